"""What Persea is measured against finds what it should, under the same conditions, and shows changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from condition import Condition, System
from stocked import EMBEDDER, a_product, a_variant

pytest.importorskip("tantivy", reason="what searches are measured against: script/setup --bench")
pytest.importorskip("bm25s", reason="what searches are measured against: script/setup --bench")

from rivals import Bm25s, Dense, Fused, Tantivy, best

PRODUCTS = (
    a_product("b1", "Ridge Boots", 9000, description="Waterproof leather", category_path=("Shoes", "Boots")),
    a_product("b2", "City Shoe", 4000, description="No boots, but dry", category_path=("Shoes",)),
    a_product("w1", "Wool Blanket", 3000, description="Warm", category_path=("Home",)),
    a_product("n1", "Boots on request", None, category_path=("Shoes", "Boots")),
)


@pytest.fixture
def systems(tmp_path: Path) -> dict[str, System]:
    words = Bm25s(PRODUCTS)
    bodies = [product.description for product in PRODUCTS]
    vectors = EMBEDDER.embed_products([product.title for product in PRODUCTS], bodies)
    dense = Dense(words, vectors, EMBEDDER.embed)
    found: list[System] = [Tantivy(PRODUCTS, tmp_path), words, dense, Fused(words, dense)]
    return {system.name: system for system in found}


@pytest.mark.parametrize("name", ["tantivy", "bm25s"])
async def test_words(systems: dict[str, System], name: str) -> None:
    """What holds a word's stem is found, in the title before elsewhere; a word that none holds finds nothing."""
    found = await systems[name].find("boot", Condition(), 10)
    assert set(found[:2]) == {"b1", "n1"}
    assert found[2:] == ["b2"]
    assert await systems[name].find("zyzzyva", Condition(), 10) == []
    assert await systems[name].find("NOT boots AND (", Condition(), 1) != []
    assert await systems[name].find("", Condition(), 10) == []


@pytest.mark.parametrize("name", ["tantivy", "bm25s", "bm25s + dense", "numpy, exact"])
async def test_conditions(systems: dict[str, System], name: str) -> None:
    """Only what meets the condition is found; without a price nothing meets a limit."""

    async def found(condition: Condition) -> set[str]:
        return set(await systems[name].find("boots", condition, 10))

    assert await found(Condition(category="boots")) == {"b1", "n1"}
    assert await found(Condition(category="shoes", max_price_minor=9000)) == {"b1", "b2"}
    assert await found(Condition(category="boots", max_price_minor=8999)) == set()
    assert await found(Condition(category="hats")) == set()


async def test_dense_is_exact(systems: dict[str, System]) -> None:
    """The order is that of the inner products."""
    assert (await systems["numpy, exact"].find("woollen blanket", Condition(), 4))[0] == "w1"
    assert len(await systems["numpy, exact"].find("x", Condition(), 10)) == 4


async def test_fused(systems: dict[str, System]) -> None:
    """What holds the word and is near comes first; what is only near is found, too."""
    found = await systems["bm25s + dense"].find("waterproof boots", Condition(), 10)
    assert found[0] == "b1"
    assert set(found) == {"b1", "b2", "w1", "n1"}


async def test_changes(tmp_path: Path) -> None:
    """A product that was replaced is found by what it is now, and no more by what it was."""
    changed = replace(PRODUCTS[0], title="Zyzzyva", variants=(a_variant("b1", 100),))
    tantivy, words = Tantivy(PRODUCTS, tmp_path), Bm25s(PRODUCTS)
    tantivy.replace(changed)
    words.build([changed, *PRODUCTS[1:]])
    for system in (tantivy, words):
        assert await system.find("zyzzyva", Condition(), 10) == ["b1"]
        assert await system.find("ridge", Condition(), 10) == []
    assert await tantivy.find("zyzzyva", Condition(max_price_minor=100), 10) == ["b1"]


def test_best() -> None:
    """The highest come first, of equals the earlier one, and no more than there are."""
    scores = np.array([1, 3, 2, 3], dtype=np.float32)
    assert best(scores, 3).tolist() == [1, 3, 2]
    assert best(scores, 9).tolist() == [1, 3, 2, 0]
    assert best(scores[:0], 3).tolist() == []
