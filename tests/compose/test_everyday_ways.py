"""Questions in everyday words, answered from one record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from persea.compose.asked import answers, write_asked
from persea.gather.spoken_variant import spoken_variant
from persea.values import Money, Record

_WHEN = datetime(2026, 1, 5, tzinfo=UTC)
_SIZES = ("Small, 2 l", "Large, 5 l")
LANTERN = Record(
    "lantern",
    "Beacon Hill Lantern",
    "/p/lantern",
    Money(4200, "USD"),
    None,
    in_stock=True,
    as_of=_WHEN,
    category_path=("Garden", "Lanterns"),
    description="It glows in the dark of the porch. You hear it hum when the wind is still.",
    attributes=(
        ("Frost-proof", ("no",)),
        ("Waterproof", ("yes",)),
        ("Battery life", ("14 hours",)),
        ("Origin", ("Portugal",)),
        ("Lid hole", ("no",)),
        ("Assembly", ("legs only",)),
    ),
    options=(("Size", _SIZES), ("Colour", ("Grey", "Blue"))),
    weight_g=1900,
)
HARNESS = Record(
    "harness",
    "Tideway Harness",
    "/p/harness",
    Money(2100, "USD"),
    None,
    in_stock=True,
    as_of=_WHEN,
    options=(("Size", ("S, up to 8 kg", "M, up to 20 kg", "L, up to 40 kg")),),
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("can it stay on the balcony when it freezes?", "frost-proof"),
        ("if it pours all week, will it be alright", "waterproof"),
        ("how long till it goes dead?", "14 hours"),
        ("and where does this come from, from where?", "Portugal"),
        ("what will it set me back?", "$42.00"),
        ("how much would I have to carry?", "1.9 kg"),
        ("will its noise drive me mad?", "hum"),
        ("do I have to screw it together?", "legs only"),
    ],
)
def test_everyday_words_find_what_is_stated(asked: str, told: str) -> None:
    """Nobody must know how the record calls it."""
    assert answers(LANTERN, asked)
    assert told in write_asked(asked, LANTERN, (), "t")


@pytest.mark.parametrize("asked", ["will it cope with my dog?", "can my son play it alone?", "is it vegan?"])
def test_what_nothing_states_is_not_made_up(asked: str) -> None:
    """A way to ask is none where the record has nothing of the sort."""
    assert not answers(LANTERN, asked)


def test_a_no_says_what_is_stated() -> None:
    """ "Lid hole: no" is stated, and not merely missing."""
    assert "“lid hole: no”" in write_asked("is there a hole in the lid?", LANTERN, (), "t")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("what does the five litre cost?", "Large, 5 l"),
        ("and the largest one?", "Large, 5 l"),
        ("price of the small one", "Small, 2 l"),
        ("how much is it in blue?", ""),
        ("the small one or the large one?", ""),
    ],
)
def test_a_variant_is_spoken_of_by_its_size(said: str, value: str) -> None:
    """By its measure or its place among the sizes; by both ends, none is meant."""
    assert spoken_variant(LANTERN, said) == ((("Size", value),) if value else ())


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("my terrier is six kilos, which size?", "S, up to 8 kg"),
        ("he weighs twenty two kilos", "L, up to 40 kg"),
        ("a bear of 300 kg", ""),
    ],
)
def test_the_least_size_that_takes_it_is_told(said: str, value: str) -> None:
    """ "Up to 20 kg" is for whatever weighs no more."""
    assert spoken_variant(HARNESS, said) == ((("Size", value),) if value else ())


def test_which_size_and_what_it_costs_are_told_together() -> None:
    """Both in one answer, with that variant's price."""
    said = "he weighs 18 kilos, the short or the long one, and what does it run me?"
    text = write_asked(said, HARNESS, (), "t", (), (("size", "m, up to 20 kg"),))
    assert "M, up to 20 kg" in text
    assert "$21.00" in text
