"""One agent at work: a model that thinks, asks for tools, is given what they found, and answers, in bounded rounds.

Thinking is one of these, contemplating several. The answer is kept, not let out: whoever began the work reads it first.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from time import perf_counter

from persea.compose.reckoned import write_found
from persea.compose.thoughts import Thinking
from persea.errors import ModelError, ToolError
from persea.gather.as_data import as_data, marked
from persea.gather.toolbox import Toolbox
from persea.seams import LanguageModel, Manner, ToolResult
from persea.values import (
    Effort,
    Message,
    ModelText,
    ModelThought,
    ModelToolCalls,
    ModelUsage,
    Role,
    Text,
    Thought,
    ToolCall,
    ToolStep,
    Turn,
)

_TOOLS_AT_ONCE = 4
_PLAN, _PLAN_END = "<plan>", "</plan>"


@dataclass(frozen=True, slots=True)
class Pace:
    """How far work may go."""

    rounds: int
    calls: int
    """Of tools, in all."""
    checks: int
    """How often the answer is gone through and, where it is wrong, worked out again."""


PACES = {
    Effort.NONE: Pace(rounds=2, calls=4, checks=0),
    Effort.LOW: Pace(rounds=3, calls=6, checks=0),
    Effort.MEDIUM: Pace(rounds=5, calls=10, checks=1),
    Effort.HIGH: Pace(rounds=8, calls=20, checks=2),
}


class Work:
    """`answer` is what has been said so far, `found` what each tool gave; both stand where it is cut short."""

    def __init__(
        self,
        model: LanguageModel,
        turn: Turn,
        toolbox: Toolbox,
        *,
        effort: Effort,
        lane: str = "",
        temperature: float = 0.3,
    ) -> None:
        self._model = model
        self._turn = turn
        self._toolbox = toolbox
        self._effort = effort
        self._pace = PACES[effort]
        self._lane = lane
        self._temperature = temperature
        self._called = 0
        self.answer = ""
        self.found: list[tuple[str, ToolResult]] = []
        self.tokens = 0

    async def run(self, prompt: Sequence[Message]) -> AsyncGenerator[Thought | ToolStep, None]:
        """Works until there is an answer, or the rounds are used up. Raises ModelError."""
        draft = self.answer
        try:
            async with aclosing(self._rounds(prompt)) as events:
                async for event in events:
                    yield event
        except ModelError:
            self.answer = self.answer if self.answer.strip() else draft
            raise

    async def _rounds(self, prompt: Sequence[Message]) -> AsyncGenerator[Thought | ToolStep, None]:
        messages = list(prompt)
        for round_number in range(1, self._pace.rounds + 1):
            may_call = round_number < self._pace.rounds and self._called < self._pace.calls
            calls: tuple[ToolCall, ...] = ()
            self.answer = ""
            async with aclosing(self._said(messages, may_call)) as events:
                async for event in events:
                    if isinstance(event, ModelToolCalls):
                        calls = event.calls[: self._pace.calls - self._called]
                    else:
                        yield event
            if not calls or not may_call:
                return
            if self.answer.strip():
                yield Thought(f"{self.answer.strip()}\n", self._lane)
            messages.append(Message(Role.ASSISTANT, self.answer, tool_calls=calls))
            self._called += len(calls)
            for step, message in await self._ran(calls):
                yield step
                messages.append(message)

    async def _said(
        self, messages: Sequence[Message], may_call: bool
    ) -> AsyncGenerator[Thought | ModelToolCalls, None]:
        """One answer of the model: what it says is kept in `answer`, a plan in front of it is let out as a thought."""
        manner = Manner(effort=self._effort, tools=self._toolbox.specs if may_call else ())
        thinking, planning = Thinking(), _Planning()
        answer = self._model.stream(
            messages, max_tokens=self._turn.max_tokens, temperature=self._temperature, manner=manner
        )
        async with aclosing(answer) as events:
            async for event in events:
                match event:
                    case ModelThought(delta):
                        planned = delta
                    case ModelText(delta):
                        planned, said = planning.feed(delta)
                        self.answer += said
                    case ModelUsage():
                        self.tokens += event.prompt_tokens + event.completion_tokens
                        continue
                    case ModelToolCalls():
                        yield event
                        continue
                if shown := thinking.feed(planned):
                    yield Thought(shown, self._lane)
        self.answer += planning.end()
        if shown := thinking.end():
            yield Thought(shown, self._lane)

    async def _ran(self, calls: Sequence[ToolCall]) -> list[tuple[ToolStep, Message]]:
        at_once = asyncio.Semaphore(_TOOLS_AT_ONCE)
        return list(await asyncio.gather(*(self._one(call, at_once) for call in calls)))

    async def _one(self, call: ToolCall, at_once: asyncio.Semaphore) -> tuple[ToolStep, Message]:
        async with at_once:
            step, result = await run_tool(self._toolbox, call, self._turn, self._lane)
        if result is not None:
            self.found.append((call.name, result))
        told = result or ToolResult(step.gave)
        return step, Message(Role.TOOL, marked(call.name, told.text), tool_call_id=call.id)


async def run_tool(
    toolbox: Toolbox, call: ToolCall, turn: Turn, lane: str = ""
) -> tuple[ToolStep, ToolResult | None]:
    """What a tool gave, or why it could not; None for the result then."""
    begun, result = perf_counter(), None
    try:
        result = await toolbox.answer(call.name, call.arguments, turn)
        gave = result.text
    except ToolError as error:
        then = (
            "Try with other arguments." if error.retry_differently else "Do not try again; tell the person."
        )
        gave = as_data(f"{error}\n{then}")
    ms = (perf_counter() - begun) * 1000
    return ToolStep(call.id, call.name, call.arguments, gave, result is not None, ms, lane), result


def found_so_far(found: Sequence[tuple[str, ToolResult]], question: str, turn: Turn) -> list[Text]:
    """What was reckoned by the time a limit ended the work, apart from each other: what it has where no answer came."""
    texts = write_found([(tool, result.text) for tool, result in found], question, turn)
    return [part for place, text in enumerate(texts) for part in ([Text("\n\n")] if place else []) + [text]]


class _Planning:
    """Parts a plan in front of an answer from the answer, as it comes."""

    def __init__(self) -> None:
        self._held = ""
        self._is_plan: bool | None = None

    def feed(self, delta: str) -> tuple[str, str]:
        """What is plan, what is answer."""
        if self._is_plan is False:
            return "", delta
        self._held += delta
        if self._is_plan is None:
            begun = self._held.lstrip()
            if len(begun) < len(_PLAN) and _PLAN.startswith(begun):
                return "", ""
            self._is_plan = begun.startswith(_PLAN)
            self._held = begun.removeprefix(_PLAN)
            if not self._is_plan:
                return "", self.end()
        plan, end, rest = self._held.partition(_PLAN_END)
        if end:
            self._is_plan, self._held = False, ""
            return f"{plan}\n", rest.lstrip()
        sure = max(len(plan) - len(_PLAN_END), 0)
        self._held = plan[sure:]
        return plan[:sure], ""

    def end(self) -> str:
        """What is left; a plan that never ended was the answer."""
        rest, self._held = self._held, ""
        return rest


async def said_whole(model: LanguageModel, prompt: Sequence[Message], *, schema: str, max_tokens: int) -> str:
    """All that the model says, cool-headed. Raises ModelError."""
    said, _ = await said_and_tokens(model, prompt, schema=schema, max_tokens=max_tokens)
    return said


async def said_and_tokens(
    model: LanguageModel, prompt: Sequence[Message], *, schema: str, max_tokens: int
) -> tuple[str, int]:
    """As `said_whole`, with the tokens that the endpoint counted. Raises ModelError."""
    said, tokens = "", 0
    answer = model.stream(prompt, max_tokens=max_tokens, temperature=0.0, manner=Manner(schema=schema))
    async with aclosing(answer) as events:
        async for event in events:
            if isinstance(event, ModelText):
                said += event.delta
            elif isinstance(event, ModelUsage):
                tokens += event.prompt_tokens + event.completion_tokens
    return said, tokens
