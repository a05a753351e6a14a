"""What every format's products go through: text made plain, limits kept, nonsense left out and reported.

A format only translates; what the store can hold and what may be shown to a shopper is decided here, once. A
product is lost only where it has no usable id, title or variant; all else is mended or left out, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from persea.catalog.plain_text import one_line, plain_text
from persea.catalog.rows import BadRow, RowProblem
from persea.values import Offer, Product, Variant

# Lengths in characters. PostgreSQL indexes at most 2,704 bytes of a value, and a character has up to four.
_ID = 200
_TITLE = 500
_WORD = 200
_DESCRIPTION = 50_000
_URL = 2_000
_VALUES = 200
_MOST = 1_000
_LARGEST_INTEGER = 2**31 - 1
_HEAVIEST_G = 10**9

# NUL and lone surrogates cannot be stored; other control characters only disturb. Line ends and tabs stay.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def tidy(product: Product, line: int) -> tuple[Product, list[RowProblem]]:
    """`product` as it may be kept, and notes on what was mended. Raises BadRow where it cannot be kept."""
    edit = Edit(line)
    identity = edit.identity("id", product.id)
    title = edit.line_of("title", product.title, _TITLE)
    if not title:
        raise BadRow(RowProblem(line, "title", product.title, "a product needs a title"))
    variants = edit.variants(product.variants)
    if not variants:
        raise BadRow(RowProblem(line, "variants", "", "a product needs at least one variant"))
    tidied = Product(
        id=identity,
        title=title,
        variants=variants,
        description=edit.cut("description", plain_text(edit.printable("description", product.description))),
        brand=edit.line_of("brand", product.brand or "", _WORD) or None,
        category_path=edit.lines_of("category", product.category_path),
        tags=edit.lines_of("tags", product.tags),
        url=edit.url("url", product.url),
        attributes=edit.attributes(product.attributes),
        image_urls=edit.urls("images", product.image_urls),
        rating=edit.rating(product.rating),
        rating_count=min(max(product.rating_count, 0), _LARGEST_INTEGER),
        weight_g=edit.weight("weight", product.weight_g),
        visible=product.visible,
    )
    return tidied, edit.notes


def gtin_fault(digits: str) -> str | None:
    """Why `digits` is no GTIN-8, -12, -13 or -14, or None. https://www.gs1.org/services/how-calculate-check-digit-manually"""
    if not re.fullmatch(r"[0-9]+", digits):
        return "not a GTIN: digits only"
    if len(digits) not in (8, 12, 13, 14):
        return f"not a GTIN: {len(digits)} digits, not 8, 12, 13 or 14"
    if not digits.strip("0"):
        return "not a GTIN: only zeros"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return "not a GTIN: its check digit is wrong" if weighted % 10 else None


@dataclass(slots=True)
class Edit:
    """The mending of one row, and what was noted on the way."""

    line: int
    notes: list[RowProblem] = field(default_factory=list)

    def note(self, name: str, value: str, reason: str) -> None:
        self.notes.append(RowProblem(self.line, name, self._storable(value)[:200], reason, row_lost=False))

    @staticmethod
    def _storable(text: str) -> str:
        return _UNPRINTABLE.sub("\ufffd", text)

    def identity(self, name: str, value: str) -> str:
        """An id is never mended: it has to be the shop's own."""
        if not value or len(value) > _ID or _UNPRINTABLE.search(value):
            shown = self._storable(value)[:_ID]
            raise BadRow(RowProblem(self.line, name, shown, f"an id has 1 to {_ID} printable characters"))
        return value

    def printable(self, name: str, text: str) -> str:
        if not text.isascii() or not text.isprintable():
            cleaned = _UNPRINTABLE.sub("", text)
            if cleaned != text:
                self.note(name, text[:80], "unprintable characters were removed")
                return cleaned
        return text

    def cut(self, name: str, text: str, limit: int = _DESCRIPTION) -> str:
        if len(text) <= limit:
            return text
        self.note(name, text, f"{len(text):,} characters; only the first {limit:,} were kept")
        return text[:limit].rstrip()

    def line_of(self, name: str, text: str, limit: int) -> str:
        return self.cut(name, one_line(self.printable(name, text)), limit)

    def lines_of(self, name: str, texts: Iterable[str]) -> tuple[str, ...]:
        kept = dict.fromkeys(line for text in texts if (line := self.line_of(name, text, _WORD)))
        if len(kept) > _VALUES:
            self.note(name, "", f"{len(kept):,} values; only the first {_VALUES} were kept")
        return tuple(kept)[:_VALUES]

    def attributes(
        self, given: tuple[tuple[str, tuple[str, ...]], ...]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        kept = []
        for name, values in given[:_VALUES]:
            title = self.line_of("attributes", name, _WORD)
            lines = self.lines_of(title, values)
            if title and lines:
                kept.append((title, lines))
        if len(given) > _VALUES:
            self.note("attributes", "", f"{len(given):,} of them; only the first {_VALUES} were kept")
        return tuple(kept)

    def url(self, name: str, address: str | None) -> str | None:
        """Only what a browser may safely follow: http(s), or a path on the shop's own server."""
        if not address:
            return None
        if (
            re.fullmatch(
                r"https?://(?![/?#]|\[(?![0-9A-Fa-f:.]+\]))[^\s<>\"\\]+|/(?![/\\])[^\s<>\"\\]*", address
            )
            and len(address) <= _URL
        ):
            return self.printable(name, address)
        self.note(name, address, f"not a web address of at most {_URL:,} characters; left out")
        return None

    def urls(self, name: str, addresses: tuple[str, ...]) -> tuple[str, ...]:
        distinct = tuple(dict.fromkeys(addresses))
        if len(distinct) > _VALUES:
            self.note(name, "", f"{len(distinct):,} of them; only the first {_VALUES} were kept")
        found = (self.url(name, address) for address in distinct[:_VALUES])
        return tuple(dict.fromkeys(address for address in found if address))

    def rating(self, mean: float | None) -> float | None:
        if not mean:
            return None  # shop systems write 0 for "not rated"
        if 0 < mean <= 5:
            return mean
        self.note("rating", str(mean), "not a mean of 1 to 5; left out")
        return None

    def weight(self, name: str, grams: float | None) -> float | None:
        if not grams:
            return None  # shop systems write 0 for "not stated"
        if 0 < grams < _HEAVIEST_G:
            return grams
        self.note(name, str(grams), "not a weight; left out")
        return None

    def gtin(self, given: str | None) -> str | None:
        # A "'" is how exporters keep a spreadsheet from rounding the digits.
        digits = re.sub(r"[\s-]", "", given or "").removeprefix("'")
        if not digits:
            return None
        fault = gtin_fault(digits)
        if fault is None:
            return digits
        self.note("gtin", digits, f"{fault}; left out")
        return None

    def variants(self, given: tuple[Variant, ...]) -> tuple[Variant, ...]:
        kept: dict[str, Variant] = {}
        for variant in given[:_MOST]:
            identity = self.identity("variant id", variant.id)
            if identity in kept:
                self.note("variant id", identity, "appears twice in this product; the first one was kept")
                continue
            options = []
            for name, value in variant.options:
                title = self.line_of("options", name, _WORD)
                if title and (line := self.line_of(title, value, _WORD)):
                    options.append((title, line))
            kept[identity] = Variant(
                id=identity,
                offer=self.offer(variant.offer) if variant.offer else None,
                title=self.line_of("variant title", variant.title, _TITLE),
                sku=self.line_of("sku", variant.sku or "", _WORD) or None,
                gtin=self.gtin(variant.gtin),
                options=tuple(options),
                image_url=self.url("variant image", variant.image_url),
                weight_g=self.weight("variant weight", variant.weight_g),
            )
        if len(given) > _MOST:
            self.note("variants", "", f"{len(given):,} of them; only the first {_MOST:,} were kept")
        return tuple(kept.values())

    def offer(self, offer: Offer) -> Offer:
        if offer.stock is not None and offer.stock > _LARGEST_INTEGER:
            self.note("stock", str(offer.stock), f"more than {_LARGEST_INTEGER:,} units; left out")
            offer = replace(offer, stock=None)
        elif offer.stock is not None and offer.stock < 0:
            offer = replace(offer, stock=0)  # sold more than there was
        if offer.sale_price is None:
            dated = offer.sale_starts_at or offer.sale_ends_at
            return replace(offer, sale_starts_at=None, sale_ends_at=None) if dated else offer
        fault = ""
        if offer.sale_price.currency != offer.price.currency:
            fault = f"not in the price's currency, {offer.price.currency}"
        elif offer.sale_price >= offer.price:
            fault = f"not below the regular price, {offer.price}"
        elif offer.sale_starts_at and offer.sale_ends_at and offer.sale_ends_at <= offer.sale_starts_at:
            fault = "a sale that ends before it starts"
        if not fault:
            return offer
        self.note("sale price", str(offer.sale_price), f"{fault}; left out")
        return replace(offer, sale_price=None, sale_starts_at=None, sale_ends_at=None)
