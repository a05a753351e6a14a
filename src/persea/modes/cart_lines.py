"""Which lines of a cart a message means: by name, by place, or the one that was changed last."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from persea.cart.choose import ways_to_say
from persea.language.plain import singular, words
from persea.store.cart import last_changed
from persea.store.database import Connection
from persea.store.records import read_records
from persea.understand.pointing import subjects
from persea.values import Intent, Message
from persea.values.shopping import Cart, CartLine, Do

_SMALL = frozenset("in size of the and with from out one ones colour color".split())


class Asked(StrEnum):
    """Why no line is meant."""

    EMPTY = "empty"
    NONE = "none"
    SEVERAL = "several"
    """It may be more than one, and not all of them."""


async def lines_meant(
    conn: Connection, shopper: UUID, cart: Cart, intent: Intent, message: Message, history: Sequence[Message]
) -> list[CartLine] | Asked:
    deed = intent.deed
    assert deed is not None, "checked by who calls"
    lines = list(cart.lines)
    if not lines:
        return Asked.EMPTY
    by_place = _at_places(message, lines)
    showed_products = bool(history) and bool(history[-1].product_ids)
    of_subjects = [line for line in lines if line.product_id in intent.subject_ids]
    if by_place and not (showed_products and of_subjects):  # places count in what was shown last
        return by_place
    called = deed.of if deed.do is Do.VARY else deed.said
    if called:
        named = _named(called, lines) or await _of_kind(conn, called, lines)
        if deed.keep:
            return [line for line in lines if line not in named] if named else Asked.NONE
        if named:
            return named if len(named) == 1 or deed.all else Asked.SEVERAL
        if not deed.sure:
            return Asked.NONE
    if deed.sure and of_subjects:
        return await _one_of(conn, shopper, of_subjects, all_=deed.all)
    if deed.all:
        return lines
    if len(lines) == 1 and (deed.points or deed.do is Do.VARY):
        return lines
    if not showed_products and (last := await last_changed(conn, shopper)) is not None:
        return [line for line in lines if (line.product_id, line.variant_id) == last]
    return of_subjects if len(of_subjects) == 1 else Asked.NONE if deed.sure else Asked.SEVERAL


async def _one_of(
    conn: Connection, shopper: UUID, lines: list[CartLine], *, all_: bool
) -> list[CartLine] | Asked:
    """Of one product in several sizes that which was changed last."""
    if len(lines) == 1 or all_ or len({line.product_id for line in lines}) == len(lines):
        return lines
    last = await last_changed(conn, shopper)
    found = [line for line in lines if (line.product_id, line.variant_id) == last]
    return found or Asked.SEVERAL


def _at_places(message: Message, lines: Sequence[CartLine]) -> list[CartLine]:
    places = subjects(message.text.lower(), tuple(str(at) for at in range(len(lines))))
    return [lines[int(place)] for place in places]


def _named(said: str, lines: Sequence[CartLine]) -> list[CartLine]:
    """Those whose title and options hold every word of `said`; where none does, those that hold most of them."""
    told = {singular(word) for word in words(said) if word not in _SMALL}
    if not told:
        return []
    held = [(len(told & _known(line)), line) for line in lines]
    best = max(count for count, _ in held)
    if best == 0 or best * 2 < len(told):
        return []
    return [line for count, line in held if count == best]


async def _of_kind(conn: Connection, said: str, lines: Sequence[CartLine]) -> list[CartLine]:
    """Those of a kind that is called so: "drop the coffee"."""
    told = {singular(word) for word in words(said) if word not in _SMALL}
    records = {record.id: record for record in await read_records(conn, [line.product_id for line in lines])}
    found = []
    for line in lines:
        if record := records.get(line.product_id):
            kinds = {singular(word) for part in record.category_path[1:] for word in words(part)}
            if told and told <= kinds | _known(line):
                found.append(line)
    return found


def _known(line: CartLine) -> set[str]:
    options = (word for _, value in line.options for way in ways_to_say(value) for word in words(way))
    return {singular(word) for word in (*words(line.title), *options)}
