"""The shop's language: which there are, and what follows from another one.

A language is a text search configuration of the database server. What is made with it is made again here, except the
text search of products, which `terms.refresh_terms` does a batch at a time while searches go on.
"""

from __future__ import annotations

import re

from persea.errors import SettingsError
from persea.store.database import Connection
from persea.store.shop import LOCALES


async def languages(conn: Connection) -> list[str]:
    """The text search configurations of the server, by name."""
    cursor = await conn.execute(
        "SELECT cfgname FROM pg_ts_config WHERE pg_ts_config_is_visible(oid)"
        # those without stop words are ours
        " AND oid <> ALL(SELECT names_language::oid FROM shop)"
        " AND (cfgnamespace <> current_schema()::regnamespace OR cfgname NOT LIKE 'names\\_%') ORDER BY 1"
    )
    return [str(name) async for (name,) in cursor]


async def find_language(conn: Connection, asked: str) -> str:
    """The configuration that is called so, or by such a tag: "german", "de", "de-AT". Raises SettingsError."""
    there = await languages(conn)
    said = asked.strip().lower()
    if said in there:
        return said
    tag = re.split("[-_]", said)[0]
    for name in there:
        if LOCALES.get(name) == tag:
            return name
    raise SettingsError(
        "The database knows no such language", value=asked, fix=f"Use one of: {', '.join(there)}"
    )


async def use_language(conn: Connection, asked: str) -> bool:
    """Makes the language `asked` for the shop's; whether it was another. Raises SettingsError.

    Afterwards products are to be analysed again.
    """
    language = await find_language(conn, asked)
    row = await (
        await conn.execute("SELECT language = %s::regconfig FROM shop FOR NO KEY UPDATE", (language,))
    ).fetchone()
    if row == (True,):
        return False
    await conn.execute("SET LOCAL statement_timeout = 0")  # of many reviews and messages
    await conn.execute("SELECT use_language(%s::regconfig)", (language,))
    await conn.execute("UPDATE shop SET catalog_version = catalog_version + 1")  # its words are read anew
    for table, title, body in (
        ("knowledge", "title", "body"),
        ("review", "title", "body"),
        ("post", "title", "body"),
    ):
        await conn.execute(
            f"UPDATE {table} SET search = setweight(to_tsvector(language, {title}), 'A')"  # noqa: S608  (constants)
            f" || setweight(to_tsvector(language, {body}), 'D') FROM shop"
        )
    await conn.execute(
        "UPDATE message SET search = to_tsvector(language, message.text) || to_tsvector('simple', message.text)"
        " FROM shop"
    )
    return True
