"""Behind the answers: a model that is new here, or is another than it was, is tried out.

It waits until the model was used and nobody waits for an answer. At a model of this machine, which has one processor
for all, it makes way as soon as somebody asks. What it does not do: choose a model, or use what it finds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from time import monotonic

import structlog

from persea.errors import PerseaError
from persea.llm.addresses import on_loopback
from persea.llm.capability_probe import probe
from persea.llm.described import describe
from persea.llm.embedded import EmbeddedModel
from persea.llm.openai_compatible import OpenAICompatible
from persea.seams import LanguageModel, ModelChoice
from persea.store.capabilities import load_capabilities, save_capabilities
from persea.store.database import Database
from persea.values import Ability, Capabilities

_LOOK_S = 1.0
_LOOK_AGAIN_S = 600.0
_QUIET_S = 5.0

_log = structlog.get_logger("persea.model")

ModelNow = Callable[[], Awaitable[tuple[ModelChoice, LanguageModel]]]


async def probe_and_keep(
    database: Database,
    choice: ModelChoice,
    model: LanguageModel,
    tell: Callable[[str, Ability], None] = lambda name, ability: None,
) -> Capabilities:
    """Tries the model out and writes down what was found. Raises ModelError, DatabaseError."""
    endpoint = await _endpoint(model)
    found = await probe(endpoint, tell)
    if isinstance(model, EmbeddedModel):
        found = replace(found, said_of_itself=model.file_said or found.said_of_itself)
    async with database.connection() as conn:
        await save_capabilities(conn, choice, found)
    return found


class CapabilityUpkeep:
    """`model_now` gives the chosen model; `quiet_s` for how long nobody has asked, None where nobody did yet."""

    def __init__(
        self,
        database: Database,
        model_now: ModelNow,
        quiet_s: Callable[[], float | None],
        *,
        look_s: float = _LOOK_S,
        wanted_quiet_s: float = _QUIET_S,
    ) -> None:
        self._database = database
        self._model_now = model_now
        self._quiet_s = quiet_s
        self._look_s = look_s
        self._wanted_quiet_s = wanted_quiet_s
        self._looked: tuple[ModelChoice, float] | None = None

    async def keep(self) -> None:
        """Until it is cancelled. A model that fails is looked at again ten minutes later."""
        while True:
            await asyncio.sleep(self._look_s)
            if self._is_quiet():
                try:
                    await self._look()
                except PerseaError as error:
                    _log.info("the model could not be tried out", reason=str(error))

    def _is_quiet(self) -> bool:
        quiet_s = self._quiet_s()
        return quiet_s is not None and quiet_s >= self._wanted_quiet_s

    async def _look(self) -> None:
        choice, model = await self._model_now()
        looked = self._looked
        if model.weak or (looked and looked[0] == choice and monotonic() - looked[1] < _LOOK_AGAIN_S):
            return
        self._looked = (choice, monotonic())
        async with self._database.reading() as conn:
            known = await load_capabilities(conn, choice)
        if known is not None and known.said_of_itself == await _said_of_itself(model):
            return
        trying = asyncio.create_task(probe_and_keep(self._database, choice, model), name="model-probe")
        makes_way = choice.url is None or on_loopback(choice.url)
        try:
            while not trying.done():
                await asyncio.wait({trying}, timeout=self._look_s / 4)
                if makes_way and not self._is_quiet() and not trying.done():
                    self._looked = None  # again at the next quiet moment
                    return
            found = trying.result()
        finally:
            trying.cancel()
            with suppress(asyncio.CancelledError, PerseaError):
                await trying
        abilities = {name: ability.can.value for name, ability in found.abilities()}
        _log.info("the model was tried out", model=model.name, tokens=found.tokens_spent, **abilities)


async def _endpoint(model: LanguageModel) -> OpenAICompatible:
    if isinstance(model, EmbeddedModel):
        return await model.reached()
    assert isinstance(model, OpenAICompatible)
    return model


async def _said_of_itself(model: LanguageModel) -> str:
    if isinstance(model, EmbeddedModel):
        return model.file_said
    return (await describe(await _endpoint(model))).said_of_itself
