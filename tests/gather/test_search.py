"""Search on the real database: filters against a plain Python oracle, order, sales and what is hidden."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from persea.app import Persea
from persea.catalog.demo.shop import demo_products
from persea.gather.examples import example_requests
from persea.gather.search import Found, holds_every_word, search
from persea.gather.wording import Way, Wording, as_typed
from persea.store.database import Database
from persea.store.records import count_products, read_records
from persea.store.vocabulary import NO, load_vocabulary
from persea.values import Filters, Money, Offer, Order, Product, Record, Variant
from search_oracle import fits, meets
from stocked import EMBEDDER, NOW, a_product, a_variant, stock, usd

EVERYTHING = 5000
TEXTS = (
    "", "boots", "waterproof hiking boots", "jacket", "running shoes", "lamp", "mug", "something warm", "headphones",
    "bottle", "steel", "leather", "xyzzy", "women", "gift for a cook", "yoga mat", "black", "ridgeline",
)  # fmt: skip


async def found(database: Database, text: str, filters: Filters = Filters(), **options: object) -> Found:
    async with database.connection() as conn:
        return await search(conn, as_typed(text), filters, embed=EMBEDDER.embed_query, **options)  # type: ignore[arg-type]


async def always(_: str) -> bool:
    return True


def ids(result: Found) -> list[str]:
    return [hit.record.id for hit in result.hits]


# ---------------------------------------------------------------- the oracle


def any_filters(rng: Random, products: list[Product], now: datetime) -> Filters:
    """Conditions drawn from what the products have, so that some of them are just met and others just not."""

    def maybe(share: float) -> bool:
        return rng.random() < share

    def drawn() -> Product:
        return rng.choice(products)

    price = rng.choice([v.offer.price_at(now) for v in drawn().variants if v.offer])
    other = rng.choice([v.offer.price_at(now) for v in drawn().variants if v.offer])
    options = [pair for pair in rng.choice(drawn().variants).options if pair[0] in ("Size", "Colour")]
    flags = sorted(
        {name.lower() for p in products for name, values in p.attributes if values[0].lower() in NO}
    )
    return Filters(
        categories=tuple({rng.choice(drawn().category_path).lower() for _ in range(2)}) if maybe(0.3) else (),
        brands=tuple({(drawn().brand or "none").lower() for _ in range(3)}) if maybe(0.3) else (),
        min_price=min(price, other) if maybe(0.3) else None,
        max_price=max(price, other) if maybe(0.4) else None,
        in_stock=maybe(0.3),
        on_sale=maybe(0.2),
        max_weight_g=drawn().weight_g if maybe(0.2) else None,
        min_weight_g=drawn().weight_g if maybe(0.1) else None,
        min_rating=drawn().rating if maybe(0.25) else None,
        options=tuple((name.lower(), value.lower()) for name, value in options[:1]) if maybe(0.25) else (),
        exclude_ids=tuple(drawn().id for _ in range(20)) if maybe(0.2) else (),
        exclude_terms=(rng.choice(("leather", "steel", "black", "cotton")),) if maybe(0.15) else (),
        flags=(rng.choice(flags),) if flags and maybe(0.2) else (),
    )


@pytest.mark.parametrize("seed", range(4))
async def test_filters_are_never_broken(demo: Persea, seed: int) -> None:
    """Under a hundred random conditions nothing is found that breaks one, and browsing finds all that meets them."""
    rng, now = Random(seed), datetime.now(UTC)
    products = demo_products(as_of=now)
    by_id = {product.id: product for product in products}
    some = 0
    for _ in range(100):
        filters = any_filters(rng, products, now)
        allowed = {product.id for product in products if meets(product, filters, now)}
        text, order = rng.choice(TEXTS), rng.choice([None, *Order])
        result = await found(demo.database, text, filters, k=EVERYTHING, order=order)
        seen = ids(result)
        assert len(seen) == len(set(seen))
        if not filters.exclude_terms:
            assert set(seen) <= allowed, (text, filters)
            assert result.matched <= len(allowed)
            if not text:
                assert set(seen) == allowed, filters
                assert result.matched == len(allowed)
        else:  # stems are excluded too, so that less may be found, but never more
            assert set(seen) <= allowed, (text, filters)
        for hit in result.hits:
            fitting = [
                v.offer.price_at(now)
                for v in by_id[hit.record.id].variants
                if v.offer and fits(v, by_id[hit.record.id], filters, now)
            ]
            assert hit.record.price in fitting, (hit.record, filters)
        some += bool(seen)
    assert some > 30  # the conditions are not so hard that nothing is tried


# ---------------------------------------------------------------- order


async def test_the_best_comes_first_and_k_cuts(demo: Persea) -> None:
    """Scores fall; a smaller k is the beginning of a larger one; another call gives the same."""
    whole = await found(demo.database, "waterproof hiking boots", k=50)
    scores = [hit.record.score for hit in whole.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(-1 <= hit.likeness <= 1.001 for hit in whole.hits)
    for k in (1, 5, 20):
        assert ids(await found(demo.database, "waterproof hiking boots", k=k)) == ids(whole)[:k]
    titles = [hit.record.title.lower() for hit in whole.hits[:5]]
    assert all("boot" in title or "hik" in title for title in titles)


@pytest.mark.parametrize("order", list(Order))
async def test_an_order_sorts_what_is_relevant(demo: Persea, order: Order) -> None:
    """The cheapest backpacks are backpacks, from the cheapest on; so for every order."""
    result = await found(demo.database, "backpack", order=order, k=EVERYTHING)
    records = [hit.record for hit in result.hits]
    assert records
    assert all("backpack" in f"{record.title} {record.category_path} {record.description}".lower() for record in records)  # fmt: skip
    values = [key(record, order) for record in records]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=order in (Order.PRICIEST, Order.HEAVIEST, Order.BEST_RATED))
    if order is not Order.BEST_RATED:
        assert all(value is not None for value in values[: len(known)])


def key(record: Record, order: Order) -> float | None:
    if order in (Order.CHEAPEST, Order.PRICIEST):
        return record.price.amount_minor if record.price else None
    if order in (Order.LIGHTEST, Order.HEAVIEST):
        return record.weight_g
    return record.rating if record.rating_count else None


async def test_what_holds_every_word_is_counted_and_can_come_first(database: Database) -> None:
    """`matched` counts products with every word; `exact_first` puts them before those that only come close."""
    await stock(
        database,
        a_product("red-mug", "Red Mug"),
        a_product("red-tea-mug", "Tea Mug", attributes=(("Colour", ("red",)),)),
        a_product("blue-mug", "Blue Mug"),
        a_product("red-lamp", "Red Lamp"),
    )
    result = await found(database, "red mugs", exact_first=True)
    assert result.matched == 2
    assert set(ids(result)[:2]) == {"red-mug", "red-tea-mug"}
    assert [hit.every_word for hit in result.hits] == [True, True, False, False]
    assert all(hit.some_word for hit in result.hits)


async def test_a_search_needs_no_words_in_common(database: Database) -> None:
    """A product that shares no word is found by its meaning, and said to be so."""
    await stock(database, a_product("sofa", "Comfortable sofa"), a_product("drill", "Cordless drill"))
    result = await found(database, "couch")
    assert ids(result)[0] == "sofa"
    assert not result.hits[0].every_word
    assert not result.hits[0].some_word
    assert result.matched == 0


async def test_an_empty_shop_and_a_shop_without_vectors_are_searched_too(database: Database) -> None:
    """Nothing is found in an empty shop; without an embedding model full text answers alone."""
    assert await found(database, "boots") == await found(database, "") == Found((), 0)
    await stock(database, a_product("boot", "Hiking Boot"))
    async with database.connection() as conn:
        await conn.execute("UPDATE embedding_model SET active = false")
    assert ids(await found(database, "boots")) == ["boot"]
    assert ids(await found(database, "")) == ["boot"]


@pytest.mark.parametrize("text", ["'", "a & b | !c:*", "boots'; DROP TABLE product; --", "%s %(x)s", "\\", "🥾", "the of and", "<->"])  # fmt: skip
async def test_words_are_only_words(demo: Persea, text: str) -> None:
    """Quotes and the marks of query languages in a request are no syntax."""
    await found(demo.database, text)
    async with demo.database.connection() as conn:
        await holds_every_word(conn, as_typed(text))
        assert await count_products(conn) > 200


# ---------------------------------------------------------------- edges of figures


async def test_limits_that_a_product_just_meets_are_met(database: Database) -> None:
    """Ratings and weights that binary fractions cannot hold count as written: 4.1 is at least 4.1, not above."""
    for rating, weight in ((4.1, 66.4), (4.3, 74.3), (3.7, 453.6), (4.6, 0.7), (2.2, 1e6 + 0.1)):
        await stock(database, a_product("p", "Thing", rating=rating, rating_count=3, weight_g=weight))
        assert ids(await found(database, "", Filters(min_rating=rating))) == ["p"]
        assert ids(await found(database, "", Filters(max_weight_g=weight))) == []
        assert ids(await found(database, "", Filters(min_weight_g=weight))) == []


async def test_limits_beyond_all_measure_are_only_limits(database: Database) -> None:
    """Figures that no column can hold are compared with all the same."""
    await stock(database, a_product("p", "Thing", 500, rating=4.0, rating_count=1, weight_g=100.0))
    for filters in (
        Filters(max_price=usd(10**60)), Filters(max_weight_g=1e60), Filters(min_weight_g=1e-60),
        Filters(min_rating=1e-60),
    ):  # fmt: skip
        assert ids(await found(database, "", filters)) == ["p"]
    for filters in (Filters(min_price=usd(10**60)), Filters(min_weight_g=1e60), Filters(max_weight_g=1e-60)):
        assert ids(await found(database, "", filters)) == []


async def test_a_limit_in_another_currency_is_never_met(database: Database) -> None:
    """Prices are not converted: what costs dollars is not under any number of euros."""
    await stock(database, a_product("p", "Thing", 500))
    assert ids(await found(database, "", Filters(max_price=usd(500)))) == ["p"]
    assert ids(await found(database, "", Filters(max_price=Money(10_000, "EUR")))) == []
    assert ids(await found(database, "", Filters(min_price=Money(1, "EUR")))) == []


async def test_conditions_on_offers_must_be_met_by_one_variant(database: Database) -> None:
    """A size that is sold out and another that is in stock do not make the size in stock."""
    await stock(
        database,
        a_product(
            "boot",
            "Boot",
            variants=(
                a_variant("42", 9000, in_stock=False, options=(("Shoe size", "EU 42"),)),
                a_variant("43", 12000, options=(("Shoe size", "EU 43 / UK 9"),)),
            ),
        ),
    )
    size_42, size_43 = (("size", "42"),), (("size", "43"),)
    assert ids(await found(database, "", Filters(options=size_42))) == ["boot"]
    assert ids(await found(database, "", Filters(options=size_42, in_stock=True))) == []
    assert ids(await found(database, "", Filters(options=size_43, in_stock=True))) == ["boot"]
    assert ids(await found(database, "", Filters(options=size_43, max_price=usd(10_000)))) == []
    assert ids(await found(database, "", Filters(options=(("size", "4"),)))) == []
    [hit] = (await found(database, "", Filters(options=size_42))).hits
    assert (hit.record.price, hit.record.in_stock) == (usd(9000), False)
    [hit] = (await found(database, "", Filters(in_stock=True))).hits
    assert (hit.record.price, hit.record.in_stock) == (usd(12000), True)


def boots(id: str, *variants: tuple[str, str, int, bool], **changes: object) -> Product:
    """Hiking boots in these colours and sizes, at these prices, in stock or not."""
    made = tuple(
        a_variant(f"{colour}-{size}", price, in_stock=there, image_url=f"/{colour}.jpg",
                  options=(("Colour", colour), ("Size", f"EU {size}")))
        for colour, size, price, there in variants
    )  # fmt: skip
    return a_product(id, "Hiking Boots", variants=made, **changes)


async def test_what_has_the_variant_in_stock_comes_first(database: Database) -> None:
    """Asked for red in 42, what has a red 42 in stock comes before what has red and 42, but not both in stock."""
    await stock(
        database,
        boots(
            "a-sold-out", ("red", "42", 9000, False), ("red", "43", 9000, True), ("blue", "42", 9000, True)
        ),
        boots("b-apart", ("red", "41", 9000, True), ("black", "42", 9000, True)),
        boots("c-has-it", ("blue", "42", 8000, True), ("red", "42", 9500, True), ("red", "41", 7000, True)),
        boots("d-plain", ("red", "43", 9000, True)),
    )
    result = await found(database, "hiking boots size 42 red")
    assert ids(result)[0] == "c-has-it"
    assert set(ids(result)) == {"a-sold-out", "b-apart", "c-has-it", "d-plain"}
    assert result.matched == 3
    shown = {hit.record.id: hit.record for hit in result.hits}
    assert (shown["c-has-it"].price, shown["c-has-it"].image_url) == (usd(9500), "/red.jpg")
    assert shown["c-has-it"].url == "/products/c-has-it#Colour=red&Size=EU+42"
    assert (shown["a-sold-out"].price, shown["a-sold-out"].in_stock) == (usd(9000), False)
    assert ids(await found(database, "hiking boots size 43 red"))[0] in ("a-sold-out", "d-plain")
    assert ids(await found(database, "hiking boots blue 42"))[0] in ("a-sold-out", "c-has-it")
    # without a word of an option nothing changes: all are alike, and no variant is chosen
    assert (await found(database, "hiking boots")).hits[0].record.url == "/products/a-sold-out"
    assert ids(await found(database, "hiking boots")) == ["a-sold-out", "b-apart", "c-has-it", "d-plain"]


async def test_an_order_is_that_of_the_prices_shown(database: Database) -> None:
    """The cheapest red boots are so by the price of red, though another colour of others costs less."""
    await stock(
        database,
        boots("a", ("red", "42", 9000, True), ("blue", "42", 1000, True)),
        boots("b", ("red", "42", 8000, True), ("blue", "42", 2000, True)),
    )
    red = Filters(options=(("colour", "red"),))
    for text in ("hiking boots", ""):
        result = await found(database, text, red, order=Order.CHEAPEST)
        assert [(hit.record.id, hit.record.price) for hit in result.hits] == [
            ("b", usd(8000)),
            ("a", usd(9000)),
        ]
        assert ids(await found(database, text, order=Order.CHEAPEST)) == ["a", "b"]
    assert ids(await found(database, "red hiking boots", order=Order.CHEAPEST)) == ["b", "a"]


async def test_a_way_of_a_place_is_as_good_as_the_place(database: Database) -> None:
    """What holds some way of every place holds every word; the way that was meant counts most, and a way of two
    words must hold both."""
    await stock(
        database,
        a_product("said", "Powerbank 10000"),
        a_product("apart", "Power Bank 10000"),
        a_product("half", "Power Drill 10000"),
        a_product("other", "Battery 10000"),
    )
    wording = Wording(
        "powerbank 10000",
        "powerbank 10000",
        ((Way("powerbank"), Way("power bank", 0.8), Way("battery", 0.4)), (Way("10000"),)),
    )
    async with database.connection() as conn:
        result = await search(
            conn, wording, Filters(), embed=EMBEDDER.embed_query, goods="powerbank", exact_first=True
        )
        assert ids(result)[:3] == ["said", "apart", "other"]
        assert [hit.every_word for hit in result.hits] == [True, True, True, False]
        assert result.matched == 3
        assert await holds_every_word(conn, wording)
        assert not await holds_every_word(conn, as_typed("power battery"))


# ---------------------------------------------------------------- sales


DAY = timedelta(days=1)
SALES = {
    "always": (None, None, True),
    "since-yesterday": (NOW - DAY, None, True),
    "until-tomorrow": (None, NOW + DAY, True),
    "now": (NOW - DAY, NOW + DAY, True),
    "from-tomorrow": (NOW + DAY, NOW + 2 * DAY, False),
    "until-yesterday": (NOW - 2 * DAY, NOW - DAY, False),
    "just-over": (None, NOW, False),
    "just-begun": (NOW, None, True),
}


async def test_a_sale_counts_from_its_start_to_its_end(database: Database) -> None:
    """The sale price is shown, filtered by and ordered by only between its dates, as in `Offer.price_at`."""
    offers = {
        name: Offer(usd(5000), NOW, sale_price=usd(3000), sale_starts_at=starts, sale_ends_at=ends)
        for name, (starts, ends, _) in SALES.items()
    }
    await stock(
        database, *(a_product(name, name, variants=(Variant(name, offer),)) for name, offer in offers.items())
    )
    on = {name for name, (_, _, is_on) in SALES.items() if is_on}
    assert set(ids(await found(database, "", Filters(on_sale=True), k=50))) == on
    assert set(ids(await found(database, "", Filters(max_price=usd(3000)), k=50))) == on
    assert set(ids(await found(database, "", Filters(min_price=usd(3001)), k=50))) == set(SALES) - on
    assert set(ids(await found(database, "", order=Order.CHEAPEST, k=len(on)))) == on
    async with database.connection() as conn:
        for record in await read_records(conn, list(SALES)):
            price = offers[record.id].price_at(datetime.now(UTC))
            assert record.price == price == usd(3000 if record.id in on else 5000)
            assert record.list_price == (usd(5000) if record.id in on else None)


async def test_an_order_is_over_all_that_match(database: Database) -> None:
    """Of three hundred mugs the cheapest is found first, though by its words it is the worst of them."""
    mugs = [a_product(f"m{n}", f"Stoneware Mug {n}", 1000 + n) for n in range(300)]
    text = "A bowl for soup, rice, salad, porridge and what else you like to eat from one. " * 20
    await stock(
        database, *mugs, a_product("last", f"Bowl that can be a Mug {'x ' * 40}", 500, description=text)
    )
    result = await found(database, "mug", order=Order.CHEAPEST, k=3, goods="mug")
    assert ids(result) == ["last", "m0", "m1"]
    assert result.matched == 301


# ---------------------------------------------------------------- what is hidden


async def test_what_is_hidden_is_never_found(database: Database) -> None:
    """A hidden product is in no search, no browsing, no count, no word of the vocabulary and no example."""
    secret = a_product(
        "secret", "Secret Prototype Kayak", 100, visible=False, brand="Hushco", category_path=("Kayaks",),
        attributes=(("Inflatable", ("yes",)),), rating=5.0, rating_count=900, weight_g=1.0,
    )  # fmt: skip
    shown = a_product(
        "shown", "Sea Kayak", 90000, brand="Openly", category_path=("Boats",), rating=1.0, rating_count=1
    )
    await stock(database, secret, shown)
    for text in ("secret prototype kayak", "Secret Prototype Kayak", "kayak", "hushco", "kayaks", ""):
        for order in (None, *Order):
            for filters in (
                Filters(),
                Filters(brands=("hushco",)),
                Filters(categories=("kayaks",)),
                Filters(in_stock=True),
            ):
                assert "secret" not in ids(await found(database, text, filters, order=order, k=50))
    async with database.connection() as conn:
        assert await count_products(conn) == 1
        assert not await holds_every_word(conn, as_typed("secret prototype"))
        assert await holds_every_word(conn, as_typed("sea kayak"))
        vocabulary = await load_vocabulary(conn)
        assert vocabulary.brands == {"openly"}
        assert vocabulary.categories == {"boats"}
        assert vocabulary.departments == ("Boats",)
        assert vocabulary.flags == frozenset()
    assert not any("ayaks" in text for text in await example_requests(database, "USD", shows_cards=always))
