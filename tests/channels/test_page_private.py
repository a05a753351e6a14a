"""What is remembered, seen and changed on the page; turns of which nothing is kept; and paid places, switched off."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from page_wire import NOW, Visit, Wire, a_card, sse
from playwright.async_api import Locator, Page, expect
from test_page_states import answer_of, ask

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 320, "height": 700}}
WISH = {"id": "w1", "facet": "attribute", "value": "leather", "stance": "never", "stated_at": NOW}
NOTE = {"id": "n1", "text": "my daughter's birthday is on 12 May", "noted_at": NOW, "edited_at": None}
BIRTHDAY = "my daughter's birthday is on 13 May"


async def privately(_: dict[str, Any]) -> AsyncIterator[str]:
    """An answer as the server gives it where it keeps nothing."""
    yield sse("start", conversation=None, turn_id="t9")
    yield sse("text", delta="Yes.")
    yield sse("cards", cards=[a_card("p2", parts=[])])
    yield sse("done", turn_id="t9", mode="shopping", suggestions=[])


async def remembered(page: Page) -> Locator:
    if await page.locator("#menu").is_visible():
        await page.locator("#menu").click()
    await page.get_by_role("button", name="Memory and privacy").click()
    dialog = page.get_by_role("dialog", name="Memory and privacy")
    await expect(dialog.locator("h3").first).to_be_visible()
    return dialog


@pytest.mark.parametrize("phone", [False, True])
async def test_what_is_remembered_is_corrected_and_forgotten_by_keys(
    wire: Wire, visit: Visit, phone: bool
) -> None:
    """Wishes and notes stand there with their day; a note is changed, a wish forgotten, and the focus goes on."""
    wire.shopping.wishes, wire.shopping.notes = [dict(WISH)], [dict(NOTE)]
    page = await visit(wire.url, **(PHONE if phone else {}))
    dialog = await remembered(page)
    await expect(dialog.locator("li")).to_contain_text(["no leather", "12 May"])
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    await dialog.get_by_role("button", name="Change “my daughter").press("Enter")
    field = page.get_by_role("textbox", name="Note")
    await field.fill(BIRTHDAY)
    await field.press("Enter")
    await expect(dialog.locator("li").last).to_contain_text("13 May")
    await dialog.get_by_role("button", name="Forget “no leather”").press("Enter")
    await expect(dialog.locator("li")).to_have_count(1)
    await expect(dialog.get_by_role("button", name=f"Change “{BIRTHDAY}”")).to_be_focused()
    await dialog.get_by_role("button", name=f"Forget “{BIRTHDAY}”").press("Enter")
    await expect(dialog.get_by_text("No notes yet.")).to_be_visible()
    assert (wire.shopping.wishes, wire.shopping.notes) == ([], [])


async def test_the_switches(wire: Wire, visit: Visit) -> None:
    """Off, the server remembers nothing; whether one is asked first, and whether places may be paid for, is this browser's."""
    page = await visit(wire.url)
    dialog = await remembered(page)
    remember, agree, ads = (dialog.get_by_role("switch", name=name) for name in ("Remember", "Without asking first", "Sponsored places"))  # fmt: skip
    await expect(remember).to_be_checked()
    await expect(agree).not_to_be_checked()
    await agree.press("Space")
    await ads.press("Space")
    await remember.press("Space")
    await expect(dialog).to_contain_text("Remembering is off.")
    await expect(agree).to_be_hidden()
    assert wire.shopping.on is False
    await dialog.get_by_role("button", name="Close").click()
    await expect(page.get_by_role("button", name="Memory and privacy")).to_be_focused()
    await ask(page, "boots")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert (wire.asked[-1]["ads"], wire.asked[-1]["consent"]) == (False, ["personalization"])
    await page.goto(f"{wire.url}/?lang=en")
    dialog = await remembered(page)
    await expect(dialog.get_by_role("switch", name="Remember")).not_to_be_checked()
    await expect(dialog.get_by_role("switch", name="Sponsored places")).not_to_be_checked()


async def test_a_private_turn_brings_what_was_said_before_and_leaves_nothing(
    wire: Wire, visit: Visit
) -> None:
    """It names no conversation; text and products of the turns before go along; nothing of it is in the address or the title."""
    wire.answer = answer_of(sse("text", delta="Two."), sse("cards", cards=[a_card("p1"), a_card("p2")]), sse("done", suggestions=[]))  # fmt: skip
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_have_count(1)
    await page.get_by_role("button", name="Private: keep nothing").press("Enter")
    await expect(page.locator(".secret")).to_contain_text("nothing of what you say now is kept")

    wire.answer = privately
    await ask(page, "is the second one waterproof?")
    turn = page.locator(".turn").last
    await expect(turn.locator("persea-answer:not([aria-busy])")).to_be_visible()
    await expect(turn.locator(".secret-mark")).to_have_text("Private")
    sent = wire.asked[-1]
    assert sent["private"] is True
    assert not {"conversation", "edits", "retries", "consent"} & set(sent)
    assert sent["history"] == [
        {"role": "user", "content": "boots"},
        {"role": "assistant", "content": "Two.", "products": ["p1", "p2"]},
    ]
    assert page.url.endswith("#c=c1")
    await turn.get_by_role("button", name="Answer again").click()
    await expect(turn.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert (wire.asked[-1]["text"], wire.asked[-1]["private"]) == (sent["text"], True)
    await page.get_by_role("button", name="Private: keep nothing").click()
    await ask(page, "mugs")
    await expect(page.locator(".turn.private")).to_have_count(1)
    assert wire.asked[-1]["conversation"] == "c1"


async def test_a_private_beginning_has_no_conversation(wire: Wire, visit: Visit) -> None:
    """Neither address, title nor storage hold what was said; after a reload it is as if nothing had been."""
    page = await visit(wire.url)
    await page.get_by_role("button", name="Private: keep nothing").click()
    wire.answer = privately
    await ask(page, "a secret present")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    stored = await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title, location.href])")  # fmt: skip
    assert "secret" not in stored
    assert json.loads(stored)[3] == f"{wire.url}/"
    await page.reload()
    await expect(page.locator(".welcome")).to_be_visible()
    await expect(page.locator(".turn")).to_have_count(0)
