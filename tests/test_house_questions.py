"""Questions to shops of all kinds about themselves, as a person puts them, over each shop's own pages."""

from __future__ import annotations

import tomllib
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from persea.llm.embedding import BuiltInEmbedder
from persea.store.database import Database
from persea.store.knowledge import write_guides
from persea.store.missed import MissedSearches
from persea.store.shop import load_shop
from persea.store.vocabulary import Vocabulary
from persea.turn import House, run_turn
from persea.values import Citation, Guide, Message, Role, Text, Turn

WRITTEN = datetime(2026, 1, 5, tzinfo=UTC)
EMBEDDER = BuiltInEmbedder()


class Line(NamedTuple):
    said: str
    holds: tuple[str, ...]


class Talk(NamedTuple):
    pages: tuple[Guide, ...]
    lines: tuple[Line, ...]


def _talks() -> list[Talk]:
    with (Path(__file__).parent / "house_questions.toml").open("rb") as file:
        shops = tomllib.load(file)["shop"]
    return [
        Talk(
            tuple(Guide(title, title, body.strip(), WRITTEN) for title, body in shop["pages"].items()),
            tuple(Line(said, tuple(holds)) for said, holds in asked["talk"]),
        )
        for shop in shops
        for asked in shop["asked"]
    ]


TALKS = _talks()


@pytest.mark.parametrize("talk", TALKS, ids=[talk.lines[0].said for talk in TALKS])
async def test_a_question_to_the_shop_is_answered_by_what_settles_it(database: Database, talk: Talk) -> None:
    """With the sentence of its pages that settles it, in follow-ups too; or it is said that no page does."""
    async with database.connection() as conn:
        await write_guides(conn, "pages", talk.pages)
        house = House(
            database, EMBEDDER.embed_query, await load_shop(conn), Vocabulary(), None, MissedSearches()
        )
    history: list[Message] = []
    wrong = []
    for said, holds in talk.lines:
        turn = Turn(str(uuid.uuid4()), WRITTEN, "USD")
        asked = Message(Role.USER, said)
        events = [event async for event in run_turn(turn, asked, history, house)]
        answer = "".join(event.delta for event in events if isinstance(event, Text))
        history += [asked, Message(Role.ASSISTANT, answer)]
        wrong += [f"{said!r} lacks {part!r}: {answer}" for part in holds if part not in answer]
    assert not wrong, "\n".join(wrong)


async def test_an_answer_cites_its_page(database: Database) -> None:
    """With the address that the page has; a page without one is shown by this server."""
    pages = (
        Guide("returns", "Returns", "You may return anything within 60 days of delivery.", WRITTEN),
        Guide(
            "warranty",
            "Warranty",
            "The warranty on lamps is five years.",
            WRITTEN,
            "https://shop.example/warranty",
        ),
    )
    async with database.connection() as conn:
        await write_guides(conn, "pages", pages)
        house = House(
            database, EMBEDDER.embed_query, await load_shop(conn), Vocabulary(), None, MissedSearches()
        )
    cited = []
    for text in ("what is your return policy?", "how long is the warranty?"):
        turn = Turn(str(uuid.uuid4()), WRITTEN, "USD")
        events = [event async for event in run_turn(turn, Message(Role.USER, text), [], house)]
        cited += [event for event in events if isinstance(event, Citation)]
    assert cited == [
        Citation("Returns", "/guides/returns"),
        Citation("Warranty", "https://shop.example/warranty"),
    ]


async def test_a_country_that_is_not_served_gets_no_price_of_another(database: Database) -> None:
    """The sentence that says no, and nothing beside it that reads like a yes."""
    shipping = (
        "Standard delivery in the 48 contiguous states costs $5.95 and takes 3 to 5 days. It is free for orders of $75 or more.\n\n"
        "Mexico: $14.50, 7 to 9 days. Duties are paid at checkout. We do not deliver to other countries yet."
    )
    async with database.connection() as conn:
        await write_guides(conn, "pages", (Guide("Shipping", "Shipping", shipping, WRITTEN),))
        house = House(
            database, EMBEDDER.embed_query, await load_shop(conn), Vocabulary(), None, MissedSearches()
        )
    turn = Turn(str(uuid.uuid4()), WRITTEN, "USD")
    asked = Message(
        Role.USER,
        "I would love a coat sent to my girl in Lisbon. Is that possible and what would it cost me?",
    )
    answer = "".join([one.delta async for one in run_turn(turn, asked, (), house) if isinstance(one, Text)])
    assert "We do not deliver to other countries yet." in answer
    assert "$" not in answer
