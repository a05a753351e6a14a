"""Pictures to measure by: real photographs that come with installed packages, and what a camera makes of them.

Photographs are those of scikit-image, scikit-learn and matplotlib, and of Debian's mate-backgrounds or of a folder that
PERSEA_BENCH_PHOTOS names. None of them comes with Persea. Each is a product's picture, whole and in tiles.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]

_OF_SCIKIT_IMAGE = (
    *("astronaut.png", "camera.png", "chelsea.png", "coffee.png", "coins.png", "hubble_deep_field.jpg"),
    *("ihc.png", "moon.png", "motorcycle_left.png", "retina.jpg", "rocket.jpg", "page.png"),
)
_GROUNDS = ("brick.png", "grass.png", "gravel.png")
_LARGEST, _TILE = 1200, 190


@dataclass(frozen=True, slots=True)
class Conditions:
    """How a photo is taken: up to `turn` degrees, so large a part of the thing, in so large a part of the photo, so bright."""

    part: float
    turn: float
    scale: tuple[float, float]
    tilt: float
    blur_px: float
    light: tuple[float, float]
    noise: float
    jpeg: int
    filled: tuple[float, float]


LEVELS = {
    "mild": Conditions(0.92, 6, (0.75, 1.0), 0.02, 0.5, (0.85, 1.15), 2, 80, (0.9, 1.0)),
    "medium": Conditions(0.8, 20, (0.55, 0.8), 0.06, 1.0, (0.65, 1.3), 4, 50, (0.6, 0.75)),
    "hard": Conditions(0.65, 45, (0.35, 0.55), 0.12, 1.6, (0.4, 1.5), 8, 25, (0.4, 0.5)),
}
_PHOTO_PX = 620


@dataclass(frozen=True, slots=True)
class Photographs:
    """`products` and `absent` are of different photographs; `grounds` is what things lie on."""

    products: list[Pixels]
    absent: list[Pixels]
    grounds: list[Pixels]


def photographs() -> Photographs:
    """Raises FileNotFoundError where there are none."""
    shown = [_read(folder / name) for folder, name in _shipped() if name not in _GROUNDS]
    grounds = [_read(folder / name) for folder, name in _shipped() if name in _GROUNDS]
    if not shown or not grounds:
        raise FileNotFoundError("no photographs: install scikit-image and scikit-learn")
    further = [_read(path) for path in _further()]
    absent = further if further else shown[::4]
    products = shown if further else [picture for place, picture in enumerate(shown) if place % 4]
    return Photographs(
        [tile for picture in products for tile in _tiles(picture, _TILE)],
        [tile for picture in absent for tile in _tiles(picture, 400)],
        grounds,
    )


def _shipped() -> list[tuple[Path, str]]:
    found = []
    for package, folder, names in (
        ("skimage", "data", (*_OF_SCIKIT_IMAGE, *_GROUNDS)),
        ("sklearn", "datasets/images", ("china.jpg", "flower.jpg")),
        ("matplotlib", "mpl-data/sample_data", ("grace_hopper.jpg",)),
    ):
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            at = Path(spec.origin).parent / folder
            found += [(at, name) for name in names if (at / name).is_file()]
    return found


def _further() -> list[Path]:
    folder = Path(os.environ.get("PERSEA_BENCH_PHOTOS", "/usr/share/backgrounds/mate/nature"))
    return sorted(path for path in folder.glob("*.jpg") if path.is_file()) if folder.is_dir() else []


def _read(path: Path) -> Pixels:
    with Image.open(path) as picture:
        picture.thumbnail((_LARGEST, _LARGEST))
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def _tiles(picture: Pixels, side: int) -> list[Pixels]:
    """The whole, and as many parts of about `side` pixels as it has."""
    height, width = picture.shape[:2]
    down, across = max(1, height // side), max(1, width // side)
    parts = [
        picture[
            y * height // down : (y + 1) * height // down, x * width // across : (x + 1) * width // across
        ]
        for y in range(down)
        for x in range(across)
    ]
    return [picture, *parts] if len(parts) > 1 else [picture]


def photographed(thing: Pixels, level: str, random: np.random.Generator, grounds: list[Pixels]) -> Pixels:
    """A part of `thing`, turned and tilted, on another ground, in other light, out of focus, as a JPEG is."""
    how = LEVELS[level]
    height, width = (int(side * how.part) for side in thing.shape[:2])
    top, left = (
        int(random.integers(0, have - keep + 1))
        for have, keep in zip(thing.shape, (height, width), strict=False)
    )
    thing = thing[top : top + height, left : left + width]
    scale = _PHOTO_PX / max(height, width) * random.uniform(*how.scale)
    frame = (np.array([width, height]) * scale / random.uniform(*how.filled)).astype(int)
    laid = _laid(thing, scale, how, _ground(grounds, frame, random), random)
    blurred = cv2.GaussianBlur(laid.astype(np.float32), (0, 0), how.blur_px * random.uniform(0.6, 1))
    falling = np.linspace(1, random.uniform(0.7 if level != "mild" else 0.95, 1), frame[0])[None, :, None]
    lit = blurred * random.uniform(*how.light) * falling * random.uniform(0.93, 1.07, 3)
    noisy = np.clip(lit + random.normal(0, how.noise, lit.shape), 0, 255).astype(np.uint8)
    return as_jpeg_shows(noisy, how.jpeg)


def _ground(grounds: list[Pixels], frame: NDArray[np.int64], random: np.random.Generator) -> Pixels:
    ground = grounds[int(random.integers(len(grounds)))]
    larger = max(1.0, *(frame / ground.shape[1::-1])) * 1.01
    ground = cv2.resize(ground, None, fx=larger, fy=larger)
    x, y = (
        int(random.integers(0, have - want + 1))
        for have, want in zip(ground.shape[1::-1], frame, strict=True)
    )
    return ground[y : y + frame[1], x : x + frame[0]].copy()


def _laid(
    thing: Pixels, scale: float, how: Conditions, ground: Pixels, random: np.random.Generator
) -> Pixels:
    height, width = thing.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.deg2rad(random.uniform(-how.turn, how.turn))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = (corners - [width / 2, height / 2]) * scale @ turn.T
    seen += random.uniform(-1, 1, (4, 2)) * how.tilt * max(width, height) * scale
    seen -= seen.min(axis=0)
    room = np.array(ground.shape[1::-1]) - seen.max(axis=0)
    seen += np.where(room > 0, random.uniform(0, 1, 2) * room, room / 2)
    if scale < 0.7:
        thing = cv2.GaussianBlur(thing, (0, 0), 0.35 / scale)
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    size = ground.shape[1::-1]
    warped = cv2.warpPerspective(thing, matrix, size)
    where = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    return np.where(where[..., None] > 127, warped, ground)


def as_jpeg_shows(picture: Pixels, quality: int) -> Pixels:
    _, written = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.ascontiguousarray(cv2.imdecode(written, cv2.IMREAD_COLOR)[..., ::-1])
