"""A language model that acts a part: what it says is worked out from what it is asked, after so many seconds."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from persea.errors import ModelError, ToolError
from persea.seams import QUICKLY, Manner, ToolResult, ToolSpec
from persea.values import (
    Effort,
    Message,
    Mode,
    ModelEvent,
    ModelText,
    ModelThought,
    ModelToolCalls,
    ModelUsage,
    ReplyEvent,
    Role,
    Text,
    Thought,
    ToolCall,
    Turn,
)

_USED = ModelUsage(100, 20)
_SPEC = ToolSpec("calculate", "Works out an expression.", '{"type": "object"}')


@dataclass(frozen=True)
class Says:
    """One answer: thoughts, then words, then calls of tools, `gap_s` between the words; or a failure."""

    text: str = ""
    thought: str = ""
    calls: tuple[ToolCall, ...] = ()
    delay_s: float = 0.0
    gap_s: float = 0.0
    usage: ModelUsage | None = _USED
    error: ModelError | None = None


@dataclass(frozen=True)
class Asked:
    messages: tuple[Message, ...]
    manner: Manner
    temperature: float

    @property
    def system(self) -> str:
        return self.messages[0].text


Part = Callable[[Asked, int], Says]
"""What is said to a question, given how many were asked before it."""


@dataclass
class Acting:
    """A LanguageModel. `open` counts the answers that are being given, `left` those that were broken off."""

    part: Part
    name: str = "acting"
    weak: bool = False
    asked: list[Asked] = field(default_factory=list)
    open: int = 0
    most_open: int = 0
    left: int = 0
    completed: int = 0

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        question = Asked(tuple(messages), manner, temperature)
        says = self.part(question, len(self.asked))
        self.asked.append(question)
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            await asyncio.sleep(says.delay_s)
            if says.error:
                raise says.error
            if says.thought:
                yield ModelThought(says.thought)
            for word in says.text.split(" "):
                await asyncio.sleep(says.gap_s)
                yield ModelText(f"{word} ")
            if says.calls:
                yield ModelToolCalls(says.calls)
            if says.usage:
                yield says.usage
            self.completed += 1
        except (asyncio.CancelledError, GeneratorExit):
            self.left += 1
            raise
        finally:
            self.open -= 1

    async def close(self) -> None:
        return


def in_order(*says: Says) -> Part:
    """One after the other; the last one again and again."""
    return lambda asked, before: says[min(before, len(says) - 1)]


@dataclass(frozen=True)
class Abacus:
    """A tool that knows the results it is given; asked for another it refuses."""

    results: dict[str, str]
    retry: bool = True
    delay_s: float = 0.0
    spec: ToolSpec = _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        await asyncio.sleep(self.delay_s)
        if arguments not in self.results:
            raise ToolError("That cannot be worked out", value=arguments, retry_differently=self.retry)
        return ToolResult(self.results[arguments])


def call(arguments: str, id: str = "c1", name: str = "calculate") -> ToolCall:
    return ToolCall(id, name, arguments)


def a_turn(mode: Mode | None = Mode.THINKING, effort: Effort | None = Effort.LOW, **more: object) -> Turn:
    turn = Turn(str(uuid.uuid4()), datetime.now(UTC), "USD", mode=mode, effort=effort)
    for name, value in more.items():
        object.__setattr__(turn, name, value)
    return turn


def a_question(text: str) -> Message:
    return Message(Role.USER, text)


async def heard(events: AsyncGenerator[ReplyEvent, None]) -> list[ReplyEvent]:
    return [event async for event in events]


def text_of(events: Sequence[ReplyEvent]) -> str:
    return "".join(event.delta for event in events if isinstance(event, Text))


def thoughts_of(events: Sequence[ReplyEvent], lane: str = "") -> str:
    return "".join(event.delta for event in events if isinstance(event, Thought) and event.lane == lane)
