"""For whose age something is looked for."""

from __future__ import annotations

import pytest

from persea.understand.age import read_age


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("gift for a 5 year old girl", 60),
        ("something for my 8-year-old nephew", 96),
        ("my son is 8 and loves puzzles", 96),
        ("bike helmet for my daughter, who is nine", 108),
        ("a gift for a girl of five", 60),
        ("toys for 18 month old twins", 18),
        ("board game for ages 8 to 12", 96),
        ("gift for a toddler", 24),
        ("something for a boy", 72),
    ],
)
def test_the_age_of_a_child_is_read(text: str, months: int) -> None:
    """In years or months, of a child however it is called; of a span of ages the youngest."""
    age = read_age(text)
    assert age is not None
    assert age.months == months


@pytest.mark.parametrize(
    "text",
    [
        "a 12 year old whisky for my dad",
        "gift for my 70 year old grandma",
        "bottle with a 5 year warranty",
        "baby blanket",
        "boots in size 8",
        "my twin is 90 cm tall",
    ],
)
def test_what_is_no_age_of_a_child_is_left(text: str) -> None:
    """The age of a whisky, of a grown-up, of a warranty; a size, a height."""
    assert read_age(text) is None
