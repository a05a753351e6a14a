"""What is told in a few words, the request last, and reasons or stories around a request."""

from __future__ import annotations

import pytest

from persea.understand.cart import read_deed
from persea.understand.cart_several import read_several
from persea.values.shopping import Deed, Do


@pytest.mark.parametrize(
    ("said", "do", "left", "quantity"),
    [
        ("Three cedar candles. Cart.", Do.ADD, "cedar candles", 3),
        ("cedar candle x2 - cart", Do.ADD, "cedar candle", 2),
        ("two of the blue mugs, basket", Do.ADD, "blue mugs", 2),
        ("Two of the blue mugs in my basket please", Do.ADD, "blue mugs", 2),
        ("right, basket me the blue mug", Do.ADD, "blue mug", None),
        ("the lantern take out", Do.REMOVE, "lantern", None),
        ("Save this kettle for me for later please, I have to think!", Do.SAVE, "kettle", None),
        ("keep the green tent for another day, she is not sure yet", Do.SAVE, "green tent", None),
        ("We loved the oat biscuits, my son ate the lot, so could you put four in my cart?", Do.ADD, "", 4),
    ],
)  # fmt: skip
def test_a_request_told_short_or_amid_a_story_is_read(
    said: str, do: Do, left: str, quantity: int | None
) -> None:
    """The words ahead of "cart" are what is put in, a reason behind is none of it, and a count stands by itself."""
    deed = read_deed(said.lower())
    assert deed is not None
    assert (deed.do, deed.said, deed.quantity) == (do, left, quantity)


@pytest.mark.parametrize("said", ["Cedar candle. Out of stock. Notify.", "cedar candle: notify me when back"])
def test_who_says_sold_out_and_notify_waits_for_stock(said: str) -> None:
    """Name, state and what to do, in three sentences or in one."""
    assert _watch(said) == ("cedar candle", True, None)


@pytest.mark.parametrize("said", ["Cedar candle. Below 40. Alert.", "cedar candle, notify below $40"])
def test_who_says_a_limit_and_alert_waits_for_the_price(said: str) -> None:
    """The figure is the limit, in cents."""
    assert _watch(said) == ("cedar candle", False, 4000)


def _watch(said: str) -> tuple[str, bool, int | None]:
    deed = read_deed(said.lower())
    assert deed is not None
    assert deed.do is Do.WATCH
    return deed.said, deed.stock, deed.below.amount_minor if deed.below else None


@pytest.mark.parametrize(
    "said",
    [
        "picnic blanket, basket",
        "which stains does it remove",
        "show me a lamp, i think about one to read by",
        "where is my stuff, cart",
        "i need a lamp for later, we read in bed",
    ],
)
def test_what_only_looks_like_it_is_no_deed(said: str) -> None:
    """Goods in a list, questions and requests stay what they are."""
    assert read_deed(said) is None


def test_a_sentence_more_is_a_part_more() -> None:
    """What a second sentence adds has its own options."""
    parts = read_several("put alder jacket black, size l in cart. also alder knife in red.")
    assert [part.said for part in parts] == ["alder jacket black", "size l", "alder knife in red"]
    assert all(isinstance(part, Deed) for part in parts)
