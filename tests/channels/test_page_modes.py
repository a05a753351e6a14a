"""The choice of a mode on the page: made, sent, remembered, explained and overruled."""

from __future__ import annotations

import asyncio
import re

import pytest
from page_modes import WHY, WIDER, Pausing, a_lane, choose, mode_button, routed
from page_wire import Visit, Wire, sse
from playwright.async_api import Page, expect
from test_page_states import DONE, answer_of, ask

from persea import turn
from persea.modes import fetching, reading
from persea.values import Routed

pytestmark = pytest.mark.browser


async def test_a_mode_is_chosen_sent_and_remembered(wire: Wire, visit: Visit) -> None:
    """What is chosen goes with the next message, and not again; a new conversation begins as Auto."""
    page = await visit(wire.url)
    await expect(mode_button(page)).to_have_accessible_name("Way of answering: Auto")
    await choose(page, "Thinking", "High")
    await expect(mode_button(page)).to_have_text("Thinking · High")
    for text in ("first", "second"):
        await ask(page, text)
        await expect(page.locator(".prose").last).to_have_text("Here you are.")
        await expect(page.locator(".send")).to_have_accessible_name("Send")
    await choose(page, "Fast")
    await ask(page, "third")
    await expect(page.locator(".turn")).to_have_count(3)
    await expect(page.locator(".send")).to_have_accessible_name("Send")
    assert wire.asked == [
        {"text": "first", "conversation": None, "mode": "thinking", "effort": "high"},
        {"text": "second", "conversation": "c1"},
        {"text": "third", "conversation": "c1", "mode": "fast", "effort": "auto"},
    ]
    await page.get_by_role("button", name="New conversation").first.click()
    await expect(mode_button(page)).to_have_text("Auto")


async def test_a_choice_that_never_arrived_is_sent_again(wire: Wire, visit: Visit) -> None:
    """Where the server did not take the turn, it has not heard of the mode either."""
    page = await visit(wire.url, expect_errors="Failed to load resource")
    await choose(page, "Fast")
    await page.route("**/api/turns", lambda route: route.abort())
    await ask(page, "hello")
    await page.get_by_role("button", name="Try again").wait_for()
    await page.unroute("**/api/turns")
    await page.get_by_role("button", name="Try again").click()
    await expect(page.locator(".prose")).to_have_text("Here you are.")
    assert wire.asked == [{"text": "hello", "conversation": None, "mode": "fast"}]


@pytest.mark.parametrize(("width", "lang"), [(320, "de"), (320, "ar"), (390, "en"), (1280, "en")])
async def test_the_choice_by_keys_alone(wire: Wire, visit: Visit, width: int, lang: str) -> None:
    """The panel opens at what holds, arrows choose, Enter is done and sends nothing, Escape leaves; all of it is in view."""
    page = await visit(f"{wire.url}/?lang={lang}", viewport={"width": width, "height": 700})
    button, panel = mode_button(page), page.locator("persea-mode .menu")
    await expect(button).to_be_visible()
    await page.locator("textarea").fill("a message that is not sent")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(panel.locator("input:focus")).to_have_value("auto")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await expect(panel.locator("input:focus")).to_have_value("thinking")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowRight" if lang != "ar" else "ArrowLeft")
    box = await panel.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 700
    assert await page.evaluate(WIDER) <= 0
    chosen = await panel.locator(".effort :checked").input_value()
    assert chosen in ("low", "high")
    await page.keyboard.press("Enter")
    await expect(panel).to_be_hidden()
    await expect(button).to_be_focused()
    assert wire.asked == []
    await page.keyboard.press("Enter")
    await expect(panel.locator("input:focus")).to_have_value("thinking")
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(button).to_be_focused()


async def test_effort_is_asked_only_where_the_model_reasons(wire: Wire, visit: Visit) -> None:
    """Effort stands below Thinking and Contemplating, and goes with them: Auto chooses for itself again."""
    page = await visit(wire.url)
    await choose(page, "Contemplating", "Low")
    await expect(mode_button(page)).to_have_text("Contemplating · Low")
    await mode_button(page).click()
    await expect(page.locator(".effort")).to_be_visible()
    await page.locator(".way").first.click()
    await expect(page.locator(".effort")).to_be_hidden()
    await expect(mode_button(page)).to_have_text("Auto")


async def test_a_small_model_says_what_it_cannot(wire: Wire, visit: Visit) -> None:
    """With the built-in model the modes that reason cannot be chosen; they say why, and what to do."""
    wire.weak = True
    wire.answer = answer_of(routed("fast", "One pass answers it."), sse("text", delta="Hello."), DONE)
    page = await visit(wire.url)
    await mode_button(page).click()
    for mode in ("Thinking", "Contemplating"):
        radio = page.get_by_role("radio", name=re.compile(mode))
        await expect(radio).to_be_disabled()
        await expect(radio).to_have_accessible_name(f"{mode} Needs a larger model")
    for mode in ("Auto", "Fast", "Shopping"):
        await expect(page.get_by_role("radio", name=re.compile(f"^{mode}"))).to_be_enabled()
    await expect(page.get_by_text("A small model answers here.")).to_be_visible()
    await page.get_by_role("button", name="Connect another model").press("Enter")
    await expect(page.get_by_role("dialog")).to_contain_text("persea model use")
    await page.keyboard.press("Escape")
    await expect(mode_button(page)).to_be_focused()
    await ask(page, "hello")
    await page.get_by_role("button", name="Answer another way").click()
    await expect(page.get_by_role("menuitem")).to_have_text(["Shopping"])


# ---------------------------------------------------------------- why, and another way


async def test_why_is_said_in_the_page_s_language(wire: Wire, visit: Visit) -> None:
    """The house's own sentences are; any other stays as it came, and says in which language."""
    wire.answer = answer_of(
        routed("fast", "Nobody here reads that language."), sse("text", delta="Hm."), DONE
    )
    page = await visit(f"{wire.url}/?lang=de")
    await ask(page, "guten tag")
    await expect(page.locator(".routed p")).to_have_text("Schnell · Diese Sprache liest hier niemand.")
    wire.answer = answer_of(routed("thinking"), sse("text", delta="Hm."), DONE)
    await ask(page, "und nun?")
    await expect(page.locator(".routed p").last.locator("span")).to_have_text(WHY)
    await expect(page.locator(".routed p").last.locator("span")).to_have_attribute("lang", "en")


async def test_the_page_has_words_for_every_reason(bare: Page) -> None:
    """Each sentence that stands for itself where the house routes a turn is one that the page can say."""
    known = await bare.evaluate(
        """async (told) => {
          const { reasonWords } = await import("/page/components/reasons.js");
          return told.filter((why) => reasonWords(why) === null);
        }""",
        [
            one.why
            for module in (turn, reading, fetching)
            for one in vars(module).values()
            if isinstance(one, Routed)
        ],
    )
    assert known == []


async def test_the_mode_is_told_and_overruled(wire: Wire, visit: Visit) -> None:
    """A quiet line says which mode answers and why; another one is asked for with two keys, and the choice shows it."""
    wire.answer = answer_of(routed("thinking"), sse("text", delta="Thought."), DONE)
    page = await visit(wire.url)
    await ask(page, "hello")
    await expect(page.locator(".routed p")).to_have_text(f"Thinking · {WHY}")
    wire.answer = answer_of(routed("fast", "You chose fast.", True), sse("text", delta="Quick."), DONE)
    button = page.get_by_role("button", name="Answer another way")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem")).to_have_text(["Fast", "Contemplating", "Shopping"])
    await page.keyboard.press("Enter")
    await expect(page.locator(".prose")).to_have_text("Quick.")
    await expect(page.locator(".turn")).to_have_count(1)
    await expect(mode_button(page)).to_have_text("Fast")
    assert wire.asked[-1] == {"conversation": "c1", "retries": "t1", "mode": "fast"}
    await ask(page, "more")
    await expect(page.locator(".turn")).to_have_count(2)
    await expect(button).to_have_count(1)  # only the newest answer can be had anew
    assert (await wire.is_asked(3))[2:] == [{"text": "more", "conversation": "c1"}]


@pytest.mark.parametrize(
    ("weak", "by_person", "others"),
    [
        (True, False, []),
        (False, False, ["Thinking"]),
        (False, True, ["Fast", "Thinking", "Contemplating"]),
    ],
)
async def test_goods_are_answered_from_the_records_in_every_mode(
    wire: Wire, visit: Visit, weak: bool, by_person: bool, others: list[str]
) -> None:
    """Where the shop answers because goods were asked for, only what would change something is offered."""
    wire.weak = weak
    wire.answer = answer_of(routed("shopping", WHY, by_person), sse("text", delta="Boots."), DONE)
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator(".prose").first).to_have_text("Boots.")
    button = page.get_by_role("button", name="Answer another way")
    await expect(button).to_have_count(1 if others else 0)
    if others:
        await button.click()
        await expect(page.get_by_role("menuitem")).to_have_text(others)


async def test_an_answer_that_no_mode_would_change_is_not_offered_anew(wire: Wire, visit: Visit) -> None:
    """Small talk, care, a sum, the shop's own pages: there is no other way to have them."""
    wire.answer = answer_of(routed("fast", WHY, fixed=True), sse("text", delta="66.30."), DONE)
    page = await visit(wire.url)
    await ask(page, "17 % of 2,340 euros among 6")
    await expect(page.locator(".prose").first).to_have_text("66.30.")
    await expect(page.get_by_role("button", name="Answer another way")).to_have_count(0)


async def test_it_is_overruled_while_it_comes(wire: Wire, visit: Visit) -> None:
    """Nobody has to wait for an answer that they do not want: it is stopped, and the other one comes."""
    slow = wire.answer = Pausing(routed("contemplating"), sse("lane", **a_lane("1", "working")))
    page = await visit(wire.url)
    await ask(page, "hello")
    await expect(page.locator(".lanes > li")).to_have_count(1)
    wire.answer = answer_of(routed("fast"), sse("text", delta="Quick."), DONE)
    await page.get_by_role("button", name="Answer another way").click()
    await page.get_by_role("menuitem", name="Fast").click()
    await asyncio.wait_for(slow.left.wait(), 10)
    await expect(page.locator(".prose")).to_have_text("Quick.")
    await expect(page.locator(".lanes")).to_have_count(0)
    await expect(page.locator(".note")).to_have_count(0)


async def test_a_kept_conversation_shows_what_is_kept(wire: Wire, visit: Visit) -> None:
    """After a reload mode and usage are shown, the choice stands where it was, and what was not kept is not missed."""
    blank = {"cards": [], "failed": None, "suggestions": [], "mode": None, "usage": None}
    usage = {"model": "m", "total_ms": 2000, "calls": 2, "prompt_tokens": 10, "completion_tokens": 20, "reasoning_tokens": 5,
             "cost_micros": None, "cut_short": "time", "withheld": []}  # fmt: skip
    wire.conversations["c1"] = {
        "id": "c1", "title": "Rolls", "mode": "thinking", "effort": "high",
        "messages": [
            blank | {"role": "user", "turn_id": "t1", "text": "how many?"},
            blank | {"role": "assistant", "turn_id": "t1", "text": "Twelve.", "mode": "thinking", "usage": usage},
            blank | {"role": "user", "turn_id": "t2", "text": "and now?"},
            blank | {"role": "assistant", "turn_id": "t2", "text": "", "failed": "stopped"},
        ],
    }  # fmt: skip
    page = await visit(f"{wire.url}/#c=c1")
    await expect(page.locator(".turn")).to_have_count(2)
    await expect(page.locator(".routed p")).to_have_text("Thinking")
    await expect(page.locator(".took")).to_have_text("m · 2 s · 2 calls · 30 tokens · 5 of them thought")
    await expect(page.locator(".cut")).to_contain_text("Cut short")
    await expect(mode_button(page)).to_have_text("Thinking · High")
    await expect(page.locator("persea-work").first).to_be_hidden()
    await page.get_by_role("button", name="Try again").click()
    await expect(page.locator(".prose").last).to_have_text("Here you are.")
    assert wire.asked == [{"conversation": "c1", "retries": "t2"}]


async def test_over_the_real_server(odd_url: str, visit: Visit) -> None:
    """The server takes the mode that the page sends, says so, and remembers it with the conversation."""
    page = await visit(odd_url)
    await choose(page, "Thinking", "Low")
    await ask(page, "what do you think of quiet evenings?")
    await expect(page.locator("persea-answer .took")).to_be_visible(timeout=20_000)
    await expect(page.locator(".routed p")).to_have_text("Thinking · You chose thinking.")
    await expect(page.locator("persea-answer > .prose").first).to_contain_text("A quiet answer.")
    await page.reload()
    await expect(page.locator(".routed p")).to_have_text("Thinking")
    await expect(mode_button(page)).to_have_text("Thinking · Low")
