"""A search whose embedding model fails."""

from __future__ import annotations

from prometheus_client import REGISTRY

from persea.llm.embedding import BuiltInEmbedder
from persea.llm.embedding_endpoint import EndpointEmbedder
from persea.llm.query_vectors import QueryVectors
from persea.llm.scripted_embeddings import ScriptedEmbeddings
from persea.seams import EmbeddingChoice


def counted(reason: str) -> float:
    return REGISTRY.get_sample_value("persea_searches_by_words_alone_total", {"reason": reason}) or 0.0


async def test_failure_and_recovery() -> None:
    """Where the endpoint is away there is no vector, counted and without asking for each search; then it is back."""
    with ScriptedEmbeddings() as endpoint:
        embedder = EndpointEmbedder("test", EmbeddingChoice(endpoint.url, "m"), 8)
        queries = QueryVectors(embedder, pause_s=60)
        endpoint.stop()
        failed, paused = counted("model_unavailable"), counted("pause_after_failure")
        assert await queries("boots") is None
        assert await queries("mugs") is None
        assert counted("model_unavailable") == failed + 1
        assert counted("pause_after_failure") == paused + 1
        endpoint.start()
        again = QueryVectors(embedder, pause_s=0)
        found = await again("boots")
        assert found is not None
        assert found.vector.shape == (8,)
        await embedder.close()


async def test_no_embedder() -> None:
    """A model that this version does not bring along gives no vector, and that is counted."""
    before = counted("model_unknown")
    assert await QueryVectors(None)("boots") is None
    assert counted("model_unknown") == before + 1
    vector = await QueryVectors(BuiltInEmbedder())("boots")
    assert vector is not None
    assert vector.model == "wordllama-l2-supercat-256"
