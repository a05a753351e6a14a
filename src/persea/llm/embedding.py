"""Static text embeddings: the mean of a text's token vectors, from the weights in the wordllama wheel.

Only the wheel's two data files are used. Its own code pads every batch to the longest text, and importing it
configures the root logger and pulls in an HTTP client for downloads that are not wanted here. The method is
WordLlama's (https://github.com/dleemiller/WordLlama), and a test holds the two side by side.

Words are told apart by blanks and their tokens remembered: the tokenizer knows no words, so that it would take
several times as long over a whole text, and it takes a line end for a part of the word beside it.

CPU work, about 0.1 ms for a product: call it in a thread where many come at once.
"""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
from safetensors import safe_open
from tokenizers import Tokenizer

from persea.errors import ModelUnavailable
from persea.seams import EmbedProducts, QueryVector, Vectors

_BODY_WEIGHT = 0.5
_BODY_CHARACTERS = 2_000
_REMEMBERED_WORDS = 1 << 16
_LONGEST_WORD = 40  # longer ones are hardly met twice, and would let the memory grow


class BuiltInEmbedder:
    """An Embedder that needs nobody. Loads its weights (33 MB) with the first text."""

    name = "wordllama-l2-supercat-256"
    dimension = 256

    def embed(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension), each row of length 1; zeros for a text without words. Raises ModelUnavailable."""
        tokenizer, weights = self._files
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)  # (n, dimension)
        for row, text in zip(rows, texts, strict=True):
            tokens: list[int] = []
            for word in text.split():
                if len(word) <= _LONGEST_WORD:
                    tokens += self._tokens(word)
                else:
                    tokens += tokenizer.encode(word, add_special_tokens=False).ids
            if tokens:
                weights[tokens].mean(axis=0, out=row)
        return _unit(rows)

    async def embed_query(self, text: str) -> QueryVector:
        """Some 0.03 ms of CPU: not worth a thread."""
        return QueryVector(self.name, self.embed([text])[0])

    async def embed_documents(self, titles: Sequence[str], bodies: Sequence[str]) -> Vectors:
        return await asyncio.to_thread(self._embed_products, titles, bodies)

    async def close(self) -> None:
        """It holds nothing."""

    @property
    def embed_products(self) -> EmbedProducts:
        return EmbedProducts(self.name, self._embed_products)

    def _embed_products(self, titles: Sequence[str], bodies: Sequence[str]) -> Vectors:
        """(n, dimension): title + 0.5 x body, of length 1. The beginning of a body is enough."""
        body = self.embed([text[:_BODY_CHARACTERS] for text in bodies])
        return _unit(self.embed(titles) + np.float32(_BODY_WEIGHT) * body)

    @cached_property
    def _tokens(self) -> Callable[[str], list[int]]:
        tokenizer, _ = self._files

        @lru_cache(maxsize=_REMEMBERED_WORDS)
        def tokens(word: str) -> list[int]:
            ids: list[int] = tokenizer.encode(word, add_special_tokens=False).ids
            return ids

        return tokens

    @property
    def _files(self) -> tuple[Tokenizer, Vectors]:
        return _loaded()


@cache
def _loaded() -> tuple[Tokenizer, Vectors]:
    """The tokenizer and the weights, (words, dimension), once for a process."""
    spec = importlib.util.find_spec("wordllama")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModelUnavailable("The embedding model is not installed", fix="Run: pip install wordllama")
    folder = Path(next(iter(folders)))
    tokenizer_file = folder / "tokenizers" / "l2_supercat_tokenizer_config.json"
    weights_file = folder / "weights" / "l2_supercat_256.safetensors"
    for file in (tokenizer_file, weights_file):
        if not file.is_file():
            raise ModelUnavailable(
                "A file of the embedding model is missing",
                value=str(file),
                fix="Install the wordllama version that requirements/base.txt names",
            )
    with safe_open(weights_file, framework="np") as stored:
        weights = np.ascontiguousarray(stored.get_tensor("embedding.weight"), dtype=np.float32)
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, weights  # (words, dimension)


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)  # (n, 1)
    unit = np.zeros_like(rows)  # (n, d)
    np.divide(rows, lengths, out=unit, where=lengths > 0)
    return unit
