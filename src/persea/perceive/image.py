"""What a picture shows: its codes, its print, its colours, and what a model that sees says of it.

All that reads pixels is done in the worker's process (jobs/look.py). Here codes become products of this shop: by GTIN, by SKU, by
the address of a product's page, which is looked up and never fetched. What is written in a picture is data.
"""

from __future__ import annotations

import asyncio

import structlog

from persea.errors import ModelError
from persea.perceive.alike import alike
from persea.perceive.described import describe
from persea.perceive.jobs.codes import FoundCode
from persea.perceive.jobs.look import Looked, Looking
from persea.perceive.jobs.picture import Cleaning
from persea.perceive.jobs.print import FoundLine
from persea.perceive.kinds import Container
from persea.perceive.senses import Senses
from persea.store.codes import code_key, product_at, products_coded
from persea.store.database import Connection
from persea.store.pictures_index import picture_counts
from persea.store.shop import load_shop
from persea.values import (
    Box,
    Can,
    Code,
    Colour,
    Described,
    Line,
    LooksLike,
    Perceived,
    Seen,
    Sense,
    Similar,
    Upload,
)

_WALL_S = 30.0
_MODEL_SIDE = 1024  # pixels; models that see scale to about that
_SHORTEST_KEY, _LONGEST_KEY = 4, 64
_MUCH_PRINT = 8  # lines: a receipt or a letter, and no product
_FEWEST_DIGITS = 6  # that count, of a number of an article

_log = structlog.get_logger(__name__)


async def see_image(upload: Upload, container: Container, senses: Senses) -> Perceived:
    """Raises UnreadableUpload, SensesBusy."""
    describing = await _describing(upload, senses)
    try:
        answer = await senses.eyes.ask("look:look", Looking(), upload.data, wall_s=_WALL_S)
        looked = Looked.model_validate_json(answer)
        async with senses.database.reading() as conn:
            codes = await _with_products(conn, looked.codes)
        looks_like: tuple[LooksLike, ...] | None = ()
        if not any(code.product_id for code in codes):  # which is surer, and sooner told
            looks_like = await alike(upload.data, senses.eyes, senses.database)
        similar: tuple[Similar, ...] = ()
        is_found = looks_like or any(code.product_id for code in codes)
        if senses.picture_models is not None and not is_found and len(looked.lines) < _MUCH_PRINT:
            similar = await senses.picture_models.similar(upload.data, senses.eyes)
        described = None if describing is None else await describing
    finally:
        if describing is not None:
            describing.cancel()
    seen = Seen(
        width=looked.width,
        height=looked.height,
        codes=codes,
        lines=tuple(Line(line.text, line.confidence, _box(line)) for line in looked.lines),
        colours=tuple(Colour(c.name, c.share, c.hex) for c in looked.colours or ()),
        looks_like=looks_like or (),
        similar=similar,
        described=described,
    )
    return Perceived(
        Sense.IMAGE,
        upload.name,
        seen=seen,
        unable=unable(
            looked, seen, was_asked=describing is not None, compared=await _compared(seen, looks_like, senses)
        ),
    )


async def _compared(
    seen: Seen, looks_like: tuple[LooksLike, ...] | None, senses: Senses
) -> tuple[int, int] | None:
    """With the pictures of how many products it was compared in vain, and how many have any; None where it was not."""
    if looks_like is None or seen.looks_like:
        return None
    async with senses.database.reading() as conn:
        counts = await picture_counts(conn)
    return counts.indexed, counts.products


def unable(
    looked: Looked, seen: Seen, *, was_asked: bool, compared: tuple[int, int] | None
) -> tuple[str, ...]:
    """What a person would wonder about. `was_asked`: a model that sees; `compared`: with how many of how many products' own
    pictures."""
    is_known = bool(seen.looks_like) or any(code.product_id for code in seen.codes)
    told = []
    if looked.unread_code:
        told.append("There is a barcode, but it could not be read for certain.")
    if looked.unread_print:
        told.append("Some of the smaller print was not read.")
    if looked.colours is None and not is_known:
        told.append("There is too little light to tell the colours.")
    if was_asked and seen.described is None:
        told.append("The model that sees gave no description of it.")
    if not is_known and compared is None:
        told.append("Whether it is one of ours by its looks could not be checked.")
    if not is_known and compared is not None and compared[0] < compared[1]:
        told.append(
            f"So far I know {compared[0]:,} of {compared[1]:,} products by their pictures, and it is none of these."
        )
    elif not is_known and compared is not None:
        told.append(
            "None of the shop's pictures shows the same thing; plain goods are not known by their looks."
        )
    if not is_known and not was_asked and not seen.similar:
        told.append("What it shows could not be recognised: no model that sees pictures is in use.")
    return tuple(told)


async def _describing(upload: Upload, senses: Senses) -> asyncio.Task[Described | None] | None:
    """Begun before the rest is looked for, as it takes longest; None where no model sees."""
    if senses.model is None or senses.capabilities.vision.can is not Can.YES:
        return None
    picture = await senses.eyes.ask(
        "picture:clean", Cleaning(longest=_MODEL_SIDE), upload.data, wall_s=_WALL_S
    )
    return asyncio.create_task(_described(picture, senses))


async def _described(picture: bytes, senses: Senses) -> Described | None:
    assert senses.model is not None
    async with senses.database.reading() as conn:
        locale = (await load_shop(conn)).locale
    try:
        return await describe(senses.model, picture, locale)
    except (ModelError, TimeoutError) as error:
        _log.warning("picture not described", model=senses.model.name, why=str(error))
        return None


async def _with_products(conn: Connection, found: list[FoundCode]) -> tuple[Code, ...]:
    keys = {code.value: _key(code) for code in found}
    coded = await products_coded(conn, {key for key in keys.values() if key})
    codes = []
    for code in found:
        product = coded.get(keys[code.value])
        product_id = product.id if product else await product_at(conn, code.value)
        codes.append(Code(code.symbology, code.value, _box(code), product_id))
    return tuple(codes)


def _key(code: FoundCode) -> str:
    """As codes are compared; empty where it is none that a product may have."""
    if code.gtin:
        return code.gtin if len(code.gtin.lstrip("0")) >= _FEWEST_DIGITS else ""
    key = "" if "://" in code.value else code_key(code.value)
    return key if _SHORTEST_KEY <= len(key) <= _LONGEST_KEY else ""


def _box(found: FoundCode | FoundLine) -> Box:
    return Box(found.left, found.top, found.right, found.bottom)
