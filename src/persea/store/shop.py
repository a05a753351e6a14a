"""The one row that says whose shop this is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from persea.store.database import Connection

LOCALES = {
    "arabic": "ar", "armenian": "hy", "basque": "eu", "catalan": "ca", "danish": "da", "dutch": "nl", "english": "en",
    "estonian": "et", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hindi": "hi", "hungarian": "hu",
    "indonesian": "id", "irish": "ga", "italian": "it", "lithuanian": "lt", "nepali": "ne", "norwegian": "no",
    "portuguese": "pt", "romanian": "ro", "russian": "ru", "serbian": "sr", "spanish": "es", "swedish": "sv",
    "tamil": "ta", "turkish": "tr", "yiddish": "yi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shop:
    name: str
    """Empty until somebody gives it one."""
    currency: str
    """ISO 4217; of feeds that name none."""
    language: str
    """A PostgreSQL text search configuration, such as "english"."""
    is_demo: bool
    """True while the catalogue is the one that Persea brings along."""
    catalog_version: int
    """Grows with every change of what products there are and what they are; not with prices and stock."""
    offers_fresh_for: timedelta | None
    """How long an offer is believed without saying from when it is; None: for ever."""
    placement: str = ""
    """What it wants of its lists, as its file says it."""

    @property
    def locale(self) -> str:
        """The language as a BCP 47 tag, such as "en"."""
        return LOCALES.get(self.language, "en")


async def load_shop(conn: Connection) -> Shop:
    cursor = await conn.execute(
        "SELECT name, currency, language::text, is_demo, catalog_version, offers_fresh_for, placement"
        " FROM shop"
    )
    row = await cursor.fetchone()
    assert row is not None, "the first migration writes it"
    return Shop(*row)


_FRESH_FOR = timedelta(days=7)


async def set_shop(
    conn: Connection, *, name: str | None = None, currency: str | None = None, is_demo: bool | None = None
) -> None:
    """Changes what is given and leaves the rest."""
    await conn.execute(
        "UPDATE shop SET name = coalesce(%s, name), currency = coalesce(%s, currency),"
        " is_demo = coalesce(%s, is_demo)",
        (name, currency, is_demo),
    )


async def adopt_currency(conn: Connection) -> str | None:
    """Makes the currency of all offers the shop's, where they share one and it is another; that currency.

    A shop begins with a currency that nobody chose, and a price limit in it would find nothing.
    """
    cursor = await conn.execute(
        "UPDATE shop SET currency = offered.currency"
        " FROM (SELECT min(currency) AS currency FROM offer HAVING count(DISTINCT currency) = 1) AS offered"
        " WHERE shop.currency <> offered.currency RETURNING shop.currency"
    )
    row = await cursor.fetchone()
    return None if row is None else str(row[0])


async def priced_in_others(conn: Connection) -> list[tuple[str, int]]:
    """Currencies that are not the shop's, and how many products are priced in each: no limit on a price meets them."""
    cursor = await conn.execute(
        "SELECT o.currency, count(DISTINCT o.product_key) FROM offer AS o, shop WHERE o.currency <> shop.currency"
        " GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [(str(currency), int(count)) async for currency, count in cursor]


async def set_fresh_for(conn: Connection, limit: timedelta | None) -> None:
    """How long an offer is believed without saying from when it is; None: for ever."""
    await conn.execute("UPDATE shop SET offers_fresh_for = %s", (limit,))


async def become_real(conn: Connection) -> None:
    """No demo shop any more: what is sold here has prices that age."""
    await set_shop(conn, is_demo=False)
    await set_fresh_for(conn, _FRESH_FOR)
