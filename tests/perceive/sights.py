"""Made-up labels of goods, and photos of them: the same from the same seed."""

from __future__ import annotations

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
_WORDS = (
    "Larch",
    "Tonic",
    "No. 7",
    "Nettle",
    "500 g",
    "Harbour",
    "Rye",
    "Mallow",
    "Quarry",
    "Ember",
    "Fen",
    "Juniper",
)


def label(seed: int, *, ground: tuple[int, int, int] = (222, 190, 120)) -> Pixels:
    """(480, 400, 3): shapes and words on a coloured ground."""
    rng = np.random.default_rng(seed)
    picture = np.full((480, 400, 3), ground, np.uint8)
    for _ in range(25):
        centre = tuple(int(value) for value in rng.integers((20, 20), (380, 460)))
        colour = tuple(int(value) for value in rng.integers(0, 255) * np.ones(3, int))
        size = int(rng.integers(6, 40))
        if rng.random() < 0.5:
            cv2.circle(picture, centre, size, colour, int(rng.integers(2, 6)), cv2.LINE_AA)
        else:
            corners = rng.integers(-size, size, (5, 2)) + centre
            cv2.fillPoly(picture, [corners.astype(np.int32)], colour, cv2.LINE_AA)
    for _ in range(9):
        word = _WORDS[int(rng.integers(len(_WORDS)))] + str(rng.integers(10, 99))
        place = tuple(int(value) for value in rng.integers((5, 40), (230, 470)))
        shade = int(rng.integers(0, 90))
        cv2.putText(
            picture,
            word,
            place,
            int(rng.integers(0, 5)),
            float(rng.uniform(0.8, 1.8)),
            (shade,) * 3,
            2,
            cv2.LINE_AA,
        )
    return picture


def photo_of(thing: Pixels, *, degrees: float = 0.0, share: float = 0.8, light: float = 1.0) -> Pixels:
    """(600, 600, 3): the thing in the middle of a grey table, `share` of its own size, turned, with a camera's noise."""
    height, width = thing.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, share)
    turn[:, 2] += (300 - width / 2, 300 - height / 2)
    table = np.full((600, 600, 3), 150, np.uint8)
    photo = cv2.warpAffine(thing, turn, (600, 600), dst=table, borderMode=cv2.BORDER_TRANSPARENT)
    photo = cv2.GaussianBlur(photo, (0, 0), 0.7)
    noise = np.random.default_rng(0).normal(0, 3, photo.shape)
    return np.clip(photo * light + noise, 0, 255).astype(np.uint8)


def as_jpeg(picture: Pixels, quality: int = 85) -> bytes:
    written = io.BytesIO()
    Image.fromarray(picture).save(written, "JPEG", quality=quality)
    return written.getvalue()
