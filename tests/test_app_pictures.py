"""The pictures that the server gives of the demo shop's products."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator

import httpx2
import pytest

from persea.app import Persea, create_app


@pytest.fixture
async def http(demo: Persea) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=create_app(demo))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def test_a_picture_comes_as_svg_and_as_png(http: httpx2.AsyncClient) -> None:
    """The same name with either end; PNG is 800 pixels wide, or as wide as `size` says; both may be kept a day."""
    svg = await http.get("/demo/pictures/bt-harrow-high.svg")
    assert (svg.status_code, svg.headers["content-type"]) == (200, "image/svg+xml")
    for query, width in (("", 800), ("?size=64", 64), ("?size=1600", 1600)):
        png = await http.get(f"/demo/pictures/bt-harrow-high.png{query}")
        assert (png.status_code, png.headers["content-type"]) == (200, "image/png")
        assert png.headers["cache-control"] == svg.headers["cache-control"] == "public, max-age=86400"
        assert struct.unpack(">II", png.content[16:24]) == (width, width)


async def test_other_names_and_sizes_are_refused(http: httpx2.AsyncClient) -> None:
    """An unknown product is 404; a size out of bounds or no number is 400 and says which is."""
    assert (await http.get("/demo/pictures/nope.png")).status_code == 404
    for size in ("63", "1601", "large"):
        refused = await http.get(f"/demo/pictures/bt-harrow-high.png?size={size}")
        assert refused.status_code == 400
        assert "size" in refused.json()["error"]["message"]
