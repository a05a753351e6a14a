"""Stuffs that are refused one after another."""

from __future__ import annotations

import pytest

from persea.understand.must_nots import put_must_nots


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a coat, no down, fur or leather in either", "a coat, no down, no fur, no leather"),
        ("none of them should be made of silk or nylon.", "no silk, no nylon."),
        ("neither polyester nor acrylic please", "no polyester, no acrylic please"),
        ("boots, not a scrap of leather or suede anywhere", "boots, no leather, no suede"),
        ("a snack. no dairy. nor nuts.", "a snack. no dairy. no nuts."),
        ("under 80 together, wool is out", "under 80 together, no wool"),
        ("leather and fur are a no-go", "no leather, no fur"),
        ("without linen and without silk, thanks", "no linen, no silk, thanks"),
        ("nothing with wool, cotton or linen in any of these", "no wool, no cotton, no linen"),
        ("free of plastic, free of metal", "no plastic, no metal"),
    ],
)
def test_each_stuff_that_is_refused_stands_behind_a_no(said: str, meant: str) -> None:
    """However several stuffs are refused, each of them is."""
    assert put_must_nots(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "no leather gloves please",
        "nothing flashy, a plain hat",
        "a wool hat or a cotton one",
        "is this out of stock?",
        "not sure, leather or wool?",
        "the wool one is out of stock",
        "i don't wear hats",
    ],
)
def test_what_is_no_list_of_refused_stuffs_stays(said: str) -> None:
    """Where no stuff is refused by itself, nothing is put otherwise."""
    assert put_must_nots(said) == said


def test_what_is_wanted_instead_is_not_refused() -> None:
    """A stuff behind a comma is refused only where the list goes on to an "or"."""
    assert put_must_nots("no wool, cotton please") == "no wool, cotton please"
    assert put_must_nots("not leather or wool, cotton please") == "no leather, no wool, cotton please"


def test_what_somebody_does_not_wear_is_refused_of_a_set() -> None:
    """Beside a list of goods it is said of all of them."""
    assert put_must_nots("i don't wear leather or fur.", of_set=True) == "no leather, no fur."
    assert put_must_nots("i don't wear leather or fur.") == "i don't wear leather or fur."
