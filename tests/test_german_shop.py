"""Whole turns in a German shop: what is shown keeps the wish, and the answer claims no other."""

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
from persea.values import Cards, Done, Message, ReplyEvent, Role, Text, Turn
from stocked import a_product, a_variant, stock

GOODS = (
    a_product("alpin", "Wanderschuh Alpin", category_path=("Schuhe", "Wanderschuhe"), variants=(a_variant("1", 14900),)),
    a_product("leicht", "Wanderschuh Leicht", category_path=("Schuhe", "Wanderschuhe"), variants=(a_variant("1", 11990),)),
    a_product("frottee", "Saunatuch", category_path=("Handtücher",), attributes=(("Material", ("Baumwollfrottee",)),)),
    a_product("bio", "Handtuch Wolke", category_path=("Handtücher",), attributes=(("Material", ("Bio-Baumwolle",)),)),
    a_product("leinen", "Handtuch Leinen", category_path=("Handtücher",), attributes=(("Material", ("Leinen",)),)),
    a_product("schwarz", "Regenschirm Automatik schwarz", category_path=("Regenschirme",)),
    a_product("rot", "Regenschirm Stock rot", category_path=("Regenschirme",)),
    a_product("muehle", "Kaffeemühle Manuell", category_path=("Kaffeemühlen",), variants=(a_variant("1", 5900),)),
    a_product("zwei", "Kuppelzelt für 2 Personen", category_path=("Zelte",)),
    a_product("vier", "Familienzelt für 4 Personen", category_path=("Zelte",)),
)  # fmt: skip


async def german_shop(database: Database) -> House:
    async with database.connection() as conn:
        await use_language(conn, "german")
    await stock(database, *GOODS)
    async with database.reading() as conn:
        shop = await load_shop(conn)
        lexicon = await load_lexicon(conn, shop.locale)
        vocabulary = replace(await load_vocabulary(conn), compounds=lexicon.compounds, locale=shop.locale)
        embed = BuiltInEmbedder().embed_query
        return House(database, embed, shop, vocabulary, None, MissedSearches(), lexicon)


async def said(house: House, *texts: str) -> tuple[set[str], str, tuple[str, ...]]:
    """(ids of the cards, the answer, next steps) of the last of `texts`."""
    history: list[Message] = []
    shown: tuple[str, ...] = ()
    answer = ""
    steps: tuple[str, ...] = ()
    for text in texts:
        turn = Turn(str(uuid.uuid4()), datetime.now(UTC), "USD")
        message = Message(Role.USER, text)
        events: list[ReplyEvent] = [event async for event in run_turn(turn, message, history, house)]
        shown = tuple(card.record.id for event in events if isinstance(event, Cards) for card in event.cards)
        answer = "".join(event.delta for event in events if isinstance(event, Text))
        steps = next(event.suggestions for event in events if isinstance(event, Done))
        history += [message, Message(Role.ASSISTANT, answer, shown)]
    return set(shown), answer, steps


@pytest.mark.parametrize(
    ("texts", "shown", "told"),
    [
        (("Schuhe unter 130 Dollar",), {"leicht"}, "bis 130 $"),
        (("Schuhe bis 130 $",), {"leicht"}, "bis 130 $"),
        (("Handtücher ohne Baumwolle",), {"leinen"}, "ohne „baumwolle“"),
        (("regenschirm nicht schwarz",), {"rot"}, "ohne „schwarz“"),
        (("Regenschirm Stock",), {"rot"}, "„regenschirm stock“"),
        (("Zelte für vier Personen",), {"vier"}, "für 4 Personen"),
        (("Was kostet die Kaffeemühle?",), {"muehle"}, "Preis: 59 $"),
        (("die billigsten Wanderschuhe auf Lager",), {"leicht", "alpin"}, "Von diesen am günstigsten: **Wanderschuh Leicht**"),
        (("Wanderschuhe", "teurer als das erste"), {"alpin"}, "149 $"),
        (("Wanderschuhe", "vergleiche die ersten beiden"), {"leicht", "alpin"}, "Im Vergleich"),
    ],
)  # fmt: skip
async def test_a_wish_in_german_is_kept_and_told(
    database: Database, texts: tuple[str, ...], shown: set[str], told: str
) -> None:
    """The cards meet it, and the German answer names it."""
    cards, answer, _ = await said(await german_shop(database), *texts)
    assert (cards, told in answer) == (shown, True), answer


async def test_no_limit_is_claimed_that_was_not_asked_for(database: Database) -> None:
    """Neither a price nor stock nor a must-not, and the next steps are German."""
    _, answer, steps = await said(await german_shop(database), "Wanderschuhe")
    assert not any(word in answer for word in ("bis", "ohne", "auf Lager", "im Angebot"))
    assert "Vergleiche die ersten beiden" in steps


async def test_questions_to_the_shop_are_answered_in_german(database: Database) -> None:
    """Where no page tells of deliveries that is said, in place of a guess."""
    _, answer, _ = await said(await german_shop(database), "Wie lange dauert die Lieferung?")
    assert answer.startswith("Dazu hat mir der Shop nichts mitgeteilt")


async def test_what_is_said_of_oneself_in_german_is_heeded_and_told_in_german(database: Database) -> None:
    """In the next request of the conversation; what asks for it after all gets it, and that is said, too."""
    house = await german_shop(database)
    never = "Ich trage nie Baumwolle"
    _, answer, _ = await said(house, never)
    assert answer.startswith("Verstanden: ohne Baumwolle.")
    cards, answer, _ = await said(house, never, "Handtücher")
    assert (cards, "Wie Sie sagten: ohne Baumwolle." in answer) == ({"leinen"}, True), answer
    cards, answer, _ = await said(house, never, "Handtücher aus Bio-Baumwolle")
    assert "bio" in cards, answer
