"""Which sentences of a page answer, where some of them send the reader elsewhere."""

from __future__ import annotations

import pytest

from persea.language.passages import answering

CONTACT = """
Telephone: +1 218 555 0142, Monday to Friday.

Chat is open day and night. If you ask for a person, it gives you the number above.
"""
PAYMENT = """
If a price falls within 14 days, write to us and we refund the difference.

We take Visa, Mastercard and PayPal.
"""


@pytest.mark.parametrize("said", ["can I talk to a person?", "how do I contact you?"])
def test_a_sentence_that_points_elsewhere_is_not_quoted(said: str) -> None:
    """ "The number above" says nothing where the number is not above; the line with the number does."""
    told = answering("Contact", CONTACT, said, about=("contact", "opening", "hour", "address"))
    assert "555 0142" in told.text
    assert "above" not in told.text


def test_ways_of_paying_are_what_is_asked_for() -> None:
    """How to pay is answered with what is taken, and not with every sentence that says what to do."""
    told = answering("Payment", PAYMENT, "how can I pay?", about=("payment", "pay"))
    assert told.text == "We take Visa, Mastercard and PayPal."


def test_above_a_price_points_nowhere() -> None:
    """ "Orders above $50" is a sentence of its own."""
    told = answering(
        "Shipping", "Orders above $50 are free.", "what does shipping cost?", about=("shipping",)
    )
    assert told.text == "Orders above $50 are free."
