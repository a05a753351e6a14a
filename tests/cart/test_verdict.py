"""Whether a price is as low as it is said to be: worked by hand, and honest where little is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from persea.cart.verdict import Finding, judge, median, spans
from persea.store.database import Database
from persea.store.offers import OfferChange, change_offers
from persea.store.price_history import PricePoint, price_history
from persea.values import Money
from stocked import a_product, a_variant, stock, usd

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def point(days: float, price: int, sale: int | None = None, **dates: datetime) -> PricePoint:
    return PricePoint(ago(days), usd(price), None if sale is None else usd(sale), **dates)


def test_a_real_discount_is_below_the_month_before_it() -> None:
    """100 for 60 days, 90 for 20, then 100 with a sale at 80 since 10 days: the month before held 90 at the lowest."""
    verdict = judge([point(90, 10000), point(30, 9000), point(10, 10000, 8000)], NOW)
    assert verdict is not None
    assert (verdict.finding, verdict.lowest_before, verdict.days_before) == (Finding.REAL, usd(9000), 30)
    assert (verdict.regular, verdict.regular_charged, verdict.regular_last_at) == (usd(10000), True, ago(30))
    assert (verdict.reduced_since, verdict.held_since, verdict.seen_days) == (ago(10), ago(10), 90)
    assert (verdict.lowest_30, verdict.median_30, verdict.median_90) == (usd(8000), usd(9000), usd(10000))
    assert not verdict.is_short


def test_a_raised_price_makes_no_discount() -> None:
    """80 for two months, raised to 100 for two days, then "reduced" to 80."""
    verdict = judge([point(60, 8000), point(4, 10000), point(2, 10000, 8000)], NOW)
    assert verdict is not None
    assert (verdict.finding, verdict.lowest_before) == (Finding.NOT_LOWER, usd(8000))
    assert (verdict.regular_charged, verdict.regular_last_at) == (True, ago(2))
    assert verdict.held_since == ago(2)


def test_a_regular_price_that_was_never_charged_is_found_out() -> None:
    """It cost 79, and is now said to be 79 instead of 120."""
    verdict = judge([point(80, 7900), point(5, 12000, 7900)], NOW)
    assert verdict is not None
    assert (verdict.finding, verdict.regular_charged) == (Finding.NOT_LOWER, False)


def test_what_was_never_seen_at_another_price_proves_nothing() -> None:
    """Three days, all of them reduced."""
    verdict = judge([point(3, 12000, 7900)], NOW)
    assert verdict is not None
    assert (verdict.finding, verdict.lowest_before, verdict.seen_days) == (Finding.UNSEEN, None, 3)
    assert (verdict.is_short, verdict.regular_charged) == (True, False)


def test_a_reduction_in_steps_began_with_the_first() -> None:
    """100, then 90, then 80: beside both stands what it cost before the first."""
    verdict = judge([point(60, 10000), point(20, 10000, 9000), point(5, 10000, 8000)], NOW)
    assert verdict is not None
    assert (verdict.reduced_since, verdict.lowest_before) == (ago(20), usd(10000))
    assert verdict.held_since == ago(5)


def test_a_sale_counts_from_its_own_date_to_its_own_date() -> None:
    """Told twenty days ago for the last ten: it began then; one that is over is no sale."""
    told = point(20, 10000, 8000, sale_starts_at=ago(10))
    assert [(span.begins, span.paid_minor) for span in spans([told], NOW)] == [
        (ago(20), 10000),
        (ago(10), 8000),
    ]
    over = judge([point(20, 10000, 8000, sale_ends_at=ago(10))], NOW)
    assert over is not None
    assert (over.finding, over.price, over.lowest_ever, over.lowest_ever_at) == (
        Finding.NO_SALE, usd(10000), usd(8000), ago(20),
    )  # fmt: skip
    ahead = judge([point(20, 10000, 8000, sale_starts_at=NOW + timedelta(days=1))], NOW)
    assert ahead is not None
    assert (ahead.finding, ahead.lowest_ever) == (Finding.NO_SALE, usd(10000))


def test_another_currency_says_nothing_beside_this_one() -> None:
    """What came before it is left out."""
    verdict = judge([PricePoint(ago(90), Money(1, "EUR")), point(10, 5000)], NOW)
    assert verdict is not None
    assert (verdict.seen_days, verdict.lowest_90) == (10, usd(5000))
    assert judge([], NOW) is None


def test_a_price_of_this_very_moment_is_told() -> None:
    """A shop that has just begun has a history of no length."""
    verdict = judge([PricePoint(NOW, usd(5000))], NOW)
    assert verdict is not None
    assert (verdict.price, verdict.lowest_30, verdict.median_30, verdict.seen_days) == (
        usd(5000),
        usd(5000),
        usd(5000),
        0,
    )


def test_a_median_weighs_by_time() -> None:
    """One day at 10, nine at 20: 20. Half and half: the lower."""
    assert median(spans([point(10, 1000), point(9, 2000)], NOW)) == 2000
    assert median(spans([point(10, 2000), point(5, 1000)], NOW)) == 1000


async def test_the_history_is_that_of_the_price_that_is_shown(database: Database) -> None:
    """Of several variants the cheapest that can be had; another where it is named. New dates of a sale are a change."""
    await stock(
        database,
        a_product(
            "shoe", "Swift Shoe",
            variants=(a_variant("a", 9000), a_variant("b", 8000, stock=0, in_stock=False), a_variant("c", 8500)),
        ),
    )  # fmt: skip
    now = datetime.now(UTC)
    async with database.connection() as conn:
        for seconds, given in (
            (1, {"sale_price": Decimal(70)}),
            (2, {"sale_ends_at": now + timedelta(days=2)}),
        ):
            change = OfferChange(now + timedelta(seconds=seconds), product_id="shoe", variant_id="c", **given)  # type: ignore[arg-type]
            await change_offers(conn, [change], shop_currency="USD")
        shown, named = await price_history(conn, "shoe"), await price_history(conn, "shoe", "a")
        assert await price_history(conn, "shoe", "z") is None
    assert shown is not None
    assert named is not None
    assert (shown.variant_id, [one.sale_price for one in shown.points]) == ("c", [None, usd(7000), usd(7000)])
    assert shown.points[-1].sale_ends_at == now + timedelta(days=2)
    assert (named.variant_id, len(named.points)) == ("a", 1)
