"""/persea.js in Chromium, on a shop's pages of another origin: what it tells, what it stores, and when neither."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2
import pytest
from playwright.async_api import Browser, BrowserContext, Page, Request, Response

from persea_server import run_persea, running_server, shared_folder

pytestmark = pytest.mark.browser

PRODUCT = {
    "@context": "https://schema.org",
    "@type": "Product",
    "productID": "boot",
    "sku": "B-43",
    "name": "Boot",
}
GRAPH = {"@graph": [{"@type": "WebPage"}, {"@type": ["Product", "Thing"], "sku": "B-43"}]}
LIST = [PRODUCT, {**PRODUCT, "productID": "shoe"}]
PAGES = {
    "/boot": f'<script type="application/ld+json">{json.dumps(PRODUCT)}</script>',
    "/graph": f'<script type="application/ld+json">{json.dumps(GRAPH)}</script>',
    "/list": f'<script type="application/ld+json">{json.dumps(LIST)}</script>',
    "/broken": '<script type="application/ld+json">{</script>',
    "/marked": '<main data-persea-product="mug"></main>',
}
BUTTON = '<button data-persea-event="add_to_cart" data-persea-product="boot">Add</button>'
STUB = "window.persea = window.persea || function () { (persea.q = persea.q || []).push(arguments) };"


@dataclass
class ShopSite:
    """A shop of another origin whose pages carry the script."""

    url: str
    persea: str


@pytest.fixture(scope="module")
def site() -> Iterator[ShopSite]:
    folder = shared_folder()
    pages: dict[str, str] = {}

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path.partition("?")[0], "").encode()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            return

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    origin = f"http://localhost:{listener.server_address[1]}"
    try:
        key = run_persea(
            "key", "create", "site", "--kind", "publishable", "--origin", origin, data_dir=folder / "data"
        )
        assert key.returncode == 0, key.stderr
        with running_server(folder / "data", "--no-demo") as server:
            script = f'<script async src="{server.url}/persea.js" data-key="{key.stdout.strip()}"></script>'
            for path, about in PAGES.items():
                pages[path] = f"<!doctype html>{about}{BUTTON}<script>{STUB}</script>{script}"
            pages["/parameter"] = pages["/boot"].replace("persea.js", "persea.js?consnet=personalization")
            yield ShopSite(origin, server.url)
    finally:
        listener.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Watched:
    """One browser profile on the shop's site, and what its page told Persea."""

    context: BrowserContext
    page: Page
    site: ShopSite
    requests: list[Request] = field(default_factory=list)
    answers: list[tuple[int, str, list[dict[str, Any]]]] = field(default_factory=list)
    """The status, who asked ("pk" or "ses"), and the events of each request."""

    def answered(self, response: Response) -> None:
        asked = response.request
        if asked.method == "POST":
            by = asked.headers["authorization"].removeprefix("Bearer ").partition("_")[0]
            self.answers.append((response.status, by, json.loads(asked.post_data or "").get("events", [])))

    async def told(self, count: int) -> list[dict[str, Any]]:
        """At least so many events, once they have come in, each with who told it."""
        for _ in range(150):
            events = [{**one, "by": by} for status, by, told in self.answers for one in told if status == 202]
            if len(events) >= count:
                return events
            await asyncio.sleep(0.1)
        raise AssertionError(self.answers)

    def kept(self) -> Counter[str]:
        """What became of all events that the server was told so far."""
        text = httpx2.get(f"{self.site.persea}/metrics").text
        counts = Counter[str]()
        for fate, count in re.findall(r'persea_events_total\{fate="(\w+)",source="\w+"\} (\d+)', text):
            counts[fate] += int(count)
        return counts

    async def stored(self) -> list[str]:
        kept: list[str] = await self.page.evaluate(
            "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"
        )
        return kept


@pytest.fixture
async def watched(browser: Browser, site: ShopSite) -> AsyncIterator[Watched]:
    context = await browser.new_context()
    context.set_default_timeout(15_000)
    page = await context.new_page()
    one = Watched(context, page, site)
    page.on("request", lambda request: one.requests.append(request) if request.method == "POST" else None)
    page.on("response", one.answered)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield one
    await context.close()
    assert problems == []


async def test_before_consent_nothing_is_stored_or_known(watched: Watched) -> None:
    """After a while in which nobody was asked, the view is told and only counted."""
    await watched.page.goto(f"{watched.site.url}/boot")
    await asyncio.sleep(1)
    assert watched.requests == []
    (view,) = await watched.told(1)
    assert (view["event"], view["product"], view["sku"], view["consent"]) == ("view", "boot", "B-43", [])
    assert view["by"] == "pk"
    assert await watched.stored() == []
    assert (watched.kept()["joined"], watched.kept()["counted"]) == (0, 1)


async def test_with_consent_the_visitor_has_a_session(watched: Watched) -> None:
    """Kept by the page for the next one; every event is the same visitor's."""
    await watched.page.goto(f"{watched.site.url}/boot")
    await watched.page.evaluate("persea('consent', ['personalization', 'analytics'])")
    await watched.page.click("button")
    events = await watched.told(2)
    assert [(one["event"], one["product"]) for one in events] == [("view", "boot"), ("add_to_cart", "boot")]
    assert all(one["consent"] == ["personalization", "analytics"] for one in events)
    assert {one["by"] for one in events} == {"ses"}
    assert watched.kept()["joined"] == 2
    assert await watched.stored() == ["persea"]
    token = await watched.page.evaluate("localStorage.persea")
    assert token.startswith("ses_")
    await watched.page.goto(f"{watched.site.url}/marked")
    await watched.page.evaluate("persea('consent', ['personalization'])")
    events = await watched.told(3)
    assert "mug" in [one["product"] for one in events]
    assert await watched.page.evaluate("localStorage.persea") == token
    opened = [request for request in watched.requests if request.url.endswith("/api/session")]
    assert len(opened) == 1


async def test_withdrawing_consent_forgets_the_session(watched: Watched) -> None:
    """What comes after is only counted."""
    await watched.page.goto(f"{watched.site.url}/boot")
    await watched.page.evaluate("persea('consent', ['personalization'])")
    await watched.told(1)
    await watched.page.evaluate("persea('consent', [])")
    assert await watched.stored() == []
    await watched.page.click("button")
    events = await watched.told(2)
    assert [one["by"] for one in events] == ["ses", "pk"]


async def test_a_slip_of_the_pen_is_told_in_the_console(watched: Watched) -> None:
    """A parameter in the script's address, which it never reads; a call that there is not; a refusal."""
    said: list[str] = []
    watched.page.on("console", lambda one: said.append(one.text))
    await watched.page.goto(f"{watched.site.url}/parameter")
    await watched.page.evaluate("persea('consnet', ['personalization'])")
    await watched.told(1)
    own = [one for one in said if one.startswith("persea.js:")]
    assert own[0].startswith("persea.js: takes no parameters: http")
    assert own[0].endswith("/persea.js?consnet=personalization")
    assert own[1] == "persea.js: no consnet"
    said.clear()
    await watched.page.goto(f"{watched.site.url}/boot")
    assert [one for one in said if "persea.js" in one] == []


async def test_global_privacy_control_goes_before_consent(watched: Watched) -> None:
    """The browser's own answer is no."""
    await watched.context.add_init_script(
        "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })"
    )
    await watched.page.goto(f"{watched.site.url}/boot")
    await watched.page.evaluate("persea('consent', ['personalization', 'marketing', 'analytics'])")
    (view,) = await watched.told(1)
    assert (view["consent"], view["by"]) == (["analytics"], "pk")
    assert await watched.stored() == []


async def test_the_answer_that_led_here_is_told(watched: Watched) -> None:
    """The link names it, and a purchase on a later page carries it."""
    await watched.page.goto(f"{watched.site.url}/boot?persea_turn=t-1&persea_impression=i-1")
    await watched.page.evaluate("persea('consent', ['personalization'])")
    await watched.told(1)
    await watched.page.goto(f"{watched.site.url}/list")
    await watched.page.evaluate(
        "persea('consent', ['personalization']);"
        "persea('track', 'purchase', { product: 'boot', order: 'o-1', amount: '89.90', currency: 'USD' })"
    )
    events = await watched.told(2)
    bought = next(one for one in events if one["event"] == "purchase")
    assert (bought["turn"], bought["impression"], bought["order"]) == ("t-1", "i-1", "o-1")
    assert bought["by"] == "ses"


@pytest.mark.parametrize(("path", "told"), [("/graph", {"sku": "B-43"}), ("/list", None), ("/broken", None)])
async def test_only_a_page_about_one_product_is_a_view(
    watched: Watched, path: str, told: dict[str, str] | None
) -> None:
    """A list of them, or what cannot be read, is none."""
    await watched.page.goto(f"{watched.site.url}{path}")
    await watched.page.evaluate("persea('consent', []); persea('track', 'search', { query: 'boots' })")
    events = await watched.told(1 if told is None else 2)
    views = [one for one in events if one["event"] == "view"]
    assert [{"sku": one["sku"]} for one in views] == ([] if told is None else [told])


async def test_an_ended_session_is_gone_on_with(watched: Watched) -> None:
    """The page renews it, or opens another, and the event is told all the same."""
    await watched.context.add_init_script("localStorage.persea = localStorage.persea || 'ses_long_ago'")
    await watched.page.goto(f"{watched.site.url}/boot")
    await watched.page.evaluate("persea('consent', ['personalization'])")
    for _ in range(100):
        if await watched.page.evaluate("localStorage.persea") != "ses_long_ago":
            break
        await asyncio.sleep(0.1)
    assert watched.answers[0][0] == 401


async def test_leaving_the_page_tells_how_long_it_was_looked_at(watched: Watched) -> None:
    """In seconds, with what was not told yet."""
    await watched.page.goto(f"{watched.site.url}/boot")
    await watched.page.evaluate("persea('consent', ['personalization'])")
    await watched.told(1)
    await asyncio.sleep(1.2)
    before = watched.kept()["joined"]
    dwells = [one for one in watched.requests if '"dwell"' in (one.post_data or "")]
    assert dwells == []
    await watched.page.goto(f"{watched.site.url}/list")  # which tells nothing of its own
    for _ in range(100):
        if watched.kept()["joined"] > before:
            break
        await asyncio.sleep(0.1)
    assert watched.kept()["joined"] == before + 1
