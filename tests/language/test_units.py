"""Measures as shops and shoppers write them."""

from __future__ import annotations

import pytest

from persea.language.units import find_measures


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        (("2 l", "2l", "2-litre", "2 liters", "2000 ml", "200 cl"), ("ml", "2000")),
        (("1.5 l", "1,5 l", "1500ml"), ("ml", "1500")),
        (("128gb", "128 gb", "128 gigabyte"), ("gb", "128")),
        (("eu 42", "42 eu", "eu42"), ("eu", "42")),
        (('15.6"', "15.6 inch", "15.6-inch", "15.6in"), ("mm", "396.2")),
        (("two person", "2-person", "2 people", "2 man"), ("person", "2")),
        (("10,000mah", "10000 mah", "10 ah"), ("mah", "1e+04")),
        (("pack of 6", "6-pack", "six pack", "6 pieces"), ("piece", "6")),
        (("65w", "65 watts"), ("w", "65")),
        (("1 kg", "1000g"), ("g", "1000")),
        (("8 oz", "8 ounces"), ("g", "226.8")),
    ],
)
def test_one_measure_in_many_forms(texts: tuple[str, ...], key: tuple[str, str]) -> None:
    """However it is written, a measure is the same unit and value."""
    for text in texts:
        (measure,) = find_measures(text)
        assert measure.key == key, text
        assert (measure.start, measure.end) == (0, len(text))


@pytest.mark.parametrize(
    "text", ["3 in 1", "wh1000xm5", "$50", "size 42", "usb 3", "something for us", "4k", "no. 5 s"]
)
def test_what_is_no_measure(text: str) -> None:
    """Codes, prices and bare numbers are no measures."""
    assert list(find_measures(text)) == []


def test_measures_have_their_place() -> None:
    """Several measures come in order, each with where it stands."""
    text = "6 x 1.5 l in a 12 kg box"
    assert [text[one.start : one.end] for one in find_measures(text)] == ["1.5 l", "12 kg"]
