"""Reads a labelled set: queries, products, and how well each product answers each query.

A folder of tables with tabs between the columns, each with a header, plain or gzip (queries.tsv.gz):

    queries.tsv      query_id, query
    products.tsv     product_id, title, description; optional: brand, category ("A > B"),
                     attributes ("Name: value; Name: value")
    judgements.tsv   query_id, product_id, grade (0 and more; 0 is "does not answer")
    misspelt.tsv     optional: query_id, query, of (the query_id of the same query, well spelt)

Columns are found by name, in any order; others are ignored. What it does not do: search, or score.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from persea.catalog.plain_text import plain_text
from persea.values import Product, Variant

T = TypeVar("T")

_GZIP = b"\x1f\x8b"
_LONGEST_CELL = 1 << 24  # characters


class BadSet(ValueError):
    """A labelled set that cannot be used; the text says where, with which value, and why."""


@dataclass(frozen=True, slots=True)
class Query:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Misspelt:
    query: Query
    of: str
    """The id of its well spelt twin, whose judgements are its own."""


@dataclass(frozen=True, slots=True)
class Labelled:
    name: str
    queries: tuple[Query, ...]
    """Those that some product answers."""
    products: tuple[Product, ...]
    grades: dict[str, dict[str, float]]
    """Query id to product id to grade."""
    misspelt: tuple[Misspelt, ...]
    notes: tuple[str, ...]
    """What was left out, for a person."""


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    line: int
    cells: dict[str, str]

    def said(self, column: str) -> str:
        """The cell, which must not be empty."""
        text = self.cells[column]
        if not text:
            raise self.bad(column, "is empty")
        return text

    def bad(self, column: str, why: str) -> BadSet:
        return BadSet(f'{self.file} line {self.line}, {column} "{self.cells[column][:80]}": {why}')


def read_labelled(folder: Path) -> Labelled:
    """Raises BadSet."""
    if not folder.is_dir():
        raise BadSet(f"{folder}: no such folder; a labelled set is a folder with queries.tsv")
    queries = _read_unique(folder, "queries", ("query_id", "query"), _query)
    products = _read_unique(
        folder,
        "products",
        ("product_id", "title", "description"),
        _product,
        ("brand", "category", "attributes"),
    )
    grades, notes = _read_grades(folder, queries, products)
    misspelt: dict[str, Misspelt] = {}
    if _file(folder, "misspelt") is not None:
        misspelt = _read_unique(folder, "misspelt", ("query_id", "query", "of"), _misspelt)
    answered = {id for id, given in grades.items() if any(grade > 0 for grade in given.values())}
    if not answered:
        raise BadSet(f"{folder}: no judgement has a grade above 0, so that nothing can be found")
    if unanswered := len(queries) - len(answered):
        notes.append(f"left out, since no product has a grade above 0: {unanswered:,} queries")
    twins = tuple(twin for twin in misspelt.values() if twin.of in answered)
    if strangers := len(misspelt) - len(twins):
        notes.append(f"left out, since their twins are not among the queries: {strangers:,} misspelt queries")
    return Labelled(
        name=folder.resolve().name,
        queries=tuple(query for query in queries.values() if query.id in answered),
        products=tuple(products.values()),
        grades={id: grades[id] for id in queries if id in answered},
        misspelt=twins,
        notes=tuple(notes),
    )


def _read_unique(
    folder: Path,
    table: str,
    needed: tuple[str, ...],
    parse: Callable[[_Row], T],
    optional: tuple[str, ...] = (),
) -> dict[str, T]:
    """What a table holds, by its first column, whose values must differ."""
    found: dict[str, T] = {}
    for row in _rows(folder, table, needed, optional):
        id = row.said(needed[0])
        if id in found:
            raise row.bad(needed[0], "is there twice")
        found[id] = parse(row)
    return found


def _query(row: _Row) -> Query:
    return Query(row.said("query_id"), row.said("query"))


def _misspelt(row: _Row) -> Misspelt:
    return Misspelt(_query(row), row.said("of"))


def _product(row: _Row) -> Product:
    id = row.said("product_id")
    attributes: dict[str, list[str]] = {}
    for pair in row.cells["attributes"].split(";"):
        name, colon, value = pair.partition(":")
        if colon and name.strip() and value.strip():
            attributes.setdefault(name.strip(), []).append(value.strip())
    return Product(
        id=id,
        title=plain_text(row.said("title")),
        variants=(Variant(id, None),),
        description=plain_text(row.cells["description"]),
        brand=row.cells["brand"] or None,
        category_path=tuple(part.strip() for part in row.cells["category"].split(">") if part.strip()),
        attributes=tuple((name, tuple(values)) for name, values in attributes.items()),
    )


def _read_grades(
    folder: Path, queries: dict[str, Query], products: dict[str, Product]
) -> tuple[dict[str, dict[str, float]], list[str]]:
    grades: dict[str, dict[str, float]] = {}
    strangers: list[_Row] = []
    for row in _rows(folder, "judgements", ("query_id", "product_id", "grade"), ()):
        query, product, grade = row.said("query_id"), row.said("product_id"), _grade(row)
        if query not in queries or product not in products:
            strangers.append(row)
            continue
        if grades.setdefault(query, {}).setdefault(product, grade) != grade:
            raise row.bad("grade", f"{query} and {product} were given {grades[query][product]:g} before")
    notes = []
    if strangers:
        first = strangers[0]
        notes.append(
            f"left out, since their query or product is not there: {len(strangers):,} judgements, the first in"
            f" line {first.line} ({first.cells['query_id']}, {first.cells['product_id']})"
        )
    return grades, notes


def _grade(row: _Row) -> float:
    try:
        grade = float(row.said("grade"))
    except ValueError:
        grade = math.nan
    if not (0 <= grade < math.inf):
        raise row.bad("grade", "must be a number, 0 or more")
    return grade


# ---------------------------------------------------------------- tables


def _file(folder: Path, table: str) -> Path | None:
    return next((f for name in (f"{table}.tsv", f"{table}.tsv.gz") if (f := folder / name).is_file()), None)


def _rows(folder: Path, table: str, needed: tuple[str, ...], optional: tuple[str, ...]) -> Iterator[_Row]:
    file = _file(folder, table)
    if file is None:
        raise BadSet(f"{folder}: {table}.tsv is missing (or {table}.tsv.gz)")
    lines = _table(_text(file), file.name)
    number, header = next(lines, (0, []))
    names = ["_".join(cell.lower().replace("-", " ").split()) for cell in header]
    for column in needed:
        if column not in names:
            there = ", ".join(name for name in names if name) or "nothing"
            raise BadSet(f"{file.name} line {max(number, 1)}: no column {column} in the header, only {there}")
    for number, cells in lines:
        if len(cells) < len(names):  # some programs leave empty cells at the end out
            cells = [*cells, *[""] * (len(names) - len(cells))]
        if any(cells[len(names) :]):
            extra = cells[len(names)][:80]
            raise BadSet(
                f'{file.name} line {number}: {len(cells)} cells, the header has {len(names)}, from "{extra}" on'
            )
        by_name = dict(zip(names, cells, strict=False))
        yield _Row(
            file.name, number, {column: by_name.get(column, "").strip() for column in (*needed, *optional)}
        )


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
        if data.startswith(_GZIP):
            data = gzip.decompress(data)
    except (OSError, EOFError) as error:
        raise BadSet(f"{file}: cannot be read: {error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadSet(f"{file.name} line {line}, {data[error.start : error.end]!r}: not UTF-8") from error


def _table(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells. Quotes are taken to quote cells where the whole file can be read so, else as text:
    a title may well begin with one."""
    try:
        rows = list(_split(text, csv.QUOTE_MINIMAL))
    except csv.Error:
        rows = list(_split(text, csv.QUOTE_NONE))
    return iter(rows)


def _split(text: str, quoting: int) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=quoting, strict=True)  # type: ignore[arg-type]
    begun = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begun, cells
        begun = reader.line_num + 1
