"""Contact sheets: the pictures of one view side by side, laid out and written by the browser itself."""

import base64
import html
from dataclasses import dataclass

from playwright.async_api import Page

LARGEST_BYTES = 400_000
# Quality of WebP and scale, from the best on, until a sheet is small enough.
STEPS = ((84, 1.0), (70, 1.0), (60, 0.9), (50, 0.8), (40, 0.7))

WIDE = 1000  # px, from which on a picture stands among the wide ones

STYLE = """
body { margin: 0; padding: 24px; inline-size: max-content; background: #8b8d86; font: 15px/1.4 sans-serif; color: #fff }
h1 { margin: 0 0 16px; font: 600 22px/1.3 sans-serif }
.row { display: flex; gap: 20px; align-items: flex-start }
.row + .row { margin-block-start: 20px }
figure { margin: 0 }
figcaption { margin-block-end: 6px }
img { display: block; border-radius: 6px }
.wide img { inline-size: 512px }
.narrow { gap: 108px }
.narrow img { inline-size: 312px }
.narrow .least img { inline-size: 256px }
"""


@dataclass(frozen=True, slots=True)
class Picture:
    label: str
    png: bytes
    width: int  # px of the window that it shows


def figure(picture: Picture) -> str:
    kind = ' class="least"' if picture.width < 390 else ""
    address = f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"
    return f'<figure{kind}><figcaption>{html.escape(picture.label)}</figcaption><img src="{address}" alt=""></figure>'


def layout(title: str, pictures: list[Picture]) -> str:
    rows = []
    for kind, narrow in (("wide", False), ("narrow", True)):
        figures = "".join(figure(picture) for picture in pictures if (picture.width < WIDE) is narrow)
        rows.append(f'<div class="row {kind}">{figures}</div>')
    return f"<!doctype html><style>{STYLE}</style><h1>{html.escape(title)}</h1>{''.join(rows)}"


async def alone(page: Page, png: bytes, width: int) -> bytes:
    """One picture as WebP, `width` px wide."""
    address = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    await page.set_content(
        f'<!doctype html><body style="margin:0"><img alt="" width="{width}" style="display:block" src="{address}">',
        wait_until="load",
    )
    box = await page.locator("img").bounding_box()
    assert box is not None
    browser = await page.context.new_cdp_session(page)
    clip = {"x": 0, "y": 0, "width": box["width"], "height": box["height"], "scale": 1}
    options = {"format": "webp", "quality": 82, "clip": clip, "captureBeyondViewport": True}
    image = base64.b64decode((await browser.send("Page.captureScreenshot", options))["data"])
    await browser.detach()
    return image


async def sheet(page: Page, title: str, pictures: list[Picture]) -> bytes:
    """The sheet as WebP, of at most LARGEST_BYTES unless even the last step makes it larger."""
    await page.set_content(layout(title, pictures), wait_until="load")
    width, height = await page.evaluate("[document.body.offsetWidth, document.body.offsetHeight]")
    browser = await page.context.new_cdp_session(page)
    for quality, scale in STEPS:
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
        options = {"format": "webp", "quality": quality, "clip": clip, "captureBeyondViewport": True}
        image = base64.b64decode((await browser.send("Page.captureScreenshot", options))["data"])
        if len(image) <= LARGEST_BYTES:
            break
    await browser.detach()
    return image
