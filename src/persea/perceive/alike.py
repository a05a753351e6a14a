"""Which of the shop's products a photo shows, by their pictures: a shortlist first, then point by point.

The shortlist is by pgvector, of the photo as a whole and of parts of it. Only what agrees in enough points, in one view that
a camera can have, is said to look like it; a plain thing without print or pattern has too few, and nothing is said. What it
does not do: name what is similar.
"""

from __future__ import annotations

import base64

import numpy as np

from persea.perceive.jobs.alike import (
    LEAST_MATCHES,
    POINTS_OF_A_PHOTO,
    Comparing,
    Features,
    Looking,
    Match,
    Matches,
)
from persea.perceive.jobs.picture_points import FORM
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.store.pictures_index import AlikePicture, alike_pictures, has_pictures, pictures_at
from persea.values import Box, LooksLike

SHORTLIST, SHORTLIST_OF_PART = 30, 12
COMPARED = 32
_MOST_TOLD = 5
_WALL_S = 20.0
_FEW = 0.4  # of the best one's points, on the same spot: chance, or a picture's frame
_SAME_SPOT = 0.5  # of the smaller box
_TINT_OFF = 25.0  # CIELAB: a thing in another colour
_HALF_SURE = 10.0


async def alike(picture: bytes, eyes: Worker, database: Database) -> tuple[LooksLike, ...] | None:
    """Best first, each product once; None where the shop has no pictures to compare with.

    Raises UnreadableUpload, SensesBusy.
    """
    async with database.reading() as conn:
        if not await has_pictures(conn):
            return None
    looking = Looking(most=POINTS_OF_A_PHOTO, parts=True)
    answer = await eyes.ask("alike:features", looking, picture, wall_s=_WALL_S)
    photo = Features.model_validate_json(answer)
    if photo.count < LEAST_MATCHES:
        return ()
    candidates = await _shortlist(photo, database)
    if not candidates:
        return ()
    packed = [base64.b64decode(photo.points), *(candidate.points for candidate in candidates)]
    comparing = Comparing(sizes=[len(one) for one in packed])
    answer = await eyes.ask("alike:compare", comparing, b"".join(packed), wall_s=_WALL_S)
    return told(Matches.model_validate_json(answer).found, candidates)


async def _shortlist(photo: Features, database: Database) -> list[AlikePicture]:
    likeness: dict[int, float] = {}
    async with database.reading() as conn:
        for part, vector in enumerate(photo.vectors):
            limit = SHORTLIST_OF_PART if part else SHORTLIST
            for key, value in await alike_pictures(conn, words_text(vector), form=FORM, limit=limit):
                likeness[key] = max(value, likeness.get(key, -1.0))
        nearest = sorted(likeness, key=lambda key: (-likeness[key], key))[:COMPARED]
        return await pictures_at(conn, nearest)


def words_text(vector: str) -> str:
    """As PostgreSQL reads a halfvec, of what a job gave."""
    values = np.frombuffer(base64.b64decode(vector), "<f2").astype(np.float32)
    return "[" + ",".join(f"{value:.5g}" for value in values) + "]"


def told(found: list[Match], candidates: list[AlikePicture]) -> tuple[LooksLike, ...]:
    """By how many points agree and how near the colours are; of one spot only what has not far fewer than the best."""
    ranked = sorted(found, key=lambda match: (-_worth(match), match.index))
    kept: list[Match] = []
    products: set[str] = set()
    for match in ranked:
        product_id = candidates[match.index].product_id
        if product_id in products:
            continue
        if any(_worth(match) < _FEW * _worth(better) and _on_one_spot(match, better) for better in kept):
            continue
        products.add(product_id)
        kept.append(match)
    return tuple(
        LooksLike(
            candidates[match.index].product_id,
            match.matches,
            Box(match.left, match.top, match.right, match.bottom),
            round(_worth(match) / (_worth(match) + _HALF_SURE), 2),
        )
        for match in kept[:_MOST_TOLD]
    )


def _worth(match: Match) -> float:
    return float(match.matches * np.exp(-match.off_tint / _TINT_OFF))


def _on_one_spot(one: Match, other: Match) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(_area(one), _area(other))
    return width > 0 and height > 0 and width * height >= _SAME_SPOT * smaller


def _area(match: Match) -> float:
    return (match.right - match.left) * (match.bottom - match.top)
