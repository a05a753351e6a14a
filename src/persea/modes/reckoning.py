"""Reckoning: what words alone tell how to work out is worked out by tools and said as they give it. No model takes part."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from persea.compose.reckoned import write_reckoned
from persea.gather.toolbox import Toolbox
from persea.modes.working import run_tool
from persea.understand.reckoning import plan_reckoning
from persea.values import Done, Mode, ReplyEvent, Text, ToolStep, Turn


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What was asked of tools and given by them, all of it well, and the language of the question."""

    steps: tuple[ToolStep, ...]
    language: str


async def reckoned(text: str, turn: Turn, toolbox: Toolbox) -> Reckoned | None:
    """The reckoning that `text` asks for, done; None where it is not surely one, or cannot be done."""
    plan = plan_reckoning(text, locale=turn.locale, currency=turn.currency)
    if plan is None:
        return None
    steps = []
    for call in plan.calls:
        step, result = await run_tool(toolbox, call, turn)
        if result is None:
            return None
        steps.append(step)
    return Reckoned(tuple(steps), plan.language)


async def reckon(turn: Turn, question: str, done: Reckoned, mode: Mode) -> AsyncGenerator[ReplyEvent, None]:
    """ToolSteps, Text, Done."""
    for step in done.steps:
        yield step
    texts: Sequence[Text] = [
        write_reckoned(step.tool, step.gave, question, done.language, turn) for step in done.steps
    ]
    for place, text in enumerate(texts):
        if place:
            yield Text("\n\n")
        yield text
    yield Done(turn.id, mode)
