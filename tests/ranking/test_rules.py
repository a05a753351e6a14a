"""The shop's file of rules: read as it is meant, refused with the place that is wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from persea.errors import BadRequest
from persea.ranking.rules import Do, Goods, read_rules

FILE = """
[[rule]]
name = "Boots in autumn"
do = "boost"
categories = ["Hiking boots"]
words = ["boots"]
from = 2026-09-01
until = 2026-12-01

[[rule]]
name = "Old stock"
do = "bury"
by = 0.2
tags = ["Clearance"]

[[rule]]
name = "Recalled"
do = "hide"
products = ["p7"]

[[sponsored]]
name = "Tarnholt autumn"
sponsor = "Tarnholt"
brands = ["tarnholt"]
"""
AUTUMN = datetime(2026, 10, 1, tzinfo=UTC)


def test_empty_text_is_no_rules() -> None:
    assert read_rules("").rules == ()
    assert read_rules("").most_sponsored == 1


def test_a_rule_holds_for_its_words_and_its_time() -> None:
    """ "until" is the first moment at which it holds no more."""
    rules = read_rules(FILE)
    assert [one.name for one in rules.now(AUTUMN, "boots".__eq__).rules] == [
        "Boots in autumn", "Old stock", "Recalled",
    ]  # fmt: skip
    assert [one.name for one in rules.now(AUTUMN, "hat".__eq__).rules] == ["Old stock", "Recalled"]
    late = datetime(2026, 12, 1, tzinfo=UTC)
    assert [one.name for one in rules.now(late, "boots".__eq__).rules] == ["Old stock", "Recalled"]


def test_products_are_meant_by_id_brand_category_or_tag() -> None:
    rules = read_rules(FILE)
    boots = Goods("p1", "Fell", ("Shoes", "hiking boots"), ("clearance",))
    amount, names = rules.push(boots)
    assert amount == pytest.approx(0.5 - 0.2)
    assert names == "Boots in autumn, Old stock"
    (hidden,) = rules.hiding
    assert hidden.holds(Goods("p7"))
    assert not hidden.holds(boots)
    paid = rules.paid(Goods("p2", "Tarnholt"))
    assert paid is not None
    assert paid.sponsor == "Tarnholt"
    assert rules.rules[2].do is Do.HIDE


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('[[rule]]\nname = "a"\ndo = "boost"\n', "rule.1", "which products is it about"),
        ('[[rule]]\nname = "a"\ndo = "raise"\nbrands = ["b"]\n', "rule.1.do", "boost"),
        ('[[rule]]\nname = "a"\ndo = "hide"\nby = 0.5\nbrands = ["b"]\n', "rule.1", "by belongs to boost"),
        ('[[rule]]\nname = "a"\ndo = "boost"\nplace = 1\nbrands = ["b"]\n', "rule.1", "place belongs to pin"),
        ('[[rule]]\nname = "a"\ndo = "boost"\nby = 2.0\nbrands = ["b"]\n', "rule.1.by", "less than or equal to 1"),
        ('[[sponsored]]\nname = "a"\nbrands = ["b"]\n', "sponsored.1.sponsor", "required"),
        ("[sponsoring]\nmost = 3\n", "sponsoring.most", "less than or equal to 2"),
        ('[[rule]]\nname = "a"\ndo = "hide"\nbrands = ["b"]\nfrom = 2026-02-01\nuntil = 2026-01-01\n', "rule.1", "until must lie behind"),
        ('[[rule]]\nname = "a"\ndo = "hide"\nwords = ["x"]\nbrands = ["b"]\n', "rule.1", "hide takes no words"),
        ("[[rule]", "rule", "docs/placement.md"),
        ("[[rules]]\n", "rules", "not permitted"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_place_and_reason(text: str, place: str, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_rules(text)
    assert place in str(refused.value)
    assert reason in str(refused.value)
