"""What perceiving takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from persea.perceive.picture_models import PictureModels
from persea.perceive.worker import Worker
from persea.seams import LanguageModel, Transcriber
from persea.store.database import Database
from persea.values import Capabilities


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
    transcriber: Transcriber | None = None
    """None: the built-in one, without the shop's words."""
    picture_models: PictureModels | None = None
    """None: no photo is compared by an image-embedding model."""
