"""What somebody does on our own page becomes their interests: with consent, never in private, and once."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from page_shopping import a_line
from page_turns import begun, turn
from page_wire import Visit, Wire
from playwright.async_api import Page, expect

PRODUCT = "bt-ridgeline-mid"
AGREED = {"consent": "personalization"}


def told(http: httpx2.Client) -> list[tuple[str, str | None, float | None]]:
    events = http.get("/api/me/export").json()["events"]
    return [(event["kind"], event["product"], event["value"]) for event in events]


def test_a_save_is_told_once(http: httpx2.Client) -> None:
    """Saved and taken off with consent, each is an event; said again it is none, and without consent there is none."""
    begun(turn(http, "hello"))
    path = f"/api/saved/{PRODUCT}"
    assert http.put(path).status_code == 201
    assert http.put(path, params=AGREED).status_code == 200  # saved already
    assert http.delete(path).status_code == 204
    assert told(http) == []
    assert http.put(path, params=AGREED).status_code == 201
    assert http.put(path, params=AGREED).status_code == 200
    assert told(http) == [("save", PRODUCT, 1)]
    assert http.delete(path, params=AGREED).status_code == 204
    assert http.delete(path, params=AGREED).status_code == 204
    assert told(http) == [("save", PRODUCT, 1), ("save", PRODUCT, 0)]


def test_a_browser_that_wants_none_of_it_is_believed(http: httpx2.Client) -> None:
    """Global Privacy Control goes before what the address says; a word that is no purpose is refused."""
    begun(turn(http, "hello"))
    path = f"/api/saved/{PRODUCT}"
    assert http.put(path, params=AGREED, headers={"sec-gpc": "1"}).status_code == 201
    assert told(http) == []
    assert http.put(path, params={"consent": "everything"}).status_code == 400
    assert http.delete(path, params={"consent": "everything"}).status_code == 400


async def events(page: Page) -> list[tuple[str, str]]:
    found: list[dict[str, Any]] = await page.evaluate(
        "async () => (await (await fetch('/api/me/export')).json()).events"
    )
    return [(event["kind"], event["product"]) for event in found]


async def a_list(page: Page) -> None:
    await page.get_by_label("Your request").fill("waterproof hiking boots")
    await page.keyboard.press("Enter")
    await expect(page.locator("persea-answer:not([aria-busy]) .card").first).to_be_visible(timeout=20_000)


async def agree(page: Page) -> None:
    await page.get_by_role("button", name="Memory and privacy").click()
    await page.get_by_role("switch", name="Learn from what I do here").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def to_product(page: Page, at: int = 0) -> str:
    """To the page of a card of the newest answer; the product's id."""
    card = page.locator(".turn:last-child .card").nth(at)
    id = await card.get_attribute("data-id")
    await card.locator("h3 a").click()
    await expect(page.get_by_role("button", name="Save").first).to_be_visible()
    await page.wait_for_load_state("networkidle")
    return str(id)


@pytest.mark.browser
async def test_looks_make_interests(server_url: str, visit: Visit) -> None:
    """A page that is opened, what is saved and put in the cart are told, each once, and stand among the interests."""
    page = await visit(server_url)
    await a_list(page)
    await to_product(page)
    assert await events(page) == []
    await page.get_by_role("link", name="Back to the conversation").click()
    await agree(page)
    id = await to_product(page, 1)
    assert await events(page) == [("view", id)]
    await page.reload()
    await page.wait_for_load_state("networkidle")
    assert await events(page) == [("view", id)]
    await page.get_by_role("button", name="Save").first.click()
    await expect(page.locator(".toast")).to_be_visible()
    assert await events(page) == [("view", id), ("save", id)]
    from_turn = "async () => (await (await fetch('/api/me/export')).json()).events[0].turn_id"
    assert await page.evaluate(from_turn)
    await page.get_by_role("link", name="Back to the conversation").click()
    await page.get_by_role("button", name="Memory and privacy").click()
    await expect(page.locator(".interest").first).to_be_visible()


@pytest.mark.browser
async def test_what_is_private_is_not_told(server_url: str, visit: Visit) -> None:
    """From a private turn, or with the switch on, neither the page that is opened nor what is done there is anybody's."""
    page = await visit(server_url)
    await a_list(page)
    await agree(page)
    await page.get_by_role("button", name="Private: keep nothing").click()
    id = await to_product(page)
    assert "private" in page.url
    await page.get_by_role("button", name="Save").first.click()
    await expect(page.locator(".toast")).to_be_visible()
    assert await events(page) == []
    await page.goto(f"{server_url}/products/{id}")
    await page.wait_for_load_state("networkidle")
    assert await events(page) == [("view", id)]


@pytest.mark.browser
async def test_the_cart_asks_for_the_same_consent(wire: Wire, visit: Visit) -> None:
    """What is put in the cart is the person's where they have agreed, and nobody's while the switch for private is on."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket")]
    page = await visit(wire.url)
    consents: list[Any] = []
    for step in ("silent", "agreed", "private"):
        if step == "agreed":
            await agree(page)
        if step == "private":
            await page.get_by_role("button", name="Private: keep nothing").click()
        await page.locator("#cart").click()
        async with page.expect_request("**/api/cart/lines/**") as sent:
            await page.get_by_role("button", name="One more of Rain Jacket").click()
        consents.append((await sent.value).post_data_json.get("consent"))
        await page.keyboard.press("Escape")
    assert consents == [None, ["personalization"], None]
