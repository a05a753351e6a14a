"""Persea's format of reviews: what a line says, what costs it, its schema and its guide."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.rows import RowProblem
from persea.catalog.texts.reviews import json_schema, open_reviews
from persea.catalog.texts.rows import FoundReview
from persea.errors import FeedUnreadable
from persea.store.references import Reference
from persea.values import Review

DOCS = Path(__file__).resolve().parents[2] / "docs"
SMALLEST = {"product_id": "mug", "rating": 5, "written_at": "2026-11-01"}


def read(folder: Path, *rows: object) -> list[FoundReview | RowProblem]:
    path = folder / "reviews.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogatepass")
    return list(open_reviews(path))


def one(folder: Path, row: object) -> Review:
    (item,) = read(folder, row)
    assert isinstance(item, FoundReview), item
    return item.review


def problem(folder: Path, row: object) -> str:
    (item,) = read(folder, row)
    assert isinstance(item, RowProblem), item
    assert item.row_lost
    return str(item)


def test_every_field(tmp_path: Path) -> None:
    """Every field arrives; a date without a zone is UTC, numbers will do for ids, markup is gone."""
    line = {
        "id": 17,
        "product_id": 4,
        "rating": 4,
        "title": "Warm &amp; dry",
        "body": "<p>Good boots.</p><p>They <b>last</b>.</p>",
        "author": " Ada\nL. ",
        "written_at": "2026-11-01 18:30",
    }
    (item,) = read(tmp_path, line)
    review = Review(
        id="17",
        product_id="4",
        written_at=datetime(2026, 11, 1, 18, 30, tzinfo=UTC),
        rating=4,
        author="Ada L.",
        title="Warm & dry",
        body="Good boots.\n\nThey last.",
    )
    assert item == FoundReview(1, review, Reference("product_id", "4"))


@pytest.mark.parametrize("name", ["product_id", "sku", "gtin"])
def test_the_product_is_named_in_one_way(tmp_path: Path, name: str) -> None:
    """A review names its product by one of three fields; by none or by two it is lost."""
    rest = {"rating": 3, "written_at": "2026-11-01"}
    (item,) = read(tmp_path, rest | {name: "x1"})
    assert isinstance(item, FoundReview)
    assert item.product == Reference(name, "x1")  # type: ignore[arg-type]
    assert "product_id, sku or gtin: one of them" in problem(tmp_path, rest)
    other = "sku" if name != "sku" else "gtin"
    assert "one of them" in problem(tmp_path, rest | {name: "x1", other: "x2"})


def test_an_id_that_is_left_out_is_made_of_the_content(tmp_path: Path) -> None:
    """The same words are the same review in every import, and another word makes another one."""
    first, again, other = (
        one(tmp_path, SMALLEST | {"body": body}).id for body in ("Fine.", "Fine.", "Good.")
    )
    assert first == again != other
    assert first.startswith("made-")
    assert one(tmp_path, SMALLEST | {"sku": "mug", "product_id": None, "body": "Fine."}).id != first


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"rating": 0}, 'line 1, rating "0": Input should be greater than or equal to 1'),
        ({"rating": 6}, 'line 1, rating "6": Input should be less than or equal to 5'),
        ({"rating": 4.5}, 'line 1, rating "4.5": '),
        ({"written_at": "yesterday"}, 'line 1, written_at "yesterday": not a date'),
        ({"written_at": 1700000000}, "a date is written like 2026-11-30"),
        ({"written_at": None}, "a date is written like 2026-11-30"),
        ({"stars": 4}, 'line 1, stars "4": there is no such field'),
        ({"product_id": ""}, "must not be empty"),
        ({"rating": None}, "no rating, and nothing said"),
        ({"rating": None, "body": "<script>alert(1)</script>"}, "no rating, and nothing said"),
        ({"id": "x" * 201}, "an id has 1 to 200 printable characters"),
        ({"id": "a\x00b"}, "an id has 1 to 200 printable characters"),
        ({"body": "half \ud83d"}, "holds half a character (a lone surrogate)"),
    ],
)
def test_what_costs_a_line(tmp_path: Path, change: dict[str, object], told: str) -> None:
    """A line that cannot be used is told with field, value and reason."""
    assert told in problem(tmp_path, SMALLEST | change)


def test_markup_scripts_and_nul_are_nothing_but_text(tmp_path: Path) -> None:
    """Of HTML only the text is kept, of a script nothing, and control characters go with a note."""
    body = '<img src=x onerror="alert(1)">Nice <script>alert(2)</script>mug\x00, 3 < 4 &lt;b&gt;'
    note, found = read(tmp_path, SMALLEST | {"body": body})
    assert isinstance(found, FoundReview)
    assert found.review.body == "Nice mug, 3 < 4 <b>"
    assert isinstance(note, RowProblem)
    assert (note.field, note.reason, note.row_lost) == (
        "body",
        "unprintable characters were removed",
        False,
    )


def test_a_body_of_a_million_characters_is_cut(tmp_path: Path) -> None:
    """The first 10,000 characters of a text are kept, and that is told."""
    note, found = read(tmp_path, SMALLEST | {"body": "word " * 200_000})
    assert isinstance(found, FoundReview)
    assert len(found.review.body) == 9_999  # the 10,000th is a blank
    assert isinstance(note, RowProblem)
    assert note.reason == "999,999 characters; only the first 10,000 were kept"


def test_lines_that_are_no_json(tmp_path: Path) -> None:
    """A broken line costs itself alone and is told with its number."""
    first, broken, last = read(tmp_path, SMALLEST, '{"product_id": ', SMALLEST | {"rating": 1})
    assert isinstance(first, FoundReview)
    assert isinstance(last, FoundReview)
    assert str(broken).startswith("line 2")
    assert (last.line, last.review.rating) == (3, 1)


def test_compressed_zipped_or_in_a_folder(tmp_path: Path) -> None:
    """The same reviews come from a .gz, a .zip and a folder, with the names of the files in problems."""
    line, bad = json.dumps(SMALLEST), '{"rating": 3, "written_at": "2026-11-01"}'
    packed = tmp_path / "r.gz"
    packed.write_bytes(gzip.compress(line.encode()))
    assert [type(item) for item in open_reviews(packed)] == [FoundReview]
    archive = tmp_path / "r.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("a.jsonl", line)
        opened.writestr("b.jsonl", bad)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.jsonl").write_text(line)
    (folder / "b.jsonl").write_text(bad)
    (folder / "readme.txt").write_text("Reviews of 2026")
    for path, others in ((archive, 0), (folder, 1)):
        feed = open_reviews(path)
        found, lost, *rest = list(feed)
        assert isinstance(found, FoundReview)
        assert found.file == "a.jsonl"
        assert str(lost).startswith("b.jsonl line 1")
        assert [item.row_lost for item in rest if isinstance(item, RowProblem)] == [False] * others
        assert (feed.rows, feed.fraction) == (2, 1.0)


@pytest.mark.parametrize("text", ["", "[]", "id,product\n1,2\n"])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    """A file that is no JSON Lines is refused as a whole, with what to write."""
    path = tmp_path / "reviews.csv"
    path.write_text(text)
    with pytest.raises(FeedUnreadable, match=r"not JSON Lines.*one JSON object a line"):
        list(open_reviews(path))


def test_schema_is_current() -> None:
    """docs/reviews.schema.json is what the model says. To write it anew:

    .venv/bin/python -c "from persea.catalog.texts.reviews import json_schema as s; print(s(), end='')" \\
        > docs/reviews.schema.json
    """
    assert (DOCS / "reviews.schema.json").read_text() == json_schema()
    schema = json.loads(json_schema())
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["written_at"]


def test_guide_examples(tmp_path: Path) -> None:
    """Every example line of the guide is read without a problem."""
    guide = (DOCS / "import-texts.md").read_text().partition("## Reviews")[2].partition("\n## ")[0]
    lines = [
        line for block in re.findall(r"```jsonl\n(.*?)```", guide, re.DOTALL) for line in block.splitlines()
    ]
    items = read(tmp_path, *lines)
    assert len(items) == len(lines) >= 2
    assert all(isinstance(item, FoundReview) for item in items), items
