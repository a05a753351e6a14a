"""A small shop with keys, and its real application without a socket in between."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx2

from persea.app import Persea, create_app
from persea.channels.attachments_api import Perceiving
from persea.identity.keys import PUBLISHABLE_PREFIX, SERVER_PREFIX, mint, new_id
from persea.identity.limits import Limits, Rate
from persea.identity.shopper import sign
from persea.perceive import perceive
from persea.store.keys import ApiKey, add_key

HOST = "persea.example"
SHOP = "https://shop.example"
OTHER_SHOP = "https://other.example"
STRANGER = "https://evil.example"
PLENTY = Rate(1_000_000, 1_000_000)
UNLIMITED = Limits(*[PLENTY] * 7)

Client = httpx2.AsyncClient


@dataclass
class Shop:
    """The shop and what a test needs to be anybody in it."""

    persea: Persea
    signing_id: str = ""
    signing_secret: str = ""

    async def key(
        self, *scopes: str, origins: tuple[str, ...] = (), expires: timedelta | None = None, **changes: object
    ) -> tuple[str, ApiKey]:
        """A new server key, or a publishable one where origins are named."""
        minted = mint(PUBLISHABLE_PREFIX if origins else SERVER_PREFIX)
        now = datetime.now(UTC)
        made = ApiKey(
            new_id("key"), "publishable" if origins else "server", secrets.token_hex(4), minted.hint, scopes, origins,
            None, now, None if expires is None else now + expires, None, None,
        )  # fmt: skip
        made = replace(made, **changes)  # type: ignore[arg-type]
        async with self.persea.database.connection() as conn:
            await add_key(conn, made, minted.hash)
        return minted.text, made

    def token(self, shopper_id: str, *, lasts_s: int = 600) -> str:
        """As the shop's own server makes it."""
        return sign(shopper_id, key_id=self.signing_id, secret=self.signing_secret, lasts_s=lasts_s)

    @asynccontextmanager
    async def serving(
        self,
        *,
        is_open: bool = False,
        limits: Limits = UNLIMITED,
        peer: str = "192.0.2.7",
        host: str = HOST,
        perceive: Perceiving = perceive,
        **settings: object,
    ) -> AsyncIterator[Client]:
        """A client of an application with these settings, as a visitor from `peer`."""
        persea = self.persea
        before, persea.settings = persea.settings, replace(persea.settings, **settings)  # type: ignore[arg-type]
        try:
            app = create_app(persea, is_open=is_open, limits=limits, perceive=perceive)
        finally:
            persea.settings = before
        transport = httpx2.ASGITransport(app=app, client=(peer, 4711), raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url=f"http://{host}", timeout=60) as client:
            yield client


def bearer(token: str, origin: str | None = None, **more: str) -> dict[str, str]:
    """The headers of who shows `token`, from a page of `origin` where one is named."""
    return {"authorization": f"Bearer {token}", **({"origin": origin} if origin else {}), **more}


def problem(response: httpx2.Response, status: int, code: str) -> str:
    """The message of an error in the shape that OpenAI's clients expect."""
    assert (response.status_code, response.json()["error"]["code"]) == (status, code), response.text
    assert set(response.json()["error"]) == {"message", "type", "code", "param"}
    message: str = response.json()["error"]["message"]
    return message
