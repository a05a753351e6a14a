"""Reads the print in a picture, line by line, as it stands on the page.

The engine (PP-OCRv6 by rapidocr, its models in the package) finds pieces of print and reads each. Pieces that stand on one row
become one line, so that a price stays beside its article; blocks of text that stand side by side are read one after the other.

Where print is small it is looked for again in a larger picture. Time is bounded: the largest print is read first, and what is
not read by then is left out and told.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from persea.perceive.jobs.patience import patience
from persea.perceive.jobs.picture import Pixels
from persea.perceive.jobs.print_rows import Piece, rows_of

if TYPE_CHECKING:
    from rapidocr import RapidOCR

_GLANCE_PX = 640
_CLOSE_PX = 1280
_READABLE_PX = 16.0
"""High as letters have to be, for all of them to be found."""
_MOST_PIECES = 300
_AT_ONCE = 12
_SURE = 0.5
_SURE_OF_ONE = 0.95  # a round thing is easily taken for an "O"
_MOST_SIGNS = 400
_THREADS = 1  # barcodes are looked for beside it
_FEWEST_ON_A_PAGE = 12
_ONE_SIZE = 2.0  # the largest print of a page against most of it, headings left out
_MODELS = {"Det.model_path": "PP-OCRv6_det_small.onnx", "Rec.model_path": "PP-OCRv6_rec_small.onnx"}

_Corners = NDArray[np.float32]  # (pieces, 4, 2), in pixels, from the top left, clockwise


class FoundLine(BaseModel):
    """Cells of a row are two spaces apart. The box as shares of width and height."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Print:
    lines: list[FoundLine]
    left_out: int
    """Pieces of print that there was no time for."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where print is. `is_page`: it is many lines of about one size."""

    corners: _Corners
    is_page: bool


def find_print(pixels: Pixels, *, closest_px: int = _CLOSE_PX) -> Places:
    """`closest_px` is how large the picture is in which small print is looked for."""
    corners = _found(pixels, closest_px)
    return Places(corners, _is_page(_heights(corners)))


def read_print(pixels: Pixels, places: Places | None = None, *, within_s: float = 6.0) -> Print:
    """In reading order, of `places` as they were found, or all that is found. `within_s` of work bounds the reading."""
    is_over = patience(within_s)
    corners = (places or find_print(pixels)).corners
    order = np.argsort(-_heights(corners))[:_MOST_PIECES]
    pieces: list[Piece] = []
    read = 0
    for begin in range(0, len(order), _AT_ONCE):
        if begin and is_over():
            break
        chosen = order[begin : begin + _AT_ONCE]
        pieces += _read(pixels, corners[chosen])
        read += len(chosen)
    height, width = pixels.shape[:2]
    lines = [_line(row, width, height) for row in rows_of(pieces)]
    return Print([line for line in lines if line.text], len(corners) - read)


@cache
def _engine() -> RapidOCR:
    """Models by path: nothing is looked up, and nothing fetched."""
    import rapidocr

    folder = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            **{name: str(folder / file) for name, file in _MODELS.items()},
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Det.limit_type": "max",
            "Det.limit_side_len": 4000,  # scaled here
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
        }
    )


def _found(pixels: Pixels, closest_px: int) -> _Corners:
    """Where print is, at a glance, and again from nearer where it is small."""
    longest = max(pixels.shape[:2])
    found = _found_at(pixels, min(1.0, _GLANCE_PX / longest))
    if not len(found) or longest <= _GLANCE_PX:
        return found
    seen_px = float(np.median(_heights(found))) * _GLANCE_PX / longest
    if seen_px >= _READABLE_PX:
        return found
    nearer = min(longest, closest_px, _GLANCE_PX * 1.5 * _READABLE_PX / max(seen_px, 1.0)) / longest
    return _found_at(pixels, nearer)


def _found_at(pixels: Pixels, scale: float) -> _Corners:
    import cv2

    height, width = pixels.shape[:2]
    size = max(32, round(width * scale / 32) * 32), max(32, round(height * scale / 32) * 32)
    smaller = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    found = _engine()(smaller[..., ::-1], use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None or not len(found.boxes):
        return np.zeros((0, 4, 2), np.float32)
    return np.asarray(found.boxes * (width / size[0], height / size[1]), dtype=np.float32)


def _heights(corners: _Corners) -> NDArray[np.float32]:
    """The shorter side of each, (pieces,)."""
    if not len(corners):
        return np.zeros(0, np.float32)
    along = np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1)
    down = np.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    return np.asarray(np.minimum(along, down), dtype=np.float32)


def _is_page(heights: NDArray[np.float32]) -> bool:
    if len(heights) < _FEWEST_ON_A_PAGE:
        return False
    most, largest = np.percentile(heights, (50, 85))
    return bool(largest <= _ONE_SIZE * most)


def _read(pixels: Pixels, corners: _Corners) -> list[Piece]:
    engine = _engine()
    cut = engine.crop_text_regions(pixels[..., ::-1], corners)
    read = engine.recognize_txt(cut)
    return [
        Piece(_plain(text), float(sure), where.astype(np.float64))
        for text, sure, where in zip(read.txts, read.scores, corners, strict=True)
        if text.strip() and sure >= (_SURE if sum(map(str.isalnum, text)) > 1 else _SURE_OF_ONE)
    ]


def _plain(text: str) -> str:
    """Wide signs, which the engine puts among Latin letters, as the usual ones."""
    if any(unicodedata.east_asian_width(sign) == "W" for sign in text):
        return text.strip()[:_MOST_SIGNS]
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isprintable()).strip()[
        :_MOST_SIGNS
    ]


def _line(row: Sequence[Piece], width: int, height: int) -> FoundLine:
    corners = np.concatenate([piece.corners for piece in row])
    (left, top), (right, bottom) = (
        np.clip(edge / (width, height), 0, 1) for edge in (corners.min(axis=0), corners.max(axis=0))
    )
    signs = sum(len(piece.text) for piece in row)
    return FoundLine(
        text=_joined(row),
        confidence=sum(piece.confidence * len(piece.text) for piece in row) / max(signs, 1),
        left=float(left),
        top=float(top),
        right=float(right),
        bottom=float(bottom),
    )


def _joined(row: Sequence[Piece]) -> str:
    """Pieces that stand as near as words do are words of one cell."""
    text = ""
    for before, piece in zip((None, *row), row, strict=False):
        if before is not None:
            gap = piece.left - before.right
            text += " " if gap < 1.2 * min(piece.height, before.height) else "  "
        text += piece.text
    return text
