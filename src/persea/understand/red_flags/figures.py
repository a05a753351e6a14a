"""What the figures of a message tell a red flag: ages of infants, weeks of pregnancy, temperatures, blood sugar, counts.

A table asks for them as words: `#tiny` (an age of up to three months may be meant), `#tinyold` (it is said to be an age),
`#babyold`, `#weeks` (20 to 42 weeks), `#warm` from 38 °C, `#hot` from 39, `#burning` from 40, `#lowsugar`, `#highsugar`,
`#many` (five or more).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from persea.language.inflection import unaccented

_NUMBERS = {
    "one two three four five six seven eight nine ten eleven twelve": "en", "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf": "de",
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce": "es", "un deux trois quatre cinq six sept huit neuf dix onze douze": "fr",
}  # fmt: skip
_SPELLED = {word: at for line in _NUMBERS for at, word in enumerate(line.split(), 1)} | {"eine": 1, "einen": 1, "einem": 1, "una": 1, "une": 1, "fuenf": 5, "a": 1}  # fmt: skip
_DAYS = frozenset("day days d tag tage tagen dia dias jour jours".split())
_WEEKS = frozenset("week weeks wk wks w woche wochen semana semanas semaine semaines".split())
_MONTHS = frozenset("month months mo mos mth mths m monat monate monaten mes meses mois".split())
_OLD = frozenset("old alt alte altes alter alten".split())
_OF_AGE = frozenset("de von mit hat tiene a".split())
_SUGAR = frozenset("sugar sugars glucose bg bm zucker blutzucker azucar glucosa glucemia glycemie glucose sucre".split())  # fmt: skip
_NEAR = 5  # words between what is measured and the figure


def told_figures(words: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Of each place in `words` that holds a figure, what it tells."""
    told: dict[int, tuple[str, ...]] = {}
    for at, word in enumerate(words):
        value = _value(word)
        if value is None:
            continue
        after = words[at + 1 : at + 3]
        found = _ages(value, words, at, after)
        if word[0].isdigit():
            found += _heat(value)
            found += _sugar(value, words[max(0, at - _NEAR) : at])
            if 140 <= value <= 240 or 20 <= value <= 38:
                found += ("#pulse",)
            if value >= 5:
                found += ("#many",)
        if found:
            told[at] = found
    return told


@lru_cache(maxsize=1024)
def _value(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return _SPELLED.get(unaccented(word))


def _ages(value: float, words: Sequence[str], at: int, after: Sequence[str]) -> tuple[str, ...]:
    unit = after[0] if after else ""
    months = (
        value / 30
        if unit in _DAYS
        else value / 4.35
        if unit in _WEEKS
        else value
        if unit in _MONTHS
        else None
    )
    if months is None:
        return ()
    if unit in _WEEKS and 20 <= value <= 42:
        return ("#weeks",)
    if unit in _MONTHS and 5 <= value <= 9 and "old" not in after:
        return ("#babyold", "#weeks") if value > 3 else ()
    said_old = after[1:] and after[1] in _OLD
    of_age = at > 0 and words[at - 1] in _OF_AGE and words[at - 1] != "a"
    if months <= 3.2:
        return ("#tiny", "#tinyold") if said_old or (of_age and unit not in _DAYS) else ("#tiny",)
    return ("#babyold",) if months <= 12 else ()


def _heat(value: float) -> tuple[str, ...]:
    celsius = (value - 32) / 1.8 if 100 <= value <= 109 else value
    if not 37.95 <= celsius <= 43:
        return ()
    return ("#warm", *(("#hot",) if celsius >= 38.95 else ()), *(("#burning",) if celsius >= 39.95 else ()))


def _sugar(value: float, before: Sequence[str]) -> tuple[str, ...]:
    if _SUGAR.isdisjoint(before):
        return ()
    if value < 3.6 or 25 < value < 60:
        return ("#lowsugar",)
    return ("#highsugar",) if 20 <= value <= 25 or value > 350 else ()
