"""Files of reviews: JSON Lines, one review a line. The model below is the format; docs/reviews.schema.json is
made from it.

What buyers write is nobody's to trust: markup goes, what is left is bounded, and it is only ever shown as text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from persea.catalog.formats.persea_jsonl import Code
from persea.catalog.json_lines import Starts, schema_text
from persea.catalog.plain_text import plain_text
from persea.catalog.rows import BadRow, Lines, RowProblem
from persea.catalog.texts.feed import LinesFeed, open_lines, tidied_rows
from persea.catalog.texts.rows import FoundReview
from persea.catalog.tidy import Edit
from persea.store.references import Reference
from persea.values import Review

_TITLE = 200  # characters
_AUTHOR = 100
_BODY = 10_000


class FeedReview(BaseModel):
    """One line of a file of reviews. It names its product by `product_id`, `sku` or `gtin`: one of them."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )

    id: Annotated[Code, Field(min_length=1)] | None = None
    """The same id is the same review in every later import. Left out: made from what the line says."""
    product_id: Annotated[Code, Field(min_length=1)] | None = None
    sku: Annotated[Code, Field(min_length=1)] | None = None
    """Of the product or of one of its variants."""
    gtin: Annotated[Code, Field(min_length=1)] | None = None
    rating: int | None = Field(default=None, ge=1, le=5)
    """1 to 5 stars."""
    title: str = ""
    body: str = ""
    """Plain text or HTML; markup is removed."""
    author: str = ""
    """The name to show."""
    written_at: Starts

    @model_validator(mode="after")
    def _names_one_product(self) -> Self:
        if len(self._references()) != 1:
            raise ValueError("name the product by product_id, sku or gtin: one of them")
        return self

    def _references(self) -> list[Reference]:
        named = (
            self.product_id and Reference("product_id", self.product_id),
            self.sku and Reference("sku", self.sku),
            self.gtin and Reference("gtin", self.gtin),
        )
        return [reference for reference in named if reference]

    def found(self, line: int, file: str) -> FoundReview:
        review = Review(
            id=self.id or self._made_id(),
            product_id=self.product_id or "",
            written_at=self.written_at,
            rating=self.rating,
            author=self.author,
            title=self.title,
            body=self.body,
        )
        return FoundReview(line, review, self._references()[0], file)

    def _made_id(self) -> str:
        said = (
            self.product_id, self.sku, self.gtin, self.rating, self.title, self.body, self.author,
            self.written_at.isoformat(),
        )  # fmt: skip
        return "made-" + hashlib.blake2b(json.dumps(said).encode(), digest_size=16).hexdigest()


def open_reviews(path: Path) -> LinesFeed[FoundReview]:
    """The reviews at `path`, to be iterated once. Raises FeedUnreadable."""
    return open_lines(path, _read)


def json_schema() -> str:
    """The text of docs/reviews.schema.json."""
    return schema_text(FeedReview)


def _read(lines: Lines, file: str) -> Iterator[FoundReview | RowProblem]:
    return tidied_rows(lines, FeedReview, lambda given: _tidied(given.found(lines.number, file)))


def _tidied(found: FoundReview) -> tuple[FoundReview, list[RowProblem]]:
    """Raises BadRow where nothing is left of it."""
    review, edit = found.review, Edit(found.line)
    tidied = replace(
        review,
        id=edit.identity("id", review.id),
        author=edit.line_of("author", review.author, _AUTHOR),
        title=edit.line_of("title", review.title, _TITLE),
        body=edit.cut("body", plain_text(edit.printable("body", review.body)), _BODY),
    )
    if not (tidied.rating or tidied.title or tidied.body):
        raise BadRow(RowProblem(found.line, "body", review.body[:200], "no rating, and nothing said"))
    return replace(found, review=tidied), edit.notes
