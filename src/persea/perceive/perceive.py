"""One upload, perceived: which sense takes it is told by its first bytes.

A sense is one file and one line here. What is decoded and recognised is done by the worker processes that a sense asks; what
the shop knows of it (which product has that barcode) is looked up here, outside of them. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from persea.errors import TooLarge, UnknownUpload, UnreadableUpload
from persea.perceive.document import read_document
from persea.perceive.image import see_image
from persea.perceive.jobs.look import Looking
from persea.perceive.kinds import SOUNDING, Container, container_of, sense_of
from persea.perceive.senses import Senses as Senses
from persea.perceive.video import watch_clip
from persea.perceive.voice import hear_voice, listen
from persea.seams import Talk
from persea.values import Heard, Perceived, Sense, Upload, plain_name

MOST_BYTES = 20 << 20
_READY_S = 60.0
_MOST_TYPE = 120

Perceiving = Callable[[Upload, Container, Senses], Awaitable[Perceived]]

_SENSES: dict[Sense, Perceiving] = {
    Sense.VOICE: hear_voice,
    Sense.IMAGE: see_image,
    Sense.DOCUMENT: read_document,
    Sense.VIDEO: watch_clip,
}


async def get_ready(senses: Senses) -> None:
    """Loads what looking at a picture takes, so that the first one does not wait for it. Nothing where it is loaded."""
    if senses.eyes.pid is None:
        await senses.eyes.ask("look:warm", Looking(), b"", wall_s=_READY_S)


async def perceive(upload: Upload, senses: Senses) -> Perceived:
    """What `upload` says, shows or holds.

    Raises UnknownUpload for what is not read here, UnreadableUpload for what is damaged or locked, TooLarge, SensesBusy.
    """
    upload = replace(upload, name=plain_name(upload.name), media_type=upload.media_type[:_MOST_TYPE])
    container = _container(upload)
    sense = sense_of(upload, container)
    perceiving = None if sense is None else _SENSES.get(sense)
    if container is None or perceiving is None:
        raise UnknownUpload(
            "This kind of file is not read here",
            value=upload.name or upload.media_type or None,
            fix="Send a recording, a picture (JPEG, PNG, WebP, GIF, HEIC, AVIF), a short clip, a PDF, an office document or a text",
        )
    return await perceiving(upload, container, senses)


async def write_down(upload: Upload, senses: Senses, talk: Talk) -> Heard:
    """What is said in `upload`, whatever it is called; a film counts for its sound.

    Raises as `perceive` does. Where nothing is said, or made out, the text is empty.
    """
    container = _container(upload)
    if container is None or container not in SOUNDING:
        raise UnknownUpload(
            "This is no recording that is read here",
            value=upload.name or upload.media_type or None,
            fix="Send webm, ogg, mp4, m4a, aac, mp3, flac or wav",
        )
    heard, _ = await listen(upload, container, senses, talk)
    return heard


def _container(upload: Upload) -> Container | None:
    if not upload.data:
        raise UnreadableUpload("The file is empty", value=upload.name or None)
    if len(upload.data) > MOST_BYTES:
        raise TooLarge(
            "The file is too large", value=f"{len(upload.data)} bytes", fix=f"At most {MOST_BYTES >> 20} MiB"
        )
    return container_of(upload.data)
