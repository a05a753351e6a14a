"""What goods measure, and what is asked to be more or less of it than what was shown: "bigger", "a longer battery life".

text, the goods of the kind, what was shown -> Limit
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.gather.of_a_kind import OfAKind, Told, stem
from persea.language.plain import words
from persea.understand.measured import measures_in
from persea.values import Limit

_FURTHER = re.compile(
    r"\b(?:(?P<more>longer|bigger|larger|taller|wider|higher|brighter|thicker|deeper|roomier|more|better)|(?P<less>smaller|shorter|narrower|lower|thinner|slimmer|less|fewer|dimmer))\b(?! (?:than|expensive|like|of (?:these|those)))(?P<of>(?: [a-z]+){0,3})"
)
_SIZES = ("capacity", "volume", "diameter", "height", "width", "length")
_WAYS = {
    "taller": ("height",), "wider": ("width", "diameter"), "narrower": ("width", "diameter"), "brighter": ("brightness",),
    "dimmer": ("brightness",), "longer": ("length",), "shorter": ("length", "height"), "thicker": ("thickness", "pile"),
    "thinner": ("thickness", "pile"), "slimmer": ("thickness", "width"), "deeper": ("depth",),
    "bigger": _SIZES, "larger": _SIZES, "roomier": _SIZES, "smaller": _SIZES,
}  # fmt: skip
_MOST = float("inf")
_BEYOND = 0.001


def measures_of(product: Told, limit: Limit) -> list[float]:
    """What `product` says that it measures, of what `limit` speaks of."""
    named = [text for name, text in product.texts if not limit.of or any(of in name for of in limit.of)]
    return [value for text in named for unit, value, _, _ in measures_in(text) if unit == limit.unit]


def further_on(text: str, kind: OfAKind, shown: Sequence[str]) -> tuple[str, tuple[Limit, ...]]:
    """What else `text` says, and the limit: beyond all of `shown` where anything is, else beyond half of them."""
    found = _FURTHER.search(text)
    if found is None:
        return text, ()
    said = {stem(word) for word in words(found["of"])}
    names = {name for one in kind.products for name, _ in one.texts}
    ways = sorted(name for name in names if said & {stem(word) for word in words(name)})
    of_shown = [one for one in kind.products if one.id in shown]
    for way in ways or _WAYS.get(found["more"] or found["less"], ()):
        told = [
            (value, unit, value_text[start:end])
            for one in of_shown
            for name, value_text in one.texts
            if way in name
            for unit, value, start, end in measures_in(value_text)
        ]
        if told:
            end = found.end() if ways else found.start("of")
            rest = " ".join(f"{text[: found.start()]} {text[end:]}".split())
            return rest, (_beyond(sorted(told), way, kind, more=found["more"] is not None),)
    return text, ()


def _beyond(told: list[tuple[float, str, str]], way: str, kind: OfAKind, *, more: bool) -> Limit:
    unit = told[0][1]
    for value, _, _ in (told[-1 if more else 0], told[len(told) // 2]):
        limit = (
            Limit(unit, value * (1 + _BEYOND), _MOST, (way,), "")
            if more
            else Limit(unit, 0.0, value * (1 - _BEYOND), (way,), "")
        )
        if any(
            limit.lowest <= held <= limit.highest for one in kind.products for held in measures_of(one, limit)
        ):
            return limit
    return limit
