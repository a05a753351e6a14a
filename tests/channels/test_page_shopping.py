"""What an answer shows of sets, the cart, watches, posts and scores, with a scripted server: by hand, by keys, again after a reload."""

from __future__ import annotations

from typing import Any

import pytest
from page_shopping import a_cart, a_line, usd
from page_wire import NOW, Visit, Wire, a_card, sse
from playwright.async_api import Page, expect
from test_page_focus import a_product
from test_page_states import DONE, answer_of, ask

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 320, "height": 700}}
WIDER = "document.documentElement.scrollWidth - innerWidth"


def a_piece(wanted: str, id: str, price: int, quantity: int = 1) -> dict[str, Any]:
    card = a_card(id, title=f"{wanted.title()} {id}", price=usd(price))
    return {"wanted": wanted, "card": card, "quantity": quantity, "variant_id": f"{id}-a"}


TWO_SETS = {
    "choices": [
        {"pieces": [a_piece("boots", "b1", 12000), a_piece("socks", "s1", 1000, 2)], "total": usd(14000), "proven": True, "note": ""},
        {"pieces": [a_piece("boots", "b2", 9000), a_piece("socks", "s1", 1000, 2)], "total": usd(11000), "proven": False, "note": "Cheaper"},
    ],
    "loosen": [],
    "budget": usd(20000),
}  # fmt: skip
NO_SET = {
    "choices": [],
    "loosen": [
        {"wish": "not", "text": "If leather may be in it: $188.00 together.", "total": usd(18800), "say": ""},
        {
            "wish": "piece",
            "text": "Without the socks: $190.00 together.",
            "total": usd(19000),
            "say": "leave out the socks",
        },
    ],
    "budget": usd(20000),
}
IN_CART = a_cart(a_line("p1-a", "Rain Jacket", 2, options=[["Colour", "Black"], ["Size", "M"]]))
WATCHED = {"product_id": "p1", "title": "Rain Jacket", "kind": "price", "below": usd(9000), "on": True, "id": "w1"}  # fmt: skip
POSTS = [
    {"id": "1", "title": "Rain on the fells", "author": "Maren", "url": None, "image_url": None, "body": "First.\n\n<b>Second</b>.", "product_ids": ["p2", "p9"]},
    {"id": "2", "title": "", "author": "Jon", "url": "javascript:alert(1)", "image_url": None, "body": "Wet feet", "product_ids": []},
    {"id": "3", "title": "Elsewhere", "author": "", "url": "https://blog.example/p", "image_url": None, "body": "x", "product_ids": []},
]  # fmt: skip


async def answered(wire: Wire, visit: Visit, *events: str, query: str = "", **options: Any) -> Page:
    wire.answer = answer_of(*events, DONE)
    page = await visit(f"{wire.url}/{query}", **options)
    await ask(page, "please")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    return page


async def test_a_set_is_a_row_of_its_pieces_and_others_are_a_key_away(wire: Wire, visit: Visit) -> None:
    """Each asked kind stands over its product, with the sum and what is left; arrow keys show the other set and what is else."""
    text = "For **$140.00** together you get two things:\n- **Boots**: Boots b1, $120.00\n\nThat leaves $60.00.\n\nOther ways to do it:\n- Cheaper"
    cards = [piece["card"] for piece in TWO_SETS["choices"][0]["pieces"]]  # type: ignore[index]
    page = await answered(
        wire, visit, sse("cards", cards=cards), sse("sets", **TWO_SETS), sse("text", delta=text)
    )
    sets = page.locator("persea-sets")
    await expect(sets.locator(".wanted")).to_have_text(["boots", "socks"])
    await expect(sets.locator(".times")).to_have_text("2 ×")
    await expect(sets.locator(".sum-line p")).to_contain_text("$140.00")
    await expect(sets.locator(".rest")).to_have_text("$60.00 left of $200.00")
    await expect(page.locator("persea-shelf")).to_be_hidden()
    await expect(page.locator(".prose").first).to_have_text(
        "For $140.00 together you get two things. That leaves $60.00."
    )
    first, second = sets.get_by_role("tab").first, sets.get_by_role("tab").last
    await expect(second).to_contain_text("$30.00 less")
    await first.focus()
    await page.keyboard.press("ArrowRight")
    await expect(second).to_be_focused()
    await expect(second).to_have_attribute("aria-selected", "true")
    await expect(sets.locator(".mark")).to_have_count(1)
    await expect(sets.locator("h3").first).to_have_text("Boots b2")
    await expect(sets).to_contain_text("not every set could be weighed")
    await sets.get_by_role("button", name="Put all in the cart").click()
    await expect(page.locator(".drawer[open] persea-line")).to_have_count(2)
    sent = [body for method, _, body in wire.shopping.told if method == "POST"]
    assert [(one["variant_id"], one["quantity"], one["turn_id"]) for one in sent] == [("b2-a", 1, "t1"), ("s1-a", 2, "t1")]  # fmt: skip
    await page.keyboard.press("Escape")
    await expect(sets.get_by_role("button", name="Put all in the cart")).to_be_focused()


async def test_where_there_is_no_set_a_wish_can_be_let_go_by_a_tap(wire: Wire, visit: Visit) -> None:
    """The wishes are buttons with what the set then costs; one says so in the person's place, or has them say it anew."""
    page = await answered(wire, visit, sse("sets", **NO_SET), sse("text", delta="No set meets all of that."))
    group = page.get_by_role("group", name="Which wish could give?")
    await expect(group.get_by_role("button")).to_have_text(
        ["If leather may be in it$188.00", "Without the socks$190.00"]
    )
    await group.get_by_role("button", name="If leather may be in it").click()
    await expect(page.get_by_role("textbox", name="Edit your message")).to_be_focused()
    await page.keyboard.press("Escape")
    await group.get_by_role("button", name="Without the socks").click()
    await expect(page.locator("persea-answer:not([aria-busy])")).to_have_count(2)
    assert wire.asked[-1]["text"] == "leave out the socks"


async def test_a_cart_in_an_answer_and_the_button_are_one(wire: Wire, visit: Visit) -> None:
    """What an answer has put in is counted at once; Undo takes it back on the server, and tells so where it stood."""
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket", 2)]
    page = await visit(wire.url)
    button = page.locator("#cart")
    await expect(button).to_have_accessible_name("Your cart: 2 items")
    wire.shopping.lines = [a_line("p1-a", "Rain Jacket", 3), a_line("p2-a", "Gloves")]
    text = (
        "In your cart are 4 things for $396.00:\n\n- 3 × **Rain Jacket**, $99.00 each\n- **Gloves**, $99.00"
    )
    wire.answer = answer_of(
        sse("text", delta=text), sse("cart", **a_cart(*wire.shopping.lines), changed=True), DONE
    )
    await ask(page, "one more, and gloves")
    note = page.locator(".small-cart")
    await expect(note).to_contain_text("Your cart: 4 items")
    await expect(page.locator(".prose").first).to_have_text("In your cart are 4 things for $396.00.")
    await expect(note.locator("li").first).to_have_text("3 × Rain Jacket$297.00")
    await expect(button.locator(".many")).to_have_text("4")
    await expect(page.locator("#announcer")).to_contain_text("1 × Gloves")
    await note.get_by_role("button", name="Undo").press("Enter")
    await expect(note.get_by_role("status")).to_be_focused()
    await expect(button).to_have_accessible_name("Your cart: 2 items")
    assert [(line["title"], line["quantity"]) for line in wire.shopping.lines] == [("Rain Jacket", 2)]
    await note.get_by_role("button", name="Open the cart").click()
    await expect(page.locator(".drawer[open] persea-line")).to_have_count(1)


async def test_it_is_all_there_again_after_a_reload_but_nothing_to_undo(wire: Wire, visit: Visit) -> None:
    """What a message showed is shown again; what was done then is not offered to be taken back, and changes no cart."""
    shown = [("sets", TWO_SETS), ("cart", IN_CART | {"changed": True}), ("watching", WATCHED), ("posts", {"posts": POSTS})]  # fmt: skip
    said = {"turn_id": "t1", "text": "Here.", "cards": [a_card("p2")], "failed": None, "suggestions": []}
    kept = [
        said | {"role": "user", "text": "a set", "cards": []},
        said | {"role": "assistant", "shown": [{"event": event, "data": data} for event, data in shown]},
    ]
    wire.conversations["c1"] = {"id": "c1", "title": "a set", "updated_at": NOW, "messages": kept}
    page = await visit(f"{wire.url}/#c=c1")
    await expect(page.locator("persea-sets .pieces li")).to_have_count(2)
    await expect(page.locator(".small-cart")).to_contain_text("2 × Rain Jacket (Black, M)")
    await expect(page.get_by_text("Watched: Rain Jacket.")).to_be_visible()  # fmt: skip
    await expect(page.locator(".strip .post")).to_have_count(3)
    await expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    await expect(page.locator("#cart")).to_have_accessible_name("Your cart")


async def test_a_watch_can_be_ended_where_it_is_told(wire: Wire, visit: Visit) -> None:
    """Undo ends it on the server; the line says that it is over and has the focus."""
    wire.shopping.watches = [WATCHED | {"due": None, "card": None}]
    page = await answered(wire, visit, sse("watching", **WATCHED))
    note = page.get_by_role("group", name="Watched")
    await note.get_by_role("button", name="Undo").press("Enter")
    await expect(note.get_by_role("status")).to_have_text("No longer watching Rain Jacket.")
    await expect(note.get_by_role("status")).to_be_focused()
    assert wire.shopping.watches == []


async def test_posts_lead_to_their_page_their_text_and_their_products(wire: Wire, visit: Visit) -> None:
    """A post without a page of its own is read in a dialog, as text; what it shows leads to its card."""
    page = await answered(
        wire, visit, sse("cards", cards=[a_card("p1"), a_card("p2")]), sse("posts", posts=POSTS)
    )
    strip = page.locator(".strip")
    await expect(strip.get_by_role("link", name="Elsewhere")).to_have_attribute(
        "href", "https://blog.example/p"
    )
    await expect(strip.get_by_role("link")).to_have_count(1)
    await strip.get_by_role("button", name="Product p2").click()
    await expect(page.locator("[data-id=p2] h3 a")).to_be_focused()
    opener = strip.get_by_role("button", name="Rain on the fells")
    await opener.press("Enter")
    dialog = page.get_by_role("dialog", name="Rain on the fells")
    await expect(dialog.locator(".words")).to_have_text(["First.", "<b>Second</b>."])
    await page.keyboard.press("Escape")
    await expect(opener).to_be_focused()


async def test_a_card_says_why_it_is_there(wire: Wire, visit: Visit) -> None:
    """The parts of its score in words, the longest bar for the weightiest; who pays, where somebody does."""
    parts = [
        {"name": "quality", "amount": 0.2, "why": "4.6 of 5"},
        {"name": "relevance", "amount": 0.5, "why": ""},
        {"name": "diversity", "amount": -0.1, "why": "much like one above"},
    ]
    paid = a_card("p2", parts=[], sponsored=True, sponsor="Pacewright", organic_place=4)
    page = await answered(
        wire, visit, sse("cards", cards=[a_card("p1", parts=parts, impression_id="i1"), paid])
    )
    opener = page.get_by_role("button", name="Why this? Product p1")
    await opener.press("Enter")
    dialog = page.get_by_role("dialog", name="Why this is here")
    await expect(dialog.locator(".name")).to_have_text(["Fits what you asked for", "How buyers rate it", "So that not all are alike (against it)"])  # fmt: skip
    widths = [float((await bar.bounding_box() or {})["width"]) for bar in await dialog.locator(".bar").all()]
    assert widths[1] / widths[0] == pytest.approx(0.4, abs=0.02)
    await page.keyboard.press("Escape")
    await expect(opener).to_be_focused()
    wire.shopping.why["p2"] = [{"name": "freshness", "amount": 0.3, "why": ""}]
    await page.get_by_role("button", name="Sponsored").click()
    await expect(dialog).to_contain_text("Pacewright pays for this to be shown here")
    await expect(dialog).to_contain_text("at place 4")
    await expect(dialog.locator(".name")).to_have_text("New in the shop")


async def test_a_product_in_several_is_chosen_first(wire: Wire, visit: Visit) -> None:
    """Add to cart asks which one is meant, and sends the answer and the card that led to it; Cancel puts in nothing."""
    wire.products["p2"] = a_product()
    page = await answered(wire, visit, sse("cards", cards=[a_card("p2", impression_id="i2")]), **PHONE)
    put = page.get_by_role("button", name="Add to cart Product p2")
    await put.click()
    dialog = page.get_by_role("dialog", name="Which one?")
    await dialog.get_by_role("button", name="Cancel").click()
    await expect(put).to_be_focused()
    assert wire.shopping.told == []
    await put.click()
    add = dialog.get_by_role("button", name="Add to cart")
    await expect(add).to_be_disabled()
    await dialog.get_by_role("radio", name="Peat").check()
    await dialog.get_by_role("radio", name="42").check()
    await expect(dialog).to_contain_text("Out of stock")
    await expect(add).to_be_disabled()
    await dialog.get_by_role("radio", name="41").check()
    assert await page.evaluate(WIDER) <= 0
    await add.click()
    await expect(page.locator(".toast")).to_have_text("Product p2 is in your cart.")
    await expect(page.locator("#cart .many")).to_have_text("1")
    assert wire.shopping.told == [
        ("POST", "/api/cart/lines", {"variant_id": "Peat-41", "product_id": "p2", "quantity": 1, "turn_id": "t1", "impression_id": "i2"})
    ]  # fmt: skip


async def test_a_heart_is_full_wherever_the_product_stands(wire: Wire, visit: Visit) -> None:
    """Saved on one card, it is on all of them, and after a reload; again, and it is not."""
    events = sse("cards", cards=[a_card("p1")])
    page = await answered(wire, visit, events)
    await ask(page, "again")
    hearts = page.get_by_role("button", name="Save Product p1 for later")
    await expect(hearts).to_have_count(2)
    await hearts.first.click()
    await expect(page.locator(".save[aria-pressed=true]")).to_have_count(2)
    await hearts.last.click()
    await expect(page.locator(".save[aria-pressed=true]")).to_have_count(0)
    assert [(method, path) for method, path, _ in wire.shopping.told] == [("PUT", "/api/saved/p1"), ("DELETE", "/api/saved/p1")]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "ar"])
async def test_all_of_it_fits_a_small_phone(wire: Wire, visit: Visit, language: str) -> None:
    """At 320 px nothing is wider than the window, in every language."""
    events = [
        sse("cards", cards=[a_card("p1", parts=[]), a_card("p2", sponsored=True)]),
        sse("sets", **TWO_SETS),
        sse("sets", **NO_SET),
        sse("cart", **IN_CART, changed=True),
        sse("watching", **WATCHED),
        sse("posts", posts=POSTS),
    ]
    page = await answered(wire, visit, *events, query=f"?lang={language}", **PHONE)
    assert await page.evaluate(WIDER) <= 0


async def test_a_comparison_has_its_prices_in_the_head(wire: Wire, visit: Visit) -> None:
    """Only rows that differ, the price over them once, what the shop does not say in words; each can be put in the cart."""
    cell = {"field": "weight", "stated": True}
    rows = [
        {"name": "Price", "cells": [{"text": "$99.00", "field": "price", "stated": True}] * 2},
        {"name": "Weight", "cells": [cell | {"text": "740 g"}, cell | {"text": "", "stated": False}]},
    ]
    wire.products["p1"] = a_product(id="p1", options=[], variants=[{"id": "p1-a", "options": []}])
    page = await answered(
        wire, visit, sse("text", delta="So:"), sse("cards", cards=[a_card("p1"), a_card("p2")]),
        sse("compared", products=["p1", "p2"], rows=rows),
    )  # fmt: skip
    table = page.locator(".compare")
    await expect(table.locator("thead .price")).to_have_text(["$99.00", "$99.00"])
    await expect(table.locator("tbody th")).to_have_text(["Weight"])
    await expect(table.locator("tbody td")).to_have_text(["740 g", "not stated"])
    await table.get_by_role("button", name="Add to cart Product p1").click()
    await expect(page.locator("#cart .many")).to_have_text("1")
