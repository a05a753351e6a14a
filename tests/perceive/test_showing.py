"""What is kept of recordings and clips: sound and pictures, and nothing beside them."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest
from sounds import recorded, tone

from persea.perceive import Senses, kept_form
from persea.values import Sense, Upload

PLACE = "+51.5074-000.1278/"


def a_clip() -> bytes:
    """A second of grey in an mp4 that says where it was taken."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4", options={"movflags": "use_metadata_tags"}) as written:
        written.metadata["location"] = written.metadata["com.apple.quicktime.location.ISO6709"] = PLACE
        written.metadata["title"] = "At home"
        stream = written.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(10):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 120, np.uint8), format="rgb24")
            written.mux(stream.encode(frame))
        written.mux(stream.encode(None))
    return file.getvalue()


async def test_a_clip_is_kept_without_where_it_was_taken(senses: Senses) -> None:
    """As many pictures as before, in the same form; neither place nor title."""
    clip = a_clip()
    assert PLACE.encode() in clip
    kept, media_type = await kept_form(Upload(clip), Sense.VIDEO, senses)
    assert (PLACE.encode() in kept, b"At home" in kept, media_type) == (False, False, "video/mp4")
    with av.open(io.BytesIO(kept)) as opened:
        assert len(list(opened.decode(video=0))) == 10


@pytest.mark.parametrize("container", ["webm", "live webm", "m4a", "fragmented mp4"])
async def test_a_recording_is_kept_with_its_length(senses: Senses, container: str) -> None:
    """A browser that records does not yet know for how long; what is kept says so, and can be gone through."""
    given = recorded(container, tone(2.0, 48_000 if "webm" in container else 44_100))
    kept, media_type = await kept_form(Upload(given, media_type="audio/x"), Sense.VOICE, senses)
    assert media_type == ("audio/webm" if "webm" in container else "audio/mp4")
    with av.open(io.BytesIO(kept)) as opened:
        assert opened.duration is not None
        assert opened.duration / 1e6 == pytest.approx(2.0, abs=0.15)


async def test_what_cannot_be_written_anew_is_not_kept(senses: Senses) -> None:
    broken = a_clip()[:40] + bytes(400)
    assert (await kept_form(Upload(broken), Sense.VIDEO, senses))[0] == b""
