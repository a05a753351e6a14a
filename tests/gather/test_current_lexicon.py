"""The lexicon follows the catalogue."""

from __future__ import annotations

from persea.gather.current_lexicon import CurrentLexicon
from persea.gather.synonyms import Synonym
from persea.store.database import Database
from persea.store.words import set_synonyms
from stocked import a_product, stock


async def test_it_is_read_again_when_the_catalogue_is_another(database: Database) -> None:
    """Of the same version it is the same; of a new one it has the new words, and the shop's synonyms."""
    current = CurrentLexicon(database)
    try:
        await stock(database, a_product("1", "Stoneware Mug"))
        first = await current.at(1, "en")
        assert first.count("mugs") == 1
        await stock(database, a_product("2", "Enamel Mug"))
        assert await current.at(1, "en") is first
        async with database.connection() as conn:
            await set_synonyms(conn, "beaker, mug @0.4")
        second = await current.at(2, "en")
        assert (second.count("mug"), second.count("enamel")) == (2, 1)
        assert second.synonyms.of("beaker")[0] == Synonym("mug", 0.4)
        assert (await current.at(2, "de")).known == {}
    finally:
        await current.close()


async def test_what_cannot_be_read_leaves_the_last(database: Database) -> None:
    """Synonyms that this version cannot understand are told in the log, and the words of before go on."""
    current = CurrentLexicon(database)
    try:
        await stock(database, a_product("1", "Stoneware Mug"))
        first = await current.at(1, "en")
        async with database.connection() as conn:
            await set_synonyms(conn, "no group at all")
        assert await current.at(2, "en") is first
        assert await current.at(2, "en") is first
    finally:
        await current.close()
