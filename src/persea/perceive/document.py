"""Documents: what stands on their pages. A worker opens them; nothing in one is obeyed, run or fetched."""

from __future__ import annotations

from persea.perceive.jobs.documents import OPENED, ReadDocument
from persea.perceive.kinds import Container
from persea.perceive.senses import Senses
from persea.values import Perceived, Sense, Upload

_WALL_S = 90.0
"""Of scans above all: each page takes seconds."""


async def read_document(upload: Upload, container: Container, senses: Senses) -> Perceived:
    """Its pages as text. Raises UnreadableUpload, SensesBusy."""
    asked = ReadDocument(container=container, name=upload.name, media_type=upload.media_type)
    found = OPENED.validate_json(await senses.eyes.ask("documents:read", asked, upload.data, wall_s=_WALL_S))
    return Perceived(Sense.DOCUMENT, upload.name, document=found.document, unable=found.unable)
