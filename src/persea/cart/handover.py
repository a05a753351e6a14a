"""Handing a cart to the shop's own checkout: by an address made from a template, or by a webhook.

A webhook is a POST of the cart as JSON, signed with HMAC-SHA256 over the time and the body, with an Idempotency-Key by
which the shop knows the same cart again. It is tried three times; no redirect is followed. Who clicks twice is sent
to the same place. The demo shop's checkout is a page of ours that shows what it was handed, by an address made as any
shop's is. What it does not do: take money, or empty the cart.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import httpx2
import structlog

from persea.cart.template import Template
from persea.errors import BadRequest, HandoverFailed, NotSellable, SettingsError
from persea.seams import CheckoutChoice
from persea.store.cart import cart_of, hold_cart
from persea.store.checkouts import Checkout, answered, begin_checkout, sku_of
from persea.store.database import Connection, Database
from persea.store.shop import load_shop
from persea.store.shoppers import shops_id_of
from persea.values import Money
from persea.values.shopping import Cart, CartLine

_TRIES = 3
_PAUSE_S = (0.3, 1.0)  # before the second try and the third
_MOST_BYTES = 65_536  # of an answer
_SAME = timedelta(minutes=2)
"""For so long a cart that has not changed is the same checkout: who clicks again has not seen the first answer."""
_DEMO = Template(
    "/demo/checkout?",
    "product={product_id}&variant={variant_id}&sku={sku}&quantity={quantity}&turn={turn_id}&impression={impression_id}",
    "&",
    "",
)
_log = structlog.get_logger("persea.checkout")


@dataclass(frozen=True, slots=True)
class Handed:
    """Where the person goes on: an address, of the demo shop a path on this server; `url` None where the shop has the cart and says nowhere, or where nothing takes it."""

    url: str | None = None
    sent: bool = False
    checkout: UUID | None = None


class Handover:
    """As `choice` has it; None: a cart is bought through its products' own links."""

    def __init__(
        self, database: Database, choice: CheckoutChoice | None = None, *, timeout_s: float = 5.0
    ) -> None:
        """Raises SettingsError for a template that cannot be used."""
        self._database = database
        self._template = None if choice is None or choice.template is None else _template(choice.template)
        self._webhook = None if choice is None else choice.webhook
        self._secret = b"" if choice is None else choice.secret.encode()
        self._timeout_s = timeout_s
        self._going: dict[tuple[UUID, bytes], asyncio.Task[Handed]] = {}

    @property
    def is_there(self) -> bool:
        return self._template is not None or self._webhook is not None

    async def hand_over(self, shopper: UUID, *, now: datetime) -> Handed:
        """Raises BadRequest for an empty cart, NotSellable for what is in the way, HandoverFailed where the shop's
        checkout does not take it."""
        async with self._database.connection() as conn:
            held = await hold_cart(conn, shopper, now=now)
            cart = await cart_of(conn, shopper)
            check(cart)
            template = self._template
            if not self.is_there and (await load_shop(conn)).is_demo:
                template = _DEMO
            elif not self.is_there:
                return Handed()
            told = await _told(conn, held.owner, cart)
            if template is not None:
                return Handed(template.filled([line.slots() for line in told.lines]))
            checkout = await begin_checkout(
                conn, held.owner, told.fingerprint, now=now, same_since=now - _SAME
            )
        if checkout.answered_at is not None:
            return Handed(checkout.url, sent=True, checkout=checkout.id)
        key = (held.owner, told.fingerprint)
        if key not in self._going:
            self._going[key] = asyncio.create_task(self._send(checkout, told, now))
            self._going[key].add_done_callback(lambda _: self._going.pop(key, None))
        # One who goes away does not end what another waits for.
        return await asyncio.shield(self._going[key])

    async def _send(self, checkout: Checkout, told: _Told, now: datetime) -> Handed:
        assert self._webhook is not None, "checked by who calls"
        body = json.dumps(
            {"id": str(checkout.id), "at": now.isoformat(), **told.as_json()}, ensure_ascii=False
        ).encode()
        url = _url_of(await self._posted(self._webhook, body, checkout.id))
        async with self._database.connection() as conn:
            await answered(conn, checkout.id, url, now=now)
        return Handed(url, sent=True, checkout=checkout.id)

    async def _posted(self, address: str, body: bytes, id: UUID) -> bytes:
        """What the shop answers. Raises HandoverFailed."""
        why = ""
        timeout = httpx2.Timeout(self._timeout_s)
        async with httpx2.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False) as client:
            for trial in range(_TRIES):
                if trial:
                    await asyncio.sleep(_PAUSE_S[trial - 1])
                try:
                    async with asyncio.timeout(self._timeout_s):
                        status, answer = await _asked(client, address, body, self._headers(body, id))
                except TimeoutError:
                    why = "it did not answer in time"
                except httpx2.HTTPError as error:
                    why = f"it could not be reached: {type(error).__name__}"
                else:
                    if 200 <= status < 300:
                        return answer
                    why = f"it answered {status}"
                    if status < 500 and status not in (408, 425, 429):
                        break
        _log.error("a checkout was not taken", checkout=str(id), why=why)
        raise HandoverFailed(
            "The shop's checkout did not take the cart", fix="The cart is kept; try again in a moment"
        )

    def _headers(self, body: bytes, id: UUID) -> dict[str, str]:
        at = str(int(time.time()))
        headers = {
            "content-type": "application/json",
            "user-agent": "persea",
            "idempotency-key": str(id),
        }
        if self._secret:
            headers["persea-signature"] = f"t={at},v1={signature(self._secret, at, body)}"
        return headers


def _template(text: str) -> Template:
    try:
        return Template.parse(text)
    except ValueError as error:
        raise SettingsError(
            f"PERSEA_CHECKOUT_URL cannot be used: {error}",
            value=text,
            fix="Write it like https://shop.example/cart/{variant_id}:{quantity},…",
        ) from error


def signature(secret: bytes, at: str, body: bytes) -> str:
    """Hexadecimal HMAC-SHA256 of the time (seconds since 1970), a dot and the body."""
    return hmac.new(secret, at.encode() + b"." + body, hashlib.sha256).hexdigest()


def check(cart: Cart) -> None:
    """Raises BadRequest for an empty cart, NotSellable for a line that cannot be bought so."""
    if not cart.lines:
        raise BadRequest("The cart is empty", fix="Put something in first")
    for line in cart.lines:
        if line.problem:
            raise NotSellable(
                f"{line.title} cannot be bought so",
                value=line.problem,
                fix="Change its quantity, or take it out",
                title=line.title,
                variant_id=line.variant_id,
            )


async def _asked(
    client: httpx2.AsyncClient, address: str, body: bytes, headers: dict[str, str]
) -> tuple[int, bytes]:
    async with client.stream("POST", address, content=body, headers=headers) as response:
        answer = b""
        async for piece in response.aiter_bytes():
            answer += piece
            if len(answer) > _MOST_BYTES:
                break
        return response.status_code, answer[:_MOST_BYTES]


def _url_of(answer: bytes) -> str | None:
    """The address that the shop names; None where it names none that a browser may be sent to."""
    try:
        said = json.loads(answer)
        url = said.get("url") if isinstance(said, dict) else None
        parts = urlsplit(url) if isinstance(url, str) else None
    except ValueError:
        return None
    return url if parts is not None and parts.scheme in ("http", "https") and parts.netloc else None


# ---------------------------------------------------------------- what is told


@dataclass(frozen=True, slots=True)
class _ToldLine:
    line: CartLine
    sku: str | None
    turn_id: str | None
    impression_id: str | None

    def slots(self) -> dict[str, str]:
        return {
            "variant_id": self.line.variant_id, "product_id": self.line.product_id,
            "sku": self.sku or self.line.variant_id, "quantity": str(self.line.quantity),
            "turn_id": self.turn_id or "", "impression_id": self.impression_id or "",
        }  # fmt: skip

    def as_json(self) -> dict[str, object]:
        line = self.line
        return {
            "product_id": line.product_id, "variant_id": line.variant_id, "sku": self.sku, "title": line.title,
            "options": [list(pair) for pair in line.options], "quantity": line.quantity, "price": _money(line.price),
            "sum": _money(line.sum), "turn_id": self.turn_id, "impression_id": self.impression_id,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    shopper_id: str | None
    """The shop's own id of the shopper."""
    lines: tuple[_ToldLine, ...]
    total: Money | None

    @property
    def fingerprint(self) -> bytes:
        said = json.dumps(self.as_json(), sort_keys=True)
        return hashlib.blake2b(said.encode(), digest_size=16).digest()

    def as_json(self) -> dict[str, object]:
        return {
            "shopper": self.shopper_id,
            "lines": [line.as_json() for line in self.lines],
            "total": _money(self.total),
        }


async def _told(conn: Connection, owner: UUID, cart: Cart) -> _Told:
    known = await sku_of(conn, owner)
    lines = tuple(_ToldLine(line, *known[line.product_id, line.variant_id]) for line in cart.lines)
    return _Told(await shops_id_of(conn, owner), lines, cart.total)


def _money(money: Money | None) -> dict[str, object] | None:
    return None if money is None else {"amount_minor": money.amount_minor, "currency": money.currency}
