"""A recording or clip anew, with the same sound and pictures and nothing beside them: phones write where it was taken.

Nothing is decoded. What a browser has recorded itself gets its length this way, too, so that one can go to any second of it.
"""

from __future__ import annotations

import io

from persea.errors import UnreadableUpload
from persea.perceive.showing import Bared

_FORMATS = {
    "matroska": ("matroska", "matroska,webm", ("webm", "matroska")),
    "mp4": ("mov", "mov,mp4,m4a,3gp,3g2,mj2", ("mp4",)),
}
"""Of each container: the reader's name of its format, all that may come of that, and in which it is written, at best."""


def bare(request: str, body: bytes) -> bytes:
    """Raises UnreadableUpload where it cannot be written anew."""
    import av

    av.logging.set_level(av.logging.PANIC)
    _, _, kinds = _FORMATS[Bared.model_validate_json(request).container]
    for kind in kinds:
        try:
            return _written(request, body, kind)
        except (av.FFmpegError, ValueError, EOFError) as error:
            failure = error
    raise UnreadableUpload("The recording cannot be kept") from failure


def _written(request: str, body: bytes, kind: str) -> bytes:
    import av

    name, whitelist, _ = _FORMATS[Bared.model_validate_json(request).container]
    options = {"format_whitelist": whitelist, "protocol_whitelist": "none"}
    file = io.BytesIO()
    with (
        av.open(io.BytesIO(body), "r", format=name, options=options, metadata_errors="ignore") as given,
        av.open(file, "w", format=kind) as written,
    ):
        tracks = {
            one.index: written.add_stream_from_template(one)
            for one in (*given.streams.video, *given.streams.audio)
        }
        for track in tracks.values():
            track.metadata.clear()
        for packet in given.demux(*(given.streams[index] for index in tracks)):
            if packet.dts is not None:
                packet.stream = tracks[packet.stream.index]
                written.mux_one(packet)
    return file.getvalue()
