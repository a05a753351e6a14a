"""The points of a picture, and which of the shop's pictures show the same thing.

Points are paired where the descriptors of two are nearest to each other by far; a picture shows the same where many pairs
agree in one view of a flat thing (a homography) that a camera can have: not mirrored, not bent, not a speck. What it does
not do: know of products.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from persea.perceive.jobs.picture import Pixels, as_jpeg, upright
from persea.perceive.jobs.picture_points import (
    SIDE,
    Floats,
    Points,
    packed,
    points_of,
    unpacked,
    vector,
)

LEAST_MATCHES = 15
"""Agreeing points. At 10, one in five photographs of other things was taken for a product's."""

POINTS_OF_A_PHOTO = 1000

_PARTS = (
    (0.0, 0.0, 0.6, 0.6),
    (0.4, 0.0, 1.0, 0.6),
    (0.0, 0.4, 0.6, 1.0),
    (0.4, 0.4, 1.0, 1.0),
    (0.2, 0.2, 0.8, 0.8),
)
_LEAST_AGREEING = (
    0.4  # of the pairs: the same word or logo on another thing has a third, the thing itself half and more
)
_LEAST_SPREAD = 0.05  # of the area that the picture's points take, as far as the photo shows it
_NEAREST_BY = 0.8  # Lowe's ratio of the distances of the nearest and the next
_OFF_PX = 6.0
_DRAWN_SIDE = 480
_TRIES = 500  # finds what two in five pairs agree in, with 99.9 %: 1 - (1 - 0.4^4)^500
_SMALLEST, _LARGEST = 0.08, 8.0  # how large the thing is, against the shop's picture
_MOST_BENT = 3.0  # one side against the opposite one
_LEAST_ASPECT, _MOST_ASPECT = 0.4, 2.5
_LEAST_PART_POINTS = 20


class Looking(BaseModel):
    """`drawn`: the body is an SVG of our own. `parts`: vectors of parts of it as well, for a photo of several things."""

    most: int
    drawn: bool = False
    parts: bool = False


class Showing(BaseModel):
    """How large the picture that is given back may be, in pixels of its longer side. `drawn`: an SVG of our own."""

    longest: int
    drawn: bool = False


class Features(BaseModel):
    """`points` and `vectors` (of half-precision floats, the whole first) in base64."""

    width: int
    height: int
    count: int
    points: str
    vectors: list[str]


class Comparing(BaseModel):
    """The body is the packed points of the photo and of each picture; `sizes` are theirs, in bytes."""

    sizes: list[int]


@dataclass(frozen=True, slots=True)
class View:
    """How a photo shows the thing of a picture; the box in shares of the photo."""

    matches: int
    box: tuple[float, float, float, float]
    off_tint: float


class Match(BaseModel):
    """`index` of the picture; the box is where its thing stands in the photo; `off_tint` is how far their colours lie
    apart, in CIELAB."""

    index: int
    matches: int
    left: float
    top: float
    right: float
    bottom: float
    off_tint: float

    @classmethod
    def of(cls, index: int, view: View) -> Match:
        left, top, right, bottom = view.box
        return cls(
            index=index, matches=view.matches, left=left, top=top, right=right, bottom=bottom,
            off_tint=view.off_tint,
        )  # fmt: skip


class Matches(BaseModel):
    found: list[Match]


def features(request: str, body: bytes) -> bytes:
    looking = Looking.model_validate_json(request)
    pixels = _drawn(body) if looking.drawn else upright(body, longest=SIDE)
    if looking.parts:
        points, vectors = photo_features(pixels, most=looking.most)
    else:
        points = points_of(pixels, most=looking.most)
        vectors = [vector(points.descriptors)]
    return (
        Features(
            width=points.width,
            height=points.height,
            count=len(points),
            points=base64.b64encode(packed(points)).decode(),
            vectors=[base64.b64encode(one.astype("<f2").tobytes()).decode() for one in vectors],
        )
        .model_dump_json()
        .encode()
    )


def shown(request: str, body: bytes) -> bytes:
    """A JPEG of it with nothing beside it, as a model is sent it."""
    showing = Showing.model_validate_json(request)
    return as_jpeg(_drawn(body) if showing.drawn else upright(body, longest=showing.longest))


def photo_features(pixels: Pixels, *, most: int = POINTS_OF_A_PHOTO) -> tuple[Points, list[Floats]]:
    """Its points, and the vectors of the whole and of those parts that have some."""
    points = points_of(pixels, most=most)
    parts = [points.within(*part) for part in _PARTS]
    return points, [
        vector(points.descriptors),
        *(vector(part) for part in parts if len(part) >= _LEAST_PART_POINTS),
    ]


def _drawn(body: bytes) -> Pixels:
    import io

    import resvg_py
    from PIL import Image

    drawn = bytes(resvg_py.svg_to_bytes(svg_string=body.decode(), width=_DRAWN_SIDE, skip_system_fonts=True))
    with Image.open(io.BytesIO(drawn), formats=("PNG",)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def compare(request: str, body: bytes) -> bytes:
    """Of each picture that shows what the photo shows, where it does."""
    sizes = Comparing.model_validate_json(request).sizes
    ends = np.cumsum(sizes)
    photo, *pictures = [unpacked(body[end - size : end]) for size, end in zip(sizes, ends, strict=True)]
    found = []
    for index, picture in enumerate(pictures):
        view = same_view(photo, picture)
        if view is not None:
            found.append(Match.of(index, view))
    return Matches(found=found).model_dump_json().encode()


def same_view(photo: Points, picture: Points) -> View | None:
    """How `photo` shows the thing of `picture`; None where it does not."""
    import cv2

    ours, theirs = _pairs(photo, picture)
    if len(ours) < LEAST_MATCHES:
        return None
    cv2.setRNGSeed(0)  # the same photo, the same answer
    homography, agreeing = cv2.findHomography(
        picture.places[theirs],
        photo.places[ours],
        cv2.USAC_MAGSAC,
        _OFF_PX,
        maxIters=_TRIES,
        confidence=0.999,
    )
    if homography is None or not _is_view(homography, picture):
        return None
    agree = agreeing.ravel().astype(bool)
    matches = int(agree.sum())
    if matches < max(LEAST_MATCHES, _LEAST_AGREEING * len(ours)):
        return None
    seen = _seen(homography, picture.places)
    if _area(picture.places[theirs[agree]]) < _LEAST_SPREAD * _area(picture.places[_within(seen, photo)]):
        return None
    tints = photo.tints[ours[agree]].astype(np.float32) - picture.tints[theirs[agree]]
    return View(matches, _box(seen, photo), float(np.linalg.norm(tints, axis=1).mean()))


def _pairs(photo: Points, picture: Points) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers of points that belong together: each of the picture's with the nearest of the photo's only."""
    if len(photo) < 2 or len(picture) < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    ours, theirs = photo.descriptors.astype(np.float32), picture.descriptors.astype(np.float32)
    distances = ours @ theirs.T  # (n, m)
    distances *= -2
    distances += np.square(theirs).sum(axis=1)  # squared, but for what each row has in common
    rows = np.arange(len(ours))
    first = distances.argmin(axis=1)
    own = np.square(ours).sum(axis=1)
    nearest = distances[rows, first] + own
    distances[rows, first] = np.inf
    next_one = distances.min(axis=1) + own
    clear = np.nonzero(nearest < _NEAREST_BY**2 * next_one)[0]
    clear = clear[np.argsort(nearest[clear], kind="stable")]
    _, once = np.unique(first[clear], return_index=True)
    return clear[once], first[clear[once]]


def _is_view(homography: NDArray[np.float64], picture: Points) -> bool:
    """Whether a camera may see the picture's frame so."""
    frame = _seen_frame(homography, picture)
    if frame is None:
        return False
    edges = np.roll(frame, -1, axis=0) - frame
    following = np.roll(edges, -1, axis=0)
    if (edges[:, 0] * following[:, 1] - edges[:, 1] * following[:, 0] <= 0).any():
        return False  # mirrored, or crossing itself
    lengths = np.linalg.norm(edges, axis=1)
    for one, other in ((0, 2), (1, 3)):
        if max(lengths[one], lengths[other]) > _MOST_BENT * min(lengths[one], lengths[other]):
            return False
    x, y = frame[:, 0], frame[:, 1]
    area = abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2
    scale = float(np.sqrt(area / (picture.width * picture.height)))
    aspect = (lengths[0] + lengths[2]) / (lengths[1] + lengths[3]) * picture.height / picture.width
    return _SMALLEST < scale < _LARGEST and bool(_LEAST_ASPECT < aspect < _MOST_ASPECT)


def _seen_frame(homography: NDArray[np.float64], picture: Points) -> NDArray[np.float64] | None:
    """(4, 2): the picture's corners as the photo shows them; None where one lies behind the camera."""
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * [picture.width, picture.height]
    seen = np.c_[corners, np.ones(4)] @ homography.T
    if (seen[:, 2] <= 1e-6).any():
        return None
    return np.asarray(seen[:, :2] / seen[:, 2:])


def _seen(homography: NDArray[np.float64], places: Floats) -> NDArray[np.float64]:
    """(n, 2): where the photo shows them, in its pixels."""
    seen = np.c_[places, np.ones(len(places))] @ homography.T
    return np.asarray(seen[:, :2] / np.maximum(seen[:, 2:], 1e-6))


def _within(seen: NDArray[np.float64], photo: Points) -> NDArray[np.bool_]:
    return np.asarray(((seen >= 0) & (seen <= [photo.width, photo.height])).all(axis=1))


def _area(places: Floats) -> float:
    import cv2

    return float(cv2.contourArea(cv2.convexHull(places))) if len(places) > 2 else 0.0


def _box(seen: NDArray[np.float64], photo: Points) -> tuple[float, float, float, float]:
    """Around the picture's points, and not around its empty ground."""
    places = seen / [photo.width, photo.height]
    low, high = np.quantile(places, 0.02, axis=0).clip(0, 1), np.quantile(places, 0.98, axis=0).clip(0, 1)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
