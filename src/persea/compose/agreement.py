"""Whether several answers say the same: results that are numbers, dates, yes or no, or a few words are compared by rule.

What cannot be compared so is for a model to judge; where it fails, the answer that shares most with the others counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from persea.compose.dates import find_dates
from persea.language.numbers import find_figures
from persea.language.plain import content_words, reader_text, words

_RESULT = re.compile(r"^\W*(?:final )?answer\W*:\s*(?P<result>.+?)\W*$", re.IGNORECASE | re.MULTILINE)
_FEW = 6  # words
_YES = re.compile(r"^(?P<said>yes|no|true|false)\b", re.IGNORECASE)
_SAYS = {"true": "yes", "false": "no"}
_LITTLE = frozenset("the a an is are it they of in at about exactly approximately around".split())
_CLOSE = Decimal("0.0005")  # of the larger one: "66.3" and "66.30", "33.33" and "33.333"


@dataclass(frozen=True, slots=True)
class Result:
    """What an answer comes to: one of a number in its unit, a day, or folded words."""

    number: Decimal | None = None
    """As it is written."""
    unit: str = ""
    measured: Decimal = Decimal(0)
    """In `unit`: the same for 90 minutes and 1.5 hours."""
    day: date | None = None
    text: str = ""

    def same(self, other: Result) -> bool:
        if self.number is None or other.number is None:
            return (self.number, self.day, self.text) == (other.number, other.day, other.text)
        if self.unit and other.unit:
            return self.unit == other.unit and _close(self.measured, other.measured)
        return _close(self.number, other.number)


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def stated(answer: str) -> str:
    """The result that `answer` ends with, in its own words; "" where it names none."""
    found = [match["result"].strip("*_` ") for match in _RESULT.finditer(answer)]
    return found[-1] if found else ""


def without_result(answer: str) -> str:
    """`answer` without the line that names the result alone; that line's words where there is nothing else."""
    rest = _RESULT.sub("", answer).strip()
    return rest or stated(answer)


def result_of(answer: str, currency: str = "USD") -> Result | None:
    """None where it cannot be compared by rule."""
    said = reader_text(stated(answer) or answer).strip().rstrip(".").lower()
    if not said or len(words(said)) > _FEW * 2:
        return None
    if says := _YES.match(said):
        return Result(text=_SAYS.get(says["said"], says["said"]))
    days = find_dates(said)
    if len(days) == 1 and days[0][2] is not None:
        return Result(day=days[0][2])
    figures = find_figures(said, currency)
    if len(figures) == 1:
        figure = figures[0]
        sign = -1 if re.search(r"[-−]\s*\W?$", said[: figure.start]) else 1
        return Result(sign * figure.value / figure.factor, figure.unit, sign * figure.value)
    folded = [word for word in words(said) if word not in _LITTLE]
    return Result(text=" ".join(folded)) if folded and len(folded) <= _FEW else None


def told_alike(answer: str) -> str:
    """`answer` as it is compared with others word for word: without marks of emphasis, blanks and capitals."""
    return " ".join(re.sub(r"[*_`]", "", reader_text(answer)).casefold().split()).rstrip(" .!")


def compared(answer: str, currency: str = "USD") -> Result:
    """What `answer` comes to; where no rule reads that, all of its words, which equal ones have in common."""
    return result_of(answer, currency) or Result(text=told_alike(answer))


def largest_group(results: Sequence[Result | None]) -> tuple[int, ...]:
    """The places of those that say the same, the largest such group, of equally large ones the first."""
    groups: list[list[int]] = []
    for place, result in enumerate(results):
        if result is None:
            continue
        for group in groups:
            first = results[group[0]]
            if first is not None and first.same(result):
                group.append(place)
                break
        else:
            groups.append([place])
    most = max((len(group) for group in groups), default=0)
    return next((tuple(group) for group in groups if len(group) == most), ())


def most_shared(answers: Sequence[str]) -> int:
    """The place of the answer whose words the others share most (of equal ones the first)."""
    said = [content_words(reader_text(answer).lower()) for answer in answers]

    def shared(place: int) -> float:
        return sum(
            len(said[place] & other) / max(len(said[place] | other), 1)
            for at, other in enumerate(said)
            if at != place
        )

    return max(range(len(answers)), key=shared)
