"""Speaking, showing and handing over on the page, in a browser with a microphone that plays a file."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from page_wire import Visit, Wire, a_card, sse
from PIL import Image
from playwright.async_api import Browser, Locator, Page, expect
from test_page_private import privately
from test_page_states import answer_of

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (200, 100), "olive").save(file, "PNG")
    return file.getvalue()


PNG = png()
ALL = {"left": 0.1, "top": 0.2, "right": 0.6, "bottom": 0.9}
NOTHING = {
    "name": "",
    "heard": None,
    "seen": None,
    "document": None,
    "watched": None,
    "unable": [],
    "cards": [],
}
DROP = """async ([name, type, bytes]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
  for (const kind of ["dragover", "drop"])
    document.querySelector("#thread").dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
}"""
PASTE = """async ([name, type, bytes]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
  document.querySelector("textarea").dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: transfer }));
}"""
# A microphone that is there, and that nobody may use.
REFUSED = """
navigator.mediaDevices.enumerateDevices = async () => [{ kind: "audioinput" }];
navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("No", "NotAllowedError"); };
"""


def a_picture(id: str = "a1", **changes: Any) -> dict[str, Any]:
    """A picture with the barcode of p1 on it, as the server tells it."""
    code = {"symbology": "EAN-13", "value": "4006381333931", "box": ALL, "product_id": "p1"}
    seen = {"width": 200, "height": 100, "codes": [code], "lines": [], "colours": [], "looks_like": [], "described": None}  # fmt: skip
    told = {"id": id, "sense": "image", "media_type": "image/jpeg", "seen": seen, "cards": [a_card("p1")]}
    return NOTHING | told | {"name": "boots.png"} | changes


def a_recording(text: str, *, unsure: bool = False) -> dict[str, Any]:
    words = [
        {
            "text": word,
            "start_s": at * 0.5,
            "end_s": at * 0.5 + 0.4,
            "confidence": 0.2 if unsure and at else 0.9,
        }
        for at, word in enumerate(text.split())
    ]
    heard = {"text": text, "words": words, "seconds": 1.5, "by": "built-in", "is_basic": False, "is_unsure": unsure, "language": "en"}  # fmt: skip
    return NOTHING | {"id": "v1", "sense": "voice", "media_type": "audio/webm", "heard": heard}


async def drop(page: Page, name: str, kind: str, data: bytes = PNG, how: str = DROP) -> None:
    await page.evaluate(how, [name, kind, list(data)])


def handed(page: Page) -> Locator:
    return page.locator(".handed li")


async def opened(visit: Visit, wire: Wire, **options: Any) -> Page:
    wire.senses = True
    wire.content |= dict.fromkeys(("a1", "a2", "h1"), (PNG, "image/png"))
    page = await visit(wire.url, **options)
    await expect(page.get_by_role("button", name="Hand something over")).to_be_visible()
    return page


async def no_overflow(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


# ---------------------------------------------------------------- handing over


@pytest.mark.parametrize("how", [DROP, PASTE])
async def test_a_picture_that_is_dropped_or_pasted_goes_with_the_message(
    wire: Wire, visit: Visit, how: str
) -> None:
    """It is sent at once, told by its product, goes with the words, stands with the question, and shows where it says so."""
    wire.made_out = [a_picture()]
    page = await opened(visit, wire)
    await drop(page, "boots.png", "image/png", how=how)
    await expect(handed(page)).to_contain_text("By its code 4006381333931: Product p1")
    assert (wire.handed[0]["name"], wire.handed[0]["data"], wire.handed[0]["private"]) == (
        "boots.png",
        PNG,
        False,
    )
    await page.get_by_role("textbox", name="Your request").fill("do you have this in green?")
    await page.keyboard.press("Enter")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert (wire.asked[0]["text"], wire.asked[0]["attachments"]) == ("do you have this in green?", ["a1"])
    await expect(handed(page)).to_have_count(0)
    await page.get_by_role("button", name="Look at boots.png").press("Enter")
    dialog = page.get_by_role("dialog", name="boots.png")
    await expect(dialog.locator("img")).to_be_visible()
    frame, box = await dialog.locator("img").bounding_box(), await dialog.locator(".box").bounding_box()
    assert frame is not None
    assert box is not None
    assert box["x"] - frame["x"] == pytest.approx(0.1 * frame["width"], abs=3)
    assert box["width"] == pytest.approx(0.5 * frame["width"], abs=4)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Look at boots.png")).to_be_focused()


async def test_a_picture_alone_is_a_message(wire: Wire, visit: Visit) -> None:
    """Sent before it has been looked at, it waits, and goes by itself then."""
    wire.made_out = [a_picture()]
    page = await opened(visit, wire)
    await drop(page, "boots.png", "image/png")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert (wire.asked[0]["text"], wire.asked[0]["attachments"]) == ("", ["a1"])


async def test_what_is_handed_over_is_taken_back_by_keys(wire: Wire, visit: Visit) -> None:
    """The server is told, the focus goes on, and nothing goes with the message."""
    wire.made_out = [a_picture("a1"), a_picture("a2", name="mugs.png")]
    page = await opened(visit, wire)
    await drop(page, "boots.png", "image/png")
    await drop(page, "mugs.png", "image/png")
    await expect(handed(page).last).to_contain_text("By its code")
    await page.get_by_role("button", name="Take back boots.png").press("Enter")
    await expect(page.get_by_role("button", name="Take back mugs.png")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(handed(page)).to_have_count(0)
    await expect(page.get_by_role("button", name="Hand something over")).to_be_focused()
    for _ in range(100):  # the server is told beside what the page goes on with
        if len(wire.taken_back) == 2:
            break
        await asyncio.sleep(0.05)
    assert wire.taken_back == ["a1", "a2"]


async def test_a_plain_text_is_sent_as_a_file(wire: Wire, visit: Visit) -> None:
    """A body of plain text is what any page's form could send, and the server refuses it."""
    wire.made_out = [a_picture()]
    page = await opened(visit, wire)
    await drop(page, "care.txt", "text/plain", b"Wash at 40 degrees.")
    await expect(handed(page)).to_contain_text("By its code")
    assert (wire.handed[0]["name"], wire.handed[0]["type"]) == ("care.txt", "application/octet-stream")


async def test_what_cannot_be_read_says_why(wire: Wire, visit: Visit) -> None:
    wire.made_out = [{"error": {"code": "unreadable_upload", "message": "The picture is damaged."}}]
    page = await opened(visit, wire, expect_errors="422")
    await drop(page, "boots.png", "image/png")
    await expect(handed(page)).to_contain_text("The picture is damaged.")


async def test_in_private_it_is_sent_as_private(wire: Wire, visit: Visit) -> None:
    """What was sent before the switch is taken back and sent anew; history names what was handed over."""
    wire.made_out, wire.answer = [a_picture("a1"), a_picture("h1")], privately
    page = await opened(visit, wire)
    await drop(page, "boots.png", "image/png")
    await expect(handed(page)).to_contain_text("By its code")
    await page.get_by_role("button", name="Private: keep nothing").click()
    await expect(handed(page)).to_contain_text("By its code")
    for _ in range(100):
        if len(wire.handed) == 2:
            break
        await asyncio.sleep(0.05)
    assert ([one["private"] for one in wire.handed], wire.taken_back) == ([False, True], ["a1"])
    await page.get_by_role("textbox", name="Your request").fill("this?")
    await page.keyboard.press("Enter")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert (wire.asked[0]["private"], wire.asked[0]["attachments"]) == (True, ["h1"])
    await page.get_by_role("textbox", name="Your request").fill("and in green?")
    await page.keyboard.press("Enter")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_have_count(2)
    assert wire.asked[1]["history"][0]["attachments"] == ["h1"]


async def test_a_document_is_read_page_by_page(wire: Wire, visit: Visit) -> None:
    """A conversation that is opened again shows it, and its pages turn by keys, at phone width too."""
    document = {"kind": "pdf", "title": "Sourdough", "pages": [{"number": 1, "text": "Feed", "by_ocr": False}, {"number": 2, "text": "Wait", "by_ocr": True}], "paper": "other", "page_count": 2}  # fmt: skip
    sent = NOTHING | {"id": "d1", "sense": "document", "name": "sourdough.pdf", "media_type": "application/pdf", "document": document}  # fmt: skip
    for number, text in ((1, "Feed the starter."), (2, "Then wait.")):
        page_json = f'{{"number": {number}, "text": "{text}", "by_ocr": {str(number == 2).lower()}, "page_count": 2, "has_picture": true}}'
        wire.content[f"d1/page/{number}"] = (page_json.encode(), "application/json")
        wire.content[f"d1/page/{number}/picture"] = (PNG, "image/png")
    question = {"role": "user", "turn_id": "t1", "text": "how long?", "attachments": [sent]}
    answer = {
        "role": "assistant",
        "turn_id": "t1",
        "text": "A day.",
        "cards": [],
        "failed": None,
        "suggestions": [],
    }
    wire.conversations["c1"] = {"id": "c1", "title": "Bread", "messages": [question, answer]}
    wire.senses = True
    page = await visit(f"{wire.url}/#c=c1", **PHONE)
    await page.get_by_role("button", name="Look at sourdough.pdf").press("Enter")
    dialog = page.get_by_role("dialog", name="sourdough.pdf")
    await expect(dialog).to_contain_text("Feed the starter.")
    await expect(dialog.get_by_role("status")).to_have_text("Page 1 of 2")
    await dialog.get_by_role("button", name="Next page").press("Enter")
    await expect(dialog).to_contain_text("Then wait.")
    await expect(dialog).to_contain_text("Read from a picture of the page")
    await expect(dialog.get_by_role("button", name="Next page")).to_be_disabled()
    await no_overflow(page)


async def test_a_source_that_was_handed_over_opens_at_its_page(wire: Wire, visit: Visit) -> None:
    """The answer's source leads to the page of the document, here, and not away from the conversation."""
    document = {"kind": "text", "title": "", "pages": [{"number": at, "text": "", "by_ocr": False} for at in (1, 2, 3)], "paper": "other", "page_count": 3}  # fmt: skip
    wire.made_out = [NOTHING | {"id": "d1", "sense": "document", "name": "care.txt", "media_type": "application/octet-stream", "document": document}]  # fmt: skip
    wire.content["d1/page/3"] = (
        b'{"number": 3, "text": "Wash at 40 degrees.", "by_ocr": false, "page_count": 3, "has_picture": false}',
        "application/json",
    )
    source = sse("citation", label="care.txt, page 3", url="/api/attachments/d1/page/3")
    wire.answer = answer_of(sse("text", delta="At 40 degrees."), source, sse("done", suggestions=[]))
    page = await opened(visit, wire)
    await drop(page, "care.txt", "text/plain", b"...")
    await page.get_by_role("textbox", name="Your request").fill("how warm may I wash it?")
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="care.txt, page 3").press("Enter")
    await expect(page.get_by_role("dialog", name="care.txt")).to_contain_text("Wash at 40 degrees.")
    await expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Page 3 of 3")
    assert page.url.endswith("#c=c1")


# ---------------------------------------------------------------- speaking


@pytest.fixture
async def speaking(hearing: Browser, wire: Wire) -> AsyncIterator[Page]:
    """The page, in a browser with a microphone."""
    wire.senses = True
    context = await hearing.new_context()
    context.set_default_timeout(15_000)
    page = await context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    await page.goto(wire.url)
    await expect(page.get_by_role("button", name="Speak")).to_be_visible()
    yield page
    await context.close()
    assert problems == []


async def test_press_speak_and_press_again(wire: Wire, speaking: Page) -> None:
    """The level moves while it listens; the words come into the field, and wait for the person."""
    wire.made_out = [a_recording("hiking boots")]
    button = speaking.get_by_role("button", name="Speak")
    await button.press("Enter")
    meter = speaking.get_by_role("meter")
    await expect(meter).to_be_visible()
    for _ in range(200):
        if int(await meter.get_attribute("aria-valuenow") or 0) > 30:
            break
        await asyncio.sleep(0.02)
    else:
        pytest.fail("the level did not move")
    await button.press("Enter")
    await expect(speaking.get_by_role("textbox", name="Your request")).to_have_value("hiking boots")
    assert (wire.handed[0]["type"], wire.handed[0]["data"][:4]) == ("audio/webm", b"\x1aE\xdf\xa3")
    assert wire.asked == []
    await speaking.keyboard.press("Enter")
    await expect(speaking.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert (wire.asked[0]["text"], wire.asked[0]["attachments"]) == ("hiking boots", ["v1"])


async def test_held_it_listens_until_it_is_let_go(wire: Wire, speaking: Page) -> None:
    wire.made_out = [a_recording("hiking boots")]
    await speaking.get_by_role("button", name="Speak").hover()
    await speaking.mouse.down()
    await expect(speaking.get_by_role("meter")).to_be_visible()
    await speaking.wait_for_timeout(700)
    await speaking.mouse.up()
    await expect(speaking.get_by_role("textbox", name="Your request")).to_have_value("hiking boots")


async def test_hands_free_a_pause_sends_it_and_it_listens_again(wire: Wire, speaking: Page) -> None:
    """Without a touch: the end of speech is found by its level, what was heard surely is sent, and then it listens again."""
    wire.made_out = [a_recording("hiking boots"), a_recording("and cheaper", unsure=True)]
    await speaking.get_by_role("button", name="Speak").press("Enter")
    await speaking.get_by_role("button", name="Hands-free").press("Enter")
    await expect(speaking.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert wire.asked[0]["text"] == "hiking boots"
    await expect(speaking.get_by_role("meter")).to_be_visible()
    await speaking.keyboard.press("Escape")
    await expect(speaking.get_by_role("meter")).to_be_hidden()
    assert len(wire.handed) == 1


async def test_what_was_heard_unsurely_waits_with_its_words_marked(wire: Wire, speaking: Page) -> None:
    """Hands-free too; and it can be mended before it is sent."""
    wire.made_out = [a_recording("hiking boots", unsure=True)]
    await speaking.evaluate("localStorage.setItem('persea.handsFree', 'true')")
    await speaking.reload()
    await speaking.get_by_role("button", name="Speak").press("Enter")
    field = speaking.get_by_role("textbox", name="Your request")
    await expect(field).to_have_value("hiking boots")
    await expect(speaking.locator(".handed mark")).to_have_text("boots")
    await expect(speaking.locator(".hint")).to_contain_text("marked words may be wrong")
    assert wire.asked == []
    await field.fill("hiking socks")
    await speaking.keyboard.press("Enter")
    await expect(speaking.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert wire.asked[0]["text"] == "hiking socks"


async def test_what_is_sent_before_it_was_heard_goes_with_its_words(wire: Wire, speaking: Page) -> None:
    """And leaves none of them behind in the field."""
    wire.made_out = [a_recording("hiking boots")]
    button = speaking.get_by_role("button", name="Speak")
    await button.press("Enter")
    await expect(speaking.get_by_role("meter")).to_be_visible()
    await speaking.wait_for_timeout(1000)  # that there is something to send
    await speaking.evaluate(
        "document.addEventListener('persea-recorded', () => queueMicrotask(() => document.querySelector('persea-composer form').requestSubmit()))"
    )
    await button.press("Enter")
    await expect(speaking.locator("persea-answer:not([aria-busy])")).to_be_visible()
    assert (wire.asked[0]["text"], wire.asked[0]["attachments"]) == ("hiking boots", ["v1"])
    await expect(speaking.get_by_role("textbox", name="Your request")).to_have_value("")


async def test_escape_drops_what_was_said(wire: Wire, speaking: Page) -> None:
    button = speaking.get_by_role("button", name="Speak")
    await button.press("Enter")
    await expect(speaking.get_by_role("meter")).to_be_visible()
    await speaking.keyboard.press("Escape")
    await expect(speaking.get_by_role("meter")).to_be_hidden()
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert wire.handed == []


async def test_without_a_microphone_there_is_no_button(wire: Wire, visit: Visit) -> None:
    page = await opened(visit, wire)
    await expect(page.get_by_role("button", name="Speak")).to_have_count(0)


async def test_where_the_server_takes_text_alone_nothing_else_is_offered(wire: Wire, visit: Visit) -> None:
    page = await visit(wire.url)
    await expect(page.locator(".example")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("Speak|Hand something over"))).to_have_count(0)


async def test_a_refused_microphone_is_told_in_words(wire: Wire, visit: Visit) -> None:
    """It says what to do, and nothing is recorded."""
    wire.senses = True
    page = await visit("about:blank")
    await page.add_init_script(REFUSED)
    await page.goto(wire.url)
    await page.get_by_role("button", name="Speak").press("Enter")
    await expect(page.locator(".toasts")).to_contain_text("This page may not use the microphone")
    await expect(page.get_by_role("meter")).to_be_hidden()


async def test_at_phone_width_everything_has_its_place(wire: Wire, hearing: Browser) -> None:
    """Listening, and with four things handed over, nothing is wider than the window."""
    wire.senses = True
    wire.made_out = [a_picture(f"a{at}", name=f"a long name of a picture {at}.png") for at in range(4)]
    context = await hearing.new_context(**PHONE)
    page = await context.new_page()
    await page.goto(wire.url)
    await expect(page.get_by_role("button", name="Speak")).to_be_visible()
    for at in range(4):
        await drop(page, f"a long name of a picture {at}.png", "image/png")
    await expect(handed(page).last).to_contain_text("By its code")
    await page.get_by_role("button", name="Speak").press("Enter")
    await expect(page.get_by_role("meter")).to_be_visible()
    await no_overflow(page)
    await context.close()


async def test_the_server_is_told_that_something_may_come(wire: Wire, visit: Visit) -> None:
    """It loads what looking takes while the person still chooses; once, and not again at once."""
    page = await opened(visit, wire)
    await page.get_by_role("button", name="Hand something over").focus()
    await page.get_by_role("button", name="Hand something over").hover()
    for _ in range(100):
        if "/api/attachments/ready" in wire.paths:
            break
        await asyncio.sleep(0.05)
    assert wire.paths.count("/api/attachments/ready") == 1
