"""Comparisons as they were shown, and whether each cell is what the catalogue says of its product."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from shopping.catalogue import Goods
from shopping.naming import plain, who, words
from shopping.observed import CellSeen, ComparedSeen, RowSeen

_BULLET = re.compile(r"^\s*[-*]\s+\*\*(?P<name>[^*]+)\*\*:?\s*(?P<cells>.+)$")
_MONEY = re.compile(r"\$\s?(\d[\d,]*(?:\.\d{1,2})?)")
_WEIGHT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(kg|g)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNSAID = re.compile(
    r"^(?:|-|–|—|n/?a|not (?:said|stated|given|rated|listed|known)|does not say|the shop does not say.*|no ratings?.*)$",
    re.IGNORECASE,
)
_RATING = ("rating", "ratings", "rated")
_REGULAR = ("list_price", "regular price", "list price")
_SMALL = frozenset("and or to of in the a an with by from as for is are also its up at each".split())


def read_comparison(text: str, candidates: Collection[Goods]) -> ComparedSeen | None:
    """Of a text: a Markdown table whose head names products, or rows such as "- **Price**: A: $1; B: $2"."""
    return _table(text.splitlines(), candidates) or _bullets(text.splitlines(), candidates)


def _table(lines: Sequence[str], candidates: Collection[Goods]) -> ComparedSeen | None:
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))] for line in lines if line.strip().startswith("|")]  # fmt: skip
    if len(rows) < 3:
        return None
    head, body = rows[0], rows[2:]
    products = [_one(cell, candidates) for cell in head[1:]]
    if any(one is None for one in products):
        return None
    seen = tuple(
        RowSeen(plain(row[0]), tuple(_said(cell, plain(row[0])) for cell in row[1:]))
        for row in body
        if len(row) > 1
    )
    return ComparedSeen(tuple(str(one) for one in products), seen)


def _bullets(lines: Sequence[str], candidates: Collection[Goods]) -> ComparedSeen | None:
    order: dict[str, None] = {}
    read: list[tuple[str, dict[str, str]]] = []
    for line in lines:
        if found := _BULLET.match(line):
            cells = {}
            for part in found["cells"].split("; "):
                name, colon, value = part.partition(": ")
                product = _one(name, candidates) if colon else None
                if product:
                    cells[product] = value.strip()
            order |= dict.fromkeys(cells)
            if len(cells) > 1:
                read.append((plain(found["name"]).strip(": "), cells))
    if not read:
        return None
    rows = tuple(
        RowSeen(name, tuple(_said(cells.get(one, ""), name) for one in order)) for name, cells in read
    )
    return ComparedSeen(tuple(order), rows)


def _one(name: str, candidates: Collection[Goods]) -> str | None:
    ids = who(name, candidates)
    return next(iter(ids)) if len(ids) == 1 else None


def _said(text: str, name: str) -> CellSeen:
    text = plain(text).strip()
    return CellSeen(text, name, stated=_UNSAID.match(text) is None)


# ---------------------------------------------------------------- against the catalogue


def wrong_row(row: RowSeen, products: Sequence[Goods]) -> str:
    """Why the row is wrong; empty where every cell is what the catalogue says, and they differ."""
    if len(row.cells) != len(products):
        return f"the row {row.name} has {len(row.cells)} cells for {len(products)} products"
    if len({plain(cell.text).casefold() for cell in row.cells}) < 2:
        return f"the row {row.name} tells nothing apart"
    for cell, goods in zip(row.cells, products, strict=True):
        if why := wrong_cell(cell, goods):
            return f"the row {row.name} for {goods.id}: {why}"
    return ""


def wrong_cell(cell: CellSeen, goods: Goods) -> str:
    place, _, rest = cell.field.partition(".")
    name = (rest if place in ("attributes", "options") else cell.field).strip().casefold()
    values = goods.options_of(name) if place == "options" else goods.values_of(name)
    known = ", ".join(values) if values or rest else _known(name, goods)
    if not cell.stated:
        return f"it is said not to be stated, but is {known}" if known else ""
    if known == "":
        return f"it says {cell.text!r}, but the catalogue does not say"
    holds = _among(plain(cell.text), values) if values else _holds(name, plain(cell.text), goods)
    return "" if holds else f"it says {cell.text!r}; the catalogue {known or 'nothing of the kind'}"


def _known(name: str, goods: Goods) -> str | None:
    """What the catalogue says there, empty where nothing; None where `name` is none of its fields."""
    if "weight" in name:
        return f"{goods.weight_g} g" if goods.weight_g else ""
    if name in _RATING:
        return f"{goods.rating} from {goods.rating_count}" if goods.rating and goods.rating_count else ""
    if name in _REGULAR:
        reduced = [one.regular_minor for one in goods.variants if one.regular_minor > one.price_minor]
        return ", ".join(str(amount / 100) for amount in sorted(set(reduced)))
    if name == "price":
        return ", ".join(str(amount / 100) for amount in sorted(goods.prices_minor))
    return None


def _holds(name: str, text: str, goods: Goods) -> bool:
    numbers = [float(one.replace(",", "")) for one in _NUMBER.findall(text)]
    if name in _REGULAR or "price" in name or name in ("cost", "costs"):
        paid = {round(float(one.replace(",", "")) * 100) for one in _MONEY.findall(text)}
        due = goods.regular_minor if name in _REGULAR else goods.prices_minor
        return bool(paid & due) and paid <= goods.prices_minor | goods.regular_minor
    if "weight" in name:
        grams = [
            (float(number.replace(",", "")), unit.lower(), number) for number, unit in _WEIGHT.findall(text)
        ]
        true_g = {goods.weight_g, *(one.weight_g for one in goods.variants)} - {None}
        return bool(grams) and all(any(_near(one, weight) for weight in true_g if weight) for one in grams)
    if name in _RATING:
        return (
            bool(numbers)
            and numbers[0] == goods.rating
            and set(numbers) <= {goods.rating, float(goods.rating_count), 5.0}
        )
    if name in ("stock", "in_stock", "in stock", "availability"):
        says_out = re.search(r"\b(?:out|sold out|not in|no)\b", text, re.IGNORECASE) is not None
        stocks = {
            float(sum(one.stock for one in goods.variants)),
            *(float(one.stock) for one in goods.variants),
        }
        return says_out is not goods.in_stock and set(numbers) <= stocks
    if name in ("brand", "maker", "made by", "by"):
        return goods.brand.casefold() in text.casefold()
    return _among(text, [goods.text])


def _near(said: tuple[float, str, str], weight_g: float) -> bool:
    """As near as the digits that are told allow."""
    number, unit, written = said
    decimals = len(written.partition(".")[2])
    scale = 1000.0 if unit == "kg" else 1.0
    return abs(number * scale - weight_g) <= 0.5 * scale / 10.0**decimals + 1e-6


def _among(text: str, values: Sequence[str]) -> bool:
    """Whether each word and figure of `text` stands in one of `values`."""
    stated = {word for value in values for word in words(value)}
    stated |= {piece for word in stated for piece in re.split(r"[-/.]", word)}
    said = [word for word in words(text) if word not in _SMALL]
    figures = {float(one.replace(",", "")) for value in values for one in _NUMBER.findall(value)}
    figures |= {float(len(values))}
    for word in said:
        if word in stated or set(re.split(r"[-/.]", word)) <= stated:
            continue
        if _NUMBER.fullmatch(word) and float(word.replace(",", "")) in figures:
            continue
        return False
    return bool(said) or text.strip().casefold() in {value.casefold() for value in values}
