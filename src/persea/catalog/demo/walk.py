"""One shopper in the demo shop: what they look at, put in the cart and buy in each visit.

Where a product stood in a list, then how its appeal compares with that of the others of its kind, turn into
clicks, carts and orders. What lasts is not bought twice.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import numpy as np

from persea.catalog.demo.appeal import Appeal, appeal_of, gift_appeal
from persea.catalog.demo.goods import Goods
from persea.catalog.demo.queries import query
from persea.catalog.demo.shoppers import Shopper, Taste
from persea.catalog.demo.visits import Visit
from persea.values import Variant

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_SEEN_BEFORE = 0.9
_USED_UP = 2.0
"""Added to a product's appeal."""

_ADDING, _ADDING_AT_LAST = 0.05, 0.15
_CART_KEEPS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Happened:
    name: str
    at: datetime
    properties: dict[str, Json]
    signed_in: bool
    device: str


@dataclass(slots=True)
class _Cart:
    id: str
    touched_at: datetime
    lines: list[tuple[int, Variant, int]] = field(default_factory=list)
    """Row, variant, quantity."""


class Walk:
    def __init__(self, shopper: Shopper, goods: Goods, seed: int) -> None:
        self.shopper = shopper
        self._goods = goods
        self._rng = Random(f"{seed} {shopper.id} walk")  # noqa: S311 - a walk to be taken again, not a secret
        self._appeals: dict[Taste, Appeal] = {}
        self._devices = 1
        self._signed_in = self._rng.random() < 0.6
        self._bought: set[int] = set()
        self._looked_at: set[int] = set()
        self._cart: _Cart | None = None
        self._orders = 0
        self._to_review: list[tuple[datetime, int]] = []
        self._now = shopper.joined_at

    # ------------------------------------------------------------ a visit

    def visit(self, visit: Visit, begins: datetime) -> Iterator[Happened]:
        """What happens, in the order of time."""
        rng = self._rng
        self._now = begins
        if self._signed_in and rng.random() < 0.06:
            self._signed_in, self._devices = False, self._devices + 1
        elif not self._signed_in and visit.number > 1 and rng.random() < 0.15:
            yield self._sign_in()
        if self._cart and begins - self._cart.touched_at > _CART_KEEPS:
            self._cart = None
        yield from self._review_what_arrived()
        if not visit.again:
            self._looked_at.clear()
        appeal = self._appeal(self.shopper.taste_at(begins), gift=visit.gift)
        if rng.random() < 0.2:
            yield from self._glance_at_home(appeal, visit)
        shown, list_id = yield from self._list(visit, appeal)
        viewed = yield from self._look(shown, list_id, appeal, visit)
        yield from self._choose(viewed, appeal, visit)
        if self._cart:
            yield from self._go_to_the_till(visit)

    def _glance_at_home(self, appeal: Appeal, visit: Visit) -> Iterator[Happened]:
        """The home page shows what is known best, with some luck."""
        rows = self._rng.sample(self._goods.best_known, min(8, len(self._goods.best_known)))
        yield self._listed("home", "", rows)
        if self._rng.random() < 0.25:
            yield from self._look(rows, "home", appeal, visit, most=1)

    def _list(self, visit: Visit, appeal: Appeal) -> Generator[Happened, None, tuple[list[int], str]]:
        """A search or a shelf; the rows it shows and the list's id."""
        rng, goods = self._rng, self._goods
        rows = [int(row) for row in goods.members[visit.kind]]
        list_id, path = "category", goods.kinds[visit.kind]
        if rng.random() < self.shopper.searching:
            favourite = rows[max(range(len(rows)), key=lambda place: appeal[rows[place]])]
            text, found = query(goods, visit.kind, favourite, rng)
            yield self._happened("Products Searched", {"query": text}, seconds=4)
            rows, list_id = found, "search"
        draw = {row: goods.log_draw[row] + rng.gauss(0, 0.5) for row in rows}
        rows.sort(key=lambda row: -draw[row])
        shown = rows[: rng.choice((8, 12, 12, 24))]
        yield self._listed(list_id, " > ".join(path), shown)
        return shown, list_id

    def _look(
        self, shown: Sequence[int], list_id: str, appeal: Appeal, visit: Visit, *, most: int = 6
    ) -> Generator[Happened, None, list[int]]:
        """Clicks some of what is shown, and looks at it; the rows looked at."""
        rng = self._rng
        open_to = [row for row in shown if visit.gift or self._may_want(row)]
        viewed: list[int] = []
        for _ in range(min(most, len(open_to), 1 + min(int(rng.expovariate(0.75)), 5))):
            weights = [
                math.exp(appeal[row] + self._memory(row)) / (1 + 0.1 * shown.index(row)) for row in open_to
            ]
            row = rng.choices(open_to, weights)[0]
            open_to.remove(row)
            position = shown.index(row) + 1
            yield self._happened(
                "Product Clicked", self._item(row) | {"list_id": list_id, "position": position}, seconds=14
            )
            yield self._happened("Product Viewed", self._item(row) | {"list_id": list_id}, seconds=1)
            viewed.append(row)
            self._looked_at.add(row)
            if rng.random() < 0.04:
                wished = self._item(row) | {"wishlist_id": f"wishes-{self.shopper.id}"}
                yield self._happened("Product Added to Wishlist", wished, seconds=20)
        return viewed

    def _choose(self, viewed: Sequence[int], appeal: Appeal, visit: Visit) -> Iterator[Happened]:
        """Puts what convinces into the cart, and then sees what goes with it."""
        rng = self._rng
        kind = appeal[self._goods.members[visit.kind]]
        usual = float(np.log(np.exp(kind).mean()))
        ready = (_ADDING_AT_LAST if visit.last else _ADDING) * self.shopper.decided
        for row in sorted(set(viewed) - self._in_cart(), key=lambda row: (-appeal[row], row)):
            if rng.random() >= min(ready * math.exp(0.4 * (appeal[row] - usual)), 0.9):
                continue
            yield self._add(row)
            ready *= 0.25  # one of a kind is mostly enough
            if rng.random() < 0.5:
                yield from self._see_what_goes_with(visit)

    def _see_what_goes_with(self, visit: Visit) -> Iterator[Happened]:
        """Another kind that the shopper's own interests join to this one."""
        rng, goods = self._rng, self._goods
        liked = [path for path, _ in self.shopper.taste_at(self._now).kinds[:8]]
        others = [goods.kinds.index(path) for path in liked if path != goods.kinds[visit.kind]]
        if not others:
            return
        kind = rng.choices(others, [1 / (1 + place) for place in range(len(others))])[0]
        appeal = self._appeal(self.shopper.taste_at(self._now), gift=False)
        rows = [int(row) for row in goods.members[kind]]
        rows.sort(key=lambda row: -(goods.log_draw[row] + rng.gauss(0, 0.8)))
        yield self._listed("bought-together", " > ".join(goods.kinds[kind]), rows[:6])
        if rng.random() < 0.5:
            viewed = yield from self._look(rows[:6], "bought-together", appeal, visit, most=1)
            for row in viewed:
                if row not in self._in_cart() and rng.random() < 0.35 * self.shopper.decided:
                    yield self._add(row)

    # ------------------------------------------------------------ cart and till

    def _add(self, row: int) -> Happened:
        variant = self._variant(row)
        quantity = 2 if self._goods.consumable[self._goods.kind_of[row]] and self._rng.random() < 0.3 else 1
        if self._cart is None:
            self._cart = _Cart(f"cart-{self.shopper.id}-{self._orders + 1}", self._now)
        self._cart.lines.append((row, variant, quantity))
        item = self._item(row, variant) | {"quantity": quantity, "cart_id": self._cart.id}
        happened = self._happened("Product Added", item, seconds=45)
        self._cart.touched_at = self._now
        return happened

    def _in_cart(self) -> set[int]:
        return {row for row, _, _ in self._cart.lines} if self._cart else set()

    def _go_to_the_till(self, visit: Visit) -> Iterator[Happened]:
        rng, cart = self._rng, self._cart
        assert cart is not None
        if rng.random() < 0.6:
            yield self._happened(
                "Cart Viewed", {"cart_id": cart.id, "products": self._lines(cart)}, seconds=15
            )
        if rng.random() < 0.09:
            row, variant, quantity = cart.lines.pop(rng.randrange(len(cart.lines)))
            gone = self._item(row, variant) | {"quantity": quantity, "cart_id": cart.id}
            yield self._happened("Product Removed", gone, seconds=12)
        if not cart.lines:
            self._cart = None
            return
        if rng.random() >= 0.72:
            return
        if not self._signed_in:
            yield self._sign_in()
        order = self._order(cart)
        yield self._happened("Checkout Started", order, seconds=25)
        if rng.random() >= 0.85:
            return
        yield self._happened("Order Completed", order | {"total": order["value"]}, seconds=90)
        self._orders += 1
        self._cart = None
        for row, _, _ in cart.lines:
            self._bought.add(row)
            if rng.random() < 0.12:
                self._to_review.append((self._now + timedelta(days=rng.uniform(5, 25)), row))

    def _order(self, cart: _Cart) -> dict[str, Json]:
        prices = [self._price_minor(variant) * quantity for _, variant, quantity in cart.lines]
        return {
            "order_id": f"order-{self.shopper.id}-{self._orders + 1}",
            "value": sum(prices) / 100,
            "currency": self._currency(cart.lines[0][1]),
            "products": self._lines(cart),
        }

    def _lines(self, cart: _Cart) -> list[Json]:
        return [self._item(row, variant) | {"quantity": quantity} for row, variant, quantity in cart.lines]

    def _review_what_arrived(self) -> Iterator[Happened]:
        due = [(at, row) for at, row in self._to_review if at <= self._now]
        self._to_review = [entry for entry in self._to_review if entry not in due]
        for _, row in due:
            product = self._goods.products[row]
            stars = min(max(round(self._rng.gauss(product.rating or 4.2, 0.8)), 1), 5)
            reviewed: dict[str, Json] = {
                "product_id": product.id,
                "review_id": f"review-{self.shopper.id}-{product.id}",
                "rating": stars,
            }
            yield self._happened("Product Reviewed", reviewed, seconds=60)

    # ------------------------------------------------------------ what things are worth to this shopper

    def _appeal(self, taste: Taste, *, gift: bool) -> Appeal:
        if gift:
            return gift_appeal(self._goods)
        if taste not in self._appeals:
            self._appeals[taste] = appeal_of(self._goods, self.shopper, taste)
        return self._appeals[taste]

    def _memory(self, row: int) -> float:
        if row in self._bought:
            return _USED_UP
        return _SEEN_BEFORE if row in self._looked_at else 0.0

    def _may_want(self, row: int) -> bool:
        return row not in self._bought or self._goods.consumable[self._goods.kind_of[row]]

    def _variant(self, row: int) -> Variant:
        """One that can be had, where there is one."""
        variants = self._goods.products[row].variants
        had = [variant for variant in variants if variant.offer and variant.offer.in_stock]
        return self._rng.choice(had or variants)

    # ------------------------------------------------------------ events

    def _sign_in(self) -> Happened:
        self._signed_in = True
        return self._happened("identify", {}, seconds=20)

    def _happened(self, name: str, properties: dict[str, Json], *, seconds: float) -> Happened:
        """`seconds` is how long it usually takes until this comes."""
        self._now += timedelta(seconds=round(seconds * self._rng.lognormvariate(0, 0.6), 3))
        device = f"device-{self.shopper.id}-{self._devices}"
        return Happened(name, self._now, properties, self._signed_in, device)

    def _listed(self, list_id: str, category: str, rows: Sequence[int]) -> Happened:
        products: list[Json] = [
            {"product_id": self._goods.products[row].id, "position": place}
            for place, row in enumerate(rows, 1)
        ]
        about: dict[str, Json] = {"list_id": list_id}
        if category:
            about["category"] = category
        return self._happened("Product List Viewed", about | {"products": products}, seconds=5)

    def _item(self, row: int, variant: Variant | None = None) -> dict[str, Json]:
        product = self._goods.products[row]
        shown = variant or product.variants[0]
        item: dict[str, Json] = {"product_id": product.id, "sku": shown.sku, "name": product.title}
        if variant and variant.title:
            item["variant"] = variant.title
        return item | {"price": self._price_minor(shown) / 100, "currency": self._currency(shown)}

    def _price_minor(self, variant: Variant) -> int:
        assert variant.offer is not None  # the demo shop prices everything
        return variant.offer.price_at(self._now).amount_minor

    @staticmethod
    def _currency(variant: Variant) -> str:
        assert variant.offer is not None
        return variant.offer.price.currency
