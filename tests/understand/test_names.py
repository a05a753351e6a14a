"""Where a message may call products by parts of their names."""

from __future__ import annotations

import pytest

from persea.understand.names import About, asked_of, compared_parts, read_about


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("compare the Swift Trail and the Fellside Lite", ("swift trail", "fellside lite")),
        ("Can you compare A4 Pad with Market Pad, please?", ("a4 pad", "market pad")),
        ("northwall vs. meadowbell", ("northwall", "meadowbell")),
        ("what's the difference between the Nora, the Nils and the Nell?", ("nora", "nils", "nell")),
        ("how does the Nora compare to the Nils?", ("nora", "nils")),
        ("compare the first two", ("first two",)),
        ("is the Nora cheaper?", ()),
    ],
)
def test_a_comparison_has_sides(said: str, parts: tuple[str, ...]) -> None:
    """Each without its article, as it was said."""
    assert compared_parts(said) == parts


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("is the Swift Trail waterproof?", "swift trail waterproof"),
        ("tell me about the Fellside Lite", "fellside lite"),
        ("and how much is the Nora?", "nora"),
        ("do you have the time", ""),
        ("hiking boots", ""),
    ],
)
def test_a_question_is_about_what_follows_the(said: str, rest: str) -> None:
    """Nothing where it asks for goods, or about nothing."""
    assert asked_of(said) == rest


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("About the Rain Jacket: is it warm?", About("Rain Jacket", "", "is it warm?")),
        (
            "About the Rain Jacket (Black, M): is it warm?",
            About("Rain Jacket", "Black, M", "is it warm?"),
        ),
        (
            "about the Dune: Part Two (Blu-ray): how long is it?",
            About("Dune: Part Two", "Blu-ray", "how long is it?"),
        ),
        ("About the Mug (2024) (Blue): is it there?", About("Mug (2024)", "Blue", "is it there?")),
        ("About the Rain Jacket: ", None),
        ("what about the Rain Jacket: is it warm?", None),
        ("About the weather", None),
    ],
)
def test_a_question_from_a_product_s_page_names_it_first(said: str, about: About | None) -> None:
    """The name, what is chosen of it and the question are told apart, whatever colons and brackets the name has."""
    assert read_about(said) == about
