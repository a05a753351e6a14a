"""For whom a set is, where it is said of a person: "an outfit for my husband", "for a woman". Lower-case text, English.

Whom the goods of a list are for by a word beside them ("all women's") is read in set_list.py. Daughters and nephews may be
of any age, and tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.values import PieceWanted

_WOMEN = "woman|women|lady|ladies|wife|girlfriend|gf|fiancee|fiancée|mum|mom|mam|mother|mother-in-law|sister|aunt|auntie|gran|granny|grandma|grandmother|nan|nana"
_MEN = "man|men|guy|guys|bloke|gentleman|husband|hubby|boyfriend|bf|fiance|fiancé|dad|father|father-in-law|brother|uncle|grandpa|grandad|granddad|grandfather"
_OF = (
    (re.compile(rf"^(?:{_WOMEN})$"), "women's"),
    (re.compile(rf"^(?:{_MEN})$"), "men's"),
    (re.compile(r"^girls?$"), "girls"),
    (re.compile(r"^boys?$"), "boys"),
)
_FOR_WHOM = re.compile(
    rf",?\s*\bfor (?:(?:a|an|my|the|our|his|her|some|one|your) )?(?:(?:dear|lovely|old|young|older|tall|short|grown) )?(?P<who>{_WOMEN}|{_MEN}|girls?|boys?)\b(?!['’]|-)"
)


def for_whom(text: str) -> tuple[str, str]:
    """`text` without the person, and whose goods they are then: "men's"; empty where it names nobody."""
    found = _FOR_WHOM.search(text)
    if found is None:
        return text, ""
    said = next(said for pattern, said in _OF if pattern.match(found["who"]))
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()), said


_NAMED = {
    "women's": "women's",
    "womens": "women's",
    "ladies": "women's",
    "ladies'": "women's",
    "men's": "men's",
    "mens": "men's",
}


def one_owner(pieces: Sequence[str]) -> str:
    """Whose all of `pieces` are, where one of them says it and none says otherwise: a tee beside women's shoes is a woman's as well;
    empty where nobody is told, or two are."""
    told = {_NAMED[word] for piece in pieces for word in piece.split() if word in _NAMED}
    return told.pop() if len(told) == 1 else ""


def not_for_other(who: str, piece: PieceWanted) -> PieceWanted:
    """`piece` of none that is made for the other sex alone: what is for both is as good, and what says nothing."""
    if any(word in _NAMED for word in piece.ways[0][0].split()):
        return piece
    other = "men's" if who == "women's" else "women's"
    terms = tuple(dict.fromkeys((*piece.filters.exclude_terms, other)))
    return replace(piece, filters=replace(piece.filters, exclude_terms=terms))
