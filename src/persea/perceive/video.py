"""A clip, perceived: a few of its pictures are seen, its sound is heard. One that holds only sound is a recording.

The two run side by side, in two processes. What does not hold is said: a clip without sound is no fault, one that nobody can
see into is.
"""

from __future__ import annotations

import asyncio
import base64
from dataclasses import replace

from persea.errors import UnreadableUpload
from persea.perceive.image import see_image
from persea.perceive.jobs.video import Frame, KeyFrames, Watching
from persea.perceive.kinds import Container
from persea.perceive.senses import Senses
from persea.perceive.voice import hear_voice, listen
from persea.seams import Talk
from persea.values import Heard, Moment, Perceived, Sense, Upload, Watched

_WALL_S = 40.0
_DESCRIBED = 2  # pictures that a model is asked about: each costs a call


async def watch_clip(upload: Upload, container: Container, senses: Senses) -> Perceived:
    """Raises UnreadableUpload, SensesBusy."""
    asked = Watching(container=container.value)
    answer = await senses.eyes.ask("video:key_frames", asked, upload.data, wall_s=_WALL_S)
    found = KeyFrames.model_validate_json(answer)
    if not found.frames:
        return await hear_voice(upload, container, senses)
    (moments, unable), (heard, silence) = await asyncio.gather(
        _seen(found.frames, upload.name, senses), _heard(upload, container, senses)
    )
    told = [
        *([f"Only its first {found.frames[-1].at_s:.0f} seconds were looked at."] if found.is_cut else []),
        *silence,
    ]
    watched = Watched(found.seconds, moments, heard)
    return Perceived(Sense.VIDEO, upload.name, watched=watched, unable=(*told, *unable))


async def _seen(frames: list[Frame], name: str, senses: Senses) -> tuple[tuple[Moment, ...], tuple[str, ...]]:
    """What each picture shows; what none of them could be made out for."""
    blind = replace(senses, model=None, picture_models=None)
    moments: list[Moment] = []
    lacks: list[frozenset[str]] = []
    first: tuple[str, ...] = ()
    for place, frame in enumerate(frames):
        picture = Upload(base64.b64decode(frame.jpeg), name, "image/jpeg")
        perceived = await see_image(picture, Container.JPEG, senses if place < _DESCRIBED else blind)
        assert perceived.seen is not None, "a picture is seen, or is an error"
        moments.append(Moment(round(frame.at_s, 2), perceived.seen))
        lacks.append(frozenset(perceived.unable))
        first = first or perceived.unable
    shared = frozenset.intersection(*lacks)
    return tuple(moments), tuple(one for one in first if one in shared)


async def _heard(
    upload: Upload, container: Container, senses: Senses
) -> tuple[Heard | None, tuple[str, ...]]:
    """None where there is no sound, or none that can be read."""
    try:
        heard, _ = await listen(upload, container, senses, Talk(), cuts=True)
    except UnreadableUpload:
        return None, ("There is no sound in it that could be heard.",)
    return (heard, ()) if heard.text else (None, ("No words could be made out in its sound.",))
