"""Each check as a function of what was seen and the catalogue: why it fails, or nothing.

Persea's own judgement has no part in it: products are looked up in the shop's file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from shopping.catalogue import Goods, first_wrong, unmet
from shopping.naming import mentions, plain
from shopping.own_checks import (
    cart_fails,
    cart_total_fails,
    cart_unchanged_fails,
    no_watch_fails,
    profile_unchanged_fails,
    saved_fails,
    watch_fails,
)
from shopping.seen import Seen, Unresolved, ids_of
from shopping.set_checks import compared_fails, set_fails, set_impossible_fails
from shopping.talks import Check, turn_of

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|'[^'\n]*\?'")
_MOST_QUESTIONS = 2


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
    return f"shows {ids_of(seen.shown)}" if seen.answer.goods else ""


def _every_card(check: Check, seen: Seen) -> str:
    assert check.every_card
    return _none(seen) or first_wrong(seen.shown, check.every_card)


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
    return f"shows again {ids_of(again)}" if again else ""


def _none(seen: Seen) -> str:
    return "" if seen.answer.goods else "no card is shown"


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
    return f"expected {goods.id}; cards {ids_of(seen.shown)}; names {_listed(named)}"


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


def _listed(named: Sequence[frozenset[str]]) -> str:
    return ", ".join("/".join(sorted(ids)) for ids in named) or "none"


_CHECKS: dict[str, Callable[[Check, Seen], str]] = {
    "cards": _cards, "no_cards": _no_cards, "every_card": _every_card, "first_card": _first_card, "some_card": _some_card,
    "most_cards": _most_cards, "not_cards_of": _not_cards_of, "card_is": _card_is, "cheaper_than": _cheaper_than,
    "dearer_than": _dearer_than, "lighter_than": _lighter_than, "text_any": _text_any, "text_all": _text_all,
    "text_none": _text_none, "speaks_of": _speaks_of, "asks": _asks, "set": set_fails, "set_impossible": set_impossible_fails,
    "compared": compared_fails, "cart": cart_fails, "cart_unchanged": cart_unchanged_fails, "cart_total": cart_total_fails, "watch": watch_fails,
    "no_watch": no_watch_fails, "saved": saved_fails, "profile_unchanged": profile_unchanged_fails, "cites": _cites,
}  # fmt: skip
