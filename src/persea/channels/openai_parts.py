"""What a message to the OpenAI-compatible API holds beside text: sound, pictures, files. Made out, and never kept.

A picture may be named by an address: it is fetched from public addresses of the web only, with bounds of bytes and time. The
same file is sent again with each request of a conversation, so that of earlier messages only the newest few are opened.

https://platform.openai.com/docs/api-reference/chat/create (messages, content parts)
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import unquote_to_bytes

from pydantic import BaseModel

from persea.catalog.web.fetch import Fetcher, Pace
from persea.channels.attachments_api import Perceiving
from persea.channels.perceived_wire import cleaned
from persea.channels.wire import GivenText, clean
from persea.errors import BadRequest, FetchFailed, FetchRefused, TooLarge, UnknownUpload, UnreadableUpload
from persea.turn import House
from persea.values import Perceived, Upload, plain_name

MOST_PARTS = 4
"""Of one message, beside text."""
_MOST_BEFORE = 4
_MOST_FETCHED = 20 << 20
_PACE = Pace(min_interval_s=0.0, connect_timeout_s=5.0, read_timeout_s=10.0, whole_timeout_s=20.0, tries=1)
_DATA_URL = re.compile(
    r"data:(?P<type>[\w.+-]+/[\w.+-]+)?(?:;[\w.+-]+=[^;,]*)*(?P<base64>;base64)?,", re.ASCII
)
_SPACE = re.compile(r"\s+")


class InputAudio(BaseModel):
    data: str
    """Base64."""
    format: GivenText = ""


class ImageUrl(BaseModel):
    url: str


class GivenFile(BaseModel):
    file_data: str | None = None
    """Base64, or a data: URL."""
    filename: GivenText = ""
    file_id: str | None = None


class Part(BaseModel):
    type: str
    text: str | None = None
    input_audio: InputAudio | None = None
    image_url: ImageUrl | str | None = None
    file: GivenFile | None = None


Fetching = Callable[[str], Awaitable[Upload]]


async def fetch_picture(url: str) -> Upload:
    """Raises BadRequest where it cannot be had, without telling why: that would tell of networks."""
    try:
        async with Fetcher(pace=_PACE) as fetcher:
            page = await fetcher.get(url, max_bytes=_MOST_FETCHED)
    except (FetchFailed, FetchRefused) as error:
        raise BadRequest(
            "The picture cannot be fetched", value=clean(url[:200]), fix="Send it as a data: URL"
        ) from error
    return Upload(page.body, plain_name(page.url.partition("?")[0]), page.media_type)


def check_parts(parts: Sequence[Part]) -> None:
    """Raises BadRequest for a part that is of no kind that is read here, or lacks what its kind needs."""
    for part in parts:
        given = {
            "text": part.text,
            "input_audio": part.input_audio,
            "image_url": part.image_url,
            "file": part.file,
        }
        if part.type not in given:
            raise BadRequest(
                "That part of a message cannot be read",
                value=clean(part.type),
                fix="Send text, input_audio, image_url or file",
            )
        if given[part.type] is None and part.type != "text":
            raise BadRequest(f"A part of the type {part.type} lacks its {part.type}")


async def made_out_of(
    messages: Sequence[Sequence[Part]], house: House, perceive: Perceiving, fetch: Fetching
) -> list[tuple[Perceived, ...]]:
    """For each of `messages`, oldest first, what was made out of its parts. The last one raises as `perceive` does; what an
    earlier one holds that cannot be read was told when it was said, and is passed over."""
    made_out: list[tuple[Perceived, ...]] = []
    left = _MOST_BEFORE
    for place, parts in enumerate(reversed(messages)):
        others = [part for part in parts if part.type != "text"]
        if place == 0 and len(others) > MOST_PARTS:
            raise BadRequest(
                "Too much is handed over in one message",
                value=f"{len(others)} parts",
                fix=f"At most {MOST_PARTS}",
            )
        if place > 0:
            others = others[:left]
            left -= len(others)
        made_out.append(await _all(others, house, perceive, fetch, is_last=place == 0))
    return made_out[::-1]


async def _all(
    parts: Sequence[Part], house: House, perceive: Perceiving, fetch: Fetching, *, is_last: bool
) -> tuple[Perceived, ...]:
    found = []
    for part in parts:
        try:
            if house.senses is None:
                raise UnknownUpload("Nothing but text is taken here")
            found.append(cleaned(await perceive(await _upload(part, fetch), house.senses)))
        except (BadRequest, TooLarge, UnknownUpload, UnreadableUpload):
            if is_last:
                raise
    return tuple(found)


async def _upload(part: Part, fetch: Fetching) -> Upload:
    if part.input_audio is not None:
        kind = plain_name(part.input_audio.format)[:20]
        return Upload(_decoded(part.input_audio.data), "", f"audio/{kind}")
    if part.image_url is not None:
        url = part.image_url if isinstance(part.image_url, str) else part.image_url.url
        if url.startswith("data:"):
            return _of_data_url(url, "")
        if not url.startswith("https://"):
            raise BadRequest("A picture's address must begin with https:// or data:", value=clean(url[:80]))
        return await fetch(url)
    assert part.file is not None, "check_parts has seen to it"
    if part.file.file_data is None:
        raise BadRequest("No file is kept here that could be named by an id", fix="Send file_data")
    name = plain_name(part.file.filename)
    if part.file.file_data.startswith("data:"):
        return _of_data_url(part.file.file_data, name)
    return Upload(_decoded(part.file.file_data), name)


def _of_data_url(url: str, name: str) -> Upload:
    """https://www.rfc-editor.org/rfc/rfc2397"""
    read = _DATA_URL.match(url)
    if read is None:
        raise BadRequest("The data: URL cannot be read", value=clean(url[:40]))
    rest = url[read.end() :]
    return Upload(_decoded(rest) if read["base64"] else unquote_to_bytes(rest), name, read["type"] or "")


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(_SPACE.sub("", text), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadRequest("It is not base64", value=clean(text[:40])) from error
