"""A measure that was asked for may be said to be missing, and no other figure."""

from __future__ import annotations

from persea.compose.evidence import Evidence
from persea.compose.lock import Lock


def test_a_measure_asked_for_may_be_said_to_be_missing() -> None:
    """In whatever unit it is written; a measure that nobody asked for may not, nor may it be said of a product."""
    lock = Lock(Evidence((), 0, "2 l bottle", "USD", False))
    assert lock.check("No record speaks of “2 litres”.") == ()
    assert lock.check("No record speaks of “3 litres”.") != ()
    assert lock.check("These bottles hold “2 litres”.") != ()
