"""What the model of a shop is fitted on: the events of persons who agreed to it, in the order of time."""

from __future__ import annotations

from persea.interests.events import EventTable
from persea.interests.history import weight_of
from persea.store.database import Connection
from persea.store.event_history import persons_events


async def read_shop_events(conn: Connection) -> EventTable:
    """Of kinds that count and products that are known. To be called in a transaction."""
    shoppers: list[str] = []
    products: list[str] = []
    times: list[float] = []
    weights: list[float] = []
    kinds: list[str] = []
    async for one in persons_events(conn):
        happened = one.happened
        weight = weight_of(happened)
        if happened.product_id is not None and weight > 0:
            shoppers.append(str(one.shopper))
            products.append(happened.product_id)
            times.append(happened.at.timestamp())
            weights.append(weight)
            kinds.append(happened.kind)
    return EventTable.of(shoppers, products, times, weights, kinds)


def says_something(events: EventTable) -> bool:
    """Whether anybody had to do with two products: else nothing is known of what goes together."""
    first = events.product[events.shopper_starts()[:-1]]
    return bool((events.product != first[events.shopper]).any()) if len(events) else False
