"""A language model with a meter: what it is asked for counts, and where a limit is reached it stops.

One meter serves one turn, however many ask through it at once. While an answer comes, its tokens are estimated
from its characters; the endpoint's own count takes the place of that at the end. A limit ends the answer in the
middle; what has come stands.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from time import perf_counter

from persea.errors import CutShort
from persea.seams import QUICKLY, LanguageModel, Manner, Price
from persea.values import Budget, Message, ModelEvent, ModelText, ModelThought, ModelToolCalls, ModelUsage

_CHARACTERS = 4  # of a token, about, in the languages that Persea reads


class Metered:
    """A LanguageModel over `model`, for one turn. `day`: what is left of the day; None sets no limit.

    The seconds of the budget count from here on.
    """

    def __init__(
        self, model: LanguageModel, budget: Budget, *, price: Price | None = None, day: Budget | None = None
    ) -> None:
        self._model = model
        self._budget = budget
        self._day = day or Budget()
        self._price = price
        self._deadline_s = (
            None if budget.wall_s is None else asyncio.get_running_loop().time() + budget.wall_s
        )
        self.prompt_tokens = 0
        self.completion_tokens = 0
        self.reasoning_tokens = 0
        self.calls = 0
        self.model_ms = 0.0
        """From the first question to the last word, without the time in which nobody was asked."""
        self.cut_short = ""
        """The limit that was reached first."""
        self._open = 0
        self._opened_at = 0.0

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def weak(self) -> bool:
        return self._model.weak

    @property
    def tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens

    @property
    def cost_micros(self) -> int | None:
        return None if self._price is None else self._price.micros(self.prompt_tokens, self.completion_tokens)

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        """As the model's own. Raises CutShort where a limit is reached, before it asks or in the middle."""
        prompt = sum(len(message.text) for message in messages) // _CHARACTERS + 1
        self._check(prompt)
        self.calls += 1
        self._begin()
        self.prompt_tokens += prompt
        estimated, characters = 0, 0
        try:
            answer = self._model.stream(
                messages, max_tokens=max_tokens, temperature=temperature, manner=manner
            )
            async with aclosing(answer):
                while (event := await self._next(answer)) is not None:
                    if isinstance(event, ModelUsage):
                        self.prompt_tokens += event.prompt_tokens - prompt
                        self.completion_tokens += event.completion_tokens - estimated
                        self.reasoning_tokens += event.reasoning_tokens
                        prompt, estimated = event.prompt_tokens, event.completion_tokens
                    else:
                        characters += _length(event)
                        self.completion_tokens += characters // _CHARACTERS - estimated
                        estimated = characters // _CHARACTERS
                    yield event
                    if not isinstance(event, ModelUsage):
                        self._check()
        finally:
            self._end()

    async def close(self) -> None:
        """The model is not the meter's, and stays open."""

    async def _next(self, answer: AsyncGenerator[ModelEvent, None]) -> ModelEvent | None:
        """The next event; None after the last. The wait for it is bounded, not what is done with it."""
        try:
            async with asyncio.timeout_at(self._deadline_s) as waiting:
                return await anext(answer, None)
        except TimeoutError:
            if not waiting.expired():
                raise
            raise self._cut("time") from None

    def _check(self, more: int = 0) -> None:
        """Raises CutShort where `more` tokens would be too many."""
        tokens, cost = self.tokens + more, self.cost_micros
        if self._deadline_s is not None and asyncio.get_running_loop().time() >= self._deadline_s:
            raise self._cut("time")
        if _over(tokens, self._budget.tokens):
            raise self._cut("tokens")
        if _over(cost, self._budget.cost_micros):
            raise self._cut("cost")
        if _over(tokens, self._day.tokens) or _over(cost, self._day.cost_micros):
            raise self._cut("day")

    def _cut(self, limit: str) -> CutShort:
        self.cut_short = self.cut_short or limit
        return CutShort(limit)

    def _begin(self) -> None:
        if self._open == 0:
            self._opened_at = perf_counter()
        self._open += 1

    def _end(self) -> None:
        self._open -= 1
        if self._open == 0:
            self.model_ms += (perf_counter() - self._opened_at) * 1000


def _length(event: ModelText | ModelThought | ModelToolCalls) -> int:
    if isinstance(event, ModelToolCalls):
        return sum(len(call.name) + len(call.arguments) for call in event.calls)
    return len(event.delta)


def _over(used: int | None, limit: int | None) -> bool:
    return used is not None and limit is not None and used > limit
