"""What Persea's search is measured against, each in one process and as its own documentation has it.

tantivy: BM25 over title (boost 4) and body, its English stemmer and stop words; conditions are clauses of the query.
bm25s: BM25 (Lucene's) over title x 3 and body, Snowball's English stemmer, its stop words; conditions are a numpy mask.
bm25s + dense: 0.7 x bm25s / max + 0.3 x min-max of the inner products with the same embeddings that Persea has.

What none of them does: keep offers, records or anything else that a shop needs beside a ranking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
import tantivy
from numpy.typing import NDArray

from condition import Condition, body_of, lowest_price
from persea.values import Product

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]

_TITLE_BOOST = 4.0
_TITLE_TIMES = 3
_LEXICAL = 0.7
_WORD = re.compile(r"\w+")
_HEAP_BYTES = 256 << 20
_ENGLISH = "english"


class Tantivy:
    """An index in `folder`, which must be there."""

    name = "tantivy"

    def __init__(self, products: Sequence[Product], folder: Path, *, threads: int = 0) -> None:
        """`threads` write it; 0 lets tantivy choose. With one, equal scores are in the same order every time."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("category", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("title", tokenizer_name=_ENGLISH)
        builder.add_text_field("body", tokenizer_name=_ENGLISH)
        builder.add_integer_field("price", indexed=True, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._index.register_tokenizer(_ENGLISH, _english())
        self._writer = self._index.writer(_HEAP_BYTES, threads)
        for product in products:
            self._writer.add_document(_document(product))
        self._show()

    async def find(self, text: str, condition: Condition, k: int) -> list[str]:
        # Words alone, in lower case: its query language has operators.
        words, _ = self._index.parse_query_lenient(
            " ".join(_WORD.findall(text.lower())), ["title", "body"], field_boosts={"title": _TITLE_BOOST}
        )
        clauses = [(tantivy.Occur.Must, words)]
        if condition.category is not None:
            term = tantivy.Query.term_query(self._schema, "category", condition.category, "basic")
            clauses.append((tantivy.Occur.Must, tantivy.Query.const_score_query(term, 0.0)))
        if condition.max_price_minor is not None:
            price = tantivy.Query.range_query(
                self._schema, "price", tantivy.FieldType.Integer, 0, condition.max_price_minor
            )
            clauses.append((tantivy.Occur.Must, tantivy.Query.const_score_query(price, 0.0)))
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.boolean_query(clauses), limit=k, count=False)
        return [searcher.doc(address)["id"][0] for _, address in found.hits]

    def replace(self, product: Product) -> None:
        """Writes, commits and reloads: the next query sees it."""
        self._writer.delete_documents_by_term("id", product.id)
        self._writer.add_document(_document(product))
        self._show()

    def _show(self) -> None:
        self._writer.commit()
        self._index.reload()


def _english() -> tantivy.TextAnalyzer:
    """Its "en_stem" and a list of stop words, which bm25s and PostgreSQL leave out as well."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    telling = words.filter(tantivy.Filter.stopword("english"))
    return telling.filter(tantivy.Filter.stemmer("english")).build()


def _document(product: Product) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", product.id)
    document.add_text("title", product.title)
    document.add_text("body", body_of(product))
    for category in product.category_path:
        document.add_text("category", category.lower())
    price = lowest_price(product)
    if price is not None:
        document.add_integer("price", price)
    return document


class Bm25s:
    """An index in memory."""

    name = "bm25s"

    def __init__(self, products: Sequence[Product]) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self.ids = [product.id for product in products]
        self.prices = np.array([_priced(product) for product in products])  # (products,), inf without one
        names = sorted({name.lower() for product in products for name in product.category_path})
        self._columns = {name: np.zeros(len(products), dtype=bool) for name in names}
        for row, product in enumerate(products):
            for name in product.category_path:
                self._columns[name.lower()][row] = True
        self.build(products)

    def build(self, products: Sequence[Product]) -> None:
        """It has no way to change one product: an index is made from all of them."""
        texts = [f"{(p.title + ' ') * _TITLE_TIMES}{body_of(p)}" for p in products]
        tokens = bm25s.tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)
        self._index = bm25s.BM25(method="lucene")
        self._index.index(tokens, show_progress=False)

    def save(self, folder: Path) -> None:
        self._index.save(folder, show_progress=False)

    async def find(self, text: str, condition: Condition, k: int) -> list[str]:
        scores = self.scores(text)  # (products,)
        mask = self.mask(condition)
        if mask is not None:
            scores = np.where(mask, scores, 0)
        return [self.ids[row] for row in best(scores, k) if scores[row] > 0]

    def scores(self, text: str) -> NDArray[np.float32]:
        (words,) = bm25s.tokenize(
            [text], stopwords="en", stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return self._index.get_scores(words) if words else np.zeros(len(self.ids), dtype=np.float32)

    def mask(self, condition: Condition) -> NDArray[np.bool_] | None:
        """(products,), or None where all meet the condition."""
        mask = None
        if condition.category is not None:
            mask = self._columns.get(condition.category, np.zeros(len(self.ids), dtype=bool))
        if condition.max_price_minor is not None:
            cheap = self.prices <= condition.max_price_minor
            mask = cheap if mask is None else mask & cheap
        return mask


class Dense:
    """Every inner product, with numpy: what an approximate index is measured by."""

    name = "numpy, exact"

    def __init__(self, words: Bm25s, vectors: Vectors, embed: Embed) -> None:
        """`vectors` is (products, dimension), in the order of `words`, whose masks are used."""
        self._words = words
        self._vectors = vectors
        self._embed = embed

    def likeness(self, text: str, condition: Condition) -> NDArray[np.float32]:
        """(products,); -inf where the condition is not met."""
        scores = self._vectors @ self._embed([text])[0]  # (products,)
        mask = self._words.mask(condition)
        return scores if mask is None else np.where(mask, scores, -np.inf)

    async def find(self, text: str, condition: Condition, k: int) -> list[str]:
        scores = self.likeness(text, condition)
        return [self._words.ids[row] for row in best(scores, k) if scores[row] > -np.inf]


class Fused:
    """0.7 x bm25s / max + 0.3 x min-max dense, over all products that meet the condition."""

    name = "bm25s + dense"

    def __init__(self, words: Bm25s, dense: Dense) -> None:
        self._words = words
        self._dense = dense

    async def find(self, text: str, condition: Condition, k: int) -> list[str]:
        near = self._dense.likeness(text, condition)  # (products,)
        there = near > -np.inf
        if not there.any():
            return []
        lexical = np.where(there, self._words.scores(text), 0)
        lowest, highest = near[there].min(), near.max()
        spread = (near - lowest) / max(highest - lowest, 1e-9)
        scores = _LEXICAL * lexical / max(lexical.max(), 1e-9) + (1 - _LEXICAL) * spread
        return [self._words.ids[row] for row in best(scores, k) if there[row]]


def best(scores: NDArray[np.float32], k: int) -> NDArray[np.intp]:
    """The rows of the `k` highest, best first; of equals the earlier row."""
    k = min(k, len(scores))
    if k == 0:
        return np.zeros(0, dtype=np.intp)
    top = np.sort(np.argpartition(-scores, k - 1)[:k])
    return top[np.argsort(-scores[top], kind="stable")]


def _priced(product: Product) -> float:
    price = lowest_price(product)
    return np.inf if price is None else float(price)
