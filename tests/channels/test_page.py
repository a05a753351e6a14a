"""The page on the real application with the demo shop: what a person does in the first five minutes."""

from __future__ import annotations

from typing import Any

import pytest
from page_wire import Visit
from playwright.async_api import Locator, Page, expect

from persea.values import Money

pytestmark = pytest.mark.browser

REQUEST = "waterproof hiking boots under $120"
SLOW_MS = 60_000  # the built-in model on a busy machine


async def ask(page: Page, text: str) -> Locator:
    """Asks and waits for the end of the answer; the answer's turn."""
    turn = page.locator(".turn").nth(await page.locator(".turn").count())
    await page.locator("textarea").fill(text)
    await page.locator("textarea").press("Enter")
    await expect(turn.locator("persea-answer:not([aria-busy])")).to_be_visible(timeout=SLOW_MS)
    await expect(page.get_by_role("alert")).to_have_count(0)
    return turn


async def product(page: Page, id: str) -> dict[str, Any]:
    response = await page.request.get(f"/api/products/{id}")
    assert response.ok
    found: dict[str, Any] = await response.json()
    return found


async def shown(page: Page) -> list[dict[str, Any]]:
    """The conversation as it stands on the page: every question, text, and card with its price."""
    seen: list[dict[str, Any]] = await page.evaluate(
        """() => [...document.querySelectorAll(".turn")].map((turn) => ({
          question: turn.querySelector(".question").textContent,
          text: turn.querySelector(".prose").innerText,
          cards: [...turn.querySelectorAll(".card")].map((card) => [card.dataset.id, card.innerText]),
        }))"""
    )
    return seen


async def first_screen(visit: Visit, url: str, **options: Any) -> Page:
    page = await visit(url, **{"base_url": url} | options)
    await expect(page.locator(".welcome h1")).to_be_visible()
    return page


async def test_a_request_is_answered_with_exact_prices(server_url: str, visit: Visit) -> None:
    """Boots under $120 come as cards, and each shows the very price that the catalogue has."""
    page = await first_screen(visit, server_url)
    turn = await ask(page, REQUEST)
    assert (await turn.locator(".prose").inner_text()).strip()
    cards = turn.locator(".card")
    assert await cards.count() >= 1
    for index in range(await cards.count()):
        card = cards.nth(index)
        record = await product(page, str(await card.get_attribute("data-id")))
        price = Money(**record["price"])
        assert price <= Money(12000, "USD")
        await expect(card.locator("h3")).to_have_text(record["title"])
        await expect(card.locator(".price strong")).to_have_text(str(price))
        before = [str(Money(**record["list_price"]))] if record["list_price"] else []
        assert [
            text.removeprefix("instead of ") for text in await card.locator("s").all_text_contents()
        ] == before
    assert REQUEST in await page.title()


async def test_a_conversation_goes_on_and_is_kept(server_url: str, visit: Visit) -> None:
    """A follow-up is about what was shown; reloading shows all of it again, word for word."""
    page = await first_screen(visit, server_url)
    first = await ask(page, REQUEST)
    ids = {await card.get_attribute("data-id") for card in await first.locator(".card").all()}
    address = page.url
    second = await ask(page, "which of these is cheapest?")
    assert page.url == address
    cheapest = min([Money(**(await product(page, str(id)))["price"]) for id in ids])
    assert {await card.get_attribute("data-id") for card in await second.locator(".card").all()} <= ids
    await expect(second).to_contain_text(str(cheapest))
    before = await shown(page)
    assert len(before) == 2
    await page.reload()
    await expect(page.locator(".turn")).to_have_count(2)
    assert await shown(page) == before


async def test_conversations_are_found_again_and_deleted(server_url: str, visit: Visit) -> None:
    """Beside the page stand the earlier conversations: they open, are searched and renamed, and can be deleted."""
    page = await first_screen(visit, server_url)
    await ask(page, "a blue mug")
    address = page.url
    await page.get_by_role("button", name="New conversation").click()
    await ask(page, "a wool blanket")
    talks = page.locator("persea-talks li a")
    await expect(talks).to_have_text(["a wool blanket", "a blue mug"])
    await page.get_by_role("searchbox", name="Search conversations").fill("blue")
    await expect(talks).to_have_count(1)
    await talks.click()
    await expect(page.locator(".question")).to_have_text("a blue mug")

    await page.get_by_role("button", name="More about “a blue mug”").click()
    await page.get_by_role("menuitem", name="Rename").click()
    await page.get_by_role("textbox", name="Name").fill("Blue things")
    await page.keyboard.press("Enter")
    await expect(talks.locator("bdi")).to_have_text("Blue things")
    assert (await page.title()).startswith("Blue things")

    await page.get_by_role("button", name="More about “Blue things”").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.locator(".welcome h1")).to_be_visible()
    await expect(talks).to_have_text("a wool blanket")
    await expect(page.get_by_role("searchbox")).to_have_value("")
    await page.reload()
    await expect(talks).to_have_text("a wool blanket")
    assert (await page.request.get(f"/api/conversations/{address.split('#c=')[1]}")).status == 404


async def test_a_message_is_said_anew(server_url: str, visit: Visit) -> None:
    """Editing a message takes its place and that of all that followed, here and on the server."""
    page = await first_screen(visit, server_url)
    await ask(page, "a blue mug")
    await ask(page, "which of these is cheapest?")
    await page.locator(".turn").first.get_by_role("button", name="Edit").click()
    field = page.get_by_role("textbox", name="Edit your message")
    await field.fill("a wool blanket")
    await field.press("Enter")
    await page.get_by_role("dialog").get_by_role("button", name="Send again").click()
    await expect(page.locator(".question")).to_have_text("a wool blanket")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_have_count(1, timeout=SLOW_MS)
    before = await shown(page)
    await page.reload()
    await expect(page.locator(".card").first).to_be_visible()
    assert await shown(page) == before


async def test_a_comparison_is_a_table(server_url: str, visit: Visit) -> None:
    """What two products differ in stands side by side, with the catalogue's own prices; a reload shows it again."""
    page = await first_screen(visit, server_url)
    first = await ask(page, REQUEST)
    ids = [str(await card.get_attribute("data-id")) for card in await first.locator(".card").all()][:2]
    turn = await ask(page, "compare the first two")
    rows = []
    for _ in range(2):
        heads = turn.get_by_role("columnheader")
        await expect(heads.locator(".price strong")).to_have_text(
            [str(Money(**(await product(page, id))["price"])) for id in ids]
        )
        await expect(heads.locator(".name")).to_have_text([(await product(page, id))["title"] for id in ids])
        await expect(turn.get_by_role("rowheader", name="Price", exact=True)).to_have_count(0)
        await expect(turn.get_by_text("- Price")).to_have_count(0)
        rows.append(await turn.get_by_role("rowheader").all_inner_texts())
        await page.reload()
    assert rows[0] == rows[1]
    assert len(rows[0]) > 3  # all that differs, where the text tells a few


async def test_first_screen(server_url: str, visit: Visit) -> None:
    """It names the shop, says that it is open on this computer only, and an example can be tapped."""
    page = await first_screen(visit, server_url)
    shop = await (await page.request.get("/api/shop")).json()
    await expect(page.locator(".welcome h1")).to_have_text(shop["name"])
    await expect(page.locator("#facts")).to_contain_text("Open on this computer only: no key is set.")
    example = page.locator(".example").first
    words = await example.text_content()
    assert words in shop["examples"]
    await expect(example.locator("img").first).to_be_visible()
    await example.click()
    await expect(page.locator(".question")).to_have_text(words)
    await expect(page.locator(".card").first).to_be_visible(timeout=SLOW_MS)


async def test_typed_markup_is_inert(server_url: str, visit: Visit) -> None:
    """Markup that a person types is shown as typed, now and after a reload, and does nothing."""
    evil = '<img src=x onerror="window.hit=1"> [boots](javascript:window.hit=1) <script>window.hit=1</script>'
    page = await first_screen(visit, server_url)
    await ask(page, evil)
    for _ in range(2):
        await expect(page.locator(".question")).to_have_text(evil)
        assert await page.locator(".turn script, .turn a[href^=javascript], .prose img").count() == 0
        assert await page.evaluate("window.hit") is None
        await page.reload()


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_nothing_is_wider_than_the_screen(server_url: str, visit: Visit, width: int) -> None:
    """From 320 px on, no page scrolls sideways; what is wide scrolls in its own place."""
    page = await first_screen(visit, server_url, viewport={"width": width, "height": 700})
    wider = "document.documentElement.scrollWidth - innerWidth"
    assert await page.evaluate(wider) <= 0
    turn = await ask(page, REQUEST)
    assert await page.evaluate(wider) <= 0
    await turn.locator(".card a").first.click()
    await expect(page.locator(".about h1")).to_be_visible()
    assert await page.evaluate(wider) <= 0


async def test_dark_mode(server_url: str, visit: Visit) -> None:
    """Dark follows the system until the person chooses; the choice is remembered, on every page."""
    background = "getComputedStyle(document.body).backgroundColor"
    page = await first_screen(visit, server_url, color_scheme="dark", expect_errors="404")
    dark = await page.evaluate(background)
    await page.get_by_role("button", name="Switch to light").click()
    light = await page.evaluate(background)
    assert sum(map(int, light[4:-1].split(","))) > 600 > 150 > sum(map(int, dark[4:-1].split(",")))
    await page.reload()
    assert await page.evaluate(background) == light
    await page.goto("/products/no-such-product")
    assert await page.evaluate(background) == light
    await page.get_by_role("button", name="Switch to dark").click()
    assert await page.evaluate("localStorage.getItem('persea.theme')") is None


async def test_product_page(server_url: str, visit: Visit) -> None:
    """A card leads to the product's page, which says what the catalogue says and leads back."""
    page = await first_screen(visit, server_url)
    turn = await ask(page, REQUEST)
    record = await product(page, str(await turn.locator(".card").first.get_attribute("data-id")))
    await turn.locator(".card a").first.click()
    await expect(page.locator("h1")).to_have_text(record["title"])
    await expect(page.locator(".about .price strong")).to_have_text(str(Money(**record["price"])))
    rows = page.locator(".variants tbody tr")
    assert await rows.count() == (len(record["variants"]) if len(record["variants"]) > 1 else 0)
    for name, values in record["attributes"]:
        await expect(page.locator(".details")).to_contain_text(name)
        await expect(page.locator(".details")).to_contain_text(", ".join(values))
    assert record["title"] in await page.title()
    await page.get_by_role("link", name="Back to the conversation").click()
    await expect(page.locator(".question")).to_have_text(REQUEST)
    await page.go_back()
    await page.get_by_role("link", name="Ask about this").click()
    await expect(page.locator("textarea")).to_have_value(f"About the {record['title']}: ")


async def test_choosing_a_variant(server_url: str, visit: Visit) -> None:
    """Choosing colour and size shows that variant's own price, stock and picture; the keyboard does it too."""
    page = await visit(f"{server_url}/products/bt-ridgeline-mid", base_url=server_url)
    record = await product(page, "bt-ridgeline-mid")
    wanted = next(variant for variant in record["variants"] if not variant["in_stock"])
    (_, colour), (_, size) = wanted["options"]
    await expect(page.locator(".offer .stock")).to_have_text("In stock")
    await page.get_by_role("radio", name=colour).check()
    sizes = page.get_by_role("group", name="Size")
    await sizes.get_by_role("radio").first.focus()
    await page.keyboard.press("Space")
    for _ in range(record["options"][1][1].index(size)):
        await page.keyboard.press("ArrowRight")
    await expect(page.locator(".offer .stock")).to_have_text("Out of stock")
    await expect(page.locator(".offer .price strong")).to_have_text(str(Money(**wanted["price"])))
    few = next(
        v for v in record["variants"] if v["in_stock"] and v["stock"] <= 5 and v["options"][0][1] == colour
    )
    await sizes.get_by_role("radio", name=few["options"][1][1], exact=True).check()
    await expect(page.locator(".offer .stock")).to_have_text(f"In stock: {few['stock']} left")


async def test_product_that_is_not_there(server_url: str, visit: Visit) -> None:
    """An address without a product says so and leads to the shop."""
    page = await visit(f"{server_url}/products/no-such-product", expect_errors="404")
    await expect(page.get_by_role("heading", name="This product is not here")).to_be_visible()
    await page.get_by_role("link", name="To the shop").click()
    await expect(page.locator(".welcome h1")).to_be_visible()
