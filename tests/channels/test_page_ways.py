"""The ways on: out of a search, to the turn that was found, to the shop's own pages, to a question about a product."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from page_wire import NOW, Visit, Wire, a_card, sse
from playwright.async_api import Page, expect
from test_page_focus import PHONE, a_product, a_talk, ask, message

pytestmark = pytest.mark.browser

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
COMPARED = (
    "- **Price**: Product p1: $99.00; Product p2: $9.00\n- **Weight**: Product p1: 1 kg; Product p2: 2 kg"
)


def saying(*events: str) -> Any:
    """A script that says these between its start and its end."""

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation="c1", turn_id="t1")
        for event in events:
            yield event
        yield sse("done", turn_id="t1", mode="shopping", suggestions=[])

    return script


async def searching(wire: Wire, visit: Visit) -> Page:
    """The page with three conversations, of which a search has found one."""
    for id, title in (("c1", "boots"), ("c2", "mugs"), ("c3", "lamps")):
        wire.conversations[id] = a_talk(id, title)
    page = await visit(wire.url, **DESKTOP)
    await page.get_by_role("searchbox").fill("mugs")
    await expect(page.locator("persea-talks li a")).to_have_text(["mugs"])
    return page


async def test_a_search_ends_when_what_it_found_is_deleted(wire: Wire, visit: Visit) -> None:
    """With the last conversation that a search found, its words go, and the others are there again."""
    page = await searching(wire, visit)
    await page.get_by_role("button", name="More about “mugs”").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.locator("persea-talks li a")).to_have_text(["boots", "lamps"])
    await expect(page.get_by_role("searchbox")).to_have_value("")
    await expect(page.get_by_role("button", name="Clear the search")).to_be_hidden()


async def test_a_search_ends_with_a_new_conversation(wire: Wire, visit: Visit) -> None:
    """A new conversation begins beside all the others."""
    page = await searching(wire, visit)
    await page.get_by_role("button", name="New conversation").click()
    await expect(page.locator("persea-talks li a")).to_have_count(3)
    await expect(page.get_by_role("searchbox")).to_have_value("")


async def test_a_search_is_cleared_by_its_button(wire: Wire, visit: Visit) -> None:
    """The button is there as long as there are words, pointed at or not; the focus stays in the field."""
    page = await searching(wire, visit)
    await page.mouse.move(900, 700)
    await page.get_by_label("Your request").focus()
    await expect(page.get_by_role("button", name="Clear the search")).to_be_visible()
    await page.get_by_role("button", name="Clear the search").click()
    await expect(page.locator("persea-talks li a")).to_have_count(3)
    await expect(page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
async def test_a_found_turn_is_gone_to_and_marked(wire: Wire, visit: Visit, motion: str) -> None:
    """A conversation that was found opens at the turn that was found, marked until one has seen it; without motion
    where none is wanted. Found once more in the open conversation, it is gone to again."""
    said = [
        part
        for n in range(1, 9)
        for part in (
            message("user", f"question {n}", turn_id=f"t{n}"),
            message("assistant", "Yes. " * 300, turn_id=f"t{n}"),
        )
    ]
    wire.conversations["c1"] = {
        "id": "c1",
        "title": "boots",
        "updated_at": NOW,
        "messages": said,
        "found": "t3",
    }
    page = await visit(wire.url, reduced_motion=motion, **DESKTOP)
    await page.get_by_role("searchbox").fill("boots")
    await expect(page.locator("persea-talks li a")).to_have_attribute("href", "/#c=c1&t=t3")
    for _ in range(2):
        await page.locator("persea-talks li a").click()
        turn = page.locator(".turn[data-turn=t3]")
        await expect(turn).to_have_class("turn found")
        await expect(turn.locator(".question")).to_be_focused()
        await expect(turn.locator(".question")).to_be_in_viewport()
        seconds = await turn.locator("persea-question").evaluate(
            "node => parseFloat(getComputedStyle(node).transitionDuration)"
        )
        assert (seconds == 0) is (motion == "reduce")
        await expect(turn).to_have_class("turn")
        assert page.url.endswith("/#c=c1")
        await page.evaluate("scrollTo({ top: document.documentElement.scrollHeight })")
        await expect(turn.locator(".question")).not_to_be_in_viewport()


async def test_a_question_about_a_product_says_which(wire: Wire, visit: Visit) -> None:
    """Who asks from a product's page goes on behind its name and what is chosen of it, after a blank."""
    wire.products["p2"] = a_product(title="The Stone Boot")
    page = await visit(f"{wire.url}/products/p2")
    await page.get_by_role("radio", name="Slate").check()
    await page.get_by_role("radio", name="42").check()
    await page.get_by_role("link", name="Ask about this").click()
    await expect(page.get_by_label("Your request")).to_be_focused()
    await page.keyboard.type("is it warm?")
    await page.keyboard.press("Enter")
    await expect(page.locator(".question")).to_have_text("About the Stone Boot (Slate, 42): is it warm?")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.shop.example/p/2?a=b", "\u2068shop.example\u2069"),
        ("/products/p2", None),
        ("javascript:alert(1)", None),
    ],
)
async def test_the_shops_own_page_is_linked(wire: Wire, visit: Visit, url: str, name: str | None) -> None:
    """A product with an address of the shop's links to it, in a tab of its own; one without links nowhere."""
    wire.products["p2"] = a_product(url=url)
    page = await visit(f"{wire.url}/products/p2")
    await expect(page.get_by_role("link", name="Ask about this")).to_be_visible()
    link = page.locator(".choices a[target=_blank]")
    if name is None:
        await expect(link).to_have_count(0)
        await expect(page.get_by_text("See it at")).to_have_count(0)
        return
    await expect(link).to_have_text(f"See it at {name}")
    assert await link.get_attribute("href") == url
    assert await link.get_attribute("rel") == "noopener"


async def test_a_comparison_comes_first_on_a_phone(wire: Wire, visit: Visit) -> None:
    """On a phone the table stands in the place of the cards that it compares; a third card comes below it."""
    cards = [a_card("p1"), a_card("p2")]
    wire.answer = saying(sse("cards", cards=cards), sse("text", delta=COMPARED))
    page = await visit(wire.url, **PHONE)
    await ask(page, "compare them")
    await expect(page.locator(".compare")).to_be_visible()
    await expect(page.locator("persea-shelf")).to_be_hidden()
    wire.answer = saying(sse("cards", cards=[*cards, a_card("p3")]), sse("text", delta=COMPARED))
    await ask(page, "compare them again")
    turn = page.locator(".turn").last
    await expect(turn.locator(".compare")).to_be_visible()
    table, shelf = await turn.locator(".compare").bounding_box(), await turn.locator(".shelf").bounding_box()
    assert table
    assert shelf
    assert table["y"] + table["height"] <= shelf["y"]


async def test_a_copied_price_stays_the_lowest_of_several(wire: Wire, visit: Visit) -> None:
    """What costs "from $99.00" is copied and heard so."""
    wire.answer = saying(sse("text", delta="Here."), sse("cards", cards=[a_card(price_from=True)]))
    page = await visit(wire.url, permissions=["clipboard-read", "clipboard-write"])
    await ask(page, "boots")
    await page.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied == f"Here.\n\n- Product p1 ({wire.url}/products/p1) · from $99.00"
    await expect(page.locator("#announcer")).to_contain_text("Product p1, from $99.00")


async def test_a_page_of_the_shop_is_read_and_left(wire: Wire, visit: Visit) -> None:
    """An answer's source leads to the shop's text, which leads back to the conversation; markup in it is text."""
    wire.guides["returns"] = {
        "id": "returns",
        "title": "Returns",
        "body": "Within 60 days.\n\n<b>Unused</b>.",
        "url": None,
        "updated_at": NOW,
    }
    wire.conversations["c1"] = a_talk("c1", "returns")
    wire.answer = saying(
        sse("text", delta="60 days."), sse("citation", label="Returns", url="/guides/returns")
    )
    page = await visit(wire.url)
    await ask(page, "returns")
    await page.locator(".sources").get_by_role("link", name="Returns").click()
    await expect(page.locator("h1")).to_have_text("Returns")
    await expect(page.locator("#guide p").nth(1)).to_have_text("<b>Unused</b>.")
    await page.get_by_role("link", name="Back to the conversation").click()
    await expect(page.locator(".question")).to_have_text("returns")


async def test_a_page_that_is_not_there(wire: Wire, visit: Visit) -> None:
    """An address without a text says so and leads to the shop."""
    page = await visit(f"{wire.url}/guides/none", expect_errors="404")
    await expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    await page.get_by_role("link", name="To the shop").click()
    await expect(page.get_by_role("heading", name="Test Shop")).to_be_visible()


@pytest.mark.parametrize(
    ("page_speaks", "shop_speaks", "told"),
    [
        ("de", "en", "Die Waren dieses Ladens sind auf Englisch beschrieben."),
        ("ar", "en-GB", "منتجات هذا المتجر موصوفة باللغة الإنجليزية."),
        ("en", "de", "This shop’s goods are described in German."),
        ("en", "en-GB", None),
    ],
)
async def test_the_language_of_the_answers_is_told(
    wire: Wire, visit: Visit, page_speaks: str, shop_speaks: str, told: str | None
) -> None:
    """Where the page speaks another language than the shop, the first screen says which one the answers have."""
    wire.language = shop_speaks
    page = await visit(f"{wire.url}/?lang={page_speaks}")
    lines = page.locator(".welcome .line")
    await expect(lines.first).to_be_visible()
    await expect(lines).to_have_count(2 if told else 1)
    if told:
        await expect(lines.last).to_have_text(told)
