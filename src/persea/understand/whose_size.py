"""For whom a size is: "women's 7" asks for women's boots in size 7, where the shop states for whom goods are made.

Lower-case reader text, English.
"""

from __future__ import annotations

import re

from persea.language.numbers import spelled_number
from persea.store.vocabulary import Vocabulary

_WHO = {
    "women's": r"wom[ae]n'?s?|ladies'?|lady's|female|womens",
    "men's": r"men'?s?|mens|gents'?|gentlem[ae]n'?s|male|blokes?",
}
_BEFORE = {
    who: re.compile(
        rf"\b(?:{said})(?: fit)?,? (?:in )?(?:an? )?(?:(?:us|uk|eu) )?(?:size )?(?=\d{{1,2}}(?:[.,]5)?\b(?! ?(?:[$€£%]|\w*years?|cm|mm|kg|g\b|l\b|pieces?|pairs?)))"
    )
    for who, said in _WHO.items()
}
_AFTER = {
    who: re.compile(rf"\b(size (?:\d{{1,2}}(?:[.,]5)?|\w+teen|ten|eleven|twelve|[a-z]{{1,3}}))(?: in)? (?:{said})(?![\w'])")
    for who, said in _WHO.items()
}  # fmt: skip
_FOR = {
    who: re.compile(rf"\bfor (?:an? |adult |grown[- ]up )?(?:{said})(?![\w'])(?! (?:who|that|with|of|in)\b)")
    for who, said in _WHO.items()
}
_SPELLED = re.compile(
    r"\bsize (five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)\b(?! (?:and|or) a half)"
)
_SAID = {
    "women's": re.compile(
        r"\b(?:womens|ladies'?|lady's|womans|woman's)(?= [a-z])(?! (?:and|or|first|night|man)\b)"
    ),
    "men's": re.compile(r"\b(?:mens|gents'?|gentlem[ae]n'?s)(?= [a-z])(?! (?:and|or)\b)"),
}
_ONE_PRODUCT = re.compile(
    r"\b(?:do you (?:have|sell|stock)|have you got|is|are|got|want|like) (?:the|this|that|these|those) \w+"
)


def as_fit(text: str, vocabulary: Vocabulary) -> str:
    """`text` with the size and for whom it is side by side, in the shop's word for it."""
    if vocabulary.locale != "en":
        return text
    text = _SPELLED.sub(lambda found: f"size {spelled_number(found[1])}", text)
    for who in _WHO:
        if who not in vocabulary.stated:
            continue
        text = _BEFORE[who].sub(f"{who} size ", text)
        text = _AFTER[who].sub(rf"{who} \1", text)
        text = _SAID[who].sub(who, text)
        if not _ONE_PRODUCT.search(text):
            text = _FOR[who].sub(f"that is {who}", text)
    return text
