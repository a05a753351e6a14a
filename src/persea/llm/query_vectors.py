"""The meaning of a person's request, or nothing where the embedding model does not answer: a search goes on with
words alone then, and says so in the log and in a metric.

After a failure the model is left alone for a moment, so that not every search waits for what does not come.
"""

from __future__ import annotations

from time import monotonic

import structlog
from prometheus_client import Counter

from persea.errors import ModelError
from persea.seams import Embedder, QueryVector

_WORDS_ALONE = Counter(
    "persea_searches_by_words_alone_total", "Searches that the embedding model did not help with", ["reason"]
)
_log = structlog.get_logger("persea.embedding")


class QueryVectors:
    """`embedder` None: this version cannot make the active model's vectors (it was another version's own)."""

    def __init__(self, embedder: Embedder | None, *, pause_s: float = 5.0) -> None:
        self._embedder = embedder
        self._pause_s = pause_s
        self._not_before_s = 0.0
        self._failing = False

    async def __call__(self, text: str) -> QueryVector | None:
        if self._embedder is None:
            _WORDS_ALONE.labels("model_unknown").inc()
            return None
        if monotonic() < self._not_before_s:
            _WORDS_ALONE.labels("pause_after_failure").inc()
            return None
        try:
            vector = await self._embedder.embed_query(text)
        except ModelError as error:
            self._failing = True
            self._not_before_s = monotonic() + self._pause_s
            _WORDS_ALONE.labels(error.code).inc()
            _log.warning("search goes on with words alone", model=self._embedder.name, error=str(error))
            return None
        if self._failing:
            self._failing = False
            _log.info("the embedding model answers again", model=self._embedder.name)
        return vector
