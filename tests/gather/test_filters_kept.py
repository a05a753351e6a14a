"""Random shops, requests and filters: nothing that breaks a filter is found, and what is said to match does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from persea.catalog.load import Prune
from persea.gather.facets import count_facets
from persea.gather.search import search
from persea.gather.wording import Way, Wording, as_typed
from persea.store.database import Connection, Database
from persea.values import Filters, Money, Offer, Order, Product, Variant
from search_oracle import fits, meets, named, words_of
from stocked import EMBEDDER, stock

# Words that no stemmer changes, as a common, a middling and a rare kind of them.
_WORDS = ("tavo", "miru", "keba", "dolu", "rifo", "sabu", "neko", "pavi", "gomu", "lito", "vexo", "zabu")
_KINDS = ("lamp", "mug", "boot")
_CATEGORIES = (("Garden", "Lamp"), ("Kitchen",), ("Garden", "Boot"), ())
_BRANDS = ("Aro", "Bexa", None)
_SIZES = ("40", "EU 41", "42 / 8.5")
_COLOURS = ("red", "blue")
_DAY = timedelta(days=1)
_NOW = datetime.now(UTC)


def said(rng: Random, most: int) -> str:
    return " ".join(rng.choice(_WORDS[: rng.choice((3, 7, 12))]) for _ in range(rng.randint(0, most)))


def an_offer(rng: Random) -> Offer | None:
    if rng.random() < 0.05:
        return None
    currency = "EUR" if rng.random() < 0.1 else "USD"
    price = Money(rng.randint(1, 40) * 100, currency)
    sale = None
    if rng.random() < 0.4:
        sale = Money(price.amount_minor * rng.randint(4, 9) // 10, currency)
    starts = rng.choice((None, _NOW - _DAY, _NOW + _DAY)) if sale else None
    ends = starts + rng.choice((_DAY / 2, 5 * _DAY)) if starts and rng.random() < 0.7 else None
    return Offer(price, _NOW, sale, starts, ends, in_stock=rng.random() < 0.6)


def an_article(rng: Random, number: int) -> Product:
    kind = rng.choice(_KINDS)
    options: list[tuple[tuple[str, str], ...]] = [()]
    if rng.random() < 0.7:
        options = [(("Colour", colour),) for colour in rng.sample(_COLOURS, rng.randint(1, 2))]
        if rng.random() < 0.6:
            sizes = rng.sample(_SIZES, rng.randint(1, 3))
            options = [(*pair, ("Shoe size", size)) for pair in options for size in sizes]
    attributes = []
    if rng.random() < 0.3:
        attributes.append(("Colour", (rng.choice(_COLOURS),)))
    if rng.random() < 0.5:
        attributes.append(("Vegan", (rng.choice(("yes", "no")),)))
    rated = rng.random() < 0.6
    return Product(
        f"p{number}",
        f"{said(rng, 2)} {kind}",
        tuple(Variant(f"v{at}", an_offer(rng), options=pairs) for at, pairs in enumerate(options)),
        description=said(rng, 12),
        brand=rng.choice(_BRANDS),
        category_path=rng.choice(_CATEGORIES),
        tags=tuple(said(rng, 1).split()),
        attributes=tuple(attributes),
        rating=rng.randint(10, 50) / 10 if rated else None,
        rating_count=rng.randint(1, 9) if rated else 0,
        weight_g=rng.choice((None, 66.4, 120.0, 453.6)),
        visible=rng.random() < 0.9,
    )


def any_filters(rng: Random, products: list[Product]) -> Filters:
    def maybe(share: float) -> bool:
        return rng.random() < share

    currency = "EUR" if maybe(0.1) else "USD"
    low, high = sorted(rng.randint(1, 40) * 100 for _ in range(2))
    wished = [("size", rng.choice(("40", "41", "42", "8.5", "eu 41", "4")))] * maybe(0.2)
    wished += [("colour", rng.choice(_COLOURS))] * maybe(0.2)
    return Filters(
        categories=tuple(rng.sample(("garden", "lamp", "kitchen", "nothing"), 2)) if maybe(0.25) else (),
        brands=("aro",) if maybe(0.2) else (),
        min_price=Money(low, currency) if maybe(0.25) else None,
        max_price=Money(high, currency) if maybe(0.3) else None,
        in_stock=maybe(0.25),
        on_sale=maybe(0.2),
        max_weight_g=rng.choice((120.0, 453.6, 1000.0)) if maybe(0.1) else None,
        min_weight_g=rng.choice((66.4, 100.0)) if maybe(0.1) else None,
        min_rating=rng.randint(10, 50) / 10 if maybe(0.15) else None,
        options=tuple(wished),
        exclude_ids=tuple(product.id for product in rng.sample(products, 5)) if maybe(0.15) else (),
        exclude_terms=(rng.choice((*_WORDS, "aro", "red")),) if maybe(0.15) else (),
        flags=("vegan",) if maybe(0.1) else (),
    )


def any_wording(rng: Random) -> Wording:
    typed = [rng.choice((*_WORDS, *_KINDS, "red", "garden", "unheard")) for _ in range(rng.randint(0, 3))]
    if rng.random() < 0.7:
        return as_typed(" ".join(typed))
    places = [(Way(word), Way(f"{rng.choice(_WORDS)} {rng.choice(_WORDS)}", 0.7)) for word in typed]
    return Wording(" ".join(typed), " ".join(typed), tuple(places))


def holds(product: Product, wording: Wording, goods: str) -> bool:
    every = all(any(set(way.text.split()) <= words_of(product) for way in place) for place in wording.places)
    # the kind of thing is in the name, in some way of the places that speak of it
    of_goods = [place for place in wording.places if any(set(way.text.split()) == {goods} for way in place)]
    return every and all(any(set(way.text.split()) <= named(product) for way in place) for place in of_goods)


async def hold_to_it(conn: Connection, rng: Random, products: list[Product]) -> bool:
    """One search, held against the oracle; whether it found something."""
    filters, wording = any_filters(rng, products), any_wording(rng)
    goods = rng.choice((wording.places[-1][0].text, "")) if wording.places else ""
    order = rng.choice((None, None, *Order))
    now = datetime.now(UTC)
    result = await search(
        conn, wording, filters, embed=EMBEDDER.embed_query, k=rng.choice((3, 500)), goods=goods, order=order
    )
    told = (wording, goods, filters, order)
    by_id = {product.id: product for product in products}
    for hit in result.hits:
        product = by_id.get(hit.record.id)
        assert product is not None, (told, hit.record.id, "was removed")
        assert meets(product, filters, now), (told, product)
        assert hit.every_word == holds(product, wording, goods), (told, product)
        shown = [
            v.offer.price_at(now) for v in product.variants if v.offer and fits(v, product, filters, now)
        ]
        assert hit.record.price in shown or not shown, (told, product, hit.record.price)
    allowed = [product for product in products if meets(product, filters, now)]
    matching = [product for product in allowed if holds(product, wording, goods)]
    assert result.matched == (len(matching) if result.hits else 0), told
    assert result.hits or not matching, told
    if order is None and not goods and rng.random() < 0.2:
        facets = await count_facets(conn, wording, filters, currency="USD")
        assert facets.in_stock == sum(
            any(v.offer and v.offer.in_stock and fits(v, p, filters, now) for v in p.variants)
            for p in matching
        ), told
    return bool(result.hits)


async def check(database: Database, seed: int, searches: int) -> None:
    rng = Random(seed)
    products = [an_article(rng, number) for number in range(rng.choice((5, 40, 120)))]
    gone = products[: len(products) // 8]
    await stock(database, *products, prune=Prune(1.0))
    if gone:
        await stock(database, *products[len(gone) :], prune=Prune(1.0))
    found = 0
    async with database.reading() as conn:
        for _ in range(searches):
            found += await hold_to_it(conn, rng, products[len(gone) :])
    assert found > searches / 5  # the filters are not so hard that nothing is tried


@pytest.mark.parametrize("seed", range(4))
async def test_no_filter_is_broken_and_what_matches_is_counted(database: Database, seed: int) -> None:
    """Of random shops every hit meets every filter, says rightly whether it holds every word, and shows a price that
    was asked for; as many match as plain Python counts, whatever is hidden or has been removed."""
    await check(database, seed, 75)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 150))
async def test_no_filter_is_broken_in_ten_thousand_searches(database: Database, seed: int) -> None:
    """As above, for a long while."""
    await check(database, seed, 200)
