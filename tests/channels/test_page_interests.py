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
    page = await visit(wire.url, **(PHONE if phone else {}))
    dialog = await remembered(page)
    first = dialog.locator(".interest").first
    await first.locator("summary").press("Enter")
    await expect(first).to_contain_text("From 1 purchase and 1 view, the last on")
    await expect(first.locator(".events li")).to_contain_text(["+5", "+0.75"])
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    await first.get_by_role("button", name="More: Fellside").press("Enter")
    await expect(first).to_contain_text("2 times")
    await first.get_by_role("button", name="Mute: Fellside").press("Enter")
    await expect(first).to_contain_text("it does not count")
    await first.get_by_role("button", name="Forget: Fellside").press("Enter")
    await expect(dialog.locator(".interest")).to_have_count(1)
    await expect(dialog.locator(".interest summary")).to_be_focused()
    told = [(method, path) for method, path, _ in wire.shopping.told]
    assert told == [
        ("PATCH", "/api/me/interests/i1"),
        ("PATCH", "/api/me/interests/i1"),
        ("DELETE", "/api/me/interests/i1"),
    ]


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
