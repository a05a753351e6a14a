"""Turns of a conversation summed up in fixed words, from what was kept of them: what was asked, shown, decided, wished, noted.

    turns -> lines, each with the turns it comes from

Pure, and without a model. The newest of these turns have a line each; those before them share one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from persea.language.excerpt import shortened
from persea.store.summaries import PastTurn, SummaryLine

_LINES = 12  # turns with a line of their own
_MERGED = 8  # requests that the line of those before them names
_ASKED = 100  # characters
_ANSWER = 120
_TITLES = 3
_DECIDED = re.compile(
    r"\b(?:i'll take|i will take|i'll go (?:with|for)|let's (?:go with|take)|i(?:'ve| have) decided|i choose|i want the (?:first|second|third|last)"
    r"|ich nehme|ich entscheide mich|me quedo con|me llevo|elijo|je prends|je choisis)\b",
    re.IGNORECASE,
)


def summed_up(turns: Sequence[PastTurn]) -> list[SummaryLine]:
    """The lines of `turns`, which are oldest first."""
    early, late = turns[:-_LINES], turns[-_LINES:]
    lines = [_merged(early)] if early else []
    return [*lines, *(SummaryLine(_line(turn), _ids([turn])) for turn in late)]


def _line(turn: PastTurn) -> str:
    asked = shortened(turn.asked, _ASKED)
    told = [f"Decided: “{asked}”." if _DECIDED.search(turn.asked) else f"Asked: “{asked}”."]
    if turn.shown:
        more = f" and {turn.shown_count - _TITLES} more" if turn.shown_count > _TITLES else ""
        told.append(f"Shown: {', '.join(shortened(title, 60) for title in turn.shown[:_TITLES])}{more}.")
    elif turn.shown_count:
        told.append(f"Products shown: {turn.shown_count}.")
    elif turn.answer.strip():
        told.append(f"Answered: “{shortened(turn.answer, _ANSWER)}”.")
    else:
        told.append("It was not answered.")
    if turn.wishes:
        told.append(f"Wished for good: {'; '.join(f'“{shortened(one, 80)}”' for one in turn.wishes)}.")
    if turn.notes:
        told.append(f"Asked to have noted: {'; '.join(f'“{shortened(one, 80)}”' for one in turn.notes)}.")
    return " ".join(told)


def _merged(turns: Sequence[PastTurn]) -> SummaryLine:
    """Of many turns, as many requests as there is room for, from the first to the last of them."""
    step = max(len(turns) / _MERGED, 1)
    some = [turns[int(place * step)] for place in range(min(_MERGED, len(turns)))]
    asked = "; ".join(f"“{shortened(turn.asked, 60)}”" for turn in some)
    others = f", and {len(turns) - len(some)} other turns" if len(turns) > len(some) else ""
    said = [one for turn in turns for one in (*turn.wishes, *turn.notes)][:_MERGED]
    lasting = f" Said of themselves: {'; '.join(f'“{shortened(one, 80)}”' for one in said)}." if said else ""
    return SummaryLine(f"Before that, asked: {asked}{others}.{lasting}", _ids(turns))


def as_read(turn: PastTurn) -> str:
    """A turn as a model is given it."""
    shown = f"\nShown: {', '.join(turn.shown)}" if turn.shown else ""
    return f"Person: {turn.asked[:600]}\nAssistant: {shortened(turn.answer, 400)}{shown}"


def is_of(line: str, turns: Sequence[PastTurn]) -> bool:
    """Whether each figure of `line` stands in one of `turns`."""
    told = " ".join(f"{turn.asked} {turn.answer} {' '.join(turn.shown)}" for turn in turns)
    figures = set(re.findall(r"\d+(?:[.,]\d+)*", told))
    return all(figure in figures for figure in re.findall(r"\d+(?:[.,]\d+)*", line))


def _ids(turns: Sequence[PastTurn]) -> tuple[UUID, ...]:
    return tuple(turn.id for turn in turns if turn.id is not None)
