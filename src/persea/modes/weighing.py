"""Weighs what several agents answered: by rule where their results can be compared, else by a judge, else by what they share."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from persea.compose.agreement import (
    compared,
    largest_group,
    most_shared,
    result_of,
    stated,
    told_alike,
    without_result,
)
from persea.compose.deliberation import is_open
from persea.compose.prompt import prompt_for_judge
from persea.errors import CutShort, ModelError
from persea.language.excerpt import shortened
from persea.modes.working import said_whole
from persea.seams import LanguageModel

LONGEST_ANSWER = 120
"""Characters of an agent's answer that are shown beside the one that is given."""
_JUDGE_TOKENS = 600
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class Judgement(BaseModel):
    """What a judge made of several answers."""

    model_config = ConfigDict(extra="ignore")

    answer: str = Field(min_length=1)
    agreement: float = Field(ge=0, le=1)
    dissent: tuple[str, ...] = ()


JUDGE_SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "answer": {"type": "string"},
            "agreement": {"type": "number"},
            "dissent": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["answer", "agreement", "dissent"],
        "additionalProperties": False,
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    role: str
    text: str

    @property
    def brief(self) -> str:
        """What it comes to."""
        return stated(self.text) or shortened(self.text, LONGEST_ANSWER)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the share of those who answered that hold it, and what the others held."""

    answer: str
    agreement: float
    dissent: tuple[str, ...] = ()
    judged: bool = False
    """Whether a judge was asked, whose tokens are no agent's."""
    is_whole: bool = True
    """False where several answers stand beside one another, of which nobody has made one."""


def is_settled(answers: Sequence[Answer], of_all: int, currency: str) -> bool:
    """Whether more than half `of_all` say the same by now, so that those still at work cannot change it."""
    return len(largest_group([compared(answer.text, currency) for answer in answers])) * 2 > of_all


async def weigh(question: str, answers: Sequence[Answer], model: LanguageModel, currency: str) -> Verdict:
    """`answers` are one or more. Raises CutShort."""
    group = largest_group([compared(answer.text, currency) for answer in answers])
    is_majority = len(group) * 2 > len(answers)
    results = [result_of(answer.text, currency) for answer in answers]
    measured = all(result is not None and not result.text for result in results)
    if len(_alike(answers, 0)) == len(answers) or (not is_open(question) and (is_majority or measured)):
        places = group or (0,)
        return _verdict(answers, places[0], places)
    prompt = prompt_for_judge(question, [(answer.role, answer.text) for answer in answers])
    try:
        said = await said_whole(model, prompt, schema=JUDGE_SCHEMA, max_tokens=_JUDGE_TOKENS)
        found = _OBJECT.search(said)
        judged = Judgement.model_validate_json(found[0] if found else "")
    except CutShort:
        raise
    except (ModelError, ValidationError):
        return replace(unweighed(answers), judged=True)
    held = [
        answer for answer in answers if told_alike(without_result(answer.text)) == told_alike(judged.answer)
    ]
    return Verdict(
        judged.answer, max(judged.agreement, len(held) / len(answers)), judged.dissent, judged=True
    )


def unweighed(answers: Sequence[Answer]) -> Verdict:
    """Without a judge: the answer that shares most with the others, held by those that say it word for word."""
    place = most_shared([without_result(answer.text) for answer in answers])
    return _verdict(answers, place, _alike(answers, place))


def _alike(answers: Sequence[Answer], place: int) -> tuple[int, ...]:
    """The places of those that say word for word what the one at `place` says."""
    said = [told_alike(answer.text) for answer in answers]
    return tuple(at for at, text in enumerate(said) if text == said[place])


def _verdict(answers: Sequence[Answer], place: int, group: Sequence[int]) -> Verdict:
    """The answer at `place`, which those in `group` hold."""
    held = tuple(
        f"{answer.role} held: {answer.brief}" for at, answer in enumerate(answers) if at not in group
    )
    return Verdict(without_result(answers[place].text), len(group) / len(answers), held)
