"""One product of schema.org's vocabulary, from JSON-LD as shops write it into their pages.

https://schema.org/Product (30.0) and https://developers.google.com/search/docs/appearance/structured-data/product,
which is what most pages follow. What is found here goes through `tidy` like every product. What it does not do:
find the objects (schema_org.py), or read reviews, shipping and return policies.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from urllib.parse import urljoin, urlsplit

from persea.catalog.cells import (
    GRAMS,
    quantity,
    weight_g,
)
from persea.catalog.json_exact import Json
from persea.catalog.json_ld import digits
from persea.catalog.rows import BadCell, RowProblem

Node = dict[str, Json]

_LONGEST_ID = 200
# UN/CEFACT Common Codes, which schema.org's unitCode uses.
_GRAMS_BY_CODE = {
    "KGM": GRAMS["kg"], "GRM": GRAMS["g"], "LBR": GRAMS["lb"], "ONZ": GRAMS["oz"], "MGM": Decimal("0.001"),
    "TNE": Decimal(1_000_000),
}  # fmt: skip
_UNITS = {
    "CMT": "cm", "MMT": "mm", "MTR": "m", "INH": "in", "FOT": "ft", "LTR": "l", "MLT": "ml", "CLT": "cl",
    "WTT": "W", "VLT": "V", "KGM": "kg", "GRM": "g", "LBR": "lb", "ONZ": "oz", "DAY": "days", "MON": "months",
    "ANN": "years", "C62": "", "P1": "%",
}  # fmt: skip
OPTIONS = {"color": "Color", "size": "Size", "material": "Material", "pattern": "Pattern"}
ATTRIBUTES = OPTIONS | {
    "width": "Width", "height": "Height", "depth": "Depth", "model": "Model", "mpn": "MPN",
    "itemCondition": "Condition", "countryOfOrigin": "Made in", "award": "Award",
}  # fmt: skip


@dataclass(slots=True)
class Page:
    """Where objects were found, and what was noted while reading them."""

    line: int
    url: str
    """"" where it is not known."""
    as_of: datetime
    currency: str
    nodes: dict[str, Node]
    """By @id."""
    notes: list[RowProblem] = field(default_factory=list)

    def note(self, name: str, value: Json, reason: str) -> None:
        shown = text(value) if not isinstance(value, dict) else ""
        problem = RowProblem(self.line, name, shown[:200], reason, row_lost=False)
        if problem not in self.notes:  # a group's weight is looked at for each variant
            self.notes.append(problem)


# ---------------------------------------------------------------- values


def get(node: Node, name: str) -> Json:
    found = node.get(name)
    return node.get(f"schema:{name}") if found is None else found


def kinds(node: Node) -> set[str]:
    """Its types, without the address of the vocabulary."""
    return {re.split("[/#:]", kind)[-1] for kind in many(node.get("@type")) if isinstance(kind, str)}


def name_of(node: Node) -> str:
    """Its @id, or ""."""
    said = node.get("@id")
    return said if isinstance(said, str) else ""


def many(value: Json) -> list[Json]:
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
    return value if isinstance(value, list) else [] if value is None else [value]


def text(value: Json) -> str:
    """What a value says, be it a text, a number, or an object with a name; the first of several."""
    for one in many(value):
        if isinstance(one, dict):
            one = next((one[key] for key in ("@value", "name", "value", "schema:name") if key in one), None)
        if isinstance(one, str):
            said = html.unescape(one).strip() if "&" in one else one.strip()
            if said:
                return said
        elif isinstance(one, Decimal):
            return digits(one)
        elif isinstance(one, int) and not isinstance(one, bool):
            return str(one)
    return ""


def texts(value: Json) -> list[str]:
    return [said for one in many(value) if (said := text(one))]


def nodes_in(value: Json, page: Page) -> Iterator[Node]:
    """The objects in `value`; a mere reference is what it refers to."""
    for one in many(value):
        if isinstance(one, dict):
            yield page.nodes.get(name_of(one), one) if len(one) <= 2 else one


def address(value: Json, page: Page) -> str:
    """A web address, made whole with that of its page."""
    for one in many(value):
        if isinstance(one, dict):
            one = next(
                (one[key] for key in ("contentUrl", "url", "@id") if isinstance(one.get(key), str)), None
            )
        if isinstance(one, str) and (given := html.unescape(one).strip()):
            return _whole(page.url, given)
    return ""


def _whole(base: str, given: str) -> str:
    try:
        return urljoin(base, given)
    except ValueError:
        return given  # "http://[": left out and told by tidy


def path_of(address: str) -> str:
    """Path and query, without the slashes around them."""
    try:
        where = urlsplit(address)
    except ValueError:
        return ""
    return (f"{where.path}?{where.query}" if where.query else where.path).strip("/")


def measure(value: Json) -> str:
    """ "12 cm" of a text or a QuantitativeValue."""
    for one in many(value):
        if isinstance(one, dict) and "value" in one:
            code = text(one.get("unitCode"))
            unit = text(one.get("unitText")) or _UNITS.get(code, code)
            if said := text(one["value"]):
                return f"{said} {unit}".strip()
        elif said := text(one):
            return said
    return ""


# ---------------------------------------------------------------- a product


def identity(node: Node, page: Page) -> str:
    """The shop's own id, else what is as stable: the address of the object or of the page."""
    for name in ("productID", "sku"):
        if said := text(get(node, name)):
            return said
    offers = [text(get(offer, "sku")) for offer in nodes_in(get(node, "offers"), page)]
    if len(offers) == 1 and offers[0]:
        return offers[0]
    given = name_of(node)
    if given and not given.startswith("_:"):
        whole = _whole(page.url, given) if page.url else given
        if not whole.startswith("#") and len(whole) <= _LONGEST_ID:
            return whole
    return path_of(address(get(node, "url"), page) or page.url)[:_LONGEST_ID]


def gtin(node: Node) -> str | None:
    for name in ("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "isbn", "productID"):
        said = text(get(node, name))
        if name == "productID":
            match = re.fullmatch(r"(?:gtin\d*|isbn|ean|upc)[:\s]+([\d\sXx-]+)", said, re.IGNORECASE)
            said = match[1] if match else ""
        elif web := re.search(r"/01/(\d{8,14})(?:/|\Z)", said):
            said = web[1]  # a GS1 Digital Link
        digits = re.sub(r"[\s-]|^(?i:isbn|urn:|:)+", "", said)
        if re.fullmatch(r"\d{9}[\dXx]", digits) and name in ("isbn", "productID"):
            return _isbn_13(digits)
        if digits:
            return digits
    return None


def _isbn_13(isbn_10: str) -> str:
    """https://www.isbn-international.org/: 978, the nine digits, and the check digit of an EAN."""
    digits = "978" + isbn_10[:9]
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-weighted % 10)


def attributes(node: Node) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, title in ATTRIBUTES.items():
        value = get(node, name)
        if value is None:
            continue
        said = [measure(one) for one in many(value)]
        if name == "itemCondition":
            said = [re.sub("Condition$", "", one.rpartition("/")[2]) for one in said]
        if kept := tuple(one for one in said if one):
            found[title] = kept
    for audience in many(get(node, "audience")):
        if isinstance(audience, dict):
            for name, title in (("suggestedGender", "Gender"), ("suggestedAge", "Age group")):
                if word := measure(audience.get(name)).rpartition("/")[2]:
                    found[title] = (word,)
    for extra in many(get(node, "additionalProperty")):
        if isinstance(extra, dict) and (title := text(extra.get("name"))):
            said = [
                measure({**extra, "value": one})
                for one in many(extra.get("value"))
                if not isinstance(one, bool)
            ]
            said += ["yes" if one else "no" for one in many(extra.get("value")) if isinstance(one, bool)]
            if kept := tuple(one for one in said if one):
                found[title] = (*found.get(title, ()), *kept)
    return found


def rating(node: Node, page: Page) -> tuple[float | None, int]:
    """The mean on a scale of 1 to 5, and of how many."""
    for given in nodes_in(get(node, "aggregateRating"), page):
        try:
            mean = quantity(text(get(given, "ratingValue")))
            best = quantity(text(get(given, "bestRating")) or "5")
            worst = quantity(text(get(given, "worstRating")) or "1")
            count = int(quantity(text(get(given, "reviewCount")) or text(get(given, "ratingCount")) or "0"))
        except BadCell as bad:
            page.note("aggregateRating", get(given, "ratingValue"), f"{bad}; left out")
            return None, 0
        if not worst <= mean <= best or worst >= best:
            if count:
                page.note(
                    "aggregateRating", get(given, "ratingValue"), f"not within {worst} to {best}; left out"
                )
            return None, 0
        return float(1 + (mean - worst) * 4 / (best - worst)), count
    return None, 0


def grams(node: Node, page: Page) -> float | None:
    for given in many(get(node, "weight")):
        try:
            if isinstance(given, dict):
                code = text(given.get("unitCode")).upper()
                if code in _GRAMS_BY_CODE:
                    return float(quantity(text(given.get("value"))) * _GRAMS_BY_CODE[code])
            if said := measure(given):
                return weight_g(said)
        except BadCell as bad:
            page.note("weight", measure(given), f"{bad}; left out")
    return None
