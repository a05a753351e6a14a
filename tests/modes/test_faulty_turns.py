"""Two hundred turns over endpoints that misbehave, in every mode that asks a model: each ends, and nothing is left of it."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from contextlib import aclosing
from dataclasses import replace

from acting import a_question, a_turn

from faulty_endpoint import AFTER, BEFORE, descriptors, endpoint, threads
from persea.app import Persea
from persea.llm.openai_compatible import OpenAICompatible
from persea.turn import Allowance, run_turn
from persea.values import Ability, Budget, Can, Capabilities, Done, Effort, Failed, Mode, ReplyEvent, Text

RUNS = 200
AT_ONCE = 20
TURN_S = 6.0
# What a busy machine may add to the limit of a turn.
LONGEST_S = TURN_S + 12.0
QUESTION = "explain why the moon rises in the evening and why the tides come in twice a day"
MODES = (Mode.FAST, Mode.THINKING, Mode.CONTEMPLATING, Mode.CONTEMPLATING)
ABLE = Capabilities(json_schema=Ability(Can.YES), tools=Ability(Can.YES))


async def ended(seed: int, port: int, demo: Persea, turnstile: asyncio.Semaphore) -> str:
    """How the turn ended: the code of its failure, "done", or "left" by a shopper who went away."""
    dice = random.Random(seed)
    turn = a_turn(dice.choice(MODES), dice.choice((None, *Effort)))
    leaves_after = dice.choice((None, None, None, None, 2, 5))
    model = OpenAICompatible(
        f"http://127.0.0.1:{port}/{seed}/v1", name="any",
        first_token_timeout_s=0.8, gap_timeout_s=0.4, answer_timeout_s=1.6,
    )  # fmt: skip
    async with turnstile:
        house = replace(
            await demo.house(), model=model, capabilities=ABLE, allowance=Allowance(Budget(20_000, TURN_S))
        )
        told: list[ReplyEvent] = []
        try:
            async with (
                asyncio.timeout(LONGEST_S),
                aclosing(run_turn(turn, a_question(QUESTION), (), house)) as events,
            ):
                async for event in events:
                    told.append(event)
                    if len(told) == leaves_after:
                        return "left"
        except TimeoutError:
            raise AssertionError(f"seed {seed}: no end within {LONGEST_S} s, after {told[-3:]}") from None
        finally:
            await model.close()
    last = [event for event in told if isinstance(event, Done | Failed)]
    assert len(last) == 1, f"seed {seed}"
    assert last[0] is told[-1], f"seed {seed}"
    if isinstance(last[0], Failed):
        assert last[0].message, f"seed {seed}"
        return last[0].code
    assert any(isinstance(event, Text) and event.delta.strip() for event in told), (
        f"seed {seed}: done, and nothing said"
    )
    return "done"


async def test_two_hundred_turns_over_faulty_endpoints(demo: Persea) -> None:
    """Each ends in an answer or a typed error in time; then no task, no connection, no thread and no file is left of all that."""
    async with endpoint() as faulty:
        turnstile = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(
            *(ended(seed, faulty.port, demo, turnstile) for seed in range(-AT_ONCE, 0))
        )  # fills pools
        before = (len(asyncio.all_tasks()), threads(), descriptors())
        ends = Counter(
            await asyncio.gather(*(ended(seed, faulty.port, demo, turnstile) for seed in range(1, RUNS + 1)))
        )
        async with asyncio.timeout(10):
            while faulty.open_now > 0 or len(asyncio.all_tasks()) > before[0]:
                await asyncio.sleep(0.05)
        after = (len(asyncio.all_tasks()), threads(), descriptors())
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert after[2] <= before[2]
    assert set(faulty.did) >= {*BEFORE, *AFTER}, "not every fault was met"
    assert ends.total() == RUNS
    assert ends["done"] >= 10
    assert ends["left"] >= 10
    assert sum(count for end, count in ends.items() if end not in ("done", "left")) >= 20
