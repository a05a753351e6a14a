"""What the page does while an answer comes, when it does not, and with what it is given."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from page_wire import Visit, Wire, a_card, sse
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser

NETWORK = "Failed to load resource|fetching the script"


async def ask(page: Page, text: str) -> None:
    await page.locator("textarea").fill(text)
    await page.locator("textarea").press("Enter")


def answer_of(*events: str) -> Any:
    """A script that sends `events` and ends."""

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation=body["conversation"] or "c1", turn_id="t1")
        for event in events:
            yield event

    return script


DONE = sse("done", turn_id="t1", mode="shopping", suggestions=[])


class Held:
    """A script that says half a sentence and waits for `go`; `left` tells that the page hung up."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.left = asyncio.Event()

    async def __call__(self, body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation=body["conversation"] or "c1", turn_id="t1")
        yield sse("status", stage="search", detail="Looking along the shelves")
        yield sse("text", delta="The first **ha")
        yield sse("cards", cards=[a_card()])
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.left.set()
            raise
        yield sse("text", delta="lf** is here. And the second.")
        yield sse("done", turn_id="t1", mode="shopping", suggestions=["Cheaper ones"])


async def test_text_streams(wire: Wire, visit: Visit) -> None:
    """Text is on the page while the answer still comes; suggestions follow and can be tapped."""
    held = wire.answer = Held()
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator(".prose")).to_have_text("The first ha")
    await expect(page.locator(".card h3")).to_have_text("Product p1")
    await expect(page.locator(".send")).to_have_accessible_name("Stop")
    held.go.set()
    await expect(page.locator(".prose")).to_have_text("The first half is here. And the second.")
    await expect(page.locator(".prose strong")).to_have_text("half")
    await expect(page.locator(".send")).to_have_accessible_name("Send")
    assert await page.title() == "boots · Test Shop"
    await page.get_by_role("button", name="Cheaper ones").click()
    await expect(page.locator(".turn")).to_have_count(2)
    assert await wire.is_asked(2) == [
        {"text": "boots", "conversation": None},
        {"text": "Cheaper ones", "conversation": "c1"},
    ]


async def test_what_is_heard(wire: Wire, visit: Visit) -> None:
    """The live region says the status, then each whole sentence once, without marks, and the cards."""
    held = wire.answer = Held()
    page = await visit(wire.url)
    await ask(page, "boots")
    heard = page.locator("#announcer p")
    await expect(heard).to_have_text(["Looking along the shelves", "Product p1, $99.00"])
    held.go.set()
    await expect(heard).to_have_text(
        ["Looking along the shelves", "Product p1, $99.00", "The first half is here.", "And the second."]
    )


async def test_stop(wire: Wire, visit: Visit) -> None:
    """Stop hangs up, keeps what came, and the page is ready for the next request."""
    held = wire.answer = Held()
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator(".prose")).to_have_text("The first ha")
    await page.get_by_role("button", name="Stop").click()
    await asyncio.wait_for(held.left.wait(), 10)
    await expect(page.locator(".note")).to_have_text("Stopped.")
    await expect(page.locator(".prose")).to_have_text("The first ha")
    await expect(page.locator(".card")).to_have_count(1)
    wire.answer = answer_of(sse("text", delta="Next."), DONE)
    await ask(page, "shoes")
    await expect(page.locator(".prose").last).to_have_text("Next.")
    assert wire.stopped == ["t1"]


async def test_an_answer_is_asked_for_again(wire: Wire, visit: Visit) -> None:
    """The last answer, whole or stopped, can be answered again: the new one takes its place, here and there."""
    wire.answer = Held()
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator(".prose")).to_have_text("The first ha")
    await page.get_by_role("button", name="Stop").click()
    for words in ("Once more.", "And again."):
        wire.answer = answer_of(sse("text", delta=words), DONE)
        await page.get_by_role("button", name="Answer again").click()
        await expect(page.locator(".prose")).to_have_text(words)
        assert wire.asked[-1] == {"conversation": "c1", "retries": "t1"}
    await ask(page, "shoes")
    await expect(page.get_by_role("button", name="Answer again")).to_have_count(1)


async def test_what_was_said_is_said_anew(wire: Wire, visit: Visit) -> None:
    """An edited message is answered in its place; what followed it goes once that is agreed to."""
    page = await visit(wire.url)
    for count, words in enumerate(("boots", "cheaper"), start=1):
        await ask(page, words)
        await expect(page.locator("persea-answer:not([aria-busy])")).to_have_count(count)
    await page.get_by_role("button", name="Edit").first.click()
    await page.get_by_role("textbox", name="Edit your message").fill("shoes")
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Send this again from here?")
    await expect(dialog).to_contain_text("The question after it and its answer would go")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("textbox", name="Edit your message")).to_be_focused()
    await expect(page.get_by_role("textbox", name="Edit your message")).to_have_value("shoes")
    await expect(page.locator(".turn")).to_have_count(2)
    assert len(wire.asked) == 2
    await page.keyboard.press("Enter")
    await dialog.get_by_role("button", name="Send again").click()
    await expect(page.locator(".turn")).to_have_count(1)
    await expect(page.locator(".question")).to_have_text("shoes")
    await expect(page.locator(".prose")).to_have_text("Here you are.")
    await expect(page.get_by_label("Your request")).to_be_focused()
    assert wire.asked[-1] == {"text": "shoes", "conversation": "c1", "edits": "t1"}
    assert await page.title() == "shoes · Test Shop"


async def test_new_conversation_leaves_a_running_one(wire: Wire, visit: Visit) -> None:
    """Leaving in the middle of an answer hangs up; the next request begins a conversation of its own."""
    held = wire.answer = Held()
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator(".card")).to_have_count(1)
    await page.get_by_role("button", name="New conversation").click()
    await asyncio.wait_for(held.left.wait(), 10)
    await expect(page.get_by_role("heading", name="Test Shop")).to_be_visible()
    assert page.url == f"{wire.url}/"
    await page.get_by_role("button", name="Boots under $100").click()
    await expect(page.locator(".turn")).to_have_count(1)
    assert (await wire.is_asked(2))[1:] == [{"text": "Boots under $100", "conversation": None}]


async def test_error_can_be_tried_again(wire: Wire, visit: Visit) -> None:
    """A failure that may pass offers to try again: the same turn of the same conversation."""
    wire.answer = answer_of(
        sse("error", code="model_unavailable", message="The model is away.", retryable=True)
    )
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.get_by_role("alert")).to_contain_text("The model is away.")
    wire.answer = answer_of(sse("text", delta="Here."), DONE)
    await page.get_by_role("button", name="Try again").click()
    await expect(page.locator(".prose")).to_have_text("Here.")
    await expect(page.get_by_role("alert")).to_have_count(0)
    assert wire.asked == [{"text": "boots", "conversation": None}, {"conversation": "c1", "retries": "t1"}]


async def test_what_is_wrong_in_the_server_is_not_the_shoppers(wire: Wire, visit: Visit) -> None:
    """An error of the server's own is told in words for a shopper, who can try again; its words are the operator's."""
    page = await visit(wire.url, expect_errors="503")
    words = '{"error": {"code": "database_unavailable", "message": "Start PostgreSQL with pg_ctl."}}'
    await page.route("**/api/turns", lambda route: route.fulfill(status=503, body=words))
    await ask(page, "boots")
    await expect(page.get_by_role("alert")).to_contain_text("The shop cannot answer just now.")
    await expect(page.get_by_text("pg_ctl")).to_have_count(0)
    await page.unroute("**/api/turns")
    await page.get_by_role("button", name="Try again").click()
    await expect(page.locator(".prose")).to_have_text("Here you are.")


async def test_final_error(wire: Wire, visit: Visit) -> None:
    """A failure that will not pass offers nothing in vain."""
    wire.answer = answer_of(sse("error", code="bad_request", message="Not like this.", retryable=False))
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.get_by_role("alert")).to_have_text("Not like this.")
    await expect(page.get_by_role("button", name="Try again")).to_have_count(0)


@pytest.mark.parametrize("how", ["cut", "ended early"])
async def test_lost_connection(wire: Wire, visit: Visit, how: str) -> None:
    """A stream that breaks, or ends without its last event, and is not held any more, keeps its text and says so."""

    seen = asyncio.Event()

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation="c1", turn_id="t1")
        yield sse("text", delta="The first half")
        await seen.wait()
        if how == "cut":
            raise ConnectionResetError

    wire.answer = script
    page = await visit(wire.url, expect_errors=NETWORK)
    await ask(page, "boots")
    await expect(page.locator(".prose")).to_have_text("The first half")
    seen.set()
    await expect(page.get_by_role("alert")).to_contain_text("The answer was cut off here")
    await expect(page.locator(".prose")).to_have_text("The first half")
    await expect(page.get_by_role("button", name="Try again")).to_be_visible()


async def test_unreachable_server(wire: Wire, visit: Visit) -> None:
    """While the server cannot be reached the page says so, and stops saying so when it can again."""
    page = await visit(wire.url, expect_errors=NETWORK)
    await expect(page.get_by_role("heading", name="Test Shop")).to_be_visible()
    await page.context.set_offline(True)
    await expect(page.get_by_text("The server cannot be reached just now. What")).to_be_visible()
    await ask(page, "boots")
    await expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    await expect(page.locator(".toast")).to_have_count(0)
    await page.context.set_offline(False)
    await expect(page.get_by_text("The server cannot be reached just now. What")).to_be_hidden()
    await page.get_by_role("button", name="Try again").click()
    await expect(page.locator(".prose")).to_have_text("Here you are.")


async def test_key(wire: Wire, visit: Visit) -> None:
    """A server with a key is asked with it; the key stays in this tab and is not written to disk."""
    wire.key = "sesame"
    page = await visit(wire.url, expect_errors=NETWORK)
    field = page.locator("#key")
    await field.fill("wrong")
    await field.press("Enter")
    await expect(field).to_have_value("")
    await field.fill("sesame")
    await page.get_by_role("button", name="Use this key").click()
    await expect(page.get_by_role("heading", name="Test Shop")).to_be_visible()
    await expect(page.get_by_text("Open on this computer only")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("heading", name="Test Shop")).to_be_visible()
    assert await page.evaluate("JSON.stringify(localStorage)") == "{}"


async def test_key_refused(wire: Wire, visit: Visit) -> None:
    """Without the key the page says what is missing, and asks again when wanted."""
    wire.key = "sesame"
    page = await visit(wire.url, expect_errors=NETWORK)
    await page.get_by_role("button", name="Not now").click()
    await expect(page.get_by_role("alert")).to_contain_text("A key is needed.")
    await page.get_by_role("button", name="Try again").click()
    await expect(page.locator("#key")).to_be_visible()


async def test_hostile_answer(wire: Wire, visit: Visit) -> None:
    """Nothing that a model or a feed writes runs, loads or navigates."""
    evil = '<img src=/evil.png onerror="window.hit=1"> [x](javascript:window.hit=1) ![y](/evil.png)'
    card = a_card(title=evil, reason=evil, brand=evil, url="javascript:window.hit=1")
    done = sse("done", turn_id="t1", mode="shopping", suggestions=[evil])
    cite = sse("citation", label=evil, url="javascript:window.hit=1")
    wire.answer = answer_of(sse("status", stage="x", detail=evil), sse("text", delta=evil), cite,
                            sse("cards", cards=[card]), done)  # fmt: skip
    page = await visit(wire.url)
    await ask(page, evil)
    await expect(page.locator(".chips button")).to_have_text(evil)
    await expect(page.locator(".question")).to_have_text(evil)
    await expect(page.locator(".card h3")).to_have_attribute("title", evil)
    await expect(page.locator(".card h3")).to_contain_text("<img src=/evil.png")
    assert await page.locator("#thread img, #thread script, #thread a").count() == 0
    assert await page.evaluate("window.hit") is None
    assert "/evil.png" not in wire.paths


async def test_cards(wire: Wire, visit: Visit) -> None:
    """A card says sale, lowest price, stock and the price's moment; a missing picture is drawn."""
    sale = a_card(
        "sale", list_price={"amount_minor": 14900, "currency": "USD"}, rating=4.6, rating_count=1280
    )
    away = a_card("away", in_stock=False, price_from=True, image_url="/page/no-such.png")
    free = a_card("free", price=None, image_url="/page/mark.svg", url="https://example.org/p")
    wire.answer = answer_of(sse("cards", cards=[sale, away, free]), DONE)
    page = await visit(wire.url, expect_errors=NETWORK, locale="en-US", timezone_id="UTC")
    await ask(page, "boots")
    first, second, third = (page.locator(".card").nth(index) for index in range(3))
    await expect(first.locator(".price")).to_have_text("$99.00 instead of $149.00")
    await expect(first.locator(".price s")).to_contain_text("$149.00")
    await expect(first.locator(".price")).to_have_attribute(
        "title", re.compile(r"^Price as of Nov 23, 2026, 9:12\sAM$")
    )
    await expect(first.locator(".rating")).to_contain_text("4.6 (1,280)")
    await expect(first.locator("svg.drawing")).to_be_visible()
    await expect(first.get_by_role("link")).to_have_attribute("href", "/products/sale")
    await expect(second.locator(".price")).to_have_text("from $99.00")
    await expect(second).to_contain_text("Out of stock")
    await expect(second.locator("svg.drawing")).to_be_visible()
    await expect(third.locator(".price")).to_have_text("No price given")
    await expect(third.locator("img")).to_be_visible()
    await expect(third.get_by_role("link")).to_have_attribute("target", "_blank")


async def test_notes_below_the_answer(wire: Wire, visit: Visit) -> None:
    """Sources, what the turn took, and what was held back stand with the answer."""
    usage = sse(
        "usage", model="scripted", total_ms=1840, search_ms=9, model_ms=900, withheld=["price", "size"]
    )
    cite = sse("citation", label="Returns", url="/returns")
    wire.answer = answer_of(sse("text", delta="Yes."), cite, usage, DONE)
    page = await visit(wire.url)
    await ask(page, "can I return them?")
    await expect(page.locator(".sources")).to_have_text("Source: Returns")
    await expect(page.locator(".took")).to_have_text("scripted · 1.8 s")
    await expect(page.locator(".note")).to_contain_text("was held back")


async def test_a_figure_shows_where_it_comes_from(wire: Wire, visit: Visit) -> None:
    """By a tap or a key a figure shows its source and time below its line; another one takes its place."""
    origins = [
        {"figure": "$99.00", "start": 15, "kind": "record", "source": "p1", "label": "Alder Lamp", "field": "price",
         "as_of": "2026-11-23T09:12:00Z"},
        {"figure": "$2.00", "start": 31, "kind": "computed", "source": "", "label": "", "field": "", "as_of": None},
    ]  # fmt: skip
    text = "**Alder Lamp** $99.00, $1 or $199.00, $2.00 less."
    wire.answer = answer_of(sse("text", delta=text, origins=origins), DONE)
    page = await visit(wire.url, permissions=["clipboard-read", "clipboard-write"])
    await ask(page, "lamps")
    figures = page.locator("button.figure")
    await expect(figures).to_have_text(["$99.00", "$2.00"])
    await figures.first.click()
    await expect(page.locator(".origin")).to_have_text(
        re.compile(
            r"^\$99\.00: the price of “Alder Lamp”, from the shop’s record, as of Nov 23, 2026, 9:12\sAM$"
        )
    )
    await expect(figures.first).to_have_attribute("aria-expanded", "true")
    await figures.nth(1).focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".origin")).to_have_text("$2.00: worked out from the shop’s records")
    await expect(figures.first).to_have_attribute("aria-expanded", "false")
    await page.keyboard.press("Enter")
    await expect(page.locator(".origin")).to_have_count(0)
    await page.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert await copied(page, "text/plain") == "Alder Lamp $99.00, $1 or $199.00, $2.00 less."


async def test_copy(wire: Wire, visit: Visit) -> None:
    """Copying an answer takes its text without marks and its products with their prices, formatted and plain."""
    text = "**Two** [boots](/b) for *you*:\n\n1. one\n   - `a`\n2. two\n\n| Size | Length |\n|---|---|\n| 42 | 26 cm |"
    wire.answer = answer_of(sse("text", delta=text), sse("cards", cards=[a_card()]), DONE)
    page = await visit(wire.url, permissions=["clipboard-read", "clipboard-write"])
    await ask(page, "boots")
    await page.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert await copied(page, "text/plain") == (
        f"Two boots ({wire.url}/b) for you:\n\n1. one\n   - a\n2. two\n\nSize\tLength\n42\t26 cm\n\n"
        f"- Product p1 ({wire.url}/products/p1) · $99.00"
    )
    rich = await copied(page, "text/html")
    assert f'<p><strong>Two</strong> <a href="{wire.url}/b">boots</a> for <em>you</em>:</p>' in rich
    assert "<tr><td>42</td><td>26 cm</td></tr>" in rich
    assert f'<li><a href="{wire.url}/products/p1">Product p1</a> · $99.00</li>' in rich
    assert "class" not in rich


async def test_copied_comparison(wire: Wire, visit: Visit) -> None:
    """A comparison is copied as a table: cells apart by tabs, or as a table of HTML."""
    text = "They differ:\n- **Price**: Product p1: $99.00; Product p2: $9.00\n- **Weight**: Product p1: 1 kg; Product p2: 2 kg"
    wire.answer = answer_of(sse("text", delta=text), sse("cards", cards=[a_card(), a_card("p2")]), DONE)
    page = await visit(wire.url, permissions=["clipboard-read", "clipboard-write"])
    await ask(page, "compare them")
    await page.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert (await copied(page, "text/plain")).startswith(
        "They differ:\n\n\tProduct p1\tProduct p2\nPrice\t$99.00\t$9.00\nWeight\t1 kg\t2 kg\n\n- Product p1"
    )
    assert "<tr><th>Weight</th><td>1 kg</td><td>2 kg</td></tr>" in await copied(page, "text/html")


async def copied(page: Page, kind: str) -> str:
    """What the clipboard holds as `kind`, with the marks that the browser itself puts around HTML left out."""
    words: str = await page.evaluate(
        """async (kind) => {
          const [item] = await navigator.clipboard.read();
          return (await item.getType(kind)).text();
        }""",
        kind,
    )
    return words


async def test_writing(wire: Wire, visit: Visit) -> None:
    """Nothing is sent for blanks or for too much; Shift+Enter breaks the line; `/` comes to the field."""
    page = await visit(wire.url)
    field, send = page.locator("textarea"), page.locator(".send")
    await field.fill("  \n ")
    await expect(send).to_be_disabled()
    await field.press("Enter")
    await field.fill("x" * 8003)
    await expect(page.get_by_text("8,000 characters is the most: 3 too many.")).to_be_visible()
    await expect(send).to_be_disabled()
    await field.press("Enter")
    assert wire.asked == []

    await field.fill("")
    height = await field.evaluate("node => node.clientHeight")
    await field.press_sequentially("one")
    await field.press("Shift+Enter")
    await field.press_sequentially("two")
    assert await field.evaluate("node => node.clientHeight") > height
    await page.get_by_role("button", name="Switch to dark").focus()
    await page.keyboard.press("/")
    await expect(field).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".question")).to_have_text("one\ntwo", use_inner_text=True)
    assert await wire.is_asked(1) == [{"text": "one\ntwo", "conversation": None}]


async def test_early_request(wire: Wire, visit: Visit) -> None:
    """What is asked while the page still opens is asked when it has opened."""
    wire.open.clear()
    page = await visit(wire.url)
    await ask(page, "boots")
    assert wire.asked == []
    wire.open.set()
    await expect(page.locator(".prose")).to_have_text("Here you are.")


async def test_reading_is_not_disturbed(wire: Wire, visit: Visit) -> None:
    """A question comes to the top of the view; a reader who scrolled up stays where they are."""
    long = "\n\n".join(f"Paragraph {number}." for number in range(40))
    go = asyncio.Event()

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation="c1", turn_id="t1")
        yield sse("text", delta=long)
        await go.wait()
        yield sse("text", delta=f"\n\n{long}\n\nThe end.")
        yield DONE

    wire.answer = script
    page = await visit(wire.url, viewport={"width": 800, "height": 600})
    go.set()
    await ask(page, "first")
    await expect(page.locator(".prose")).to_contain_text("The end.")
    go.clear()
    await ask(page, "second")
    await expect(page.locator(".prose").last).to_contain_text("Paragraph 39.")
    question = await page.locator(".question").last.bounding_box()
    assert question is not None
    assert 0 < question["y"] < 150
    top = await page.evaluate("scrollY")
    await page.mouse.wheel(0, -300)
    await page.wait_for_function("top => scrollY < top", arg=top)
    await page.wait_for_timeout(300)  # the wheel glides
    before = await page.evaluate("scrollY")
    go.set()
    await expect(page.locator(".prose").last).to_contain_text("The end.")
    assert await page.evaluate("scrollY") == before
    await page.get_by_role("button", name="To the end").click()
    await page.wait_for_function("document.documentElement.scrollHeight - innerHeight - scrollY < 5")


async def test_kept_conversation(wire: Wire, visit: Visit) -> None:
    """A kept conversation is shown with its cards; an answer that never came can be asked for again."""

    def message(role: str, text: str, **more: object) -> dict[str, object]:
        return {
            "role": role,
            "turn_id": None,
            "text": text,
            "cards": [],
            "failed": None,
            "suggestions": [],
        } | more

    kept = [
        message("user", "boots"),
        message("assistant", "*Here*.", cards=[a_card()], suggestions=["More"]),
        message("user", "more", turn_id="t7"),
    ]
    wire.conversations["c 9"] = {"id": "c 9", "title": "Boots", "messages": kept}
    page = await visit(f"{wire.url}/#c=c%209")
    await expect(page.locator(".question")).to_have_text(["boots", "more"])
    await expect(page.locator(".prose em")).to_have_text("Here")
    await expect(page.locator(".card")).to_have_count(1)
    assert await page.title() == "Boots · Test Shop"
    await expect(page.get_by_role("alert")).to_contain_text("cut off here")
    await page.get_by_role("button", name="Try again").click()
    await expect(page.locator(".prose").last).to_have_text("Here you are.")
    assert wire.asked == [{"conversation": "c 9", "retries": "t7"}]


async def test_conversation_that_is_gone(wire: Wire, visit: Visit) -> None:
    """An address of a conversation that is not kept leads to the first screen, which says so."""
    page = await visit(f"{wire.url}/#c=gone", expect_errors=NETWORK)
    await expect(page.get_by_text("That conversation is not here any more.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Test Shop")).to_be_visible()
    assert page.url == f"{wire.url}/"


async def test_stillness(wire: Wire, visit: Visit) -> None:
    """Where reduced motion is asked for, nothing moves while one waits."""

    async def script(body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation="c1", turn_id="t1")
        await asyncio.Event().wait()

    wire.answer = script
    for motion, name in (("reduce", "none"), ("no-preference", "breathe")):
        page = await visit(wire.url, reduced_motion=motion)
        await ask(page, "boots")
        await expect(page.locator(".dots i").first).to_have_css("animation-name", name)
