"""A model with a meter: what counts, and what each limit does."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest

from persea.errors import CutShort
from persea.llm.metered import Metered
from persea.seams import QUICKLY, Manner, Price
from persea.values import Budget, Message, ModelEvent, ModelText, ModelThought, ModelUsage, Role

PROMPT = [Message(Role.USER, "x" * 39)]  # 10 tokens, by their characters


@dataclass
class Recited:
    """A LanguageModel that says what it was given."""

    events: Sequence[ModelEvent]
    name: str = "recited"
    weak: bool = False

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        for event in self.events:
            yield event

    async def close(self) -> None:
        return


WORDS = [ModelText("12345678")] * 5  # 2 tokens each


async def said(meter: Metered) -> int:
    return len([event async for event in meter.stream(PROMPT, max_tokens=100)])


async def test_the_endpoint_s_own_count_takes_the_place_of_the_estimate() -> None:
    """What comes is estimated at four characters a token until the endpoint tells."""
    meter = Metered(Recited(WORDS), Budget())
    assert await said(meter) == 5
    assert (meter.prompt_tokens, meter.completion_tokens, meter.calls) == (10, 10, 1)
    meter = Metered(Recited([ModelThought("1234"), *WORDS, ModelUsage(31, 17, 9)]), Budget())
    await said(meter)
    await said(meter)
    assert (meter.prompt_tokens, meter.completion_tokens, meter.reasoning_tokens) == (62, 34, 18)
    assert meter.calls == 2


@pytest.mark.parametrize(
    ("budget", "day", "limit"),
    [
        (Budget(tokens=15), None, "tokens"),
        (Budget(cost_micros=40), None, "cost"),
        (Budget(tokens=12), Budget(tokens=15), "tokens"),
        (Budget(tokens=100), Budget(tokens=12), "day"),
        (Budget(), Budget(cost_micros=40), "day"),
    ],
)
async def test_a_limit_ends_the_answer_in_the_middle(budget: Budget, day: Budget | None, limit: str) -> None:
    """What came before the limit has come; then the answer is cut short, and it is known by which limit."""
    meter = Metered(Recited(WORDS), budget, price=Price(Decimal("2.5"), Decimal(5)), day=day)
    answer = meter.stream(PROMPT, max_tokens=100)
    assert isinstance(await anext(answer), ModelText)
    with pytest.raises(CutShort) as cut:
        [event async for event in answer]
    assert (cut.value.limit, meter.cut_short) == (limit, limit)


async def test_what_is_over_the_limit_already_is_not_asked() -> None:
    """A prompt that alone is too long asks nobody."""
    meter = Metered(Recited(WORDS), Budget(tokens=9))
    with pytest.raises(CutShort):
        await said(meter)
    assert (meter.calls, meter.tokens) == (0, 0)


def test_a_cost_is_rounded_up() -> None:
    """2.5 for a million tokens is 2.5 millionths for one; a fraction of a millionth counts as one."""
    assert Price(Decimal("2.5"), Decimal(10)).micros(3, 2) == 28


def test_two_budgets_allow_what_both_allow() -> None:
    """The smaller of each limit counts, and None is no limit."""
    assert Budget(tokens=5, wall_s=2.0).within(Budget(tokens=9, cost_micros=1)) == Budget(5, 2.0, 1)
