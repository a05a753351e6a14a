"""An answer whose line is cut in the middle, in a real Chromium and on a real server."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from cut_lines import wires_to
from page_turns import RIVER
from page_wire import Visit, Wire, a_card, sse
from playwright.async_api import Page, expect

from persea.llm.scripted import ScriptedServer
from persea_server import run_persea, running_server, shared_folder

pytestmark = pytest.mark.browser
NETWORK = "Failed to load resource|fetching the script"


async def ask(page: Page, words: str) -> None:
    await page.get_by_label("Your request").fill(words)
    await page.keyboard.press("Enter")


def prose(page: Page) -> Any:
    return page.locator("persea-answer .prose").last


async def in_the_middle(page: Page) -> None:
    await expect(prose(page)).to_contain_text("Rivers begin small. They grow")


async def whole(page: Page) -> None:
    """Every word once, nothing said of a problem, and what ends an answer."""
    await ended(page)
    assert (await prose(page).inner_text()).strip() == RIVER.strip()
    await expect(page.get_by_role("alert")).to_have_count(0)
    await expect(page.locator(".away:visible")).to_have_count(0)


async def ended(page: Page) -> None:
    answer = page.locator(".turn:last-child persea-answer:not([aria-busy])")
    await expect(answer.get_by_role("button", name="Answer again")).to_be_visible(timeout=20_000)


async def test_a_cut_line(odd_url: str, visit: Visit) -> None:
    """The line breaks twice in the middle: the answer is the same, word for word, as one that was not cut."""
    async with wires_to(odd_url) as wires:
        page = await visit(wires.url, expect_errors=NETWORK)
        await ask(page, "why do rivers run?")
        await whole(page)
        await ask(page, "why do rivers run so far?")
        await in_the_middle(page)
        wires.cut()
        await expect(page.get_by_text("The connection was lost. Fetching the rest")).to_be_visible()
        wires.is_cut = False
        await expect(page.get_by_text("The connection was lost. Fetching the rest")).to_be_hidden()
        wires.break_off()
        await whole(page)
        kept = await page.evaluate(
            "async () => (await (await fetch(`/api/conversations/${new URLSearchParams(location.hash.slice(1)).get('c')}`)).json()).messages"
        )
        assert [(m["role"], m["failed"]) for m in kept] == [("user", None), ("assistant", None)] * 2


async def test_the_network_is_off_for_a_moment(odd_url: str, visit: Visit) -> None:
    """A browser that is offline for a moment, and keeps the line that it has, loses nothing and says nothing twice."""
    page = await visit(odd_url, expect_errors=NETWORK)
    await ask(page, "why do rivers run?")
    await in_the_middle(page)
    await page.context.set_offline(True)
    await asyncio.sleep(2)
    await page.context.set_offline(False)
    await whole(page)


async def test_a_long_absence(odd_url: str, visit: Visit) -> None:
    """A turn that ended before the browser came back is shown whole."""
    async with wires_to(odd_url) as wires:
        page = await visit(wires.url, expect_errors=NETWORK)
        await ask(page, "why do rivers run?")
        await in_the_middle(page)
        wires.cut()
        await asyncio.sleep(7)  # it takes five seconds
        wires.is_cut = False
        await whole(page)


async def test_loaded_anew_in_the_middle(odd_url: str, visit: Visit) -> None:
    """A page that is loaded anew goes on with the answer that is being written."""
    page = await visit(odd_url, expect_errors=NETWORK)
    await ask(page, "why do rivers run?")
    await in_the_middle(page)
    await page.reload()
    await whole(page)


async def test_stopped_while_it_is_away(odd_url: str, visit: Visit, scripted: ScriptedServer) -> None:
    """Stop ends the turn, too, where the line is broken at the time: what came stays."""
    before = scripted.abandoned
    async with wires_to(odd_url) as wires:
        page = await visit(wires.url, expect_errors=NETWORK)
        await ask(page, "why do rivers run?")
        await in_the_middle(page)
        await page.get_by_role("button", name="Stop").click()
        await expect(page.locator(".note")).to_have_text("Stopped.")
        async with asyncio.timeout(2):
            while scripted.abandoned == before:
                await asyncio.sleep(0.05)


async def test_a_stop_before_the_first_word(wire: Wire, visit: Visit) -> None:
    """Stopped before the turn has a name, it is stopped as soon as it has one."""
    may_begin = asyncio.Event()

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        await may_begin.wait()
        yield sse("start", conversation="c1", turn_id="t9")
        await asyncio.Event().wait()

    wire.answer = script
    page = await visit(wire.url)
    await ask(page, "boots")
    await page.get_by_role("button", name="Stop").click()
    await expect(page.locator(".note")).to_have_text("Stopped.")
    assert wire.stopped == []
    may_begin.set()
    async with asyncio.timeout(10):
        while wire.stopped != ["t9"]:
            await asyncio.sleep(0.02)


async def test_what_came_already_is_passed_over(wire: Wire, visit: Visit) -> None:
    """The page says where it was, and shows nothing twice, though it were told twice."""
    asked: list[tuple[str, int]] = []

    def told(number: int, kind: str, **data: object) -> str:
        return f"id: {number}\n{sse(kind, **data)}"

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        yield told(1, "start", conversation="c1", turn_id="t1")
        yield told(2, "cards", cards=[a_card()])
        yield told(3, "text", delta="One ")
        await asyncio.sleep(0.2)
        raise ConnectionResetError

    async def rest(turn: str, after: int) -> AsyncIterator[str]:
        asked.append((turn, after))
        yield told(3, "text", delta="One ")
        yield told(4, "text", delta="two.")
        yield told(5, "done", turn_id="t1", mode="shopping", suggestions=[])

    wire.answer, wire.rest = script, rest
    page = await visit(wire.url, expect_errors=NETWORK)
    await ask(page, "boots")
    await expect(prose(page)).to_have_text("One two.")
    await expect(page.locator(".card")).to_have_count(1)
    assert asked == [("t1", 3)]
    assert len(wire.asked) == 1


@pytest.fixture
def own_shop(scripted: ScriptedServer) -> Iterator[Any]:
    """Starts a server over a shop of its own, again and again."""
    folder = shared_folder()
    feed = folder / "one.jsonl"
    feed.write_text(json.dumps({"id": "a", "title": "Alpha Lantern", "price": "11.50"}))
    imported = run_persea("import", "catalog", feed, data_dir=folder / "data")
    assert imported.returncode == 0, imported.stderr
    env = {"PERSEA_MODEL_URL": scripted.url, "PERSEA_MODEL_NAME": "scripted"}
    yield lambda: running_server(folder / "data", env=env)
    shutil.rmtree(folder, ignore_errors=True)


async def test_a_server_that_was_started_anew(own_shop: Any, visit: Visit) -> None:
    """Where the server knows nothing of the turn any more, the page says that it was cut, and asks again when wanted."""
    with own_shop() as first:
        async with wires_to(first.url) as wires:
            page = await visit(wires.url, expect_errors=NETWORK)
            await ask(page, "why do rivers run?")
            await in_the_middle(page)
            wires.cut()
            first.process.terminate()
            await asyncio.to_thread(first.process.wait)
            with own_shop() as second:
                wires.lead_to(second.url)
                wires.is_cut = False
                alert = page.get_by_role("alert")
                await expect(alert).to_contain_text("The answer was cut off here", timeout=15_000)
                await expect(prose(page)).to_contain_text("Rivers begin small. They grow")
                await alert.get_by_role("button", name="Try again").click()
                await whole(page)
