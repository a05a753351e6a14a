"""What is kept of an upload, and how parts of it are shown again: a piece of a picture, a page of a document.

Whatever opens bytes runs in the worker processes. A picture is kept as it was looked at: drawn anew, upright, without what a
camera writes beside it. A clip, or a recording of a phone or browser, is written anew without what stands beside sound and pictures.
Other sound and documents are kept as they came.
"""

from __future__ import annotations

from pydantic import BaseModel

from persea.errors import UnreadableUpload
from persea.perceive.kinds import Container, container_of
from persea.perceive.perceive import Senses
from persea.values import Box, Sense, Upload

_WALL_S = 15.0
_JPEG = "image/jpeg"
_BYTES = "application/octet-stream"
_MEDIA_TYPES = {
    Container.MATROSKA: "webm", Container.OGG: "ogg", Container.MP4: "mp4", Container.MP3: "mpeg", Container.AAC: "aac",
    Container.WAV: "wav", Container.FLAC: "flac",
}  # fmt: skip


class Cleaned(BaseModel):
    longest: int = 1600


class Bared(BaseModel):
    """`container` as perceive.kinds names it."""

    container: str


class Cut(BaseModel):
    """Shares of the picture, as of a Box."""

    left: float
    top: float
    right: float
    bottom: float


class PageWanted(BaseModel):
    number: int
    longest: int = 1400


async def kept_form(upload: Upload, sense: Sense, senses: Senses) -> tuple[bytes, str]:
    """The bytes to keep, and what they are for a browser that shows them; no bytes of a clip that cannot be written anew.

    Raises UnreadableUpload, SensesBusy.
    """
    container = container_of(upload.data)
    if sense is Sense.IMAGE:
        return await senses.eyes.ask("picture:clean", Cleaned(), upload.data, wall_s=_WALL_S), _JPEG
    if sense in (Sense.VOICE, Sense.VIDEO) and container in _MEDIA_TYPES:
        kind = "audio" if sense is Sense.VOICE else "video"
        return await _without_beside(upload.data, container, senses), f"{kind}/{_MEDIA_TYPES[container]}"
    return upload.data, "application/pdf" if container is Container.PDF else _BYTES


async def _without_beside(data: bytes, container: Container, senses: Senses) -> bytes:
    if container not in (Container.MATROSKA, Container.MP4):
        return data
    try:
        return await senses.eyes.ask("bare:bare", Bared(container=container.value), data, wall_s=_WALL_S)
    except UnreadableUpload:
        return b""


async def cut_out(picture: bytes, box: Box, senses: Senses) -> bytes:
    """What is in `box` of a kept picture, as JPEG."""
    cut = Cut(left=box.left, top=box.top, right=box.right, bottom=box.bottom)
    return await senses.eyes.ask("showing:cut_out", cut, picture, wall_s=_WALL_S)


async def page_picture(pdf: bytes, number: int, senses: Senses) -> bytes:
    """A page of a kept PDF, drawn, as JPEG. Raises UnreadableUpload where there is no such page."""
    return await senses.eyes.ask("showing:draw_page", PageWanted(number=number), pdf, wall_s=_WALL_S)
