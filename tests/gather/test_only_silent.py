"""Must-nots that the goods which are left only do not mention."""

from __future__ import annotations

import pytest

from persea.gather.unmentioned import only_silent
from persea.values import Record


def a_record(id: str, attributes: tuple[tuple[str, tuple[str, ...]], ...]) -> Record:
    return Record(
        id,
        id,
        url="",
        price=None,
        list_price=None,
        in_stock=True,
        as_of=None,
        score=1.0,
        attributes=attributes,
    )


@pytest.mark.parametrize(
    ("terms", "silent"),
    [
        (("scent",), ("scent",)),
        (("leather",), ()),
        (("blue",), ()),
        (("hood",), ()),
        (("stripes",), ()),
        (("scent", "wool"), ("scent",)),
    ],
)
def test_what_no_attribute_speaks_of_is_not_known(terms: tuple[str, ...], silent: tuple[str, ...]) -> None:
    """What things are of, colours, and what an attribute or an option names are told by the records."""
    records = (
        a_record("a", attributes=(("Hood", ("no",)), ("Pattern", ("plain", "stripes")))),
        a_record("b", attributes=(("Material", ("cotton",)),)),
    )
    assert only_silent(records, terms) == silent
