"""Each check as a function of what was seen and the catalogue: why it fails, or nothing.

Persea's own judgement has no part in it: products are looked up in the shop's file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from shopping.catalogue import Catalogue, Goods, unmet
from shopping.comparing import read_comparison, wrong_row
from shopping.naming import mentions, plain
from shopping.observed import Answer, CartSeen, LineSeen, Piece, SetSeen, State
from shopping.talks import Check, Condition, LineWanted, parts_of, turn_of

_NONE_EXISTS = re.compile(
    r"\b(?:no (?:such )?(?:set|combination|outfit|kit|bundle)|(?:no|not a) way|cannot|can't|can not|not possible|impossible|nothing|none|"
    r"do(?:es)? not (?:exist|fit|work|add up)|don't (?:fit|work|add up)|doesn't (?:exist|fit|work|add up)|not enough|isn't enough|too (?:low|tight|little))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|'[^'\n]*\?'")
_MOST_QUESTIONS = 2
_NOTHING = State()


class Unresolved(Exception):
    """The product that is referred to was never shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A conversation so far; the last answer is the one that is judged."""

    catalogue: Catalogue
    answers: tuple[Answer, ...]
    before: State = _NOTHING
    """Before the first word."""
    on_page: tuple[str, ...] = ()
    """Products whose pages were open."""

    @property
    def answer(self) -> Answer:
        return self.answers[-1]

    def product(self, ref: str) -> Goods:
        """Raises Unresolved."""
        parts = parts_of(ref)
        if parts is None:
            return self.goods(ref)
        turn, of_set, place = parts
        if turn > len(self.answers):
            raise Unresolved(f"{ref}: there was no answer {turn}")
        answer = self.answers[turn - 1]
        if of_set:
            ids = [piece.id for piece in answer.sets[0].pieces] if answer.sets else []
        else:
            ids = [card.id for card in answer.goods]
        if place > len(ids):
            raise Unresolved(
                f"{ref}: answer {turn} showed {len(ids)} {'pieces of a set' if of_set else 'cards'}"
            )
        return self.goods(ids[place - 1])

    def goods(self, product_id: str) -> Goods:
        found = self.catalogue.get(product_id)
        if found is None:
            raise Unresolved(f"the catalogue has no product {product_id}")
        return found

    @property
    def shown(self) -> list[Goods]:
        return [self.goods(card.id) for card in self.answer.goods]

    def candidates(self, *more: Goods) -> list[Goods]:
        """The products that a short name may mean: those of all answers, of open pages, and `more`."""
        ids = dict.fromkeys(card.id for answer in self.answers for card in answer.goods)
        ids |= dict.fromkeys(self.on_page) | dict.fromkeys(goods.id for goods in more)
        return [self.goods(one) for one in ids]


def failing(check: Check, seen: Seen) -> str:
    """Why `check` fails of the last answer; empty where it holds."""
    if seen.answer.failed:
        return f"the answer failed: {seen.answer.failed}"
    try:
        return _CHECKS[check.kind](check, seen)
    except Unresolved as error:
        return str(error)


# ---------------------------------------------------------------- cards


def _cards(check: Check, seen: Seen) -> str:
    assert check.cards
    count = len(seen.answer.goods)
    most = check.cards.max
    return f"{count} cards" if count < check.cards.min or (most is not None and count > most) else ""


def _no_cards(_: Check, seen: Seen) -> str:
    return f"shows {_ids(seen.shown)}" if seen.answer.goods else ""


def _every_card(check: Check, seen: Seen) -> str:
    assert check.every_card
    return _none(seen) or _first_wrong(seen.shown, check.every_card)


def _first_card(check: Check, seen: Seen) -> str:
    assert check.first_card
    return _none(seen) or unmet(seen.shown[0], check.first_card)


def _some_card(check: Check, seen: Seen) -> str:
    assert check.some_card
    condition = check.some_card
    wrong = [unmet(goods, condition) for goods in seen.shown]
    return _none(seen) or ("" if not all(wrong) else f"no card meets it: {wrong[0]}")


def _most_cards(check: Check, seen: Seen) -> str:
    assert check.most_cards
    condition = check.most_cards
    wrong = [why for goods in seen.shown if (why := unmet(goods, condition))]
    return _none(seen) or (
        f"{len(wrong)} of {len(seen.shown)}: {wrong[0]}" if 2 * len(wrong) >= len(seen.shown) else ""
    )


def _not_cards_of(check: Check, seen: Seen) -> str:
    assert check.not_cards_of
    turn = turn_of(check.not_cards_of)
    if turn >= len(seen.answers):
        raise Unresolved(f"{check.not_cards_of}: no earlier answer")
    earlier = {card.id for card in seen.answers[turn - 1].goods}
    again = [goods for goods in seen.shown if goods.id in earlier]
    return f"shows again {_ids(again)}" if again else ""


def _none(seen: Seen) -> str:
    return "" if seen.answer.goods else "no card is shown"


def _first_wrong(shown: Sequence[Goods], condition: Condition) -> str:
    return next((why for goods in shown if (why := unmet(goods, condition))), "")


# ---------------------------------------------------------------- one product


def _named(seen: Seen, goods: Goods) -> list[frozenset[str]]:
    found = mentions(seen.answer.text, seen.candidates(goods), seen.catalogue)
    return [mention.ids for mention in found]


def _card_is(check: Check, seen: Seen) -> str:
    """The first card is it, unless the text speaks of others alone; or the first product that the text names is it."""
    assert check.card_is
    goods = seen.product(check.card_is)
    named = _named(seen, goods)
    if named and goods.id in named[0]:
        return ""
    cards = seen.answer.goods
    if cards and cards[0].id == goods.id and (not named or any(goods.id in ids for ids in named)):
        return ""
    return f"expected {goods.id}; cards {_ids(seen.shown)}; names {_listed(named)}"


def _speaks_of(check: Check, seen: Seen) -> str:
    assert check.speaks_of
    goods = seen.product(check.speaks_of)
    if [card.id for card in seen.answer.goods] == [goods.id]:
        return ""
    named = _named(seen, goods)
    return "" if any(goods.id in ids for ids in named) else f"expected {goods.id}; names {_listed(named)}"


def _compared_with(ref: str, seen: Seen, wrong: Callable[[Goods, Goods], bool], fault: str) -> str:
    than = seen.product(ref)
    faulty = [goods for goods in seen.shown if wrong(goods, than)]
    return _none(seen) or (f"{faulty[0].id} is not {fault} than {than.id}" if faulty else "")


def _cheaper_than(check: Check, seen: Seen) -> str:
    assert check.cheaper_than
    prices = {card.id: card.price_minor for answer in seen.answers for card in answer.cards}

    def wrong(goods: Goods, than: Goods) -> bool:
        return _price(goods, prices) >= _price(than, prices) and goods.lowest_minor >= than.lowest_minor

    return _compared_with(check.cheaper_than, seen, wrong, "cheaper")


def _dearer_than(check: Check, seen: Seen) -> str:
    assert check.dearer_than
    prices = {card.id: card.price_minor for answer in seen.answers for card in answer.cards}

    def wrong(goods: Goods, than: Goods) -> bool:
        return _price(goods, prices) <= _price(than, prices) and goods.lowest_minor <= than.lowest_minor

    return _compared_with(check.dearer_than, seen, wrong, "dearer")


def _price(goods: Goods, shown: dict[str, int | None]) -> int:
    """As its card tells, where that is a price of one of its variants; else its lowest."""
    told = shown.get(goods.id)
    return told if told is not None and told in goods.prices_minor else goods.lowest_minor


def _lighter_than(check: Check, seen: Seen) -> str:
    assert check.lighter_than

    def wrong(goods: Goods, than: Goods) -> bool:
        return goods.weight_g is None or than.weight_g is None or goods.weight_g >= than.weight_g

    return _compared_with(check.lighter_than, seen, wrong, "lighter")


# ---------------------------------------------------------------- text


def _matches(pattern: str, text: str) -> bool:
    return any(re.search(pattern, one, re.IGNORECASE) for one in (text, plain(text)))


def _text_any(check: Check, seen: Seen) -> str:
    assert check.text_any
    return (
        ""
        if any(_matches(one, seen.answer.text) for one in check.text_any)
        else f"none of {check.text_any} is said"
    )


def _text_all(check: Check, seen: Seen) -> str:
    assert check.text_all
    missing = [one for one in check.text_all if not _matches(one, seen.answer.text)]
    return f"{missing} is not said" if missing else ""


def _text_none(check: Check, seen: Seen) -> str:
    assert check.text_none
    said = [one for one in check.text_none if _matches(one, seen.answer.text)]
    return f"{said} is said" if said else ""


def _asks(_: Check, seen: Seen) -> str:
    """One question or two; what is quoted as something to say is none."""
    count = len(re.findall(r"\w[*”\"')\]]*\?", _QUOTED.sub("x", seen.answer.text)))
    return "" if 1 <= count <= _MOST_QUESTIONS else f"asks {count} questions"


def _cites(_: Check, seen: Seen) -> str:
    return "" if seen.answer.cited or "/guides/" in seen.answer.text else "names no page of the shop"


# ---------------------------------------------------------------- sets and comparisons


def _set(check: Check, seen: Seen) -> str:
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
        return f"{len(single)} pieces for {len(pieces)}: {_ids(goods)}"
    if len(choice.pieces) == len(pieces):
        goods = [seen.goods(piece.id) for piece in choice.pieces]
    if every and (why := _first_wrong(goods, every)):
        return why
    if (left := _unmatched(goods, pieces)) is not None:
        return f"no piece of its own is {left.model_dump(exclude_none=True)}: {_ids(goods)}"
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


def _set_impossible(_: Check, seen: Seen) -> str:
    answer = seen.answer
    if answer.sets:
        return f"proposes {_ids([seen.goods(piece.id) for piece in answer.sets[0].pieces])}"
    if answer.sets is None and answer.cards:
        return f"shows {_ids(seen.shown)}"
    if not answer.loosen:
        return "names no wish to loosen"
    return "" if _NONE_EXISTS.search(plain(answer.text)) else "does not say that there is none"


def _compared(check: Check, seen: Seen) -> str:
    assert check.compared
    wanted = [seen.product(ref) for ref in check.compared.products]
    shown = seen.answer.compared or read_comparison(seen.answer.text, seen.candidates(*wanted))
    if shown is None:
        return "compares nothing"
    if set(shown.products) != {goods.id for goods in wanted} or len(shown.products) != len(wanted):
        return f"compares {', '.join(shown.products)} instead of {_ids(wanted)}"
    if not shown.rows:
        return "tells no difference"
    products = [seen.goods(one) for one in shown.products]
    return next((why for row in shown.rows if (why := wrong_row(row, products))), "")


# ---------------------------------------------------------------- the person's own


def _cart_seen(seen: Seen) -> CartSeen:
    if seen.answer.state.cart is None:
        raise Unresolved("the cart cannot be read")
    return seen.answer.state.cart


def _cart(check: Check, seen: Seen) -> str:
    assert check.cart is not None
    lines = list(_cart_seen(seen).lines)
    shown = (
        ", ".join(f"{one.quantity} x {one.product_id} {dict(one.options) or ''}".strip() for one in lines)
        or "nothing"
    )
    for wanted in check.cart:
        product = seen.product(wanted.product).id
        mine = [line for line in lines if line.product_id == product and _has_options(line, wanted)]
        if sum(line.quantity for line in mine) != wanted.quantity:
            return f"expected {wanted.quantity} x {product} {wanted.option or ''}; it holds {shown}"
        lines = [line for line in lines if line not in mine]
    return f"it holds {shown}" if lines else ""


def _has_options(line: LineSeen, wanted: LineWanted) -> bool:
    have = {name.casefold(): value.casefold() for name, value in line.options}
    return all(have.get(name.casefold()) == value.casefold() for name, value in (wanted.option or {}).items())


def _cart_unchanged(_: Check, seen: Seen) -> str:
    now = _cart_seen(seen)
    before = seen.answers[-2].state.cart if len(seen.answers) > 1 else seen.before.cart
    return (
        ""
        if before is not None and before.lines == now.lines
        else f"it held {before and before.lines}, now {now.lines}"
    )


def _cart_total(check: Check, seen: Seen) -> str:
    assert check.cart_total is not None
    total = _cart_seen(seen).total_minor or 0
    return "" if total == round(check.cart_total * 100) else f"the total is {total / 100:.2f}"


def _watch(check: Check, seen: Seen) -> str:
    assert check.watch
    if seen.answer.state.watches is None:
        raise Unresolved("the watches cannot be read")
    goods = seen.product(check.watch.product)
    kind = "stock" if check.watch.back_in_stock else "price"
    below = None if check.watch.below is None else round(check.watch.below * 100)
    for one in seen.answer.state.watches:
        if (one.product_id, one.kind) == (goods.id, kind) and below in (None, one.below_minor):
            return ""
    return f"expected a {kind} watch of {goods.id}; there are {list(seen.answer.state.watches)}"


def _no_watch(check: Check, seen: Seen) -> str:
    assert check.no_watch
    if seen.answer.state.watches is None:
        raise Unresolved("the watches cannot be read")
    goods = seen.product(check.no_watch)
    return (
        f"{goods.id} is watched"
        if any(one.product_id == goods.id for one in seen.answer.state.watches)
        else ""
    )


def _saved(check: Check, seen: Seen) -> str:
    assert check.saved is not None
    if seen.answer.state.saved is None:
        raise Unresolved("the saved products cannot be read")
    wanted = {seen.product(ref).id for ref in check.saved}
    have = set(seen.answer.state.saved)
    return "" if have == wanted else f"saved are {sorted(have)} instead of {sorted(wanted)}"


def _profile_unchanged(_: Check, seen: Seen) -> str:
    before, now = seen.before.profile, seen.answer.state.profile
    if before is None or now is None:
        raise Unresolved("the profile cannot be read")
    new = sorted(now ^ before)
    return f"it learnt {', '.join(new[:4])}" if new else ""


def _ids(goods: Collection[Goods]) -> str:
    return ", ".join(one.id for one in goods) or "none"


def _listed(named: Sequence[frozenset[str]]) -> str:
    return ", ".join("/".join(sorted(ids)) for ids in named) or "none"


_CHECKS: dict[str, Callable[[Check, Seen], str]] = {
    "cards": _cards, "no_cards": _no_cards, "every_card": _every_card, "first_card": _first_card, "some_card": _some_card,
    "most_cards": _most_cards, "not_cards_of": _not_cards_of, "card_is": _card_is, "cheaper_than": _cheaper_than,
    "dearer_than": _dearer_than, "lighter_than": _lighter_than, "text_any": _text_any, "text_all": _text_all,
    "text_none": _text_none, "speaks_of": _speaks_of, "asks": _asks, "set": _set, "set_impossible": _set_impossible,
    "compared": _compared, "cart": _cart, "cart_unchanged": _cart_unchanged, "cart_total": _cart_total, "watch": _watch,
    "no_watch": _no_watch, "saved": _saved, "profile_unchanged": _profile_unchanged, "cites": _cites,
}  # fmt: skip
