"""A real Chromium for the page, and the scripted server."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import uvicorn
from page_wire import Visit, Wire
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Server(uvicorn.Server):
    """Leaves the signals to the test run."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@pytest.fixture(scope="session")
async def running_wire() -> AsyncIterator[Wire]:
    wire = Wire()
    config = uvicorn.Config(
        wire.app(),
        host="127.0.0.1",
        port=0,
        lifespan="off",
        log_level="critical",
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    wire.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    yield wire
    server.should_exit = True
    await serving


@pytest.fixture
def wire(running_wire: Wire) -> Wire:
    """The scripted server at `wire.url`, as if freshly started."""
    running_wire.reset()
    return running_wire


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_ARGS)
        yield browser
        await browser.close()


@pytest.fixture(scope="module")
async def bare(browser: Browser, running_wire: Wire) -> AsyncIterator[Page]:
    """An empty page that may import the page's modules."""
    page = await browser.new_page()
    await page.goto(f"{running_wire.url}/healthz")
    yield page
    await page.close()


@pytest.fixture
async def visit(browser: Browser) -> AsyncIterator[Visit]:
    """Opens an address in a browser profile of its own; errors in its console fail the test at the end.

    `expect_errors` is a pattern for the errors that the test provokes; other options go to the context.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    async def open_page(url: str, *, expect_errors: str | None = None, **options: Any) -> Page:
        def note(words: str) -> None:
            if expect_errors is None or not re.search(expect_errors, words):
                problems.append(words)

        context = await browser.new_context(**options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = await context.new_page()
        page.on("console", lambda message: note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: note(str(error)))
        await page.goto(url)
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert problems == []
