"""Persea's format of posts: what a line says, what costs it, its schema and its guide."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.rows import RowProblem
from persea.catalog.texts.posts import json_schema, open_posts
from persea.catalog.texts.rows import FoundPost
from persea.store.references import Reference
from persea.values import Post

DOCS = Path(__file__).resolve().parents[2] / "docs"
SMALLEST = {"id": "p1", "title": "Morning", "published_at": "2026-11-01", "product_ids": ["mug"]}


def read(folder: Path, *rows: object) -> list[FoundPost | RowProblem]:
    path = folder / "posts.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogatepass")
    return list(open_posts(path))


def test_every_field(tmp_path: Path) -> None:
    """Every field arrives, products by id before products by SKU, each once."""
    line = {
        "id": 8,
        "title": "Morning <i>coffee</i>",
        "body": "First a mug.<br>Then a kettle.",
        "author": "Ada",
        "url": "https://blog.example/8",
        "image": "/pictures/8.jpg",
        "published_at": "2026-11-01T06:00:00+02:00",
        "product_ids": ["mug", 7, "mug"],
        "skus": ["K-1"],
    }
    (item,) = read(tmp_path, line)
    post = Post(
        id="8",
        published_at=datetime(2026, 11, 1, 4, 0, tzinfo=UTC),
        title="Morning coffee",
        body="First a mug.\nThen a kettle.",
        author="Ada",
        url="https://blog.example/8",
        image_url="/pictures/8.jpg",
    )
    products = (Reference("product_id", "mug"), Reference("product_id", "7"), Reference("sku", "K-1"))
    assert item == FoundPost(1, post, products)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": None}, "line 1, id"),
        ({"product_ids": "mug"}, 'line 1, product_ids "mug": '),
        ({"product_ids": None}, "line 1, product_ids"),
        ({"product_ids": [""]}, "line 1, product_ids[0]: must not be empty"),
        ({"published_at": "soon"}, 'line 1, published_at "soon": not a date'),
        ({"tags": []}, "there is no such field"),
        ({"title": "<br>"}, "no title, no text and no picture"),
    ],
)
def test_what_costs_a_line(tmp_path: Path, change: dict[str, object], told: str) -> None:
    """A line that cannot be used is told with field, value and reason."""
    (item,) = read(tmp_path, SMALLEST | change)
    assert isinstance(item, RowProblem)
    assert item.row_lost
    assert told in str(item)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "https://a b", "ftp://x/y"]
)
def test_addresses_that_a_browser_should_not_follow_are_left_out(tmp_path: Path, address: str) -> None:
    """Only http(s) and paths on this server are kept as links and pictures; the rest is left out, told."""
    first, second, found = read(tmp_path, SMALLEST | {"url": address, "image": address})
    assert [item.field for item in (first, second) if isinstance(item, RowProblem)] == ["url", "image"]
    assert isinstance(found, FoundPost)
    assert (found.post.url, found.post.image_url) == (None, None)


def test_a_hundred_products_are_kept(tmp_path: Path) -> None:
    """More than a hundred products are no list that anybody chose: the first hundred are kept, and told."""
    note, found = read(tmp_path, SMALLEST | {"product_ids": [str(n) for n in range(101)]})
    assert isinstance(note, RowProblem)
    assert note.reason == "101 of them; only the first 100 were kept"
    assert isinstance(found, FoundPost)
    assert found.products[-1] == Reference("product_id", "99")


def test_schema_is_current() -> None:
    """docs/posts.schema.json is what the model says. To write it anew:

    .venv/bin/python -c "from persea.catalog.texts.posts import json_schema as s; print(s(), end='')" \\
        > docs/posts.schema.json
    """
    assert (DOCS / "posts.schema.json").read_text() == json_schema()
    schema = json.loads(json_schema())
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["id", "published_at", "product_ids"]


def test_guide_examples(tmp_path: Path) -> None:
    """Every example line of the guide is read without a problem."""
    guide = (DOCS / "import-texts.md").read_text().partition("## Posts")[2].partition("\n## ")[0]
    lines = [
        line for block in re.findall(r"```jsonl\n(.*?)```", guide, re.DOTALL) for line in block.splitlines()
    ]
    items = read(tmp_path, *lines)
    assert len(items) == len(lines) >= 2
    assert all(isinstance(item, FoundPost) for item in items), items
