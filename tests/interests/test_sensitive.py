"""Traits of a person are never inferred: what is passed over, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from persea.catalog.demo.shop import demo_products
from persea.interests.sensitive import is_untold, trait_spoken_of


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Glucose Test Strips", "health"),
        ("Diabetic socks", "health"),
        ("Schwangerschaftstest", "health"),
        ("Blood pressure monitor", "health"),
        ("Medicamentos para el asma", "health"),
        ("Halal snacks", "religion"),
        ("Prayer rug", "religion"),
        ("Kirchenkerze", "religion"),
        ("Bar Mitzvah cards", "religion"),
        ("LGBTQ+ books", "sexuality"),
        ("Pride flag", "sexuality"),
        ("Kondome", "sexuality"),
        ("Election mug", "politics"),
        ("Politische Bücher", "politics"),
        ("Afro hair care", "ethnicity"),
        ("Ethnic food", "ethnicity"),
    ],
)
def test_words_of_traits_are_known(text: str, trait: str) -> None:
    """In the languages of shops, at the beginning of a word, whatever stands between words."""
    assert trait_spoken_of(["Boots", text]) == trait


@pytest.mark.parametrize(
    "text",
    ["Running shoes", "Trail Light", "Chain lubricant", "Stop valves", "Crosstrainer", "Bridesmaid", "Eiderdown",
     "Staging lights", "Preserving jar", "Christmas lights", "Peridot ring", "Hearing protection", "Aged oak table",
     "Plant fertiliser", "Abnehmbarer Bezug", "Enceinte Bluetooth", "Gebettet in Seide", "Roma tomatoes"],
)  # fmt: skip
def test_other_words_are_left_alone(text: str) -> None:
    """A word within a word is none."""
    assert trait_spoken_of([text]) is None


@pytest.mark.parametrize(
    "texts",
    [("Age", "from 3 years"), ("Age group", "toddler"), ("Size", "3-4 years"), ("Size", "104 (4 Jahre)"), ("Fit", "women's"),
     ("Suitable for", "children"), ("Baby > Newborn",), ("Room for", "2 children"), ("Vegan", "yes"),
     ("Ingredients", "gluten-free oats"), ("Geschlecht", "Herren"), ("Edad", "2 años")],
)  # fmt: skip
def test_ages_sexes_and_diets_are_not_told(texts: tuple[str, ...]) -> None:
    """The value makes no interest, wherever the age is written."""
    assert is_untold(*texts)


@pytest.mark.parametrize(
    "texts", [("Material", "mesh"), ("Size", "42"), ("Waterproof", "yes"), ("Sports > Boots",)]
)
def test_other_values_are_told(texts: tuple[str, ...]) -> None:
    """What says nothing of a person is an interest."""
    assert not is_untold(*texts)


def test_hardly_any_of_the_demo_shop_is_left_out() -> None:
    """The words that err: of 1,404 harmless products at most one in a hundred speaks of a trait."""
    products = demo_products(as_of=datetime(2026, 3, 1, tzinfo=UTC))
    left_out = [
        product.id
        for product in products
        if trait_spoken_of(
            [product.title, *product.category_path, *product.tags]
            + [text for name, given in product.attributes for text in (name, *given)]
        )
    ]
    assert len(left_out) * 100 <= len(products), left_out
