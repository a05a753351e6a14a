"""The page with the real server and its real senses: a barcode that is dropped and a sentence that is spoken each lead to the right
cards."""

from __future__ import annotations

import io
import wave
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import av
import numpy as np
import pytest
import zxingcpp
from page_wire import CHROMIUM_ARGS, Visit
from PIL import Image
from playwright.async_api import Browser, async_playwright, expect
from test_page_senses import drop, handed

from persea.catalog.demo.shop import demo_products
from persea.values import Product

pytestmark = pytest.mark.browser

BOOTS = Path(__file__).parents[1] / "perceive" / "clips" / "boots.ogg"
"""A synthetic voice: "show me hiking boots under one hundred dollars"."""
RATE = 48_000


def a_product() -> Product:
    """One whose every variant has a code."""
    products = demo_products(as_of=datetime.now(UTC))
    return next(one for one in products if one.id == "bt-harrow-high")


def with_its_code(product: Product) -> bytes:
    """A picture of a label with the barcode of `product`, on a grey table."""
    gtin = product.variants[0].gtin
    assert gtin is not None
    label = Image.fromarray(
        np.ascontiguousarray(
            np.asarray(zxingcpp.create_barcode(gtin, zxingcpp.BarcodeFormat.EAN13).to_image(scale=4))
        )
    )
    table = Image.new("RGB", (1200, 800), (150, 150, 145))
    table.paste(label.convert("RGB"), (400, 300))
    file = io.BytesIO()
    table.save(file, "JPEG", quality=85)
    return file.getvalue()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clip after a moment of quiet, and quiet after it, as a microphone gives it."""
    with av.open(str(BOOTS)) as opened:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        frames = [piece for frame in opened.decode(audio=0) for piece in resampler.resample(frame)]
    speech = np.concatenate([frame.to_ndarray().reshape(-1) for frame in frames])
    sound = np.concatenate([np.zeros(RATE, np.int16), speech, np.zeros(RATE * 6, np.int16)])
    file = tmp_path_factory.mktemp("said") / "said.wav"
    with wave.open(str(file), "wb") as written:
        written.setparams((1, 2, RATE, 0, "NONE", ""))
        written.writeframes(sound.tobytes())
    return file


@pytest.fixture(scope="module")
async def hearing(said: Path) -> AsyncIterator[Browser]:
    flags = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"--use-file-for-fake-audio-capture={said}"]  # fmt: skip
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=[*CHROMIUM_ARGS, *flags]
        )
        yield browser
        await browser.close()


async def test_a_barcode_that_is_dropped_leads_to_its_card(server_url: str, visit: Visit) -> None:
    """The product is told above the field at once; the answer shows its card; a reload shows what was handed over again."""
    product = a_product()
    page = await visit(f"{server_url}/?lang=en")
    await expect(page.get_by_role("button", name="Hand something over")).to_be_visible(timeout=20_000)
    await drop(page, "label.jpg", "image/jpeg", with_its_code(product))
    await expect(handed(page)).to_contain_text(product.title, timeout=60_000)
    await page.keyboard.press("Enter")
    await expect(page.locator("persea-answer:not([aria-busy])")).to_be_visible(timeout=60_000)
    await expect(page.locator(f".card[data-id='{product.id}']").first).to_be_visible()
    await page.reload()
    look = page.get_by_role("button", name="Look at label.jpg")
    await expect(look).to_contain_text(product.title, timeout=20_000)
    await look.click()
    await expect(page.get_by_role("dialog").locator("img")).to_be_visible()
    await expect(page.get_by_role("dialog").locator(".box").first).to_be_visible()


async def test_a_sentence_that_is_spoken_leads_to_cards(server_url: str, hearing: Browser) -> None:
    """Hands-free from a microphone: its end is found, it becomes words; those are sent, at the latest by the person."""
    context = await hearing.new_context()
    page = await context.new_page()
    await page.goto(f"{server_url}/?lang=en")
    await page.evaluate("localStorage.setItem('persea.handsFree', 'true')")
    await page.reload()
    speak = page.get_by_role("button", name="Speak")
    await expect(speak).to_be_visible(timeout=20_000)
    await speak.press("Enter")
    await expect(page.get_by_role("meter")).to_be_visible()
    await expect(page.get_by_role("meter")).to_be_hidden(timeout=30_000)
    question, field = page.locator(".question"), page.get_by_role("textbox", name="Your request")
    heard = question.filter(has_text="boots").or_(page.locator(".handed li", has_text="boots"))
    await expect(heard.first).to_be_visible(timeout=90_000)
    if await question.count() == 0:  # it was not sure enough
        assert "boots" in await field.input_value()
        await field.press("Enter")
    await expect(page.locator("persea-answer:not([aria-busy])").first).to_be_visible(timeout=60_000)
    titles = await page.locator(".card h3").all_inner_texts()
    assert any("Boot" in title for title in titles), titles
    await context.close()
