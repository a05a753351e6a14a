"""The labelled search requests are well-formed, and speak of the shop that there is."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_SHOP = _ROOT / "bench" / "data" / "demo_shop"

_HEADERS = {
    "products.tsv": ["product_id", "title", "description", "brand", "category", "attributes"],
    "queries.tsv": ["query_id", "query", "kind"],
    "misspelt.tsv": ["query_id", "query", "of"],
    "judgements.tsv": ["query_id", "product_id", "grade"],
}


def _rows(name: str) -> list[list[str]]:
    lines = (_SHOP / name).read_text("utf-8").removesuffix("\n").split("\n")
    return [line.split("\t") for line in lines[1:]]


def _column(name: str, place: int) -> list[str]:
    return [row[place] for row in _rows(name)]


def test_products_agree_with_the_shop(tmp_path: Path) -> None:
    """products.tsv says of the demo shop what make_products.py would say of it now."""
    made = tmp_path / "products.tsv"
    subprocess.run([sys.executable, _SHOP / "make_products.py", "--out", made], check=True)
    assert made.read_bytes() == (_SHOP / "products.tsv").read_bytes(), (
        "the demo shop has changed: run bench/data/demo_shop/make_products.py, and judge what is new or different"
    )


@pytest.mark.parametrize("name", _HEADERS)
def test_every_row_has_the_columns_of_its_header(name: str) -> None:
    """Each file is UTF-8 with one header, no stray tab, no empty or padded field, and a newline at its end."""
    text = (_SHOP / name).read_text("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    header, *rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert header == _HEADERS[name]
    for row in rows:
        assert len(row) == len(header), row
        assert all(field and field == field.strip() for field in row), row


@pytest.mark.parametrize("name", ["products.tsv", "queries.tsv", "misspelt.tsv"])
def test_ids_are_unique(name: str) -> None:
    """No product and no request is named twice, and no request is asked twice."""
    for place in (0, 1) if name != "products.tsv" else (0,):
        assert [value for value, count in Counter(_column(name, place)).items() if count > 1] == []


def test_judgements_name_requests_and_products_that_there_are() -> None:
    """A judgement is of a known request and product, made once, and its grade is 1, 2 or 3."""
    rows = _rows("judgements.tsv")
    assert {query for query, _, _ in rows} <= set(_column("queries.tsv", 0))
    assert {product for _, product, _ in rows} <= set(_column("products.tsv", 0))
    assert {grade for _, _, grade in rows} == {"1", "2", "3"}
    assert len({(query, product) for query, product, _ in rows}) == len(rows)


def test_a_request_is_judged_or_has_no_right_answer() -> None:
    """Requests of the kind "none", and only they, have no product with a grade."""
    judged = set(_column("judgements.tsv", 0))
    unjudged = [query for query, _, _ in _rows("queries.tsv") if query not in judged]
    assert unjudged == [query for query, _, kind in _rows("queries.tsv") if kind == "none"]


def test_the_counts_of_the_read_me_are_those_of_the_files() -> None:
    """The table of kinds says how many requests of a kind there are, and how many grades of each sort."""
    kind_of = {query: kind for query, _, kind in _rows("queries.tsv")}
    requests = Counter(kind_of.values())
    grades = Counter((kind_of[query], grade) for query, _, grade in _rows("judgements.tsv"))
    counted = {
        kind: [str(count), *(str(grades[kind, grade]) for grade in "321")] for kind, count in requests.items()
    }
    text = (_SHOP / "README.md").read_text("utf-8")
    table = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    told = {row[0].split(":")[0]: row[1:] for row in table if row[0].split(":")[0] in requests}
    assert told == counted
    assert f"{len(_rows('judgements.tsv')):,} judgements" in text


def test_a_misspelt_request_has_a_clean_twin_that_is_judged() -> None:
    """Each misspelt request names one clean request that has a right answer, and differs from it."""
    clean = {query: text for query, text, _ in _rows("queries.tsv")}
    judged = set(_column("judgements.tsv", 0))
    for _, text, twin in _rows("misspelt.tsv"):
        assert twin in judged
        assert text != clean[twin]
    assert not set(_column("misspelt.tsv", 0)) & set(clean)
    assert len(set(_column("misspelt.tsv", 2))) == len(_rows("misspelt.tsv"))
