"""Prices and dates as people and shop systems write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persea.catalog.cells import (
    interval,
    minor_units,
    moment,
    price,
    quantity,
    rounded_minor_units,
    shown_price,
    stated_currency,
    weight_g,
)
from persea.catalog.rows import BadCell
from persea.values import Money


@pytest.mark.parametrize(
    ("cell", "currency", "amount"),
    [
        ("19.90", "USD", "19.90"),
        ("19,90", "EUR", "19.90"),
        ("$1,234.50", "USD", "1234.50"),
        ("1.234,50 €", "EUR", "1234.50"),
        ("1 234,50 €", "EUR", "1234.50"),
        ("1\u202f234,50\u00a0€", "EUR", "1234.50"),
        ("CHF 1'234.50", "CHF", "1234.50"),
        ("19,-", "EUR", "19"),
        ("€ 1.299,-", "EUR", "1299"),
        ("1'234.–", "CHF", "1234"),
        ("499:-", "SEK", "499"),
        ("1 299:- kr", "SEK", "1299"),
        ("12,34,567.00", "INR", "1234567.00"),
        ("1,234,567", "USD", "1234567"),
        ("¥1,234", "JPY", "1234"),
        ("1.234", "KWD", "1.234"),
        ("0.999", "USD", "0.999"),
        ("8.26446281", "EUR", "8.26446281"),
        ("5usd", "USD", "5"),
        ("0", "USD", "0"),
    ],
)
def test_price_forms(cell: str, currency: str, amount: str) -> None:
    """A price is read exactly, whatever its separators and wherever its currency stands."""
    assert price(cell, currency) == Decimal(amount)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1,234", "can be read as 1234 or as 1.234"),
        ("1.234", "can be read as 1234 or as 1.234"),
        ("€19", "a price in EUR, but USD is expected"),
        ("19 GBP", "a price in GBP, but USD is expected"),
        ("-5", "cannot be negative"),
        ("−5", "cannot be negative"),
        ("$-5", "cannot be negative"),
        ("call us", "not a price"),
        ("10 - 20", "not a price"),
        ("1,23,4", "not a price"),
        ("1 23", "not a price"),
        ("1,234.5.6", "not a price"),
        ("1e5", "not a price"),
        ("", "not a price"),
    ],
)
def test_price_refused(cell: str, reason: str) -> None:
    """What is no price, names another currency or can be read in two ways is refused with the reason."""
    with pytest.raises(BadCell, match=reason):
        price(cell, "USD")


@given(st.text(alphabet="0123456789.,'’ +-−–$€kr.USD\u00a0x٣", max_size=15))
def test_price_of_anything(cell: str) -> None:
    """Any text at all is either a price that is not negative or refused, never another error."""
    with suppress(BadCell):
        assert price(cell, "USD") >= 0


@given(st.integers(0, 10**12), st.sampled_from([("USD", 2), ("JPY", 0), ("KWD", 3)]))
def test_price_round_trip(minor: int, currency: tuple[str, int]) -> None:
    """An amount written with all of its currency's decimals comes back to the minor unit."""
    code, exponent = currency
    written = f"{Decimal(minor).scaleb(-exponent):.{exponent}f}"
    assert minor_units(price(written, code), code) == Money(minor, code)


def test_minor_units() -> None:
    """Trailing zeros are no decimals; real ones beyond the currency's are refused or, if asked, rounded."""
    assert minor_units(Decimal("19.900"), "USD") == Money(1990, "USD")
    with pytest.raises(BadCell, match="more decimals than USD has"):
        minor_units(Decimal("19.905"), "USD")
    assert rounded_minor_units(Decimal("19.905"), "USD") == Money(1991, "USD")
    assert rounded_minor_units(Decimal("8.26446281"), "EUR") == Money(826, "EUR")


@pytest.mark.parametrize("amount", ["1e30", "1e1000000", "NaN", "Infinity", "-0.01"])
def test_absurd_amounts(amount: str) -> None:
    """Amounts that no price has are refused."""
    with pytest.raises(BadCell):
        minor_units(Decimal(amount), "USD")


def test_quantity() -> None:
    """Plain numbers come with a point or a comma, and nothing else."""
    assert [quantity("0.5"), quantity("0,5"), quantity("12")] == [Decimal("0.5"), Decimal("0.5"), Decimal(12)]
    for cell in ("", "1,234.5", "2 kg", "٣", "1e5"):
        with pytest.raises(BadCell):
            quantity(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-11-30", datetime(2026, 11, 30, tzinfo=UTC)),
        ("2026-11-30 9:05:00", datetime(2026, 11, 30, 9, 5, tzinfo=UTC)),
        ("2026-11-30T23:59:59Z", datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)),
        ("2026-11-30 00:30:00+02:00", datetime(2026, 11, 29, 22, 30, tzinfo=UTC)),
    ],
)
def test_moment(cell: str, expected: datetime) -> None:
    """A date with or without a time is UTC unless it says otherwise."""
    assert moment(cell) == expected


def test_last_day() -> None:
    """The last day of a sale belongs to the sale, and the last day of the calendar is no error."""
    assert moment("2026-11-30", end_of_day=True) == datetime(2026, 12, 1, tzinfo=UTC)
    assert moment("9999-12-31", end_of_day=True) == datetime.max.replace(tzinfo=UTC)
    for cell in ("30.11.2026", "2026-13-01", "20261130", "tomorrow", ""):
        with pytest.raises(BadCell, match="not a date"):
            moment(cell)


def test_interval() -> None:
    """Two moments stand with a "/" between them; a last day belongs to the interval."""
    assert interval("2026-11-01T00:00Z / 2026-11-30") == (
        datetime(2026, 11, 1, tzinfo=UTC),
        datetime(2026, 12, 1, tzinfo=UTC),
    )
    for cell in ("2026-11-01", "2026-11-01/", "/2026-11-01", "a/b"):
        with pytest.raises(BadCell):
            interval(cell)


def test_shown_price() -> None:
    """A price is rounded half up as a shop shows it, with a note where that changed it."""
    assert shown_price("19.90", "USD") == (Money(1990, "USD"), "")
    assert shown_price("8.26446281", "EUR") == (
        Money(826, "EUR"),
        "more decimals than EUR has; rounded to €8.26",
    )


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        ("19.90 EUR", "EUR"),
        ("EUR 19.90", "EUR"),
        ("€19", "EUR"),
        ("19 zł", "PLN"),
        ("$19", "AUD"),
        ("19", "AUD"),
        ("19 coins", "AUD"),
        ("free", "AUD"),
    ],
)
def test_stated_currency(cell: str, currency: str) -> None:
    """A code, or a sign of one currency alone, names it; a dollar sign and none leave the shop's."""
    assert stated_currency(cell, "AUD") == currency


def test_weight() -> None:
    """A weight has its unit beside it."""
    assert [weight_g(cell) for cell in ("1.2 kg", "250g", "0,5 KG")] == [1200.0, 250.0, 500.0]
    assert weight_g("2 lb") == pytest.approx(907.18474)
    assert weight_g("3 oz.") == pytest.approx(85.048569375)
    for cell in ("12", "1 stone", "heavy", "-1 kg", ""):
        with pytest.raises(BadCell):
            weight_g(cell)
