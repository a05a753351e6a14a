"""How keys are made, and which origins one may name."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import pytest
from keyed_shop import Shop

from persea.errors import BadRequest, NotFound
from persea.identity.keys import mint, origin_of
from persea.store.keys import is_closed, revoke_key


def test_a_key_is_256_random_bits_behind_what_it_is() -> None:
    """43 characters of base64 are 32 bytes; no two are alike; the hint is its first eight."""
    made = [mint("sk_") for _ in range(200)]
    for one in made:
        assert re.fullmatch(r"sk_[A-Za-z0-9_-]{43}", one.text)
        assert one.hint == one.text[:8]
        assert one.hash == hashlib.sha256(one.text.encode()).digest()
    assert len({one.text for one in made}) == 200


def test_a_new_key_is_not_shown_by_accident() -> None:
    """What an error or a log would print of it holds the hint only."""
    one = mint("pk_")
    assert one.text not in repr(one)
    assert one.text not in f"{one}"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://shop.example", "https://shop.example"),
        ("https://Shop.Example/", "https://shop.example"),
        ("https://shop.example:443", "https://shop.example"),
        ("http://localhost:5173", "http://localhost:5173"),
        ("http://shop.example:80", "http://shop.example"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("http://[::1]:3000", "http://[::1]:3000"),
        (" https://shop.example ", "https://shop.example"),
    ],
)
def test_origins_are_written_as_browsers_send_them(text: str, origin: str) -> None:
    """Lower case, without a path, and with a port only where it is unusual."""
    assert origin_of(text) == origin


@pytest.mark.parametrize(
    "text",
    [
        "shop.example", "https://", "https://shop.example/page", "https://shop.example?x=1", "*", "https://*.example",
        "null", "ftp://shop.example", "https://user:secret@shop.example", "https://shop.example:port",
        "https://shop.example:99999", "https://shop.example#x", "", "javascript://shop.example", "https://shop_x y",
    ],
)  # fmt: skip
def test_what_is_no_origin_is_refused(text: str) -> None:
    """No wildcard, no path, no password, no other scheme."""
    with pytest.raises(BadRequest, match="This is no origin of pages"):
        origin_of(text)


async def test_a_key_that_has_expired_still_keeps_the_server_closed(shop: Shop) -> None:
    """Time alone opens nothing: a server behind a proxy would answer everybody after its next start."""
    async with shop.persea.database.connection() as conn:
        await conn.execute("UPDATE api_key SET revoked_at = now() WHERE revoked_at IS NULL")
        assert not await is_closed(conn)
    await shop.key(origins=("https://shop.example",))
    async with shop.persea.database.reading() as conn:
        assert not await is_closed(conn)
    _, made = await shop.key("chat", expires=timedelta(seconds=-1))
    async with shop.persea.database.connection() as conn:
        assert await is_closed(conn)
        await revoke_key(conn, made.id)
        assert not await is_closed(conn)


async def test_all_keys_of_a_name_end_together(shop: Shop) -> None:
    """A name is free again when its key has expired: each that is ended is told, the good one among them."""
    _, expired = await shop.key("chat", expires=timedelta(seconds=-1), name="till")
    _, good = await shop.key("chat", name="till")
    async with shop.persea.database.connection() as conn:
        assert {one.id for one in await revoke_key(conn, "till")} == {expired.id, good.id}
        with pytest.raises(NotFound, match="No key of that name or id can be revoked: till"):
            await revoke_key(conn, "till")
