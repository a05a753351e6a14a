"""Reads "carrt", "baskit" and "trolly" as what they mean, where something is put into it or taken out. English, lower case. Pure."""

from __future__ import annotations

import re

_AROUND = re.compile(
    r"\b(?P<ahead>(?:(?:in|to|into|2|from|of)\s+)?(?:my|me|the|our|your|ur)\s+(?:shopping\s+)?|(?:in|to|into|2|from)\s+(?:shopping\s+)?)(?P<word>[a-z]{3,9})\b"
)
_MEANT = ("cart", "basket", "trolley")
_OTHERS = frozenset(
    "baskets carts trolleys gasket gaskets casket brisket card care carat cat car art part cast carb caret crate curt carton volley valley trolls basted"
    " basque coat chart".split()
)


def with_carts_spelled(said: str) -> str:
    return _AROUND.sub(lambda found: found["ahead"] + _meant(found["word"]), said)


def _meant(word: str) -> str:
    if word in _OTHERS or word in _MEANT:
        return word
    return next((one for one in _MEANT if _is_slip(word, one)), word)


def _is_slip(word: str, meant: str) -> bool:
    """Letters doubled or not, two swapped, a k for a c; of a longer word also one left out, added or another."""
    said, told = _single(word.replace("kart", "cart")), _single(meant)
    if said == told or any(
        said == told[:at] + told[at + 1] + told[at] + told[at + 2 :] for at in range(1, len(told) - 1)
    ):
        return True
    if len(meant) < 6 or word[0] != meant[0] or abs(len(word) - len(meant)) > 1:
        return False
    head = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), min(len(word), len(meant)))  # fmt: skip
    rest, wanted = word[head:], meant[head:]
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
