"""The judged search requests are well-formed, and speak of the shop that there is."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

_DATA = Path(__file__).resolve().parents[2] / "bench" / "data"
_SHOP = "demo_shop"
_SETS = (_SHOP, "languages")

_PRODUCT = ["product_id", "title", "description", "brand", "category", "attributes"]
_HEADERS = {
    (_SHOP, "products.tsv"): _PRODUCT,
    (_SHOP, "queries.tsv"): ["query_id", "query", "kind"],
    (_SHOP, "misspelt.tsv"): ["query_id", "query", "of"],
    (_SHOP, "judgements.tsv"): ["query_id", "product_id", "grade"],
    ("languages", "products.tsv"): [*_PRODUCT, "language"],
    ("languages", "queries.tsv"): ["query_id", "query", "kind", "language"],
    ("languages", "judgements.tsv"): ["query_id", "product_id", "grade"],
}


def _table(folder: str, name: str) -> list[list[str]]:
    text = (_DATA / folder / name).read_text("utf-8")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def _column(folder: str, name: str, place: int) -> list[str]:
    return [row[place] for row in _table(folder, name)[1:]]


def _kinds(folder: str) -> dict[str, str]:
    """Request to kind."""
    return dict(zip(_column(folder, "queries.tsv", 0), _column(folder, "queries.tsv", 2), strict=True))


def test_products_agree_with_the_demo_shop(tmp_path: Path) -> None:
    """products.tsv says of the demo shop what make_products.py would say of it now."""
    made = tmp_path / "products.tsv"
    subprocess.run([sys.executable, _DATA / _SHOP / "make_products.py", "--out", made], check=True)
    assert made.read_bytes() == (_DATA / _SHOP / "products.tsv").read_bytes(), (
        "the demo shop has changed: run bench/data/demo_shop/make_products.py, and judge what is new or different"
    )


@pytest.mark.parametrize(("folder", "name"), _HEADERS)
def test_every_row_has_the_columns_of_its_header(folder: str, name: str) -> None:
    """Each file is UTF-8 with one header, no stray tab, no empty or padded field, and a newline at its end."""
    text = (_DATA / folder / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    header, *rows = _table(folder, name)
    assert header == _HEADERS[folder, name]
    for row in rows:
        assert len(row) == len(header), row
        assert all(field and field == field.strip() for field in row), row


@pytest.mark.parametrize(
    ("folder", "name", "place"),
    [(folder, name, 0) for folder, name in _HEADERS if name != "judgements.tsv"]
    + [(folder, name, 1) for folder, name in _HEADERS if name in ("queries.tsv", "misspelt.tsv")],
)
def test_nothing_stands_there_twice(folder: str, name: str, place: int) -> None:
    """No product and no request has another's id, and no request is another's word for word."""
    counts = Counter(_column(folder, name, place))
    assert [value for value, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("folder", _SETS)
def test_judgements_name_requests_and_products_that_there_are(folder: str) -> None:
    """A judgement is of a known request and product, made once, and its grade is 1, 2 or 3."""
    rows = _table(folder, "judgements.tsv")[1:]
    assert {query for query, _, _ in rows} <= set(_column(folder, "queries.tsv", 0))
    assert {product for _, product, _ in rows} <= set(_column(folder, "products.tsv", 0))
    assert {grade for _, _, grade in rows} == {"1", "2", "3"}
    assert len({(query, product) for query, product, _ in rows}) == len(rows)


@pytest.mark.parametrize("folder", _SETS)
def test_a_request_is_judged_or_has_no_right_answer(folder: str) -> None:
    """Requests of the kind "none", and only they, have no product with a grade."""
    judged = set(_column(folder, "judgements.tsv", 0))
    assert {query for query, kind in _kinds(folder).items() if kind != "none"} == judged


@pytest.mark.parametrize("folder", _SETS)
def test_the_counts_of_the_readme_are_those_of_the_files(folder: str) -> None:
    """The table of kinds says how many requests of a kind there are, and how many grades of each sort."""
    kinds = _kinds(folder)
    judgements = _table(folder, "judgements.tsv")[1:]
    grades = Counter((kinds[query], grade) for query, _, grade in judgements)
    counted = {
        kind: [str(count), *(str(grades[kind, grade]) for grade in "321")]
        for kind, count in Counter(kinds.values()).items()
    }
    text = (_DATA / folder / "README.md").read_text("utf-8")
    table = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    told = {cells[0].split(":")[0]: cells[1:] for cells in table}
    assert {kind: told.get(kind) for kind in counted} == counted
    assert f"{len(judgements):,} judgements" in text


def test_a_misspelt_request_has_a_clean_twin_that_is_judged() -> None:
    """Each misspelt request names one clean request that has a right answer, and differs from it."""
    ids, texts = (_column(_SHOP, "queries.tsv", place) for place in (0, 1))
    clean = dict(zip(ids, texts, strict=True))
    judged = set(_column(_SHOP, "judgements.tsv", 0))
    misspelt = _table(_SHOP, "misspelt.tsv")[1:]
    for _, text, twin in misspelt:
        assert twin in judged
        assert text != clean[twin]
    assert len({twin for _, _, twin in misspelt}) == len(misspelt)


def test_requests_and_products_of_a_language_name_it() -> None:
    """The set in other languages says of each product and request which language it is in."""
    assert set(_column("languages", "products.tsv", 6)) == {"de", "es", "fr", "en"}
    assert set(_column("languages", "queries.tsv", 3)) == {"de", "es", "fr"}
