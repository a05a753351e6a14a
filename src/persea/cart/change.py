"""Changing a cart: each change in a transaction, with what may be put in, and its events under consent.

A change names the shopper, who holds their cart until it is done. An event is told exactly once, with the answer and
card that led to it; without consent to personalisation nobody's is left of it but the product and the day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from persea.cart.choose import Said, choose
from persea.errors import BadRequest, NotEnough, NotFound, NotSellable
from persea.store.cart import (
    MOST_LINES,
    MOST_OF_ONE,
    HeldCart,
    KeptLine,
    Sellable,
    hold_cart,
    is_first_time,
    sellables,
    write_cart,
)
from persea.store.database import Connection
from persea.store.events import Event, EventKind, Purpose, Who, keep_events
from persea.values.shopping import CartLine


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose cart is changed, when, through what, and what they have agreed to."""

    shopper: UUID
    now: datetime
    source: str
    purposes: frozenset[Purpose] = frozenset()
    turn_id: str | None = None
    impression_id: str | None = None


async def find_variant(
    conn: Connection, *, variant_id: str | None, product_id: str | None, options: Sequence[Said] = ()
) -> Sellable:
    """The variant that is meant. Raises BadRequest, NotFound, or NotSellable where it does not come to one."""
    if variant_id is None and product_id is None:
        raise BadRequest("No product is named", fix="Send variant_id, or product_id with options")
    found = await sellables(conn, variant_id=variant_id, product_id=product_id)
    if not found:
        raise NotFound(
            "That is not sold here",
            value=variant_id or product_id,
            fix="Choose a product that the shop shows",
        )
    if variant_id is not None and len(found) > 1:
        raise BadRequest(
            "Several products have a variant of that id", value=variant_id, fix="Send product_id as well"
        )
    return choose(found, options)


async def add(
    conn: Connection, hand: Hand, variant: Sellable, quantity: int, *, once: tuple[str, bytes] | None = None
) -> bool:
    """Puts `quantity` more in. With `once`, a name and what was asked under it, the same is done only once; whether
    anything was done.

    Raises NotEnough, NotSellable or BadRequest, and changes nothing then.
    """
    _check_quantity(quantity)
    held = await hold_cart(conn, hand.shopper, now=hand.now)
    if once is not None:
        first = await is_first_time(conn, held.owner, once[0], once[1], now=hand.now)
        if first is None:
            raise BadRequest(
                "This Idempotency-Key was used for something else", value=once[0], fix="Use a new one"
            )
        if not first:
            return False
    place = (variant.product_id, variant.variant_id)
    mine = next((line for line in held.lines if line.place == place), None)
    in_cart = mine.quantity if mine else 0
    _check_left(variant, in_cart + quantity, in_cart)
    if mine is None and len(held.lines) >= MOST_LINES:
        raise BadRequest(
            "The cart is full", value=f"{MOST_LINES} lines", fix="Take something out, or check out first"
        )
    line = KeptLine(
        variant.product_id, variant.variant_id, in_cart + quantity, variant.title, variant.options,
        hand.turn_id or (mine.turn_id if mine else None),
        hand.impression_id or (mine.impression_id if mine else None),
    )  # fmt: skip
    await _write(conn, hand, held, [*(one for one in held.lines if one.place != place), line])
    return True


async def set_quantity(
    conn: Connection, hand: Hand, variant_id: str, quantity: int, *, product_id: str | None = None
) -> bool:
    """Makes it `quantity` of a line that is there; 0 takes it out. Whether that changed anything.

    Raises NotFound, NotEnough or BadRequest. Fewer than there are may always be had.
    """
    if quantity:
        _check_quantity(quantity)
    held = await hold_cart(conn, hand.shopper, now=hand.now)
    mine = _line_of(held, variant_id, product_id)
    if quantity > mine.quantity:
        found = await sellables(conn, variant_id=mine.variant_id, product_id=mine.product_id)
        if not found:
            raise NotSellable(
                f"{mine.title} is no longer sold", fix="Take it out", title=mine.title, variant_id=variant_id
            )
        _check_left(found[0], quantity, mine.quantity)
    if quantity == mine.quantity:
        return False
    lines = [replace(one, quantity=quantity) if one == mine else one for one in held.lines]
    await _write(conn, hand, held, [one for one in lines if one.quantity])
    return True


async def exchange(conn: Connection, hand: Hand, mine: CartLine, other: Sellable) -> None:
    """Puts `other` in the place of a line, as many of it: one change, taken back as one.

    Raises NotFound, NotEnough, NotSellable or BadRequest, and changes nothing then.
    """
    held = await hold_cart(conn, hand.shopper, now=hand.now)
    line = _line_of(held, mine.variant_id, mine.product_id)
    place = (other.product_id, other.variant_id)
    there = next((one for one in held.lines if one.place == place), None)
    in_cart = there.quantity if there else 0
    _check_left(other, in_cart + line.quantity, in_cart)
    changed = KeptLine(
        other.product_id, other.variant_id, in_cart + line.quantity, other.title, other.options,
        hand.turn_id or line.turn_id, hand.impression_id or line.impression_id,
    )  # fmt: skip
    kept = [changed if one == line else one for one in held.lines if one != there]
    await _write(conn, hand, held, kept)


async def remove(conn: Connection, hand: Hand, variant_id: str, *, product_id: str | None = None) -> bool:
    """Takes a line out; whether it was there."""
    held = await hold_cart(conn, hand.shopper, now=hand.now)
    try:
        mine = _line_of(held, variant_id, product_id)
    except NotFound:
        return False
    await _write(conn, hand, held, [one for one in held.lines if one != mine])
    return True


async def empty(conn: Connection, hand: Hand) -> bool:
    held = await hold_cart(conn, hand.shopper, now=hand.now)
    if held.lines:
        await _write(conn, hand, held, [])
    return bool(held.lines)


async def take_back(conn: Connection, hand: Hand) -> bool:
    """The lines as they were before the last change; taken back once more they are as after it. Whether that changed
    anything."""
    held = await hold_cart(conn, hand.shopper, now=hand.now)
    if held.before == held.lines:
        return False
    await _write(conn, hand, held, held.before)
    return True


def fingerprint(*said: object) -> bytes:
    """Of what was asked: 16 bytes."""
    return hashlib.blake2b(repr(said).encode(), digest_size=16).digest()


# ---------------------------------------------------------------- what may be


def _check_quantity(quantity: int) -> None:
    if not 1 <= quantity <= MOST_OF_ONE:
        raise BadRequest(f"quantity must be 1 to {MOST_OF_ONE}", value=quantity)


def _check_left(variant: Sellable, wanted: int, in_cart: int) -> None:
    if variant.price is None:
        raise NotSellable(
            f"{variant.title} has no price now",
            fix="Choose another, or ask the shop",
            title=variant.title,
            variant_id=variant.variant_id,
        )
    if wanted > MOST_OF_ONE and variant.left == MOST_OF_ONE:
        raise BadRequest(f"A cart holds at most {MOST_OF_ONE} of one thing", value=wanted)
    if wanted > variant.left:
        asked = wanted - in_cart
        raise NotEnough(variant.title, variant.variant_id, asked=asked, left=variant.left, in_cart=in_cart)


def _line_of(held: HeldCart, variant_id: str, product_id: str | None) -> KeptLine:
    found = [
        line
        for line in held.lines
        if line.variant_id == variant_id and (product_id is None or line.product_id == product_id)
    ]
    if not found:
        raise NotFound("That is not in the cart", value=variant_id)
    if len(found) > 1:
        raise BadRequest(
            "Several products have a variant of that id", value=variant_id, fix="Add ?product_id="
        )
    return found[0]


# ---------------------------------------------------------------- events


async def _write(conn: Connection, hand: Hand, held: HeldCart, lines: Sequence[KeptLine]) -> None:
    await write_cart(conn, held, lines, now=hand.now)
    before = {line.place: line for line in held.lines}
    after = {line.place: line for line in lines}
    events = []
    for place in dict.fromkeys((*before, *after)):
        line = after.get(place) or before[place]
        moved = (after[place].quantity if place in after else 0) - (
            before[place].quantity if place in before else 0
        )
        if moved:
            events.append(_event(hand, line, moved))
    if events:
        await keep_events(conn, events, received_at=hand.now, source=hand.source)


def _event(hand: Hand, line: KeptLine, moved: int) -> Event:
    event = Event(
        id=uuid4(),
        at=hand.now,
        kind=EventKind.ADD_TO_CART if moved > 0 else EventKind.REMOVE_FROM_CART,
        who=Who(shopper=hand.shopper),
        purposes=tuple(sorted(hand.purposes)),
        product=line.product_id,
        variant=line.variant_id,
        quantity=abs(moved),
        turn_id=hand.turn_id or line.turn_id,
        impression_id=hand.impression_id or line.impression_id,
    )
    return event if Purpose.PERSONALIZATION in hand.purposes else event.counted()
