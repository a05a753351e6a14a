"""Asks a capable model what a message means where the rules are not sure, while the database is asked for other things.

Never the weak model, never of what needs care, never for longer than `WITHIN_S`: what comes later is not waited for, and the
rules' own reading stands.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress

from persea.errors import ModelError
from persea.house import House
from persea.seams import LanguageModel, Manner
from persea.understand.by_model import SCHEMA, Reading, is_unsure, prompt_for_reading, read_reading
from persea.values import Can, Intent, Message, ModelText

WITHIN_S = 1.5
_TOKENS = 250

Refining = asyncio.Task[Reading | None] | None


@asynccontextmanager
async def refining(
    intent: Intent, message: Message, history: Sequence[Message], house: House
) -> AsyncIterator[Refining]:
    """The model at work on `message`, until the block ends; None where the rules are sure or no capable model is there."""
    model = house.model
    able = model is not None and not model.weak and house.capabilities.json_schema.can is Can.YES
    if model is None or not able or not is_unsure(intent, message, history):
        yield None
        return
    asking = asyncio.create_task(
        _asked(model, prompt_for_reading(message, history, house.vocabulary)), name="hearing-by-model"
    )
    try:
        yield asking
    finally:
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking


async def reading_of(asking: Refining) -> Reading | None:
    """What it said; None where nobody was asked."""
    return None if asking is None else await asking


async def _asked(model: LanguageModel, prompt: Sequence[Message]) -> Reading | None:
    """None where it is late, fails, or says something else."""
    said = ""
    try:
        async with asyncio.timeout(WITHIN_S):
            answer = model.stream(prompt, max_tokens=_TOKENS, temperature=0.0, manner=Manner(schema=SCHEMA))
            async with aclosing(answer) as events:
                async for event in events:
                    said += event.delta if isinstance(event, ModelText) else ""
    except (ModelError, TimeoutError):
        return None
    return read_reading(said)
