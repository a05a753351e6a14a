"""Token buckets: how much, how fast, and in how much memory."""

from __future__ import annotations

import pytest

from persea.errors import TooManyRequests
from persea.identity.limits import Buckets, Rate

SLOW = Rate(per_minute=6, burst=2)  # one in ten seconds


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    """Two at once, then one in ten seconds; how long to wait is said in whole seconds, rounded up."""
    clock = Clock()
    buckets = Buckets(clock=clock)
    buckets.take("questions", "a", SLOW)
    buckets.take("questions", "a", SLOW)
    with pytest.raises(TooManyRequests) as refused:
        buckets.take("questions", "a", SLOW)
    assert refused.value.retry_after_s == 10
    clock.now_s += 9.5
    with pytest.raises(TooManyRequests) as refused:
        buckets.take("questions", "a", SLOW)
    assert refused.value.retry_after_s == 1
    clock.now_s += 0.5
    buckets.take("questions", "a", SLOW)
    assert str(refused.value) == "Too many questions in a short time. Ask again in 1 s"


def test_a_long_rest_fills_no_more_than_the_burst() -> None:
    """After a day there are two again, not 8,640."""
    clock = Clock()
    buckets = Buckets(clock=clock)
    for _ in range(2):
        buckets.take("questions", "a", SLOW)
    clock.now_s += 86_400
    for _ in range(2):
        buckets.take("questions", "a", SLOW)
    with pytest.raises(TooManyRequests):
        buckets.take("questions", "a", SLOW)


def test_names_and_kinds_are_counted_apart() -> None:
    """Neither another's questions nor one's own other requests use one's bucket up."""
    buckets = Buckets(clock=Clock())
    for _ in range(2):
        buckets.take("questions", "a", SLOW)
    buckets.take("questions", "b", SLOW)
    buckets.take("requests", "a", SLOW)


def test_looking_takes_nothing() -> None:
    """`check` refuses where `take` would, and costs nothing before that."""
    buckets = Buckets(clock=Clock())
    for _ in range(5):
        buckets.check("wrong keys", "a", SLOW)
    for _ in range(2):
        buckets.take("wrong keys", "a", SLOW)
    with pytest.raises(TooManyRequests):
        buckets.check("wrong keys", "a", SLOW)


def test_a_flood_of_names_stays_in_bounded_memory() -> None:
    """With a hundred places, a thousand names leave a hundred buckets: those that asked last."""
    buckets = Buckets(most=100, clock=Clock())
    for number in range(1_000):
        buckets.take("requests", f"name {number}", Rate(per_minute=6, burst=1))
    assert len(buckets) == 100
    with pytest.raises(TooManyRequests):
        buckets.take("requests", "name 999", Rate(per_minute=6, burst=1))
    buckets.take("requests", "name 0", Rate(per_minute=6, burst=1))
    assert len(buckets) == 100
