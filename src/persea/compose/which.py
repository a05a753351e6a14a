"""Which of several products has more, less or any of something, by what their records state.

    topic ("which", "least", "caffeine") + records -> the ones that lead, and a sentence

Figures are compared in one unit, words of degree by their order, yes before no. Where the records do not tell, nothing is
said here. What it does not do: judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from persea.compose import phrases
from persea.compose.naming import called
from persea.language.plain import markdown_escaped, singular, words
from persea.values import Record

_ASKS = "which"
_FIGURE = re.compile(r"(?<![\w.])(?P<n>\d[\d,. ]*\d|\d)\s*(?P<unit>[a-zµ°]+)?", re.IGNORECASE)
_SCALES = {"kg": 1000.0, "g": 1.0, "mg": 0.001, "l": 1000.0, "litre": 1000.0, "liter": 1000.0, "litres": 1000.0, "liters": 1000.0,
           "ml": 1.0, "cl": 10.0, "m": 1000.0, "cm": 10.0, "mm": 1.0, "h": 60.0, "hour": 60.0, "hours": 60.0, "min": 1.0, "minutes": 1.0,
           "days": 1440.0, "day": 1440.0}  # fmt: skip
_DEGREES = (
    ("none", "no", "free", "decaf", "zero", "without", "never"),
    ("very low", "trace", "minimal"),
    ("low", "light", "mild", "little", "slight", "soft"),
    ("medium", "moderate", "mid", "some"),
    ("high", "strong", "full", "firm", "intense", "yes"),
    ("very high", "very strong", "maximum"),
)
_NO = frozenset({"no", "none", "not", "without", "never"})
_SHORTEST = 4  # letters that two forms of a word share


@dataclass(frozen=True, slots=True)
class Led:
    """Which of the records lead in what they call `name`, and what each states of it."""

    name: str
    leading: tuple[Record, ...]
    told: tuple[tuple[Record, str], ...]


def led(topic: Sequence[str], records: Sequence[Record]) -> Led | None:
    """None where `topic` does not ask which, or the records do not tell."""
    if len(records) < 2 or len(topic) < 3 or topic[0] != _ASKS:
        return None
    direction, asked = topic[1], topic[2:]
    named: dict[str, dict[str, str]] = {}
    for record in records:
        for name, values in (*record.attributes, *record.options):
            named.setdefault(name, {})[record.id] = ", ".join(values)
    found: list[tuple[float, Led]] = []
    for name, stated in named.items():
        score = _likeness(asked, name, stated.values())
        if score and (told := _leading(name, direction, asked, stated, records)):
            apart = len(told.leading) < len(records)
            complete = len(stated) == len(records)
            figures = direction != "any" and all(_figure(value) is not None for value in stated.values())
            found.append((score + apart + 0.5 * complete + 0.5 * figures, told))
    return max(found, key=lambda one: one[0])[1] if found else None


def asked_plainly(topic: Sequence[str]) -> tuple[str, ...]:
    """`topic` as that of any question, where the records do not tell which."""
    return tuple(topic[2:] if topic[:1] == (_ASKS,) else topic)


def write_which(topic: Sequence[str], records: Sequence[Record]) -> str:
    """A sentence; empty where `led` gives None."""
    found = led(topic, records)
    if found is None:
        return ""
    names = called(records)
    what = markdown_escaped(found.name.lower())
    value = {record.id: markdown_escaped(told) for record, told in found.told}
    each = "; ".join(f"{names[record.id]}: {value[record.id]}" for record in records)
    if not found.leading:
        return f"None of them, by what the shop states of {what}. {phrases.capital(each)}."
    if len(found.leading) == len(records):
        return f"In {what} they do not differ. {phrases.capital(each)}."
    if len(found.leading) > 1:
        listed = phrases.listing([names[record.id] for record in found.leading])
        return f"Those are {listed}, by {what}. {phrases.capital(each)}."
    first = found.leading[0]
    if _is_yes(value[first.id]):
        others = phrases.listing([names[record.id] for record in records if record is not first])
        return f"That is {names[first.id]}: {what} is stated as yes for it, and not for {others}."
    rest = [f"{names[record.id]} {value[record.id]}" for record in records if record is not first]
    return f"That is {names[first.id]}, by {what}: {value[first.id]}; {phrases.listing(rest)}."


def leading_of(topic: Sequence[str], records: Sequence[Record]) -> tuple[Record, ...]:
    """The one that leads; none where several do, or the records do not tell."""
    found = led(topic, records)
    return found.leading if found and len(found.leading) == 1 else ()


def _likeness(asked: Sequence[str], name: str, values: Iterable[str]) -> float:
    """How well what is asked fits an attribute: its name before its values."""
    score = 0.0
    said = " ".join(values).lower()
    initials = "".join(word[0] for word in words(name))
    for word in asked:
        if any(_alike(word, own) for own in words(name)):
            score += 2
        elif any(_alike(word, own) for own in words(said)):
            score += 1
        elif len(initials) >= 2 and word.endswith(initials) and len(word) <= 4:
            score += 2
    return score


def _alike(one: str, other: str) -> bool:
    one, other = singular(one), singular(other)
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST and longer.startswith(shorter))


def _leading(
    name: str, direction: str, asked: Sequence[str], stated: dict[str, str], records: Sequence[Record]
) -> Led | None:
    told = tuple((record, stated.get(record.id, "not stated")) for record in records)
    known = [record for record in records if record.id in stated]
    if direction == "any":
        if any(_is_yes(value) is not None for value in stated.values()):
            return Led(name, tuple(record for record in known if _is_yes(stated[record.id])), told)
        holding = [record for record in known if _says(asked, stated[record.id])]
        return Led(name, tuple(holding), told) if holding else None
    measured = {record.id: _measured(stated[record.id]) for record in known}
    if len(known) < 2 or any(value is None for value in measured.values()):
        return None
    values = [value for value in measured.values() if value is not None]
    best = min(values) if direction == "least" else max(values)
    return Led(name, tuple(record for record in known if measured[record.id] == best), told)


def _says(asked: Sequence[str], value: str) -> bool:
    """Whether the value itself says what is asked, and does not deny it: "dishwasher safe"."""
    said = words(value)
    return not _NO & set(said) and any(_alike(word, own) for word in asked for own in said)


def _measured(value: str) -> float | None:
    figure = _figure(value)
    return figure if figure is not None else _degree(value)


def _figure(value: str) -> float | None:
    found = _FIGURE.search(value)
    if found is None:
        return None
    digits = re.sub(r"[, ](?=\d{3}\b)", "", found["n"]).replace(",", ".").replace(" ", "")
    try:
        number = float(digits)
    except ValueError:
        return None
    return number * _SCALES.get((found["unit"] or "").lower(), 1.0)


def _degree(value: str) -> float | None:
    text = " ".join(words(value))
    best = None
    for degree, forms in enumerate(_DEGREES):
        if any(re.search(rf"\b{form}\b", text) for form in forms):
            best = float(degree) if best is None or "very" in text else best
    return best


def _is_yes(value: str) -> bool | None:
    """What a value says that states whether; None where it says something else."""
    said = words(value)
    if said[:1] and said[0] in _NO:
        return False
    return True if said[:1] and said[0] in ("yes", "true") else None
