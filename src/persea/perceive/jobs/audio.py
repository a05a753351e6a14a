"""Sound out of any container: decoded from memory to what ears take, mono at 16 kHz, and no longer than asked.

A decoder is told which container it is and may not look for another: a playlist that calls itself a recording would make it
open what the playlist names. Of protocols it has none. What is heard in the sound is speech.py's.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from persea.errors import UnreadableUpload
from persea.perceive.jobs.decoded import decoded
from persea.values.senses import SOUND_RATE

if TYPE_CHECKING:
    from av import AudioFrame, AudioStream
    from av.container import InputContainer

Samples = NDArray[np.int16]

_FORMATS = {
    "matroska": ("matroska", "matroska,webm"),
    "ogg": ("ogg", "ogg"),
    "mp4": ("mov", "mov,mp4,m4a,3gp,3g2,mj2"),
    "mp3": ("mp3", "mp3"),
    "aac": ("aac", "aac"),
    "wav": ("wav", "wav"),
    "flac": ("flac", "flac"),
}
"""Of each container (perceive.kinds.Container): the decoder's name of its format, and of all that may come of that."""
_CODECS = (
    "opus,libopus,vorbis,libvorbis,aac,mp3float,mp3,flac,alac,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,"
    "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw,adpcm_ima_wav,adpcm_ms"
)
_MOST_CHANNELS = 8
_RATES_HZ = range(6_000, 200_000)
_MOST_BROKEN = 200  # pieces in a row that cannot be decoded: it is no sound


class Decoding(BaseModel):
    """`container` as perceive.kinds names it."""

    container: str
    most_s: float
    cuts: bool = False
    """True: what goes on for longer is cut off there, and no fault."""


def decode(request: str, body: bytes) -> bytes:
    """The sound in `body`: not JSON but samples, 16 bits each, little-endian, mono, at SOUND_RATE.

    Raises UnreadableUpload for what is damaged, holds no sound, or goes on for longer than `most_s`.
    """
    return samples_of(body, Decoding.model_validate_json(request)).tobytes()


def samples_of(body: bytes, asked: Decoding) -> Samples:
    """(n,)"""
    import av

    av.logging.set_level(av.logging.PANIC)
    name, whitelist = _FORMATS[asked.container]
    options = {"format_whitelist": whitelist, "protocol_whitelist": "none", "codec_whitelist": _CODECS}
    try:
        with av.open(
            io.BytesIO(body), "r", format=name, options=options, metadata_errors="ignore"
        ) as container:
            return _gathered(_resampled(container, _track(container)), asked)
    except (av.FFmpegError, ValueError, EOFError) as error:
        raise UnreadableUpload(
            "The recording is damaged, or not what it says it is",
            value=asked.container,
            fix="Record it again",
        ) from error


def _track(container: InputContainer) -> AudioStream:
    for stream in container.streams.audio:
        codec = stream.codec_context
        if codec is not None and codec.rate in _RATES_HZ and 0 < codec.channels <= _MOST_CHANNELS:
            return stream
    if container.streams.audio:
        raise UnreadableUpload(
            "The sound is in a form that is not read here", fix="Record it as WAV, Opus or AAC"
        )
    raise UnreadableUpload("There is no sound in it", fix="Send a recording")


def _gathered(pieces: Iterator[Samples], asked: Decoding) -> Samples:
    most = int(asked.most_s * SOUND_RATE)
    kept: list[Samples] = []
    count = 0
    for piece in pieces:
        kept.append(piece)
        count += len(piece)
        if count > most:
            if asked.cuts:
                break
            raise UnreadableUpload(
                "The recording is too long", value=f"more than {asked.most_s:g} s", fix="Send a shorter one"
            )
    if not kept:
        raise UnreadableUpload("There is no sound in it", fix="Record it again")
    return np.concatenate(kept)[:most]


def _resampled(container: InputContainer, stream: AudioStream) -> Iterator[Samples]:
    import av

    resampler = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
    for frame in _frames(container, stream):
        frame.pts = None  # gaps and jumps in time are no sound
        for resampled in resampler.resample(frame):
            yield resampled.to_ndarray().reshape(-1).astype(np.int16, copy=False)
    for resampled in resampler.resample(None):
        yield resampled.to_ndarray().reshape(-1).astype(np.int16, copy=False)


def _frames(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    for frame in decoded(container, stream, most_broken=_MOST_BROKEN):
        frame = cast("AudioFrame", frame)
        if frame.sample_rate not in _RATES_HZ or not 0 < len(frame.layout.channels) <= _MOST_CHANNELS:
            return
        yield frame
