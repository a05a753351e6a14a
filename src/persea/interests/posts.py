"""What the shop's newest posts show: a reason for products that nobody has turned to yet, and for shoppers who are new.

    shown(u, j) = the largest over recent posts p that show j of    w(u, p) 2^(-age of p / 14 days)

w is 0.4 where the shopper follows the author of p, else 0.05: following somebody is said, that a post exists is not.
The largest and not the sum, so that who posts most does not come first. Only follows that the shopper has not disowned
count. How much posts should weigh was measured by nobody (docs/interests.md).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from persea.interests.facets import Facet, facets_of
from persea.interests.obeyed import corrected
from persea.interests.portrait import Portrait
from persea.interests.profile import Shown
from persea.store.database import Connection
from persea.store.events import EventKind
from persea.store.interest_decisions import Decision, decisions_supposed
from persea.store.interest_facts import newest_deeds
from persea.store.posts import Showing, showings

_HALF_LIFE = timedelta(days=14)
_RECENT = timedelta(days=60)  # where a twentieth is left
_MOST_POSTS = 200
_MOST_FOLLOWS = 500
FOLLOWED, UNFOLLOWED = 0.4, 0.05
"""Beside 0.8 for the content of a product that is just like the one viewed last."""
OF_TREND = 0.25
"""What a post of this moment is worth in what is trending, as a share of what was asked for most."""


async def recent_showings(conn: Connection, now: datetime) -> list[Showing]:
    """The newest first."""
    return await showings(conn, since=now - _RECENT, until=now, posts=_MOST_POSTS)


def shown_to(recent: Sequence[Showing], followed: Collection[str], now: datetime) -> tuple[Shown, ...]:
    """Each product once, by the post that says most for it; `followed` in lower case."""
    best: dict[str, Shown] = {}
    for one in recent:
        is_followed = one.author.strip().casefold() in followed
        fresh = 0.5 ** ((now - one.at) / _HALF_LIFE)
        amount = (FOLLOWED if is_followed else UNFOLLOWED) * fresh
        if one.product not in best or amount > best[one.product].amount:
            best[one.product] = Shown(
                one.product, amount, one.post, one.author, one.title, one.at, is_followed
            )
    return tuple(best.values())


def shown_in_trends(recent: Sequence[Showing], most: float, now: datetime) -> tuple[Shown, ...]:
    """To everybody alike, beside products of which the first weighs `most`; without any, as beside one view."""
    unit = OF_TREND * (most or 1.0) / UNFOLLOWED
    return tuple(replace(one, amount=one.amount * unit) for one in shown_to(recent, (), now))


async def creators_followed(
    conn: Connection, shopper: UUID, now: datetime, *, supposed: Decision | None = None
) -> set[str]:
    """In lower case: whose last word was a follow that was not taken back, muted or deleted."""
    deeds = await newest_deeds(conn, shopper, (EventKind.FOLLOW,), limit=_MOST_FOLLOWS)
    if not deeds:
        return set()
    decisions = await decisions_supposed(conn, shopper, supposed)
    times = corrected(deeds, {}, decisions, Portrait(now))
    gone = {deed.id for deed, counts in zip(deeds, times, strict=True) if counts == 0}
    last: dict[str, bool] = {}
    for deed in deeds:  # the newest first
        for facet, value, *_ in facets_of(deed, {}):
            if facet is Facet.CREATOR:
                last.setdefault(value.strip().casefold(), deed.value != 0 and deed.id not in gone)
    return {creator for creator, counts in last.items() if counts and creator}
