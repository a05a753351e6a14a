"""What was withheld is kept for the owner: the newest, for a while, and nothing that may say who asked."""

from __future__ import annotations

from persea.store.database import Database
from persea.store.withheld import KEPT, WithheldSentences, forget_withheld, list_withheld


async def test_the_newest_come_first(database: Database) -> None:
    """Each is listed with what was shown instead, the newest first; a second writing adds nothing twice."""
    withheld = WithheldSentences()
    withheld.note("The lamp costs $9.", "The lamp costs $49.00.", ("price",), "rewritten", "m")
    withheld.note("It is our bestseller.\n", "", ("ranking",), "dropped", "m")
    await withheld.flush(database)
    await withheld.flush(database)
    async with database.connection() as conn:
        listed = await list_withheld(conn, days=1, most=10)
        assert [(one.said, one.shown, one.kinds, one.done) for one in listed] == [
            ("It is our bestseller.", "", ("ranking",), "dropped"),
            ("The lamp costs $9.", "The lamp costs $49.00.", ("price",), "rewritten"),
        ]
        assert await forget_withheld(conn) == 2


async def test_only_so_many_and_so_long(database: Database) -> None:
    """Beyond a thousand the oldest go, and after 30 days all."""
    async with database.connection() as conn:
        await conn.execute(
            "INSERT INTO withheld_sentence (at, said, shown, kinds, done, model)"
            " SELECT now() - CASE WHEN n = 1 THEN interval '31 days' ELSE interval '1 day' END, 'n' || n, '', '{}',"
            " 'dropped', 'm' FROM generate_series(1, 1005) AS n"
        )
    withheld = WithheldSentences()
    withheld.note("newest", "", ("price",), "dropped", "m")
    await withheld.flush(database)
    async with database.connection() as conn:
        listed = await list_withheld(conn, days=30, most=2_000)
        assert len(listed) == KEPT
        assert listed[0].said == "newest"
        assert listed[-1].said == "n7"
        await forget_withheld(conn)


async def test_what_may_tell_who_asked(database: Database) -> None:
    """A sentence with an address or a long number is not kept at all."""
    withheld = WithheldSentences()
    withheld.note("I sent it to anna@example.org.", "", ("act",), "dropped", "m")
    withheld.note("Call 0151 234 5678.", "", ("figure",), "dropped", "m")
    assert withheld.noted() == []
