"""Sets asked for and told in German, Spanish and French, in shops of these languages."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from persea.gather.lexicon import load_lexicon
from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.languages import use_language
from persea.store.missed import MissedSearches
from persea.store.shop import load_shop
from persea.store.vocabulary import load_vocabulary
from persea.turn import House, run_turn
from persea.values import Cards, Message, Product, ReplyEvent, Role, Text, Turn
from persea.values.shopping import SetsShown
from stocked import a_product, stock

GERMAN = (
    a_product("jacke", "Regenjacke Sturm", 8000, category_path=("Bekleidung", "Regenjacken")),
    a_product("jacke2", "Regenjacke Brise", 6000, category_path=("Bekleidung", "Regenjacken")),
    a_product("socken", "Laufsocken Tempo", 1500, category_path=("Bekleidung", "Socken")),
    a_product("korb", "Picknickkorb Weide", 4000, category_path=("Outdoor", "Körbe")),
    a_product("decke", "Picknickdecke Karo", 3000, category_path=("Outdoor", "Decken")),
    a_product("teller", "Teller Emaille", 500, category_path=("Küche", "Teller")),
)
SPANISH = (
    a_product("taza", "Taza Azul", 900, category_path=("Cocina", "Tazas")),
    a_product("tetera", "Tetera Clásica", 3000, category_path=("Cocina", "Teteras")),
)
FRENCH = (
    a_product("tasse", "Tasse Bleue", 900, category_path=("Cuisine", "Tasses")),
    a_product("theiere", "Théière Classique", 3000, category_path=("Cuisine", "Théières")),
)


async def a_house(database: Database, language: str, goods: tuple[Product, ...]) -> House:
    async with database.connection() as conn:
        await use_language(conn, language)
    await stock(database, *goods)
    async with database.reading() as conn:
        shop = await load_shop(conn)
        lexicon = await load_lexicon(conn, shop.locale)
        vocabulary = replace(await load_vocabulary(conn), compounds=lexicon.compounds, locale=shop.locale)
        return House(
            database, BuiltInEmbedder().embed_query, shop, vocabulary, None, MissedSearches(), lexicon
        )


async def said(house: House, *texts: str) -> tuple[SetsShown | None, str]:
    """The sets and the answer to the last of `texts`."""
    history: list[Message] = []
    sets: SetsShown | None = None
    answer = ""
    for text in texts:
        message = Message(Role.USER, text)
        turn = Turn(str(uuid.uuid4()), datetime.now(UTC), "USD")
        events: list[ReplyEvent] = [event async for event in run_turn(turn, message, history, house)]
        cards = tuple(card.record.id for event in events if isinstance(event, Cards) for card in event.cards)
        answer = "".join(event.delta for event in events if isinstance(event, Text))
        sets = next((event for event in events if isinstance(event, SetsShown)), None)
        history += [message, Message(Role.ASSISTANT, answer, cards)]
    return sets, answer


@pytest.mark.parametrize(
    ("language", "goods", "texts", "pieces", "told"),
    [
        ("german", GERMAN, ("Jacke und Socken für zusammen 100 Dollar",), ["jacke2", "socken"], "Zusammen **75 $**"),
        ("german", GERMAN, ("alles für ein Picknick für 2 Personen, max. 90 Dollar",), ["korb", "decke", "teller"], "verkauft dieser Shop nicht"),
        ("german", GERMAN, ("Jacke und Socken für zusammen 100 Dollar", "tausche die Jacke"), ["jacke", "socken"], "Mit dieser Änderung"),
        ("spanish", SPANISH, ("una tetera y dos tazas, 60 dólares en total",), ["tetera", "taza"], "En total **48 $**"),
        ("french", FRENCH, ("une théière et deux tasses, 60 dollars au total",), ["theiere", "tasse"], "En tout **48 $**"),
    ],
)  # fmt: skip
async def test_sets_are_asked_for_and_told_in_the_language_of_the_shop(
    database: Database,
    language: str,
    goods: tuple[Product, ...],
    texts: tuple[str, ...],
    pieces: list[str],
    told: str,
) -> None:
    """The pieces are found by the shop's own words, and the sum is said in its language."""
    sets, answer = await said(await a_house(database, language, goods), *texts)
    assert sets is not None, answer
    assert sets.choices, answer
    ids = [piece.record.id for piece in sets.choices[0].pieces]
    assert ids == pieces
    assert told in answer
