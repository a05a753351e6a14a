"""The embedding client against the real llama.cpp, with the weights of the built-in language model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator

import numpy as np
import pytest
import pytest_asyncio

from persea.llm.embedding_endpoint import EndpointEmbedder, probe
from persea.seams import EmbeddingChoice

# In a process of its own: native threads must not outlive the tests that need them.
_SERVE = """
import os, sys
import xllamacpp
from persea.llm.embedded import built_in_file
params = xllamacpp.CommonParams()
params.model.path = str(built_in_file())
params.embedding = True
params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
params.hostnames, params.port, params.ui, params.verbosity = ["127.0.0.1"], 0, False, 0
params.n_ctx, params.n_parallel, params.kv_unified = 2048, 2, True  # else texts of one request mix
params.api_keys = ["sk-llama"]
params.model_alias = {"smol"}
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
"""


@pytest.fixture(scope="module")
def llama_url() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        assert child.stdout is not None
        address = ""
        while not address.startswith("http"):
            address = child.stdout.readline()
            assert address, "llama.cpp did not start"
        yield address.strip() + "/v1"
        child.kill()


@pytest_asyncio.fixture
async def llama(llama_url: str) -> AsyncIterator[EndpointEmbedder]:
    choice = EmbeddingChoice(llama_url, "smol", key="sk-llama")
    embedder = EndpointEmbedder("smol", choice, 576, query_timeout_s=20)
    yield embedder
    await embedder.close()


async def test_probe_of_llama(llama_url: str) -> None:
    """Its name and the length of its vectors are found out."""
    assert await probe(EmbeddingChoice(llama_url, key="sk-llama")) == ("smol", 576)


async def test_each_text_its_vector(llama: EndpointEmbedder) -> None:
    """A text has the same direction alone and among others, whatever place it has there."""
    titles = ["Trail boots", "Brass desk lamp", "Enamel mug"]
    rows = await llama.embed_documents(titles, ["", "", ""])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    for title, row in zip(titles, rows, strict=True):
        alone = (await llama.embed_query(title)).vector
        assert float(alone @ row) > 0.999


async def test_longer_than_its_context(llama: EndpointEmbedder) -> None:
    """A text that llama.cpp calls too large, which it calls a failure of its own, is shortened."""
    rows = await llama.embed_documents(["7 3 9 " * 400], [""])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
