"""The catalogue as the shop's own file tells it, and what a product must meet: nothing here is Persea's own judgement."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from shopping.talks import Condition

_DENIED_BEFORE = re.compile(
    r"(?:\b(?:no|not|non|without|free of|free from|never|instead of|nor)\W+(?:\w+\W+){0,2})$", re.IGNORECASE
)
_DENIED_BEHIND = re.compile(r"^\W?free\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variant:
    id: str
    price_minor: int
    """What it costs now."""
    regular_minor: int
    stock: int
    options: tuple[tuple[str, str], ...]
    """Lower case."""
    weight_g: float | None


@dataclass(frozen=True, slots=True)
class Goods:
    """A product."""

    id: str
    title: str
    brand: str
    category: tuple[str, ...]
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    description: str
    rating: float | None
    rating_count: int
    weight_g: float | None
    variants: tuple[Variant, ...]
    text: str
    """All that the shop writes of it."""

    @property
    def lowest_minor(self) -> int:
        return min(variant.price_minor for variant in self.variants)

    @property
    def prices_minor(self) -> frozenset[int]:
        return frozenset(variant.price_minor for variant in self.variants)

    @property
    def regular_minor(self) -> frozenset[int]:
        return frozenset(variant.regular_minor for variant in self.variants)

    @property
    def in_stock(self) -> bool:
        return any(variant.stock > 0 for variant in self.variants)

    def values_of(self, name: str) -> tuple[str, ...]:
        """Of an attribute, whatever its case; of options where no attribute has the name."""
        wanted = name.casefold()
        for known, values in self.attributes:
            if known.casefold() == wanted:
                return values
        return self.options_of(name)

    def options_of(self, name: str) -> tuple[str, ...]:
        """The values that its variants have, lower case."""
        wanted = name.casefold()
        return tuple(
            dict.fromkeys(value for one in self.variants for key, value in one.options if key == wanted)
        )

    def variant(self, variant_id: str) -> Variant | None:
        return next((one for one in self.variants if one.id == variant_id), None)


Catalogue = dict[str, Goods]
"""By id."""


def read_catalogue(path: Path, now: datetime) -> Catalogue:
    """A catalog.jsonl, with the prices of `now`."""
    return {
        goods.id: goods
        for line in path.read_text("utf-8").splitlines()
        if (goods := _goods(json.loads(line), now))
    }


def _goods(row: dict[str, Any], now: datetime) -> Goods:
    variants = tuple(_variant(one, now) for one in row["variants"])
    return Goods(
        id=row["id"],
        title=row["title"],
        brand=row.get("brand", ""),
        category=tuple(row.get("category", ())),
        attributes=tuple((name, tuple(values)) for name, values in row.get("attributes", {}).items()),
        description=row.get("description", ""),
        rating=row.get("rating"),
        rating_count=row.get("rating_count", 0),
        weight_g=row.get("weight_g"),
        variants=variants,
        text=json.dumps(row, ensure_ascii=False),
    )


def _variant(row: dict[str, Any], now: datetime) -> Variant:
    regular = _minor(row["price"])
    begun = "sale_starts" not in row or datetime.fromisoformat(row["sale_starts"]) <= now
    over = "sale_ends" in row and datetime.fromisoformat(row["sale_ends"]) <= now
    on_sale = "sale_price" in row and begun and not over
    options = tuple((name.casefold(), value.casefold()) for name, value in row.get("options", {}).items())
    price = _minor(row["sale_price"]) if on_sale else regular
    return Variant(row["id"], price, regular, row["stock"], options, row.get("weight_g"))


def _minor(text: str) -> int:
    return int(Decimal(text) * 100)


# ---------------------------------------------------------------- conditions


def unmet(goods: Goods, condition: Condition) -> str:
    """What of `condition` it does not meet, in a few words; empty where it meets all of it."""
    tests: Sequence[tuple[str, Callable[[], bool]]] = (
        ("ids", lambda: condition.ids is None or goods.id in condition.ids),
        ("category", lambda: condition.category is None or _in_category(goods, condition.category)),
        ("not_category", lambda: condition.not_category is None or not _in_category(goods, condition.not_category)),
        ("brand", lambda: condition.brand is None or goods.brand.casefold() in _folded(condition.brand)),
        ("title_any", lambda: condition.title_any is None or any(_has_word(goods.title, word) for word in condition.title_any)),
        ("attr", lambda: all(_states(goods, name, values) for name, values in (condition.attr or {}).items())),
        ("not_attr", lambda: not any(_states(goods, name, values) for name, values in (condition.not_attr or {}).items())),
        ("not_text", lambda: not any(_claims(goods, word) for word in condition.not_text or ())),
        ("option", lambda: bool(_with_options(goods, condition.option))),
        ("option_in_stock", lambda: any(one.stock > 0 for one in _with_options(goods, condition.option_in_stock)) or not condition.option_in_stock),
        ("in_stock", lambda: condition.in_stock is None or goods.in_stock is condition.in_stock),
        ("price", lambda: any(_priced(one, condition) for one in _fitting(goods, condition))),
        ("weight", lambda: _weighs(goods, condition)),
        ("rating_min", lambda: condition.rating_min is None or (goods.rating or 0) >= condition.rating_min),
    )  # fmt: skip
    return next(
        (f"{goods.id} breaks {name} ({_seen(goods, name)})" for name, holds in tests if not holds()), ""
    )


def first_wrong(shown: Sequence[Goods], condition: Condition) -> str:
    """What the first product that breaks it does not meet."""
    return next((why for goods in shown if (why := unmet(goods, condition))), "")


def meeting(catalogue: Catalogue, condition: Condition) -> list[Goods]:
    return [goods for goods in catalogue.values() if not unmet(goods, condition)]


def _fitting(goods: Goods, condition: Condition) -> list[Variant]:
    """The variants that may be meant."""
    wanted = {**(condition.option or {}), **(condition.option_in_stock or {})}
    fitting = _with_options(goods, wanted or None)
    if condition.option_in_stock or condition.in_stock:
        fitting = [one for one in fitting if one.stock > 0]
    return fitting


def _with_options(goods: Goods, wanted: dict[str, list[str]] | None) -> list[Variant]:
    return [
        one
        for one in goods.variants
        if all(
            any(key == name.casefold() and value in _folded(values) for key, value in one.options)
            for name, values in (wanted or {}).items()
        )
    ]


def _priced(variant: Variant, condition: Condition) -> bool:
    least, most = condition.price_min, condition.price_max
    return (least is None or variant.price_minor >= round(least * 100)) and (
        most is None or variant.price_minor <= round(most * 100)
    )


def _weighs(goods: Goods, condition: Condition) -> bool:
    least, most = condition.weight_min_g, condition.weight_max_g
    if least is None and most is None:
        return True
    if goods.weight_g is None:
        return False
    return (least is None or goods.weight_g >= least) and (most is None or goods.weight_g <= most)


def _in_category(goods: Goods, names: Iterable[str]) -> bool:
    levels = {level.casefold() for level in goods.category} | {" > ".join(goods.category).casefold()}
    return bool(levels & _folded(names))


def _states(goods: Goods, name: str, values: Iterable[str]) -> bool:
    stated = [value.casefold() for value in goods.values_of(name)]
    return any(wanted in value for wanted in _folded(values) for value in stated)


def _claims(goods: Goods, word: str) -> bool:
    """Whether the shop says that it has it: "no leather" and "leather-free" do not."""
    texts = [goods.title, goods.description]
    texts += [f"{name}: {value}" for name, values in goods.attributes for value in values]
    texts += [value for one in goods.variants for _, value in one.options]
    for text in texts:
        for found in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
            if not _DENIED_BEFORE.search(text[: found.start()]) and not _DENIED_BEHIND.search(
                text[found.end() :]
            ):
                return True
    return False


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}(?:e?s)?\b", text, re.IGNORECASE) is not None


def _folded(values: Iterable[str]) -> set[str]:
    return {value.casefold() for value in values}


def _seen(goods: Goods, name: str) -> str:
    match name:
        case "category" | "not_category":
            return " > ".join(goods.category)
        case "price":
            return f"${goods.lowest_minor / 100:.2f}"
        case "weight":
            return f"{goods.weight_g} g"
        case "rating_min":
            return f"rated {goods.rating}"
        case "option" | "option_in_stock" | "in_stock":
            return "no such variant" if name == "option" else "none in stock"
        case "brand":
            return goods.brand
        case _:
            return goods.title
