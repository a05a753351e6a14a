"""Example requests over the demo shop and over shops that have little to go by."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from persea.app import Persea
from persea.gather.examples import example_requests
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.missed import MissedSearches
from persea.store.shop import load_shop
from persea.store.vocabulary import load_vocabulary
from persea.turn import House, run_turn, shows_cards
from persea.values import Card, Cards, Message, Product, ReplyEvent, Role, Text, Turn
from stocked import a_product, a_variant, stock


def a_turn() -> Turn:
    return Turn(str(uuid.uuid4()), datetime.now(UTC), "USD")


async def examples(house: House) -> tuple[str, ...]:
    shown = partial(shows_cards, house=house, turn=a_turn())
    return await example_requests(house.database, house.shop.currency, shows_cards=shown)


async def house_of(database: Database, *products: Product) -> House:
    """A shop of these products, without a language model."""
    await stock(database, *products)
    async with database.reading() as conn:
        return House(
            database,
            BuiltInEmbedder().embed_query,
            await load_shop(conn),
            await load_vocabulary(conn),
            None,
            MissedSearches(),
        )


async def answer(house: House, text: str) -> tuple[str, tuple[Card, ...]]:
    events: list[ReplyEvent] = [
        event async for event in run_turn(a_turn(), Message(Role.USER, text), (), house)
    ]
    cards = next((event.cards for event in events if isinstance(event, Cards)), ())
    return "".join(event.delta for event in events if isinstance(event, Text)), cards


async def test_the_demo_shop_has_five_each_of_another_form_and_department(demo: Persea) -> None:
    """A limit, a superlative, a comparison, a size and a gift, over five departments, each kept by its answer."""
    house = replace(await demo.house(), model=None)
    texts = await examples(house)
    for text, form in zip(
        texts,
        (r".+ under \$\d+", r"the best rated .+", r"compare .+ and .+", r".+ in size \S+", r".+ as a gift"),
        strict=True,
    ):
        assert re.fullmatch(form, text)
    answers = [await answer(house, text) for text in texts]
    # of a list the last words may fit something else in passing, so the department is the first card's
    departments = [cards[0].record.category_path[0] for _, cards in answers]
    assert len(set(departments)) == 5
    for said, _ in answers:
        assert not re.search(r"no exact match|Nothing here|nearest", said)
    limit = int(texts[0].rpartition("$")[2]) * 100
    assert all(card.record.price.amount_minor <= limit for card in answers[0][1] if card.record.price)
    assert [card.record.title for card in answers[2][1]] == re.split(
        " and ", texts[2].removeprefix("compare ")
    )


async def test_a_shop_of_two_products_has_one_for_each(database: Database) -> None:
    """Without categories a lantern and a tent are two departments; each is asked for by its name."""
    house = await house_of(
        database, a_product("a", "Brass Oil Lantern", 2550), a_product("b", "Trail Tent for Two", 19900)
    )
    assert await examples(house) == ("a lantern under $30", "the cheapest tent")
    for text, id in (("a lantern under $30", "a"), ("the cheapest tent", "b")):
        assert [card.record.id for card in (await answer(house, text))[1]] == [id]


async def test_a_shop_without_categories_is_sorted_by_what_titles_say(database: Database) -> None:
    """Five kinds of things, told by their titles, have five examples; a sixth kind is left out."""
    kinds = ("Lantern", "Tent", "Kettle", "Mug", "Axe")
    names = ("Alder", "Birch", "Cedar")
    house = await house_of(
        database,
        *(
            a_product(f"{name}-{kind}", f"{name} {kind}", 1000 + 500 * place)
            for kind in kinds
            for place, name in enumerate(names)
        ),
        a_product("rope", "Manila Rope", 900),
    )
    texts = await examples(house)
    # all kinds have three products, so they come by name; the two shortest titles of axes begin with A and B
    assert texts == (
        "a kettle under $20",
        "the cheapest lantern",
        "compare Alder Axe and Birch Axe",
        "a mug in stock",
        "a tent for my sister",
    )
    for text in texts:
        said, cards = await answer(house, text)
        kind = next(kind for kind in kinds if kind.lower() in text.lower())
        assert cards, said
        assert all(card.record.title.endswith(kind) for card in cards)


async def test_departments_are_where_the_categories_branch(database: Database) -> None:
    """Below one root for everything its five branches are the departments, and none is asked for twice."""
    branches = {
        "Boats": "Sea",
        "Oars": "Sea",
        "Bicycles": "Land",
        "Kites": "Air",
        "Lamps": "Home",
        "Stoves": "Camp",
    }
    house = await house_of(
        database,
        *(
            a_product(f"{kind}{n}", f"{name} {kind}", 1000, category_path=("All", branch, kind))
            for kind, branch in branches.items()
            for n, name in enumerate(("Alder", "Birch"))
        ),
    )
    texts = await examples(house)
    # by the last word that names a kind; the comparison names its kind twice
    asked = [branches[re.findall("|".join(branches), text, re.IGNORECASE)[-1].title()] for text in texts]
    assert sorted(asked) == ["Air", "Camp", "Home", "Land", "Sea"]


async def test_an_example_that_shows_nothing_is_not_given(database: Database) -> None:
    """What the reader takes for something else than goods gives way to another form or department, or to none."""
    house = await house_of(
        database, a_product("a", "Brass Oil Lantern", 2550), a_product("b", "Trail Tent", 19900)
    )

    async def no_lantern(text: str) -> bool:
        return "lantern" not in text and await shows_cards(text, house, a_turn())

    assert await example_requests(database, "USD", shows_cards=no_lantern) == ("a tent under $200",)


async def test_only_what_can_be_bought_is_an_example(database: Database) -> None:
    """What is sold out or priced in another currency is no example."""
    sold_out = a_product("a", "Trail Tent", variants=(a_variant("a", 1000, in_stock=False),))
    house = await house_of(database, sold_out, a_product("b", "Brass Lantern"))
    assert await examples(house) == ("a lantern under $10",)
    assert (
        await example_requests(database, "EUR", shows_cards=partial(shows_cards, house=house, turn=a_turn()))
        == ()
    )


async def test_two_products_called_by_name_are_compared(demo: Persea) -> None:
    """A conversation may begin with a comparison: whole titles are known, in the order in which they are said."""
    house = replace(await demo.house(), model=None)
    async with house.database.reading() as conn:
        rows = await (
            await conn.execute(
                "SELECT id, title FROM product WHERE title IN ('Crossbar Frame Bag', 'Wharf Labelled Notebook')"
            )
        ).fetchall()
    ids = {title: id for id, title in rows}
    for text in (
        "Compare Wharf Labelled Notebook and Crossbar Frame Bag",
        "what is the difference between the wharf labelled notebook and the crossbar frame bag?",
    ):
        said, cards = await answer(house, text)
        first, then = said.find("**Wharf Labelled Notebook**"), said.find("**Crossbar Frame Bag**")
        assert min(first, then) >= 0
        assert "- **Price**: " in said
        assert [card.record.id for card in cards] == [
            ids["Wharf Labelled Notebook"],
            ids["Crossbar Frame Bag"],
        ]
