"""What the page costs in a real Chromium: how soon it paints, what it loads, and whether it ever holds a person up.

    script/bench page                  starts a server with the demo shop; Chromium has to be installed
    script/bench page --turns 250      of the long conversation: each is two messages
    script/bench page --json

Long tasks are those of over 50 ms on the main thread, as the browser counts them (W3C Long Tasks). A first visit has an empty
cache, the second one the browser's. The processor can be slowed down as a phone's is: --slowed 4. The server, the model
and the browser share the machine: compare runs on one, do not quote.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass

import numpy as np
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from event_stream import Server
from persea.llm.script import Reply, Script
from servers import demo_folder, persea_server, scripted_model

_CHROMIUM_ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
_SAID = (
    "waterproof hiking boots under $120", "what is your return policy?", "noise cancelling headphones", "a yoga mat, not black",
    "compare the first two", "kitchen knife between 20 and 100 dollars", "thanks a lot", "desk lamp around $50", "a gift under $30",
    "a rainy hike outfit under $400",
)  # fmt: skip
_SENTENCE = "That would be a fine choice for what you have in mind. "
_VISITS = 5
_WHEEL_PX, _PAUSE_MS = 900, 60
_SETTLED_MS = 1500
_WATCH = """
window.tasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });
"""
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_LOADED = """
performance.getEntriesByType("resource").map(({ name, initiatorType, transferSize, encodedBodySize, decodedBodySize }) =>
  [new URL(name).pathname, initiatorType, transferSize, encodedBodySize, decodedBodySize])
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds and bytes, of a visit to the first screen."""

    painted_ms: float
    scripts: int
    script_bytes: int
    """As they came: packed, where the server packs them."""
    unpacked_bytes: int
    all_bytes: int
    long_tasks_ms: list[float]


@dataclass(frozen=True, slots=True)
class Long:
    """A conversation of many messages."""

    messages: int
    shown_ms: float
    """From asking for the page until its newest turn is there."""
    opening_ms: list[float]
    """Each long task while it opens."""
    scrolled_px: int
    scrolling_ms: list[float]
    asking_ms: list[float]
    """Long tasks while one more question is answered at its end."""
    nodes: int


async def visits(browser: Browser, url: str, slowed: float) -> tuple[list[Visit], list[Visit]]:
    """First visits, each with a browser's data of its own, and each one's second."""
    first, second = [], []
    for _ in range(_VISITS):
        context = await browser.new_context(viewport={"width": 1280, "height": 800})
        page = await watched(context, slowed)
        first.append(await visit(page, url))
        again = await watched(context, slowed)
        second.append(await visit(again, url))
        await context.close()
    return first, second


async def watched(context: BrowserContext, slowed: float) -> Page:
    page = await context.new_page()
    await page.add_init_script(_WATCH)
    if slowed > 1:
        session = await context.new_cdp_session(page)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    return page


async def visit(page: Page, url: str) -> Visit:
    await page.goto(url)
    await page.locator("textarea").first.wait_for()
    await page.wait_for_timeout(_SETTLED_MS)
    loaded = await page.evaluate(_LOADED)
    scripts = [one for one in loaded if one[0].endswith(".js")]
    return Visit(
        painted_ms=round(await page.evaluate(_PAINT), 1),
        scripts=len(scripts),
        script_bytes=sum(one[3] for one in scripts),
        unpacked_bytes=sum(one[4] for one in scripts),
        all_bytes=sum(one[2] for one in loaded),
        long_tasks_ms=await tasks(page),
    )


async def tasks(page: Page) -> list[float]:
    """The long tasks since it was asked last."""
    found = await page.evaluate(
        "() => { const found = tasks.map(([, ms]) => ms); tasks.length = 0; return found }"
    )
    return [round(ms, 1) for ms in found]


async def long_conversation(context: BrowserContext, url: str, turns: int, slowed: float) -> Long:
    cookies = await filled(context, url, turns)
    page = await watched(context, slowed)
    begun = asyncio.get_running_loop().time()
    await page.goto(f"{url}/#c={cookies}")
    await page.locator(f".turn >> nth={min(turns, 1) - 1}").wait_for()
    await page.get_by_text(_SAID[(turns - 1) % len(_SAID)]).last.wait_for()
    shown_ms = (asyncio.get_running_loop().time() - begun) * 1000
    await page.wait_for_timeout(_SETTLED_MS)
    opening = await tasks(page)
    await page.mouse.move(640, 400)
    scrolled = await page.evaluate("Math.round(document.scrollingElement.scrollHeight)")
    for way in (-1, 1):
        for _ in range(min(200, scrolled // _WHEEL_PX + 1)):
            await page.mouse.wheel(0, way * _WHEEL_PX)
            await page.wait_for_timeout(_PAUSE_MS)
    scrolling = await tasks(page)
    await page.locator("textarea").first.fill("wool socks under $30")
    await page.keyboard.press("Enter")
    await page.locator(".turn").nth(turns).locator("persea-answer:not([aria-busy])").wait_for()
    await page.wait_for_timeout(_SETTLED_MS)
    return Long(
        messages=2 * turns,
        shown_ms=round(shown_ms),
        opening_ms=opening,
        scrolled_px=scrolled,
        scrolling_ms=scrolling,
        asking_ms=await tasks(page),
        nodes=await page.evaluate("document.querySelectorAll('*').length"),
    )


async def filled(context: BrowserContext, url: str, turns: int) -> str:
    """The id of a conversation of that many turns, which is this browser's."""
    server, conversation = Server(url), None
    page = await context.new_page()
    await page.goto(url)
    await page.locator("textarea").first.wait_for()
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in await context.cookies())
    for at in range(turns):
        heard = await server.turn(_SAID[at % len(_SAID)], conversation=conversation, cookie=cookie or None)
        if heard.error:
            raise SystemExit(f"turn {at + 1} broke off: {heard.error}")
        if heard.cookie:
            cookie = heard.cookie
            name, _, value = heard.cookie.partition("=")
            await context.add_cookies([{"name": name, "value": value, "url": url}])
        conversation = next(
            json.loads(data)["conversation"] for _, name, data in heard.events if name == "start"
        )
        if sys.stderr.isatty():
            print(f"\r{at + 1} of {turns} turns", end="", file=sys.stderr)
    await page.close()
    assert conversation is not None
    return str(conversation)


async def run(url: str, turns: int, slowed: float) -> dict[str, object]:
    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("Chromium is needed: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_CHROMIUM_ARGS)
        first, second = await visits(browser, url, slowed)
        context = await browser.new_context(viewport={"width": 1280, "height": 800})
        long = await long_conversation(context, url, turns, slowed)
        await browser.close()
    return {
        "first": [asdict(one) for one in first],
        "second": [asdict(one) for one in second],
        "long": asdict(long),
    }


def table(found: dict[str, object]) -> str:
    lines = ["| | first visit | second visit |", "|---|---|---|"]
    first, second = (of_visits(found[name]) for name in ("first", "second"))
    lines += [f"| {name} | {first[name]} | {second[name]} |" for name in first]
    long = found["long"]
    assert isinstance(long, dict)
    lines += [
        "",
        f"A conversation of {long['messages']:,} messages, {long['nodes']:,} elements, {long['scrolled_px']:,} px high:",
        "",
    ]
    lines += ["| | long tasks | the longest, ms |", "|---|---|---|"]
    for name, kept in (
        ("opening it", "opening_ms"),
        ("scrolling through it", "scrolling_ms"),
        ("asking at its end", "asking_ms"),
    ):
        lines.append(f"| {name} | {len(long[kept])} | {max(long[kept], default=0):.0f} |")
    return "\n".join([*lines, "", f"Its newest turn was there after {long['shown_ms']:,} ms."])


def of_visits(found: object) -> dict[str, str]:
    assert isinstance(found, list)

    def middle(name: str) -> float:
        return float(np.median([one[name] for one in found]))

    longest = [max(one["long_tasks_ms"], default=0.0) for one in found]
    return {
        "first contentful paint, ms": f"{middle('painted_ms'):.0f}",
        "scripts": f"{middle('scripts'):.0f}",
        "their bytes, as they came": f"{middle('script_bytes'):,.0f}",
        "their bytes, unpacked": f"{middle('unpacked_bytes'):,.0f}",
        "all bytes over the wire": f"{middle('all_bytes'):,.0f}",
        "long tasks": f"{np.median([len(one['long_tasks_ms']) for one in found]):.0f}",
        "the longest, ms": f"{np.median(longest):.0f}",
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", help="a running Persea that answers this browser; without it one is started")
    parser.add_argument("--turns", type=int, default=250, help="of the long conversation (250)")
    parser.add_argument(
        "--slowed", type=float, default=1, help="how many times slower the processor seems (1)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON on stdout")
    args = parser.parse_args()
    with ExitStack() as started:
        url = args.url
        if url is None:
            folder = started.enter_context(demo_folder())
            script = Script(steps=(Reply(kind="reply", text=_SENTENCE, chunk_chars=40),))
            model = started.enter_context(scripted_model(script, folder.parent))
            url = started.enter_context(persea_server(folder, model))
        found = asyncio.run(run(url.rstrip("/"), args.turns, args.slowed))
    print(json.dumps(found) if args.json else table(found))


if __name__ == "__main__":
    main()
