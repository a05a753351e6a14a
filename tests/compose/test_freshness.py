"""What is said of offers that the shop has not confirmed for long."""

from __future__ import annotations

from datetime import UTC, datetime

from persea.compose.freshness import freshness
from persea.values import Money, Record

NOW = datetime(2026, 11, 20, 13, tzinfo=UTC)


def a_record(title: str, day: int | None, *, stale: bool) -> Record:
    as_of = None if day is None else datetime(2026, 11, day, 12, tzinfo=UTC)
    return Record(title.lower(), title, f"/{title}", Money(1000, "USD"), None, True, as_of, stale=stale)


def test_nothing_is_said_of_fresh_offers() -> None:
    """Nor of none, nor of what has no offer."""
    assert freshness([], NOW) == ""
    assert freshness([a_record("Mug", 3, stale=False), a_record("Book", None, stale=False)], NOW) == ""


def test_the_days_are_named_and_the_products_where_only_some_are_old() -> None:
    """All old: one day or from the first to the last; some: whose."""
    mug, boot, hat = (
        a_record("Mug", 3, stale=True),
        a_record("Boot", 5, stale=True),
        a_record("Hat", 20, stale=False),
    )
    assert (
        freshness([mug], NOW) == "Prices and stock here are from 3 November 2026 and may have changed since."
    )
    assert (
        freshness([boot, mug], NOW)
        == "Prices and stock here are from 3 November 2026 to 5 November 2026 and may have changed since."
    )
    assert (
        freshness([hat, mug], NOW)
        == "Price and stock of **Mug** are from 3 November 2026 and may have changed since."
    )


def test_what_is_old_after_hours_is_told_by_the_hour() -> None:
    """Where the limit is shorter than a day, the day alone would say nothing."""
    lamp = a_record("Lamp", 20, stale=True)
    said = "Prices and stock here are from 12:00 UTC on 20 November 2026 and may have changed since."
    assert freshness([lamp], NOW) == said


def test_it_is_told_at_length_once_in_a_conversation() -> None:
    """After that shortly, the day with it, and in other words each time."""
    mug = a_record("Mug", 3, stale=True)
    said = [freshness([mug], NOW)]
    for number in range(4):
        said.append(freshness([mug], NOW, str(number), said))
    assert len(set(said)) == 5
    assert all("3 November 2026" in text for text in said)
    assert not any("may have changed" in text for text in said[1:])
