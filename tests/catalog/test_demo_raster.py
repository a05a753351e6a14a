"""The demo shop's pictures as PNG."""

from __future__ import annotations

import struct
import zlib
from random import Random

import pytest

from persea.catalog.demo.draw.raster import LARGEST_PX, SMALLEST_PX, png
from persea.catalog.demo.shop import picture, picture_names

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
