"""The points of a picture by which it is known again, how they are packed, and a short vector of all of them.

A point is a place, the colour around it and a RootSIFT descriptor: SIFT's histogram of gradients, whose root compares by
what two histograms share. The vector (VLAD) sums, for each of 32 "words" of descriptors, how the picture's own differ from
it; pictures of the same thing have similar ones. What it does not do: compare two pictures (alike.py).

Lowe, Distinctive image features from scale-invariant keypoints, 2004. Arandjelovic and Zisserman, Three things everyone
should know to improve object retrieval, 2012. Jégou et al., Aggregating local image descriptors, 2012.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

FORM = 1
"""Of what is packed here: another one cannot be compared with it."""
VECTOR_LENGTH = 1024
SIDE = 640
"""Pixels of the longer side that points are looked for in."""

_SMALL = 360  # a smaller picture has more points when it is doubled
_LEAST_CONTRAST = 0.02
_CELLS = 5  # a side
_ROOT_SCALE = 512  # a root of a share of a histogram, as a byte
_HEAD = struct.Struct("<BHHH")
_PLACE_SCALE = 65535
_POINT_BYTES = 4 + 2 + 128


@dataclass(frozen=True, slots=True)
class Points:
    """Of one picture of `width` by `height` pixels, as it was looked at."""

    width: int
    height: int
    places: Floats  # (n, 2), pixels from the left and the top
    tints: Bytes  # (n, 2), a* and b* of CIELAB around it, 128 is grey
    descriptors: Bytes  # (n, 128)

    def __len__(self) -> int:
        return len(self.places)

    def within(self, left: float, top: float, right: float, bottom: float) -> Bytes:
        """Descriptors of a part, in shares of width and height."""
        x, y = self.places[:, 0] / self.width, self.places[:, 1] / self.height
        inside = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
        return self.descriptors[inside]


def points_of(pixels: Bytes, *, most: int) -> Points:
    """The `most` points of (height, width, 3) that stand out, some of them from each part of the picture."""
    import cv2

    if max(pixels.shape[:2]) < _SMALL:
        pixels = cv2.resize(pixels, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    height, width = pixels.shape[:2]
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    found, histograms = cv2.SIFT.create(contrastThreshold=_LEAST_CONTRAST).detectAndCompute(grey, None)
    if histograms is None:
        return _none(width, height)
    places = np.array([point.pt for point in found], dtype=np.float32)
    strength = np.array([point.response for point in found], dtype=np.float32)
    chosen = _spread(places, strength, (width, height), most)
    places, histograms = places[chosen], histograms[chosen]
    shares = histograms / (histograms.sum(axis=1, keepdims=True) + 1e-7)
    lab = cv2.cvtColor(cv2.GaussianBlur(pixels, (0, 0), 3), cv2.COLOR_RGB2LAB)
    at = places.round().astype(np.int64)
    tints = lab[at[:, 1].clip(0, height - 1), at[:, 0].clip(0, width - 1), 1:]
    return Points(
        width, height, places, tints, np.clip(np.sqrt(shares) * _ROOT_SCALE, 0, 255).astype(np.uint8)
    )


def _none(width: int, height: int) -> Points:
    return Points(
        width,
        height,
        np.zeros((0, 2), np.float32),
        np.zeros((0, 2), np.uint8),
        np.zeros((0, 128), np.uint8),
    )


def _spread(places: Floats, strength: Floats, size: tuple[int, int], most: int) -> NDArray[np.int64]:
    """Half of them are the strongest of all, half the strongest of their cell, in turns."""
    order = np.argsort(-strength, kind="stable")
    if len(order) <= most:
        return order
    cells = (places[order] * _CELLS / np.array(size)).astype(np.int64).clip(0, _CELLS - 1)
    cell = cells[:, 0] * _CELLS + cells[:, 1]
    rank = np.zeros(len(order), dtype=np.int64)
    for one in np.unique(cell):
        rank[cell == one] = np.arange(np.count_nonzero(cell == one))
    rank[: most // 2] = -1
    return order[np.lexsort((np.arange(len(order)), rank))[:most]]


def packed(points: Points) -> bytes:
    places = points.places / np.array([points.width, points.height], np.float32)
    return b"".join(
        (
            _HEAD.pack(FORM, points.width, points.height, len(points)),
            (places.clip(0, 1) * _PLACE_SCALE).astype("<u2").tobytes(),
            points.tints.tobytes(),
            points.descriptors.tobytes(),
        )
    )


def unpacked(data: bytes) -> Points:
    """Raises ValueError where it is not what `packed` gave."""
    if len(data) < _HEAD.size:
        raise ValueError(f"points take at least {_HEAD.size} bytes, not {len(data)}")
    form, width, height, count = _HEAD.unpack_from(data)
    if form != FORM or len(data) != _HEAD.size + count * _POINT_BYTES:
        raise ValueError(f"{len(data)} bytes are no {count} points of form {FORM}")
    places = np.frombuffer(data, "<u2", 2 * count, _HEAD.size).reshape(count, 2)
    tints = np.frombuffer(data, np.uint8, 2 * count, _HEAD.size + 4 * count).reshape(count, 2)
    descriptors = np.frombuffer(data, np.uint8, 128 * count, _HEAD.size + 6 * count).reshape(count, 128)
    size = np.array([width, height], np.float32)
    return Points(width, height, (places / _PLACE_SCALE * size).astype(np.float32), tints, descriptors)


@dataclass(frozen=True, slots=True)
class _Words:
    mean: Floats  # (128,)
    directions: Floats  # (128, 32), those in which descriptors differ most
    words: Floats  # (32, 32), a row each


@cache
def _words() -> _Words:
    """Made in the way of bench/sensing/picture_words.py."""
    with np.load(Path(__file__).with_name("picture_words.npz")) as file:
        mean, directions, words = (file[name].astype(np.float32) for name in ("mean", "directions", "words"))
    return _Words(mean, directions, words)


def vector(descriptors: Bytes) -> Floats:
    """(1024,) of length 1, or all 0 where there are no points. `descriptors` is (n, 128)."""
    known = _words()
    sums = np.zeros_like(known.words)
    if len(descriptors):
        reduced = (descriptors.astype(np.float32) / _ROOT_SCALE - known.mean) @ known.directions  # (n, 32)
        nearest = (-2 * reduced @ known.words.T + np.square(known.words).sum(axis=1)).argmin(axis=1)
        np.add.at(sums, nearest, reduced - known.words[nearest])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True).clip(1e-9)
        # A word that is seen often must not outweigh the others.
        sums *= np.bincount(nearest, minlength=len(sums))[:, None] ** 0.25 / lengths
    flat = np.sign(sums).ravel() * np.sqrt(np.abs(sums)).ravel()
    return cast(Floats, (flat / max(float(np.linalg.norm(flat)), 1e-9)).astype(np.float32))
