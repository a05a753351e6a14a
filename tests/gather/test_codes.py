"""Products found by what is printed on them."""

from __future__ import annotations

import pytest

from persea.gather.codes import Coded, read_codes
from persea.store.database import Database
from stocked import a_product, a_variant, stock


@pytest.fixture
async def shop(database: Database) -> Database:
    sizes = (
        a_variant("s", 2000, sku="KM-200/B", options=(("Size", "Small"), ("Colour", "Black"))),
        a_variant("l", 2000, sku="KM-300/B", gtin="02011646197809", options=(("Size", "Large"),)),
    )
    await stock(
        database,
        a_product("PL-1010", "Brass Elbow 15 mm", variants=(a_variant("v", 300, sku="2024"),)),
        a_product("boots-42", "Trail Boots", variants=(a_variant("w", 9000, sku="TRAIL"),)),
        a_product("mill", "Coffee Mill", variants=sizes),
        a_product("twin-a", "Left Twin", variants=(a_variant("x", 100, sku="TW-777"),)),
        a_product("twin-b", "Right Twin", variants=(a_variant("y", 100, sku="TW777"),)),
        a_product("mug", "Tin Mug", variants=(a_variant("z", 100, sku="ENAMEL-MUG"),)),
        a_product("gone-99", "Old Thing", visible=False),
    )
    return database


@pytest.mark.parametrize(
    ("typed", "coded"),
    [
        ("PL-1010", Coded("Brass Elbow 15 mm", ("PL-1010",), True)),
        ("pl1010", Coded("Brass Elbow 15 mm", ("PL-1010",), True)),
        ("PL 1010", Coded("Brass Elbow 15 mm", ("PL-1010",), True)),
        ("is pl-1010 in stock?", Coded("is Brass Elbow 15 mm in stock?", ("PL-1010",), False)),
        ("KM-200/B", Coded("Coffee Mill Small Black", ("mill",), True)),
        ("km 200 b, please", Coded("Coffee Mill Small Black, please", ("mill",), False)),
        ("2011646197809", Coded("Coffee Mill Large", ("mill",), True)),
        (
            "compare KM-300/B with PL-1010",
            Coded("compare Coffee Mill Large with Brass Elbow 15 mm", ("mill", "PL-1010"), False),
        ),
        ("2024", Coded("Brass Elbow 15 mm", ("PL-1010",), True)),
        ("the best of 2024", None),
        ("boots 42", None),
        ("boots-42", Coded("Trail Boots", ("boots-42",), True)),
        ("trail", None),
        ("TW-777", None),
        ("ENAMEL-MUG", Coded("Tin Mug", ("mug",), True)),
        ("enamel-mug", None),
        ("gone-99", None),
        ("KM-999/B", None),
        ("", None),
        ("4" * 10_000, None),
    ],
)
async def test_codes_are_read_as_they_are_typed(shop: Database, typed: str, coded: Coded | None) -> None:
    """A code stands for its product, however its signs are typed; a size, a year, a shared or a hidden one for none."""
    async with shop.connection() as conn:
        assert await read_codes(conn, [typed, "nothing"]) == [coded, None]
