"""What the shop's recommendations say where a request is for more than its words: what is like a product, what goes with one,
and what to look at where nothing in particular was asked for.

Of the shopper only where they have agreed to be known, and never where it is for somebody else.
"""

from __future__ import annotations

from itertools import zip_longest
from uuid import UUID

from persea.errors import ModelFileUnreadable
from persea.interests.recommend import Recommender
from persea.values import Intent, Kind, Memory, Turn

_MANY = 48
_SEEDS = 3


async def advised(intent: Intent, recommender: Recommender | None, turn: Turn) -> tuple[str, ...]:
    """Products, the best first; none where nothing is known of the matter, or `intent` asks for words to be found."""
    if recommender is None:
        return ()
    is_known = turn.memory is Memory.ON and not turn.private and not intent.recipient
    shopper = UUID(turn.shopper_id) if is_known and turn.shopper_id else None
    try:
        if intent.is_open:
            if intent.text:
                return ()
            chosen = await recommender.for_you(shopper, _MANY, intent.filters, explained=False)
            return tuple(one.product for one in chosen.items if one.score > 0)
        if intent.kind not in (Kind.SIMILAR, Kind.GOES_WITH):
            return ()
        ask = recommender.similar if intent.kind is Kind.SIMILAR else recommender.goes_with
        lists = [await ask(id, shopper, _MANY, intent.filters) for id in intent.subject_ids[:_SEEDS]]
    except ModelFileUnreadable:
        return ()  # the texts of the products stand in
    told = [[one.product for one in found.items] for found in lists if found is not None]
    return tuple(dict.fromkeys(id for row in zip_longest(*told) for id in row if id is not None))
