"""The demo shop: its products, and the picture of each.

Invented from end to end: shop, brands, products and pictures. The same seed gives the same shop; what it
moves is stock, ratings, sales and wording, and each product draws its own luck, so that a new product
changes no other. Knows nothing of stores or servers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product as pairs
from random import Random
from zlib import crc32

from persea.catalog.demo.draw.picture import demo_picture
from persea.catalog.demo.kinds import Item, Kind, Step, kinds, palette
from persea.catalog.demo.words import describe
from persea.values import Money, Offer, Product, Variant

DEMO_NAME = "Tarn & Thyme"
DEMO_CURRENCY = "USD"
PICTURES_PATH = "/demo/pictures"
"""Where a server has to answer with `picture(name)` for …/{name}.svg."""

_SALE_SHARE = 0.15


def demo_products(seed: int = 1, *, as_of: datetime) -> list[Product]:
    """Every product of every kind in US dollars; `as_of` is the moment their offers are dated."""
    return [_product(kind, item, seed, as_of) for kind, item in _items()]


def picture(name: str) -> str | None:
    """The SVG of a product id, or of "<product id>.<colour>" for its other colours; None for other names."""
    shown = _shown().get(name)
    if shown is None:
        return None
    hexadecimal = palette()[shown.colour]
    title = f"{shown.item.title}, {shown.colour.lower()}"
    return demo_picture(shown.kind.drawing, hexadecimal, shown.item.looks, name=name, title=title)


def picture_names() -> list[str]:
    """The names that `picture` knows, kind by kind."""
    return list(_shown())


# ---------------------------------------------------------------- one product


def _items() -> Iterator[tuple[Kind, Item]]:
    return ((kind, item) for kind in kinds() for item in kind.product)


def _product(kind: Kind, item: Item, seed: int, as_of: datetime) -> Product:
    product_id = _id(kind, item)
    rng = Random(f"{seed} {product_id}")  # noqa: S311 - a shop to be built again, not a secret
    facts = item.facts | kind.facts
    if item.steps:
        facts |= {kind.step: tuple(step.value for step in item.steps)}
    rating_count = _rating_count(rng)
    return Product(
        id=product_id,
        title=item.title,
        variants=tuple(_variants(kind, item, rng, as_of)),
        description=describe(item.pitch, kind.say, facts, item.weight_g, rng, choice=kind.step),
        brand=item.brand,
        category_path=kind.category,
        tags=kind.tags,
        attributes=(*facts.items(), ("Colour", item.colours)),
        image_urls=tuple(_picture_url(product_id, item, colour) for colour in item.colours),
        rating=round(min(max(rng.gauss(4.3, 0.35), 3.2), 4.9), 1) if rating_count else None,
        rating_count=rating_count,
        weight_g=item.weight_g,
    )


def _variants(kind: Kind, item: Item, rng: Random, as_of: datetime) -> Iterator[Variant]:
    fit = item.facts.get("Fit", ("",))[0]
    sizes = kind.sizes[fit] if kind.sizes else ("",)
    steps = item.steps or (Step(""),)
    choices = list(pairs(item.colours, steps, sizes))
    stocks = _stocks(len(choices), len(sizes), rng, sold_out=item.sold_out)
    sale = _sale(rng)
    for (colour, step, size), stock in zip(choices, stocks, strict=True):
        named = (("Colour", colour, len(item.colours) > 1), (kind.step, step.value, len(steps) > 1))
        options = [(name, value) for name, value, is_choice in named if is_choice]
        options += [("Size", size)] if size else []
        key = "-".join((_id(kind, item), *(_slug(value) for _, value in options)))
        price = Money(item.price + step.more_minor, DEMO_CURRENCY)
        yield Variant(
            id=key,
            offer=Offer(
                price=price,
                as_of=as_of,
                sale_price=sale.price(price) if sale else None,
                sale_starts_at=sale.starts_at if sale else None,
                sale_ends_at=sale.ends_at if sale else None,
                stock=stock,
                in_stock=stock > 0,
            ),
            title=" / ".join(value for _, value in options),
            sku=key.upper(),
            gtin=_gtin(key),
            options=tuple(options),
            image_url=_picture_url(_id(kind, item), item, colour),
            weight_g=item.weight_g + step.more_g,
        )


@dataclass(frozen=True, slots=True)
class _Sale:
    off: float
    ending: int
    """Cents that the new prices end in."""
    starts_at: datetime
    ends_at: datetime | None

    def price(self, regular: Money) -> Money:
        dollars = round(regular.amount_minor * (1 - self.off)) // 100
        return Money(dollars * 100 + self.ending, regular.currency)


def _sale(rng: Random) -> _Sale | None:
    """Long ones, so that a demo started in any year has something reduced."""
    if rng.random() >= _SALE_SHARE:
        return None
    return _Sale(
        off=rng.choice((0.18, 0.2, 0.25, 0.3, 0.4)),
        ending=rng.choice((0, 0, 50, 95, 99)),
        starts_at=datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=rng.randrange(500)),
        ends_at=rng.choice((None, datetime(2036, 1, 1, tzinfo=UTC) + timedelta(days=rng.randrange(1500)))),
    )


def _stocks(count: int, sizes: int, rng: Random, *, sold_out: bool) -> list[int]:
    """Units of each variant, sizes running fastest; the outermost sizes run out first."""
    if sold_out:
        return [0] * count
    stocks = []
    for place in range(count):
        outermost = sizes > 2 and place % sizes in (0, sizes - 1)
        gone = rng.random() < (0.3 if outermost else 0.08)
        stocks.append(0 if gone else 1 + min(int(rng.expovariate(1 / 14)), 80))
    if not any(stocks):
        stocks[count // 2] = 3
    return stocks


def _rating_count(rng: Random) -> int:
    """Few have many."""
    return 0 if rng.random() < 0.05 else min(int(rng.lognormvariate(4, 1.3)) + 1, 900)


def _gtin(key: str) -> str:
    """A GTIN-13 of the range 200 to 299, which GS1 leaves to shops for their own use."""
    digits = f"20{crc32(key.encode()):010d}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"


# ---------------------------------------------------------------- names


@dataclass(frozen=True, slots=True)
class _Shown:
    kind: Kind
    item: Item
    colour: str


@cache
def _shown() -> dict[str, _Shown]:
    return {
        _picture_name(_id(kind, item), item, colour): _Shown(kind, item, colour)
        for kind, item in _items()
        for colour in item.colours
    }


def _id(kind: Kind, item: Item) -> str:
    return f"{kind.code}-{item.id}"


def _picture_name(product_id: str, item: Item, colour: str) -> str:
    return product_id if colour == item.colours[0] else f"{product_id}.{_slug(colour)}"


def _picture_url(product_id: str, item: Item, colour: str) -> str:
    return f"{PICTURES_PATH}/{_picture_name(product_id, item, colour)}.svg"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
