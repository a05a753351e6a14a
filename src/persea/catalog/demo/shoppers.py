"""Invented shoppers with hidden tastes. What they do with them is events.py.

Every shopper draws their own luck from the seed and their id, so that one more shopper changes no other. The
tastes are what a recommender has to find out: they are for judging one, never for teaching it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from persea.catalog.demo.goods import Goods, singular, tastes

YEAR = timedelta(days=365)

_EXPLORING = 0.13
"""Share of needs that have nothing to do with what a shopper likes."""
_UTC_OFFSETS_H = (-8, -8, -7, -6, -6, -6, -5, -5, -5, -5, -5, 0, 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Taste:
    """What somebody likes, for a time."""

    interests: tuple[str, ...]
    kinds: tuple[tuple[tuple[str, ...], float], ...]
    """(category path, share of the needs); the shares sum to 1 and the largest come first."""
    colours: tuple[str, ...]
    materials: tuple[str, ...]
    brands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shopper:
    id: str
    utc_offset_h: int
    """Of the shopper's clock, the whole year."""
    joined_at: datetime
    needs_a_year: float
    """How often something is looked for; each takes one or a few sessions."""
    taste: Taste
    budget: float
    """From -1, the cheapest of a kind, to 1, the dearest."""
    price_matters: float
    fit: str
    """"men's" or "women's"."""
    households: tuple[str, ...]
    gift_share: float
    """Of needs that are somebody else's; in November and December three times as many."""
    searching: float
    """Share of sessions that begin with words instead of a list."""
    decided: float
    """How readily a shopper buys; 1 is usual."""
    later_taste: Taste | None = None
    changes_at: datetime | None = None

    def taste_at(self, moment: datetime) -> Taste:
        if self.later_taste is None or self.changes_at is None or moment < self.changes_at:
            return self.taste
        return self.later_taste


def demo_shoppers(goods: Goods, *, until: datetime, seed: int = 1, count: int = 2000) -> list[Shopper]:
    """The shoppers of the year that ends at `until`."""
    return [_shopper(f"shopper-{number:04d}", goods, seed, until) for number in range(1, count + 1)]


def _shopper(shopper_id: str, goods: Goods, seed: int, until: datetime) -> Shopper:
    rng = Random(f"{seed} {shopper_id}")  # noqa: S311 - people to be met again, not a secret
    households = tuple(name for name, share in tastes().households.items() if rng.random() < share)
    joined = until - YEAR
    if rng.random() < 0.3:
        joined += timedelta(days=rng.uniform(0, 300))
    first = _taste(goods, households, rng)
    changes = rng.random() < 0.12
    return Shopper(
        id=shopper_id,
        utc_offset_h=rng.choice(_UTC_OFFSETS_H),
        joined_at=joined,
        needs_a_year=min(max(rng.lognormvariate(2.1, 0.75), 2.0), 60.0),
        taste=first,
        budget=min(max(rng.gauss(0.0, 0.55), -1.0), 1.0),
        price_matters=rng.uniform(0.4, 1.6),
        fit=rng.choice(("men's", "women's")),
        households=households,
        gift_share=rng.choice((0.0, 0.03, 0.06, 0.15)),
        searching=rng.betavariate(2, 2.5),
        decided=rng.lognormvariate(0, 0.35),
        later_taste=_taste(goods, households, rng) if changes else None,
        changes_at=until - timedelta(days=rng.uniform(90, 250)) if changes else None,
    )


def _taste(goods: Goods, households: Sequence[str], rng: Random) -> Taste:
    open_to = [name for name in tastes().interests if name not in tastes().households or name in households]
    matches = {name: _kinds_of(goods, name) for name in open_to}
    sold = [name for name in open_to if matches[name]]
    interests = rng.sample(sold, min(len(sold), rng.choice((1, 2, 2, 3))))
    weights: dict[int, float] = {}
    for interest in interests:
        found = matches[interest]
        share = rng.uniform(0.5, 1.5)
        drawn = {kind: words * rng.gammavariate(0.8, 1) for kind, words in found.items()}
        total = sum(drawn.values())
        for kind, weight in drawn.items():
            weights[kind] = weights.get(kind, 0.0) + share * weight / total
    total = sum(weights.values())
    shares = {kind: (1 - _EXPLORING) * weight / total for kind, weight in weights.items()}
    for kind in range(len(goods.kinds)):
        shares[kind] = shares.get(kind, 0.0) + _EXPLORING / len(goods.kinds)
    favourite = [kind for kind, _ in sorted(weights.items(), key=lambda pair: -pair[1])[:6]]
    brands = [goods.brands[goods.brand_of[row]] for kind in favourite for row in goods.members[kind]]
    return Taste(
        interests=tuple(interests),
        kinds=tuple((goods.kinds[k], s) for k, s in sorted(shares.items(), key=lambda pair: -pair[1])),
        colours=tuple(rng.sample(sorted(goods.colours), min(3, len(goods.colours)))),
        materials=tuple(rng.sample(sorted(goods.materials), min(4, len(goods.materials)))),
        brands=tuple(dict.fromkeys(rng.choice(brands) for _ in range(3))) if brands else (),
    )


def _kinds_of(goods: Goods, interest: str) -> dict[int, int]:
    """Kinds that share words with an interest, and how many; those of a household are its own."""
    wanted = _words_of(interest)
    apart: set[str] = set()
    if interest not in tastes().households:
        apart = set().union(*(_words_of(household) for household in tastes().households))
    return {
        kind: len(found)
        for kind, words in enumerate(goods.words)
        if (found := words & wanted) and not words & apart
    }


def _words_of(interest: str) -> set[str]:
    return {singular(word) for word in tastes().interests[interest]}
