"""Which page of the shop answers a question, over the demo shop's own pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from persea.catalog.demo.guides import demo_guides
from persea.catalog.texts.knowledge import Document
from persea.catalog.texts.load import load_knowledge
from persea.gather.guidance import find_guide
from persea.store.database import Database
from persea.understand.house import asks_of_house

UNTIL = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
async def told(database: Database) -> Database:
    await load_knowledge(database, [Document("demo", tuple(demo_guides(until=UNTIL)))])
    return database


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("how long do I have to return things?", "Returns and exchanges"),
        ("what does shipping to Canada cost?", "Shipping"),
        ("is there a warranty on the lamps?", "Warranty and repairs"),
        ("can I pay by paypal?", "Payment"),
        ("what are your opening hours", "Contact and opening hours"),
        ("how long is a gift card valid?", "Gift cards and gift wrapping"),
        ("how do I wash merino wool?", "Care: wool, down and waterproof jackets"),
        ("can I cancel my order?", "Shipping"),
        ("how do I get in touch?", "Contact and opening hours"),
        ("who pays for the return shipping?", "Returns and exchanges"),
        ("who wrote hamlet?", None),
        ("17 times 23?", None),
        ("what about sizes?", None),
        ("what is the capital of france", None),
    ],
)
async def test_the_page_that_answers_is_found(told: Database, question: str, title: str | None) -> None:
    """By the subject where the question has one, else by its words; and none where none answers."""
    async with told.connection() as conn:
        guide = await find_guide(conn, question, asks_of_house(question))
    assert (guide.title if guide else None) == title
