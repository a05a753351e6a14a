"""What the person thinks of an answer: thumbs, and why."""

from __future__ import annotations

import pytest
from page_wire import Visit, Wire
from playwright.async_api import expect
from test_page_states import ask

pytestmark = pytest.mark.browser


async def test_a_thumb_is_given_explained_and_taken_back(wire: Wire, visit: Visit) -> None:
    """By keys; a thumb down asks why, and goes on where it was."""
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    up, down = (page.get_by_role("button", name=name) for name in ("Good answer", "Not good"))
    await up.press("Enter")
    await expect(up).to_have_attribute("aria-pressed", "true")
    await up.press("Enter")
    await expect(up).to_have_attribute("aria-pressed", "false")
    await down.press("Enter")
    await page.get_by_role("button", name="Too long").press("Enter")
    await expect(down).to_have_attribute("aria-pressed", "true")
    await expect(down).to_be_focused()
    await expect(page.get_by_role("button", name="Too long")).to_be_hidden()
    assert wire.judged == [
        ("t1", {"rating": "up"}),
        ("t1", None),
        ("t1", {"rating": "down"}),
        ("t1", {"rating": "down", "reason": "too_long"}),
    ]


async def test_other_reasons_take_words(wire: Wire, visit: Visit) -> None:
    """And nothing is sent where the person would rather not say."""
    page = await visit(wire.url)
    await ask(page, "boots")
    await page.get_by_role("button", name="Not good").click()
    await page.get_by_role("button", name="Something else").click()
    await page.get_by_role("button", name="Cancel").click()
    await page.get_by_role("button", name="Something else").click()
    await page.get_by_role("textbox", name="In your own words").fill("too red")
    await page.get_by_role("button", name="Send").last.click()
    await expect(page.get_by_role("button", name="Something else")).to_be_hidden()
    assert wire.judged[1:] == [("t1", {"rating": "down", "reason": "other", "note": "too red"})]
