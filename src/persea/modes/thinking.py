"""Thinking: a model that works the answer out, with tools, and at more effort checks what it has before it is said.

A model too small to reason gains nothing by it and answers as in fast; what can be reckoned exactly has been
answered before this mode is reached.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from pydantic import BaseModel, ConfigDict, ValidationError

from persea.compose.cut import cut_short
from persea.compose.prompt import background_of, prompt_for_check, prompt_for_thinking
from persea.compose.stream import Speech
from persea.compose.talk import NOTHING_TO_SAY, UNREACHABLE
from persea.compose.thoughts import shown_thought
from persea.compose.worked import ReadWorked
from persea.errors import CutShort, ModelError
from persea.gather.toolbox import Toolbox
from persea.modes.working import PACES, Work, found_so_far, said_whole
from persea.seams import LanguageModel
from persea.store.withheld import WithheldSentences
from persea.values import (
    Done,
    Effort,
    Failed,
    Message,
    Mode,
    ReplyEvent,
    Role,
    Status,
    Text,
    Thought,
    ToolStep,
    Turn,
)

_CHECK_TOKENS = 200
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class Check(BaseModel):
    """What a check of an answer came to."""

    model_config = ConfigDict(extra="ignore")

    ok: bool
    problem: str = ""


CHECK_SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {"ok": {"type": "boolean"}, "problem": {"type": "string"}},
        "required": ["ok", "problem"],
        "additionalProperties": False,
    }
)


async def think(
    turn: Turn,
    message: Message,
    history: Sequence[Message],
    *,
    model: LanguageModel,
    toolbox: Toolbox,
    reasons: bool = False,
    withheld: WithheldSentences | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """One turn of thinking with a capable `model`: Status, Thoughts and ToolSteps, Text, Usage, Done; or Failed.
    `reasons`: the model thinks by itself; another is told to plan."""
    yield Status("thinking")
    effort = turn.effort or Effort.MEDIUM
    work = Work(model, turn, toolbox, effort=effort)
    limit = ""
    try:
        prompt = prompt_for_thinking(message.text, history, reasons=reasons, known=background_of(turn))
        async with aclosing(_worked(work, message.text, prompt, model, effort)) as events:
            async for event in events:
                yield event
    except CutShort as cut:
        limit = cut.limit
    except ModelError as error:
        if not work.answer.strip():
            yield Failed(error.code, f"{UNREACHABLE} ({error.what}.)", error.retryable)
            return
    yield Status("writing")
    reader = ReadWorked(message.text, work.found, turn.currency, turn.started_at)
    speech = Speech(model, reader.read)
    said = ""
    for text in speech.read_whole(work.answer):
        said += text.delta
        yield text
    if limit:
        for text in [] if said.strip() else found_so_far(work.found, message.text, turn):
            said += text.delta
            yield text
        yield Text(cut_short(limit, turn.locale, after=said))
    elif not said.strip():
        yield Text(NOTHING_TO_SAY)
    speech.tell(withheld)
    yield speech.usage()
    yield Done(turn.id, Mode.THINKING)


async def _worked(
    work: Work, question: str, prompt: list[Message], model: LanguageModel, effort: Effort
) -> AsyncGenerator[Thought | ToolStep, None]:
    """Works it out, and anew where a check finds fault with it, as often as the effort is worth."""
    for checks_left in range(PACES[effort].checks, -1, -1):
        async with aclosing(work.run(prompt)) as events:
            async for event in events:
                yield event
        if not checks_left or not work.answer.strip():
            return
        problem = await _problem(work, question, model)
        if not problem:
            return
        yield Thought(shown_thought(f"\nA check found: {problem}\n"))
        again = f"A check of your answer found: {problem} Put it right, and answer anew in full."
        prompt = [*prompt, Message(Role.ASSISTANT, work.answer), Message(Role.USER, again)]


async def _problem(work: Work, question: str, model: LanguageModel) -> str:
    """What is wrong with the answer; "" where nothing is, and where the check says nothing that can be read."""
    prompt = prompt_for_check(question, work.answer, [result.text for _, result in work.found])
    try:
        said = await said_whole(model, prompt, schema=CHECK_SCHEMA, max_tokens=_CHECK_TOKENS)
    except CutShort:
        raise
    except ModelError:
        return ""  # the answer stands; only its check failed
    found = _OBJECT.search(said)
    try:
        check = Check.model_validate_json(found[0]) if found else None
    except ValidationError:
        check = None
    return "" if check is None or check.ok else " ".join(check.problem.split()) or "It is not right."
