"""What is said of the cart, saved things and watches: composed from what was done, in varied words. Pure functions.

English in many wordings, German, Spanish and French in one each (cart_words.py). Every figure stands in the cart or the
record that it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.compose.cart_words import SAYINGS
from persea.compose.phrases import capital, vary
from persea.language.plain import markdown_escaped
from persea.values import Money, Turn
from persea.values.shopping import Cart, CartLine

_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """In what language, and what was said before, so that no two answers begin alike."""

    turn_id: str
    locale: str = "en"
    earlier: tuple[str, ...] = ()

    def say(self, key: str, **parts: str) -> str:
        """One of the wordings of `key` whose slots are filled."""
        known = SAYINGS.get(self.locale, SAYINGS["en"])
        return capital(vary(known.get(key) or SAYINGS["en"][key], self.turn_id, self.earlier, **parts))


def voice_of(turn: Turn, earlier: Sequence[str]) -> Voice:
    return Voice(turn.id, turn.locale, tuple(earlier))


def title(name: str) -> str:
    return f"**{markdown_escaped(name)}**"


def thing(name: str, options: Sequence[tuple[str, str]] = (), quantity: int = 1) -> str:
    """ "2 × **Tarn Mug** (Blue, M)"."""
    chosen = ", ".join(value for _, value in options)
    return f"{f'{quantity} × ' if quantity != 1 else ''}{title(name)}{f' ({markdown_escaped(chosen)})' if chosen else ''}"


def added(voice: Voice, line: CartLine, cart: Cart, put_in: int) -> str:
    """What was put in, and what that comes to."""
    what = thing(line.title, line.options, put_in)
    more = voice.say("now_so_many", count=str(line.quantity)) if line.quantity > put_in else ""
    return _with_sum(voice, [voice.say("added", what=what), more], cart)


def added_several(voice: Voice, lines: Sequence[CartLine], cart: Cart, counts: Sequence[int] = ()) -> str:
    """`counts`: how many of each were put in; without them one."""
    numbers = counts or [1] * len(lines)
    what = _listing(
        voice, [thing(line.title, line.options, count) for line, count in zip(lines, numbers, strict=True)]
    )
    return _with_sum(voice, [voice.say("added", what=what)], cart)


def removed(voice: Voice, names: Sequence[str], cart: Cart) -> str:
    return _with_sum(voice, [voice.say("removed", what=_listing(voice, names))], cart)


def made_so_many(voice: Voice, line: CartLine, cart: Cart) -> str:
    what = thing(line.title, line.options, line.quantity)
    return _with_sum(voice, [voice.say("set", what=what)], cart)


def varied(voice: Voice, line: CartLine, cart: Cart) -> str:
    return _with_sum(voice, [voice.say("varied", what=thing(line.title, line.options, line.quantity))], cart)


def taken_back(voice: Voice, cart: Cart) -> str:
    return f"{voice.say('undone')} {shown(voice, cart)}"


def shown(voice: Voice, cart: Cart) -> str:
    """The lines, each with what is in its way, and the sum."""
    if not cart.lines:
        return voice.say("empty")
    head = voice.say("holds_one" if cart.count == 1 else "holds", count=str(cart.count), total=_total(cart))
    if not cart.total:
        head = voice.say("holds_unpriced", count=str(cart.count))
    rows = [_row(voice, line) for line in cart.lines[:_MOST_LISTED]]
    if len(cart.lines) > _MOST_LISTED:
        rows.append(voice.say("and_more", count=str(len(cart.lines) - _MOST_LISTED)))
    trouble = f"\n\n{voice.say('trouble')}" if any(line.problem for line in cart.lines) else ""
    return f"{head}\n\n" + "\n".join(f"- {row}" for row in rows) + trouble


def _row(voice: Voice, line: CartLine) -> str:
    each = ""
    if line.price is not None:
        each = f", {voice.say('each', price=str(line.price)) if line.quantity > 1 else line.price}"
    each = each[0:2] + each[2:3].lower() + each[3:] if each else ""
    return (
        f"{thing(line.title, line.options, line.quantity)}{each}{f': {line.problem}' if line.problem else ''}"
    )


def which_options(
    voice: Voice, name: str, options: Sequence[tuple[str, Sequence[str]]], problem: str = ""
) -> str:
    """One question, with what can be had."""
    left = "; ".join(f"{option}: {', '.join(values)}" for option, values in options)
    if len(options) == 1:
        left = _listing(voice, options[0][1])
    names = _listing(voice, [option.lower() for option, _ in options])
    asked = voice.say("which_options", what=title(name), names=names, left=markdown_escaped(left))
    return f"{problem} {asked}".strip()


def which_product(voice: Voice, products: Sequence[tuple[str, Money | None]], deed: str) -> str:
    """One question, with the products numbered."""
    rows = [
        f"{place}. {title(name)}{f', {price}' if price else ''}"
        for place, (name, price) in enumerate(products[:_MOST_LISTED], start=1)
    ]
    return f"{voice.say(deed)}\n\n" + "\n".join(rows)


def not_enough(voice: Voice, name: str, left: int, in_cart: int) -> str:
    """What there is, and an offer of it."""
    what, count = title(name), str(left)
    if left == 0:
        return voice.say("sold_out", what=what)
    if in_cart >= left:
        return voice.say("all_in_cart", what=what, count=count)
    if in_cart:
        return voice.say("fewer_with_yours", what=what, count=count, mine=str(in_cart))
    return voice.say("fewer", what=what, count=count)


def buy_at(voice: Voice, links: Sequence[tuple[str, str]]) -> str:
    """Where each is bought, of a shop whose checkout is not connected."""
    rows = [f"- [{markdown_escaped(name)}]({url})" for name, url in links]
    return f"{voice.say('no_checkout')}\n\n" + "\n".join(rows)


def listed(voice: Voice, key: str, rows: Sequence[str]) -> str:
    return f"{voice.say(key, count=str(len(rows)))}\n\n" + "\n".join(f"- {row}" for row in rows)


def _with_sum(voice: Voice, parts: Sequence[str], cart: Cart) -> str:
    if not cart.lines:
        tail = voice.say("now_empty")
    elif cart.total is None:
        tail = ""
    else:
        tail = voice.say("sum_one" if cart.count == 1 else "sum", count=str(cart.count), total=_total(cart))
    return " ".join(filter(None, [*parts, tail]))


def _total(cart: Cart) -> str:
    return str(cart.total) if cart.total else ""


def _listing(voice: Voice, parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    joined = SAYINGS.get(voice.locale, SAYINGS["en"])["and"][0]
    return f"{', '.join(parts[:-1])} {joined} {parts[-1]}"
