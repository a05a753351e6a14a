"""What is searched for of an errand, on a shop of the test's own."""

from __future__ import annotations

from persea.gather.lexicon import Lexicon
from persea.gather.wanted import gather
from persea.store.database import Database
from persea.values import Gathered, Intent, Kind, Outcome
from stocked import EMBEDDER, a_product, stock


async def gathered(database: Database, text: str) -> Gathered:
    async with database.reading() as conn:
        return await gather(conn, Intent(Kind.FIND, text), embed=EMBEDDER.embed_query, lexicon=Lexicon())


async def test_a_gift_is_what_it_is_for(database: Database) -> None:
    """Words that say that it is a gift, and for whom, are not looked for beside others; alone they are."""
    await stock(
        database,
        a_product("trowel", "Garden Trowel"),
        a_product("socks", "Gift Socks", description="For mother and father"),
    )
    told = await gathered(database, "gift mother garden")
    assert (told.outcome, [record.id for record in told.records]) == (Outcome.EXACT, ["trowel"])
    told = await gathered(database, "gift mother")
    assert (told.outcome, [record.id for record in told.records]) == (Outcome.EXACT, ["socks"])
    # without a gift, "mother" is a word like any other
    assert (await gathered(database, "mother garden")).outcome is not Outcome.EXACT
