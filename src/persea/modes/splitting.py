"""Splits a task into parts that can be worked at once, and joins what they found to one answer.

One bounded call each, by a schema, so that only a model that fits schemas is asked. A plan that cannot be read, comes late,
says that there is nothing to split, or hands the whole task out again is no plan, and nothing changes by it.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from persea.compose.agreement import told_alike, without_result
from persea.compose.prompt import Background, prompt_for_joining, prompt_for_plan
from persea.errors import CutShort, ModelError
from persea.language.plain import words
from persea.modes.weighing import JUDGE_SCHEMA, Answer, Judgement, Verdict
from persea.modes.working import said_and_tokens, said_whole
from persea.seams import LanguageModel
from persea.values import Message

PLAN_WITHIN_S = 20.0
_SHORTEST = 12  # words of a question; a shorter one is worked out before it is split
_FEWEST, _MOST = 2, 4
_PLAN_TOKENS = 500
_JOIN_TOKENS = 900
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
PLAN_SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "can_split": {"type": "boolean"},
            "parts": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"title": {"type": "string"}, "task": {"type": "string"}},
                    "required": ["title", "task"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["can_split", "parts"],
        "additionalProperties": False,
    }
)


class Part(BaseModel):
    """What one agent works at."""

    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=True)

    title: str = Field(min_length=1, max_length=80)
    task: str = Field(min_length=8, max_length=800)


class _Planned(BaseModel):
    model_config = ConfigDict(extra="ignore")

    can_split: bool
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`parts` is empty where the task stays whole, and `why` says so."""

    parts: tuple[Part, ...] = ()
    why: str = ""
    tokens: int = 0
    is_read: bool = True
    """Whether something came that could be read as a plan."""


def may_be_split(question: str) -> bool:
    """Whether it is long enough that to ask for a plan may save more than it takes."""
    return len(words(question)) >= _SHORTEST


async def plan_for(
    question: str, history: Sequence[Message], known: Background, model: LanguageModel, *, within_s: float
) -> Plan:
    """Raises nothing: a limit that is reached here ends the agents' work as well, which says so."""
    prompt = prompt_for_plan(question, history, known)
    try:
        async with asyncio.timeout(within_s):
            said, tokens = await said_and_tokens(model, prompt, schema=PLAN_SCHEMA, max_tokens=_PLAN_TOKENS)
    except TimeoutError:
        return Plan(why="The plan came too late.", is_read=False)
    except ModelError:
        return Plan(why="There was no plan.", is_read=False)
    try:
        found = _OBJECT.search(said)
        planned = _Planned.model_validate_json(found[0] if found else "")
    except ValidationError:
        return Plan(why="The plan could not be read.", tokens=tokens, is_read=False)
    if not planned.can_split:
        return Plan(why="It has no parts that can be worked at once.", tokens=tokens)
    if not _is_useful(planned.parts, question):
        return Plan(why="The plan was of no use.", tokens=tokens)
    return Plan(planned.parts, tokens=tokens)


def _is_useful(parts: Sequence[Part], question: str) -> bool:
    """Two to four that differ, none of which is the whole task again."""
    tasks = {told_alike(part.task) for part in parts}
    titles = {told_alike(part.title) for part in parts}
    return (
        _FEWEST <= len(parts) <= _MOST
        and len(tasks) == len(titles) == len(parts)
        and told_alike(question) not in tasks
    )


async def join(
    question: str, answers: Sequence[Answer], missing: Sequence[str], model: LanguageModel
) -> Verdict:
    """One answer from what the parts found, each of which names its part as its role. Raises CutShort."""
    told = [(answer.role, answer.text) for answer in answers]
    prompt = prompt_for_joining(question, told, missing)
    try:
        said = await said_whole(model, prompt, schema=JUDGE_SCHEMA, max_tokens=_JOIN_TOKENS)
        found = _OBJECT.search(said)
        joined = Judgement.model_validate_json(found[0] if found else "")
    except CutShort:
        raise
    except (ModelError, ValidationError):
        return side_by_side(answers, judged=True)
    return Verdict(joined.answer, joined.agreement, joined.dissent, judged=True)


def side_by_side(answers: Sequence[Answer], *, judged: bool = False) -> Verdict:
    """Where nobody joined it, what each part found; whether it fits together nobody has looked at."""
    told = "\n\n".join(f"**{answer.role}**: {without_result(answer.text).strip()}" for answer in answers)
    return Verdict(told, 0.0, judged=judged, is_whole=False)
