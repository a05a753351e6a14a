"""What the two formats of a Shopify shop, its CSV and its JSON, have in common: variants, their ids and offers.

https://help.shopify.com/en/manual/products/import-export/using-csv. Both give a variant the same id, so that a
shop may change from one to the other. What it does not do: read either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from persea.values import Money, Offer, Variant

STATUSES = frozenset({"active", "draft", "archived", "unlisted"})
_LONGEST_ID = 150


@dataclass(frozen=True, slots=True)
class ShopifyVariant:
    options: tuple[str, ...]
    """Values by the places of the product's option names; "" where there is none."""
    offer: Offer | None
    sku: str = ""
    gtin: str = ""
    image_url: str = ""
    weight_g: float | None = None


def variants(
    handle: str, option_names: Sequence[str], given: Sequence[ShopifyVariant]
) -> tuple[Variant, ...]:
    """A variant is known by its SKU where no other of the product has it, else by its options, else by its
    place."""
    times = Counter(variant.sku for variant in given)
    taken: set[str] = set()
    next_place: dict[str, int] = {}
    found = []
    for variant in given:
        options = _options(option_names, variant.options)
        identity = variant.sku
        if not identity or times[identity] > 1 or len(identity) > _LONGEST_ID:
            identity = _slug("-".join(value for _, value in options)) or handle
        place = next_place.get(identity, 1)
        unique = identity if place == 1 else f"{identity}-{place}"
        while unique in taken:
            place += 1
            unique = f"{identity}-{place}"
        next_place[identity] = place + 1
        taken.add(unique)
        found.append(
            Variant(
                id=unique,
                offer=variant.offer,
                title=" / ".join(value for _, value in options),
                sku=variant.sku or None,
                gtin=variant.gtin or None,
                options=options,
                image_url=variant.image_url or None,
                weight_g=variant.weight_g,
            )
        )
    return tuple(found)


def attributes(
    stated: Sequence[tuple[str, Sequence[str]]], own: Sequence[Variant]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the product states, and the values of its variants' options under the same name."""
    names: dict[str, str] = {}
    values: dict[str, dict[str, None]] = {}
    options = [(name, (value,)) for variant in own for name, value in variant.options]
    for name, some in (*options, *stated):
        title = names.setdefault(name.lower(), name)
        values.setdefault(title, {}).update(dict.fromkeys(some))
    return tuple((name, tuple(some)) for name, some in values.items() if some)


def common_weight_g(own: Sequence[Variant]) -> float | None:
    """The product's weight, where its variants all have the same."""
    weights = {variant.weight_g for variant in own}
    return weights.pop() if len(weights) == 1 else None


def offer(
    price: Money, compare_at: Money | None, as_of: datetime, stock: int | None, in_stock: bool
) -> Offer:
    """A price to compare with is the regular one where it is higher; otherwise the shop shows none."""
    if compare_at is not None and compare_at > price:
        return Offer(compare_at, as_of, sale_price=price, stock=stock, in_stock=in_stock)
    return Offer(price, as_of, stock=stock, in_stock=in_stock)


def availability(*, tracked: bool, quantity: int | None, oversells: bool) -> tuple[int | None, bool]:
    """(stock, in stock). What the shop does not count, or sells on when none is left, it always has."""
    if not tracked or quantity is None or (oversells and quantity <= 0):
        return None, True
    return quantity, quantity > 0


def _options(names: Sequence[str], values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Without the one option that stands for none."""
    return tuple(
        (name, value)
        for name, value in zip(names, values, strict=False)
        if name and value and not (name == "Title" and value == "Default Title")
    )


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")[:_LONGEST_ID]
