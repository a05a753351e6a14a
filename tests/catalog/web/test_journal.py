"""The crawl's journal: what it keeps through a death, and what it hands to the next crawl."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from persea.catalog.web.journal import Journal, Plan, Visit, resumable

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ASKED, START = "http://shop.example", "https://shop.example/"


def visit(number: int, **fields: object) -> Visit:
    url = f"{START}{number}"
    return Visit.model_validate(
        {"url": url, "at": url, "fetched_at": NOON, "jsonld": [{"n": number}]} | fields
    )


def opened(folder: Path, now: datetime = NOON, asked: str = ASKED) -> Journal:
    return Journal(folder, asked, START, now)


def test_goes_on(tmp_path: Path) -> None:
    """What was written is there when the journal is opened again, and the start that the address led to."""
    with opened(tmp_path) as journal:
        journal.set_plan(Plan(pages=["a", "b"], failures=[("c", "gone")], left_out=2))
        journal.add(visit(1, size_bytes=10))
        journal.add(visit(2, size_bytes=5, etag='"2"'))
    assert resumable(tmp_path, ASKED, NOON + timedelta(hours=23))
    with Journal(tmp_path, ASKED, "https://elsewhere.example/", NOON + timedelta(hours=23)) as journal:
        assert journal.start == START
        assert journal.plan == Plan(pages=["a", "b"], failures=[("c", "gone")], left_out=2)
        assert [visit.url for visit in journal.visits()] == [f"{START}1", f"{START}2"]
        assert journal.visit(f"{START}2") == visit(2, size_bytes=5, etag='"2"')
        assert journal.visit(f"{START}3") is None
        assert (len(journal), journal.visited_bytes) == (2, 15)


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_line_cut_off(tmp_path: Path, cut: int) -> None:
    """A last line that is not whole is dropped, and the next one does not stick to it."""
    with opened(tmp_path) as journal:
        journal.add(visit(1))
        journal.add(visit(2))
    file = tmp_path / "crawl.jsonl"
    file.write_bytes(file.read_bytes()[:-cut])
    with opened(tmp_path) as journal:
        assert [visit.url for visit in journal.visits()] == [f"{START}1"]
        journal.add(visit(3))
    with opened(tmp_path) as journal:
        assert [visit.url for visit in journal.visits()] == [f"{START}1", f"{START}3"]


def test_a_line_lost_to_the_disk(tmp_path: Path) -> None:
    """From a damaged line on everything is dropped, and fetched again."""
    with opened(tmp_path) as journal:
        for number in (1, 2, 3):
            journal.add(visit(number))
    file = tmp_path / "crawl.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = b"\0" * len(lines[2]) + b"\n"
    file.write_bytes(b"".join(lines))
    with opened(tmp_path) as journal:
        assert [visit.url for visit in journal.visits()] == [f"{START}1"]


def test_next_crawl(tmp_path: Path) -> None:
    """After the end a new crawl begins, which knows the former one's pages but not its failures."""
    with opened(tmp_path) as journal:
        journal.add(visit(1, etag='"1"'))
        journal.add(visit(2, failed="gone"))
        journal.end()
    assert not resumable(tmp_path, ASKED, NOON)
    with opened(tmp_path) as journal:
        assert (len(journal), journal.plan) == (0, None)
        former = journal.former_visit(f"{START}1")
        assert former is not None
        assert former.validators.etag == '"1"'
        assert journal.former_visit(f"{START}2") is None


def test_too_old(tmp_path: Path) -> None:
    """A crawl that was cut off a day ago is begun anew."""
    with opened(tmp_path) as journal:
        journal.add(visit(1))
    later = NOON + timedelta(hours=24)
    assert not resumable(tmp_path, ASKED, later)
    with opened(tmp_path, later) as journal:
        assert len(journal) == 0
        assert journal.former_visit(f"{START}1") is not None


def test_another_shop(tmp_path: Path) -> None:
    """Of another address nothing is taken over."""
    with opened(tmp_path) as journal:
        journal.add(visit(1))
    assert not resumable(tmp_path, "http://other.example", NOON)
    with opened(tmp_path, asked="http://other.example") as journal:
        assert len(journal) == 0
        assert journal.former_visit(f"{START}1") is None


def test_pages(tmp_path: Path) -> None:
    """The feed holds the pages with products, each once though two addresses led to it."""
    with opened(tmp_path) as journal:
        journal.add(visit(1))
        journal.add(visit(2, jsonld=[]))
        journal.add(visit(3, at=f"{START}1"))
        journal.add(visit(4, jsonld=[], products=[{"title": "Bécher"}]))
        path = journal.write_pages()
    assert path == tmp_path / "pages.jsonl"
    assert [json.loads(line) for line in path.read_text().splitlines()] == [
        {"url": f"{START}1", "fetched_at": "2026-11-23T12:00:00+00:00", "jsonld": [{"n": 1}]},
        {"url": f"{START}4", "fetched_at": "2026-11-23T12:00:00+00:00", "products": [{"title": "Bécher"}]},
    ]
