"""Questions about goods in a small shop, answered from its records and never by guessing."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from persea.compose.talk import UNREACHABLE
from persea.gather.lexicon import load_lexicon
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.missed import MissedSearches
from persea.store.shop import load_shop
from persea.store.vocabulary import load_vocabulary
from persea.turn import House, run_turn
from persea.values import Card, Cards, Message, Role, Text, Turn
from stocked import a_product, stock

EMBEDDER = BuiltInEmbedder()


@pytest.fixture
async def house(database: Database) -> House:
    """A shop of stools, jackets and bags, without a model."""
    await stock(
        database,
        a_product(
            "milking",
            "Alder Milking Stool",
            7900,
            category_path=("Furniture", "Stools"),
            attributes=(("Material", ("alder wood",)),),
        ),
        a_product("step", "Step Stool Otto", 5500, category_path=("Furniture", "Stools")),
        a_product(
            "bench",
            "Long Bench",
            19900,
            category_path=("Furniture", "Benches"),
            attributes=(("Material", ("oak",)),),
        ),
        a_product("jacket", "Waterproof Jacket Tarn", 8900, category_path=("Clothing", "Jackets")),
        a_product("fleece", "Fleece Jacket Fell", 5900, category_path=("Clothing", "Jackets")),
        a_product("bag", "Laptop Bag Quay", 4900, category_path=("Bags", "Laptop bags")),
        a_product(
            "cup",
            "Travel Cup Ember",
            1900,
            description="Keeps coffee hot for hours.",
            category_path=("Kitchen", "Cups"),
        ),
    )
    async with database.connection() as conn:
        lexicon = await load_lexicon(conn, "en")
        return House(
            database,
            EMBEDDER.embed_query,
            await load_shop(conn),
            await load_vocabulary(conn),
            None,
            MissedSearches(),
            lexicon,
        )


async def talk(house: House, *said: str) -> tuple[str, tuple[Card, ...]]:
    """The last answer, and its cards."""
    history: list[Message] = []
    text, cards = "", ()
    for one in said:
        turn = Turn(str(uuid.UUID(int=len(history))), datetime.now(UTC), "USD")
        asked = Message(Role.USER, one)
        events = [event async for event in run_turn(turn, asked, history, house)]
        text = "".join(event.delta for event in events if isinstance(event, Text))
        cards = next((event.cards for event in events if isinstance(event, Cards)), ())
        history += [asked, Message(Role.ASSISTANT, text, tuple(card.record.id for card in cards))]
    return text, cards


async def test_a_kind_that_is_not_on_the_screen_is_found(house: House) -> None:
    """Each of the stools is shown with what its record says, and what it does not say is said so."""
    text, cards = await talk(house, "what is the stool made of?")
    assert {card.record.id for card in cards} == {"milking", "step"}
    assert "made of alder wood" in text
    assert "the shop does not say" in text


async def test_what_is_on_the_screen_is_asked_about_first(house: House) -> None:
    """ "The stool" is the one that was shown, not every one that there is."""
    text, _ = await talk(house, "milking stool", "what does the stool cost?")
    assert "$79.00" in text
    assert "$55.00" not in text


async def test_a_shop_that_has_no_such_kind_is_not_asked(house: House) -> None:
    """It sells cups, and the world cup is none of them."""
    text, cards = await talk(house, "who won the world cup?")
    assert not cards
    assert UNREACHABLE in text


async def test_many_slips_make_no_foreign_language(house: House) -> None:
    """Three words with a letter wrong are still English: the shop's, or common ones."""
    text, cards = await talk(house, "watterproof jakket for my husbnd")
    assert [card.record.id for card in cards] == ["jacket"]
    assert "“husbnd” as “husband”" in text


@pytest.mark.parametrize(
    ("said", "first"),
    [("thingy to carry my lapptop", "bag"), ("something to keep my coffee hot on the train", "cup")],
)
async def test_what_it_is_for_shows_what_comes_nearest(house: House, said: str, first: str) -> None:
    """Where nothing holds every word, and without a shop's verb."""
    _, cards = await talk(house, said)
    assert cards[0].record.id == first


async def test_a_sum_is_no_search_for_its_figures(house: House) -> None:
    """Nothing is shown because it holds a figure."""
    _, cards = await talk(house, "17 times 23?")
    assert not cards
