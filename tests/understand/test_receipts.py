"""What was bought, for how much, is read off receipts of several countries and shapes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from persea.perceive.paper import paper_of
from persea.understand.of_document import Wants, asks_sum, points_at_document, wants_of
from persea.understand.receipt import Receipt, read_receipt
from persea.values import Document, Page, Paper


def receipt_of(*lines: str) -> Receipt:
    return read_receipt(Document("text", "", (Page(1, "\n".join(lines)),), Paper.RECEIPT, 1))


def test_items_sums_and_payments_are_told_apart() -> None:
    """What comes after the first sum is no item, and a card is none either."""
    receipt = receipt_of(
        "Harbour Outdoor", "Trail socks  12.50", "Merino beanie  29.90 A", "SUBTOTAL  42.40", "Tax 7%  2.97",
        "TOTAL  $45.37", "VISA ****4471  45.37", "Thank you",
    )  # fmt: skip
    assert [(item.name, item.said) for item in receipt.items] == [
        ("Trail socks", "12.50"),
        ("Merino beanie", "29.90"),
    ]
    assert receipt.subtotal is not None
    assert receipt.subtotal.amount == Decimal("42.40")
    assert [tax.amount for tax in receipt.taxes] == [Decimal("2.97")]
    assert receipt.total is not None
    assert (receipt.total.said, receipt.currency) == ("$45.37", "USD")


@pytest.mark.parametrize(
    ("line", "name", "amount", "quantity"),
    [
        ("2 x Laugenbrezel  2,40", "Laugenbrezel", "2.40", 2),
        ("Eggs x3  7.00", "Eggs", "7.00", 3),
        ("| Rye bread | 2 | 1.55 | 3.10 |", "Rye bread", "3.10", 2),
        ("| Lamp | 1,249.00 |", "Lamp", "1249.00", 1),
        ("Stuhl ........ 1.249,00 €", "Stuhl", "1249.00", 1),
        ("Milk: $2.49", "Milk", "2.49", 1),
    ],
)
def test_a_line_is_read_in_its_own_notation(line: str, name: str, amount: str, quantity: int) -> None:
    """Counts, decimal commas, dots that lead to the amount."""
    [item] = receipt_of(line).items
    assert (item.name, item.amount, item.quantity) == (name, Decimal(amount), quantity)


def test_lines_that_are_no_goods_are_left_out() -> None:
    """The reckoning below a line, discounts, addresses, dates and telephone numbers."""
    receipt = receipt_of(
        "12 Quay Street", "14.03.2026 16:42", "Tel. 0800 555 01", "Eggs  7.00", "2 x 3.50  7.00", "Discount  -1.00",
    )  # fmt: skip
    assert [item.name for item in receipt.items] == ["Eggs"]


def test_the_total_is_found_in_four_languages() -> None:
    """By the word that receipts print."""
    for word in ("TOTAL", "Amount due", "SUMME EUR", "Total a pagar", "NET À PAYER", "Gesamtbetrag"):
        receipt = receipt_of("Brot  3,10", f"{word}  3,10")
        assert receipt.total is not None, word
        assert len(receipt.items) == 1, word


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("", Wants.TOLD),
        ("here you go", Wants.TOLD),
        ("What is this document about?", Wants.TOLD),
        ("do you have these?", Wants.GOODS),
        ("Can I get any of these here?", Wants.GOODS),
        ("find me one like this please", Wants.GOODS),
        ("something similar to this", Wants.GOODS),
        ("How much did I spend in all?", Wants.SUM),
        ("what's the total", Wants.SUM),
        ("how much did I pay for the milk?", Wants.ANSWER),
        ("how much was it before tax", Wants.NET),
        ("what was the most expensive item?", Wants.MOST),
        ("which was the cheapest", Wants.LEAST),
        ("how many things did I buy?", Wants.ITEMS),
        ("how long is the warranty?", Wants.ANSWER),
        ("what is the total weight?", Wants.ANSWER),
        ("does it have a timer?", Wants.ANSWER),
    ],
)
def test_what_is_wanted_of_a_document(text: str, wants: Wants) -> None:
    """Told by its words alone."""
    assert wants_of(text) is wants


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("what does the manual say about cleaning?", True),
        ("and on page 3?", True),
        ("according to the label, is it vegan?", True),
        ("show me running shoes", False),
        ("is it waterproof?", False),
    ],
)
def test_words_that_point_at_a_document(text: str, points: bool) -> None:
    """Of one that was handed over earlier."""
    assert points_at_document(text) is points


ORDER = "| Item | Quantity | Price |\n|---|---|---|\n| Lamp | 1 | 219.00 |\n| Cushion | 2 | 89.50 |\n| Vase | 1 | 45.00 |"


def test_a_table_of_an_order_is_read_as_a_receipt() -> None:
    """What a piece costs times how many; a column of totals is taken as it is; a list of prices is no order."""
    assert paper_of((Page(1, ORDER),)) is Paper.RECEIPT
    read = read_receipt(Document("order.csv", "", (Page(1, ORDER),), Paper.RECEIPT, 1))
    assert [(row.name, row.quantity, str(row.amount)) for row in read.items] == [
        ("Lamp", 1, "219.00"),
        ("Cushion", 2, "179.00"),
        ("Vase", 1, "45.00"),
    ]
    totals = "| Product | Qty | Unit price | Total |\n|---|---|---|---|\n| Mug | 3 | 6.50 | 19.50 |"
    read = read_receipt(Document("order.csv", "", (Page(1, totals),), Paper.RECEIPT, 1))
    assert [str(row.amount) for row in read.items] == ["19.50"]
    assert paper_of((Page(1, "| Name | Price |\n|---|---|\n| A | 3.00 |"),)) is Paper.OTHER


def test_a_sum_is_asked_for_beside_something_else() -> None:
    assert asks_sum("how much is it all together, and what was the dearest?")
    assert not asks_sum("what was the dearest?")
