"""Questions as people put them, in two small shops: about a product by words of its name or by its open page, and to the shop."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from persea.gather.lexicon import load_lexicon
from persea.hearing.about import _MORE
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.knowledge import write_guides
from persea.store.missed import MissedSearches
from persea.store.shop import load_shop
from persea.store.vocabulary import load_vocabulary
from persea.turn import House, run_turn
from persea.values import Cards, Citation, Guide, Message, Product, Role, Text, Turn
from stocked import a_product, stock

EMBEDDER = BuiltInEmbedder()
WRITTEN = datetime(2026, 1, 5, tzinfo=UTC)


def _page(title: str, body: str) -> Guide:
    return Guide(title, title, body.strip(), WRITTEN)


BAKERY = (
    a_product(
        "levain",
        "Old Miller Bread Oven Dish",
        8900,
        description="Cast in Galicia and seasoned twice. The lid turns over and becomes a small pan.",
        category_path=("Baking", "Dishes"),
        attributes=(("Material", ("cast iron",)), ("Oven safe", ("yes",)), ("Dishwasher safe", ("no",)), ("Capacity", ("4.2 litres",)), ("Height", ("19 cm",))),
    ),
    a_product(
        "whisk",
        "Larkspur Dough Whisk",
        1450,
        category_path=("Baking", "Whisks"),
        attributes=(("Material", ("beech", "steel")), ("Length", ("32 cm",)), ("Care", ("wash by hand",))),
    ),
    a_product("peel", "Short Pizza Peel", 2900, category_path=("Baking", "Peels"), attributes=(("Material", ("ash wood",)),)),
)  # fmt: skip
BAKERY_PAGES = (
    _page(
        "Sending things back",
        "You have 21 days to return what you bought, in its box.\n\nThe label costs 6 EUR, which we take off the refund. A swap is free.",
    ),
    _page(
        "Parcels",
        "Within Austria parcels take 2 days and cost 4.50 EUR.\n\nGermany: 9 EUR, 4 to 5 days.\n\nWe send to no other countries.",
    ),
    _page(
        "Repairs",
        "A new handle for a pan costs 18 EUR and takes 10 days.\n\nWe regrind dough knives for 5 EUR a blade.",
    ),
)
CYCLES = (
    a_product(
        "lamp",
        "Glowworm Front Light",
        4500,
        description="A rubber strap holds it on any bar.",
        category_path=("Cycling", "Lights"),
        attributes=(("Brightness", ("350 lumens",)), ("Battery life", ("9 hours",)), ("Water resistance", ("IPX5",)), ("Charging", ("USB-C",))),
    ),
    a_product("pump", "Bellows Track Pump", 3900, category_path=("Cycling", "Pumps"), attributes=(("Pressure", ("11 bar",)),)),
)  # fmt: skip
CYCLES_PAGES = (
    _page(
        "Choosing a frame",
        "By your height: frame 50 is for 160 cm, 54 is for 172 cm, 58 is for 184 cm.\n\nBetween two, take the smaller.",
    ),
    _page(
        "Ways of paying",
        "We accept Visa, Mastercard and American Express.\n\nFrom 200 EUR you can pay in 3 instalments without interest.",
    ),
    _page("Guarantee", "Frames are guaranteed for 8 years, lights for 2. Scratches are no defect."),
)


async def _house(database: Database, goods: tuple[Product, ...], pages: tuple[Guide, ...]) -> House:
    await stock(database, *goods)
    async with database.connection() as conn:
        await write_guides(conn, "pages", pages)
        lexicon = await load_lexicon(conn, "en")
        shop, vocabulary = await load_shop(conn), await load_vocabulary(conn)
    return House(database, EMBEDDER.embed_query, shop, vocabulary, None, MissedSearches(), lexicon)


async def _talk(house: House, *said: str, page: str = "") -> tuple[str, tuple[str, ...], bool]:
    """The last answer, its cards, and whether it tells the page of the shop that it is from."""
    history: list[Message] = []
    text, ids, cited = "", (), False
    for one in said:
        turn = Turn(str(uuid.UUID(int=len(history))), datetime.now(UTC), "EUR")
        asked = Message(Role.USER, one, (page,) if page else ())
        events = [event async for event in run_turn(turn, asked, history, house)]
        text = "".join(event.delta for event in events if isinstance(event, Text))
        ids = next((tuple(card.record.id for card in event.cards) for event in events if isinstance(event, Cards)), ())  # fmt: skip
        cited = any(isinstance(event, Citation) for event in events)
        history += [asked, Message(Role.ASSISTANT, text, ids)]
    return text, ids, cited


async def test_a_product_is_asked_about_by_words_of_its_name(database: Database) -> None:
    """Anywhere in the message, with several things at once, and with one word misspelt."""
    house = await _house(database, BAKERY, BAKERY_PAGES)

    text, ids, _ = await _talk(house, "tell me, the larkspur whisk, how long is it and how do I wash it")
    assert "32 cm" in text
    assert "wash by hand" in text
    assert ids == ("whisk",)

    text, _, _ = await _talk(house, "how many litres does the old miler oven dish hold?")
    assert "4.2 litres" in text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("how tall?", "19 cm"),
        ("is this ok in the dishwasher", "no"),
        ("what does the lid do?", "becomes a small pan"),
        ("capacity please", "4.2 litres"),
        ("was it made in Sweden?", "does not say"),
    ],
)
async def test_a_question_on_an_open_page_is_about_that_product(
    database: Database, said: str, told: str
) -> None:
    """With "this", "it" or nothing that names it; what its record does not tell is not guessed."""
    house = await _house(database, BAKERY, BAKERY_PAGES)
    text, _, _ = await _talk(house, said, page="levain")
    assert told in text.lower()


async def test_a_short_question_goes_on_about_the_product_before(database: Database) -> None:
    """Without naming it again."""
    house = await _house(database, CYCLES, CYCLES_PAGES)
    text, _, _ = await _talk(house, "How bright is the Glowworm light?", "and the battery?")
    assert "9 hours" in text


async def test_a_request_for_goods_is_none_of_these(database: Database) -> None:
    """On an open page, too."""
    house = await _house(database, CYCLES, CYCLES_PAGES)
    _, ids, cited = await _talk(house, "show me pumps", page="lamp")
    assert ids == ("pump",)
    assert not cited


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("i live in Graz, how much is delivery and how many days", "4.50 EUR"),
        ("do you ship to Lyon?", "no other countries"),
        ("what's the damage for a new handle on my pan, and how long?", "18 EUR"),
        ("can i send it back after two weeks?", "21 days"),
    ],
)
async def test_the_shop_is_asked_in_words_that_its_pages_do_not_use(
    database: Database, said: str, told: str
) -> None:
    """Towns for countries, "damage" for costs; the page is cited."""
    house = await _house(database, BAKERY, BAKERY_PAGES)
    text, _, cited = await _talk(house, said)
    assert told in text
    assert cited


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("y'all take amex", "American Express"),
        ("can I pay later, bit by bit?", "3 instalments"),
        ("I'm 172 cm tall, which frame is that?", "54 is for 172 cm"),
        ("warranty on lights?", "lights for 2"),
    ],
)
async def test_a_row_of_a_table_and_a_way_of_paying_are_found(
    database: Database, said: str, told: str
) -> None:
    """By the number, and by words of one meaning."""
    house = await _house(database, CYCLES, CYCLES_PAGES)
    text, _, cited = await _talk(house, said)
    assert told in text
    assert cited


@pytest.mark.parametrize("said", ["tell me more about it", "more details please", "Some more info on that?"])
def test_who_wants_to_know_more_asks_about_nothing_in_particular(said: str) -> None:
    assert _MORE.fullmatch(said)
    assert not _MORE.fullmatch(f"{said} weight")
