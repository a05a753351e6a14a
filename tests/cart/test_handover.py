"""Handing a cart over: addresses from templates, and webhooks to a server that fails, hangs, redirects or is asked twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from persea.cart.change import Hand, add, find_variant
from persea.cart.handover import Handed, Handover, signature
from persea.cart.template import Template
from persea.errors import BadRequest, HandoverFailed, NotSellable, SettingsError
from persea.seams import CheckoutChoice
from persea.settings import Settings
from persea.store.database import Database
from persea.store.sessions import open_session
from stocked import a_product, a_variant, stock

NOW = datetime.now(UTC)


# ---------------------------------------------------------------- addresses

LINES = (
    {
        "variant_id": "7 0/1",
        "product_id": "p",
        "sku": "A&B",
        "quantity": "2",
        "turn_id": "t",
        "impression_id": "",
    },
    {"variant_id": "8", "product_id": "q", "sku": "C", "quantity": "1", "turn_id": "", "impression_id": "i"},
)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("https://s.example/cart/{variant_id}:{quantity},…", "https://s.example/cart/7%200%2F1:2,8:1"),
        ("https://s.example/cart/{variant_id}:{quantity},...?ref=persea", "https://s.example/cart/7%200%2F1:2,8:1?ref=persea"),
        ("https://s.example/add?[[id={sku}&n={quantity}|&]]&go=1", "https://s.example/add?id=A%26B&n=2&id=C&n=1&go=1"),
        ("https://s.example/a?[[i[]={product_id}|&]]", "https://s.example/a?i[]=p&i[]=q"),
    ],
)  # fmt: skip
def test_an_address_has_a_part_for_each_line(template: str, expected: str) -> None:
    """What a product is called cannot lead elsewhere: its characters are encoded."""
    assert Template.parse(template).filled(LINES) == expected


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("https://s.example/cart", "no part for each line"),
        ("https://s.example/[[{price}|,]]", "there is no {price}"),
        ("https://s.example/[[{quantity}|,]]", "names no variant_id"),
        ("javascript:[[{sku}|,]]", "must begin with https://"),
        ("https://{sku}.example/[[{sku}|,]]", "only the part for each line"),
    ],
)
def test_a_template_that_cannot_be_used_says_why(template: str, why: str) -> None:
    """When the server starts, not when somebody wants to pay."""
    with pytest.raises(ValueError, match=why):
        Template.parse(template)


def test_a_cart_too_large_for_an_address_is_refused() -> None:
    """Rather than cut off."""
    template = Template.parse("https://s.example/cart/{variant_id}:{quantity},…")
    with pytest.raises(BadRequest, match="too large"):
        template.filled([LINES[0] | {"variant_id": "x" * 200}] * 60)


@pytest.mark.parametrize(
    ("env", "why"),
    [
        ({"PERSEA_CHECKOUT_URL": "ftp://x"}, "must start with http"),
        ({"PERSEA_CHECKOUT_SECRET": "s"}, "needs PERSEA_CHECKOUT_WEBHOOK"),
        ({"PERSEA_CHECKOUT_URL": "https://x/{sku},…", "PERSEA_CHECKOUT_WEBHOOK": "https://y"}, "both set"),
    ],
)
def test_settings_of_a_checkout_are_checked(env: dict[str, str], why: str) -> None:
    """The error names the variable."""
    with pytest.raises(SettingsError, match=why):
        Settings.load(env)


def test_the_secret_is_in_no_printed_settings() -> None:
    """Nor in the choice that is made of them."""
    settings = Settings.load({"PERSEA_CHECKOUT_WEBHOOK": "https://y", "PERSEA_CHECKOUT_SECRET": "hush"})
    assert "hush" not in repr(settings)


# ---------------------------------------------------------------- webhooks


@dataclass
class AShop:
    """A server of the shop's: what it was asked, and what it answers to each."""

    answers: list[tuple[int, bytes, float]]
    """Status, body, and seconds until it answers; the last one again and again."""
    asked: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if line)
        body = await reader.readexactly(int(headers["content-length"]))
        status, answer, after_s = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append((headers, body))
        await asyncio.sleep(after_s)
        extra = b"location: http://127.0.0.1:1/\r\n" if 300 <= status < 400 else b""
        writer.write(
            b"HTTP/1.1 %d X\r\n%scontent-length: %d\r\nconnection: close\r\n\r\n%s"
            % (status, extra, len(answer), answer)
        )
        with suppress(ConnectionError):
            await writer.drain()
        writer.close()


@asynccontextmanager
async def a_shop(*answers: tuple[int, bytes, float]) -> AsyncIterator[AShop]:
    shop = AShop(list(answers))
    server = await asyncio.start_server(shop.serve, "127.0.0.1", 0)
    shop.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    try:
        yield shop
    finally:
        server.close()


async def a_full_cart(database: Database) -> UUID:
    await stock(
        database,
        a_product("mug", "Tarn Mug", variants=(a_variant("mug-1", 1250, sku="MUG", stock=9),)),
        a_product("tea", "Fell Tea", 799),
    )
    async with database.connection() as conn:
        shopper = (await open_session(conn, None)).shopper
    await put(database, shopper, "mug-1", 2, turn_id="t-1", impression_id="i-1")
    await put(database, shopper, "tea", 1)
    return shopper


async def put(database: Database, shopper: UUID, variant: str, quantity: int, **led: str) -> None:
    async with database.connection() as conn:
        found = await find_variant(conn, variant_id=variant, product_id=None)
        await add(conn, Hand(shopper, datetime.now(UTC), "visitor", **led), found, quantity)  # type: ignore[arg-type]


def by_webhook(database: Database, url: str, **more: object) -> Handover:
    return Handover(database, CheckoutChoice(webhook=url, secret="hush"), **more)  # type: ignore[arg-type]


OK = json.dumps({"url": "https://shop.example/checkout/9"}).encode()


async def test_a_template_needs_no_server(database: Database) -> None:
    """The address holds what is in the cart."""
    shopper = await a_full_cart(database)
    choice = CheckoutChoice(template="https://s.example/cart/{sku}:{quantity},…")
    handed = await Handover(database, choice).hand_over(shopper, now=NOW)
    assert handed == Handed("https://s.example/cart/MUG:2,tea:1")
    assert await Handover(database).hand_over(shopper, now=NOW) == Handed()
    with pytest.raises(SettingsError, match="PERSEA_CHECKOUT_URL cannot be used"):
        Handover(database, CheckoutChoice(template="https://s.example/"))


async def test_a_webhook_gets_the_cart_signed(database: Database) -> None:
    """Lines with their prices, the answer and card that led to them, and a signature over time and body."""
    shopper = await a_full_cart(database)
    async with a_shop((200, OK, 0)) as shop:
        handed = await by_webhook(database, shop.url).hand_over(shopper, now=NOW)
    assert (handed.url, handed.sent) == ("https://shop.example/checkout/9", True)
    headers, body = shop.asked[0]
    told = json.loads(body)
    assert told["id"] == headers["idempotency-key"] == str(handed.checkout)
    assert (told["shopper"], told["total"]) == (None, {"amount_minor": 3299, "currency": "USD"})
    assert told["lines"][0] == {
        "product_id": "mug", "variant_id": "mug-1", "sku": "MUG", "title": "Tarn Mug", "options": [], "quantity": 2,
        "price": {"amount_minor": 1250, "currency": "USD"}, "sum": {"amount_minor": 2500, "currency": "USD"},
        "turn_id": "t-1", "impression_id": "i-1",
    }  # fmt: skip
    at, signed = headers["persea-signature"].split(",")
    assert signed == f"v1={signature(b'hush', at.removeprefix('t='), body)}"


@pytest.mark.parametrize(
    ("answers", "tries", "url"),
    [
        ([(500, b"", 0), (503, b"", 0), (200, OK, 0)], 3, "https://shop.example/checkout/9"),
        ([(200, b"", 9), (200, OK, 0)], 2, "https://shop.example/checkout/9"),  # it hung
        ([(204, b"", 0)], 1, None),
        ([(200, b"not json", 0)], 1, None),
        ([(200, b'{"url": "javascript:alert(1)"}', 0)], 1, None),
        ([(200, b'{"url": 7}', 0)], 1, None),
    ],
)
async def test_a_webhook_is_tried_again_with_the_same_name(
    database: Database, answers: list[tuple[int, bytes, float]], tries: int, url: str | None
) -> None:
    """Of one try the shop makes one order; an address that no browser may be sent to counts as none."""
    shopper = await a_full_cart(database)
    async with a_shop(*answers) as shop:
        handed = await by_webhook(database, shop.url, timeout_s=0.5).hand_over(shopper, now=NOW)
    assert (handed.sent, handed.url, len(shop.asked)) == (True, url, tries)
    assert len({headers["idempotency-key"] for headers, _ in shop.asked}) == 1


@pytest.mark.parametrize(
    ("answers", "tries"),
    [([(500, b"", 0)], 3), ([(400, b"", 0)], 1), ([(302, b"", 0)], 1), ([(200, b"", 9)], 3)],
)
async def test_a_checkout_that_is_not_taken_is_said(
    database: Database, answers: list[tuple[int, bytes, float]], tries: int
) -> None:
    """No redirect is followed; the cart stays; the next try has the same name."""
    shopper = await a_full_cart(database)
    async with a_shop(*answers) as shop:
        handover = by_webhook(database, shop.url, timeout_s=0.3)
        with pytest.raises(HandoverFailed, match="did not take the cart"):
            await handover.hand_over(shopper, now=NOW)
        assert len(shop.asked) == tries
        shop.answers[:] = [(200, OK, 0)]
        assert (await handover.hand_over(shopper, now=NOW)).sent
    assert len({headers["idempotency-key"] for headers, _ in shop.asked}) == 1


async def test_nobody_at_the_address_is_said_too(database: Database) -> None:
    """As a failure of the checkout, not of this server."""
    shopper = await a_full_cart(database)
    with pytest.raises(HandoverFailed):
        await by_webhook(database, "http://127.0.0.1:1/", timeout_s=0.3).hand_over(shopper, now=NOW)


async def test_a_double_click_is_one_checkout(database: Database) -> None:
    """At the same moment, and soon after; a cart that has changed, or is handed over later, is another."""
    shopper = await a_full_cart(database)
    async with a_shop((200, OK, 0.2)) as shop:
        handover = by_webhook(database, shop.url)
        both = await asyncio.gather(*(handover.hand_over(shopper, now=NOW) for _ in range(3)))
        again = await by_webhook(database, shop.url).hand_over(shopper, now=NOW + timedelta(seconds=30))
        assert (len({*both, again}), len(shop.asked)) == (1, 1)
        await put(database, shopper, "tea", 1)
        changed = await handover.hand_over(shopper, now=NOW + timedelta(seconds=40))
        later = await handover.hand_over(shopper, now=NOW + timedelta(hours=1))
    assert len({again.checkout, changed.checkout, later.checkout}) == 3


async def test_who_goes_away_does_not_end_the_checkout(database: Database) -> None:
    """The shop has it all the same, and the next click finds it."""
    shopper = await a_full_cart(database)
    async with a_shop((200, OK, 0.2)) as shop:
        handover = by_webhook(database, shop.url)
        first = asyncio.create_task(handover.hand_over(shopper, now=NOW))
        await asyncio.sleep(0.1)
        first.cancel()
        assert (await handover.hand_over(shopper, now=NOW)).url == "https://shop.example/checkout/9"
    assert len(shop.asked) == 1


async def test_what_cannot_be_bought_is_not_handed_over(database: Database) -> None:
    """Nor an empty cart."""
    shopper = await a_full_cart(database)
    async with database.connection() as conn:
        await conn.execute("DELETE FROM product WHERE id = 'tea'")
        other = (await open_session(conn, None)).shopper
    handover = Handover(database)
    with pytest.raises(NotSellable, match="no longer sold"):
        await handover.hand_over(shopper, now=NOW)
    with pytest.raises(BadRequest, match="empty"):
        await handover.hand_over(other, now=NOW)
