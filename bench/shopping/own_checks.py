"""Checks of what is the person's own: the cart, watches, what is saved, what is known of them."""

from __future__ import annotations

from shopping.observed import CartSeen, LineSeen
from shopping.seen import Seen, Unresolved
from shopping.talks import Check, LineWanted


def _cart_seen(seen: Seen) -> CartSeen:
    if seen.answer.state.cart is None:
        raise Unresolved("the cart cannot be read")
    return seen.answer.state.cart


def cart_fails(check: Check, seen: Seen) -> str:
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


def cart_unchanged_fails(_: Check, seen: Seen) -> str:
    now = _cart_seen(seen)
    before = seen.answers[-2].state.cart if len(seen.answers) > 1 else seen.before.cart
    return (
        ""
        if before is not None and before.lines == now.lines
        else f"it held {before and before.lines}, now {now.lines}"
    )


def cart_total_fails(check: Check, seen: Seen) -> str:
    assert check.cart_total is not None
    total = _cart_seen(seen).total_minor or 0
    return "" if total == round(check.cart_total * 100) else f"the total is {total / 100:.2f}"


def watch_fails(check: Check, seen: Seen) -> str:
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


def no_watch_fails(check: Check, seen: Seen) -> str:
    assert check.no_watch
    if seen.answer.state.watches is None:
        raise Unresolved("the watches cannot be read")
    goods = seen.product(check.no_watch)
    return (
        f"{goods.id} is watched"
        if any(one.product_id == goods.id for one in seen.answer.state.watches)
        else ""
    )


def saved_fails(check: Check, seen: Seen) -> str:
    assert check.saved is not None
    if seen.answer.state.saved is None:
        raise Unresolved("the saved products cannot be read")
    wanted = {seen.product(ref).id for ref in check.saved}
    have = set(seen.answer.state.saved)
    return "" if have == wanted else f"saved are {sorted(have)} instead of {sorted(wanted)}"


def profile_unchanged_fails(_: Check, seen: Seen) -> str:
    before, now = seen.before.profile, seen.answer.state.profile
    if before is None or now is None:
        raise Unresolved("the profile cannot be read")
    new = sorted(now ^ before)
    return f"it learnt {', '.join(new[:4])}" if new else ""
