"""A comparison holds what tells products apart, and where each cell is from."""

from __future__ import annotations

from dataclasses import replace

from persea.compose.compare import comparison
from persea.values import Money, Record
from persea.values.shopping import Cell

KETTLE = Record(
    "kettle",
    "Copper Kettle",
    "/products/kettle",
    Money(4900, "EUR"),
    Money(5900, "EUR"),
    True,
    None,
    brand="Tarn",
    attributes=(("Material", ("copper",)), ("Whistle", ("yes",)), ("Origin", ("Portugal",))),
    options=(("Colour", ("Red", "Moss")),),
    rating=4.5,
    rating_count=12,
    weight_g=900,
)
POT = replace(
    KETTLE,
    id="pot",
    title="Steel Pot",
    price=Money(3900, "EUR"),
    list_price=None,
    attributes=(("Material", ("steel",)), ("Origin", ("Portugal",))),
    weight_g=None,
)


def test_only_what_differs_is_told_with_its_field() -> None:
    told = comparison([KETTLE, POT])
    assert told is not None
    assert told.product_ids == ("kettle", "pot")
    rows = {row.name: row.cells for row in told.rows}
    assert list(rows) == ["Price", "Regular price", "Weight", "Material", "Whistle"]
    assert rows["Price"] == (Cell("€49.00", "price"), Cell("€39.00", "price"))
    assert rows["Material"] == (Cell("copper", "attributes.Material"), Cell("steel", "attributes.Material"))


def test_what_a_record_leaves_open_is_an_empty_cell_and_no_guess() -> None:
    told = comparison([KETTLE, POT])
    assert told is not None
    rows = {row.name: row.cells for row in told.rows}
    assert rows["Whistle"][1] == Cell("", "attributes.Whistle", stated=False)
    assert rows["Weight"] == (Cell("900 g", "weight"), Cell("", "weight", stated=False))


def test_products_that_differ_in_nothing_have_no_rows() -> None:
    told = comparison([KETTLE, replace(KETTLE, id="twin")])
    assert told is not None
    assert told.rows == ()
    assert comparison([KETTLE]) is None
