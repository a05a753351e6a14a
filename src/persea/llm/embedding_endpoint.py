"""An Embedder behind any OpenAI-compatible endpoint: POST /v1/embeddings.

How many tokens a text has is the endpoint's secret: texts are cut by characters, and halved where it still
calls them too long. Products may wait long for an endpoint that is busy or away; a person's request may not.
"""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime

import httpx2
import numpy as np
import openai

from persea.errors import ModelError, ModelRejected, ModelTimeout, ModelUnavailable
from persea.llm.addresses import checked_address, shown_address
from persea.llm.client import headers_for, open_client
from persea.llm.embedding_wire import vectors_of
from persea.llm.failures import Endpoint, asked_to_wait_s, too_long, translated
from persea.llm.listed import first_listed
from persea.seams import EmbeddingChoice, QueryVector, Vectors

_TEXT_CHARACTERS = 2_000  # some 500 tokens of English, which the smallest contexts in use (512) hold
_QUERY_CHARACTERS = 1_000
_SHORTEST_CHARACTERS = 60
_TEXTS_A_REQUEST = 32
_REQUESTS_AT_ONCE = 4
_QUERIES_AT_ONCE = 16
_REMEMBERED_QUERIES = 1_000
_DOCUMENT_TIMEOUT_S = 60.0
_FIRST_BACKOFF_S = 0.5
_LONGEST_BACKOFF_S = 60.0
_PROBE = "leather boots"


class EndpointEmbedder:
    """`name` is what its vectors are called (see `identity`); `choice.name` is known, and `dimension` (see `probe`).

    `query_timeout_s` is all the time that a request's vector may take; `retries` is how often products are
    asked about again. Raises SettingsError for an address or a key that cannot be one.
    """

    def __init__(
        self,
        name: str,
        choice: EmbeddingChoice,
        dimension: int,
        *,
        query_timeout_s: float = 2.0,
        retries: int = 3,
    ) -> None:
        assert choice.url is not None, "the built-in model is no endpoint"
        assert choice.name is not None, "probe() finds it out"
        self.name = name
        self.dimension = dimension
        self._choice = choice
        self._asking = _Asking(choice, choice.name, dimension)
        self._query_timeout_s = query_timeout_s
        self._retries = retries
        self._documents_at_once = asyncio.Semaphore(_REQUESTS_AT_ONCE)
        self._queries_at_once = asyncio.Semaphore(_QUERIES_AT_ONCE)
        self._queries: OrderedDict[str, QueryVector] = OrderedDict()

    async def embed_query(self, text: str) -> QueryVector:
        if text in self._queries:
            self._queries.move_to_end(text)
            return self._queries[text]
        vector = np.zeros(self.dimension, dtype=np.float32)  # (dimension,)
        if text.strip():
            said = [self._choice.query_prefix + text.strip()[:_QUERY_CHARACTERS]]
            try:
                async with asyncio.timeout(self._query_timeout_s), self._queries_at_once:
                    vector = (await self._quickly(said))[0]
            except TimeoutError as error:
                raise ModelTimeout(
                    f"The embedding endpoint took longer than {self._query_timeout_s:g} s",
                    value=self._asking.endpoint.address,
                ) from error
        self._queries[text] = QueryVector(self.name, vector)
        if len(self._queries) > _REMEMBERED_QUERIES:
            self._queries.popitem(last=False)
        return QueryVector(self.name, vector)

    async def embed_documents(self, titles: Sequence[str], bodies: Sequence[str]) -> Vectors:
        texts = [
            f"{title}\n{body}".strip()[:_TEXT_CHARACTERS] for title, body in zip(titles, bodies, strict=True)
        ]
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)  # (n, dimension)
        worded = [row for row, text in enumerate(texts) if text]
        batches = [worded[i : i + _TEXTS_A_REQUEST] for i in range(0, len(worded), _TEXTS_A_REQUEST)]

        async def fill(batch: list[int]) -> None:
            said = [self._choice.document_prefix + texts[row] for row in batch]
            async with self._documents_at_once:
                rows[batch] = await self._patiently(said)

        try:
            async with asyncio.TaskGroup() as group:
                for batch in batches:
                    group.create_task(fill(batch))
        except* ModelError as failures:
            raise failures.exceptions[0] from None
        return rows

    async def close(self) -> None:
        await self._asking.close()

    async def _quickly(self, texts: Sequence[str]) -> Vectors:
        try:
            return await self._asking.embed(texts)
        except ModelUnavailable:  # as where the endpoint has just closed a connection that was kept
            return await self._asking.embed(texts)

    async def _patiently(self, texts: Sequence[str]) -> Vectors:
        failures = 0
        while True:
            try:
                async with asyncio.timeout(_DOCUMENT_TIMEOUT_S):
                    return await self._asking.embed(texts)
            except TimeoutError:
                failure: ModelError = ModelTimeout(
                    f"The embedding endpoint took longer than {_DOCUMENT_TIMEOUT_S:g} s",
                    value=self._asking.endpoint.address,
                )
            except ModelError as error:
                failure = error
            if not failure.retryable or failures >= self._retries:
                raise failure
            await asyncio.sleep(_pause_s(failures, failure.__cause__))
            failures += 1


class _Asking:
    """One request at a time, over one client; foreign errors become ours."""

    def __init__(self, choice: EmbeddingChoice, model: str, dimension: int | None) -> None:
        assert choice.url is not None, "the built-in model is no endpoint"
        base_url = checked_address(choice.url)
        self._model = model
        self._dimension = dimension
        self._asked_dimensions = choice.dimensions
        self._client = open_client(base_url, choice.key, connect_timeout_s=5)
        self._headers = headers_for(choice.key)
        self.endpoint = Endpoint(
            shown_address(base_url),
            model,
            choice.key,
            command="persea embedding",
            key_variable="PERSEA_EMBEDDING_KEY",
        )

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension). Texts that the endpoint calls too long are halved. Raises ModelError."""
        longest = max(len(text) for text in texts)
        while True:
            said = [text[:longest] for text in texts]
            try:
                response = await self._client.embeddings.with_raw_response.create(
                    model=self._model,
                    input=said,
                    encoding_format="float",
                    dimensions=self._asked_dimensions or openai.omit,
                    extra_headers=self._headers,
                )
                body = response.content
            except openai.APIStatusError as error:
                if not too_long(error) or longest // 2 < _SHORTEST_CHARACTERS:
                    raise translated(error, self.endpoint) from error
                longest //= 2
            except (openai.APIError, httpx2.RequestError, OSError) as error:
                raise translated(error, self.endpoint) from error
            else:
                return vectors_of(body, len(texts), dimension=self._dimension, address=self.endpoint.address)

    async def first_listed(self) -> str:
        """The first model that the endpoint lists. Raises ModelError."""
        return await first_listed(
            self._client, self.endpoint, called="embedding", name_with="--name or PERSEA_EMBEDDING_NAME"
        )

    async def close(self) -> None:
        await self._client.close()


async def probe(choice: EmbeddingChoice, *, timeout_s: float = 30.0) -> tuple[str, int]:
    """The model's name, asked for where none is given, and its vectors' dimension. Raises ModelError."""
    asking = _Asking(choice, choice.name or "", None)
    try:
        async with asyncio.timeout(timeout_s):
            name = choice.name or await asking.first_listed()
            named = asking if choice.name else _Asking(choice, name, None)
            try:
                dimension = (await named.embed([choice.query_prefix + _PROBE])).shape[1]
            finally:
                await named.close()
    except TimeoutError as error:
        raise ModelTimeout(
            f"The embedding endpoint did not answer within {timeout_s:g} s", value=asking.endpoint.address
        ) from error
    finally:
        await asking.close()
    if choice.dimensions and dimension != choice.dimensions:
        raise ModelRejected(
            f"The embedding model {name} does not shorten its vectors",
            value=f"{dimension} dimensions, asked for {choice.dimensions}",
            fix="Leave --dimensions (PERSEA_EMBEDDING_DIMENSIONS) out, or choose another model",
        )
    return name, dimension


def identity(choice: EmbeddingChoice, dimension: int) -> str:
    """Everything that two choices must share for their vectors to be comparable, readable, without the key."""
    assert choice.url is not None, "the built-in model has a name of its own"
    parts = [f"{choice.name} at {shown_address(checked_address(choice.url))}, {dimension} dimensions"]
    if choice.query_prefix:
        parts.append(f"queries as {choice.query_prefix + '…'!r}")
    if choice.document_prefix:
        parts.append(f"products as {choice.document_prefix + '…'!r}")
    return ", ".join(parts)


def _pause_s(failures: int, error: BaseException | None) -> float:
    asked_s = asked_to_wait_s(error, datetime.now(UTC)) if isinstance(error, Exception) else None
    backoff_s = _FIRST_BACKOFF_S * (1 << failures) * random.uniform(0.5, 1.5)  # noqa: S311 - spreads retries
    return min(backoff_s if asked_s is None else asked_s, _LONGEST_BACKOFF_S)
