"""Words for men's and for women's goods, and for whom: "actually for my wife". Data, and which of them a word is. English."""

from __future__ import annotations

MEN = frozenset("men man men's mens man's male males gents gent gentlemen guys menswear".split())
WOMEN = frozenset(
    "women woman women's womens woman's female females ladies lady ladies' lady's womenswear".split()
)
_HE = frozenset(
    "husband hubby boyfriend bf dad daddy father papa pa brother bro grandad granddad grandpa grandfather uncle him gent "
    "son-in-law father-in-law brother-in-law fiancé fiance himself".split()
)
_SHE = frozenset(
    "wife missus girlfriend gf mum mom mam mummy mommy mother mama ma sister sis grandma granny gran nan nana nanna grandmother "
    "aunt aunty auntie her mother-in-law sister-in-law daughter-in-law fiancée fiancee herself".split()
)
ALL = ("unisex", "adult", "adults", "everyone", "anyone")
"""What fits both."""


def sex_of(word: str) -> str:
    """ "men", "women", or empty."""
    if word in MEN or word in _HE:
        return "men"
    return "women" if word in WOMEN or word in _SHE else ""
