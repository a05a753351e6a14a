"""The widget in Chromium, on a shop's pages of another origin under a strict content security policy."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jwt
import pytest
from playwright.async_api import Browser, Page, Response, Route, expect
from shop_site import publishable_key, shop_site

from persea_server import run_persea, running_server, shared_folder

pytestmark = pytest.mark.browser

_CODE = Path(__file__).parents[2] / "src" / "persea" / "channels"
_MOST_BYTES = 40_000
_BOOT = {"@context": "https://schema.org", "@type": "Product", "sku": "bt-brook", "name": "Boot"}


@dataclass
class Served:
    """A shop's site whose pages have the widget of a real Persea; `signing` is what the command printed of its key."""

    url: str
    persea: str
    signing: str


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    folder = shared_folder()
    data_dir = folder / "data"
    try:
        with shop_site() as pages:
            key = publishable_key(data_dir, "widget", pages.url)
            elsewhere = publishable_key(data_dir, "elsewhere", "https://other.example")
            signing = run_persea("key", "rotate-signing", "--json", data_dir=data_dir)
            assert signing.returncode == 0, signing.stderr
            with running_server(data_dir) as server:
                ld = f'<script type="application/ld+json">{json.dumps(_BOOT)}</script>'
                pages.put("/", server.url, key)
                pages.put("/boot", server.url, key, head=ld)
                pages.put("/inline", server.url, key, attributes="inline")
                pages.put("/german", server.url, key, attributes='lang="de"')
                pages.put("/arabic", server.url, key, attributes='lang="ar"')
                pages.put("/elsewhere", server.url, elsewhere)
                yield Served(pages.url, server.url, signing.stdout)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Visit:
    """One visitor's page; what went wrong on it, and what it loaded."""

    page: Page
    site: Served
    problems: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    async def opened(self, path: str = "/") -> None:
        await self.page.goto(self.site.url + path)
        await self.page.get_by_role("button", name="Ask us").click()

    async def ask(self, text: str) -> None:
        await self.page.get_by_role("textbox", name="Your question").fill(text)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator("persea-chat [role=log]")).to_have_attribute(
            "aria-busy", "false", timeout=30_000
        )


@pytest.fixture
async def visit(browser: Browser, site: Served) -> AsyncIterator[Visit]:
    context = await browser.new_context(locale="en-US", viewport={"width": 1200, "height": 800})
    page = await context.new_page()
    visit = Visit(page, site)
    page.on("console", lambda said: visit.problems.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: visit.problems.append(str(error)))
    page.on("response", lambda answer: visit.answers.append(answer))
    yield visit
    await context.close()


async def test_a_question_on_another_site_is_answered(visit: Visit) -> None:
    """With cards that lead to the shop and say which answer led there; nothing breaks the page's policy."""
    await visit.opened()
    await visit.ask("waterproof hiking boots under $120")
    cards = visit.page.locator("persea-chat .card")
    await expect(cards.first).to_be_visible()
    link = await cards.first.locator("a").get_attribute("href")
    assert link is not None
    assert link.startswith(visit.site.persea)
    assert "persea_turn=" in link
    assert "persea_impression=" in link
    await expect(cards.first.locator(".price")).to_contain_text("$")
    await visit.ask("the cheapest of these")
    await expect(visit.page.locator("persea-chat .question")).to_have_count(2)
    assert visit.problems == []


async def test_until_the_first_answer_few_bytes_come(visit: Visit) -> None:
    """Code and the answer together, as they travel; pictures are the shop's own."""
    wire = await visit.page.context.new_cdp_session(visit.page)
    called: dict[str, tuple[str, str]] = {}
    taken: dict[str, int] = {}

    def answered(told: dict[str, Any]) -> None:
        called[told["requestId"]] = told["response"]["url"], told["type"]

    def came(told: dict[str, Any]) -> None:
        taken[told["requestId"]] = taken.get(told["requestId"], 0) + told["encodedDataLength"]

    wire.on("Network.responseReceived", answered)
    wire.on("Network.dataReceived", came)
    await wire.send("Network.enable")
    await visit.opened()
    await visit.ask("waterproof hiking boots under $120")
    ours = {
        url: taken.get(id, 0)
        for id, (url, kind) in called.items()
        if url.startswith(visit.site.persea) and kind != "Image"
    }
    assert any(url.endswith("/widget.js") and size for url, size in ours.items())
    assert any(url.endswith("/api/turns") and size for url, size in ours.items())
    assert sum(ours.values()) < _MOST_BYTES, ours


async def test_nothing_is_asked_or_kept_before_the_panel_opens(visit: Visit) -> None:
    """A page with the widget tells the server nothing of who reads it."""
    await visit.page.goto(visit.site.url + "/")
    await visit.page.get_by_role("button", name="Ask us").wait_for()
    assert [answer.url for answer in visit.answers if "/api/" in answer.url] == []
    assert await visit.page.evaluate("sessionStorage.length + localStorage.length") == 0
    await visit.page.get_by_role("button", name="Ask us").click()
    await visit.page.locator("persea-chat .chip").first.wait_for()
    assert await visit.page.evaluate("sessionStorage.length + localStorage.length") == 0


async def test_this_is_the_product_of_the_page(visit: Visit) -> None:
    """The page's JSON-LD says which, by its SKU here."""
    await visit.opened("/boot")
    await visit.ask("is it waterproof?")
    await expect(visit.page.locator("persea-chat .answer").last).to_contain_text("Yes")
    assert visit.problems == []


async def test_the_conversation_goes_on_on_the_next_page(visit: Visit) -> None:
    """As long as the tab is open."""
    await visit.opened()
    await visit.ask("mugs under $15")
    await visit.opened("/boot")
    await expect(visit.page.locator("persea-chat .question")).to_have_text(["mugs under $15"])
    await expect(visit.page.locator("persea-chat .card").first).to_be_visible()
    await visit.page.get_by_role("button", name="New").click()
    await expect(visit.page.locator("persea-chat .question")).to_have_count(0)


async def test_a_shopper_token_signs_in(visit: Visit) -> None:
    """What was said before becomes the customer's, and the conversation goes on."""
    await visit.opened()
    await visit.ask("teapots")
    token = _token(visit.site.signing)
    await visit.page.evaluate(
        "token => { document.querySelector('persea-chat').token = async () => token }", token
    )
    await visit.ask("mugs under $15")
    await expect(visit.page.locator("persea-chat .question")).to_have_count(2)
    asked = [answer.request for answer in visit.answers if answer.url.endswith("/api/turns")]
    assert [one.headers["authorization"][:10] for one in asked] == ["Bearer ses", f"Bearer {token[:3]}"]
    moved = next(answer for answer in visit.answers if answer.url.endswith("/api/sign-in"))
    assert (await moved.json())["conversations"] == 1
    assert visit.problems == []


def _token(printed: str) -> str:
    """A token of customer 17 by the signing key that the command printed."""
    key = json.loads(printed)
    claims = {"sub": "17", "exp": int(time.time()) + 3600}
    return jwt.encode(claims, key["secret"], algorithm="HS256", headers={"kid": key["kid"]})


async def test_a_card_goes_into_the_cart(visit: Visit) -> None:
    """What comes in several is chosen first, and what does not exist together cannot be; then it can be taken out again."""
    await visit.opened()
    await visit.ask("waterproof hiking boots under $120")
    card = visit.page.locator("persea-chat .card").first
    title = await card.locator("h3").inner_text()
    put = card.get_by_role("button", name="Add to cart " + title)
    await put.click()
    lists = card.get_by_role("combobox")
    await expect(lists.first).to_be_focused()
    await visit.page.keyboard.press("Escape")
    await expect(lists).to_have_count(0)
    await expect(put).to_be_focused()
    await put.click()
    await expect(lists.first).to_be_focused()
    for one in await lists.all():
        values = await one.locator("option:not([disabled])").all_inner_texts()
        await one.select_option(values[-1])
    await expect(card.locator("output")).to_contain_text("$")
    await card.get_by_role("button", name="Add to cart", exact=True).click()
    await expect(card.locator(".bought .status")).to_contain_text("In the cart · $")
    put_in = await _sent(visit, "/api/cart/lines")
    assert put_in["lines"][0]["title"] == title
    assert put_in["count"] == 1
    await visit.ask("what is in my cart?")
    cart = visit.page.locator("persea-chat .cart")
    await expect(cart.locator("li")).to_contain_text([title])
    await card.get_by_role("button", name="Undo").click()
    await expect(card.locator(".bought .status")).to_have_text("Taken out again.")
    assert (await _sent(visit, "/api/cart/lines/"))["count"] == 0
    assert visit.problems == []


async def _sent(visit: Visit, path: str) -> Any:
    """What the server answered last on `path`."""
    return await [answer for answer in visit.answers if path in answer.url][-1].json()


async def test_what_is_said_comes_into_the_field(hearing: Browser, site: Served) -> None:
    """At a pause the recording ends, and its words stand behind what was typed; Escape drops what is being said."""
    page = await (await hearing.new_context(locale="en-US")).new_page()
    forms: list[str] = []

    async def answer(route: Route) -> None:
        forms.append(route.request.headers["content-type"])
        await route.fulfill(json={"text": "a blue mug"}, headers={"access-control-allow-origin": site.url})

    await page.route("**/v1/audio/transcriptions", answer)
    await page.goto(site.url + "/")
    await page.get_by_role("button", name="Ask us").click()
    field = page.get_by_role("textbox", name="Your question")
    await field.fill("show me")
    speak = page.get_by_role("button", name="Speak")
    await speak.click()
    await expect(page.locator("persea-chat .note")).to_contain_text("Listening.")
    await page.keyboard.press("Escape")
    await expect(page.locator("persea-chat .note")).to_be_hidden()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert forms == []
    await speak.click()
    await expect(field).to_have_value("show me a blue mug", timeout=20_000)
    assert len(forms) == 1
    assert forms[0].startswith("multipart/form-data")
    await page.context.close()


async def test_a_page_may_use_a_cart_of_its_own(visit: Visit) -> None:
    """It hears which variant is meant, and nothing goes into Persea's."""
    await visit.opened()
    await visit.ask("mugs under $15")
    await visit.page.evaluate(
        """() => document.addEventListener("persea-cart", (event) => {
          event.preventDefault();
          document.title = `${event.detail.quantity} ${event.detail.product_id} ${event.detail.variant_id}`;
        })"""
    )
    card = visit.page.locator("persea-chat .card").first
    await card.locator(".put").click()
    await expect(card.locator(".bought .which, .bought .status")).to_have_count(1)
    for one in await card.get_by_role("combobox").all():
        await one.select_option((await one.locator("option:not([disabled])").all_inner_texts())[-1])
    if await card.locator(".which").count():
        await card.get_by_role("button", name="Add to cart", exact=True).click()
    await expect(card.locator(".bought .status")).to_have_text("Passed on to the shop's cart.")
    assert (await visit.page.title()).startswith("1 ")
    assert [answer.url for answer in visit.answers if "/api/cart" in answer.url] == []


async def test_a_key_of_another_site_is_refused(visit: Visit) -> None:
    """The panel says that the assistant cannot be used here; the console says why."""
    await visit.page.goto(visit.site.url + "/elsewhere")
    await visit.page.get_by_role("button", name="Ask us").click()
    await expect(visit.page.locator("persea-chat .problem")).to_be_visible()


async def test_keyboard_alone_is_enough(visit: Visit) -> None:
    """Opened, asked, stopped and closed without a pointer; the focus comes back."""
    await visit.page.goto(visit.site.url + "/")
    await visit.page.get_by_role("button", name="Ask us").focus()
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.get_by_role("textbox", name="Your question")).to_be_focused()
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.get_by_role("button", name="Ask us")).to_be_focused()
    await expect(visit.page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "opens", "direction"), [("/german", "Fragen Sie uns", "ltr"), ("/arabic", "اسألنا", "rtl")]
)
async def test_it_speaks_the_pages_language(visit: Visit, path: str, opens: str, direction: str) -> None:
    """And reads from the right where that language does."""
    await visit.page.goto(visit.site.url + path)
    await visit.page.get_by_role("button", name=opens).click()
    assert await visit.page.get_by_role("dialog").get_attribute("dir") == direction
    assert visit.problems == []


async def test_a_shop_gives_it_its_own_look(visit: Visit) -> None:
    """By properties; the page's other styles do not reach in."""
    await visit.page.goto(visit.site.url + "/")
    colour = await visit.page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("persea-chat { --persea-accent: rgb(120, 0, 60) } button { background: yellow } persea-chat::part(launcher) { border-radius: 3px }");
          document.adoptedStyleSheets = [sheet];
          const launcher = document.querySelector("persea-chat").shadowRoot.querySelector(".launcher");
          return [getComputedStyle(launcher).backgroundColor, getComputedStyle(launcher).borderRadius];
        }"""
    )
    assert colour == ["rgb(120, 0, 60)", "3px"]


async def test_inside_the_page_it_is_always_open(visit: Visit) -> None:
    """Without a button, and it does not take the focus."""
    await visit.page.goto(visit.site.url + "/inline")
    await expect(visit.page.get_by_role("textbox", name="Your question")).to_be_visible()
    assert await visit.page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_language_says_the_same_things(language: str) -> None:
    """Another language is one file with the same keys."""

    def keys(of: str) -> list[str]:
        lines = (_CODE / "widget" / "strings" / f"{of}.js").read_text(encoding="utf-8").splitlines()
        return [line.strip().partition(":")[0] for line in lines if ": " in line]

    assert keys(language) == keys("en")
