"""How an answer was worked out, as the page shows it: thoughts, tools, lanes, their account, what it took."""

from __future__ import annotations

import asyncio
import re

import pytest
from page_modes import WIDER, Pausing, a_lane, account, routed, thought, tool
from page_wire import Visit, Wire, a_card, sse
from playwright.async_api import expect
from test_page_states import DONE, answer_of, ask

pytestmark = pytest.mark.browser


async def test_thoughts_are_live_and_then_folded(wire: Wire, visit: Visit) -> None:
    """Thoughts are open with the time while they come, fold where the answer begins, and are never read out."""
    text = sse("text", delta="Each pays 66.30 EUR.")
    steps = (tool(), tool(id="2", tool="convert", gave="There is no such unit.", ok=False))
    script = wire.answer = Pausing(
        routed("thinking"), thought("Let *x* be "), thought("the price. "), *steps, after=(text, DONE)
    )
    page = await visit(wire.url)
    await ask(page, "how much?")
    work, fold = page.locator("persea-work"), page.locator("persea-work > details")
    await expect(work.locator(".prose em")).to_have_text("x")
    await expect(work.locator(".tool")).to_have_count(2)
    await expect(fold).to_have_attribute("open", "")
    await expect(work.locator("summary")).to_have_text(re.compile(r"Thinking · [1-9]\d* s"))
    await expect(page.locator(".status")).to_be_hidden()
    done, failed = work.locator(".tool").first, work.locator(".tool").last
    await expect(done).to_contain_text("calculate")
    await expect(done.locator(".asked")).to_have_text("Asked: 0.17*2340")
    await expect(done.locator(".gave")).to_have_text("Gave: 397.8")
    await expect(failed).to_contain_text("Did not work")
    await expect(failed.locator(".gave")).to_contain_text("There is no such unit.")
    sign = "node => getComputedStyle(node, '::before').content"
    assert await done.locator(".gave p").evaluate(sign) == '"= "'
    script.go.set()
    await expect(page.locator("persea-answer > .prose").first).to_have_text("Each pays 66.30 EUR.")
    await expect(fold).not_to_have_attribute("open", "")
    await expect(work.locator("summary")).to_have_text(re.compile(r"Thought for \d"))
    heard = await page.locator("#announcer").inner_text()
    assert "Each pays" in heard
    assert "price" not in heard
    assert "calculate" not in heard
    await work.locator("summary").focus()
    await page.keyboard.press("Enter")
    await expect(work.locator(".prose").first).to_be_visible()
    await expect(work.locator(".note")).to_have_text("What is thought on the way has not been checked.")


async def test_who_reads_the_thoughts_keeps_them_open(wire: Wire, visit: Visit) -> None:
    """What the person closed stays closed, and what they opened again stays open, when the answer begins."""
    for clicks, is_open in ((1, False), (2, True)):
        script = wire.answer = Pausing(thought("Hm. "), after=(sse("text", delta="So."), DONE))
        page = await visit(wire.url)
        await ask(page, "why?")
        for _ in range(clicks):
            await page.locator("persea-work summary").click()
        script.go.set()
        await expect(page.locator("persea-work summary")).to_have_text(re.compile("Thought for"))
        assert await page.locator("persea-work > details").evaluate("node => node.open") is is_open


async def test_hostile_thoughts_stay_text(wire: Wire, visit: Visit) -> None:
    """Nothing that a model or a tool says becomes markup, wherever it is shown."""
    evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    lane = a_lane("1", "done", evil) | {"role": evil}
    wire.answer = answer_of(
        routed("thinking", evil),
        thought(f"{evil} [x](javascript:alert(1))"),
        tool(tool=evil, asked=evil, gave=evil),
        sse("lane", **lane),
        thought(evil, lane="1"),
        account(lane, dissent=[evil], note=evil),
        sse("text", delta="Done."),
        DONE,
    )
    page = await visit(wire.url)
    await ask(page, "hello")
    await expect(page.locator(".account")).to_contain_text("<img src=x")
    await expect(page.locator(".tool .gave")).to_contain_text("<script>")
    assert await page.locator("persea-answer :is(img, script, a[href^=javascript])").count() == 0
    assert "owned" not in await page.title()


async def test_a_shop_answer_without_thoughts_shows_no_fold(wire: Wire, visit: Visit) -> None:
    """Where nothing was thought there is nothing to unfold."""
    wire.answer = answer_of(
        routed("shopping"), sse("cards", cards=[a_card()]), sse("text", delta="Here."), DONE
    )
    page = await visit(wire.url)
    await ask(page, "boots")
    await expect(page.locator(".prose").first).to_have_text("Here.")
    await expect(page.locator("persea-work")).to_be_hidden()


# ---------------------------------------------------------------- lanes and their account


@pytest.mark.parametrize("width", [390, 1280])
async def test_lanes_and_their_account(wire: Wire, visit: Visit, width: int) -> None:
    """Lanes stand beside each other on a desktop and below on a phone; the account says how they came to one answer."""
    first, second = a_lane("1", "done", "Buy.", 412, 2310), a_lane("2", "done", "Rent.", 388, 2490)
    third = a_lane("3", "stopped", "", 101, 2500)
    working = [sse("lane", **a_lane(id, "working")) for id in "123"]
    script = wire.answer = Pausing(
        routed("contemplating"), *working, thought("What speaks for it ", "1"), tool(lane="1"), sse("lane", **first),
        after=(sse("lane", **second), sse("lane", **third), account(first, second, third, stopped_early=True),
               sse("text", delta="Buy."), DONE),
    )  # fmt: skip
    page = await visit(wire.url, viewport={"width": width, "height": 844})
    await ask(page, "should I buy or rent?")
    lanes = page.locator(".lanes > li")
    await expect(lanes).to_have_count(3)
    await expect(lanes.nth(0).locator(".state")).to_have_text("Done · 412 tokens · 2.3 s")
    await expect(lanes.nth(1)).to_contain_text("Working")
    boxes = [await lane.bounding_box() for lane in await lanes.all()]
    tops = {round(box["y"]) for box in boxes if box}
    assert len(tops) == (1 if width == 1280 else 3)
    await lanes.nth(0).locator("summary").click()
    await expect(lanes.nth(0).locator(".prose")).to_have_text("What speaks for it")
    await expect(lanes.nth(0).locator(".tool")).to_contain_text("calculate")
    script.go.set()
    told = page.locator(".account")
    await expect(told.locator(".agreed")).to_have_text("Agreement: 67%")
    track, filled = told.locator(".share .track"), told.locator(".share .filled")
    share = float(await filled.get_attribute("width") or 0) / float(await track.get_attribute("width") or 1)
    assert share == pytest.approx(2 / 3)
    await expect(told.locator(".marks li")).to_have_text(
        ["Worth asking several", "Stopped early: enough agreed"]
    )
    await expect(told.locator(".dissent li")).to_have_text(["Sceptic held: rent."])
    await expect(told).to_contain_text("Two of three.")
    await expect(page.locator("persea-work > details > summary")).to_have_text(
        re.compile("3 worked on it for")
    )
    await expect(page.locator("persea-work > details")).not_to_have_attribute("open", "")
    await page.locator("persea-work > details > summary").click()
    await expect(lanes.nth(1).locator(".said")).to_have_text("Rent.")
    await expect(lanes.nth(2)).to_contain_text("Stopped · 101 tokens · 2.5 s")
    heard = page.locator("#announcer p")
    await expect(heard.filter(has_text="Advocate: Done")).to_have_count(1)
    await expect(heard.filter(has_text="Agreement: 67%")).to_have_count(1)
    assert "What speaks" not in await page.locator("#announcer").inner_text()
    assert await page.evaluate(WIDER) <= 0


async def test_parts_of_a_split_task_have_lanes_of_their_own(wire: Wire, visit: Visit) -> None:
    """The planner says what the parts are, and each part is a lane by its title while it is worked."""
    titles = ("Planner", "Weight of tents", "Sleeping bags")
    lanes = [{**a_lane("1", "working"), "id": str(at), "role": title} for at, title in enumerate(titles)]
    planned = {**lanes[0], "state": "done", "answer": "2 parts: Weight of tents and Sleeping bags."}
    script = wire.answer = Pausing(
        routed("contemplating"), sse("status", stage="planning", detail=""), sse("lane", **lanes[0]), sse("lane", **planned),
        *(sse("lane", **lane) for lane in lanes[1:]),
        after=(account(planned, *({**lane, "state": "done"} for lane in lanes[1:])), sse("text", delta="4 kg."), DONE),
    )  # fmt: skip
    page = await visit(wire.url)
    await ask(page, "what do a tent and two sleeping bags weigh together, and what is the heaviest?")
    shown = page.locator(".lanes > li")
    await expect(shown.locator("bdi")).to_have_text(list(titles))
    await expect(shown.nth(0)).to_contain_text("2 parts: Weight of tents and Sleeping bags.")
    await expect(shown.nth(2)).to_contain_text("Working")
    await expect(page.locator("#announcer p").filter(has_text="Splitting the task")).to_have_count(1)
    script.go.set()
    await expect(page.locator(".prose").last).to_have_text("4 kg.")
    await expect(page.locator("persea-work > details > summary")).to_have_text(re.compile("3 worked on it"))
    assert await page.evaluate(WIDER) <= 0


async def test_one_would_have_done(wire: Wire, visit: Visit) -> None:
    """Where all said the same it is told, and what the lock held back in the account leaves the lane, too."""
    first = a_lane("1", "done", "Only 3 left!")
    wire.answer = answer_of(
        sse("lane", **first), account(first | {"answer": ""}, agreement=1.0, dissent=[], worth_it=False),
        sse("text", delta="Buy."), DONE,
    )  # fmt: skip
    page = await visit(wire.url)
    await ask(page, "buy or rent?")
    await expect(page.locator(".agreed")).to_have_text("Agreement: 100%")
    await expect(page.locator(".marks li")).to_have_text(["One alone would have done"])
    await expect(page.locator(".dissent")).to_have_count(0)
    assert "Only 3 left" not in (await page.locator("persea-answer").text_content() or "")


# ---------------------------------------------------------------- what it took, stopping, and a reload


CUT = {
    "": None,
    "tokens": "Cut short: the most tokens for one answer were used.",
    "time": "Cut short: the time for one answer was over.",
    "cost": "Cut short: the most that one answer may cost was reached.",
    "day": "Cut short: the most for one day was reached.",
}


async def test_what_it_took(wire: Wire, visit: Visit) -> None:
    """Below the answer stand model, time, calls, tokens, thinking and cost; a limit that ended it is said plainly."""
    usage = {
        "model": "some-model", "total_ms": 14200, "calls": 4, "prompt_tokens": 2000, "completion_tokens": 1200,
        "reasoning_tokens": 840, "cost_micros": 18300, "withheld": [],
    }  # fmt: skip
    page = await visit(wire.url)
    for limit, words in CUT.items():
        wire.answer = answer_of(sse("text", delta="Yes."), sse("usage", **usage, cut_short=limit), DONE)
        await ask(page, "how?")
        answer = page.locator("persea-answer").last
        await expect(answer.locator(".took")).to_have_text(
            "some-model · 14.2 s · 4 calls · 3,200 tokens · 840 of them thought · cost 0.018"
        )
        await expect(answer.locator(".cut")).to_have_count(1 if words else 0)
        if words:
            await expect(answer.locator(".cut")).to_have_text(words)
        await expect(page.locator(".send")).to_have_accessible_name("Send")


@pytest.mark.parametrize("kind", ["thinking", "contemplating"])
async def test_stop(wire: Wire, visit: Visit, kind: str) -> None:
    """Stop hangs up in every mode: what came stays open, lanes that were at work are shown as stopped, the clock stands."""
    lanes = [sse("lane", **a_lane("1", "done", "Buy.")), sse("lane", **a_lane("2", "working"))]
    events = [thought("Let x be ")] if kind == "thinking" else lanes
    script = wire.answer = Pausing(routed(kind), *events)
    page = await visit(wire.url)
    await ask(page, "hello")
    await expect(page.locator("persea-work > details")).to_be_visible()
    await page.get_by_role("button", name="Stop").click()
    await asyncio.wait_for(script.left.wait(), 10)
    await expect(page.locator(".notes .note")).to_have_text("Stopped.")
    await expect(page.locator("persea-work > details")).to_have_attribute("open", "")
    summary = page.locator("persea-work > details > summary")
    await expect(summary).to_have_text(re.compile("Stopped after"))
    if kind == "thinking":
        await expect(page.locator(".trail .prose")).to_have_text("Let x be")
    else:
        await expect(page.locator(".lanes .state")).to_have_text(["Done", "Stopped"])
    before = await summary.inner_text()
    await page.wait_for_timeout(1200)
    assert await summary.inner_text() == before
    await expect(page.get_by_role("button", name="Answer another way")).to_be_visible()


async def test_an_error_ends_the_lanes(wire: Wire, visit: Visit) -> None:
    """Where the answer fails, nothing goes on looking busy."""
    failed = sse("error", code="model", message="The model does not answer.", retryable=True)
    wire.answer = answer_of(routed("contemplating"), sse("lane", **a_lane("1", "working")), failed)
    page = await visit(wire.url)
    await ask(page, "hello")
    await expect(page.get_by_role("alert")).to_contain_text("The model does not answer.")
    await expect(page.locator(".lanes .state")).to_have_text("Stopped")
    await expect(page.locator("persea-answer .dots")).to_have_count(0)


@pytest.mark.parametrize("lang", ["de", "ar"])
async def test_what_the_server_explains_says_its_language(wire: Wire, visit: Visit, lang: str) -> None:
    """Roles and reasons come in English; a page in another language marks them, so that they are spoken rightly."""
    wire.answer = answer_of(
        routed("contemplating"),
        tool(),
        sse("lane", **a_lane("1", "done")),
        account(a_lane("1", "done")),
        DONE,
    )
    page = await visit(f"{wire.url}/?lang={lang}")
    await ask(page, "hello")
    await expect(page.locator(".account")).to_be_visible()
    for said in (".tool .asked p", ".tool .gave p"):  # a sum reads from the left wherever it stands
        await expect(page.locator(said)).to_have_css("direction", "ltr")
    for words in (".routed p span", ".lanes bdi", ".dissent ul", ".account .note"):
        await expect(page.locator(words)).to_have_attribute("lang", "en")
