"""The command palette, a conversation as a file, and the page where the server is away."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from page_wire import NOW, Visit, Wire, a_card
from playwright.async_api import expect
from test_page_states import ask

pytestmark = pytest.mark.browser


async def test_everything_is_done_by_its_words(wire: Wire, visit: Visit) -> None:
    """Found by parts of words, chosen by the arrows, left by Escape; the focus goes back."""
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    await page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="What do you want to do?")
    await expect(field).to_be_focused()
    await field.fill("priv mem")
    await expect(page.get_by_role("option")).to_have_text(["Memory and privacy"])
    await field.fill("zzz")
    await expect(page.get_by_role("option")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(field).to_have_count(0)
    await page.keyboard.press("Control+k")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("Go to the question")
    await page.keyboard.press("Enter")
    await expect(page.locator("persea-composer textarea")).to_be_focused()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("new con")
    await page.keyboard.press("Enter")
    await expect(page.locator("persea-question")).to_have_count(0)


async def test_a_conversation_becomes_a_file(wire: Wire, visit: Visit) -> None:
    """Markdown: what was asked, what was answered, what was shown."""
    said = {"role": "user", "text": "mugs", "turn_id": "t1", "cards": [], "created_at": NOW}
    told = {
        "role": "assistant",
        "text": "Two of them.",
        "cards": [a_card("m1")],
        "failed": None,
        "suggestions": [],
        "turn_id": "t1",
    }
    wire.conversations["c1"] = {"id": "c1", "title": "Mugs, blue", "messages": [said, told]}
    page = await visit(f"{wire.url}/#c=c1")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("save as")
    async with page.expect_download() as coming:
        await page.keyboard.press("Enter")
    file = await coming.value
    assert file.suggested_filename == "Mugs-blue.md"
    text = Path(await file.path()).read_text(encoding="utf-8")
    assert text.startswith("# Mugs, blue\n\n## mugs")
    assert "\n\nTwo of them.\n\n- [" in text


async def test_the_open_conversation_is_renamed_pinned_and_deleted(wire: Wire, visit: Visit) -> None:
    """By its commands, with the question before it is deleted that the list asks."""
    said = {"role": "user", "text": "mugs", "turn_id": "t1", "cards": [], "created_at": NOW}
    wire.conversations["c1"] = {"id": "c1", "title": "Mugs", "messages": [said]}
    page = await visit(f"{wire.url}/#c=c1")
    await expect(page.locator("persea-talks a")).to_have_text("Mugs")

    async def command(words: str) -> None:
        await page.keyboard.press("Control+k")
        await page.keyboard.type(words)
        await page.keyboard.press("Enter")

    await command("rename this")
    await page.get_by_role("textbox", name="Name").fill("Mugs for Ada")
    await page.keyboard.press("Enter")
    await expect(page.locator("#title")).to_have_text("Mugs for Ada")
    await command("pin this")
    await expect(page.get_by_role("heading", name="Pinned")).to_be_visible()
    await command("delete this")
    await expect(page.get_by_role("dialog")).to_contain_text("“Mugs for Ada” is deleted for good.")
    await page.get_by_role("button", name="Keep it").click()
    assert "c1" in wire.conversations
    await command("delete this")
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.locator("persea-question")).to_have_count(0)
    assert "c1" not in wire.conversations
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("option", name="this conversation")).to_have_count(0)


async def test_the_page_opens_where_the_server_is_away(wire: Wire, visit: Visit) -> None:
    """Its own files are kept, and it says that the server cannot be reached."""
    page = await visit(wire.url, expect_errors="ERR_INTERNET_DISCONNECTED")
    await page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    for _ in range(100):
        kept = await page.evaluate(
            "caches.keys().then(async (names) => names.length ? (await (await caches.open(names[0])).keys()).length : 0)"
        )
        if kept > 40:
            break
        await asyncio.sleep(0.1)
    addresses = await page.evaluate(
        "caches.open('persea-page-1').then(async (cache) => (await cache.keys()).map((one) => new URL(one.url).pathname))"
    )
    assert not [one for one in addresses if one.startswith("/api")]
    await page.context.set_offline(True)
    await page.reload()
    await expect(page.get_by_text("cannot be reached").first).to_be_visible()
    await page.context.set_offline(False)
