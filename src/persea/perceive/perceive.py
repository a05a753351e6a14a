"""One upload, perceived: which sense takes it is told by its first bytes.

A sense is one file and one line here. What is decoded and recognised is done by the worker processes that a sense asks; what
the shop knows of it (which product has that barcode) is looked up here, outside of them. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from persea.errors import TooLarge, UnknownUpload, UnreadableUpload
from persea.perceive.kinds import Container, container_of, sense_of
from persea.perceive.worker import Worker
from persea.seams import LanguageModel
from persea.store.database import Database
from persea.values import Capabilities, Perceived, Sense, Upload

MOST_BYTES = 20 << 20


@dataclass(frozen=True, slots=True)
class Senses:
    """What perceiving takes: the processes, the shop, and the model, which may see and hear."""

    eyes: Worker
    """Opens pictures, documents and clips."""
    ears: Worker
    """Opens and transcribes sound, so that a long recording keeps no picture waiting."""
    database: Database
    model: LanguageModel | None = None
    capabilities: Capabilities = field(default_factory=Capabilities)


Perceiving = Callable[[Upload, Container, Senses], Awaitable[Perceived]]

_SENSES: dict[Sense, Perceiving] = {}


async def perceive(upload: Upload, senses: Senses) -> Perceived:
    """What `upload` says, shows or holds.

    Raises UnknownUpload for what is not read here, UnreadableUpload for what is damaged or locked, TooLarge, SensesBusy.
    """
    if not upload.data:
        raise UnreadableUpload("The file is empty", value=upload.name or None)
    if len(upload.data) > MOST_BYTES:
        raise TooLarge(
            "The file is too large", value=f"{len(upload.data)} bytes", fix=f"At most {MOST_BYTES >> 20} MiB"
        )
    container = container_of(upload.data)
    sense = sense_of(upload, container)
    perceiving = None if sense is None else _SENSES.get(sense)
    if container is None or perceiving is None:
        raise UnknownUpload(
            "This kind of file is not read here",
            value=upload.name or upload.media_type or None,
            fix="Send a recording, a picture (JPEG, PNG, WebP, GIF, HEIC, AVIF), a short clip, a PDF, an office document or a text",
        )
    return await perceiving(upload, container, senses)
