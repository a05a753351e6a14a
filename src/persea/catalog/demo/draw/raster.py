"""A drawn picture as PNG, for what cannot show SVG: mail, feeds of other systems, models that see.

Rendering takes a tenth of a second and more, and holds the interpreter's lock all the while: in a thread it would
stand still with it whatever else the process does. `png` is for commands; `png_beside` renders in a process of
its own, for servers. Pictures hold no text, so no font is looked for.
"""

from __future__ import annotations

import asyncio
import sys

import resvg_py

from persea.errors import PerseaError

SMALLEST_PX = 64
LARGEST_PX = 1600


def png(svg: str, size_px: int = 800) -> bytes:
    """The PNG of a square picture, `size_px` on each side; `size_px` from SMALLEST_PX to LARGEST_PX."""
    if not SMALLEST_PX <= size_px <= LARGEST_PX:
        raise ValueError(f"a picture has {SMALLEST_PX} to {LARGEST_PX} pixels a side, not {size_px}")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size_px, height=size_px, skip_system_fonts=True))


async def png_beside(svg: str, size_px: int = 800) -> bytes:
    """The same as `png`, from a process that ends with it. Raises PerseaError where that process fails."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__, str(size_px)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        rendered, said = await process.communicate(svg.encode())
    finally:
        if process.returncode is None:  # nobody waits for the picture any more
            process.kill()
    if process.returncode:
        raise PerseaError("A picture could not be rendered", value=said.decode(errors="replace")[-500:])
    return rendered


if __name__ == "__main__":
    sys.stdout.buffer.write(png(sys.stdin.read(), int(sys.argv[1])))
