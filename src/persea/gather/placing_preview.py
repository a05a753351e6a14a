"""What rules would change: the list of a request as it is, and as it would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from persea.gather.lexicon import Lexicon
from persea.gather.placing import placement_of
from persea.gather.ranked import Ranking
from persea.gather.search import Embed, search
from persea.gather.worded import reword
from persea.ranking.rules import Rules
from persea.store.database import Connection
from persea.values import Filters, Record

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Preview:
    """The first of the list, best first."""

    before: tuple[Record, ...]
    after: tuple[Record, ...]


async def preview(
    conn: Connection, text: str, rules: Rules, ranking: Ranking, *, embed: Embed, lexicon: Lexicon
) -> Preview:
    """For the request `text`, by `ranking` with its own rules, and with `rules` in their place."""
    wording = await reword(conn, text, lexicon)

    async def shown(by: Ranking) -> Sequence[Record]:
        found = await search(conn, wording, Filters(), embed=embed, k=SHOWN, exact_first=True, ranking=by)
        return [hit.record for hit in found.hits]

    after = replace(ranking, placement=await placement_of(conn, rules))
    return Preview(tuple(await shown(ranking)), tuple(await shown(after)))
