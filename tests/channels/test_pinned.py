"""Conversations that somebody wants first: in the API, and on the page by keys alone."""

from __future__ import annotations

import uuid
from typing import Any

import httpx2
import pytest
from page_turns import begun, turn
from page_wire import Visit, Wire
from playwright.async_api import expect


def ids(http: httpx2.Client, **parameters: object) -> list[str]:
    return [one["id"] for one in http.get("/api/conversations", params=parameters).json()["conversations"]]


def pin(http: httpx2.Client, id: str, pinned: bool = True) -> dict[str, Any]:
    response = http.patch(f"/api/conversations/{id}", json={"pinned": pinned})
    assert response.status_code == 200
    told: dict[str, Any] = response.json()
    return told


def test_pinned_conversations_come_first(http: httpx2.Client) -> None:
    """Pinned ones stand first, the newest of them before the others, also in a search; taken off they go back to their place."""
    one, two, three = (begun(turn(http, text)) for text in ("red boots", "red lamps", "red hats"))
    before = http.get("/api/conversations").json()["conversations"]
    assert pin(http, one) == {
        key: value for key, value in before[2].items() if key not in ("excerpt", "turn_id")
    } | {"pinned": True}
    assert ids(http) == [one, three, two]
    pin(http, two)
    assert ids(http) == ids(http, q="red") == [two, one, three]
    begun(turn(http, "and socks", one))
    assert ids(http) == [one, two, three]
    assert http.get(f"/api/conversations/{one}").json()["pinned"] is True
    pin(http, one, pinned=False)
    assert ids(http) == [two, one, three]


def test_a_long_list_goes_from_pinned_ones_to_the_others(http: httpx2.Client) -> None:
    """Pages follow one another without gap or repetition where the pinned ones end."""
    made = [begun(turn(http, "hello")) for _ in range(5)]
    pin(http, made[0])
    pin(http, made[2])
    wanted = [made[2], made[0], made[4], made[3], made[1]]
    seen: list[str] = []
    for size in (1, 2):
        seen, place = [], None
        while True:
            page = http.get(
                "/api/conversations", params={"limit": size, **({"before": place} if place else {})}
            ).json()
            seen += [one["id"] for one in page["conversations"]]
            if (place := page["next"]) is None:
                break
        assert seen == wanted


def test_nobody_pins_anothers(http: httpx2.Client, server_url: str) -> None:
    """What belongs to another is not there to be pinned; a change keeps what it does not name."""
    own = begun(turn(http, "boots"))
    with httpx2.Client(base_url=server_url) as stranger:
        for id in (own, str(uuid.uuid4())):
            assert stranger.patch(f"/api/conversations/{id}", json={"pinned": True}).status_code == 404
    assert pin(http, own)["title"] == "boots"
    renamed = http.patch(f"/api/conversations/{own}", json={"title": "For Ada"}).json()
    assert (renamed["title"], renamed["pinned"]) == ("For Ada", True)
    for nothing in ({}, {"pinned": None}, {"pinned": "perhaps"}):
        assert http.patch(f"/api/conversations/{own}", json=nothing).status_code == 400
    assert [one["pinned"] for one in http.get("/api/me/export").json()["conversations"]] == [True]


@pytest.mark.browser
async def test_pinned_by_keys(wire: Wire, visit: Visit) -> None:
    """By its menu and by the palette a conversation goes to the top, under a heading of its own, and back."""
    for id, title in (("c1", "Mugs"), ("c2", "Boots")):
        wire.conversations[id] = {"id": id, "title": title, "messages": []}
    page = await visit(f"{wire.url}/#c=c2")
    links = page.locator("#aside li a bdi")
    await expect(links).to_have_text(["Mugs", "Boots"])
    await page.get_by_role("button", name="More about “Boots”").press("Enter")
    await page.get_by_role("menuitem", name="Pin").press("Enter")
    await expect(links).to_have_text(["Boots", "Mugs"])
    await expect(page.locator("#aside h3").first).to_have_text("Pinned")
    await expect(page.locator(".toast")).to_have_text("Pinned: it stands first.")
    await expect(page.get_by_role("button", name="More about “Boots”")).to_be_focused()
    assert wire.conversations["c2"]["pinned"] is True
    await page.keyboard.press("Control+k")
    await page.get_by_role("combobox").fill("unpin")
    await expect(page.get_by_role("option", name="Unpin this conversation")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(links).to_have_text(["Mugs", "Boots"])
    await expect(page.locator(".toast").last).to_have_text("No longer pinned.")
