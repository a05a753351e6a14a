"""Ranks what a search has found: features of each product out of short rows and the shopper's taste, then the score.

    Ranker (a shop's)  --of a turn-->  Ranking  --over what was found-->  Scored

A shopper's history counts only where they have agreed to personalisation and the turn is not private. What it does
not do: search, or change what is found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import sqrt
from types import MappingProxyType
from uuid import UUID

from persea.gather.placing import NO_PLACEMENT, Placement, goods_of
from persea.gather.retrieve import Found
from persea.interests.model import InterestModel
from persea.interests.taste import Taste, Tastes
from persea.interests.told import causes, why_it_moved
from persea.language.plain import singular, words
from persea.ranking.placement import Placed, place
from persea.ranking.score import Candidate, Pool, rank
from persea.ranking.weights import DEFAULTS, INTEREST, Weights
from persea.store.database import Connection
from persea.store.impressions import Versions
from persea.store.interest_decisions import Decision
from persea.store.interest_facts import things_named
from persea.store.liked import products_liked
from persea.values import Filters, Memory, Turn
from persea.values.shopping import Scored

DEPTH = 60
"""Products of a pool: what stands further down is so much less relevant that no other part would lift it."""
_BROAD = 4.0  # times: a range of prices wider than that says nothing of where in it


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """What one turn ranks by."""

    weights: Weights = DEFAULTS
    mean_rating: float | None = None
    """Of the shop's rated products."""
    taste: Taste | None = None
    popular: InterestModel | None = None
    """Tells how much all shoppers had to do with a product."""
    placement: Placement = NO_PLACEMENT
    with_sponsors: bool = True
    """Whether what somebody pays for may stand further up."""
    explore: float = 0.0
    """The share of lists in which neighbours may change places (ranking/explore.py)."""


IMPERSONAL = Ranking()
"""By what the catalogue says alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """What a shop ranks by."""

    weights: Weights = DEFAULTS
    mean_rating: float | None = None
    tastes: Tastes | None = None
    placement: Placement = NO_PLACEMENT
    explore: float = 0.0

    @property
    def versions(self) -> Versions:
        """Of what it ranks by at this moment."""
        return Versions(self.tastes.version_at_hand if self.tastes else None, self.weights.version)

    def supposing(self, decision: Decision) -> Ranker:
        """As if `decision` were made; where each stands is not tried out."""
        tastes = None if self.tastes is None else self.tastes.supposing(decision)
        return replace(self, tastes=tastes, explore=0.0)

    @property
    def impersonal(self) -> Ranking:
        """For nobody in particular."""
        return Ranking(self.weights, self.mean_rating, placement=self.placement)

    async def of(self, turn: Turn) -> Ranking:
        """With interests where the shopper has agreed to them, and something is known."""
        ranking = replace(await self.of_nobody(), with_sponsors=turn.sponsored)
        knows = turn.memory is Memory.ON and turn.shopper_id is not None and not turn.private
        if self.tastes is None or turn.shopper_id is None or not knows:
            return ranking
        taste = await self.tastes.of(UUID(turn.shopper_id))
        popular = taste.model if taste else ranking.popular
        # Of other lists nobody learns what came of them.
        return replace(ranking, taste=taste, popular=popular, explore=self.explore)

    async def of_nobody(self) -> Ranking:
        """Without interests, and without sponsors, as whoever asks so shows no marks."""
        popular = None if self.tastes is None else await self.tastes.model_at_hand()
        return Ranking(
            self.weights, self.mean_rating, popular=popular, placement=self.placement, with_sponsors=False
        )


async def ranked(
    conn: Connection,
    found: Sequence[Found],
    ranking: Ranking,
    count: int,
    filters: Filters,
    *,
    asked: str = "",
    likes: Sequence[str] = (),
    exact_first: bool = True,
) -> list[Placed]:
    """The best `count` of what was found, with its facts, for the request `asked`; those that a shopper's history has
    moved up say why. The shop's rules and its sponsors have had their say."""
    now = datetime.now(UTC)
    rules, goods = ranking.placement.rules_now(asked, now), goods_of(found)
    shown, count = count, max(count, len(found)) if rules.moves else count
    liked = await products_liked(conn, [one.id for one in found], likes) if likes else set()
    pushed = {id: rules.push(one) for id, one in goods.items()} if rules.rules else {}
    candidates = candidates_of(found, ranking, filters, liked, pushed, asked=asked, exact_first=exact_first)
    said = frozenset(words(asked))
    brands = (one.brand.lower() for one in candidates if one.brand and said.issuperset(words(one.brand)))
    pool = Pool(ranking.mean_rating, frozenset((*brands, *(brand.lower() for brand in filters.brands))))
    scored = rank(candidates, ranking.weights, count, pool)
    fitting = {one.id for one in candidates if one.every_word}

    def placed(scored: Sequence[Scored]) -> list[Placed]:
        return place(
            scored, goods, rules, shown, fits=fitting.__contains__, with_sponsors=ranking.with_sponsors
        )

    if ranking.taste is None:
        return placed(scored)
    impersonal = [replace(one, interest=0.0) for one in candidates]
    moved = moved_up(scored, rank(impersonal, ranking.weights, count, pool))
    whys = await _whys(conn, ranking.taste, moved, now) if moved else {}
    return placed([_saying(one, whys.get(one.product_id, "")) for one in scored])


def candidates_of(
    found: Sequence[Found],
    ranking: Ranking,
    filters: Filters,
    liked: Collection[str] = (),
    pushed: Mapping[str, tuple[float, str]] = MappingProxyType({}),
    *,
    asked: str = "",
    exact_first: bool = True,
) -> list[Candidate]:
    """Without anything `asked` for in words, nothing is more or less relevant. `pushed` is what the shop's rules say of
    a product, -1 to 1, and which of them do."""
    taste, popular = ranking.taste, ranking.popular
    history = taste.amounts([one.id for one in found]) if taste else {}
    middle = middle_price(filters)
    candidates = []
    for one in found:
        facts = one.facts
        assert facts is not None, "a ranking asks for facts"
        row = None if popular is None else popular.products.row(one.id)
        usual = middle
        if usual is None and taste is not None:
            usual = taste.usual_minor.get((facts.category or "").lower())
        push, by_rules = pushed.get(one.id, (0.0, ""))
        candidates.append(
            Candidate(
                one.id,
                every_word=one.every_word or not exact_first,
                relevance=one.score if asked else None,
                interest=history.get(one.id, 0.0),
                likes=one.id in liked,
                price_minor=facts.price_minor,
                usual_minor=usual,
                usual_is_theirs=middle is None,
                rating=facts.rating,
                rating_count=facts.rating_count,
                events=0.0 if popular is None or row is None else float(popular.popularity[row]),
                age_days=facts.age_days,
                in_stock=facts.in_stock,
                words=frozenset(singular(word) for word in words(facts.title)),
                brand=facts.brand or "",
                merchandising=push,
                merchandising_why=f"the shop's own wish: {by_rules}" if by_rules else "",
            )
        )
    return candidates


def middle_price(filters: Filters) -> float | None:
    """Of a range that was asked for ("around $50"), in minor units, by the logarithm; None where it is open or broad."""
    if filters.min_price is None or filters.max_price is None:
        return None
    low, high = filters.min_price.amount_minor, filters.max_price.amount_minor
    return sqrt(low * high) if 0 < low <= high <= _BROAD * low else None


def moved_up(with_history: Sequence[Scored], without: Sequence[Scored]) -> list[str]:
    """The products that a shopper's history has brought further up, or into the list."""
    before = {one.product_id: at for at, one in enumerate(without)}
    return [
        one.product_id
        for at, one in enumerate(with_history)
        if at < before.get(one.product_id, len(without)) and any(part.name == INTEREST for part in one.parts)
    ]


async def _whys(conn: Connection, taste: Taste, products: Sequence[str], now: datetime) -> dict[str, str]:
    spoken = taste.spoken_for(products)
    about = {id for one in spoken.values() for id in causes(one, taste.history)}
    things = await things_named(conn, about | set(products))
    return {
        product: why_it_moved(one, taste.shown(product), taste.history, things[product], things, now)
        for product, one in spoken.items()
        if product in things
    }


def _saying(scored: Scored, why: str) -> Scored:
    """With `why` as that of its interest part; what was preferred in so many words keeps its own."""
    parts = tuple(
        replace(part, why=part.why or why) if part.name == INTEREST else part for part in scored.parts
    )
    return replace(scored, parts=parts)


BY_CATALOGUE = Ranker()
"""Knows of nobody."""
