"""Whether what conversations expect exists: products, categories, attributes, options, and sets within their budget."""

from __future__ import annotations

from collections.abc import Iterator

from shopping.catalogue import Catalogue, Goods, meeting, unmet
from shopping.talks import SetWanted, Talk, parts_of


def doubts(talk: Talk, catalogue: Catalogue) -> Iterator[str]:
    """What of it cannot be, in a line each."""
    known = {level.casefold() for goods in catalogue.values() for level in goods.category}
    for like in talk.likes:
        yield from _unknown([like.told[1]], catalogue, "likes")
    for place, turn in enumerate(talk.turns, 1):
        where = f"turn {place}"
        yield from _unknown([turn.on_page] if turn.on_page else [], catalogue, f"{where}, on_page")
        for check in turn.expect:
            yield from _unknown(
                [ref for ref in check.refs if parts_of(ref) is None], catalogue, f"{where}, {check.kind}"
            )
            for condition in check.conditions:
                for name in (*(condition.category or ()), *(condition.not_category or ())):
                    if name.casefold().rpartition(" > ")[2] not in known:
                        yield f"{where}, {check.kind}: there is no category {name!r}"
                yield from _unknown(condition.ids or (), catalogue, f"{where}, {check.kind}")
                if all(unmet(goods, condition) for goods in catalogue.values()):
                    yield f"{where}, {check.kind}: no product meets {condition.model_dump(exclude_none=True)}"
            if check.set and (why := _impossible(check.set, catalogue)):
                yield f"{where}, set: {why}"


def _unknown(ids: list[str] | tuple[str, ...], catalogue: Catalogue, where: str) -> Iterator[str]:
    yield from (f"{where}: there is no product {one!r}" for one in ids if one not in catalogue)


def _impossible(wanted: SetWanted, catalogue: Catalogue) -> str:
    """Whether even the cheapest product of each piece breaks the budget; pieces that share products are told apart."""
    chosen: list[Goods] = []
    for piece in wanted.pieces:
        fits = [
            goods for goods in meeting(catalogue, piece) if not wanted.every or not unmet(goods, wanted.every)
        ]
        free = sorted((goods for goods in fits if goods not in chosen), key=lambda goods: goods.lowest_minor)
        if not free:
            return f"no product is left for {piece.model_dump(exclude_none=True)}"
        chosen.append(free[0])
    total = sum(goods.lowest_minor for goods in chosen)
    if wanted.total_max is not None and total > round(wanted.total_max * 100):
        return f"the cheapest set costs {total / 100:.2f}, more than {wanted.total_max}"
    return ""
