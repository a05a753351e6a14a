"""Three hundred endpoints that misbehave, each in its own seeded way: the client ends every answer in time, in events or
in one of our errors, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from contextlib import aclosing

from faulty_endpoint import AFTER, BEFORE, descriptors, endpoint, threads
from persea.errors import ModelError, ModelInterrupted
from persea.llm.openai_compatible import OpenAICompatible
from persea.seams import Manner, ToolSpec
from persea.values import Effort, Message, ModelText, Role

RUNS = 300
AT_ONCE = 20
FIRST_TOKEN_S, GAP_S, ANSWER_S = 0.8, 0.4, 1.6
# The time for the first word, the longest answer, and what a busy machine may add.
LONGEST_S = FIRST_TOKEN_S + ANSWER_S + 5.0
ASK = (Message(Role.SYSTEM, "Be brief."), Message(Role.USER, "How many boots?"))
TOOLS = (ToolSpec("calculate", "Works out a sum.", '{"type":"object"}'),)


async def run(seed: int, port: int) -> str:
    """How one answer ended. Some are left before their end, as when a shopper goes away."""
    dice = random.Random(seed)
    manner = Manner(
        effort=dice.choice((None, *Effort)),
        tools=TOOLS if dice.random() < 0.5 else (),
        schema='{"type":"object"}' if dice.random() < 0.2 else None,
    )
    leaves_after = dice.choice((None, None, None, 1, 3))
    model = OpenAICompatible(
        f"http://127.0.0.1:{port}/{seed}/v1",
        name="any",
        first_token_timeout_s=FIRST_TOKEN_S,
        gap_timeout_s=GAP_S,
        answer_timeout_s=ANSWER_S,
    )
    spoken = False
    try:
        async with aclosing(model.stream(ASK, max_tokens=50, manner=manner)) as events:
            heard = 0
            async for event_ in events:
                heard += 1
                spoken = spoken or isinstance(event_, ModelText)
                if heard == leaves_after:
                    return "left"
        return "answered"
    except ModelError as error:
        kind = type(error)
    finally:
        await model.close()
    assert (kind is ModelInterrupted) == spoken, f"seed {seed}: {kind} after text: {spoken}"
    return kind.__name__


async def in_time(seed: int, port: int, turnstile: asyncio.Semaphore) -> str:
    async with turnstile:
        try:
            async with asyncio.timeout(LONGEST_S):
                return await run(seed, port)
        except TimeoutError:
            raise AssertionError(f"seed {seed}: no end within {LONGEST_S} s") from None


async def test_three_hundred_faulty_endpoints() -> None:
    """Every answer ends within its deadline, in events or in a ModelError, interrupted only after text; then no task, no
    connection, no thread and no file is left of all that."""
    async with endpoint() as faulty:
        await run(0, faulty.port)  # what is made once, is made now
        before = (len(asyncio.all_tasks()), threads(), descriptors())
        turnstile = asyncio.Semaphore(AT_ONCE)
        ended = Counter(
            await asyncio.gather(*(in_time(seed, faulty.port, turnstile) for seed in range(1, RUNS + 1)))
        )
        async with asyncio.timeout(10):
            while faulty.open_now > 0 or len(asyncio.all_tasks()) > before[0]:
                await asyncio.sleep(0.05)
        after = (len(asyncio.all_tasks()), threads(), descriptors())
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert after[2] <= before[2]
    assert set(faulty.did) >= {*BEFORE, *AFTER}, "not every fault was met"
    assert ended["answered"] >= 5  # the rest depends on how busy the machine is
    assert ended["ModelInterrupted"] >= 5
    assert ended.total() == RUNS
