"""Looks at a picture once for all that can be told of it offline: codes, print and colours.

The picture is opened once. Codes are looked for in a thread of their own while print is found: both are native code, which runs at
the same time.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from pydantic import BaseModel

from persea.perceive.jobs.codes import FoundCode, look_for_codes
from persea.perceive.jobs.colours import FoundColour, name_colours
from persea.perceive.jobs.picture import Pixels, upright
from persea.perceive.jobs.print import FoundLine, find_print, read_print


class Looking(BaseModel):
    """How long may be spent on codes that are hard to read, and on reading print: a page of it (a receipt, a label) has longer
    than a thing with some words on it, and less where a barcode tells what it is."""

    codes_s: float = 0.3
    print_s: float = 0.4
    page_s: float = 6.0
    page_beside_code_s: float = 1.0


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


def warm(request: str, body: bytes) -> bytes:
    """Loads what looking takes, so that the first picture does not wait the second or two for it."""
    import numpy as np

    look_at(np.full((64, 64, 3), 255, np.uint8), Looking())
    return b""


def look_at(pixels: Pixels, looking: Looking) -> Looked:
    height, width = pixels.shape[:2]
    with ThreadPoolExecutor(max_workers=1) as beside:
        looking_for = beside.submit(look_for_codes, pixels, within_s=looking.codes_s)
        places = find_print(pixels)
        colours = name_colours(pixels)
        codes, unread_code = looking_for.result()
    on_page_s = looking.page_beside_code_s if any(code.gtin for code in codes) else looking.page_s
    read = read_print(pixels, places, within_s=on_page_s if places.is_page else looking.print_s)
    return Looked(
        width=width,
        height=height,
        codes=codes,
        unread_code=unread_code,
        lines=read.lines,
        unread_print=read.left_out,
        colours=colours,
    )
