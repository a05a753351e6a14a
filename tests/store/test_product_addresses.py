"""The product whose page an address is, as a QR code holds it."""

from __future__ import annotations

import pytest

from persea.store.codes import product_at
from persea.store.database import Database
from stocked import a_product, stock

_PAGE = "https://www.shop.example/lamps/desk-lamp"


async def _at(database: Database, address: str) -> str | None:
    async with database.reading() as conn:
        return await product_at(conn, address)


@pytest.mark.parametrize(
    ("address", "product_id"),
    [
        (_PAGE, "lamp"),
        ("http://shop.example/lamps/desk-lamp/", "lamp"),
        (f"{_PAGE}?utm_source=flyer&x=1#top", "lamp"),
        ("HTTPS://WWW.SHOP.EXAMPLE/lamps/desk-lamp", "lamp"),
        ("https://shop.example/p?id=7", "mug"),
        ("https://shop.example/p?id=8", None),
        ("https://elsewhere.example/lamps/desk-lamp", None),
        ("https://elsewhere.example/products/lamp", None),
        ("https://www.shop.example.evil.example/lamps/desk-lamp", None),
        ("https://shop.example/old", None),
        ("ftp://shop.example/lamps/desk-lamp", None),
        ("javascript:alert(1)", None),
        ("https://[broken", None),
        ("lamp", None),
        ("", None),
        ("https://shop.example/\0", None),
    ],
)
async def test_an_address_leads_to_its_product_here_alone(
    database: Database, address: str, product_id: str | None
) -> None:
    """However it is written, on the shop's own host, and to nothing that is hidden."""
    await stock(
        database,
        a_product("lamp", "Desk Lamp", url=_PAGE),
        a_product("mug", "Mug", url="https://shop.example/p?id=7"),
        a_product("old", "Old", url="https://shop.example/old", visible=False),
    )
    assert await _at(database, address) == product_id


async def test_where_no_host_is_known_the_path_has_to_do(database: Database) -> None:
    """Of shops whose feed names paths, and of pages of this server's own."""
    await stock(
        database,
        a_product("lamp", "Lamp", url="/lamps/desk-lamp"),
        a_product("a b", "Mug"),
        a_product("old", "O", visible=False),
    )
    assert await _at(database, "https://any.example/lamps/desk-lamp") == "lamp"
    assert await _at(database, "https://any.example/products/a%20b") == "a b"
    assert await _at(database, "https://any.example/products/none") is None
    assert await _at(database, "https://any.example/products/old") is None
