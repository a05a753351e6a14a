"""Comparisons as people ask for them, in two small shops: which products are set side by side, and which of them is told."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from persea.gather.lexicon import load_lexicon
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.missed import MissedSearches
from persea.store.shop import load_shop
from persea.store.vocabulary import load_vocabulary
from persea.turn import House, run_turn
from persea.values import Cards, Message, Role, Text, Turn
from persea.values.shopping import Compared
from stocked import a_product, stock

EMBEDDER = BuiltInEmbedder()


async def opened(database: Database) -> House:
    async with database.connection() as conn:
        lexicon = await load_lexicon(conn, "en")
        shop, vocabulary = await load_shop(conn), await load_vocabulary(conn)
        return House(database, EMBEDDER.embed_query, shop, vocabulary, None, MissedSearches(), lexicon)


@pytest.fixture
async def bikes(database: Database) -> House:
    """A shop of lamps and locks for bicycles, without a model."""
    lamps, locks = ("Bicycles", "Bike lamps"), ("Bicycles", "Bike locks")
    await stock(
        database,
        a_product("fox", "Firefox 40 Front Lamp", 3900, category_path=lamps, weight_g=90,
                  attributes=(("Brightness", ("40 lux",)), ("Brake light", ("no",)))),
        a_product("fox-80", "Firefox 80 Front Lamp", 6900, category_path=lamps, weight_g=120,
                  attributes=(("Brightness", ("80 lux",)), ("Brake light", ("yes",)))),
        a_product("owl", "Owlet Rear Lamp", 1900, category_path=lamps, weight_g=40,
                  attributes=(("Brightness", ("12 lux",)), ("Brake light", ("yes",)))),
        a_product("badger", "Badger Folding Lock", 7900, category_path=locks, weight_g=1200),
        a_product("badger-bag", "Badger Folding Lock with Bag", 8900, category_path=locks, weight_g=1300),
        a_product("owl-toy", "Owlet Plush Bird", 900, category_path=("Toys", "Plush")),
    )  # fmt: skip
    return await opened(database)


@pytest.fixture
async def pantry(database: Database) -> House:
    """A shop of coffee, without a model."""
    beans = ("Coffee", "Beans")
    await stock(
        database,
        a_product("harbour", "Quayside Morning Blend", 1200, category_path=beans,
                  attributes=(("Caffeine", ("high",)), ("Organic", ("no",)))),
        a_product("dusk", "Dusk Decaf Roast", 1450, category_path=beans,
                  attributes=(("Caffeine", ("none",)), ("Organic", ("yes",)))),
        a_product("ridge", "High Ridge Espresso", 1600, category_path=beans,
                  attributes=(("Caffeine", ("medium",)), ("Organic", ("yes",)))),
    )  # fmt: skip
    return await opened(database)


async def talked(house: House, *said: str, page: str = "") -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """(products compared, products shown, text) of the last answer."""
    history: list[Message] = []
    compared: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    text = ""
    for at, one in enumerate(said):
        message = Message(Role.USER, one, (page,) if page and at == 0 else ())
        compared, shown, text = (), (), ""
        turn = Turn(str(uuid.uuid4()), datetime.now(UTC), "USD")
        async for event in run_turn(turn, message, history, house):
            match event:
                case Compared(ids, _):
                    compared = ids
                case Cards(cards):
                    shown = tuple(card.record.id for card in cards)
                case Text():
                    text += event.delta
                case _:
                    pass
        history += [message, Message(Role.ASSISTANT, text, shown)]
    return compared, shown, text


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("firefox 40 against the firefox 80, what do I get for the extra thirty?", ("fox", "fox-80")),
        ("we can't choose between the Firefox 80 and the Owlet lamp", ("fox-80", "owl")),
        (
            "line them up side by side: 1) Firefox 40 2) Owlet Rear Lamp 3) Firefox 80",
            ("fox", "owl", "fox-80"),
        ),
        ("badger folding lock with or without the bag, what changes?", ("badger", "badger-bag")),
        ("badger folding lock with the bag vs without, what do I pay for?", ("badger", "badger-bag")),
        ("For my commute, could you compare the Firefox 40 with the Firefox 80?", ("fox", "fox-80")),
        ("Firefox 80 or Firefox 40. Which is the better one for us?", ("fox-80", "fox")),
    ],
)
async def test_names_are_found_wherever_they_stand(bikes: House, said: str, ids: Sequence[str]) -> None:
    """However the comparison is put, exactly the products that it names are set side by side."""
    compared, _, _ = await talked(bikes, said)
    assert set(compared) == set(ids)


async def test_the_open_page_is_the_other_side(bikes: House) -> None:
    """ "It" is the product whose page is open."""
    compared, _, text = await talked(bikes, "how does it stack up against the Firefox 80?", page="fox")
    assert compared == ("fox", "fox-80")
    assert "$30.00" in text
    assert "brake light" in text


async def test_a_kind_is_no_name(bikes: House) -> None:
    """Goods that are only of a kind are searched for, not set side by side."""
    compared, _, _ = await talked(bikes, "a lamp or a lock, which is better for my bike?")
    assert compared == ()


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ("which of the two is brighter?", "fox-80"),
        ("and which has the brake light", "fox-80"),
        ("which weighs less", "fox"),
    ],
)
async def test_one_of_the_compared_is_picked_by_its_record(bikes: House, asked: str, id: str) -> None:
    """A figure, a yes or a weight decides, and that product alone is shown."""
    _, shown, _ = await talked(bikes, "Firefox 40 vs Firefox 80", asked)
    assert shown == (id,)


@pytest.mark.parametrize(
    ("asked", "id"), [("which has less caffeine?", "dusk"), ("which of them has more caffeine?", "harbour")]
)
async def test_words_of_degree_have_an_order(pantry: House, asked: str, id: str) -> None:
    """None is less than high."""
    _, shown, text = await talked(pantry, "difference between quayside blend and dusk decaf", asked)
    assert shown == (id,)
    assert "caffeine" in text


async def test_whether_it_is_worth_it_is_told_by_what_differs(pantry: House) -> None:
    """The prices apart and what differs, and no advice."""
    compared, _, text = await talked(pantry, "High Ridge vs Quayside Morning. worth the difference?")
    assert compared == ("ridge", "harbour")
    assert "$4.00" in text
    assert "worth" not in text


async def test_a_list_stands_for_a_second_comparison(pantry: House) -> None:
    """ "The first and the third" count in the list that was shown, after two of it were compared."""
    _, listed, _ = await talked(pantry, "show me coffee beans")
    compared, _, _ = await talked(
        pantry, "show me coffee beans", "second vs third", "and the first against the third?"
    )
    assert compared == (listed[0], listed[2])


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("throw the owlet rear lamp into the comparison", {"fox", "fox-80", "owl"}),
        ("please compare them with the owlet rear lamp too", {"fox", "fox-80", "owl"}),
    ],
)
async def test_one_more_joins_the_compared(bikes: House, said: str, ids: set[str]) -> None:
    """What was compared stays, and the one that is named comes to it."""
    compared, _, _ = await talked(bikes, "Firefox 40 vs Firefox 80", said)
    assert set(compared) == ids


@pytest.mark.parametrize("said", ["ok drop the owlet, only the other two", "leave the third one out"])
async def test_one_of_the_compared_is_left_out(bikes: House, said: str) -> None:
    """By its name or by its place."""
    compared, _, _ = await talked(bikes, "compare Firefox 40, Firefox 80 and Owlet Rear Lamp", said)
    assert set(compared) == {"fox", "fox-80"}


async def test_what_is_easier_on_a_purse_costs_less(bikes: House) -> None:
    """It asks for no advice about money."""
    _, shown, _ = await talked(
        bikes, "Firefox 40 vs Firefox 80", "and which is kinder to my pension, easier on the wallet?"
    )
    assert shown == ("fox",)


async def test_a_word_that_is_no_side_names_nothing(bikes: House) -> None:
    """ "Or" between two clauses sets nothing beside the page that is open."""
    compared, _, _ = await talked(bikes, "does the badger like this, or do I leave it at home?", page="fox")
    assert compared == ()
