"""Products side by side: what they differ in, told first in a sentence and then in a few rows, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from persea.compose import phrases
from persea.compose.leading import apart
from persea.compose.naming import called, verb
from persea.compose.only import only_with
from persea.compose.traits import chip
from persea.language.plain import markdown_escaped
from persea.values import Money, Order, Record, measure
from persea.values.shopping import Cell, Compared, ComparedRow

_ROWS = 6
_LONGEST = 48  # characters of a value in a row
_SEVERAL = 3  # products from which many rows would be a table, not a reading
_TITLES = (
    "{names} differ like this:",
    "How {names} compare:",
    "{names}, side by side:",
    "Here is what tells {names} apart:",
    "Put next to each other, {names} differ in this:",
)
_APART = (
    "{less} {costs} {apart} less than {more}{weight}.",
    "Compared with {more}, {less} {costs} {apart} less{weight}.",
    "{less} {costs} {price}, {apart} less than {more}{weight}:",
    "Set beside {more}, {less} {costs} {apart} less{weight}:",
)
_SAME = (
    "By what the shop says, {names} do not differ.",
    "The records of {names} say the same in everything that I can compare.",
)
_SHARED = (
    "In common they have this: {shared}.",
    "They are alike in this: {shared}.",
    "No difference here: {shared}.",
)


_UNSAID = Cell("", "", stated=False)


def comparison(records: Sequence[Record]) -> Compared | None:
    """Every respect in which `records` differ by what the shop states, with the field of each cell; None for fewer than two.

    A respect that some leave open is a difference, too: those cells say nothing, and say so.
    """
    if len(records) < 2:
        return None
    rows = (ComparedRow(name, tuple(cells)) for name, cells in _stated(records))
    return Compared(
        tuple(record.id for record in records),
        tuple(row for row in rows if len({(cell.text, cell.stated) for cell in row.cells}) > 1),
    )


def _stated(records: Sequence[Record]) -> Iterator[tuple[str, list[Cell]]]:
    def cells(field: str, text: Callable[[Record], str]) -> list[Cell]:
        told = [text(record) for record in records]
        return [Cell(said, field) if said else replace(_UNSAID, field=field) for said in told]

    yield "Price", cells("price", lambda record: phrases.price(record) if record.price else "")
    yield "Regular price", cells("list_price", lambda record: str(record.list_price or ""))
    yield "Stock", cells("in_stock", lambda record: "in stock" if record.in_stock else "out of stock")
    yield "Rating", cells("rating", lambda record: phrases.rating(record) or "")
    yield "Brand", cells("brand", lambda record: record.brand or "")
    yield "Weight", cells("weight", lambda record: phrases.weight(record.weight_g) if record.weight_g else "")
    named = {"price", "rating", "brand", "weight", "stock"}
    for options in (True, False):
        held = [dict(record.options if options else record.attributes) for record in records]
        for name in dict.fromkeys(name for one in held for name in one):
            if name.lower() not in named:
                named.add(name.lower())
                field = f"{'options' if options else 'attributes'}.{name}"
                told = [
                    Cell(", ".join(one[name]), field) if one.get(name) else replace(_UNSAID, field=field)
                    for one in held
                ]
                yield name, told


def write_comparison(records: Sequence[Record], turn_id: str, earlier: Sequence[str]) -> str:
    """At most six rows; with one product or none, a question which to compare."""
    if not records:
        return "Which products shall I compare?"
    names = called(records)
    if len(records) == 1:
        return f"What shall I compare {names[records[0].id]} with?"
    listed = phrases.listing([names[record.id] for record in records])
    rows = [row for row in _rows(records) if len(set(row[1])) > 1]
    if not rows:
        return phrases.vary(_SAME, turn_id, earlier, names=listed)
    most = _ROWS if len(records) < _SEVERAL else 2
    title = _first(records, names, turn_id, earlier) or phrases.vary(_TITLES, turn_id, earlier, names=listed)
    only = only_with(records, names)
    lines = [phrases.capital(f"{title.removesuffix(':').removesuffix('.')}. {only}" if only else title)]
    for label, cells in rows[:most]:
        told = (f"{_plain(names[record.id])}: {cell}" for record, cell in zip(records, cells, strict=True))
        lines.append(f"- **{label}**: {'; '.join(told)}")
    ends = [
        apart(records, None, names, turn_id, earlier) if len(records) > 2 else "",
        _shared(records, turn_id, earlier),
    ]
    if last := " ".join(end for end in ends if end):
        lines += ["", phrases.capital(last)]
    return "\n".join(lines)


def _first(records: Sequence[Record], names: dict[str, str], turn_id: str, earlier: Sequence[str]) -> str:
    """Of two: how far their prices, and where both state them their weights, lie apart."""
    if len(records) != 2 or not all(record.price for record in records):
        return ""
    less, more = sorted(records, key=lambda record: measure(record, Order.CHEAPEST) or 0)
    assert less.price and more.price  # noqa: PT018  (both are known from above)
    apart_minor = more.price.amount_minor - less.price.amount_minor
    if not apart_minor or less.price.currency != more.price.currency:
        return ""
    weight = ""
    if less.weight_g and more.weight_g and less.weight_g != more.weight_g:
        grams = phrases.weight(abs(less.weight_g - more.weight_g))
        lighter = less.weight_g < more.weight_g
        weight = (
            f"{' and' if lighter else ', but'} {verb(less, 'weighs')} {grams} {'less' if lighter else 'more'}"
        )
    parts = {
        "less": names[less.id], "more": names[more.id], "costs": verb(less, "costs"), "weight": weight or " ",
        "price": phrases.price(less),
        "apart": str(Money(apart_minor, less.price.currency)),
    }  # fmt: skip
    return (
        phrases.capital(phrases.vary(_APART, turn_id, earlier, **parts)).replace(" .", ".").replace(" :", ":")
    )


def _rows(records: Sequence[Record]) -> list[tuple[str, list[str]]]:
    """What can be set side by side, what every record states before what some leave open."""
    rows = [("Price", [phrases.price(record) for record in records])]
    if not all(record.in_stock for record in records):
        rows.append(("Stock", ["in stock" if record.in_stock else "out of stock" for record in records]))
    if all(record.weight_g for record in records):
        rows.append(("Weight", [phrases.weight(record.weight_g or 0) for record in records]))
    if any(phrases.rating(record) for record in records):
        rows.append(("Rating", [phrases.rating(record) or "not rated" for record in records]))
    for name in _in_all(records):
        cells = [phrases.listing(dict(record.attributes)[name]) for record in records]
        if all(len(cell) <= _LONGEST for cell in cells) and name.lower() not in ("colour", "color", "size"):
            rows.append((markdown_escaped(name), [markdown_escaped(cell) for cell in cells]))
    return rows


def _plain(name: str) -> str:
    """The name without its article and marks."""
    return name.removeprefix("the ").strip("*")


def _in_all(records: Sequence[Record]) -> list[str]:
    stated = dict.fromkeys(name for record in records for name, _ in record.attributes)
    return [name for name in stated if all(name in dict(record.attributes) for record in records)]


def _shared(records: Sequence[Record], turn_id: str, earlier: Sequence[str]) -> str:
    """At most two facts that every record states alike."""
    alike = [
        chip(name, dict(records[0].attributes)[name])
        for name in _in_all(records)
        if len({dict(record.attributes)[name] for record in records}) == 1
    ]
    told = [markdown_escaped(fact) for fact in alike if fact and ":" not in fact and len(fact) <= _LONGEST][
        :2
    ]
    if not told:
        return ""
    return phrases.vary(_SHARED, turn_id, earlier, shared=phrases.listing(told))
