"""The shop's rules as a turn meets them: what is hidden now, and what of a ranked list is moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from persea.gather.retrieve import Found
from persea.language.inflection import folded
from persea.language.plain import words
from persea.ranking.rules import Goods, Rules, Which
from persea.store.database import Connection
from persea.store.placement import products_of

_NONE = Rules()


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """The rules of a shop, and which products those that hide are about."""

    rules: Rules = _NONE
    hidden: tuple[tuple[Which, frozenset[str]], ...] = ()

    def hidden_now(self, now: datetime | None = None) -> tuple[str, ...]:
        """The products that no list may show at this moment, in their own order."""
        at = now or datetime.now(UTC)
        held = (ids for which, ids in self.hidden if which.is_now(at))
        return tuple(sorted(frozenset[str]().union(*held)))

    def rules_now(self, asked: str, now: datetime) -> Rules:
        """Those in force for a request in these words."""
        said = {folded(word) for word in words(asked)}
        return self.rules.now(now, lambda text: said.issuperset(map(folded, words(text))))


NO_PLACEMENT = Placement()


async def placement_of(conn: Connection, rules: Rules) -> Placement:
    """To be read again when the rules or the catalogue have changed."""
    hidden = [
        (
            which,
            await products_of(
                conn, ids=which.products, brands=which.brands, categories=which.categories, tags=which.tags
            ),
        )
        for which in rules.hiding
    ]
    return Placement(rules, tuple(hidden))


def goods_of(found: Sequence[Found]) -> Mapping[str, Goods]:
    """What rules may speak of, of each product; with facts."""
    goods = {}
    for one in found:
        assert one.facts is not None, "a ranking asks for facts"
        goods[one.id] = Goods(one.id, one.facts.brand or "", one.facts.categories, one.facts.tags)
    return goods
