"""Labelled sets as people write them: what is read, what is left out, and what is said of a bad one."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from labelled_set import JUDGEMENTS, PRODUCTS, QUERIES, write_set

from labelled import BadSet, Misspelt, Query, read_labelled
from persea.values import Product, Variant


def test_a_set_is_read(tmp_path: Path) -> None:
    """Queries with an answer, products with all their columns, grades of any number, misspelt twins."""
    labelled = read_labelled(write_set(tmp_path / "shoes"))
    assert labelled.name == "shoes"
    assert labelled.queries == (Query("q1", "waterproof boots"), Query("q2", "wool blanket"))
    assert labelled.products[0] == Product(
        id="p1",
        title="Ridge Boots",
        variants=(Variant("p1", None),),
        description="Waterproof leather boots",
        brand="Olm",
        category_path=("Shoes", "Boots"),
        attributes=(("Material", ("leather",)), ("Lining", ("wool", "felt"))),
    )
    assert labelled.grades == {"q1": {"p1": 3.0, "p2": 1.0}, "q2": {"p3": 2.5, "p4": 0.0}}
    assert labelled.misspelt == (Misspelt(Query("m1", "waterprof boots"), "q1"),)
    assert labelled.notes == ("left out, since no product has a grade above 0: 1 queries",)


def test_only_three_tables_are_needed(tmp_path: Path) -> None:
    """Without misspelt.tsv and without a product's optional columns the set is read all the same."""
    products = "product_id\ttitle\tdescription\np1\tBoots\t\np3\tBlanket\tWarm\n"
    labelled = read_labelled(
        write_set(
            tmp_path, misspelt="", products=products, judgements="query_id\tproduct_id\tgrade\nq1\tp1\t1"
        )
    )
    assert labelled.misspelt == ()
    assert [(p.id, p.brand, p.category_path, p.description) for p in labelled.products] == [
        ("p1", None, (), ""),
        ("p3", None, (), "Warm"),
    ]


@pytest.mark.parametrize(
    "queries",
    [
        pytest.param(QUERIES.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(QUERIES.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(gzip.compress(QUERIES.encode()), id="gzip by content"),
        pytest.param(QUERIES.rstrip("\n"), id="no last line end"),
        pytest.param(QUERIES.replace("\n", "\n\n"), id="empty lines"),
        pytest.param(
            'query\tclass\tquery_id\nwaterproof boots\tx\tq1\n"wool blanket"\t\tq2\nnone\n'.replace(
                "\nnone\n", "\n"
            ),
            id="another order, further columns",
        ),
        pytest.param(
            '"Query ID"\t"Query"\n"q1"\t"waterproof boots"\n"q2"\t"wool blanket"\n',
            id="quoted, names with capitals and blanks",
        ),
    ],
)
def test_forms_of_one_table(tmp_path: Path, queries: str | bytes) -> None:
    """The same queries are read from a table in any of its common forms."""
    labelled = read_labelled(write_set(tmp_path, queries=queries))
    assert labelled.queries == (Query("q1", "waterproof boots"), Query("q2", "wool blanket"))


def test_gzip_by_name(tmp_path: Path) -> None:
    """A table may be there as .tsv.gz."""
    folder = write_set(tmp_path, products="")
    (folder / "products.tsv.gz").write_bytes(gzip.compress(PRODUCTS.encode()))
    assert len(read_labelled(folder).products) == 4


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"15"" screen"', '15" screen'),  # quoted as spreadsheets do
        ('15" screen', '15" screen'),  # not quoted
        ('"Best" boots', '"Best" boots'),  # not quoted, and begins with one
        ('"two\nlines"', "two\nlines"),
    ],
)
def test_quotes_in_titles(tmp_path: Path, cell: str, title: str) -> None:
    """Quotes around a cell are no part of it; quotes in a title are, where nothing is quoted."""
    labelled = read_labelled(write_set(tmp_path, products=PRODUCTS.replace("Ridge Boots", cell)))
    assert labelled.products[0].title == title
    assert len(labelled.products) == 4


def test_strangers_are_told(tmp_path: Path) -> None:
    """Judgements of what is not there, and misspelt twins of it, are left out and counted."""
    labelled = read_labelled(
        write_set(
            tmp_path,
            judgements=JUDGEMENTS + "q9\tp1\t1\nq1\tp9\t1\n",
            misspelt="query_id\tquery\tof\nm1\tx\tq9\n",
        )
    )
    assert labelled.notes == (
        "left out, since their query or product is not there: 2 judgements, the first in line 7 (q9, p1)",
        "left out, since no product has a grade above 0: 1 queries",
        "left out, since their twins are not among the queries: 1 misspelt queries",
    )
    assert labelled.misspelt == ()


@pytest.mark.parametrize(
    ("table", "content", "said"),
    [
        ("queries", "", "queries.tsv is missing (or queries.tsv.gz)"),
        ("queries", "query_id\ttext\nq1\tx\n", "queries.tsv line 1: no column query in the header, only query_id, text"),
        ("queries", "\n", "queries.tsv line 1: no column query_id in the header, only nothing"),
        ("queries", QUERIES + "q1\tagain\n", 'queries.tsv line 5, query_id "q1": is there twice'),
        ("queries", QUERIES + "q4\t\n", 'queries.tsv line 5, query "": is empty'),
        ("queries", QUERIES + "q4\tx\ty\n", 'queries.tsv line 5: 3 cells, the header has 2, from "y" on'),
        ("queries", QUERIES.encode() + b"q4\t\xff\n", "queries.tsv line 5, b'\\xff': not UTF-8"),
        ("judgements", JUDGEMENTS + "q1\tp3\tgood\n", 'judgements.tsv line 7, grade "good": must be a number, 0 or more'),
        ("judgements", JUDGEMENTS + "q1\tp3\t-1\n", 'judgements.tsv line 7, grade "-1": must be a number, 0 or more'),
        ("judgements", JUDGEMENTS + "q1\tp3\tnan\n", 'judgements.tsv line 7, grade "nan": must be a number, 0 or more'),
        ("judgements", JUDGEMENTS + "q1\tp1\t2\n", 'judgements.tsv line 7, grade "2": q1 and p1 were given 3 before'),
        ("judgements", "query_id\tproduct_id\tgrade\nq1\tp1\t0\n", "no judgement has a grade above 0"),
        ("products", PRODUCTS + "p9\t\tx\n", 'products.tsv line 6, title "": is empty'),
    ],
)  # fmt: skip
def test_bad_sets_are_told(tmp_path: Path, table: str, content: str | bytes, said: str) -> None:
    """What cannot be used is named with its file, line, column and value."""
    with pytest.raises(BadSet) as raised:
        read_labelled(write_set(tmp_path, **{table: content}))
    assert said in str(raised.value)


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is named."""
    with pytest.raises(BadSet, match=r"nowhere: no such folder"):
        read_labelled(tmp_path / "nowhere")
