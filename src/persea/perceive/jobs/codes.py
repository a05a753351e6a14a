"""Reads barcodes and QR codes in a picture, and gives back none that may be misread.

A line code carries one check digit or sign: of random misreadings one in ten or a hundred passes it. So it counts only when
readings of it agree, of the picture prepared in two ways or more; where readings of one place differ, none counts. QR and
Data Matrix mend themselves (Reed-Solomon) and need no second reading.

The reader (zxing-cpp) finds line codes that lie within some twenty degrees of level or upright. Others are looked for by what
bars are (code_patches.py), cut out, laid level and made larger. Where that gives nothing, the whole picture is turned by
steps of fifteen degrees, then doubled, for as long as there is time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from persea.perceive.jobs.code_patches import Grey, Patch, patches
from persea.perceive.jobs.patience import patience
from persea.perceive.jobs.picture import Pixels

if TYPE_CHECKING:
    import zxingcpp

_WITHIN_S = 0.3
_MOST_CODES = 12
_MOST_SIGNS = 500
_TURNS = (45, 30, 60, 15, 75)  # degrees; the reader itself tries quarters of a turn
_LARGEST_DOUBLED_PX = 2400
_NEAR = 0.5  # of a code's own width: two readings of one place
_SECOND_LOOKS = ((0.0, 2.0), (3.0, 1.5), (-4.0, 2.5), (0.0, 3.0))  # degrees off level, times as large
_LARGEST_LOOK_PX = 1600
_SHORT_KINDS = ("EAN-8", "UPC-E", "ITF-14")
"""Few digits, or hardly a check: stripes look like them now and then, and half of an EAN-13, seen aslant, is a UPC-E."""
_THIN = 0.03  # of its length: seen by a line or two of the reader's
_SHORT_THIN = 0.1
_NEVER = 1000

_GTIN_WITHIN = re.compile(r"\(01\)(\d{14})|/01/(\d{8,14})(?=[/?]|$)")
"""GS1: application identifier 01 in a code's text, and in the path of a Digital Link."""
_GTIN_KINDS = {"EAN-13": 13, "EAN-8": 8, "UPC-A": 12, "UPC-E": 12, "ITF-14": 14}
_MATRIX_KINDS = ("QR Code", "Data Matrix")

_Affine = NDArray[np.float64]  # (2, 3): from a prepared picture to the picture, in pixels


class FoundCode(BaseModel):
    """`gtin` is the number of an article that it holds, where it holds one; the box as shares of width and height."""

    symbology: str
    value: str
    gtin: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Reading:
    kind: str
    value: str
    printed: str
    corners: NDArray[np.float64]  # (4, 2) in pixels of the picture
    view: int
    """Which of the prepared pictures it was read in."""

    @property
    def middle(self) -> NDArray[np.float64]:
        return np.asarray(self.corners.mean(axis=0))

    @property
    def size(self) -> float:
        return float(np.linalg.norm(self.corners.max(axis=0) - self.corners.min(axis=0)))


@dataclass(frozen=True, slots=True)
class _View:
    grey: Grey
    back: _Affine
    lines_only: bool
    is_whole: bool
    """Of the whole picture, not of a patch."""


def read_codes(pixels: Pixels, *, within_s: float = _WITHIN_S) -> list[FoundCode]:
    """Those that are sure, as `look_for_codes`."""
    return look_for_codes(pixels, within_s=within_s)[0]


def look_for_codes(pixels: Pixels, *, within_s: float = _WITHIN_S) -> tuple[list[FoundCode], bool]:
    """Each code once, from the top, and whether there was something like a code that could not be read for certain. `within_s`
    of work bounds how long is looked for those that are hard to read."""
    import cv2

    is_over = patience(within_s)
    grey = np.ascontiguousarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))
    read: list[_Reading] = []
    for number, view in enumerate(_views(grey)):
        if number and (_is_enough(read, view.is_whole) or is_over()):
            break
        for reading in _read(view, number):
            read.append(reading)
            if 1 < _agreeing(reading) < _NEVER:
                read += _looked_at_again(grey, reading, number)
    height, width = grey.shape
    sure = _confirmed(read)
    found = sorted(
        (_told(reading, width, height) for reading in sure), key=lambda code: (code.top, code.left)
    )
    return found[:_MOST_CODES], bool(read) and not sure


def _views(grey: Grey) -> Iterator[_View]:
    """The picture in the order of what is likeliest to show a code, each made when it is asked for."""
    yield _View(grey, np.eye(2, 3), lines_only=False, is_whole=True)
    for patch in patches(grey):
        for off, larger in _SECOND_LOOKS[:2]:
            yield _levelled(grey, patch, off, larger)
    height, width = grey.shape
    middle = Patch(width / 2, height / 2, width, height, 0.0)
    for turn in _TURNS:
        yield _levelled(grey, middle, turn, 1.0, lines_only=turn != _TURNS[0])
    if max(width, height) <= _LARGEST_DOUBLED_PX:
        for turn in (0, *_TURNS[:1]):
            yield _levelled(grey, middle, turn, 2.0, lines_only=turn != 0)


def _levelled(grey: Grey, patch: Patch, off: float, larger: float, *, lines_only: bool = True) -> _View:
    """`patch` cut out, laid level but for `off` degrees, and made larger."""
    import cv2

    turn = np.radians(patch.turn + off)
    cos, sin = np.cos(turn), np.sin(turn)
    leaning = abs(np.cos(np.radians(off))), abs(np.sin(np.radians(off)))
    width = patch.width * leaning[0] + patch.height * leaning[1]
    height = patch.width * leaning[1] + patch.height * leaning[0]
    size = max(1, round(width * larger)), max(1, round(height * larger))
    linear = np.array([[cos, -sin], [sin, cos]]) / larger
    origin = np.array([patch.x, patch.y]) - linear @ (np.array(size) / 2)
    back = np.hstack([linear, origin[:, None]])
    cut = cv2.warpAffine(
        grey,
        back,
        size,
        flags=(cv2.INTER_CUBIC if larger > 1 else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return _View(cut, back, lines_only, is_whole=patch.turn == 0 and patch.width == grey.shape[1])


def _looked_at_again(grey: Grey, reading: _Reading, number: int) -> list[_Reading]:
    """The same place prepared otherwise, until a second reading comes; what else stands there comes with it."""
    found: list[_Reading] = []
    across = reading.corners[1] - reading.corners[0]
    down = reading.corners[3] - reading.corners[0]
    turn = float(np.degrees(np.arctan2(across[1], across[0])))
    width, height = float(np.linalg.norm(across)), float(np.linalg.norm(down))
    x, y = reading.middle
    patch = Patch(float(x), float(y), width * 1.3, max(height, width / 8), turn)
    for look, (off, larger) in enumerate(_SECOND_LOOKS):
        larger = min(larger, _LARGEST_LOOK_PX / max(patch.width, 1))
        found += _read(_levelled(grey, patch, off, larger), 100 * (number + 1) + look)
        if sum(again.value == reading.value for again in found) >= _agreeing(reading) - 1:
            break
    return found


def _read(view: _View, number: int) -> Iterator[_Reading]:
    import zxingcpp

    lines, every = _formats()
    for code in zxingcpp.read_barcodes(view.grey, formats=lines if view.lines_only else every):
        at = code.position
        corners = np.array([(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)])
        on_picture = corners @ view.back[:, :2].T + view.back[:, 2]
        known = _known(code)
        if known is not None:
            kind, value, printed = known
            yield _Reading(kind, value, printed, on_picture, number)


@cache
def _formats() -> tuple[zxingcpp.BarcodeFormats, zxingcpp.BarcodeFormats]:
    from zxingcpp import BarcodeFormat as Format
    from zxingcpp import BarcodeFormats

    lines = [Format.EAN13, Format.EAN8, Format.UPCA, Format.UPCE, Format.Code128, Format.ITF14]
    return BarcodeFormats(lines), BarcodeFormats([*lines, Format.QRCode, Format.DataMatrix])


def _known(code: zxingcpp.Barcode) -> tuple[str, str, str] | None:
    """(kind, value, as printed); None for what no article carries."""
    kind, value = str(code.format), code.text[:_MOST_SIGNS]
    if kind == "ITF":
        kind = "ITF-14"
    if kind == "UPC-E":
        value = value[-12:]
    elif kind in ("EAN-13", "UPC-A") and len(value) == 13 and value.startswith("0"):
        kind, value = "UPC-A", value[1:]
    length = _GTIN_KINDS.get(kind)
    if length is not None and (len(value) != length or not has_check_digit(value)):
        return None
    return (kind, value, value) if value.strip() else None


def has_check_digit(digits: str) -> bool:
    """GS1 General Specifications, 7.9: from the right, the check digit first, digits weigh 1 and 3 in turn."""
    weights = (1, 3)
    return (
        digits.isdigit() and not sum(int(d) * weights[at % 2] for at, d in enumerate(reversed(digits))) % 10
    )


def _is_enough(read: Sequence[_Reading], patches_are_done: bool) -> bool:
    """A line code is what an article is known by: beside a QR code there may be one that is harder to read, and what seems a short
    one may be part of a longer one, laid level."""
    kinds = {reading.kind for reading in _confirmed(read)} - set(_MATRIX_KINDS)
    return bool(kinds if patches_are_done else kinds - set(_SHORT_KINDS))


def _confirmed(read: Sequence[_Reading]) -> list[_Reading]:
    """Long kinds first: a short one that lies on a long one is a part of it."""
    kept: list[_Reading] = []
    for reading in sorted(read, key=lambda reading: reading.kind in _SHORT_KINDS):
        here = [
            other
            for other in read
            if _are_one_place(reading, other)
            and (reading.kind in _SHORT_KINDS or other.kind not in _SHORT_KINDS)
        ]
        agreeing = {other.view for other in here if other.value == reading.value}
        differing = {other.value for other in here} - {reading.value}
        is_sure = len(agreeing) >= _agreeing(reading) and not differing
        if is_sure and not any(_are_one_place(reading, other) for other in kept):
            kept.append(reading)
    return kept


def _agreeing(reading: _Reading) -> int:
    """How many readings have to agree."""
    if reading.kind in _MATRIX_KINDS:
        return 1
    length, thickness = sorted(
        float(np.linalg.norm(reading.corners[at] - reading.corners[0])) for at in (1, 3)
    )[::-1]
    if reading.kind in _SHORT_KINDS:
        return 3 if thickness >= _SHORT_THIN * length else _NEVER
    return 2 + (thickness < _THIN * length)


def _are_one_place(one: _Reading, other: _Reading) -> bool:
    if (one.kind in _MATRIX_KINDS) != (other.kind in _MATRIX_KINDS):
        return False
    return float(np.linalg.norm(one.middle - other.middle)) <= _NEAR * max(one.size, other.size)


def _told(reading: _Reading, width: int, height: int) -> FoundCode:
    shares = np.clip(reading.corners / (width, height), 0, 1)
    (left, top), (right, bottom) = shares.min(axis=0), shares.max(axis=0)
    gtin = reading.value if reading.kind in _GTIN_KINDS else ""
    if within := _GTIN_WITHIN.search(reading.value):
        gtin = within[1] or within[2]
    return FoundCode(
        symbology=reading.kind,
        value=reading.printed,
        gtin=gtin if has_check_digit(gtin) else "",
        left=float(left),
        top=float(top),
        right=float(right),
        bottom=float(bottom),
    )
