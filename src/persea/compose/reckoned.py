"""Says what a tool reckoned exactly, in the person's language: the result first, then how it came about.

No model takes part. What has no words in that language is said as the tool says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from persea.compose.provenance import of_the_tools
from persea.language.plain import markdown_escaped
from persea.values import Text, Turn

_ISO = re.compile(r" \((\d{4}-\d\d-\d\d)\)")
_COUNTED = re.compile(r": (?P<count>-?[\d,]+) (?P<unit>days?|years?)(?: old)?\b")
_ROUNDED = re.compile(r"^≈ (?P<value>.+?) \(rounded to \d+ digits\)$")


@dataclass(frozen=True, slots=True)
class _Words:
    is_result: str
    is_about: str
    days: tuple[str, str]
    years: tuple[str, str]
    weekdays: tuple[str, ...]
    day: str
    """With the weekday, and the day, month and year as numbers."""


_WORDS = {
    "en": _Words("That is **{result}**.", "That is about **{result}**.", ("day", "days"), ("year", "years"), (), ""),
    "de": _Words(
        "Das sind **{result}**.", "Das sind etwa **{result}**.", ("Tag", "Tage"), ("Jahr", "Jahre"),
        ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        "Das ist **{weekday}, der {day}.{month}.{year}**.",
    ),
    "es": _Words(
        "Son **{result}**.", "Son unos **{result}**.", ("día", "días"), ("año", "años"),
        ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        "Es el **{weekday} {day}/{month}/{year}**.",
    ),
    "fr": _Words(
        "Cela fait **{result}**.", "Cela fait environ **{result}**.", ("jour", "jours"), ("an", "ans"),
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        "C’est le **{weekday} {day}/{month}/{year}**.",
    ),
}  # fmt: skip


def write_reckoned(tool: str, given: str, question: str, language: str, turn: Turn) -> Text:
    """The answer; `given` is what `tool` gave. Its figures are the tool's, or stand in the question."""
    words = _WORDS.get(language, _WORDS["en"])
    said = _calculated(given, words) if tool == "calculate" else _dated(given, words)
    origins = of_the_tools(said, [(tool, given)], question, turn.started_at, turn.currency)
    return Text(said, origins)


def write_found(found: Sequence[tuple[str, str]], question: str, turn: Turn) -> list[Text]:
    """What tools reckoned by the time an answer had to end, in order: (name, what it gave). That of other tools is left out."""
    reckoned = dict.fromkeys(one for one in found if one[0] in ("calculate", "dates"))
    return [write_reckoned(tool, given, question, turn.locale, turn) for tool, given in reckoned]


def _calculated(given: str, words: _Words) -> str:
    expression, equals, result = given.rpartition(" = ")
    if not equals:
        return markdown_escaped(given)
    if rounded := _ROUNDED.match(result):
        told, working = words.is_about.format(result=rounded["value"]), f"{expression} ≈ {rounded['value']}"
    else:
        told, working = words.is_result.format(result=result), given
    return f"{told}\n\n{markdown_escaped(working)}"


def _dated(given: str, words: _Words) -> str:
    days = _ISO.findall(given)
    counted = _COUNTED.search(given)
    plain = _ISO.sub("", given)
    if counted:
        one, several = words.days if counted["unit"].startswith("day") else words.years
        unit = one if counted["count"] == "1" else several
        told = words.is_result.format(result=f"{counted['count']} {unit}")
        return f"{told}\n\n{plain}" if not words.day else told
    if not words.day or not days:
        return plain
    day = date.fromisoformat(days[-1])
    return words.day.format(
        weekday=words.weekdays[day.weekday()], day=day.day, month=day.month, year=day.year
    )
