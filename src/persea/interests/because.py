"""One sentence, in plain English, for why a product was recommended: the event or post that did most for it.

It says what was counted, not what somebody thought. It does not add up: that is what the contributions are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from persea.interests.profile import Shown, Wish
from persea.store.event_history import Happened
from persea.store.events import EventKind

_DID = {
    EventKind.VIEW: "viewed {}",
    EventKind.ADD_TO_CART: "put {} in the cart",
    EventKind.PURCHASE: "bought {}",
    EventKind.LIKE: "liked {}",
    EventKind.SAVE: "saved {}",
    EventKind.RATING: "rated {} well",
}
_TIMES = {1: "", 2: " twice", 3: " three times"}
_WEEK_DAYS = 7
POPULAR = "because many shoppers here look at it"
TRENDING = "because shoppers asked for it most in the last seven days"


@dataclass(frozen=True, slots=True)
class Share:
    """What one event added."""

    amount: float
    event: Happened
    is_content: bool


def because(
    shares: Sequence[Share],
    titles: dict[str, str],
    now: datetime,
    *,
    shown: Shown | None = None,
    wished: Sequence[tuple[Wish, float]] = (),
    trend: float = 0.0,
) -> str:
    """Of the product, wish, post or trend that did most; without any, of popularity."""
    by_product: dict[str, float] = {}
    for share in shares:
        product = share.event.product_id or ""
        by_product[product] = by_product.get(product, 0.0) + share.amount
    most = max((*by_product.values(), trend))
    by_wish: dict[str, float] = {}
    for wish, amount in wished:
        by_wish[wish.said] = by_wish.get(wish.said, 0.0) + amount
    said = max(by_wish, key=lambda one: by_wish[one], default="")
    if said and by_wish[said] > max(most, 0.0 if shown is None else shown.amount):
        return f"because you said “{said}”"
    if shown is not None and shown.amount > most:
        return _shown(shown, now)
    if not by_product:
        return TRENDING if trend else POPULAR
    product = max(by_product, key=lambda one: by_product[one])
    of_it = [share for share in shares if share.event.product_id == product]
    kind = max(_DID, key=lambda one: sum(share.amount for share in of_it if share.event.kind is one))
    events = {id(share.event): share.event for share in of_it if share.event.kind is kind}
    days = sorted({event.at.astimezone(UTC).date() for event in events.values()})
    count = len(events)
    often = _TIMES.get(count, f" {count} times")
    last = f" {'last ' if len(days) > 1 else ''}{_when(days[-1], now.astimezone(UTC).date())}"
    comma = "," if len(days) > 1 else ""
    title = titles.get(product, product)
    alike = sum(share.amount for share in of_it if share.is_content) > by_product[product] / 2
    if alike:
        return f"because it is like {title}, which you {_DID[kind].replace(' {}', '')}{often}{comma}{last}"
    return f"because you {_DID[kind].format(title)}{often}{comma}{last}"


def _shown(one: Shown, now: datetime) -> str:
    post = f"a post of {one.author}" if one.author else f"the post “{one.title}”" if one.title else "a post"
    day = _when(one.at.astimezone(UTC).date(), now.astimezone(UTC).date())
    return f"because it was shown in {post}{', whom you follow,' if one.is_followed else ''} {day}"


def _when(day: date, today: date) -> str:
    ago = (today - day).days
    if ago <= 0:
        return "today"
    if ago == 1:
        return "yesterday"
    if ago < _WEEK_DAYS:
        return f"on {day:%A}"
    return f"on {day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")
