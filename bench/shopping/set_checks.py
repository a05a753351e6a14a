"""Checks of sets and comparisons: each piece against its wish, each sum, each cell against the catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shopping.catalogue import Goods, first_wrong, unmet
from shopping.comparing import read_comparison, wrong_row
from shopping.naming import plain
from shopping.observed import Piece, SetSeen
from shopping.seen import Seen, Unresolved, ids_of
from shopping.talks import Check, Condition

_NONE_EXISTS = re.compile(
    r"\b(?:there (?:is|are|was|were) no|there's no|sells? no|no (?:such )?(?:set|combination|outfit|kit|bundle)|(?:no|not a) way|cannot|can't|can not|not possible|impossible|nothing|none|"
    r"do(?:es)? not (?:exist|fit|work|add up)|don't (?:fit|work|add up)|doesn't (?:exist|fit|work|add up)|not enough|isn't enough|too (?:low|tight|little))\b",
    re.IGNORECASE,
)


def set_fails(check: Check, seen: Seen) -> str:
    assert check.set
    if not seen.answer.sets:
        return "no set is proposed"
    wanted = check.set
    for number, choice in enumerate(seen.answer.sets, 1):
        if why := _wrong_set(choice, wanted.pieces, wanted.every, wanted.total_max, seen):
            return f"set {number}: {why}"
    return ""


def _wrong_set(
    choice: SetSeen, pieces: Sequence[Condition], every: Condition | None, total_max: float | None, seen: Seen
) -> str:
    single = [piece for piece in choice.pieces for _ in range(piece.quantity)]
    goods = [seen.goods(piece.id) for piece in single]
    if len(single) != len(pieces) and len(choice.pieces) != len(pieces):
        return f"{len(single)} pieces for {len(pieces)}: {ids_of(goods)}"
    if len(choice.pieces) == len(pieces):
        goods = [seen.goods(piece.id) for piece in choice.pieces]
    if every and (why := first_wrong(goods, every)):
        return why
    if (left := _unmatched(goods, pieces)) is not None:
        return f"no piece of its own is {left.model_dump(exclude_none=True)}: {ids_of(goods)}"
    prices = [_piece_price(piece, seen.goods(piece.id)) for piece in choice.pieces]
    total = sum(price * piece.quantity for price, piece in zip(prices, choice.pieces, strict=True))
    if choice.total_minor != total:
        return f"the total told is {choice.total_minor}, the sum {total}"
    if total_max is not None and total > round(total_max * 100):
        return f"it costs {total / 100:.2f}, more than {total_max}"
    return ""


def _piece_price(piece: Piece, goods: Goods) -> int:
    """Of the variant that is meant, else as the card tells. Raises Unresolved where the catalogue has no such price."""
    if piece.variant_id:
        variant = goods.variant(piece.variant_id)
        if variant is None:
            raise Unresolved(f"{goods.id} has no variant {piece.variant_id}")
        return variant.price_minor
    if piece.price_minor is None or piece.price_minor not in goods.prices_minor:
        raise Unresolved(f"{goods.id} does not cost {piece.price_minor}")
    return piece.price_minor


def _unmatched(goods: Sequence[Goods], pieces: Sequence[Condition]) -> Condition | None:
    """A condition without a product of its own; None where each has one (augmenting paths)."""
    fits = [[at for at, one in enumerate(goods) if not unmet(one, condition)] for condition in pieces]
    taken: dict[int, int] = {}

    def place(which: int, tried: set[int]) -> bool:
        for at in fits[which]:
            if at not in tried:
                tried.add(at)
                if at not in taken or place(taken[at], tried):
                    taken[at] = which
                    return True
        return False

    return next((condition for which, condition in enumerate(pieces) if not place(which, set())), None)


def set_impossible_fails(_: Check, seen: Seen) -> str:
    answer = seen.answer
    if answer.sets:
        return f"proposes {ids_of([seen.goods(piece.id) for piece in answer.sets[0].pieces])}"
    if answer.sets is None and answer.cards:
        return f"shows {ids_of(seen.shown)}"
    if not answer.loosen:
        return "names no wish to loosen"
    return "" if _NONE_EXISTS.search(plain(answer.text)) else "does not say that there is none"


def compared_fails(check: Check, seen: Seen) -> str:
    assert check.compared
    wanted = [seen.product(ref) for ref in check.compared.products]
    shown = seen.answer.compared or read_comparison(seen.answer.text, seen.candidates(*wanted))
    if shown is None:
        return "compares nothing"
    if set(shown.products) != {goods.id for goods in wanted} or len(shown.products) != len(wanted):
        return f"compares {', '.join(shown.products)} instead of {ids_of(wanted)}"
    if not shown.rows:
        return "tells no difference"
    products = [seen.goods(one) for one in shown.products]
    return next((why for row in shown.rows if (why := wrong_row(row, products))), "")
