"""The cart's drawer and a product's own page, with a scripted server: counting, taking out, saving, watching, checking out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from page_shopping import a_line, usd
from page_wire import NOW, Visit, Wire, a_card
from playwright.async_api import Locator, Page, Route, expect
from test_page_focus import a_product

pytestmark = pytest.mark.browser

WIDER = "document.documentElement.scrollWidth - innerWidth"


async def opened(wire: Wire, visit: Visit, query: str = "", **options: Any) -> tuple[Page, Locator]:
    page = await visit(f"{wire.url}/{query}", **options)
    await page.locator("#cart").click()
    drawer = page.locator(".drawer.at-end[open]")
    await expect(drawer).to_be_visible()
    return page, drawer


def held_back(asked: asyncio.Event, may_come: asyncio.Event) -> Callable[[Route], Awaitable[None]]:
    """Answers a request as it is when it is asked, and later than that."""

    async def hold(route: Route) -> None:
        response = await route.fetch()
        asked.set()
        await may_come.wait()
        await route.fulfill(response=response)

    return hold


async def test_quantities_change_where_they_stand(wire: Wire, visit: Visit) -> None:
    """By buttons and by typing; sum, total and the count in the bar follow, and the focus stays."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket"), a_line("p2-a", "Gloves", 2, 2000)]
    page, drawer = await opened(wire, visit)
    await expect(drawer.locator(".cart-foot .total")).to_have_text("Total $139.00")
    more = drawer.get_by_role("button", name="One more of Rain Jacket")
    await more.press("Enter")
    await expect(drawer.locator(".amount .sum").first).to_have_text("$198.00")
    await expect(drawer.locator(".amount small").first).to_have_text("$99.00 each")
    await expect(more).to_be_focused()
    less = drawer.get_by_role("button", name="One less of Rain Jacket")
    await less.press("Enter")
    await expect(less).to_be_disabled()
    field = drawer.get_by_role("spinbutton", name="Quantity of Rain Jacket")
    await expect(field).to_be_focused()
    await drawer.get_by_role("spinbutton", name="Quantity of Gloves").fill("5")
    await page.keyboard.press("Tab")
    await expect(drawer.locator(".cart-foot .total")).to_have_text("Total $199.00")
    await page.keyboard.press("Escape")
    await expect(page.locator("#cart")).to_be_focused()
    await expect(page.locator("#cart")).to_have_accessible_name("Your cart: 6 items")


async def test_each_line_has_its_picture(wire: Wire, visit: Visit) -> None:
    """As large as the column that is kept for it; what is saved has one too."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket")]
    wire.shopping.saved = [{"product_id": "p2", "title": "Gloves", "saved_at": NOW, "card": a_card("p2")}]
    _page, drawer = await opened(wire, visit)
    for picture in (drawer.locator("persea-line .picture > *"), drawer.locator(".kept .picture > *")):
        box = await picture.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (70, 70)


async def test_what_is_not_there_is_said_and_the_number_goes_back(wire: Wire, visit: Visit) -> None:
    """More than the shop has is refused in its words; what is in the way of a line stands at it."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket", stock=3, problem="only 3 left")]
    page, drawer = await opened(wire, visit, expect_errors="409")
    await expect(drawer.locator(".problem-line")).to_have_text("only 3 left")
    field = drawer.get_by_role("spinbutton")
    await field.fill("9")
    await field.press("Tab")
    await expect(page.locator(".toast")).to_have_text("Only 3 of Rain Jacket left")
    await expect(field).to_have_value("1")


async def test_what_is_taken_out_comes_back_with_undo(wire: Wire, visit: Visit) -> None:
    """Its place says so and has the focus on Undo, as long as one looks; then it is gone."""
    wire.shopping.lines = [a_line("p1-a", "Product p1", 2), a_line("p2-a", "Gloves")]
    page, drawer = await opened(wire, visit)
    await drawer.get_by_role("button", name="Take out Product p1").press("Enter")
    undo = drawer.get_by_role("button", name="Undo")
    await expect(undo).to_be_focused()
    await expect(drawer.locator(".taken-out")).to_contain_text("Product p1 is out of your cart.")
    await undo.press("Enter")
    await expect(drawer.get_by_role("spinbutton", name="Quantity of Product p1")).to_have_value("2")
    await drawer.get_by_role("button", name="Take out Gloves").click()
    await page.keyboard.press("Escape")
    await page.locator("#cart").click()
    await expect(drawer.locator("persea-line")).to_have_count(1)
    await expect(drawer.locator(".taken-out")).to_have_count(0)


async def test_another_variant_takes_the_place_of_a_line(wire: Wire, visit: Visit) -> None:
    """What is in the cart is chosen already; the other one comes in as often, the first goes, and the focus is at the new line."""
    options = [["Colour", "Peat"], ["Size", "41"]]
    wire.shopping.lines = [a_line("Peat-41", "Boot", 2, product_id="p2", options=options)]
    wire.products["p2"] = a_product()
    page, drawer = await opened(wire, visit)
    await drawer.get_by_role("button", name="Change Boot").press("Enter")
    dialog = page.get_by_role("dialog", name="Which one?")
    await expect(dialog.locator("input[value=Peat]")).to_be_checked()
    await dialog.locator("input[value=Slate]").check()
    await dialog.locator("input[value='42']").check()
    await dialog.get_by_role("button", name="Take this one").click()
    await expect(drawer.locator("persea-line")).to_have_count(1)
    await expect(drawer.get_by_role("spinbutton")).to_be_focused()
    assert [(one["variant_id"], one["quantity"]) for one in wire.shopping.lines] == [("Slate-42", 2)]


async def to_another(page: Page, drawer: Locator) -> None:
    """From the boot in Peat, 41, to the one in Slate, 42."""
    await drawer.get_by_role("button", name="Change Boot").click()
    dialog = page.get_by_role("dialog", name="Which one?")
    await dialog.locator("input[value=Slate]").check()
    await dialog.locator("input[value='42']").check()
    await dialog.get_by_role("button", name="Take this one").click()


async def test_another_variant_is_one_change(wire: Wire, visit: Visit) -> None:
    """The cart is shown when the new one is in and the old one is out, and never with both."""
    wire.shopping.lines = [
        a_line("Peat-41", "Boot", product_id="p2", options=[["Colour", "Peat"], ["Size", "41"]])
    ]
    wire.products["p2"] = a_product()
    page, drawer = await opened(wire, visit)
    asked, may_come = asyncio.Event(), asyncio.Event()
    await page.route("**/api/cart/lines/**", held_back(asked, may_come))
    await to_another(page, drawer)
    await asyncio.wait_for(asked.wait(), 10)
    assert await drawer.get_by_role("link").all_inner_texts() == ["Boot"]
    may_come.set()
    await expect(drawer.get_by_role("link")).to_have_text(["Product p2"])


async def test_a_variant_that_does_not_go_out_is_shown_beside_the_other(wire: Wire, visit: Visit) -> None:
    """Where the new one is in and the old one cannot be taken out, the cart is shown as it is: with both."""
    wire.shopping.lines = [
        a_line("Peat-41", "Boot", product_id="p2", options=[["Colour", "Peat"], ["Size", "41"]])
    ]
    wire.products["p2"] = a_product()
    page, drawer = await opened(wire, visit, expect_errors="503")
    gone = {"error": {"code": "unavailable", "message": "The database is away."}}
    await page.route("**/api/cart/lines/**", lambda route: route.fulfill(status=503, json=gone))
    await to_another(page, drawer)
    await expect(page.locator(".toast")).to_have_text(
        "The shop cannot answer just now. Please try again in a moment."
    )
    await expect(drawer.locator("persea-line")).to_have_count(2)


async def test_a_line_is_saved_for_later_and_put_in_again(wire: Wire, visit: Visit) -> None:
    """It leaves the cart for the list below, from where it goes back or off the list."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket")]
    wire.shopping.saved = [{"product_id": "p2", "title": "Gloves", "saved_at": NOW, "card": a_card("p2")}]
    wire.products["p2"] = a_product(options=[], variants=[{"id": "p2-a", "options": []}])
    _page, drawer = await opened(wire, visit)
    await drawer.get_by_role("button", name="Save for later Rain Jacket").click()
    await expect(drawer.locator(".taken-out")).to_contain_text("Rain Jacket is saved for later.")
    await expect(drawer.locator(".kept").first.locator("li")).to_have_count(2)
    await drawer.get_by_role("button", name="Add to cart Product p2").click()
    await expect(drawer.locator("persea-line")).to_have_count(1)
    await drawer.get_by_role("button", name="Take Gloves off the list").click()
    await expect(drawer.locator(".kept").first.locator("li")).to_have_count(1)
    await expect(drawer.get_by_role("heading", name="Saved for later")).to_be_focused()


async def test_a_watch_that_came_true_is_marked(wire: Wire, visit: Visit) -> None:
    """The button in the bar says that there is news, and the drawer what it is; it can be ended."""
    watch = {"id": "w1", "product_id": "p1", "title": "Rain Jacket", "kind": "price", "below": usd(9000)}
    wire.shopping.watches = [watch | {"due": {"at": NOW, "price": usd(8500)}, "card": a_card("p1")}]
    page, drawer = await opened(wire, visit)
    await expect(page.locator("#cart")).to_have_accessible_name("Your cart · news of what you watch")
    await expect(drawer.locator(".due")).to_have_text("Now $85.00")
    await drawer.get_by_role("button", name="Stop watching Rain Jacket").click()
    await expect(drawer.locator(".due")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(page.locator("#cart")).to_have_accessible_name("Your cart")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"url": None, "sent": True, "checkout": "c"}, "The shop has your cart now."),
        ({"url": None, "sent": False, "links": [{"title": "Rain Jacket", "url": "https://shop.example/p1"}]}, "bought on its own page"),
        ({"url": "javascript:alert(1)", "sent": True}, "The shop has your cart now."),
    ],
)  # fmt: skip
async def test_checking_out_says_what_happened(
    wire: Wire, visit: Visit, answer: dict[str, Any], words: str
) -> None:
    """Where the shop has taken it, and where each is bought; a script is no address."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket")]
    wire.shopping.checkout = answer
    _page, drawer = await opened(wire, visit)
    await drawer.get_by_role("button", name="Check out").click()
    await expect(drawer.locator(".told")).to_contain_text(words)
    assert await drawer.get_by_role("link", name="Rain Jacket").last.get_attribute("href") in (
        "https://shop.example/p1",
        "/products/p1",
    )


async def test_what_checking_out_told_outlives_a_cart_asked_for_before(wire: Wire, visit: Visit) -> None:
    """A cart that was asked for as the drawer opened, and comes after checking out, takes nothing away of what that told."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket")]
    page = await visit(wire.url)
    await expect(page.locator("#cart .many")).to_have_text("1")
    asked, may_come = asyncio.Event(), asyncio.Event()
    await page.route("**/api/cart", held_back(asked, may_come))
    await page.locator("#cart").click()
    await asyncio.wait_for(asked.wait(), 10)
    drawer = page.locator(".drawer.at-end[open]")
    await drawer.get_by_role("button", name="Check out").click()
    await expect(drawer.locator(".told")).to_contain_text("The shop has your cart now.")
    async with page.expect_request("**/api/saved"):  # asked for once the cart is there
        may_come.set()
    await expect(drawer.locator(".told")).to_contain_text("The shop has your cart now.", timeout=1)


async def test_checking_out_goes_to_the_shop(wire: Wire, visit: Visit) -> None:
    """With an address of the shop's checkout the page goes there."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket")]
    wire.shopping.checkout = {"url": f"{wire.url}/style"}
    page, drawer = await opened(wire, visit)
    await drawer.get_by_role("button", name="Check out").click()
    await page.wait_for_url("**/style")


async def test_who_is_no_shopper_has_no_cart(wire: Wire, visit: Visit) -> None:
    """With a server's key the page works, and offers no cart."""
    wire.shopping.is_shopper = False
    page = await visit(wire.url, expect_errors="400")
    await expect(page.locator(".welcome")).to_be_visible()
    await expect(page.locator("#cart")).to_be_hidden()
    assert "/api/saved" not in wire.paths


@pytest.mark.parametrize("language", ["en", "de", "ar"])
async def test_the_drawer_fits_a_small_phone(wire: Wire, visit: Visit, language: str) -> None:
    """At 320 px it lies at the end of the line, and nothing in it is cut off."""
    wire.shopping.lines = [a_line("p1-a", "Ridgeline Mid Waterproof Hiking Boot", 2, problem="only 1 left")]
    wire.shopping.saved = [
        {"product_id": "p2", "title": "Gloves", "saved_at": NOW, "card": a_card("p2", list_price=usd(12900))}
    ]
    page, drawer = await opened(
        wire, visit, f"?lang={language}", viewport={"width": 320, "height": 800}, reduced_motion="reduce"
    )
    await expect(drawer.locator(".kept li").first).to_be_visible()
    assert await page.evaluate(WIDER) <= 0
    assert await drawer.locator("persea-cart").evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    box = await drawer.bounding_box()
    assert box is not None
    assert (box["x"] == 0) is (language == "ar")


async def test_a_product_page_sells_what_is_chosen(wire: Wire, visit: Visit) -> None:
    """What is not chosen yet is asked for, and has the focus; what led to the page is told with the variant."""
    wire.products["p2"] = a_product()
    page = await visit(wire.url)
    await page.evaluate(
        """() => sessionStorage.setItem("persea.from", JSON.stringify({ product: "p2", turn_id: "t7", impression_id: "i7" }))"""
    )
    await page.goto(f"{wire.url}/products/p2")
    put = page.get_by_role("button", name="Add to cart Product p2")
    await put.click()
    await expect(page.get_by_role("alert")).to_have_text("Please choose first: Colour, Size.")
    await expect(page.get_by_role("radio", name="Peat")).to_be_focused()
    await page.get_by_role("radio", name="Slate").check()
    await page.get_by_role("radio", name="42").check()
    await put.click()
    await expect(page.locator("#cart .many")).to_have_text("1")
    assert wire.shopping.told == [
        ("POST", "/api/cart/lines", {"variant_id": "Slate-42", "product_id": "p2", "quantity": 1, "turn_id": "t7", "impression_id": "i7"})
    ]  # fmt: skip
    await page.get_by_role("radio", name="Peat").check()
    await expect(put).to_be_disabled()


async def test_the_cart_is_opened_while_something_goes_in(wire: Wire, visit: Visit) -> None:
    """What was read of it before that is not what is shown."""
    wire.products["p2"] = a_product()
    wire.shopping.puts_in_s = 0.5
    page = await visit(f"{wire.url}/products/p2")
    await page.get_by_role("radio", name="Slate").check()
    await page.get_by_role("radio", name="42").check()
    await page.get_by_role("button", name="Add to cart Product p2").click()
    await page.locator("#cart").click()
    await expect(page.get_by_role("dialog").get_by_role("link", name="Product p2")).to_be_visible()


async def test_a_product_page_saves_and_watches(wire: Wire, visit: Visit) -> None:
    """Both are switches that say which way they stand, also after a reload; sold out, its return is watched."""
    wire.products["p2"] = a_product()
    page = await visit(f"{wire.url}/products/p2")
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.get_by_role("button", name="Watch the price").click()
    await expect(page.get_by_role("button", name="Stop watching")).to_have_attribute("aria-pressed", "true")
    await page.reload()
    await expect(page.get_by_role("button", name="Save", exact=True)).to_have_attribute("aria-pressed", "true")  # fmt: skip
    await page.get_by_role("button", name="Stop watching").click()
    await expect(page.get_by_role("button", name="Watch the price")).to_be_visible()
    wire.products["p2"] = a_product(in_stock=False)
    await page.reload()
    await page.get_by_role("button", name="Tell me when it is back").click()
    await expect(page.get_by_role("button", name="Stop watching")).to_be_visible()
    assert [one["kind"] for one in wire.shopping.watches] == ["stock"]


VERDICT = {
    "finding": "real", "price": usd(7900), "regular": usd(9900), "seen_since": "2026-08-01T00:00:00Z", "seen_days": 119,
    "is_short": False, "held_since": "2026-11-20T00:00:00Z", "lowest_30": usd(7900), "median_30": usd(9500), "lowest_90": usd(7900),
    "median_90": usd(9500), "lowest_ever": usd(7900), "lowest_ever_at": "2026-11-20T00:00:00Z", "reduced_since": None,
    "lowest_before": usd(9500), "days_before": 30, "regular_charged": True, "regular_last_at": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Really reduced: in the 30 days before, it never cost less than $95.00."),
        ({"finding": "not_lower", "lowest_before": usd(7500)}, "Called reduced, but it cost $75.00 in the 30 days before."),
        ({"finding": "unseen", "regular_charged": False}, "never seen at $99.00"),
        ({"finding": "no_sale", "regular": None}, "It has not cost less since Aug 1, 2026."),
        ({"finding": "no_sale", "regular": None, "price": usd(9900)}, "It usually costs $95.00; the least was $79.00"),
    ],
)  # fmt: skip
async def test_what_it_has_cost_is_drawn_and_said(
    wire: Wire, visit: Visit, changes: dict[str, Any], words: str
) -> None:
    """The verdict in words, a line with a step for each change, and the same numbers as a table."""
    wire.products["p2"] = a_product()
    points = [("2026-08-01T00:00:00Z", 9900, None), ("2026-10-01T00:00:00Z", 9500, None), ("2026-11-20T00:00:00Z", 9900, 7900)]  # fmt: skip
    wire.shopping.prices = {
        "points": [
            {"at": at, "price": usd(price), "sale_price": sale and usd(sale)} for at, price, sale in points
        ],
        "verdict": VERDICT | changes,
    }
    page = await visit(f"{wire.url}/products/p2")
    section = page.locator(".prices")
    await expect(section).to_contain_text(words)
    assert str(await section.locator("path.line").get_attribute("d")).count("H") == 3
    await section.get_by_text("As a table").click()
    await expect(section.get_by_role("row").last).to_contain_text("$79.00")
