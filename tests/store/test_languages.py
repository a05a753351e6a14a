"""The shop's language on the real database: what there is, what changes with it, and where it is kept."""

from __future__ import annotations

import pytest

from persea.errors import SettingsError
from persea.store.database import Database
from persea.store.knowledge import search_knowledge, write_guides
from persea.store.languages import find_language, languages, use_language
from persea.store.shop import load_shop
from persea.store.terms import refresh_terms
from persea.values import Guide
from stocked import NOW, a_product, stock


@pytest.mark.parametrize(
    ("asked", "found"),
    [("german", "german"), ("de", "german"), ("de-AT", "german"), (" FR ", "french"), ("simple", "simple")],
)
async def test_a_language_is_called_by_name_or_tag(database: Database, asked: str, found: str) -> None:
    """The name of a configuration, or a BCP 47 tag, with or without a country."""
    async with database.connection() as conn:
        assert await find_language(conn, asked) == found


async def test_an_unknown_language_is_told_with_all_there_are(database: Database) -> None:
    """The error names what was asked for and every configuration of the server, our own ones not."""
    async with database.connection() as conn:
        await use_language(conn, "german")
        with pytest.raises(
            SettingsError, match=r"no such language: klingon\. Use one of: arabic, .*, german, "
        ):
            await use_language(conn, "klingon")
        assert not [name for name in await languages(conn) if name.startswith("names")]


async def test_every_language_of_the_server_can_be_used(database: Database) -> None:
    """Each configuration can be made the shop's, and again; a second time nothing changes."""
    await stock(database, a_product("p", "The Mug"))
    async with database.connection() as conn:
        for name in await languages(conn):
            assert await use_language(conn, name) is (name != "english")
            assert not await use_language(conn, name)
            assert (await load_shop(conn)).language == name
            if name == "arabic":
                await use_language(conn, "english")
                break
    async with database.connection() as conn:
        for name in ("russian", "simple", "german", "english"):
            assert await use_language(conn, name)
    assert await refresh_terms(database) == 1


async def test_another_language_reads_everything_anew(database: Database) -> None:
    """Products, guides and the catalogue's version follow; stop words stay in names and go from descriptions."""
    await stock(database, a_product("p", "Die Häuser", description="die Häuser mit Garten"))
    async with database.connection() as conn:
        await write_guides(conn, "s", [Guide("g", "Häuser", "Wir bauen Häuser.", NOW)])
        before = await load_shop(conn)
        assert not await search_knowledge(conn, "haus", 3)
        assert await use_language(conn, "de")
        now = await load_shop(conn)
        assert (now.language, now.locale, now.catalog_version) == ("german", "de", before.catalog_version + 1)
        assert [guide.id for guide in await search_knowledge(conn, "haus", 3)] == ["g"]
    assert await refresh_terms(database) == 1
    async with database.connection() as conn:
        row = await (await conn.execute("SELECT search::text FROM product_terms")).fetchone()
    assert row == ("'die':1A 'gart':6 'haus':2A,4",)
