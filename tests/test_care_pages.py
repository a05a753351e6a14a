"""Questions of health, law and money to a shop whose own pages speak of them, or do not."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

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
PAGES = (
    Guide("rest", "A sprained ankle", "Rest a sprained ankle and keep it raised until it can carry you again. Wrap it firmly.", WRITTEN),
    Guide("ibu", "Ibuprofen gel and tablets", "Of ibuprofen tablets take 400 mg up to three times a day. Keep the gel away from eyes.", WRITTEN),
)  # fmt: skip


async def answered(database: Database, text: str) -> tuple[str, tuple[Citation, ...]]:
    async with database.connection() as conn:
        await write_guides(conn, "pages", PAGES)
        shop = await load_shop(conn)
    house = House(database, EMBEDDER.embed_query, shop, Vocabulary(), None, MissedSearches())
    turn = Turn(str(uuid.uuid4()), datetime.now(UTC), "USD")
    events = [event async for event in run_turn(turn, Message(Role.USER, text), (), house)]
    said = "".join(event.delta for event in events if isinstance(event, Text))
    return said, tuple(event for event in events if isinstance(event, Citation))


async def test_what_a_page_says_is_quoted_with_whom_to_ask(database: Database) -> None:
    """General information comes from the shop's own page, with its source and a note that it is no advice."""
    text, cited = await answered(database, "how long should I rest a sprained ankle?")
    assert "Rest a sprained ankle" in text
    assert "not advice for you" in text
    assert [one.label for one in cited] == ["A sprained ankle"]


async def test_a_dose_is_not_passed_on(database: Database) -> None:
    """Where the page that answers states a dose, only whom to ask and where the page is are told."""
    text, cited = await answered(database, "how much ibuprofen can I take in tablets?")
    assert "400" not in text
    assert "pharmacist" in text
    assert [one.label for one in cited] == ["Ibuprofen gel and tablets"]


@pytest.mark.parametrize(
    "asked", ["can I sue my landlord over the heating?", "should I put my savings into an etf"]
)
async def test_without_a_page_nothing_is_guessed(database: Database, asked: str) -> None:
    """Where no page speaks of it, the answer is whom to ask, without a source."""
    text, cited = await answered(database, asked)
    assert "guess" in text
    assert cited == ()
