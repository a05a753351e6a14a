"""How often a photo leads to its product, by how it was taken, and how often one of something else does.

The parts are Persea's own: points, vectors, the check of the view, and what is told. The shortlist is by the same vectors,
compared with all here and by pgvector in a server (its time is measured apart, with pictures that are made up).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import cv2
import numpy as np

from persea.catalog.demo.draw.raster import png
from persea.catalog.demo.shop import demo_products, picture
from persea.perceive.alike import COMPARED, SHORTLIST, SHORTLIST_OF_PART, told
from persea.perceive.jobs.alike import LEAST_MATCHES, Match, photo_features, same_view
from persea.perceive.jobs.picture_points import Points, points_of, vector
from persea.perceive.picture_upkeep import POINTS_OF_A_PICTURE
from persea.store.pictures_index import AlikePicture
from sensing.photo_sources import LEVELS, Pixels, photographed, photographs

_TEXTURED = 40  # points of the shop's picture


@dataclass(frozen=True, slots=True)
class Found:
    """Of `tried` photos, in how many the product was the first that was told, and among ten of the shortlist or told;
    in how many another was told first."""

    shop: str
    level: str
    goods: str
    tried: int
    first: int
    in_ten: int
    wrong: int


@dataclass(frozen=True, slots=True)
class PhotoFigures:
    found: tuple[Found, ...]
    absent_tried: int
    absent_accepted: int
    pictures: int
    seconds: float
    """Of one photo, on average: points, vectors and the check; without decoding and the database."""
    lacking: str = ""
    """Why nothing was measured."""


@dataclass(frozen=True, slots=True)
class _Shop:
    name: str
    pictures: list[Pixels]
    ids: list[str]
    points: list[Points]
    vectors: np.ndarray  # (n, 1024)


def measure(quick: bool) -> PhotoFigures:
    """A minute or two where `quick`, else some ten. Without photographs nothing is measured."""
    cv2.setNumThreads(1)
    random = np.random.default_rng(20261128)
    try:
        given = photographs()
    except FileNotFoundError as error:
        return PhotoFigures((), 0, 0, 0, 0.0, str(error))
    step = 6 if quick else 1
    real = _shop("photographs", given.products, [f"r{place}" for place in range(len(given.products))])
    drawings, ids = _drawn(40 if quick else 8)
    demo = _shop("demo shop", drawings, ids)
    found, taken = [], []
    for shop in (real, demo):
        for level in LEVELS:
            found += _tried(shop, level, step if shop is real else 3, given.grounds, random, taken)
    accepted = tried = 0
    for level in LEVELS:
        for thing in given.absent[:: step * 2 if quick else 1]:
            for shop in (real, demo):
                tried += 1
                first, _ = _asked(shop, photographed(thing, level, random, given.grounds), taken)
                accepted += bool(first)
    return PhotoFigures(
        tuple(found), tried, accepted, len(real.pictures) + len(demo.pictures), float(np.mean(taken))
    )


def table(figures: PhotoFigures) -> str:
    """As Markdown."""
    if figures.lacking:
        return f"Not measured: {figures.lacking}"
    rows = [
        f"| {one.shop} | {one.goods} | {one.level} | {one.tried} | {_share(one.first, one.tried)} |"
        f" {_share(one.in_ten, one.tried)} | {_share(one.wrong, one.tried)} |"
        for one in figures.found
        if one.tried
    ]
    return "\n".join(
        (
            "| pictures | goods | photo | tried | first | in ten | another first |",
            "|---|---|---|--:|--:|--:|--:|",
            *rows,
            "",
            f"Of {figures.absent_tried} photos of things that are not sold, {figures.absent_accepted} led to a product."
            f" {figures.seconds:.2f} s a photo of {figures.pictures} pictures, on one core.",
        )
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def _shop(name: str, pictures: Sequence[Pixels], ids: list[str]) -> _Shop:
    points = [points_of(_fitting(one), most=POINTS_OF_A_PICTURE) for one in pictures]
    return _Shop(name, list(pictures), ids, points, np.stack([vector(one.descriptors) for one in points]))


def _fitting(thing: Pixels) -> Pixels:
    share = 640 / max(thing.shape[:2])
    return thing if share >= 1 else cv2.resize(thing, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)


def _drawn(step: int) -> tuple[list[Pixels], list[str]]:
    ids = [product.id for product in demo_products(as_of=datetime.now(UTC))][::step]
    shown = []
    for id in ids:
        drawn = picture(id)
        assert drawn is not None
        data = np.frombuffer(png(drawn, 480), np.uint8)
        shown.append(np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1]))
    return shown, ids


def _tried(
    shop: _Shop,
    level: str,
    step: int,
    grounds: list[Pixels],
    random: np.random.Generator,
    taken: list[float],
) -> list[Found]:
    counts = {"textured": [0, 0, 0, 0], "plain": [0, 0, 0, 0]}
    for place in range(0, len(shop.pictures), step):
        first, ten = _asked(shop, photographed(shop.pictures[place], level, random, grounds), taken)
        own = shop.ids[place]
        count = counts["textured" if len(shop.points[place]) >= _TEXTURED else "plain"]
        for number, counted in enumerate((True, first == own, own in ten, bool(first) and first != own)):
            count[number] += counted
    return [Found(shop.name, level, goods, *count) for goods, count in counts.items()]


def _asked(shop: _Shop, photo: Pixels, taken: list[float]) -> tuple[str, set[str]]:
    """The product that is told first, or "", and ten."""
    begun = time.process_time()
    points, vectors = photo_features(_fitting(photo))
    likeness: dict[int, float] = {}
    for part, one in enumerate(vectors):
        scores = shop.vectors @ one
        for place in np.argsort(-scores)[: SHORTLIST_OF_PART if part else SHORTLIST]:
            likeness[int(place)] = max(float(scores[place]), likeness.get(int(place), -1.0))
    nearest = sorted(likeness, key=lambda place: -likeness[place])[:COMPARED]
    found: list[Match] = []
    if len(points) >= LEAST_MATCHES:
        for index, place in enumerate(nearest):
            view = same_view(points, shop.points[place])
            if view is not None:
                found.append(Match.of(index, view))
    result = told(found, [AlikePicture(shop.ids[place], "", b"") for place in nearest])
    taken.append(time.process_time() - begun)
    ids = [one.product_id for one in result]
    further = [shop.ids[place] for place in nearest if shop.ids[place] not in ids]
    return (ids[0] if ids else ""), set([*ids, *further][:10])


if __name__ == "__main__":
    import sys

    print(table(measure("--quick" in sys.argv)))
