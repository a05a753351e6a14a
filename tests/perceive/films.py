"""Clips of a test's own: scenes of one colour with a shape on it, with a tone below them or without sound."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction

import av
import numpy as np
from numpy.typing import NDArray

_FPS = 10


def a_scene(red: int, green: int, blue: int, *, width: int = 320, height: int = 240) -> NDArray[np.uint8]:
    picture = np.full((height, width, 3), (red, green, blue), np.uint8)
    picture[height // 4 : height // 2, width // 4 : width // 2] = 255 - picture[0, 0]
    return picture


def a_clip(
    scenes: Sequence[NDArray[np.uint8]],
    *,
    form: str = "mp4",
    codec: str = "mpeg4",
    scene_s: float = 1.0,
    tone_hz: float | None = None,
    sound_codec: str = "aac",
) -> bytes:
    """Each of `scenes` for `scene_s`."""
    out = io.BytesIO()
    with av.open(out, "w", format=form) as container:
        height, width = scenes[0].shape[:2]
        video = container.add_stream(codec, rate=_FPS)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        sound = container.add_stream(sound_codec, rate=48_000) if tone_hz else None
        for scene in scenes:
            for _ in range(round(scene_s * _FPS)):
                for packet in video.encode(av.VideoFrame.from_ndarray(scene, format="rgb24")):
                    container.mux(packet)
        for packet in video.encode(None):
            container.mux(packet)
        if sound is not None:
            at = np.arange(round(len(scenes) * scene_s * 48_000)) / 48_000
            samples = (8_000 * np.sin(2 * np.pi * (tone_hz or 0) * at)).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
            frame.sample_rate, frame.time_base, frame.pts = 48_000, Fraction(1, 48_000), 0
            resampler = av.AudioResampler(
                format=sound.codec_context.format,
                layout="mono",
                rate=48_000,
                frame_size=sound.codec_context.frame_size or 960,
            )
            for piece in (*resampler.resample(frame), *resampler.resample(None)):
                for packet in sound.encode(piece):
                    container.mux(packet)
            for packet in sound.encode(None):
                container.mux(packet)
    return out.getvalue()
