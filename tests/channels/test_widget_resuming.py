"""An answer in the widget whose line is cut, or whose page is left, in the middle."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from cut_lines import Wires, wires_to
from page_turns import RIVER
from page_wire import Visit
from playwright.async_api import Page, expect
from shop_site import Site, publishable_key, shop_site

from persea.llm.scripted import ScriptedServer
from persea_server import Server

pytestmark = pytest.mark.browser
NETWORK = "Failed to load resource|fetching the script"


@pytest.fixture(scope="module")
def shop(odd_server: Server) -> Iterator[tuple[Site, str]]:
    """A shop's site, and its key."""
    with shop_site() as site:
        yield site, publishable_key(odd_server.data_dir, "widget", site.url)


@pytest.fixture
async def page(shop: tuple[Site, str], odd_server: Server, visit: Visit) -> AsyncIterator[tuple[Page, Wires]]:
    """A page of the shop whose line to Persea can be cut, with the question asked and half answered."""
    site, key = shop
    async with wires_to(odd_server.url) as wires:
        site.put("/", wires.url, key, attributes="open")
        page = await visit(f"{site.url}/", expect_errors=NETWORK)
        await page.get_by_role("textbox", name="Your question").fill("why do rivers run?")
        await page.keyboard.press("Enter")
        await in_the_middle(page)
        yield page, wires


async def in_the_middle(page: Page) -> None:
    await expect(page.locator("persea-chat .said")).to_contain_text("Rivers begin small. They grow")


async def whole(page: Page) -> None:
    """Every word once, and nothing said of a problem."""
    await expect(page.locator("persea-chat .said")).to_have_text(RIVER.strip(), timeout=20_000)
    await expect(page.locator("persea-chat [role=log]")).to_have_attribute("aria-busy", "false")
    await expect(page.locator("persea-chat .question")).to_have_text(["why do rivers run?"])
    await expect(page.locator("persea-chat .problem, persea-chat .status")).to_have_count(0)


async def test_a_cut_line(page: tuple[Page, Wires]) -> None:
    """The line breaks twice in the middle: the answer is the same, word for word, as one that was not cut."""
    shown, wires = page
    wires.cut()
    lost = shown.locator("persea-chat .answer").get_by_text("The connection was lost. Fetching the rest")
    await expect(lost).to_be_visible()
    wires.is_cut = False
    await expect(lost).to_have_count(0)
    wires.break_off()
    await whole(shown)


async def test_a_long_absence(page: tuple[Page, Wires]) -> None:
    """A turn that ended before the line was there again is shown whole."""
    shown, wires = page
    wires.cut()
    await asyncio.sleep(7)  # it takes five seconds
    wires.is_cut = False
    await whole(shown)


async def test_the_next_page_in_the_middle(page: tuple[Page, Wires]) -> None:
    """Who goes on to the shop's next page reads the answer there to its end."""
    shown, _ = page
    await shown.reload()
    await whole(shown)


async def test_stopped(page: tuple[Page, Wires], scripted: ScriptedServer) -> None:
    """Stop ends the turn on the server, too: what came stays."""
    shown, _ = page
    before = scripted.abandoned
    await shown.get_by_role("button", name="Stop").click()
    await expect(shown.locator("persea-chat .status")).to_have_text("Stopped.")
    async with asyncio.timeout(2):
        while scripted.abandoned == before:
            await asyncio.sleep(0.05)
