"""Key frames of a clip: a few pictures, each from another scene, as sharp as the scene has them.

Decoded from memory by the decoder that the container names, which may look for no other and has no protocols. Time, size and
number are bounded: what is too long is looked at as far as time allows, and that is told.
"""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from persea.errors import UnreadableUpload
from persea.perceive.jobs.decoded import decoded
from persea.perceive.jobs.picture import Pixels, as_jpeg

if TYPE_CHECKING:
    from av import VideoFrame, VideoStream
    from av.container import InputContainer

_FORMATS = {"matroska": ("matroska", "matroska,webm"), "mp4": ("mov", "mov,mp4,m4a,3gp,3g2,mj2")}
_CODECS = "h264,hevc,vp8,vp9,av1,libdav1d,libaom-av1,libvpx,libvpx-vp9,mpeg4,h263,mjpeg"
_MOST_PIXELS = 4096 * 2304
_LONGEST = 1280  # pixels of a picture's longer side
_EVERY_S = 0.4
_ANOTHER_SCENE = 14.0  # of 255: mean difference of small pictures
_THUMB = 32
_MOST_BROKEN = 200

_Thumb = NDArray[np.float32]  # (_THUMB, _THUMB, 3)


class Watching(BaseModel):
    """`container` as perceive.kinds names it."""

    container: str
    most_frames: int = 6
    most_s: float = 120.0
    within_s: float = 20.0


class Frame(BaseModel):
    at_s: float
    jpeg: str
    """Base64."""


class KeyFrames(BaseModel):
    """No `frames` where there is no picture in it, but sound perhaps."""

    seconds: float
    frames: list[Frame] = []
    is_cut: bool = False
    """There is more that was not looked at."""


def key_frames(request: str, body: bytes) -> bytes:
    """A KeyFrames. Raises UnreadableUpload for what is damaged, too large, or no clip."""
    return chosen_of(body, Watching.model_validate_json(request)).model_dump_json().encode()


@dataclass(slots=True)
class _Scene:
    first: _Thumb
    at_s: float
    sharpness: float
    pixels: Pixels


def chosen_of(body: bytes, asked: Watching) -> KeyFrames:
    import av

    av.logging.set_level(av.logging.PANIC)
    name, whitelist = _FORMATS[asked.container]
    options = {"format_whitelist": whitelist, "protocol_whitelist": "none", "codec_whitelist": _CODECS}
    try:
        with av.open(
            io.BytesIO(body), "r", format=name, options=options, metadata_errors="ignore"
        ) as container:
            stream = _track(container)
            if stream is None:
                return KeyFrames(seconds=_seconds(container))
            return _watched(container, stream, asked)
    except (av.FFmpegError, ValueError, EOFError) as error:
        raise UnreadableUpload(
            "The clip is damaged, or not what it says it is",
            value=asked.container,
            fix="Record it again as MP4 or WebM",
        ) from error


def _track(container: InputContainer) -> VideoStream | None:
    """The first that moves: a cover beside music is no clip."""
    from av.stream import Disposition

    for stream in container.streams.video:
        if stream.disposition & Disposition.attached_pic:
            continue
        codec = stream.codec_context
        if codec is None:
            raise UnreadableUpload(
                "The clip is in a form that is not read here", fix="Save it as MP4 or WebM"
            )
        _check_size(codec.width, codec.height)
        return stream
    return None


def _check_size(width: int, height: int) -> None:
    if width * height > _MOST_PIXELS:
        raise UnreadableUpload(
            "The clip's pictures are too large",
            value=f"{width} x {height} pixels",
            fix="Send it in 4K or smaller",
        )


def _seconds(container: InputContainer) -> float:
    return (container.duration or 0) / 1_000_000


def _watched(container: InputContainer, stream: VideoStream, asked: Watching) -> KeyFrames:
    end_by = time.monotonic() + asked.within_s
    stream.thread_type = "SLICE"
    scenes: list[_Scene] = []
    seconds, next_s, is_cut = 0.0, 0.0, False
    for frame in _frames(container, stream):
        at_s = max(frame.time if frame.time is not None else seconds, 0.0)
        if at_s > asked.most_s or time.monotonic() > end_by:
            is_cut = True
            break
        seconds = max(seconds, at_s)
        if at_s < next_s:
            continue
        next_s = at_s + _EVERY_S
        _check_size(frame.width, frame.height)
        _look(scenes, frame, at_s, asked.most_frames)
    if not scenes:
        raise UnreadableUpload("There is no picture in the clip that can be shown", fix="Record it again")
    known = _seconds(container)
    return KeyFrames(
        seconds=known if 0 < known < 86_400 else seconds,
        frames=[
            Frame(at_s=scene.at_s, jpeg=base64.b64encode(as_jpeg(scene.pixels)).decode("ascii"))
            for scene in sorted(scenes, key=lambda scene: scene.at_s)
        ],
        is_cut=is_cut,
    )


def _look(scenes: list[_Scene], frame: VideoFrame, at_s: float, most: int) -> None:
    """Takes `frame` for the scene that it is like, where it is sharper, or as another one; the two scenes that are most alike
    become one where there are too many."""
    pixels = _upright(frame)
    thumb, sharpness = _thumb(pixels), _sharpness(pixels)
    alike = min(scenes, key=lambda scene: _difference(scene.first, thumb), default=None)
    if alike is not None and _difference(alike.first, thumb) < _ANOTHER_SCENE:
        if sharpness > alike.sharpness:
            alike.at_s, alike.sharpness, alike.pixels = at_s, sharpness, pixels
        return
    scenes.append(_Scene(thumb, at_s, sharpness, pixels))
    if len(scenes) > most:
        pairs = [(one, other) for place, one in enumerate(scenes) for other in scenes[place + 1 :]]
        nearest = min(pairs, key=lambda pair: _difference(pair[0].first, pair[1].first))
        worse = min(nearest, key=lambda scene: scene.sharpness)
        scenes[:] = [scene for scene in scenes if scene is not worse]


def _upright(frame: VideoFrame) -> Pixels:
    scale = min(1.0, _LONGEST / max(frame.width, frame.height))
    small = frame.reformat(
        width=max(2, round(frame.width * scale)), height=max(2, round(frame.height * scale)), format="rgb24"
    )
    turns = round((frame.rotation or 0) / 90) % 4
    return np.ascontiguousarray(np.rot90(small.to_ndarray(), turns))


def _thumb(pixels: Pixels) -> _Thumb:
    import cv2

    return np.asarray(cv2.resize(pixels, (_THUMB, _THUMB), interpolation=cv2.INTER_AREA), dtype=np.float32)


def _difference(one: _Thumb, other: _Thumb) -> float:
    return float(np.abs(one - other).mean())


def _sharpness(pixels: Pixels) -> float:
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return float(cv2.Laplacian(grey, cv2.CV_32F).var())


def _frames(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    for frame in decoded(container, stream, most_broken=_MOST_BROKEN):
        yield cast("VideoFrame", frame)
