"""Clients of real servers, a real Chromium for the page, and the scripted server."""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
import re
import shutil
import struct
import wave
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from page_turns import ADDRESSES, NAMES, ODD_IDS, RIVER
from page_wire import CHROMIUM_ARGS, Visit, Wire
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from persea.llm.script import Error, Fault, Reply, Script
from persea.llm.scripted import ScriptedServer
from persea_server import Server, run_persea, running_server, shared_folder


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
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of something loud in a quiet room, and then nothing but the room."""
    file = tmp_path_factory.mktemp("spoken") / "spoken.wav"
    rate = 48_000
    loud = [math.sin(at * 0.06) * (0.4 if rate * 0.7 < at < rate * 2 else 0.0005) for at in range(rate * 9)]
    with wave.open(str(file), "wb") as written:
        written.setparams((1, 2, rate, 0, "NONE", ""))
        written.writeframes(b"".join(struct.pack("<h", round(one * 32_767)) for one in loud))
    return file


@pytest.fixture(scope="module")
async def hearing(spoken: Path) -> AsyncIterator[Browser]:
    flags = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"--use-file-for-fake-audio-capture={spoken}"]  # fmt: skip
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=[*CHROMIUM_ARGS, *flags]
        )
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


@pytest.fixture
def http(server_url: str) -> Iterator[httpx2.Client]:
    """A browser of its own: no cookie yet."""
    with httpx2.Client(base_url=server_url, timeout=60) as opened:
        yield opened


@pytest.fixture(scope="session")
def scripted() -> Iterator[ScriptedServer]:
    steps = (
        Reply(match="rivers", text=RIVER, gap_s=0.1, chunk_chars=8),
        Reply(match="breaks off", text=RIVER, chunk_chars=8, fault=Fault(kind="disconnect", after_chunks=6)),
        Error(match="refuses", status=403, message="not for you"),
        Reply(match="zero byte", text="A zero\x00 byte."),
        Reply(
            match="ponder", text="It makes four.\nAnswer: 4", reasoning="Two and two it is. ", chunk_chars=40
        ),
        Reply(match="brood", text=RIVER, gap_s=0.1, chunk_chars=8),
        Reply(text="A quiet answer."),
    )
    with ScriptedServer(Script(steps=steps)) as server:
        yield server


@pytest.fixture(scope="session")
def odd_server(scripted: ScriptedServer) -> Iterator[Server]:
    """A server over a shop whose product ids are awkward, with a scripted model that is trusted to talk."""
    folder = shared_folder()
    feed = folder / "odd.jsonl"
    rows = [
        {"id": id, "title": f"{name} Lantern", "price": f"{price}.50"}
        for id, name, price in zip(ODD_IDS, NAMES, range(11, 20), strict=True)
    ]
    rows += [
        {"id": name.lower(), "title": f"{name} Lantern", "price": "25.00", "url": url}
        for name, url in ADDRESSES.items()
    ]
    rows.append({"id": "secret", "title": "Lantern that nobody may find", "price": "1.00", "visible": False})
    feed.write_text("\n".join(json.dumps(row) for row in rows))
    env = {"PERSEA_MODEL_URL": scripted.url, "PERSEA_MODEL_NAME": "scripted"}
    try:
        imported = run_persea("import", "catalog", feed, data_dir=folder / "data")
        assert imported.returncode == 0, imported.stderr
        with running_server(folder / "data", env=env) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def odd_url(odd_server: Server) -> str:
    return odd_server.url


@pytest.fixture
def odd(odd_url: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=odd_url, timeout=60) as opened:
        yield opened
