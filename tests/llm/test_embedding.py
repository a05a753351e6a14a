"""The static embeddings against the package whose weights they use, and against sense."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from persea.llm.embedding import BuiltInEmbedder

TEXTS = ["waterproof hiking boots", "Größe 42 – été 😀", "a", "warm " * 3000, "x" * 500, '中文 (IP68), 5.5"']


@pytest.fixture(scope="module")
def embedder() -> BuiltInEmbedder:
    return BuiltInEmbedder()


def test_same_as_wordllama(embedder: BuiltInEmbedder) -> None:
    """The vectors are WordLlama's own, to the last digits of a float."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    import wordllama

    root.setLevel(level)
    root.handlers[:] = handlers  # its import configures the root logger
    model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    ours = embedder.embed(TEXTS)  # (6, 256)
    assert ours.dtype == np.float32
    assert ours.shape == (6, embedder.dimension)
    np.testing.assert_allclose(ours, model.embed([text.strip() for text in TEXTS], norm=True), atol=1e-5)


def test_lengths(embedder: BuiltInEmbedder) -> None:
    """Every vector has length 1, but that of a text without words is zero."""
    rows = embedder.embed([*TEXTS, ""])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 1, 1, 1, 0], atol=1e-5)
    assert embedder.embed([]).shape == (0, 256)


def test_blanks(embedder: BuiltInEmbedder) -> None:
    """Line ends and doubled blanks between words make no difference."""
    plain, broken = embedder.embed(["trail boots", "\ttrail \n\n boots "])
    np.testing.assert_array_equal(plain, broken)


def test_products(embedder: BuiltInEmbedder) -> None:
    """A product is its title and half of its body, and its title alone where it has no body."""
    rows = embedder.embed_products(["trail boots", "trail boots"], ["leather, waterproof", ""])
    title, body = embedder.embed(["trail boots", "leather, waterproof"])
    expected = title + 0.5 * body
    np.testing.assert_allclose(rows[0], expected / np.linalg.norm(expected), atol=1e-6)
    np.testing.assert_allclose(rows[1], title, atol=1e-6)


def test_meaning(embedder: BuiltInEmbedder) -> None:
    """Boots are nearer to a question for shoes than lamps are."""
    query, boots, lamp = embedder.embed(["shoes for hiking", "leather trail boots", "brass desk lamp"])
    assert query @ boots > query @ lamp + 0.1


def test_importing_has_no_effects() -> None:
    """Using it loads neither an HTTP client nor wordllama's own code, and leaves the root logger alone."""
    code = (
        "import sys, logging\n"
        "from persea.llm.embedding import BuiltInEmbedder\n"
        "BuiltInEmbedder().embed(['boots'])\n"
        "print(sorted({'requests', 'wordllama'} & set(sys.modules)), logging.getLogger().handlers)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] []\n"
