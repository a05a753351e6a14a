"""Where the focus goes when what had it is gone, and what the keyboard reaches."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from page_wire import NOW, Visit, Wire, a_card, sse
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
LOST = "document.activeElement === document.body || document.activeElement === null"


async def ask(page: Page, text: str) -> None:
    await page.locator("persea-composer textarea").fill(text)
    await page.locator("persea-composer textarea").press("Enter")


async def offering(body: dict[str, Any]) -> AsyncIterator[str]:
    """An answer with cards and a suggestion."""
    yield sse("start", conversation="c1", turn_id="t1")
    yield sse("cards", cards=[a_card("p1"), a_card("p2")])
    yield sse("text", delta="Here you are.")
    yield sse("done", turn_id="t1", mode="shopping", suggestions=["Cheaper ones"])


def a_product(**changes: object) -> dict[str, object]:
    """A product as the server sends it: in two colours and two sizes, of which one is not made and one sold out."""
    made = [("Peat", "41", True), ("Peat", "42", False), ("Slate", "42", True)]
    variants = [
        {
            "id": f"{colour}-{size}",
            "title": "",
            "options": [["Colour", colour], ["Size", size]],
            "price": {"amount_minor": 9900, "currency": "USD"},
            "list_price": None,
            "in_stock": there,
            "stock": None,
            "image_url": None,
        }
        for colour, size, there in made
    ]
    product: dict[str, object] = {
        **a_card("p2"),
        "image_urls": [],
        "category_path": [],
        "highest_price": None,
        "stock": None,
        "description": "",
        "attributes": [],
        "weight_g": None,
        "options": [["Colour", ["Peat", "Slate"]], ["Size", ["41", "42"]]],
        "variants": variants,
        "reviews": [],
        "review_count": 0,
        "posts": [],
    }
    return product | changes


def message(role: str, text: str, **more: object) -> dict[str, object]:
    return {
        "role": role,
        "turn_id": "t1",
        "text": text,
        "cards": [],
        "failed": None,
        "suggestions": [],
    } | more


def a_talk(id: str, title: str) -> dict[str, object]:
    said = [message("user", title), message("assistant", "Yes.", cards=[a_card("p1"), a_card("p2")])]
    return {"id": id, "title": title, "updated_at": NOW, "messages": said}


@pytest.mark.parametrize("phone", [False, True])
async def test_after_a_suggestion(wire: Wire, visit: Visit, phone: bool) -> None:
    """Who taps a suggestion goes on in the field; on a phone, whose keyboard would cover the page, at the question."""
    wire.answer = offering
    page = await visit(wire.url, **(PHONE if phone else {}))
    await ask(page, "boots")
    await page.get_by_role("button", name="Cheaper ones").click()
    await expect(page.locator(".turn")).to_have_count(2)
    place = page.locator(".question").last if phone else page.get_by_label("Your request")
    await expect(place).to_be_focused()


async def test_back_from_a_product(wire: Wire, visit: Visit) -> None:
    """Who comes back from a product's page is at its card again, once; else at the field."""
    wire.conversations["c1"] = a_talk("c1", "boots")
    wire.products["p2"] = a_product()
    page = await visit(f"{wire.url}/#c=c1")
    await expect(page.get_by_label("Your request")).to_be_focused()
    await page.get_by_role("link", name="Product p2").click()
    await page.get_by_role("link", name="Back to the conversation").click()
    await expect(page.get_by_role("link", name="Product p2")).to_be_focused()
    await page.reload()
    await expect(page.get_by_label("Your request")).to_be_focused()


async def test_after_deleting_one_of_many(wire: Wire, visit: Visit) -> None:
    """The focus goes to the conversation that stands in the place of the deleted one; after the last, to a new one."""
    for id, title in (("c1", "boots"), ("c2", "mugs"), ("c3", "lamps")):
        wire.conversations[id] = a_talk(id, title)
    page = await visit(wire.url, viewport={"width": 1280, "height": 800})
    for title, following in (("mugs", "lamps"), ("lamps", "boots")):
        await page.get_by_role("button", name=f"More about “{title}”").press("Enter")
        await page.keyboard.press("End")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.locator("persea-talks li a", has_text=following)).to_be_focused()
    await page.get_by_role("button", name="More about “boots”").press("Enter")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="More about “boots”")).to_be_focused()


async def test_after_renaming(wire: Wire, visit: Visit) -> None:
    """The list that is shown anew keeps the focus on what had it."""
    wire.conversations["c1"] = a_talk("c1", "boots")
    page = await visit(wire.url, viewport={"width": 1280, "height": 800})
    await page.get_by_role("button", name="More about “boots”").press("Enter")
    await page.keyboard.press("Enter")
    await page.keyboard.type("shoes")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="More about “shoes”")).to_be_focused()


async def test_after_sending_by_the_button(wire: Wire, visit: Visit) -> None:
    """The button that was tapped ends unavailable, and the focus goes on in the field."""
    page = await visit(wire.url)
    await page.get_by_label("Your request").fill("boots")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_label("Your request")).to_be_focused()
    await expect(page.get_by_role("button", name="Send")).to_be_disabled()
    await expect(page.get_by_label("Your request")).to_be_focused()


async def test_stop_stays_for_a_moment(wire: Wire, visit: Visit) -> None:
    """With an answer that is there at once, Stop stands where Send was, and a late tap on it sends nothing."""
    page = await visit(wire.url)
    seen = """() => {
      window.names = [];
      const button = document.querySelector('.send');
      const note = () => window.names.push([button.ariaLabel, Math.round(performance.now())]);
      new MutationObserver(note).observe(button, { attributes: true, attributeFilter: ['aria-label'] });
    }"""
    await page.evaluate(seen)
    await ask(page, "boots")
    await page.get_by_label("Your request").fill("and socks")
    await page.locator(".send").click()
    await expect(page.locator(".send")).to_have_accessible_name("Send")
    await page.wait_for_timeout(50)
    assert wire.asked in (
        [{"text": "boots", "conversation": None}],
        [{"text": "boots", "conversation": None}, {"text": "and socks", "conversation": "c1"}],
    )
    names = await page.evaluate("window.names")
    stops = [moment for name, moment in names if name == "Stop"]
    sends = [moment for name, moment in names if name == "Send" and moment > stops[0]]
    assert sends[0] - stops[0] >= 650


async def test_escape_stops_from_anywhere(wire: Wire, visit: Visit) -> None:
    """Escape stops the answer wherever the focus is, but first closes a menu that lies above the page."""

    async def slow(body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation="c1", turn_id="t1")
        yield sse("cards", cards=[a_card("p1")])
        await asyncio.Event().wait()

    wire.answer = slow
    page = await visit(wire.url)
    await ask(page, "boots")
    await page.get_by_role("link", name="Product p1").focus()
    await page.get_by_role("button", name="Language").press("Enter")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Language")).to_be_focused()
    await expect(page.locator(".send")).to_have_accessible_name("Stop")
    await page.get_by_role("link", name="Product p1").focus()
    await page.keyboard.press("Escape")
    await expect(page.locator(".note")).to_have_text("Stopped.")
    await expect(page.get_by_label("Your request")).to_be_focused()


async def test_a_choice_is_in_the_address(wire: Wire, visit: Visit) -> None:
    """What is chosen of a product stands in its address, which shows it again: to a friend, and after going back."""
    wire.products["p2"] = a_product()
    page = await visit(f"{wire.url}/products/p2")
    await page.locator("input[value='Peat']").check()
    assert page.url == f"{wire.url}/products/p2#Colour=Peat"
    await page.locator("input[value='42']").check()
    assert page.url == f"{wire.url}/products/p2#Colour=Peat&Size=42"
    await expect(page.locator(".offer .stock")).to_have_text("Out of stock")
    await expect(page.locator("p.why:visible")).to_have_text(["Sold out in 42: Peat", "Sold out in Peat: 42"])
    await page.get_by_role("link", name="Ask about this").click()
    await page.go_back()
    await expect(page.locator("input[value='42']")).to_be_checked()
    friend = await visit(page.url)
    await expect(friend.locator("input[value='Peat']")).to_be_checked()
    await expect(friend.locator(".offer .stock")).to_have_text("Out of stock")
    await friend.goto(f"{wire.url}/products/p2#Colour=Slate&Size=41&Nonsense=1")
    await expect(friend.locator("input[value='Slate']")).to_be_checked()
    await expect(friend.locator("input[value='41']")).not_to_be_checked()
    assert friend.url == f"{wire.url}/products/p2#Colour=Slate"


async def test_conversations_of_one_title(wire: Wire, visit: Visit) -> None:
    """Titles that several conversations have are told apart by their times, in the reader's language."""
    for id, title, day in (("c1", "boots", 3), ("c2", "mugs", 4), ("c3", "boots", 5)):
        wire.conversations[id] = a_talk(id, title) | {"updated_at": f"2025-11-0{day}T16:02:11+00:00"}
    page = await visit(f"{wire.url}/?lang=de", locale="de-DE", timezone_id="UTC")
    rows = page.locator("persea-talks li a")
    await expect(rows).to_have_text(["boots03.11.2025, 16:02", "mugs", "boots05.11.2025, 16:02"])


async def test_a_misspelt_search_says_what_it_shows(wire: Wire, visit: Visit) -> None:
    """Where the words were not found, the list says which others it has found."""
    wire.conversations["c1"] = a_talk("c1", "hiking boots")
    wire.meant = "boots"
    page = await visit(wire.url)
    await page.get_by_role("searchbox").fill("bootts")
    await expect(page.locator("persea-talks .note")).to_have_text("Nothing has “bootts”. This has “boots”.")
    await expect(page.locator("persea-talks li a")).to_have_count(1)


@pytest.mark.parametrize("key", [None, "sesame"])
async def test_only_who_runs_the_shop_is_told_of_models(wire: Wire, visit: Visit, key: str | None) -> None:
    """That the model is small is said to all; how to connect another, where the server is open on loopback only."""
    wire.weak, wire.key = True, key
    page = await visit(wire.url, expect_errors="401")
    if key:
        await page.locator("#key").fill(key)
        await page.keyboard.press("Enter")
    await expect(page.get_by_text("Small built-in model")).to_be_visible()
    await expect(page.get_by_role("button", name="Small built-in model")).to_have_count(0 if key else 1)


async def test_cards_first_on_a_phone(wire: Wire, visit: Visit) -> None:
    """On a phone the cards stand above the text, in the order of reading too; on a wide screen below it."""
    wire.answer = offering
    for options, first in ((PHONE, "PERSEA-SHELF"), ({}, "DIV")):
        page = await visit(wire.url, **options)
        await ask(page, "boots")
        await expect(page.get_by_role("button", name="Cheaper ones")).to_be_visible()
        shown = "[...document.querySelector('persea-answer').children].find((node) => !node.hidden).tagName"
        assert await page.evaluate(shown) == first


SEEN = """nodes => nodes.map((node) => [...node.childNodes]
    .filter((one) => one.className !== "unseen").map((one) => one.textContent).join(""))"""


async def test_titles_that_end_differently_read_differently(wire: Wire, visit: Visit) -> None:
    """A long title is cut in its middle, whole words at a time; who hears or points at it has all of it."""
    title = "Lightweight Packable Quilted Insulated Winter Walking Jacket with a Hood for "

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation="c1", turn_id="t1")
        yield sse("cards", cards=[a_card("w", title=f"{title}Women"), a_card("m", title=f"{title}Men")])
        yield sse("done", turn_id="t1", mode="shopping", suggestions=[])

    wire.answer = script
    page = await visit(wire.url)
    await ask(page, "jackets")
    await expect(page.locator(".card h3")).to_have_count(2)
    assert await page.locator(".card h3 bdi").evaluate_all(SEEN) == [
        "Lightweight Packable Quilted Insulated … with a Hood for Women",
        "Lightweight Packable Quilted Insulated … with a Hood for Men",
    ]
    for heading in await page.locator(".card h3 a").all():
        assert await heading.evaluate("node => node.scrollHeight - node.clientHeight") <= 1
    await expect(page.get_by_role("link", name=f"{title}Men")).to_be_visible()


KINDS = ("", "products/p2", "style")


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_by_keyboard(wire: Wire, visit: Visit, kind: str) -> None:
    """Tab comes to all that can be used, shows where it is, and leads from nothing into the void, and back again."""
    wire.conversations["c1"] = a_talk("c1", "boots")
    wire.products["p2"] = a_product()
    page = await visit(f"{wire.url}/{kind}{'' if kind else '#c=c1'}", viewport={"width": 1280, "height": 900})
    await page.wait_for_load_state("networkidle")
    for key in ("Tab", "Shift+Tab"):
        await page.evaluate("document.activeElement.blur()")
        seen = await page.evaluate(MARK)
        for _ in range(seen + 10):  # round the end of the page and on, to where it began
            await page.keyboard.press(key)
            assert await page.evaluate(LIT) == "", key
        assert await page.evaluate(UNREACHED) == [], key


# Marks all that should be reached; of radio buttons the group, and of a menu its button.
MARK = """() => {
  const able = [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex="0"]')].filter(
    (node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled && node.tabIndex >= 0);
  window.wanted = new Set(able);
  return able.length;
}"""
# "" where what has the focus shows it, and at the end of the page; else what it is.
LIT = """() => {
  const node = document.activeElement;
  if (node === document.body) return '';
  if (node.type === 'radio') for (const one of document.getElementsByName(node.name)) window.wanted.delete(one);
  window.wanted.delete(node);
  if (!node.checkVisibility({ visibilityProperty: true })) return `unseen ${node.outerHTML.slice(0, 120)}`;
  const ringed = [node, node.nextElementSibling, node.closest('li'), node.form, node.parentElement].filter(Boolean);
  const lit = ringed.some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  });
  return lit ? '' : `no ring: ${node.outerHTML.slice(0, 120)}`;
}"""
UNREACHED = "() => [...window.wanted].map((node) => node.outerHTML.slice(0, 120))"
