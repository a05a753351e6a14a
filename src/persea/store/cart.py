"""Carts as rows: which variants, and how many of each. What a line costs is read from the offers, never kept.

Who changes a cart holds its row until the transaction ends, so that two at once lose nothing. What it does not do:
decide what may be put in (persea.cart).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from psycopg.types.json import Jsonb

from persea.store.database import Connection
from persea.store.interest_decisions import hold_shopper
from persea.store.shop import LOCALES
from persea.values import Money
from persea.values.shopping import Cart, CartLine

MOST_OF_ONE = 99
MOST_LINES = 100
_REMEMBERED = timedelta(days=1)  # the names of additions

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line as it is kept."""

    product_id: str
    variant_id: str
    quantity: int
    title: str
    options: Options = ()
    turn_id: str | None = None
    impression_id: str | None = None

    @property
    def place(self) -> tuple[str, str]:
        """By which it is told from the others."""
        return self.product_id, self.variant_id


@dataclass(frozen=True, slots=True)
class HeldCart:
    """A cart that nobody else changes until the transaction ends."""

    owner: UUID
    """Whom the shopper has turned out to be."""
    lines: tuple[KeptLine, ...]
    before: tuple[KeptLine, ...]
    """Before the last change."""


@dataclass(frozen=True, slots=True)
class Sellable:
    """A variant as it can be bought now."""

    product_id: str
    variant_id: str
    title: str
    options: Options
    price: Money | None
    in_stock: bool
    stock: int | None

    @property
    def left(self) -> int:
        """How many can be had at most. What is in stock with none on hand is sold beyond its count (to order)."""
        if self.price is None or not self.in_stock:
            return 0
        return min(self.stock, MOST_OF_ONE) if self.stock is not None and self.stock > 0 else MOST_OF_ONE


# ---------------------------------------------------------------- reading

_OWNER = "(SELECT coalesce(merged_into, key) FROM shopper WHERE key = %(shopper)s)"
_LINES = (
    "SELECT product_id, variant_id, quantity, title, options, turn_id, impression_id FROM cart_line"
    " WHERE shopper_key = %s ORDER BY added_at, product_id, variant_id"
)


async def cart_of(conn: Connection, shopper: UUID | None) -> Cart:
    """Priced at this moment, each line with what is in the way of buying it."""
    if shopper is None:
        return Cart()
    cursor = await conn.execute(
        "SELECT l.variant_id, l.product_id, coalesce(p.title, l.title), l.quantity, coalesce(v.options, l.options),"  # noqa: S608
        " o.price_minor, o.currency, o.in_stock, o.stock, v.key IS NOT NULL, (SELECT language::text FROM shop),"
        " coalesce(v.image_url,"
        " (SELECT url FROM media WHERE media.product_key = p.key ORDER BY position LIMIT 1))"
        " FROM cart_line AS l"
        " LEFT JOIN product AS p ON p.id = l.product_id AND p.visible AND p.removed_at IS NULL"
        " LEFT JOIN variant AS v ON v.product_key = p.key AND v.id = l.variant_id"
        " LEFT JOIN offer_now AS o ON o.variant_key = v.key"
        f" WHERE l.shopper_key = {_OWNER} ORDER BY l.added_at, l.product_id, l.variant_id",
        {"shopper": shopper},
    )
    lines = tuple([_line(*row) async for row in cursor])
    return Cart(lines, total_of(lines))


def total_of(lines: Sequence[CartLine]) -> Money | None:
    """The sum over `lines`; None where there is none, one has no price, or they are not in one currency."""
    sums = [line.sum for line in lines]
    known = [one for one in sums if one is not None]
    if not known or len(known) < len(sums) or len({one.currency for one in known}) > 1:
        return None
    return Money(sum(one.amount_minor for one in known), known[0].currency)


def _line(
    variant_id: str,
    product_id: str,
    title: str,
    quantity: int,
    options: list[list[str]],
    price_minor: int | None,
    currency: str | None,
    in_stock: bool | None,
    stock: int | None,
    is_sold: bool,
    language: str,
    image_url: str | None,
) -> CartLine:
    price = None if price_minor is None or currency is None else Money(price_minor, currency)
    sellable = Sellable(product_id, variant_id, title, _pairs(options), price, bool(in_stock), stock)
    return CartLine(
        variant_id=variant_id,
        product_id=product_id,
        title=title,
        quantity=quantity,
        options=sellable.options,
        price=price,
        in_stock=sellable.left > 0,
        stock=stock,
        problem=problem_of(sellable, quantity, is_sold=is_sold, locale=LOCALES.get(language, "en")),
        image_url=image_url,
    )


_PROBLEMS = {
    "en": ("no longer sold", "has no price now", "sold out", "only {left} left"),
    "de": ("nicht mehr im Sortiment", "hat derzeit keinen Preis", "ausverkauft", "nur noch {left} da"),
    "es": ("ya no se vende", "ahora no tiene precio", "agotado", "solo quedan {left}"),
    "fr": ("n'est plus vendu", "n'a pas de prix en ce moment", "épuisé", "il n'en reste que {left}"),
}


def problem_of(sellable: Sellable, quantity: int, *, is_sold: bool, locale: str) -> str:
    """What is in the way of buying so many, for a person; empty where nothing is."""
    gone, unpriced, sold_out, few = _PROBLEMS.get(locale, _PROBLEMS["en"])
    if not is_sold:
        return gone
    if sellable.price is None:
        return unpriced
    if sellable.left == 0:
        return sold_out
    return few.format(left=sellable.left) if quantity > sellable.left else ""


async def sellables(
    conn: Connection, *, variant_id: str | None = None, product_id: str | None = None
) -> list[Sellable]:
    """What goes by `variant_id`, of `product_id`, or both, and is sold; in the shop's order. One of them is given."""
    cursor = await conn.execute(
        "SELECT p.id, v.id, p.title, v.options, o.price_minor, o.currency, o.in_stock, o.stock"
        " FROM variant AS v JOIN product AS p ON p.key = v.product_key AND p.visible AND p.removed_at IS NULL"
        " LEFT JOIN offer_now AS o ON o.variant_key = v.key"
        " WHERE (%(variant)s::text IS NULL OR v.id = %(variant)s) AND (%(product)s::text IS NULL OR p.id = %(product)s)"
        " AND NOT (%(variant)s::text IS NULL AND %(product)s::text IS NULL) ORDER BY p.key, v.position, v.key",
        {"variant": variant_id, "product": product_id},
    )
    return [
        Sellable(
            product, variant, title, _pairs(options),
            None if price is None else Money(price, currency), bool(in_stock), stock,
        )
        async for product, variant, title, options, price, currency, in_stock, stock in cursor
    ]  # fmt: skip


# ---------------------------------------------------------------- changing


async def hold_cart(conn: Connection, shopper: UUID, *, now: datetime) -> HeldCart:
    """The cart of `shopper`, made where there is none. To be called in a transaction. Raises NotFound."""
    owner = await hold_shopper(conn, shopper)
    row = await (
        await conn.execute(
            "INSERT INTO cart (shopper_key, changed_at) VALUES (%s, %s)"
            " ON CONFLICT (shopper_key) DO UPDATE SET revision = cart.revision RETURNING before",
            (owner, now),
        )
    ).fetchone()
    assert row is not None, "it was there or is made"
    return HeldCart(owner, await _kept(conn, owner), tuple(_of_json(one) for one in row[0]))


async def write_cart(conn: Connection, held: HeldCart, lines: Sequence[KeptLine], *, now: datetime) -> None:
    """Makes `lines` those of the cart; the ones it had can be brought back."""
    kept = {line.place for line in lines}
    gone = [line.place for line in held.lines if line.place not in kept]
    known = {line.place: line for line in held.lines}
    for product_id, variant_id in gone:
        await conn.execute(
            "DELETE FROM cart_line WHERE shopper_key = %s AND product_id = %s AND variant_id = %s",
            (held.owner, product_id, variant_id),
        )
    for line in lines:
        if known.get(line.place) == line:
            continue
        await conn.execute(
            "INSERT INTO cart_line (shopper_key, product_id, variant_id, quantity, title, options, turn_id,"
            " impression_id, added_at, changed_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (shopper_key, product_id, variant_id) DO UPDATE SET quantity = excluded.quantity,"
            " title = excluded.title, options = excluded.options, turn_id = excluded.turn_id,"
            " impression_id = excluded.impression_id, changed_at = excluded.changed_at",
            (
                held.owner, line.product_id, line.variant_id, line.quantity, line.title, Jsonb(line.options),
                line.turn_id, line.impression_id, now, now,
            ),
        )  # fmt: skip
    await conn.execute(
        "UPDATE cart SET revision = revision + 1, before = %s, changed_at = %s WHERE shopper_key = %s",
        (Jsonb([_json(line) for line in held.lines]), now, held.owner),
    )


async def last_changed(conn: Connection, shopper: UUID) -> tuple[str, str] | None:
    """The line that was put in or changed last: its product and variant; None where there is none."""
    row = await (
        await conn.execute(
            "SELECT product_id, variant_id FROM cart_line"  # noqa: S608
            f" WHERE shopper_key = {_OWNER} ORDER BY changed_at DESC LIMIT 1",
            {"shopper": shopper},
        )
    ).fetchone()
    return None if row is None else (row[0], row[1])


async def is_first_time(
    conn: Connection, owner: UUID, key: str, fingerprint: bytes, *, now: datetime
) -> bool | None:
    """Whether no addition of that name was made in the last day; None where one was that asked for something else."""
    await conn.execute(
        "DELETE FROM cart_request WHERE shopper_key = %s AND at < %s", (owner, now - _REMEMBERED)
    )
    made = await conn.execute(
        "INSERT INTO cart_request (shopper_key, key, fingerprint, at) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (shopper_key, key) DO NOTHING",
        (owner, key, fingerprint, now),
    )
    if made.rowcount:
        return True
    row = await (
        await conn.execute(
            "SELECT fingerprint = %s FROM cart_request WHERE shopper_key = %s AND key = %s",
            (fingerprint, owner, key),
        )
    ).fetchone()
    return False if row == (True,) else None


async def give_cart(conn: Connection, anonymous: UUID, shopper: UUID, *, now: datetime) -> None:
    """At sign-in: both carts become one, quantities added as far as there is stock. To be called in a transaction."""
    theirs = await _kept(conn, anonymous)
    await conn.execute(
        "INSERT INTO cart (shopper_key, changed_at) SELECT %s, %s WHERE EXISTS (SELECT FROM cart WHERE shopper_key = %s)"
        " ON CONFLICT (shopper_key) DO UPDATE SET revision = cart.revision",
        (shopper, now, anonymous),
    )
    if theirs:
        row = await (
            await conn.execute("SELECT before FROM cart WHERE shopper_key = %s FOR UPDATE", (shopper,))
        ).fetchone()
        assert row is not None, "it was made"
        held = HeldCart(shopper, await _kept(conn, shopper), ())
        left = {
            (one.product_id, one.variant_id): one.left
            for product_id in sorted({line.product_id for line in theirs})
            for one in await sellables(conn, product_id=product_id)
        }
        await write_cart(conn, held, joined(held.lines, theirs, left), now=now)
    await conn.execute(
        "INSERT INTO cart_request (shopper_key, key, fingerprint, at) SELECT %s, key, fingerprint, at FROM cart_request"
        " WHERE shopper_key = %s ON CONFLICT DO NOTHING",
        (shopper, anonymous),
    )
    await conn.execute("DELETE FROM cart WHERE shopper_key = %s", (anonymous,))
    await conn.execute("UPDATE checkout SET shopper_key = %s WHERE shopper_key = %s", (shopper, anonymous))


def joined(
    own: Iterable[KeptLine], others: Iterable[KeptLine], left: dict[tuple[str, str], int]
) -> list[KeptLine]:
    """The lines of both: of the same variant as many as both had, where there is `left` as much, and in any case no
    fewer than either had alone."""
    lines = {line.place: line for line in own}
    for line in others:
        mine = lines.get(line.place)
        if mine is None:
            if len(lines) < MOST_LINES:
                lines[line.place] = line
            continue
        most = max(mine.quantity, line.quantity, min(left.get(line.place, 0), MOST_OF_ONE))
        lines[line.place] = replace(mine, quantity=min(mine.quantity + line.quantity, most))
    return list(lines.values())


async def _kept(conn: Connection, owner: UUID) -> tuple[KeptLine, ...]:
    cursor = await conn.execute(_LINES, (owner,))
    return tuple(
        [
            KeptLine(product, variant, quantity, title, _pairs(options), turn, impression)
            async for product, variant, quantity, title, options, turn, impression in cursor
        ]
    )


def _pairs(options: Iterable[Sequence[str]]) -> Options:
    return tuple((name, value) for name, value in options)


def _json(line: KeptLine) -> list[object]:
    return [
        line.product_id, line.variant_id, line.quantity, line.title, line.options, line.turn_id,
        line.impression_id,
    ]  # fmt: skip


def _of_json(given: list[object]) -> KeptLine:
    product, variant, quantity, title, options, turn, impression = given
    assert isinstance(quantity, int), "written by _json"
    assert isinstance(options, list), "written by _json"
    return KeptLine(
        str(product), str(variant), quantity, str(title), _pairs(options),
        None if turn is None else str(turn), None if impression is None else str(impression),
    )  # fmt: skip
