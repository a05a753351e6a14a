"""The lines of a receipt: what was bought, for how much, and what it came to. Amounts as they are printed.

English, German, Spanish and French. What it does not do: reckon, or find out what the goods are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from persea.values import Document

_AMOUNT = r"-?(?:(?P<sign>[$€£¥])\s?)?(?P<whole>\d{1,3}(?:[., ]\d{3})+|\d{1,6})[.,](?P<part>\d{2})(?:\s?(?P<unit>[$€£¥]|EUR|USD|GBP|CHF))?-?(?:\s?[A-Z*])?"
_AT_END = re.compile(rf"(?:^|\s|:\s*|\.{{2,}}\s*)(?P<all>{_AMOUNT})\s*$")
_WHOLE = re.compile(_AMOUNT)
_TOTAL = re.compile(
    r"^\W*(?:grand total|total(?: (?:due|paid|amount|eur|usd|gbp|ttc|a pagar|à payer))?|amount due|balance due|to pay|summe|gesamt(?:betrag|summe)?|zu zahlen|importe total|montant total|net à payer)\b",
    re.I,
)
_SUBTOTAL = re.compile(
    r"^\W*(?:sub-?\s?total|zwischensumme|netto|base imponible|sous-?total|net amount)\b", re.I
)
_TAX = re.compile(r"\b(?:sales tax|tax|vat|gst|hst|pst|mwst|ust|iva|tva)\b", re.I)
_OTHER = re.compile(
    r"^\W*(?:cash|change|visa|master ?card|amex|american express|debit|credit|card|maestro|girocard|ec|paypal|apple pay|google pay|bar|geg(?:eben)?\.?|r[üu]ckgeld|efectivo|tarjeta|cambio|esp[èe]ces|carte|rendu|payment|paid|tendered|balance|tip|gratuity|rounding|deposit|savings?|you saved|points|discount|coupon|rabatt|descuento|remise|shipping|delivery|versand|items? sold|number of items)\b",
    re.I,
)
_COUNT = re.compile(
    r"^(?P<front>\d{1,3})\s?(?:x|×|\*|st\.?|stk\.?|pcs?\.?)\s+|\s+(?:x|×)\s?(?P<back>\d{1,3})$", re.I
)
_EACH = re.compile(r"^\W*\d{1,3}\s?(?:x|×|@|\*)\s?[$€£¥]?\s?\d+[.,]\d{2}\b|^\W*@\s?[$€£¥]?\d", re.I)
_BARE_COUNT = re.compile(r"\d{1,3}")
_PER_PIECE = re.compile(
    r"\b(?:unit |item |single )?(?:price|cost|each|preis|einzelpreis|precio|prix)\b", re.I
)
_PER_LINE = re.compile(r"\b(?:total|amount|sum|line|betrag|summe|gesamt\w*|importe|montant)\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}


@dataclass(frozen=True, slots=True)
class Row:
    """`said` is the amount as it is printed; `amount` the same in major units."""

    name: str
    said: str
    amount: Decimal
    page: int
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    items: tuple[Row, ...]
    subtotal: Row | None = None
    taxes: tuple[Row, ...] = ()
    total: Row | None = None
    currency: str = ""
    """ISO 4217; empty where none is printed."""


def read_receipt(document: Document) -> Receipt:
    """Items stand before the first sum; a receipt without one has all its lines as items."""
    items: list[Row] = []
    taxes: list[Row] = []
    subtotal = total = None
    currency = ""
    for row, unit in _rows(document):
        currency = currency or unit
        if _SUBTOTAL.search(row.name):
            subtotal = subtotal or row
        elif _TOTAL.search(row.name):
            total = row if total is None or row.amount > total.amount else total
        elif _TAX.search(row.name):
            taxes.append(row)
        elif not _OTHER.search(row.name) and subtotal is None and total is None and row.amount > 0:
            items.append(row)
    return Receipt(tuple(items), subtotal, tuple(taxes), total, currency)


def _rows(document: Document) -> Iterator[tuple[Row, str]]:
    for page in document.pages:
        is_each = False
        for line in page.text.split("\n"):
            cells = (
                [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
                if line.startswith("|")
                else []
            )
            if len(cells) > 2 and not any(map(_WHOLE.fullmatch, cells)) and any(map(_LETTERS.search, cells)):
                is_each = any(map(_PER_PIECE.search, cells)) and not any(map(_PER_LINE.search, cells))
            found = (
                _of_cells(cells, page.number, is_each=is_each)
                if len(cells) > 2
                else _of_line(" ".join(cells) or line.strip(), page.number)
            )
            if found is not None:
                yield found


def _of_line(line: str, page: int) -> tuple[Row, str] | None:
    found = _AT_END.search(line)
    if found is None or _EACH.match(line):
        return None
    return _row(line[: found.start()], found, page)


def _of_cells(cells: list[str], page: int, *, is_each: bool) -> tuple[Row, str] | None:
    """A name, perhaps a count and a price of one, the amount last; `is_each`: the only amount is that of one."""
    amounts = [found for cell in cells if (found := _WHOLE.fullmatch(cell))]
    names = [cell for cell in cells if _LETTERS.search(cell) and not _WHOLE.fullmatch(cell)]
    if not amounts or not names:
        return None
    counts = [cell for cell in cells if _BARE_COUNT.fullmatch(cell)]
    told = _row(names[0], amounts[-1], page, int(counts[0]) if counts else 1)
    if told is None or not is_each or len(amounts) > 1 or told[0].quantity == 1:
        return told
    row, unit = told
    amount = row.amount * row.quantity
    return replace(row, amount=amount, said=f"{amounts[-1]['sign'] or ''}{amount}"), unit


def _row(name: str, found: re.Match[str], page: int, quantity: int = 1) -> tuple[Row, str] | None:
    name = " ".join(name.split()).strip(" .:…")
    if not _LETTERS.search(name):
        return None
    if counted := _COUNT.search(name):
        quantity = int(counted["front"] or counted["back"])
        name = _COUNT.sub("", name).strip()
    whole = re.sub(r"\D", "", found["whole"])
    amount = Decimal(f"{whole}.{found['part']}")
    said = found["all"] if "all" in found.re.groupindex else found[0]
    is_less = said.lstrip().startswith("-") or said.rstrip(" ABCDEFGHIJKLMNOPQRSTUVWXYZ*").endswith("-")
    unit = found["sign"] or found["unit"] or ""
    said = re.sub(r"\s?[A-Z*]$", "", said.strip())
    return Row(name, said, -amount if is_less else amount, page, max(quantity, 1)), _SIGNS.get(unit, unit)
