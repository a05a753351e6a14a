"""The PNGs of the demo shop's pictures as a server gives them: one rendered at a time, the latest kept."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from persea.catalog.demo.draw.raster import png_beside
from persea.catalog.demo.shop import picture

_KEPT = 64  # of the largest, some 30 MB


class Pngs:
    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._rendering = asyncio.Lock()

    async def get(self, name: str, size_px: int) -> bytes | None:
        """The picture of that name; None where there is none. Raises PerseaError where it cannot be rendered."""
        svg = picture(name)
        if svg is None:
            return None
        async with self._rendering:
            if (name, size_px) not in self._kept:
                self._kept[name, size_px] = await png_beside(svg, size_px)
            self._kept.move_to_end((name, size_px))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[name, size_px]
