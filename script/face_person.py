"""The views of what a person hands over, and of what is known of them: senses, interests, thumbs, the palette, pinned talks."""

import io
import uuid
from datetime import UTC, datetime

import numpy as np
import zxingcpp
from PIL import Image
from playwright.async_api import Page

from persea.catalog.demo.shop import demo_products

MADE_OUT_MS = 60_000
LABELLED = "bt-harrow-high"
WARRANTY = """# Cairn 60 pack: handbook

## Care

Wash it by hand at 30 degrees and let it dry in the shade.

## Guarantee

The frame is guaranteed for ten years, the fabric for three. Send a picture of the fault and the receipt.
"""
CONSENT = ["personalization"]
LOOKED_AT = (
    ("view", "bt-ridgeline-mid"),
    ("view", "bt-harrow-high"),
    ("add_to_cart", "bt-ridgeline-mid"),
    ("purchase", "bt-ridgeline-mid"),
)  # fmt: skip


def a_label() -> bytes:
    """A photograph of sorts: a box with the barcode of a product, on a table."""
    product = next(one for one in demo_products(as_of=datetime.now(UTC)) if one.id == LABELLED)
    gtin = product.variants[0].gtin
    assert gtin is not None
    code = zxingcpp.create_barcode(gtin, zxingcpp.BarcodeFormat.EAN13).to_image(scale=4)
    table = Image.new("RGB", (1200, 800), (150, 150, 145))
    table.paste(Image.fromarray(np.ascontiguousarray(np.asarray(code))).convert("RGB"), (400, 300))
    file = io.BytesIO()
    table.save(file, "JPEG", quality=85)
    return file.getvalue()


async def hand_over(page: Page, name: str, kind: str, data: bytes) -> None:
    field = page.locator("persea-composer input[type=file]").first
    await field.wait_for(state="attached", timeout=MADE_OUT_MS)
    await field.set_input_files([{"name": name, "mimeType": kind, "buffer": data}])


async def handed(page: Page) -> None:
    await hand_over(page, "label.jpg", "image/jpeg", a_label())
    await page.locator(".handed li", has_text="Harrow").wait_for(timeout=MADE_OUT_MS)


async def sent(page: Page) -> None:
    await page.locator(".dock textarea").press("Enter")
    await page.locator("persea-answer:not([aria-busy])").last.wait_for(timeout=MADE_OUT_MS)
    await page.wait_for_load_state("networkidle")


async def evidence(page: Page) -> None:
    await page.locator(".turn .look").first.click()
    await page.locator("dialog[open] img").wait_for()


async def document(page: Page) -> None:
    await hand_over(page, "handbook.md", "text/markdown", WARRANTY.encode())
    await page.locator(".handed li", has_text="handbook.md").wait_for(timeout=MADE_OUT_MS)
    await page.locator(".dock textarea").fill("how long is the frame guaranteed?")
    await sent(page)


async def speaking(page: Page) -> None:
    await page.locator(".microphone").click()
    await page.get_by_role("meter").wait_for()


async def interested(page: Page, url: str) -> None:
    """Somebody who has agreed, and has looked around."""
    await page.goto(url)
    # The first turn opens the session to which the events belong.
    await (
        await page.request.post(f"{url}/api/turns", data={"text": "hiking boots", "conversation": None})
    ).text()
    for kind, product in LOOKED_AT:
        told = {"id": str(uuid.uuid4()), "event": kind, "product": product, "consent": CONSENT}
        await page.request.post(f"{url}/api/events", data=told)
    await page.goto(url)
    await page.locator(".welcome").wait_for()
    if await page.locator("#menu").is_visible():
        await page.locator("#menu").click()
    await page.locator("persea-talks .memory").click()
    first = page.locator(".interest").first
    await first.wait_for()
    await first.locator("summary").click()
    await first.locator(".choices").wait_for()
    await page.wait_for_timeout(400)  # the dialog has come, and holds the focus
    await first.evaluate("node => node.scrollIntoView({ block: 'start', behavior: 'instant' })")


async def supposed(page: Page) -> None:
    """What muting the first interest would change."""
    await page.locator(".interest .choices button").nth(2).click()
    await page.locator(".what-if").wait_for()


async def palette(page: Page) -> None:
    await page.keyboard.press("Control+k")
    await page.get_by_role("combobox").last.fill("")
    await page.get_by_role("option").first.wait_for()


async def judged(page: Page) -> None:
    await page.locator(".judge").nth(1).click()
    await page.locator(".reasons").wait_for()
