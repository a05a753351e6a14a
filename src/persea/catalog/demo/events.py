"""A year of what invented shoppers do in the demo shop, as events of Segment's e-commerce spec, version 2.

    visits_of -> Walk (one shopper: taste, cart, what was bought) -> events in the order of time

Each event is made when its moment comes, so that nothing waits in memory but the visits and the shoppers'
states. What a shopper clicks and buys follows from their taste, from where a product stood in the list, and
from how well it is known; the weights stand in appeal.py and walk.py. Stores nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

from persea.catalog.demo.goods import Goods
from persea.catalog.demo.shoppers import Shopper
from persea.catalog.demo.visits import Visit, visits_of
from persea.catalog.demo.walk import Happened, Walk

_BETWEEN_VISITS = timedelta(minutes=40)


@dataclass(frozen=True, slots=True)
class DemoEvent:
    """One call of the spec: "track" with an event's name, or "identify", which joins an anonymous id to a user."""

    message_id: str
    at: datetime
    user_id: str | None
    """None until the shopper has said who they are on this device."""
    anonymous_id: str
    happened: Happened

    def line(self) -> str:
        """One line of JSON, without the line's end."""
        moment = self.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        row: dict[str, object] = {"type": "track", "event": self.happened.name}
        if self.happened.name == "identify":
            row = {"type": "identify"}
        row["messageId"] = self.message_id
        if self.user_id:
            row["userId"] = self.user_id
        row |= {"anonymousId": self.anonymous_id, "timestamp": moment}
        row["traits" if self.happened.name == "identify" else "properties"] = self.happened.properties
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def demo_events(
    goods: Goods, shoppers: Sequence[Shopper], *, until: datetime, seed: int = 1
) -> Iterator[DemoEvent]:
    """All events of the year that ends at `until`, in the order of time."""
    queue = [
        (visit.starts_at, place, visit)
        for place, shopper in enumerate(shoppers)
        for visit in visits_of(shopper, goods, until=until, seed=seed)
    ]
    queue.sort(key=lambda entry: entry[:2])
    walks: dict[int, Walk] = {}
    free_at: dict[int, datetime] = {}
    waiting: list[tuple[datetime, str, DemoEvent]] = []
    for starts_at, place, visit in queue:
        while waiting and waiting[0][0] < starts_at:
            yield heappop(waiting)[2]
        if place not in walks:
            walks[place] = Walk(shoppers[place], goods, seed)
        begins = max(starts_at, free_at.get(place, starts_at))
        for event in _events(walks[place], visit, begins):
            free_at[place] = event.at + _BETWEEN_VISITS
            if event.at < until:
                heappush(waiting, (event.at, event.message_id, event))
    while waiting:
        yield heappop(waiting)[2]


def _events(walk: Walk, visit: Visit, begins: datetime) -> Iterator[DemoEvent]:
    for number, happened in enumerate(walk.visit(visit, begins), 1):
        known = walk.shopper.id if happened.signed_in else None
        yield DemoEvent(
            message_id=f"{walk.shopper.id}-{visit.number:03d}-{number:03d}",
            at=happened.at,
            user_id=known,
            anonymous_id=happened.device,
            happened=happened,
        )
