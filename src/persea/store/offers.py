"""Prices and stock changed on their own, between two readings of a feed.

A change names one variant and says what is different; what it leaves out stays. Later knowledge wins: a change
that speaks of an earlier moment than the offer is told and left aside. Rows are locked in the order of their
keys, as an import does, and for one batch at a time, so that writers wait shortly and readers never.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from persea.store.database import Connection
from persea.values import Money, Offer, currency_exponent


class Unset(StrEnum):
    """Stands where a change says nothing; None says that there is none (no sale, no count)."""

    UNSET = "unset"


UNSET = Unset.UNSET


@dataclass(frozen=True, slots=True)
class OfferChange:
    """What a shop says of one variant. It is named by its SKU, or by its product's id, with its own where the
    product has several variants."""

    as_of: datetime
    sku: str | None = None
    product_id: str | None = None
    variant_id: str | None = None
    currency: str | None = None
    """ISO 4217; left out: the one that the offer has, or else the shop's."""
    price: Decimal | None = None
    """The regular price in major units; None leaves it."""
    sale_price: Decimal | Unset | None = UNSET
    sale_starts_at: datetime | Unset | None = UNSET
    sale_ends_at: datetime | Unset | None = UNSET
    stock: int | Unset | None = UNSET
    in_stock: bool | None = None
    """None: where `stock` is given, whether it is above 0; otherwise as it was."""


class Verdict(StrEnum):
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    """Only its as-of has moved on."""
    OUTDATED = "outdated"
    """Something later is known already."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a change; `field` and `reason` where it was refused."""

    verdict: Verdict
    field: str = ""
    reason: str = ""


class BadChange(ValueError):
    """A change that cannot be made; `field` is what it is about."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def changed(offer: Offer | None, change: OfferChange, shop_currency: str) -> Offer:
    """`offer` after `change`. Raises BadChange."""
    currency = change.currency or (offer.price.currency if offer else shop_currency)
    if offer is None and change.price is None:
        raise BadChange("price", "the shop has no price for this yet; give one")
    if offer is not None and offer.price.currency != currency:
        if change.price is None:
            raise BadChange("currency", f"the price is in {offer.price.currency}; give one in {currency}")
        offer = replace(offer, sale_price=None, sale_starts_at=None, sale_ends_at=None)
    price = _money("price", change.price, currency) if change.price is not None else None
    if price is None:
        assert offer is not None, "refused above"
        price = offer.price
    before = offer or Offer(price, change.as_of)
    sale = before.sale_price
    starts, ends = before.sale_starts_at, before.sale_ends_at
    if change.sale_price is not UNSET:
        sale = None if change.sale_price is None else _money("sale_price", change.sale_price, currency)
        starts = ends = None  # a new sale does not run by the dates of the last
    starts = starts if isinstance(change.sale_starts_at, Unset) else change.sale_starts_at
    ends = ends if isinstance(change.sale_ends_at, Unset) else change.sale_ends_at
    if sale is not None and sale >= price:
        if change.sale_price is not UNSET:
            raise BadChange("sale_price", f"not below the regular price, {price}")
        sale = None  # the new price has caught up with the old sale
    if sale is None:
        starts = ends = None
    if starts and ends and ends <= starts:
        raise BadChange("sale_ends", "a sale that ends before it starts")
    stock = before.stock if isinstance(change.stock, Unset) else change.stock
    in_stock = before.in_stock
    if change.in_stock is not None:
        in_stock = change.in_stock
    elif not isinstance(change.stock, Unset) and change.stock is not None:
        in_stock = change.stock > 0
    return Offer(price, change.as_of, sale, starts, ends, stock, in_stock)


def _money(field: str, amount: Decimal, currency: str) -> Money:
    minor = amount.scaleb(currency_exponent(currency))
    # Compared with the amount itself, too: 1e-999999999 is 0 once it is scaled.
    if minor != minor.to_integral_value() or minor.scaleb(-currency_exponent(currency)) != amount:
        raise BadChange(field, f"more decimals than {currency} has ({currency_exponent(currency)})")
    return Money(int(minor), currency)


async def change_offers(
    conn: Connection, changes: Sequence[OfferChange], *, shop_currency: str
) -> list[Told]:
    """Makes `changes`, of which later ones go on from earlier ones; what became of each, in their order."""
    keys = await _variant_keys(conn, changes)
    offers = await _locked_offers(conn, sorted({key for key in keys if isinstance(key, int)}))
    told: list[Told] = []
    written: dict[int, Offer] = {}
    for change, key in zip(changes, keys, strict=True):
        if isinstance(key, BadChange):
            told.append(Told(Verdict.REFUSED, key.field, str(key)))
            continue
        before = written.get(key, offers.get(key))
        if before is not None and before.as_of > change.as_of:
            told.append(Told(Verdict.OUTDATED))
            continue
        try:
            after = changed(before, change, shop_currency)
        except BadChange as bad:
            told.append(Told(Verdict.REFUSED, bad.field, str(bad)))
            continue
        written[key] = after
        same = before is not None and replace(before, as_of=after.as_of) == after
        told.append(Told(Verdict.UNCHANGED if same else Verdict.CHANGED))
    await _write(conn, written)
    return told


async def _variant_keys(conn: Connection, changes: Sequence[OfferChange]) -> list[int | BadChange]:
    """Of the one variant that each change names, or why it names none."""
    skus = {change.sku for change in changes if change.sku is not None}
    ids = {change.product_id for change in changes if change.product_id is not None}
    by_sku: dict[str, list[int]] = {}
    by_product: dict[str, dict[str, int]] = {}
    cursor = await conn.execute(
        "SELECT v.sku, v.key FROM variant AS v JOIN product AS p ON p.key = v.product_key"
        " WHERE v.sku = ANY(%s) AND p.removed_at IS NULL",
        (list(skus),),
    )
    async for sku, key in cursor:
        by_sku.setdefault(sku, []).append(key)
    cursor = await conn.execute(
        "SELECT p.id, v.id, v.key FROM product AS p JOIN variant AS v ON v.product_key = p.key"
        " WHERE p.id = ANY(%s) AND p.removed_at IS NULL",
        (list(ids),),
    )
    async for product_id, variant_id, key in cursor:
        by_product.setdefault(product_id, {})[variant_id] = key

    def named(change: OfferChange) -> int | BadChange:
        if change.sku is not None:
            found = by_sku.get(change.sku, [])
            if len(found) == 1:
                return found[0]
            reason = f"{len(found)} variants have this SKU; name one by id" if found else "no such SKU"
            return BadChange("sku", reason)
        variants = by_product.get(change.product_id or "")
        if variants is None:
            return BadChange("id", "no such product")
        if change.variant_id is not None:
            key = variants.get(change.variant_id)
            return BadChange("variant", "the product has no such variant") if key is None else key
        if len(variants) > 1:
            return BadChange("variant", f"the product has {len(variants)} variants; name one")
        return next(iter(variants.values()))

    return [named(change) for change in changes]


async def _locked_offers(conn: Connection, keys: Sequence[int]) -> dict[int, Offer]:
    cursor = await conn.execute(
        "SELECT variant_key, currency, price_minor, as_of, sale_price_minor, sale_starts_at, sale_ends_at,"
        " stock, in_stock FROM offer WHERE variant_key = ANY(%s) ORDER BY variant_key FOR NO KEY UPDATE",
        (list(keys),),
    )
    return {
        key: Offer(
            Money(price, currency),
            as_of,
            None if sale is None else Money(sale, currency),
            starts,
            ends,
            stock,
            in_stock,
        )
        async for key, currency, price, as_of, sale, starts, ends, stock, in_stock in cursor
    }


async def _write(conn: Connection, offers: dict[int, Offer]) -> None:
    rows = [
        (
            key,
            offer.price.currency,
            offer.price.amount_minor,
            None if offer.sale_price is None else offer.sale_price.amount_minor,
            offer.sale_starts_at,
            offer.sale_ends_at,
            offer.stock,
            offer.in_stock,
            offer.as_of,
        )
        for key, offer in sorted(offers.items())
    ]
    if not rows:
        return
    await conn.execute(
        """
        INSERT INTO offer (variant_key, product_key, category_key, currency, price_minor, sale_price_minor,
                           sale_starts_at, sale_ends_at, stock, in_stock, as_of)
        SELECT given.key, v.product_key, c.key, given.currency, given.price_minor, given.sale_price_minor,
               given.sale_starts_at, given.sale_ends_at, given.stock, given.in_stock, given.as_of
        FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::bigint[], %s::timestamptz[],
                    %s::timestamptz[], %s::integer[], %s::boolean[], %s::timestamptz[])
             AS given(key, currency, price_minor, sale_price_minor, sale_starts_at, sale_ends_at, stock,
                      in_stock, as_of)
        JOIN variant AS v ON v.key = given.key
        JOIN product AS p ON p.key = v.product_key JOIN category AS c ON c.names = p.categories
        ORDER BY given.key
        ON CONFLICT (variant_key) DO UPDATE SET
            currency = excluded.currency, price_minor = excluded.price_minor,
            sale_price_minor = excluded.sale_price_minor, sale_starts_at = excluded.sale_starts_at,
            sale_ends_at = excluded.sale_ends_at, stock = excluded.stock, in_stock = excluded.in_stock,
            as_of = excluded.as_of
        """,
        [list(column) for column in zip(*rows, strict=True)],
    )
