"""One client for any OpenAI-compatible endpoint: chat completions, streamed.

The endpoint's troubles become our errors here. What has not been heard yet may be asked again: a request is
repeated only while no text has come, a few times, and within the time allowed for the first word, so that a
person never waits longer than that. After the first word every trouble is a ModelInterrupted.

Requests are made with aiohttp: reading a stream through the openai client, or httpx under it, takes three
times the work, which is what bounds how many people can be answered at once.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import aiohttp
from pydantic import ValidationError

from persea.errors import (
    ModelBadReply,
    ModelError,
    ModelInterrupted,
    ModelRejected,
    ModelUnavailable,
    SettingsError,
)
from persea.llm.addresses import checked_address, proxy_for, shown_address
from persea.llm.dialects import Dialect
from persea.llm.failures import Endpoint, Refused, asked_to_wait_s, reported, translated
from persea.llm.reading import ChunkReader
from persea.llm.wire import ErrorBody, ListedModel, ModelList, ThinkingFilter
from persea.values import Message, ModelEvent, ModelText, ModelUsage

_LONGEST_RETRY_AFTER_S = 5.0
_FIRST_BACKOFF_S = 0.25
_LIST_TIMEOUT_S = 10.0
_MOST_CONNECTIONS = 1000
_SENDABLE_KEY = re.compile(r"[\x21-\x7e]+")


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
        if key and not _SENDABLE_KEY.fullmatch(key):
            raise SettingsError(
                "The model key holds characters that no key has",
                fix="Give it without spaces, quotes or line ends around it",
            )
        self._url = checked_address(base_url)
        self._address = shown_address(self._url)
        self._proxy = proxy_for(self._url)
        self._key = key
        self._given_name = name
        self._listed_name: str | None = None
        self._weak = weak
        self._connect_timeout_s = connect_timeout_s
        self._first_token_timeout_s = first_token_timeout_s
        self._gap_timeout_s = gap_timeout_s
        self._retries = retries
        self._dialect = Dialect()
        self._session: aiohttp.ClientSession | None = None
        self._opening: set[asyncio.Timeout] = set()
        self._answering: set[aiohttp.ClientResponse] = set()
        self._closed = False

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
        except (Refused, aiohttp.ClientError, OSError) as error:
            raise translated(error, self._endpoint) from error

    async def stream(
        self, messages: Sequence[Message], *, max_tokens: int, temperature: float = 0.3
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
            except (Refused, aiohttp.ClientError, OSError, ModelError) as error:
                failure = self._failure(error)
                if spoken:
                    raise ModelInterrupted(
                        "The model's answer broke off", value=str(failure), fix="Ask again"
                    ) from error
                pause_s = self._pause_s(failures, error) if failure.retryable and not self._closed else None
                if pause_s is None or loop.time() + pause_s >= deadline:
                    if failure is error:
                        raise
                    raise failure from error
            failures += 1
            await asyncio.sleep(pause_s)

    async def close(self) -> None:
        """Ends the answers that are still coming, too: closing a session leaves their readers waiting."""
        self._closed = True
        for waiting in self._opening:
            waiting.reschedule(0)
        for response in self._answering:
            response.content.set_exception(aiohttp.ClientConnectionError("closed"))
        if self._session is not None:
            await self._session.close()

    async def _answer(
        self, messages: Sequence[Message], max_tokens: int, temperature: float, deadline: float
    ) -> AsyncGenerator[ModelEvent, None]:
        """One attempt; raises foreign errors as they are."""
        async with AsyncExitStack() as stack:
            async with asyncio.timeout_at(deadline) as waiting:
                self._opening.add(waiting)
                try:
                    name = await self._model_name()
                    had_room = self._dialect.thinks
                    response = await self._open(stack, name, messages, max_tokens, temperature)
                finally:
                    self._opening.discard(waiting)
            self._answering.add(response)
            stack.callback(self._answering.discard, response)
            reader = ChunkReader(response.content.iter_any(), deadline, self._gap_timeout_s)
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
    ) -> aiohttp.ClientResponse:
        """The response, closed by `stack`; asked again in another dialect where the endpoint teaches one."""
        said = [{"role": message.role.value, "content": message.text} for message in messages]
        dialect = self._dialect
        tried = {dialect}
        while True:
            parameters = dialect.parameters(max_tokens=max_tokens, temperature=temperature)
            body = {"model": name, "messages": said, "stream": True, **parameters}
            try:
                response = await stack.enter_async_context(self._request("POST", "/chat/completions", body))
                await _check_status(response)
            except Refused as refused:
                taught = dialect.taught_by(refused.text) if refused.status in (400, 422) else None
                if taught is not None and taught not in tried:
                    dialect = taught
                    tried.add(dialect)
                    continue
                if refused.status == 404:
                    failure = translated(refused, self._endpoint)
                    self._listed_name = None  # it may have been replaced since it was listed
                    raise failure from refused
                raise
            self._dialect = dialect  # only what worked is kept
            return response

    @asynccontextmanager
    async def _request(
        self, method: str, path: str, body: dict[str, object] | None = None
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        if self._closed:
            raise ModelUnavailable("This model is no longer in use", value=self.name, fix="Ask again")
        if self._session is None:  # made here because it wants a running loop
            self._session = aiohttp.ClientSession(
                headers=self._headers(),
                connector=aiohttp.TCPConnector(limit=_MOST_CONNECTIONS),
                cookie_jar=aiohttp.DummyCookieJar(),
                # Waiting for the answer is bounded where it is read, more finely than here.
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._connect_timeout_s),
            )
        async with self._session.request(
            method, f"{self._url}{path}", json=body, proxy=self._proxy, allow_redirects=False
        ) as response:
            yield response

    def _headers(self) -> dict[str, str]:
        headers = {"User-Agent": "persea"}
        if (
            self._key and not urlsplit(self._url).username
        ):  # a name in the address takes the header for itself
            headers["Authorization"] = f"Bearer {self._key}"
        return headers

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
        async with self._request("GET", "/models") as response:
            await _check_status(response)
            content = await response.read()
        try:
            return ModelList.model_validate_json(content).data
        except ValidationError as error:
            raise ModelBadReply(
                f"What answers at {self._endpoint.address} is not an OpenAI-compatible endpoint",
                value=content[:100].decode("utf-8", "replace"),
                fix="Check the address; it usually ends in /v1",
            ) from error

    def _failure(self, error: Refused | aiohttp.ClientError | OSError | ModelError) -> ModelError:
        if self._closed:
            return ModelUnavailable("This model is no longer in use", value=self.name, fix="Ask again")
        return error if isinstance(error, ModelError) else translated(error, self._endpoint)

    def _pause_s(self, failures: int, error: Exception) -> float | None:
        """How long to wait before asking again; None: do not."""
        if failures >= self._retries:
            return None
        asked_s = asked_to_wait_s(error, datetime.now(UTC))
        if asked_s is not None:
            return asked_s if asked_s <= _LONGEST_RETRY_AFTER_S else None
        return _FIRST_BACKOFF_S * (1 << failures) * random.uniform(0.5, 1.5)  # noqa: S311 - spreads retries


async def _check_status(response: aiohttp.ClientResponse) -> None:
    if not 200 <= response.status < 300:
        text = await response.text(errors="replace")
        raise Refused(response.status, text, response.headers.get("Retry-After"))
