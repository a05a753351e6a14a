"""Files that are handed over in `persea chat`: read, made out, and what was made out in words."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from persea.channels.perceived_wire import cleaned, products_of
from persea.errors import BadRequest, TooLarge, UnknownUpload
from persea.perceive.perceive import MOST_BYTES
from persea.store.records import read_records
from persea.turn import House, perceive
from persea.values import Heard, Perceived, Seen, Upload

MOST_FILES = 4
"""With one message."""
_SHOWN_LINES = 4
_SHOWN_COLOURS = 3


async def hand_over(path: Path, house: House) -> Perceived:
    """What is made out of the file at `path`. Raises BadRequest where it cannot be read, and as `perceive` does."""
    if house.senses is None:
        raise UnknownUpload("Nothing but text is taken here")
    data = await asyncio.to_thread(_read, path)
    return cleaned(await perceive(Upload(data, path.name), house.senses))


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise BadRequest("There is no such file", value=str(path))
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge("The file is too large", value=str(path), fix=f"At most {MOST_BYTES >> 20} MiB")
        return path.read_bytes()
    except OSError as error:
        raise BadRequest("The file cannot be read", value=str(path), fix=error.strerror or "") from error


async def titles_of(perceived: Perceived, house: House) -> dict[str, str]:
    """By id, of the products that were made out."""
    ids = products_of(perceived)
    if not ids:
        return {}
    async with house.database.reading() as conn:
        return {record.id: record.title for record in await read_records(conn, ids)}


def in_words(perceived: Perceived, titles: Mapping[str, str]) -> list[str]:
    """A line for each thing that was made out, and for each that was not."""
    told: list[str] = []
    if perceived.heard:
        told.append(_heard(perceived.heard))
    if perceived.seen:
        told += _seen(perceived.seen, titles)
    if perceived.document:
        document = perceived.document
        count = max(document.page_count, len(document.pages))
        told.append(
            f"Read: {document.title or document.kind}, {count} page{'' if count == 1 else 's'} ({document.kind})"
        )
    if perceived.watched:
        watched = perceived.watched
        told.append(f"Watched: {watched.seconds:.0f} s")
        if watched.heard:
            told.append(_heard(watched.heard))
        for moment in watched.moments:
            told += [f"At {moment.at_s:.0f} s: {line}" for line in _seen(moment.seen, titles)]
    return list(dict.fromkeys([*told, *perceived.unable])) or ["Nothing was made out."]


def _heard(heard: Heard) -> str:
    notes = [heard.by, *(["unsure"] if heard.is_unsure else [])]
    note = ", ".join(one for one in notes if one)
    return f"Heard: “{heard.text}”" + (f" ({note})" if note else "")


def _seen(seen: Seen, titles: Mapping[str, str]) -> list[str]:
    told = [
        f"{code.symbology} {code.value}: {titles.get(code.product_id or '') or 'no product here'}"
        for code in seen.codes
    ]
    told += [f"Looks like: {titles[one.product_id]}" for one in seen.looks_like if one.product_id in titles]
    told += [f"Similar: {titles[one.product_id]}" for one in seen.similar if one.product_id in titles]
    if seen.lines:
        told.append("Printed: " + " / ".join(line.text for line in seen.lines[:_SHOWN_LINES]))
    if seen.described:
        told.append(f"{seen.described.by} sees: {seen.described.summary}")
    if seen.colours:
        told.append("Colours: " + ", ".join(colour.name for colour in seen.colours[:_SHOWN_COLOURS]))
    return told
