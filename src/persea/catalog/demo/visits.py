"""When a shopper comes, and for what: the sessions of a year, before anything is looked at.

A need (a kind of thing, for oneself or as a gift) takes one to four sessions within some days. Sessions follow
the shopper's own clock: few at night, most in the evening, more on Sundays and before Christmas, each kind in
its season. Knows kinds and no products.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from persea.catalog.demo.goods import Goods
from persea.catalog.demo.shoppers import YEAR, Shopper

_MONTHS = (0.95, 0.85, 0.9, 0.9, 0.95, 0.9, 0.85, 0.9, 1.0, 1.05, 1.45, 1.35)
_WEEKDAYS = (1.05, 1.0, 0.95, 0.95, 0.85, 0.95, 1.25)
"""Monday to Sunday."""
_HOURS = (
    *(0.25, 0.12, 0.06, 0.04, 0.05, 0.12, 0.35, 0.6, 0.8, 0.9, 1.0, 1.05),
    *(1.2, 1.1, 0.95, 0.95, 1.0, 1.15, 1.3, 1.6, 1.9, 1.9, 1.3, 0.6),
)
_GIFT_MONTHS = (11, 12)
_OUT_OF_SEASON = 0.25
"""Share of needs that do not wait for their season."""


@dataclass(frozen=True, slots=True)
class Visit:
    starts_at: datetime
    """UTC."""
    number: int
    """Counts the shopper's visits, from 1, in the order of time."""
    kind: int
    gift: bool
    last: bool
    """Of its need: whoever has compared enough decides now."""
    again: bool
    """The need had a visit before."""


def visits_of(shopper: Shopper, goods: Goods, *, until: datetime, seed: int) -> list[Visit]:
    """In the order of time, all between `until` less a year and `until`."""
    rng = Random(f"{seed} {shopper.id} visits")  # noqa: S311 - a year to be lived again, not a secret
    kind_rows = {path: row for row, path in enumerate(goods.kinds)}
    planned: list[tuple[datetime, int, bool, bool, bool]] = []
    had: dict[int, int] = {}
    for begins in _beginnings(shopper, until, rng):
        gift_share = shopper.gift_share * (3 if begins.month in _GIFT_MONTHS else 1)
        gift = rng.random() < gift_share
        paths, weights = zip(*shopper.taste_at(begins).kinds, strict=True)
        rows = [kind_rows[path] for path in paths]
        month = begins.month - 1
        if gift:  # what somebody else likes
            rng.shuffle(rows)
        wanted = [
            weight * goods.months[row, month] * (1.0 if goods.consumable[row] else 0.55 ** had.get(row, 0))
            for row, weight in zip(rows, weights, strict=True)
        ]
        kind = rng.choices(rows, wanted)[0]
        if rng.random() >= _OUT_OF_SEASON + goods.months[kind, month]:
            continue  # it can wait
        had[kind] = had.get(kind, 0) + 1
        length = rng.choices((1, 2, 3, 4), (50, 28, 15, 7))[0]
        moments = _moments(begins, length, shopper, rng)
        for place, moment in enumerate(moments):
            planned.append((moment, kind, gift, place == length - 1, place > 0))
    planned.sort()
    within = [visit for visit in planned if until - YEAR <= visit[0] < until]
    return [
        Visit(at, number, kind, gift, last, again)
        for number, (at, kind, gift, last, again) in enumerate(within, 1)
    ]


def _beginnings(shopper: Shopper, until: datetime, rng: Random) -> Iterator[datetime]:
    """Days on which something starts to be wanted, each at a moment the shopper is awake."""
    start = max(until - YEAR, shopper.joined_at)
    days = [start + timedelta(days=day) for day in range((until - start).days)]
    weights = list(accumulate(_MONTHS[day.month - 1] * _WEEKDAYS[day.weekday()] for day in days))
    expected = shopper.needs_a_year * len(days) / YEAR.days
    count = max(1, round(rng.gauss(expected, expected**0.5)))
    for day in sorted(rng.choices(days, cum_weights=weights, k=count)):
        yield _awake(day, shopper, rng)


def _moments(begins: datetime, length: int, shopper: Shopper, rng: Random) -> list[datetime]:
    moments = [begins]
    for _ in range(length - 1):
        day = moments[-1] + timedelta(days=1 + min(rng.expovariate(0.5), 9))
        moments.append(_awake(day, shopper, rng))
    return moments


def _awake(day: datetime, shopper: Shopper, rng: Random) -> datetime:
    """A moment of the shopper's own `day`, in UTC."""
    hour = rng.choices(range(24), _HOURS)[0]
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    local = timedelta(hours=hour, minutes=rng.randrange(60), seconds=rng.randrange(60))
    return midnight + local - timedelta(hours=shopper.utc_offset_h)
