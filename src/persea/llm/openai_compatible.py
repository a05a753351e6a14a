"""One client for any OpenAI-compatible endpoint: chat completions, streamed.

The endpoint's troubles become our errors here. What has not been heard yet may be asked again: a request is
repeated only while no text has come, a few times, and within the time allowed for the first word, so that a
person never waits longer than that, except for a model that was asked to think and whose connection lives. After the
first word every trouble is a ModelInterrupted.

The stream is read from the raw response: the openai client's own chunk objects cost as much again as all
the rest, and hide whether an answer was finished.
"""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import httpx2
import openai
from openai.types.chat import ChatCompletionChunk
from pydantic import JsonValue

from persea.errors import (
    ModelBadReply,
    ModelError,
    ModelInterrupted,
    ModelRejected,
    ModelUnavailable,
)
from persea.llm.dialects import Dialect
from persea.llm.failures import Endpoint, asked_to_wait_s, reported, translated
from persea.llm.families import known_family, listed_family
from persea.llm.hearing import Hearing
from persea.llm.reading import ChunkReader
from persea.llm.request_form import Attachment, message_params
from persea.llm.server import Server
from persea.llm.wire import ErrorBody, ListedModel
from persea.seams import QUICKLY, Manner
from persea.values import Effort, Message, ModelEvent, ModelText, ModelToolCalls

_LONGEST_RETRY_AFTER_S = 5.0
_FIRST_BACKOFF_S = 0.25
_FAMILY_TIMEOUT_S = 3.0
_REMEMBERED_THOUGHTS = 1000
# Refusals of which a parameter may be the reason; llama.cpp answers some with 500.
_TEACHING = (400, 422, 500, 501)


@dataclass(frozen=True, slots=True)
class _Question:
    messages: Sequence[Message]
    max_tokens: int
    temperature: float
    manner: Manner
    attached: Sequence[Attachment]


class _OnlyThought(Exception):
    """The limit was reached before the first word: the model thinks, and had no room for it."""


class OpenAICompatible:
    """A LanguageModel behind `base_url`, which ends in /v1.

    `name` None takes the first model that the endpoint lists. `first_token_timeout_s` runs from the question
    to the first word or the first sign of thinking, over all attempts; `gap_timeout_s` from one to the next.
    `answer_timeout_s` bounds the whole answer. `retries` is how often a request is repeated that nothing was heard
    from. Raises SettingsError for an address or a key that cannot be one.
    """

    def __init__(
        self,
        base_url: str,
        *,
        key: str | None = None,
        name: str | None = None,
        weak: bool = False,
        connect_timeout_s: float = 5,
        first_token_timeout_s: float = 60,
        gap_timeout_s: float = 30,
        retries: int = 2,
        answer_timeout_s: float = 1800,
    ) -> None:
        self._server = Server(base_url, key, connect_timeout_s=connect_timeout_s)
        self._given_name = name
        self._listed_name: str | None = None
        self._weak = weak
        self._first_token_timeout_s = first_token_timeout_s
        self._gap_timeout_s = gap_timeout_s
        self._retries = retries
        self._answer_timeout_s = answer_timeout_s
        family = known_family(self._server.base_url, name or "")
        self._knows_family = family is not None
        self._dialect = Dialect() if family is None else Dialect(family)
        self._thoughts: OrderedDict[str, str] = OrderedDict()

    @property
    def name(self) -> str:
        """The model's id; empty until the endpoint was asked, where none was given."""
        return self._given_name or self._listed_name or ""

    @property
    def weak(self) -> bool:
        return self._weak

    @property
    def dialect(self) -> Dialect:
        """As it was learnt so far."""
        return self._dialect

    @property
    def _endpoint(self) -> Endpoint:
        return self._server.endpoint(self.name)

    async def models(self) -> tuple[ListedModel, ...]:
        """What the endpoint lists. Raises ModelError."""
        return await self._server.models(self.name)

    async def listed(self) -> dict[str, JsonValue]:
        """What the endpoint's list says of this model; empty where it does not list it. Raises ModelError."""
        listed = await self.models()
        if not self.name and listed:
            self._listed_name = listed[0].id
        return next((model.model_dump() for model in listed if model.id == self.name), {})

    async def fetch(self, path: str, body: dict[str, str] | None = None) -> bytes:
        """What the server says at `path` beside its API, such as llama.cpp's /props. Raises ModelError."""
        return await self._server.fetch(path, body, self.name)

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        """As seams.LanguageModel. Closing the generator, or cancelling whoever reads it, closes the connection to the
        endpoint."""
        answer = self.stream_beside(
            (), messages, max_tokens=max_tokens, temperature=temperature, manner=manner
        )
        async with aclosing(answer):
            async for event in answer:
                yield event

    async def stream_beside(
        self,
        attached: Sequence[Attachment],
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        """As `stream`; `attached` is looked at and listened to with the last message."""
        question = _Question(messages, max_tokens, temperature, manner, attached)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._first_token_timeout_s
        spoken = False
        failures = 0
        while True:
            try:
                answer = self._answer(question, deadline)
                async with aclosing(answer):
                    async for event in answer:
                        spoken = spoken or isinstance(event, ModelText)
                        yield event
                return
            except _OnlyThought:
                self._dialect = replace(self._dialect, thinks=True)
                continue
            except (openai.APIError, httpx2.RequestError, OSError, ModelError) as error:
                failure = error if isinstance(error, ModelError) else translated(error, self._endpoint)
                if spoken:
                    raise ModelInterrupted(
                        "The model's answer broke off", value=str(failure), fix="Ask again"
                    ) from error
                pause_s = self._pause_s(failures, error) if failure.retryable else None
                if pause_s is None or loop.time() + pause_s >= deadline:
                    if failure is error:
                        raise
                    raise failure from error
            except RuntimeError as error:
                # The transport's way to say that `close` came in between, as when models are switched.
                if not self._server.client.is_closed():
                    raise
                kind = ModelInterrupted if spoken else ModelUnavailable
                raise kind("This model is no longer in use", value=self.name, fix="Ask again") from error
            failures += 1
            await asyncio.sleep(pause_s)

    async def close(self) -> None:
        await self._server.close()

    async def _answer(self, question: _Question, deadline: float) -> AsyncGenerator[ModelEvent, None]:
        """One attempt; raises foreign errors as they are."""
        effort = question.manner.effort
        async with AsyncExitStack() as stack:
            async with asyncio.timeout_at(deadline):
                name = await self._model_name()
                await self._learn_family(effort)
                had_room = self._dialect.room(effort) > 0
                response = await self._open(stack, name, question)
            hearing = Hearing(
                question.max_tokens + self._dialect.room(effort), reads_calls=bool(question.manner.tools)
            )
            reader = self._reader(response, deadline, effort)
            chunks = reader.chunks()
            async with aclosing(chunks):
                async for chunk in chunks:
                    if chunk.error is not None:
                        raise reported(ErrorBody(error=chunk.error), self._endpoint)
                    for event in hearing.feed(chunk):
                        yield event
            for event in hearing.end():
                yield event
            self._learn_thinking(hearing, effort)
            if not reader.finished:
                raise ModelUnavailable(
                    "The model endpoint ended the answer early", value=self._endpoint.address
                )
            if not had_room and not hearing.spoke and hearing.finish_reason == "length":
                raise _OnlyThought
            calls = hearing.calls()
            if not hearing.spoke and not calls:
                self._check_silence(hearing, name)
            if calls:
                self._remember(hearing.thought, [call.id for call in calls])
                yield ModelToolCalls(calls)
            if hearing.usage is not None:
                yield hearing.usage

    def _reader(
        self,
        response: openai.AsyncAPIResponse[openai.AsyncStream[ChatCompletionChunk]],
        deadline: float,
        effort: Effort | None,
    ) -> ChunkReader:
        """Who answered lives, and has longer where it was asked to think."""
        now = asyncio.get_running_loop().time()
        times = self._dialect.patience(effort)
        if times > 1:
            deadline = max(deadline, now + times * self._first_token_timeout_s)
        gap_s = self._gap_timeout_s * (times if self._dialect.silent else 1)
        return ChunkReader(response.iter_bytes(), deadline, gap_s, end_by=now + self._answer_timeout_s)

    def _check_silence(self, hearing: Hearing, name: str) -> None:
        if hearing.finish_reason == "content_filter":
            raise ModelRejected(
                "The model endpoint's content filter withheld the answer",
                value=self._endpoint.address,
                fix="Say it differently",
            )
        if hearing.finish_reason == "length":
            raise ModelBadReply(
                "The model thought until its tokens were used up and said nothing",
                value=name,
                fix="Choose a model that thinks less, or not at all",
            )

    async def _open(
        self, stack: AsyncExitStack, name: str, question: _Question
    ) -> openai.AsyncAPIResponse[openai.AsyncStream[ChatCompletionChunk]]:
        """The response, closed by `stack`; asked again in another dialect where the endpoint teaches one."""
        create = self._server.client.chat.completions.with_streaming_response.create
        manner = question.manner
        dialect = self._dialect
        tried = {dialect}
        while True:
            said = message_params(
                question.messages,
                schema_in_words=manner.schema if dialect.puts_schema_in_words(manner) else None,
                attached=question.attached,
                thought_before=self._thought_before if dialect.replays_thoughts else lambda _: None,
            )
            parameters = dialect.parameters(
                max_tokens=question.max_tokens, temperature=question.temperature, manner=manner
            )
            try:
                response = await stack.enter_async_context(
                    create(
                        model=name,
                        messages=said,
                        stream=True,
                        extra_headers=self._server.headers,
                        extra_body=parameters,
                    )
                )
            except openai.NotFoundError as error:
                failure = translated(error, self._endpoint)
                self._listed_name = None  # it may have been replaced since it was listed
                raise failure from error
            except openai.APIStatusError as error:
                teaches = error.status_code in _TEACHING
                taught = dialect.taught_by(error.response.text, manner) if teaches else None
                if taught is None or taught in tried:
                    raise
                dialect = taught
                tried.add(dialect)
            else:
                self._dialect = dialect  # only what worked is kept
                return response

    async def _learn_family(self, effort: Effort | None) -> None:
        """Asks once who serves the model, where that is not known and matters."""
        if self._knows_family or (effort is None and not self._dialect.thinks):
            return
        self._knows_family = True
        try:
            async with asyncio.timeout(_FAMILY_TIMEOUT_S):
                listed = await self._server.list_models()
        except (openai.APIError, httpx2.RequestError, OSError, ModelError):
            return  # it lists nothing; the answer itself will tell what is wrong
        own = [model for model in listed if model.id == self.name] or listed
        self._dialect = replace(self._dialect, family=listed_family([model.owned_by for model in own]))

    def _learn_thinking(self, hearing: Hearing, effort: Effort | None) -> None:
        if hearing.thinks:
            self._dialect = replace(self._dialect, thinks=True)
        elif hearing.spoke and effort not in (None, Effort.NONE) and self._dialect.shows_thinking:
            self._dialect = replace(self._dialect, thinks=self._dialect.thinks or False)

    def _remember(self, thought: str, call_ids: Sequence[str]) -> None:
        for call_id in call_ids:
            self._thoughts[call_id] = thought
        while len(self._thoughts) > _REMEMBERED_THOUGHTS:
            self._thoughts.popitem(last=False)

    def _thought_before(self, message: Message) -> str:
        return self._thoughts.get(message.tool_calls[0].id, "")

    async def _model_name(self) -> str:
        if not self.name:
            listed = await self._server.list_models()
            if not listed:
                raise ModelRejected(
                    "The model endpoint lists no model",
                    value=self._endpoint.address,
                    fix="Load one there, or name one: PERSEA_MODEL_NAME, or `persea model`",
                )
            self._listed_name = listed[0].id
        return self.name

    def _pause_s(self, failures: int, error: Exception) -> float | None:
        """How long to wait before asking again; None: do not."""
        if failures >= self._retries:
            return None
        asked_s = asked_to_wait_s(error, datetime.now(UTC))
        if asked_s is not None:
            return asked_s if asked_s <= _LONGEST_RETRY_AFTER_S else None
        return _FIRST_BACKOFF_S * (1 << failures) * random.uniform(0.5, 1.5)  # noqa: S311 - spreads retries
