"""One client for any OpenAI-compatible endpoint: chat completions, streamed.

The endpoint's troubles become our errors here. What has not been heard yet may be asked again: a request is
repeated only while no text has come, a few times, and within the time allowed for the first word, so that a
person never waits longer than that. After the first word every trouble is a ModelInterrupted.

The stream is read from the raw response: the openai client's own chunk objects cost as much again as all
the rest, and hide whether an answer was finished.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from datetime import UTC, datetime

import httpx2
import openai
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
from pydantic import ValidationError

from persea.errors import (
    ModelBadReply,
    ModelError,
    ModelInterrupted,
    ModelRejected,
    ModelUnavailable,
)
from persea.llm.addresses import checked_address, shown_address
from persea.llm.client import headers_for, open_client
from persea.llm.dialects import Dialect
from persea.llm.failures import Endpoint, asked_to_wait_s, reported, translated
from persea.llm.reading import ChunkReader
from persea.llm.wire import ErrorBody, ListedModel, ModelList, ThinkingFilter
from persea.seams import QUICKLY, Manner
from persea.values import Message, ModelEvent, ModelText, ModelUsage, Role

_LONGEST_RETRY_AFTER_S = 5.0
_FIRST_BACKOFF_S = 0.25
_LIST_TIMEOUT_S = 10.0


class _OnlyThought(Exception):
    """The limit was reached before the first word: the model thinks, and had no room for it."""


class OpenAICompatible:
    """A LanguageModel behind `base_url`, which ends in /v1.

    `name` None takes the first model that the endpoint lists. `first_token_timeout_s` runs from the question
    to the first word or the first sign of thinking, over all attempts; `gap_timeout_s` from one to the next.
    `retries` is how often a request is repeated that nothing was heard from. Raises SettingsError for an
    address or a key that cannot be one.
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
    ) -> None:
        base_url = checked_address(base_url)
        self._address = shown_address(base_url)
        self._key = key
        self._given_name = name
        self._listed_name: str | None = None
        self._weak = weak
        self._first_token_timeout_s = first_token_timeout_s
        self._gap_timeout_s = gap_timeout_s
        self._retries = retries
        self._dialect = Dialect()
        # Waiting for the answer is bounded where it is read, more finely than here.
        self._client = open_client(base_url, key, connect_timeout_s=connect_timeout_s)
        self._headers = headers_for(key)

    @property
    def name(self) -> str:
        """The model's id; empty until the endpoint was asked, where none was given."""
        return self._given_name or self._listed_name or ""

    @property
    def weak(self) -> bool:
        return self._weak

    @property
    def _endpoint(self) -> Endpoint:
        return Endpoint(self._address, self.name, self._key)

    async def models(self) -> tuple[ListedModel, ...]:
        """What the endpoint lists. Raises ModelError."""
        try:
            async with asyncio.timeout(_LIST_TIMEOUT_S):
                return await self._list_models()
        except (openai.APIError, httpx2.RequestError, OSError) as error:
            raise translated(error, self._endpoint) from error

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float = 0.3,
        manner: Manner = QUICKLY,
    ) -> AsyncGenerator[ModelEvent, None]:
        """ModelText as it comes, then one ModelUsage where the endpoint tells. Raises ModelError.

        Closing the generator, or cancelling whoever reads it, closes the connection to the endpoint.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._first_token_timeout_s
        spoken = False
        failures = 0
        while True:
            try:
                answer = self._answer(messages, max_tokens, temperature, deadline)
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
                if not self._client.is_closed():
                    raise
                kind = ModelInterrupted if spoken else ModelUnavailable
                raise kind("This model is no longer in use", value=self.name, fix="Ask again") from error
            failures += 1
            await asyncio.sleep(pause_s)

    async def close(self) -> None:
        await self._client.close()

    async def _answer(
        self, messages: Sequence[Message], max_tokens: int, temperature: float, deadline: float
    ) -> AsyncGenerator[ModelEvent, None]:
        """One attempt; raises foreign errors as they are."""
        async with AsyncExitStack() as stack:
            async with asyncio.timeout_at(deadline):
                name = await self._model_name()
                had_room = self._dialect.thinks
                response = await self._open(stack, name, messages, max_tokens, temperature)
            reader = ChunkReader(response.iter_bytes(), deadline, self._gap_timeout_s)
            chunks = reader.chunks()
            thinking = ThinkingFilter()
            usage: ModelUsage | None = None
            finish_reason: str | None = None
            silent = True
            async with aclosing(chunks):
                async for chunk in chunks:
                    if chunk.error is not None:
                        raise reported(ErrorBody(error=chunk.error), self._endpoint)
                    if chunk.usage is not None:  # some endpoints tell it on every chunk, growing
                        usage = ModelUsage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)
                    finish_reason = finish_reason or chunk.finish_reason
                    text = thinking.feed(chunk.text) if chunk.text else ""
                    if text:
                        silent = False
                        yield ModelText(text)
            rest = thinking.end()
            if rest:
                silent = False
                yield ModelText(rest)
            if not reader.finished:
                raise ModelUnavailable(
                    "The model endpoint ended the answer early", value=self._endpoint.address
                )
            if finish_reason == "content_filter" and silent:
                raise ModelRejected(
                    "The model endpoint's content filter withheld the answer",
                    value=self._endpoint.address,
                    fix="Say it differently",
                )
            if finish_reason == "length" and silent:
                if not had_room:
                    raise _OnlyThought
                raise ModelBadReply(
                    "The model thought until its tokens were used up and said nothing",
                    value=name,
                    fix="Choose a model that thinks less, or not at all",
                )
            if usage is not None:
                yield usage

    async def _open(
        self,
        stack: AsyncExitStack,
        name: str,
        messages: Sequence[Message],
        max_tokens: int,
        temperature: float,
    ) -> openai.AsyncAPIResponse[openai.AsyncStream[ChatCompletionChunk]]:
        """The response, closed by `stack`; asked again in another dialect where the endpoint teaches one."""
        said = [_as_param(message) for message in messages]
        create = self._client.chat.completions.with_streaming_response.create
        dialect = self._dialect
        tried = {dialect}
        while True:
            parameters = dialect.parameters(max_tokens=max_tokens, temperature=temperature)
            try:
                response = await stack.enter_async_context(
                    create(
                        model=name,
                        messages=said,
                        stream=True,
                        extra_headers=self._headers,
                        extra_body=parameters,
                    )
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                taught = dialect.taught_by(error.response.text)
                if taught is None or taught in tried:
                    raise
                dialect = taught
                tried.add(dialect)
            except openai.NotFoundError as error:
                failure = translated(error, self._endpoint)
                self._listed_name = None  # it may have been replaced since it was listed
                raise failure from error
            else:
                self._dialect = dialect  # only what worked is kept
                return response

    async def _model_name(self) -> str:
        if not self.name:
            listed = await self._list_models()
            if not listed:
                raise ModelRejected(
                    "The model endpoint lists no model",
                    value=self._endpoint.address,
                    fix="Load one there, or name one: PERSEA_MODEL_NAME, or `persea model`",
                )
            self._listed_name = listed[0].id
        return self.name

    async def _list_models(self) -> tuple[ListedModel, ...]:
        response = await self._client.get(
            "/models", cast_to=httpx2.Response, options={"headers": self._headers}
        )
        try:
            return ModelList.model_validate_json(response.content).data
        except ValidationError as error:
            raise ModelBadReply(
                f"What answers at {self._endpoint.address} is not an OpenAI-compatible endpoint",
                value=response.text[:100],
                fix="Check the address; it usually ends in /v1",
            ) from error

    def _pause_s(self, failures: int, error: Exception) -> float | None:
        """How long to wait before asking again; None: do not."""
        if failures >= self._retries:
            return None
        asked_s = asked_to_wait_s(error, datetime.now(UTC))
        if asked_s is not None:
            return asked_s if asked_s <= _LONGEST_RETRY_AFTER_S else None
        return _FIRST_BACKOFF_S * (1 << failures) * random.uniform(0.5, 1.5)  # noqa: S311 - spreads retries


def _as_param(message: Message) -> ChatCompletionMessageParam:
    match message.role:
        case Role.SYSTEM:
            return {"role": "system", "content": message.text}
        case Role.USER:
            return {"role": "user", "content": message.text}
        case Role.ASSISTANT:
            return {"role": "assistant", "content": message.text}
        case Role.TOOL:
            return {"role": "tool", "content": message.text, "tool_call_id": message.tool_call_id}
