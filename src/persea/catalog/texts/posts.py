"""Files of posts: JSON Lines, one post a line. The model below is the format; docs/posts.schema.json is made
from it.

A post is a creator's or the shop's own content that shows products. Like reviews it is text and stays text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from persea.catalog.formats.persea_jsonl import Code
from persea.catalog.json_lines import Starts, schema_text
from persea.catalog.plain_text import plain_text
from persea.catalog.rows import BadRow, Lines, RowProblem
from persea.catalog.texts.feed import LinesFeed, open_lines, tidied_rows
from persea.catalog.texts.rows import FoundPost
from persea.catalog.tidy import Edit
from persea.store.references import Reference
from persea.values import Post

_TITLE = 200  # characters
_AUTHOR = 100
_BODY = 20_000
_PRODUCTS = 100

_Codes = tuple[Annotated[Code, Field(min_length=1)], ...]


class FeedPost(BaseModel):
    """One line of a file of posts."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )

    id: Annotated[Code, Field(min_length=1)]
    """The same id is the same post in every later import."""
    title: str = ""
    body: str = ""
    """Plain text or HTML; markup is removed."""
    author: str = ""
    """The name to show."""
    url: str | None = None
    """Where the post itself stands: http(s), or a path on this server."""
    image: str | None = None
    """A picture's web address."""
    published_at: Starts
    product_ids: _Codes
    """The products it shows, the most important first. May be empty."""
    skus: _Codes = ()
    """The same by SKU, of the products or of their variants."""

    def found(self, line: int, file: str) -> FoundPost:
        post = Post(
            id=self.id,
            published_at=self.published_at,
            title=self.title,
            body=self.body,
            author=self.author,
            url=self.url,
            image_url=self.image,
        )
        products = (
            *(Reference("product_id", id) for id in self.product_ids),
            *(Reference("sku", sku) for sku in self.skus),
        )
        return FoundPost(line, post, tuple(dict.fromkeys(products)), file)


def open_posts(path: Path) -> LinesFeed[FoundPost]:
    """The posts at `path`, to be iterated once. Raises FeedUnreadable."""
    return open_lines(path, _read)


def json_schema() -> str:
    """The text of docs/posts.schema.json."""
    return schema_text(FeedPost)


def _read(lines: Lines, file: str) -> Iterator[FoundPost | RowProblem]:
    return tidied_rows(lines, FeedPost, lambda given: _tidied(given.found(lines.number, file)))


def _tidied(found: FoundPost) -> tuple[FoundPost, list[RowProblem]]:
    """Raises BadRow where nothing is left of it."""
    post, edit = found.post, Edit(found.line)
    tidied = replace(
        post,
        id=edit.identity("id", post.id),
        author=edit.line_of("author", post.author, _AUTHOR),
        title=edit.line_of("title", post.title, _TITLE),
        body=edit.cut("body", plain_text(edit.printable("body", post.body)), _BODY),
        url=edit.url("url", post.url),
        image_url=edit.url("image", post.image_url),
    )
    if not (tidied.title or tidied.body or tidied.image_url):
        raise BadRow(RowProblem(found.line, "body", post.body[:200], "no title, no text and no picture"))
    if len(found.products) > _PRODUCTS:
        edit.note("product_ids", "", f"{len(found.products):,} of them; only the first {_PRODUCTS} were kept")
    return replace(found, post=tidied, products=found.products[:_PRODUCTS]), edit.notes
