"""Searches that found nothing are counted by day, and name nobody."""

from __future__ import annotations

import pytest

from persea.errors import DatabaseError
from persea.store.database import Database
from persea.store.missed import MissedSearch, MissedSearches, Why, forget_missed, list_missed


async def kept(database: Database, days: int = 30) -> list[tuple[str, Why, int]]:
    async with database.reading() as conn:
        return [(one.text, one.why, one.times) for one in await list_missed(conn, days=days, most=10)]


async def test_counts(database: Database) -> None:
    """The same request, however it is written, counts up over several writings; the most frequent comes first."""
    missed = MissedSearches()
    missed.note("inflatable kayak", Why.WORDS)
    missed.note("Skis", Why.WORDS)
    missed.note("skis", Why.WORDS)
    await missed.flush(database)
    missed.note("  SKIS ", Why.WORDS)
    missed.note("skis", Why.LIMITS)
    await missed.flush(database)
    await missed.flush(database)  # nothing new: nothing changes
    assert await kept(database) == [
        ("skis", Why.WORDS, 3),
        ("inflatable kayak", Why.WORDS, 1),
        ("skis", Why.LIMITS, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "  ",
        "a gift for anna@example.org",
        "call me on 0151 234 5678",
        "order 48151623",
        "my name is Ann",
        "x" * 121,
    ],
)
async def test_texts_that_may_name_somebody(database: Database, text: str) -> None:
    """What may say who asked, and what is too long for a request, is not kept."""
    missed = MissedSearches()
    missed.note(text, Why.WORDS)
    await missed.flush(database)
    assert await kept(database) == []


async def test_old_ones_go(database: Database) -> None:
    """After 90 days a row goes with the next writing; `days` counts today."""
    async with database.connection() as conn:
        await conn.execute(
            "INSERT INTO missed_search (day, text, why) VALUES (current_date - 91, 'oldest', 'words'),"
            " (current_date - 90, 'old', 'words'), (current_date - 1, 'yesterday', 'words')"
        )
    missed = MissedSearches()
    missed.note("today", Why.WORDS)
    await missed.flush(database)
    async with database.reading() as conn:
        rows = await (await conn.execute("SELECT text FROM missed_search ORDER BY day")).fetchall()
    assert [text for (text,) in rows] == ["old", "yesterday", "today"]
    assert [text for text, _, _ in await kept(database, days=1)] == ["today"]


async def test_a_flood_is_bounded(database: Database) -> None:
    """Of more than a thousand different ones between two writings the rest is dropped; known ones still count."""
    missed = MissedSearches()
    for number in range(1_200):
        missed.note(f"thing {number}", Why.WORDS)
    missed.note("thing 0", Why.WORDS)
    await missed.flush(database)
    async with database.connection() as conn:
        listed = await list_missed(conn, days=1, most=5_000)
        assert len(listed) == 1_000
        assert (listed[0].text, listed[0].times) == ("thing 0", 2)
        assert await forget_missed(conn) == 1_000
    assert await kept(database) == []


async def test_nothing_is_lost_while_the_database_is_away(database: Database) -> None:
    """Where it cannot be written, it is kept for the next time."""
    missed = MissedSearches()
    missed.note("skis", Why.WORDS)
    async with database.connection() as conn:
        await conn.execute("ALTER TABLE missed_search RENAME TO away")
    with pytest.raises(DatabaseError):
        await missed.flush(database)
    async with database.connection() as conn:
        await conn.execute("ALTER TABLE away RENAME TO missed_search")
    await missed.flush(database)
    assert await kept(database) == [("skis", Why.WORDS, 1)]


async def test_what_is_listed(database: Database) -> None:
    """A request is listed once, with the day on which it was last searched for."""
    async with database.connection() as conn:
        await conn.execute(
            "INSERT INTO missed_search (day, text, why, times) VALUES (current_date - 5, 'skis', 'words', 2),"
            " (current_date - 2, 'skis', 'words', 1)"
        )
        row = await (await conn.execute("SELECT current_date - 2")).fetchone()
        assert row is not None
        assert await list_missed(conn, days=30, most=10) == [MissedSearch("skis", Why.WORDS, 3, row[0])]
