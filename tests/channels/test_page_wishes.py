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


async def noted(page: Page) -> list[str]:
    response = await page.request.get("/api/me/notes")
    found: dict[str, Any] = await response.json()
    return [one["text"] for one in found["notes"]]


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


async def test_of_two_offers_the_one_that_is_not_taken_up_still_holds(server_url: str, visit: Visit) -> None:
    """Remember on the first loses nothing of the second: gloves come without wool, as was said."""
    page = await first_screen(visit, server_url, viewport={"width": 1280, "height": 844})
    turn = await ask(page, "I always take size 9 in shoes and never wear wool")
    offers = turn.locator(".wish")
    await expect(offers).to_have_count(2)
    await offers.first.get_by_role("button", name="Remember").click()
    await expect(offers.first).to_contain_text("Remembered: you take size 9.")
    assert await stated(page) == ["9"]
    gloves = await ask(page, "winter gloves")
    await expect(gloves.locator(".prose")).to_contain_text("Without wool, as you said.")


async def test_a_note_is_offered_kept_shown_again_and_undone_by_keys_alone(
    server_url: str, visit: Visit
) -> None:
    """Nothing is kept before Remember; after a reload it is there with Undo, and Undo deletes it for good."""
    page = await first_screen(visit, server_url, viewport={"width": 390, "height": 844})
    turn = await ask(page, "Remember that my wife's name is Anna")
    note = turn.locator(".wish")
    await expect(note).to_contain_text("Shall I remember “my wife's name is Anna” beyond this conversation")
    assert await noted(page) == []
    await note.get_by_role("button", name="Remember").focus()
    await page.keyboard.press("Enter")
    await expect(note).to_contain_text("Noted: “my wife's name is Anna”.")
    await expect(note.get_by_role("status")).to_be_focused()
    assert await noted(page) == ["my wife's name is Anna"]
    await page.reload()
    note = page.locator(".wish")
    await expect(note).to_contain_text("Noted: “my wife's name is Anna”.")
    await note.get_by_role("button", name="Undo").focus()
    await page.keyboard.press("Enter")
    await expect(note).to_have_text("Forgotten: my wife's name is Anna.")
    assert await noted(page) == []
    second = await ask(page, "what is my wife's name?")
    await expect(second.locator(".prose")).not_to_contain_text("Anna")


@pytest.mark.parametrize(
    ("lang", "words", "undo"),
    [("en", "Noted: “a small kitchen”.", "Undo"), ("de", "Gemerkt: „a small kitchen“.", "Rückgängig"), ("ar", "دُوِّن", "تراجع")],
)  # fmt: skip
async def test_a_note_speaks_the_pages_language(
    wire: Wire, visit: Visit, lang: str, words: str, undo: str
) -> None:
    """In the line, on its button and to a screen reader; its words are text, and no markup."""
    wire.answer = answer_of(
        sse("note", text="a small kitchen", id="n1"), sse("note", text="<b>x</b> y", id=None), DONE
    )
    page = await visit(f"{wire.url}/?lang={lang}")
    await page.locator("textarea").fill("remember it")
    await page.locator("textarea").press("Enter")
    notes = page.locator(".wish")
    await expect(notes).to_have_count(2)
    await expect(notes.first).to_contain_text(words)
    await expect(notes.first.get_by_role("button", name=undo)).to_be_visible()
    await expect(notes.last).to_contain_text("<b>x</b> y")
    await expect(page.locator("#announcer")).to_contain_text("a small kitchen")
