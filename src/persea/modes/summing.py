"""The older part of a conversation, which no prompt holds word for word: summed up, kept with it, and made anew when it changes.

    turns of the conversation -> those older than a prompt holds -> the model's lines, as far as they are of these turns, then
    a line in fixed words for each turn that they do not cover

A capable model words what has grown long, after the answer and not in its way. Each of its lines names its turns and may hold no
figure that these turns do not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from persea.compose.prompt import IN_PROMPT, prompt_for_summary
from persea.compose.summing import as_read, is_of, summed_up
from persea.errors import ModelError
from persea.language.excerpt import shortened
from persea.modes.working import said_whole
from persea.seams import LanguageModel
from persea.store.database import Connection, Database
from persea.store.summaries import BY_RECORDS, PastTurn, SummaryLine, keep_summary, past_turns, summary_lines
from persea.values import Message, Role, Turn

_DUE = 6  # turns that only fixed words cover, before a model is asked
_TURNS_READ = 30  # by a model at once; what is older stays in fixed words
_TOKENS = 700
_LONGEST = 240  # characters of a model's line
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str = Field(min_length=1)
    turns: tuple[int, ...] = Field(min_length=1)


class _Lines(BaseModel):
    model_config = ConfigDict(extra="ignore")

    lines: tuple[_Line, ...]


SUMMARY_SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "lines": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "text": {"type": "string"},
                        "turns": {"type": "array", "items": {"type": "integer"}},
                    },
                    "required": ["text", "turns"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["lines"],
        "additionalProperties": False,
    }
)


async def recall(
    turn: Turn,
    notes: tuple[str, ...],
    history: Sequence[Message],
    *,
    model: LanguageModel | None,
    database: Database,
) -> Turn:
    """`turn` with what its prompts are to know beside the last messages. Of a model too small for it nothing is asked."""
    turn = replace(turn, notes=notes)
    if model is None or model.weak or len(history) <= IN_PROMPT:
        return turn
    if turn.conversation_id is None:
        lines = summed_up(_spoken(history)[: -IN_PROMPT // 2])
    else:
        conversation = UUID(turn.conversation_id)
        async with database.connection() as conn:
            lines = await summary_of(conn, conversation, until=UUID(turn.id))
    return replace(turn, summary=tuple(line.text for line in lines))


async def summary_of(conn: Connection, conversation: UUID, *, until: UUID | None = None) -> list[SummaryLine]:
    """What the turns that a prompt does not hold came to, as they are now; kept where that has changed.

    `until`: the turn that is being answered. To be called in a transaction.
    """
    older = _older(await past_turns(conn, conversation), until)
    kept = await summary_lines(conn, conversation)
    lines = _brought_up(kept, older)
    if lines != kept:
        await keep_summary(conn, conversation, lines)
    return lines


async def sum_up(conversation: UUID, model: LanguageModel, database: Database) -> None:
    """Has a capable `model` word the older part of the conversation where enough has come that it has not worded. Where it
    fails the fixed words stand."""
    async with database.connection() as conn:
        older = _older(await past_turns(conn, conversation), None)
        worded = {
            id for line in _of_model(await summary_lines(conn, conversation), older) for id in line.turns
        }
    last = max((place for place, turn in enumerate(older) if turn.id in worded), default=-1)
    since = len(older) - 1 - last
    if model.weak or not since or since % _DUE:  # where it failed, it is not asked at each turn again
        return
    lines = await _worded(model, older[-_TURNS_READ:])
    if not lines:
        return
    async with database.connection() as conn:
        now = _older(await past_turns(conn, conversation), None)
        if lines := _of_model(lines, now):  # what was edited in the meantime is worded the next time
            await keep_summary(conn, conversation, _brought_up(lines, now))


async def _worded(model: LanguageModel, turns: Sequence[PastTurn]) -> list[SummaryLine]:
    """By `model`; without the lines that name no turn, or a figure that their turns do not."""
    try:
        prompt = prompt_for_summary([as_read(turn) for turn in turns])
        said = await said_whole(model, prompt, schema=SUMMARY_SCHEMA, max_tokens=_TOKENS)
        found = _OBJECT.search(said)
        read = _Lines.model_validate_json(found[0] if found else "")
    except (ModelError, ValidationError):
        return []
    lines = []
    for line in read.lines:
        sources = [turns[number - 1] for number in sorted(set(line.turns)) if 0 < number <= len(turns)]
        if sources and is_of(line.text, sources):
            ids = tuple(turn.id for turn in sources if turn.id is not None)
            lines.append(SummaryLine(shortened(line.text, _LONGEST), ids, model.name))
    return lines


def _brought_up(kept: Sequence[SummaryLine], older: Sequence[PastTurn]) -> list[SummaryLine]:
    """The model's lines that still hold, after what it did not read and before what came since."""
    worded = _of_model(kept, older)
    covered = {id for line in worded for id in line.turns}
    places = [place for place, turn in enumerate(older) if turn.id in covered]
    first, last = (places[0], places[-1] + 1) if places else (0, 0)
    between = [turn for turn in older[first:last] if turn.id not in covered]
    return [*summed_up(older[:first]), *worded, *summed_up([*between, *older[last:]])]


def _of_model(lines: Sequence[SummaryLine], older: Sequence[PastTurn]) -> list[SummaryLine]:
    """Those that a model worded; none where one is of a turn that is no longer there, for the others may lean on it."""
    there = {turn.id for turn in older}
    worded = [line for line in lines if line.made_by != BY_RECORDS]
    return worded if all(there.issuperset(line.turns) for line in worded) else []


def _older(turns: Sequence[PastTurn], until: UUID | None) -> list[PastTurn]:
    """Without those whose messages a prompt holds: a turn has two at most."""
    before = [turn for turn in turns if turn.id != until]
    return before[: -IN_PROMPT // 2]


def _spoken(history: Sequence[Message]) -> list[PastTurn]:
    """The turns of a conversation that is not kept."""
    turns: list[PastTurn] = []
    for message in history:
        if message.role is Role.USER:
            turns.append(PastTurn(None, message.text))
        elif turns:
            turns[-1] = replace(turns[-1], answer=message.text, shown_count=len(message.product_ids))
    return turns
