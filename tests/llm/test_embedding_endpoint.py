"""The embedding client against a local endpoint: real sockets, wrong answers, refusals and silence."""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import numpy as np
import pytest
import pytest_asyncio

from persea.errors import (
    ModelBadReply,
    ModelRateLimited,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
    SettingsError,
)
from persea.llm.embedding_endpoint import EndpointEmbedder, identity, probe
from persea.llm.embedding_wire import vectors_of
from persea.llm.scripted_embeddings import Answer, ScriptedEmbeddings
from persea.seams import EmbeddingChoice


@pytest.fixture
def endpoint() -> Iterator[ScriptedEmbeddings]:
    with ScriptedEmbeddings() as running:
        yield running


@pytest_asyncio.fixture
async def embedder(endpoint: ScriptedEmbeddings) -> AsyncIterator[EndpointEmbedder]:
    made = EndpointEmbedder("test", EmbeddingChoice(endpoint.url, endpoint.model), 8, query_timeout_s=0.5)
    yield made
    await made.close()


def body(*items: tuple[int, list[float]]) -> bytes:
    listed = ", ".join(f'{{"index": {index}, "embedding": {vector}}}' for index, vector in items)
    return f'{{"object": "list", "data": [{listed}]}}'.encode()


def test_order_and_length() -> None:
    """Vectors are put where their index says, and made 1 long."""
    rows = vectors_of(body((1, [0, 5]), (0, [3, 4])), 2, dimension=2, address="here")
    np.testing.assert_allclose(rows, [[0.6, 0.8], [0, 1]], atol=1e-6)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (body((0, [1, 0])), "answered 2 texts with vectors for others: here: [0]"),
        (body((0, [1, 0]), (0, [1, 0])), "with vectors for others"),
        (body((0, [1, 0]), (1, [1, 0]), (2, [1, 0])), "with vectors for others"),
        (body((0, [1, 0]), (1, [1, 0, 0])), "another length than 2: here: [2, 3]"),
        (body((0, [1, 0]), (1, [0, 0])), "no direction"),
        (body((0, [1, 0]), (1, [math.inf, 0])).replace(b"inf", b"1e999"), "no direction"),
        (body((0, [1, 0]), (1, [math.nan, 0])).replace(b"nan", b"NaN"), "no direction"),
        (b'{"data": [{"index": 0, "embedding": [null, 1]}]}', "gives no embeddings"),
        (b"<html>Welcome to nginx!</html>", "gives no embeddings: <html>Welcome"),
    ],
)  # fmt: skip
def test_wrong_answers(answer: bytes, said: str) -> None:
    """An answer with another count, order, dimension or with what is no number is refused, in words."""
    with pytest.raises(ModelBadReply) as caught:
        vectors_of(answer, 2, dimension=2, address="here")
    assert said in str(caught.value)


def test_too_many_dimensions() -> None:
    """Vectors that no index holds are refused with what to do."""
    with pytest.raises(ModelRejected, match=r"longer than the 4,000 dimensions .*: 4001\. Ask for shorter"):
        vectors_of(body((0, [1.0] * 4001)), 1, dimension=None, address="here")
    assert vectors_of(body((0, [1.0] * 4000)), 1, dimension=None, address="here").shape == (1, 4000)


async def test_prefixes(endpoint: ScriptedEmbeddings) -> None:
    """A request and a product are each sent as the model wants them said."""
    choice = EmbeddingChoice(endpoint.url, "m", query_prefix="query: ", document_prefix="passage: ")
    embedder = EndpointEmbedder("test", choice, 8)
    await embedder.embed_query(" boots ")
    await embedder.embed_documents(["Trail boots"], ["Leather"])
    await embedder.close()
    assert endpoint.texts == ["query: boots", "passage: Trail boots\nLeather"]


async def test_queries_are_remembered(endpoint: ScriptedEmbeddings, embedder: EndpointEmbedder) -> None:
    """The same request is asked about once, and one without words not at all."""
    first = await embedder.embed_query("boots")
    assert (await embedder.embed_query("boots")).vector.tolist() == first.vector.tolist()
    assert first.model == "test"
    assert endpoint.texts == ["boots"]
    assert not (await embedder.embed_query("  ")).vector.any()
    assert endpoint.texts == ["boots"]


async def test_many_products(endpoint: ScriptedEmbeddings, embedder: EndpointEmbedder) -> None:
    """Products go in requests of 32, at most four at a time, and each gets its own vector; none for no text."""
    endpoint.delay_s = 0.05
    titles = [f"word{n}" for n in range(300)]
    titles[7] = " "
    rows = await embedder.embed_documents(titles, [""] * 300)
    assert endpoint.requests == 10  # 299 texts
    assert 1 < endpoint.most_at_once <= 4
    assert not rows[7].any()
    for row in (0, 150, 299):
        alone = await embedder.embed_documents([titles[row]], [""])
        np.testing.assert_allclose(rows[row], alone[0], atol=1e-6)


async def test_long_texts(endpoint: ScriptedEmbeddings, embedder: EndpointEmbedder) -> None:
    """A text is cut to 2,000 characters, and halved until the endpoint takes it; shorter ones stay whole."""
    endpoint.longest = 600
    await embedder.embed_documents(["short", "x" * 5000], ["", ""])
    assert [len(text) for text in endpoint.texts] == [5, 500]


async def test_never_short_enough(endpoint: ScriptedEmbeddings, embedder: EndpointEmbedder) -> None:
    """Where even a few words are too long, that is said instead of asking for ever."""
    endpoint.longest = 3
    with pytest.raises(ModelRejected, match="too long for this model"):
        await embedder.embed_documents(["x" * 5000], [""])


async def test_busy_endpoint(endpoint: ScriptedEmbeddings, embedder: EndpointEmbedder) -> None:
    """A 429 and a failure are asked again for products, after the time the endpoint names."""
    endpoint.statuses, endpoint.retry_after = [429, 429], "0.01"
    assert (await embedder.embed_documents(["boots"], [""])).shape == (1, 8)
    assert endpoint.requests == 3
    endpoint.statuses = [429] * 4
    with pytest.raises(ModelRateLimited):
        await embedder.embed_documents(["boots"], [""])


async def test_failing_endpoint(endpoint: ScriptedEmbeddings) -> None:
    """A refusal is not asked again; a failure is, as often as it was told to, with a pause between."""
    embedder = EndpointEmbedder("test", EmbeddingChoice(endpoint.url, "m"), 8, retries=1)
    endpoint.statuses = [503]
    assert (await embedder.embed_documents(["boots"], [""])).shape == (1, 8)
    endpoint.statuses = [400]
    with pytest.raises(ModelRejected, match="scripted 400"):
        await embedder.embed_documents(["boots"], [""])
    await embedder.close()
    assert endpoint.requests == 3


async def test_a_person_does_not_wait(endpoint: ScriptedEmbeddings, embedder: EndpointEmbedder) -> None:
    """A request's vector that does not come within its time is given up."""
    endpoint.delay_s = 3
    with pytest.raises(ModelTimeout, match=r"longer than 0\.5 s"):
        await embedder.embed_query("boots")


async def test_the_loop_goes_on(endpoint: ScriptedEmbeddings, embedder: EndpointEmbedder) -> None:
    """While an endpoint is silent, everything else runs."""
    endpoint.delay_s = 0.3
    steps = 0

    async def count() -> None:
        nonlocal steps
        while True:
            steps += 1
            await asyncio.sleep(0.01)

    counting = asyncio.create_task(count())
    await embedder.embed_query("boots")
    counting.cancel()
    assert steps > 5


async def test_key(endpoint: ScriptedEmbeddings) -> None:
    """The key goes along as a bearer, never into an error, and without one no header is sent."""
    endpoint.key = "sk-very-secret"
    with pytest.raises(ModelRejected) as refused:
        await probe(EmbeddingChoice(endpoint.url, "m", key="sk-wrong-secret"))
    assert "PERSEA_EMBEDDING_KEY, or `persea embedding`" in str(refused.value)
    assert "secret" not in str(refused.value)
    assert await probe(EmbeddingChoice(endpoint.url, "m", key="sk-very-secret")) == ("m", 8)
    with pytest.raises(ModelRejected):
        await probe(EmbeddingChoice(endpoint.url, "m"))
    assert endpoint.authorizations[-1] is None
    with pytest.raises(SettingsError, match="characters that no key has"):
        await probe(EmbeddingChoice(endpoint.url, "m", key="two words"))


async def test_probe(endpoint: ScriptedEmbeddings) -> None:
    """Without a name the first listed model is taken; shorter vectors are asked for and checked."""
    choice = EmbeddingChoice(endpoint.url)
    assert await probe(choice) == ("scripted-embed", 8)
    assert await probe(replace(choice, dimensions=5)) == ("scripted-embed", 5)

    def full_length(answer: Answer) -> Answer:
        return {"data": [{"index": 0, "embedding": [1.0] * 8}]}

    endpoint.spoil = full_length
    with pytest.raises(ModelRejected, match=r"does not shorten its vectors: 8 dimensions, asked for 5"):
        await probe(replace(choice, dimensions=5))


async def test_nobody_there() -> None:
    """An address where nobody listens is named in the error."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
    with pytest.raises(ModelUnavailable, match=f"cannot be reached: {url}"):
        await probe(EmbeddingChoice(url, "m"))


def test_identity() -> None:
    """What makes vectors incomparable is in the name; the key and a password are not."""
    choice = EmbeddingChoice("http://me:secret@host/v1/", "e5", key="sk-secret", query_prefix="query: ")
    assert identity(choice, 384) == "e5 at http://host/v1, 384 dimensions, queries as 'query: …'"
    assert identity(replace(choice, document_prefix="passage: "), 384) != identity(choice, 384)
