"""What can be decoded of a stream: one that breaks off, or lacks a piece in its middle, is taken as far as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.container import InputContainer
    from av.stream import Stream
    from av.video.frame import VideoFrame


def decoded(
    container: InputContainer, stream: Stream, *, most_broken: int
) -> Iterator[AudioFrame | VideoFrame]:
    """Its frames; ends where more than `most_broken` packets in a row cannot be decoded."""
    import av

    broken = 0
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except (av.FFmpegError, EOFError):
            return
        if packet is None:
            return
        try:
            frames = packet.decode()
        except (av.FFmpegError, EOFError):
            broken += 1
            if broken > most_broken:
                return
            continue
        for frame in frames:
            broken = 0
            yield cast("AudioFrame | VideoFrame", frame)  # of a stream of sound or pictures
