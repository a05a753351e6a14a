"""Of a kind of goods that is named, what holds most of the words beside its name: people say more than a record does.

"A watch, analogue, for my convocation ceremony" asks for analogue watches; that no record speaks of a convocation is told.
"""

from __future__ import annotations

from dataclasses import replace

from persea.gather.ranked import Ranking
from persea.gather.search import Embed, search
from persea.gather.telling import unheard
from persea.gather.wording import Wording
from persea.store.database import Connection
from persea.values import Filters, Gathered, Intent, Kind, Outcome

_SHOWN = 6
_LOOKED_AT = 60
_SEVERAL = 3  # places: of a kind and one more word, that word is what was wanted


async def sift(
    conn: Connection, intent: Intent, wording: Wording, filters: Filters, *, embed: Embed, ranking: Ranking
) -> Gathered | None:
    """None where no kind is named, or nothing of it holds a word more."""
    if intent.kind is not Kind.FIND or not intent.goods or intent.thing or len(wording.places) < _SEVERAL:
        return None
    kind = tuple(place for place in wording.places if place[0].text in intent.goods.split())
    if not kind:
        return None
    found = await search(
        conn,
        replace(wording, places=kind),
        filters,
        embed=embed,
        k=_LOOKED_AT,
        goods=intent.goods,
        order=intent.order,
        exact_first=True,
        ranking=ranking,
    )
    records = [hit.record for hit in found.hits if hit.every_word]
    others = [replace(wording, places=(place,)) for place in wording.places if place not in kind]
    held = [sum(not unheard(other, [record]) for other in others) for record in records]
    most = max(held, default=0)
    if not most:
        return None
    chosen = tuple(record for record, count in zip(records, held, strict=True) if count == most)[:_SHOWN]
    return Gathered(Outcome.CLOSEST, chosen, unheard=unheard(wording, chosen))
