"""persea import reviews, posts, knowledge, as a person and a script meet them: real processes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from pdfs import a_pdf
from persea_server import Server, run_persea, running_server, shared_folder

PRODUCTS = [
    {"id": "mug", "title": "Stoneware Mug", "price": "14.90", "sku": "M-1"},
    {"id": "pot", "title": "Coffee Pot", "price": "39.00", "rating": 4.5, "rating_count": 20},
]


@pytest.fixture(scope="module")
def shop() -> Iterator[Server]:
    """A running server over a shop of two products."""
    folder = shared_folder()
    (folder / "feed.jsonl").write_text("\n".join(json.dumps(product) for product in PRODUCTS))
    try:
        imported = run_persea("import", "catalog", folder / "feed.jsonl", data_dir=folder / "data")
        assert imported.returncode == 0, imported.stderr
        with running_server(folder / "data", "--no-demo") as started:
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def http(shop: Server) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=shop.url, timeout=60) as opened:
        yield opened


def lines(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_reviews_are_on_the_product_s_page_at_once(shop: Server, http: httpx2.Client, tmp_path: Path) -> None:
    """The running server tells imported reviews and their mean; bad rows are told and do not stop the rest."""
    file = lines(
        tmp_path / "reviews.jsonl",
        {"product_id": "mug", "rating": 5, "title": "Warm", "author": "Ada", "written_at": "2026-11-01"},
        {"sku": "M-1", "rating": 2, "body": "<b>Heavy</b>", "written_at": "2026-11-03T10:00:00Z"},
        {"product_id": "mug", "rating": 7, "written_at": "2026-11-02"},
        {"product_id": "pan", "rating": 4, "written_at": "2026-11-02"},
    )
    ended = run_persea("import", "reviews", file, data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Imported 2 reviews in ")
    assert ended.stdout.endswith(": 2 new, 0 changed, 0 unchanged; 2 problems\n")
    assert 'line 3, rating "7": ' in ended.stderr
    assert 'line 4, product_id "pan": no such product in this shop (row left out)' in ended.stderr
    mug = http.get("/api/products/mug").json()
    assert (mug["rating"], mug["rating_count"], mug["review_count"]) == (3.5, 2, 2)
    assert mug["reviews"] == [
        {"author": "", "rating": 2, "title": "", "body": "Heavy", "written_at": "2026-11-03T10:00:00+00:00"},
        {"author": "Ada", "rating": 5, "title": "Warm", "body": "", "written_at": "2026-11-01T00:00:00+00:00"},
    ]  # fmt: skip
    again = json.loads(run_persea("import", "reviews", file, "--json", data_dir=shop.data_dir).stdout)
    assert (again["rows"], again["new"], again["changed"], again["unchanged"]) == (4, 0, 0, 2)
    assert [problem["line"] for problem in again["problems"]] == [3, 4]


def test_posts_are_listed_and_shown_with_their_products(
    shop: Server, http: httpx2.Client, tmp_path: Path
) -> None:
    """A post is on the page of each product that it shows, and in the list of all."""
    file = lines(
        tmp_path / "posts.jsonl",
        {"id": "p1", "title": "Slow mornings", "published_at": "2026-11-01", "product_ids": ["mug", "pan"],
         "url": "https://blog.example/1", "author": "Ada"},
        {"id": "p2", "title": "Both", "published_at": "2026-11-02", "product_ids": ["pot"], "skus": ["M-1"]},
    )  # fmt: skip
    ended = run_persea("import", "posts", file, data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.endswith(": 2 new, 0 changed, 0 unchanged; 1 problem\n")
    assert 'line 1, product_id "pan": no such product in this shop; shown without it' in ended.stderr
    listed = http.get("/api/posts").json()["posts"]
    assert [(post["id"], post["product_ids"]) for post in listed] == [("p2", ["pot", "mug"]), ("p1", ["mug"])]
    assert listed[1] == {
        "id": "p1", "title": "Slow mornings", "body": "", "author": "Ada", "url": "https://blog.example/1",
        "image_url": None, "published_at": "2026-11-01T00:00:00+00:00", "product_ids": ["mug"],
    }  # fmt: skip
    assert [post["id"] for post in http.get("/api/posts?limit=1").json()["posts"]] == ["p2"]
    assert http.get("/api/posts?limit=0").status_code == 400
    for product, posts in (("mug", ["p2", "p1"]), ("pot", ["p2"])):
        shown = http.get(f"/api/products/{product}").json()["posts"]
        assert [post["id"] for post in shown] == posts


def test_knowledge_is_imported_document_by_document(shop: Server, tmp_path: Path) -> None:
    """Sections are counted, other files left alone, scans told; a section that is gone is removed."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "returns.md").write_text("# Returns\nFree.\n## How\nPack.\n## Who\nYou.\n")
    (folder / "care.pdf").write_bytes(a_pdf("Wash cold."))
    (folder / "scan.pdf").write_bytes(a_pdf(""))
    (folder / "logo.png").write_bytes(b"\x89PNG")
    ended = run_persea("import", "knowledge", folder, data_dir=shop.data_dir)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Imported 4 sections in ")
    assert ended.stdout.endswith(": 4 new, 0 changed, 0 unchanged, 1 other file left alone; 1 problem\n")
    assert "scan.pdf: no text in it; it may be a scan" in ended.stderr
    (folder / "returns.md").write_text("# Returns\nFree.\n## How\nPack well.\n")
    again = run_persea("import", "knowledge", folder / "returns.md", "--json", data_dir=shop.data_dir)
    report = json.loads(again.stdout)
    counts = (report["new"], report["changed"], report["unchanged"], report["removed"])
    assert counts == (0, 1, 1, 1)


@pytest.mark.parametrize(
    ("command", "text", "told"),
    [
        ("reviews", "id,product\n", "The file is not JSON Lines"),
        ("posts", '{"id": 1}\n{"id": 2}\n', "2 of the first 2 rows are unusable: nothing imported"),
        (
            "reviews",
            '{"product_id": "pan", "rating": 1, "written_at": "2026-11-01"}',
            "1 of the first 1 rows",
        ),
        ("knowledge", "\n", "Nothing in it can be used as knowledge: file.txt: no text in it (left out)"),
        ("knowledge", None, "The file cannot be read"),
    ],
)
def test_what_is_refused(shop: Server, tmp_path: Path, command: str, text: str | None, told: str) -> None:
    """A file that cannot be used ends with 1 and the reason, and --json says nothing."""
    file = tmp_path / "file.txt"
    if text is not None:
        file.write_text(text)
    ended = run_persea("import", command, file, "--json", data_dir=shop.data_dir)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr
