"""What was concluded of the person, on the page: seen with what made it, changed, muted, forgotten; and all that is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from page_wire import NOW, Visit, Wire
from playwright.async_api import expect
from test_page_private import PHONE, remembered

pytestmark = pytest.mark.browser


def an_interest(id: str, label: str, weight: float, *events: tuple[str, str, float]) -> dict[str, Any]:
    """As the server tells it; `events` are kind, product and contribution."""
    return {
        "id": id,
        "facet": "brand",
        "label": label,
        "weight": weight,
        "counts": True,
        "muted": False,
        "factor": 1,
        "fixed": None,
        "overruled_by": None,
        "events": [
            {"id": f"{id}{at}", "kind": kind, "product": product, "contribution": amount, "time": NOW}
            for at, (kind, product, amount) in enumerate(events)
        ],
    }


@pytest.mark.parametrize("phone", [False, True])
async def test_an_interest_shows_what_made_it_and_is_changed(wire: Wire, visit: Visit, phone: bool) -> None:
    """Weight, sentence and events; more, muted and forgotten by keys, and the focus goes on."""
    wire.shopping.interests = [
        an_interest("i1", "Fellside", 5.75, ("purchase", "boot", 5.0), ("view", "boot", 0.75)),
        an_interest("i2", "Harbour", -4.0, ("hide", "mug", -4.0)),
    ]
    page = await visit(wire.url, expect_errors="404", **(PHONE if phone else {}))
    dialog = await remembered(page)
    first = dialog.locator(".interest").first
    await first.locator("summary").press("Enter")
    await expect(first).to_contain_text("From 1 purchase and 1 view, the last on")
    await expect(first.locator(".events li")).to_contain_text(["+5", "+0.75"])
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    await first.get_by_role("button", name="More: Fellside", exact=True).press("Enter")
    await first.get_by_role("button", name="Do it: More: Fellside").press("Enter")
    await expect(first).to_contain_text("2 times")
    await first.get_by_role("button", name="Mute: Fellside", exact=True).press("Enter")
    await first.get_by_role("button", name="Do it: Mute: Fellside").press("Enter")
    await expect(first).to_contain_text("it does not count")
    await first.get_by_role("button", name="Forget: Fellside", exact=True).press("Enter")
    await first.get_by_role("button", name="Do it: Forget: Fellside").press("Enter")
    await expect(dialog.locator(".interest")).to_have_count(1)
    await expect(dialog.locator(".interest summary")).to_be_focused()
    told = [(method, path) for method, path, _ in wire.shopping.told]
    assert told == [
        ("PATCH", "/api/me/interests/i1"),
        ("PATCH", "/api/me/interests/i1"),
        ("DELETE", "/api/me/interests/i1"),
    ]


def goods(*ids: str) -> list[dict[str, Any]]:
    return [{"id": id, "title": f"Boot {id}", "price": None, "image_url": None} for id in ids]


@pytest.mark.parametrize("phone", [False, True])
async def test_what_it_would_change_is_seen_first(wire: Wire, visit: Visit, phone: bool) -> None:
    """Both orders with what moves, before anything is kept; left as it is, nothing is, and the focus is where it was."""
    wire.shopping.interests = [an_interest("i1", "Fellside", 5.75, ("view", "boot", 5.75))]
    wire.shopping.would = {
        "counts": True,
        "weight": {"before": 5.75, "after": 0},
        "lists": [
            {
                "of": "request",
                "words": "hiking boots",
                "before": goods("a", "b", "c"),
                "after": goods("b", "a", "d"),
                "moved": [
                    {"id": "b", "before": 2, "after": 1},
                    {"id": "a", "before": 1, "after": 2},
                    {"id": "d", "before": None, "after": 3},
                    {"id": "c", "before": 3, "after": None},
                ],
            },
            {"of": "for-you", "words": None, "before": goods("e"), "after": goods("e"), "moved": []},
        ],
    }
    page = await visit(wire.url, expect_errors="404", **(PHONE if phone else {}))
    dialog = await remembered(page)
    first = dialog.locator(".interest").first
    await first.locator("summary").press("Enter")
    mute = first.get_by_role("button", name="Mute: Fellside", exact=True)
    await mute.press("Enter")
    seen = first.get_by_role("group", name="What this would change")
    await expect(seen).to_contain_text("Its weight: 5.75 now, 0 then.")
    await expect(seen).to_contain_text("For your last request, “hiking boots”")
    now, then = seen.locator("ol").first, seen.locator("ol").last
    await expect(now.locator("li .name")).to_have_text(["Boot a", "Boot b", "Boot cGoes out"])
    await expect(then.locator("li .name")).to_have_text(
        ["Boot b1 place up", "Boot a1 place down", "Boot dComes in"]
    )
    await expect(seen).to_contain_text("What is recommended to you stays as it is.")
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    await expect(seen.get_by_role("button", name="Do it: Mute")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(seen).to_have_count(0)
    await expect(mute).to_be_focused()
    assert wire.shopping.supposed == [("i1", {"muted": True})]
    await mute.press("Enter")
    await seen.get_by_role("button", name="Leave it as it is").press("Enter")
    await expect(mute).to_be_focused()
    assert wire.shopping.told == []
    wire.shopping.would = None
    await first.get_by_role("button", name="Less: Fellside", exact=True).press("Enter")
    await expect(seen).to_contain_text("What it would change could not be worked out.")
    assert wire.shopping.supposed[-1] == ("i1", {"weight": "down"})
    await seen.get_by_role("button", name="Do it: Less").press("Enter")
    await expect(first.locator("summary")).to_be_focused()
    assert [method for method, *_ in wire.shopping.told] == ["PATCH"]


async def test_all_that_is_kept_is_taken_along_and_erased(wire: Wire, visit: Visit) -> None:
    """A file; then, after a yes, a receipt."""
    page = await visit(wire.url)
    dialog = await remembered(page)
    async with page.expect_download() as coming:
        await dialog.get_by_role("button", name="Download it").click()
    file = await (await coming.value).path()
    assert json.loads(Path(file).read_text()) == {"format": "persea-shopper/1"}
    await dialog.get_by_role("button", name="Erase me").click()
    await page.get_by_role("button", name="Cancel").click()
    assert wire.shopping.told == []
    await dialog.get_by_role("button", name="Erase me").click()
    await page.get_by_role("button", name="Erase all of it").click()
    await expect(page.get_by_text("erased-1")).to_be_visible()
    await expect(page.get_by_text("9 rows were deleted")).to_be_visible()


async def test_consent_is_taken_back(wire: Wire, visit: Visit) -> None:
    """And it is told how much is nobody's now."""
    page = await visit(wire.url)
    dialog = await remembered(page)
    await dialog.get_by_role("button", name="Do not join what I do").click()
    await page.get_by_role("button", name="Take consent back").click()
    await expect(page.get_by_text("7 events are nobody's now")).to_be_visible()
