"""The demo shop's pictures as PNG."""

from __future__ import annotations

import asyncio
import struct
import zlib
from random import Random

import pytest

from persea.catalog.demo.draw.raster import LARGEST_PX, SMALLEST_PX, png, png_beside
from persea.catalog.demo.pngs import Pngs
from persea.catalog.demo.shop import picture, picture_names
from persea.errors import PerseaError

NAMES = picture_names()
SAMPLE = Random(1).sample(NAMES, 24)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, from its first chunk (W3C PNG, 11.2.1)."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert data[12:16] == b"IHDR"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def pixels(data: bytes) -> bytes:
    """The filtered bytes of all rows."""
    at, packed = 8, b""
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    return zlib.decompress(packed)


def ground_only(svg: str) -> str:
    """The picture without what is drawn on its ground."""
    head, _, rest = svg.partition("</defs>")
    return f"{head}</defs>{rest.split('/>', 1)[0]}/></svg>"


def shows_something(name: str) -> None:
    svg = picture(name)
    assert svg is not None
    drawn, empty = png(svg, 96), png(ground_only(svg), 96)
    assert size_of(drawn) == (96, 96)
    changed = sum(one != other for one, other in zip(pixels(drawn), pixels(empty), strict=True))
    assert changed > 0.03 * len(pixels(drawn)), name  # rows are stored as differences: most bytes are 0


@pytest.mark.parametrize("name", SAMPLE)
def test_a_picture_shows_its_product_as_png_too(name: str) -> None:
    """A picture is as large as asked for, and differs from its bare ground in many places."""
    shows_something(name)


@pytest.mark.full
def test_every_picture_shows_its_product_as_png_too() -> None:
    """The same of all of them."""
    for name in NAMES:
        shows_something(name)


def test_a_bare_ground_is_not_taken_for_a_product() -> None:
    """What the tests above look for is absent from a sheet that nothing is drawn on."""
    svg = picture(SAMPLE[0])
    assert svg is not None
    assert pixels(png(ground_only(svg), 96)) != pixels(png(svg, 96))
    assert len(set(pixels(png(ground_only(svg), 96)))) < len(set(pixels(png(svg, 96))))


def test_sizes_have_bounds() -> None:
    """64 to 1,600 pixels a side, and nothing else."""
    svg = picture(SAMPLE[0])
    assert svg is not None
    assert size_of(png(svg)) == (800, 800)
    assert size_of(png(svg, SMALLEST_PX)) == (64, 64)
    assert size_of(png(svg, LARGEST_PX)) == (1600, 1600)
    for size in (0, 63, 1601):
        with pytest.raises(ValueError, match=f"64 to 1600 pixels a side, not {size}"):
            png(svg, size)


async def test_a_server_goes_on_while_a_picture_is_rendered() -> None:
    """Beside gives the same bytes as in place, and the loop turns on and on meanwhile."""
    svg = picture(SAMPLE[0])
    assert svg is not None
    turns = 0
    rendering = asyncio.create_task(png_beside(svg, LARGEST_PX))
    while not rendering.done():
        await asyncio.sleep(0)
        turns += 1
    assert await rendering == png(svg, LARGEST_PX)
    assert turns > 10_000  # in a thread, the lock leaves about a thousand


async def test_what_cannot_be_rendered_is_said() -> None:
    """A text that is no SVG is an error with the renderer's words, not an empty picture."""
    with pytest.raises(PerseaError, match="could not be rendered"):
        await png_beside("<svg", 64)


async def test_a_server_keeps_the_latest_and_knows_no_other_names() -> None:
    """Asked again, the very same bytes come; an unknown name is None."""
    pngs = Pngs()
    first = await pngs.get(SAMPLE[0], 64)
    assert first is not None
    assert await pngs.get(SAMPLE[0], 64) is first
    assert await pngs.get("nope", 64) is None
