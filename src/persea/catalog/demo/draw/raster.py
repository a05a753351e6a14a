"""A drawn picture as PNG, for what cannot show SVG: mail, feeds of other systems, models that see.

Rendering takes some tens of milliseconds of one core and holds the interpreter's lock for a part of it; who
serves pictures calls this in a thread. Pictures hold no text, so no font is looked for.
"""

from __future__ import annotations

import resvg_py

SMALLEST_PX = 64
LARGEST_PX = 1600


def png(svg: str, size_px: int = 800) -> bytes:
    """The PNG of a square picture, `size_px` on each side; `size_px` from SMALLEST_PX to LARGEST_PX."""
    if not SMALLEST_PX <= size_px <= LARGEST_PX:
        raise ValueError(f"a picture has {SMALLEST_PX} to {LARGEST_PX} pixels a side, not {size_px}")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size_px, height=size_px, skip_system_fonts=True))
