"""What is kept of product pictures: which are wanted, and which resemble a photo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from persea.store.database import Database
from persea.store.pictures_index import (
    PictureLooks,
    WantedPicture,
    alike_pictures,
    count_wanted,
    forget_gone,
    has_pictures,
    note_failed,
    picture_counts,
    pictures_at,
    wanted_pictures,
    write_looks,
)
from persea.values import Product
from stocked import a_variant, stock

_FORM = 1
_LATER = datetime.now(UTC) + timedelta(days=1)


def _product(id: str, *pictures: str, variant_picture: str | None = None) -> Product:
    return Product(
        id, f"Thing {id}", (a_variant(f"{id}-1", 900, image_url=variant_picture),), image_urls=pictures
    )


def _looks(direction: int, *, words: bool = True) -> PictureLooks:
    vector = np.zeros(1024)
    vector[direction], vector[direction + 1] = 0.8, 0.6
    text = "[" + ",".join(map(str, vector)) + "]"
    return PictureLooks(bytes([direction]), "e", "", b"points", text if words else None)


async def _wanted(database: Database, most: int = 8) -> list[WantedPicture]:
    async with database.reading() as conn:
        return await wanted_pictures(conn, form=_FORM, after_key=0, most_of_a_product=most, limit=100)


async def test_pictures_are_wanted_in_the_shops_order_and_once(database: Database) -> None:
    """A product's own before those of its variants, and as many as are asked for."""
    await stock(
        database,
        _product("a", "https://x.example/2", "https://x.example/1", variant_picture="https://x.example/3"),
        _product("b", "https://x.example/2", variant_picture="https://x.example/2"),
        _product("c"),
    )
    assert [(one.product_id, one.url[-1]) for one in await _wanted(database)] == [
        *(("a", "2"), ("a", "1"), ("a", "3")),
        ("b", "2"),
    ]
    assert [one.url[-1] for one in await _wanted(database, most=1)] == ["2", "2"]
    async with database.connection() as conn:
        assert not await has_pictures(conn)
        first = (await _wanted(database))[0]
        await write_looks(conn, first, _looks(0), form=_FORM, again_at=_LATER)
    async with database.reading() as conn:
        assert await has_pictures(conn)
        assert await count_wanted(conn, form=_FORM, most_of_a_product=8) == 3
        assert await count_wanted(conn, form=_FORM + 1, most_of_a_product=8) == 4, "another form: all anew"


async def test_the_nearest_come_first_and_hidden_products_not_at_all(database: Database) -> None:
    """Nor those that are too plain to have a vector."""
    await stock(database, *(_product(id, f"https://x.example/{id}") for id in "abcd"))
    wanted = await _wanted(database)
    async with database.connection() as conn:
        for direction, one in enumerate(wanted):
            await write_looks(conn, one, _looks(direction, words=direction != 3), form=_FORM, again_at=_LATER)
        await conn.execute("UPDATE product SET visible = false WHERE id = 'c'")
        asked = _looks(1).words
        assert asked is not None
        found = await alike_pictures(conn, asked, form=_FORM, limit=10)
        assert [one.product_id for one in await pictures_at(conn, [key for key, _ in found])] == ["b", "a"]
        assert abs(found[0][1] - 1) < 0.01
        assert abs(found[1][1] - 0.48) < 0.01
        assert await alike_pictures(conn, asked, form=_FORM + 1, limit=10) == []
        counts = await picture_counts(conn)
    assert (counts.products, counts.indexed, counts.pictures, counts.plain) == (3, 3, 3, 1)


async def test_what_is_known_stays_when_a_picture_cannot_be_had_and_goes_with_it(database: Database) -> None:
    """A site that is down for a day takes no product out of sight; a picture that the feed drops does."""
    await stock(database, _product("a", "https://x.example/1"))
    [one] = await _wanted(database)
    async with database.connection() as conn:
        await write_looks(conn, one, _looks(0), form=_FORM, again_at=_LATER)
        await note_failed(conn, one, "It was away", form=_FORM, again_at=_LATER)
        counts = await picture_counts(conn)
        assert (counts.pictures, counts.failed) == (1, 1)
        assert await forget_gone(conn) == 0
    await stock(database, _product("a", "https://x.example/2"))
    async with database.connection() as conn:
        assert await forget_gone(conn) == 1
        assert not await has_pictures(conn)
