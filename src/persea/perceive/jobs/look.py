"""Looks at a picture once for all that can be told of it offline: codes, print and colours.

The picture is opened once. Print is read beside the codes, in a thread of its own: both are native code, which runs at the same
time.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from pydantic import BaseModel

from persea.perceive.jobs.codes import FoundCode, look_for_codes
from persea.perceive.jobs.colours import FoundColour, name_colours
from persea.perceive.jobs.picture import Pixels, upright
from persea.perceive.jobs.print import FoundLine, read_print


class Looking(BaseModel):
    """How long may be spent on codes that are hard to read, and on print."""

    codes_s: float = 0.3
    print_s: float = 0.4
    page_s: float = 6.0


class Looked(BaseModel):
    """`width` and `height` in pixels as it was looked at."""

    width: int
    height: int
    codes: list[FoundCode]
    unread_code: bool
    """There is something like a code that could not be read for certain."""
    lines: list[FoundLine]
    unread_print: int
    """Pieces of print that there was no time for."""
    colours: list[FoundColour] | None
    """None where the light does not let them be told."""


def look(request: str, body: bytes) -> bytes:
    return look_at(upright(body), Looking.model_validate_json(request)).model_dump_json().encode()


def look_at(pixels: Pixels, looking: Looking) -> Looked:
    height, width = pixels.shape[:2]
    with ThreadPoolExecutor(max_workers=1) as beside:
        reading = beside.submit(read_print, pixels, within_s=looking.print_s, page_within_s=looking.page_s)
        codes, unread_code = look_for_codes(pixels, within_s=looking.codes_s)
        colours = name_colours(pixels)
        read = reading.result()
    return Looked(
        width=width,
        height=height,
        codes=codes,
        unread_code=unread_code,
        lines=read.lines,
        unread_print=read.left_out,
        colours=colours,
    )
