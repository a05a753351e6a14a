"""What the page shows of what was said of oneself: remembered, undone, offered, and the same after a reload."""

from __future__ import annotations

from typing import Any

import pytest
from page_wire import Visit, Wire, sse
from playwright.async_api import Page, expect
from test_page import ask, first_screen
from test_page_states import DONE, answer_of

pytestmark = pytest.mark.browser


def a_wish(**changes: object) -> str:
    wish = {"facet": "attribute", "value": "leather", "stance": "never", "said": "never leather", "id": "w1"}
    return sse("wish", **(wish | changes))


async def stated(page: Page) -> list[str]:
    response = await page.request.get("/api/me/interests")
    found: dict[str, Any] = await response.json()
    return [one["value"] for one in found["stated"]]


@pytest.mark.parametrize("width", [390, 1280])
async def test_it_is_offered_kept_and_undone_by_keys_alone(server_url: str, visit: Visit, width: int) -> None:
    """Nothing is kept before Remember; then everything said is, the next answer obeys, and Undo takes it back."""
    page = await first_screen(visit, server_url, viewport={"width": width, "height": 844})
    turn = await ask(page, "I never wear leather")
    note = turn.locator(".wish")
    await expect(note).to_contain_text("Shall I remember “no leather”")
    assert await stated(page) == []
    await note.get_by_role("button", name="Remember").focus()
    await page.keyboard.press("Enter")
    await expect(note).to_contain_text("Remembered: no leather.")
    await expect(note.get_by_role("status")).to_be_focused()
    assert await stated(page) == ["leather"]
    second = await ask(page, "I take a size 9, show me hiking boots")
    await expect(second.locator(".prose")).to_contain_text("Without leather, as you asked me to remember.")
    await expect(second.locator(".wish")).to_contain_text("Remembered: you take size 9.")
    wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    await page.reload()
    notes = page.locator(".wish")
    await expect(notes).to_have_count(2)
    await notes.last.get_by_role("button", name="Undo").focus()
    await page.keyboard.press("Enter")
    await expect(notes.last).to_have_text("Forgotten: you take size 9.")
    assert await stated(page) == ["leather"]
    await notes.first.get_by_role("button", name="Ask me first").click()
    await expect(notes.first).to_contain_text("From now on I ask first.")
    third = await ask(page, "I never wear wool")
    await expect(third.locator(".wish")).to_contain_text("Shall I remember “no wool”")
    assert await stated(page) == ["leather"]


@pytest.mark.parametrize(
    ("lang", "words", "undo"),
    [("en", "Remembered: no leather.", "Undo"), ("de", "Gemerkt: ohne leather.", "Rückgängig"), ("ar", "leather", "تراجع")],
)  # fmt: skip
async def test_it_speaks_the_pages_language(
    wire: Wire, visit: Visit, lang: str, words: str, undo: str
) -> None:
    """The note and its buttons are named, and large enough to be hit."""
    wire.answer = answer_of(a_wish(), sse("text", delta="Noted."), DONE)
    page = await visit(f"{wire.url}/?lang={lang}")
    await page.locator("textarea").fill("never leather")
    await page.locator("textarea").press("Enter")
    note = page.locator(".wish")
    await expect(note).to_contain_text(words)
    box = await note.get_by_role("button", name=undo).bounding_box()
    assert box is not None
    assert box["height"] >= 24
    assert await note.get_attribute("aria-label")
    await expect(page.locator("#announcer")).to_contain_text("leather")


async def test_where_it_cannot_be_undone_the_note_stays_and_says_why(wire: Wire, visit: Visit) -> None:
    """The scripted server keeps no wishes: that is told, and the offer can be taken up again."""
    wire.answer = answer_of(a_wish(id=None), DONE)
    page = await visit(wire.url, expect_errors="Failed to load resource")
    await page.locator("textarea").fill("never leather")
    await page.locator("textarea").press("Enter")
    note = page.locator(".wish")
    await note.get_by_role("button", name="Remember").click()
    await expect(page.locator(".toast")).to_be_visible()
    await expect(note).to_contain_text("Shall I remember")
    await expect(note.get_by_role("button", name="Remember")).to_be_enabled()
