"""/api/me/notes and /api/me/memory: one's own notes, seen, added, corrected, deleted, and switched off."""

from __future__ import annotations

import pytest
from keyed_shop import SHOP, Shop, bearer


async def test_notes_are_added_corrected_and_deleted(shop: Shop) -> None:
    """Each with its time; what another has is not there for one."""
    walker, other = bearer(shop.token("noter")), bearer(shop.token("other-noter"))
    async with shop.serving() as client:
        made = await client.post("/api/me/notes", json={"text": "  I have\na small kitchen "}, headers=walker)
        assert (made.status_code, made.json()["text"]) == (201, "I have a small kitchen")
        path = f"/api/me/notes/{made.json()['id']}"
        assert (await client.get("/api/me/notes", headers=other)).json() == {"on": True, "notes": []}
        for refused in (
            await client.patch(path, json={"text": "mine"}, headers=other),
            await client.delete(path, headers=other),
        ):
            assert refused.status_code == 404
        changed = await client.patch(path, json={"text": "I have a big kitchen"}, headers=walker)
        assert changed.json()["edited_at"] is not None
        await client.post("/api/me/notes", json={"text": "I have two cats"}, headers=walker)
        same = await client.patch(path, json={"text": "i have TWO cats"}, headers=walker)
        assert same.status_code == 400
        seen = (await client.get("/api/me/notes", headers=walker)).json()["notes"]
        assert [one["text"] for one in seen] == ["I have two cats", "I have a big kitchen"]
        assert (await client.delete(path, headers=walker)).status_code == 204
        assert (await client.delete("/api/me/notes", headers=walker)).status_code == 204
        assert (await client.get("/api/me/notes", headers=walker)).json()["notes"] == []


@pytest.mark.parametrize("text", ["", "x" * 501, "my password is hunter2", "card 4111 1111 1111 1111"])
async def test_what_may_not_be_kept_is_refused(shop: Shop, text: str) -> None:
    """Added or put in the place of another."""
    walker = bearer(shop.token("secretive"))
    async with shop.serving() as client:
        kept = await client.post("/api/me/notes", json={"text": "I have a cat"}, headers=walker)
        assert (await client.post("/api/me/notes", json={"text": text}, headers=walker)).status_code == 400
        path = f"/api/me/notes/{kept.json()['id']}"
        assert (await client.patch(path, json={"text": text}, headers=walker)).status_code == 400


async def test_switched_off_nothing_is_added(shop: Shop) -> None:
    """Neither a note nor a wish; what is there can be seen and deleted."""
    walker = bearer(shop.token("switcher"))
    wish = {"facet": "attribute", "value": "leather", "stance": "never"}
    async with shop.serving() as client:
        await client.post("/api/me/notes", json={"text": "I have a cat"}, headers=walker)
        assert (await client.patch("/api/me/memory", json={"on": False}, headers=walker)).json() == {
            "on": False
        }
        assert (await client.get("/api/me/memory", headers=walker)).json() == {"on": False}
        added = await client.post("/api/me/notes", json={"text": "I have a dog"}, headers=walker)
        assert (added.status_code, added.json()["error"]["message"][:27]) == (
            400,
            "Remembering is switched off",
        )
        assert (await client.post("/api/me/wishes", json=wish, headers=walker)).status_code == 400
        seen = (await client.get("/api/me/notes", headers=walker)).json()
        assert (seen["on"], [one["text"] for one in seen["notes"]]) == (False, ["I have a cat"])
        assert (await client.delete("/api/me/notes", headers=walker)).status_code == 204
        await client.patch("/api/me/memory", json={"on": True}, headers=walker)
        assert (await client.post("/api/me/wishes", json=wish, headers=walker)).status_code == 201


async def test_nobody_looks_at_anothers_notes(shop: Shop) -> None:
    """A server key may see interests of whom it names, but no notes; who is nobody has none."""
    key, _ = await shop.key("shoppers:read", "chat")
    async with shop.serving() as client:
        named = await client.get("/api/me/notes?shopper=noter", headers=bearer(key))
        assert named.status_code == 400
        assert (
            await client.post("/api/me/notes", json={"text": "x y"}, headers=bearer(key))
        ).status_code == 400
        assert (
            await client.patch("/api/me/memory", json={"on": False}, headers=bearer(key))
        ).status_code == 400
        publishable, _ = await shop.key(origins=(SHOP,))
        assert (await client.get("/api/me/notes", headers=bearer(publishable, SHOP))).status_code == 403
