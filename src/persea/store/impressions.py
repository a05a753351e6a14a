"""What was shown and why there: noted in memory, and written every few seconds, so that no answer waits for it.

Whose a list may be is settled when it is written: its shopper's, where they have agreed to personalisation and not taken
that back; else nobody's, and then it has the day alone, and no number of it is known anywhere else. What it does not do:
say what came of it (store/shown_results.py).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from prometheus_client import Counter
from psycopg.types.json import Jsonb

from persea.errors import DatabaseError, DatabaseUnavailable
from persea.store.database import Connection, Database
from persea.values.shopping import ScorePart

MOST_NOTED = 2_000  # lists that wait to be written; some 10 MB
_WRITTEN_AT_ONCE = 200  # lists of one transaction
_PRUNED_AT_ONCE = 10_000  # rows of one transaction

_WRITTEN = Counter(
    "persea_impressions_total", "Cards that were shown and logged, by whose they are", ["whose"]
)
_LOST = Counter("persea_impressions_lost_total", "Cards that were shown and could not be logged", ["why"])


@dataclass(frozen=True, slots=True)
class Versions:
    """Which models a score comes from."""

    interests: int | None = None
    """None: nothing is fitted."""
    weights: str = ""
    """Empty where no score chose the order."""


@dataclass(frozen=True, slots=True)
class ShownCard:
    id: UUID
    product: str
    position: int
    """From 1."""
    parts: tuple[ScorePart, ...] = ()
    ranked: int = 0
    """Where its score puts it; 0: where it stands."""
    propensity: float = 1.0


@dataclass(frozen=True, slots=True)
class ShownList:
    """The cards of one answer."""

    turn_id: str
    at: datetime
    surface: str
    cards: tuple[ShownCard, ...]
    shopper: UUID | None = None
    """None: nobody who has agreed to it."""
    versions: Versions = Versions()
    prompt_version: str = ""


class Impressions:
    """Notes what was shown; `flush` writes it down."""

    def __init__(self, most: int = MOST_NOTED) -> None:
        """With `most` 0 nothing is noted."""
        self._most = most
        self._noted: deque[ShownList] = deque()

    def note(self, shown: ShownList) -> None:
        """Where too many wait already, the oldest is lost, and counted."""
        if not shown.cards or not self._most:
            return
        if len(self._noted) >= self._most:
            _LOST.labels("full").inc(len(self._noted.popleft().cards))
        self._noted.append(shown)

    @property
    def is_on(self) -> bool:
        return self._most > 0

    def noted(self) -> list[ShownList]:
        """Those that are not written yet, the oldest first."""
        return list(self._noted)

    async def flush(self, database: Database) -> None:
        """Writes what was noted. Raises a DatabaseError: where the database is away, it is kept for later; what it
        refuses is lost, and counted."""
        while self._noted:
            batch = [self._noted.popleft() for _ in range(min(len(self._noted), _WRITTEN_AT_ONCE))]
            try:
                async with database.connection() as conn:
                    joined = [await keep_list(conn, shown) for shown in batch]
            except DatabaseUnavailable:
                self._put_back(batch)
                raise
            except DatabaseError:
                _LOST.labels("refused").inc(sum(len(shown.cards) for shown in batch))
                raise
            except BaseException:  # cancelled: nothing of it is in
                self._put_back(batch)
                raise
            for shown, is_joined in zip(batch, joined, strict=True):
                _WRITTEN.labels("a shopper's" if is_joined else "nobody's").inc(len(shown.cards))

    def give_up(self) -> None:
        """Counts as lost what could not be written, at the end."""
        _LOST.labels("ended").inc(sum(len(shown.cards) for shown in self._noted))
        self._noted.clear()

    def _put_back(self, batch: Sequence[ShownList]) -> None:
        self._noted.extendleft(reversed(batch))
        while len(self._noted) > self._most:
            _LOST.labels("full").inc(len(self._noted.popleft().cards))


async def keep_list(conn: Connection, shown: ShownList) -> bool:
    """Writes one list; whether it is its shopper's. To be called in a transaction."""
    columns = [list(column) for column in zip(*(_row(card) for card in shown.cards), strict=True)]
    cursor = await conn.execute(
        # Held until the end: whoever erases, signs in or takes consent back comes before, or after and sees it.
        "WITH whose AS MATERIALIZED (SELECT coalesce(merged_into, key) AS key FROM shopper"
        " WHERE key = %(shopper)s AND (withdrawn_at IS NULL OR (consented_at > withdrawn_at AND consented_at <= %(at)s))"
        " FOR SHARE),"
        " owner AS (SELECT (SELECT key FROM whose) AS key)"
        " INSERT INTO impression (id, turn_id, product, position, ranked, propensity, parts, surface, interests_version,"
        " weights_version, prompt_version, at, shopper_key)"
        " SELECT CASE WHEN owner.key IS NULL THEN gen_random_uuid() ELSE c.id END,"
        " CASE WHEN owner.key IS NULL THEN %(nobodys)s ELSE %(turn)s END, c.product, c.position, c.ranked, c.propensity,"
        " CASE WHEN owner.key IS NULL THEN c.bare ELSE c.parts END, %(surface)s, %(interests)s, %(weights)s, %(prompt)s,"
        " CASE WHEN owner.key IS NULL THEN date_trunc('day', %(at)s, 'UTC') ELSE %(at)s END, owner.key"
        " FROM owner, unnest(%(ids)s::uuid[], %(products)s::text[], %(positions)s::smallint[], %(ranked)s::smallint[],"
        " %(propensities)s::real[], %(parts)s::jsonb[], %(bare)s::jsonb[])"
        " AS c (id, product, position, ranked, propensity, parts, bare)"
        " ON CONFLICT (id) DO NOTHING"  # cut off after it was committed, and written again
        " RETURNING shopper_key IS NOT NULL",
        {
            "shopper": shown.shopper,
            "at": shown.at,
            "turn": shown.turn_id,
            "nobodys": str(uuid4()),
            "surface": shown.surface,
            "interests": shown.versions.interests,
            "weights": shown.versions.weights,
            "prompt": shown.prompt_version,
            **dict(zip(_COLUMNS, columns, strict=True)),
        },
    )
    row = await cursor.fetchone()
    return row is not None and bool(row[0])


_COLUMNS = ("ids", "products", "positions", "ranked", "propensities", "parts", "bare")


def _row(card: ShownCard) -> tuple[object, ...]:
    bare = [[part.name, part.amount] for part in card.parts]
    told = [[part.name, part.amount, *([part.why] if part.why else [])] for part in card.parts]
    return (
        *(card.id, card.product, card.position, card.ranked or card.position, card.propensity),
        *(Jsonb(told), Jsonb(bare)),
    )


# ---------------------------------------------------------------- consent, sign-in, and how long


async def let_go_of_impressions(conn: Connection, shopper: UUID) -> int:
    """As store/consent.py does with events: what was shown to them before they took their consent back is nobody's now."""
    cursor = await conn.execute(
        "WITH theirs AS (SELECT i.id, i.turn_id FROM impression AS i JOIN shopper AS s ON s.key = i.shopper_key"
        " WHERE s.key = %s AND s.withdrawn_at IS NOT NULL AND (i.at <= s.withdrawn_at"
        " OR NOT coalesce(s.consented_at > s.withdrawn_at AND i.at >= s.consented_at, false))),"
        " lists AS MATERIALIZED (SELECT turn_id, gen_random_uuid()::text AS nobodys FROM theirs GROUP BY turn_id)"
        " UPDATE impression AS i SET id = gen_random_uuid(), turn_id = lists.nobodys, shopper_key = NULL,"
        " at = date_trunc('day', i.at, 'UTC'), parts = (SELECT coalesce(jsonb_agg(jsonb_build_array(p.part->0, p.part->1)"
        " ORDER BY p.place), '[]') FROM jsonb_array_elements(i.parts) WITH ORDINALITY AS p (part, place))"
        " FROM theirs JOIN lists USING (turn_id) WHERE i.id = theirs.id",
        (shopper,),
    )
    return cursor.rowcount


async def give_impressions(conn: Connection, anonymous: UUID, shopper: UUID) -> None:
    """At sign-in."""
    await conn.execute("UPDATE impression SET shopper_key = %s WHERE shopper_key = %s", (shopper, anonymous))


async def forget_old_impressions(database: Database, *, older_than: timedelta) -> int:
    """Deletes what was shown longer ago; how many cards."""
    gone = 0
    while True:
        async with database.connection() as conn:
            cursor = await conn.execute(
                "DELETE FROM impression WHERE id IN (SELECT id FROM impression WHERE at < now() - %s::interval"
                " ORDER BY at LIMIT %s)",
                (older_than, _PRUNED_AT_ONCE),
            )
        gone += cursor.rowcount
        if cursor.rowcount < _PRUNED_AT_ONCE:
            return gone
