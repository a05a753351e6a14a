"""Recordings of every container are decoded from memory, bounded, and none makes the decoder open anything else."""

from __future__ import annotations

import io
import time
from collections.abc import AsyncIterator
from pathlib import Path

import av
import numpy as np
import pytest
import pytest_asyncio
from sounds import CONTAINERS, pitch, recorded, referring_mov, tone

from persea.errors import UnreadableUpload
from persea.perceive.jobs.audio import Decoding, samples_of
from persea.perceive.kinds import SOUNDING, container_of
from persea.perceive.worker import Worker


def decoded(body: bytes, *, most_s: float = 180.0, cuts: bool = False, container: str = "") -> np.ndarray:
    kind = container or container_of(body)
    assert kind is not None
    return samples_of(body, Decoding(container=kind, most_s=most_s, cuts=cuts))


@pytest.mark.parametrize("container", CONTAINERS)
def test_each_container_is_heard(container: str) -> None:
    """Its two seconds, at 16 kHz and in one channel, hold the tone that was recorded."""
    samples = decoded(recorded(container))
    assert 1.9 < len(samples) / 16_000 < 2.2
    assert abs(pitch(samples) - 440) < 2


def test_stereo_and_more_channels_become_one() -> None:
    """Six channels are mixed; the tone stays where it was."""
    for layout in ("stereo", "5.1"):
        samples = decoded(recorded("wav", tone(1.0), layout=layout))
        assert len(samples) == 16_000
        assert abs(pitch(samples) - 440) < 2


@pytest.mark.parametrize("container", ["webm", "ogg", "aac", "mp3", "flac", "wav", "fragmented mp4"])
def test_what_breaks_off_is_heard_as_far_as_it_goes(container: str) -> None:
    """A connection that was lost leaves the first half."""
    whole = recorded(container, tone(4.0, CONTAINERS[container][2]))
    cut = whole[: int(len(whole) * 0.6)]
    try:
        samples = decoded(cut)
    except UnreadableUpload:
        assert container == "fragmented mp4"  # its only fragment was not complete
        return
    assert 0.3 < len(samples) / 16_000 < 3.9


def test_what_is_no_recording_is_told() -> None:
    """Noise behind a true beginning, an empty file, a picture of another name."""
    noise = np.random.default_rng(3).integers(0, 256, 20_000, dtype=np.uint8).tobytes()
    for start, container in (
        (b"OggS", "ogg"),
        (b"fLaC", "flac"),
        (b"\x1aE\xdf\xa3", "matroska"),
        (b"", "mp4"),
    ):
        with pytest.raises(UnreadableUpload):
            decoded(start + noise, container=container)


PLAYLISTS = {
    "ffconcat": "ffconcat version 1.0\nfile '{path}'\n",
    "concat": "file '{path}'\n",
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:9,\n{path}\n#EXT-X-ENDLIST\n",
    "hls by file:": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://{path}\n#EXT-X-ENDLIST\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet'
    ' mimeType="audio/wav"><Representation id="1"><BaseURL>{path}</BaseURL></Representation></AdaptationSet></Period></MPD>',
}


@pytest.mark.parametrize("playlist", PLAYLISTS)
@pytest.mark.parametrize("container", sorted(SOUNDING))
def test_a_playlist_opens_nothing(playlist: str, container: str, tmp_path: Path) -> None:
    """Whatever it is taken for, the local recording that it names is not decoded."""
    secret = tmp_path / "secret.wav"
    secret.write_bytes(recorded("wav"))
    body = PLAYLISTS[playlist].format(path=secret).encode()
    with pytest.raises(UnreadableUpload):
        decoded(body, container=container)
    with pytest.raises(UnreadableUpload):  # behind the bytes by which a container is told
        decoded(
            {"mp3": b"ID3", "ogg": b"OggS", "flac": b"fLaC"}.get(container, b"") + body, container=container
        )


def test_a_film_that_names_another_file_opens_nothing(tmp_path: Path) -> None:
    """QuickTime may say that its sound lies elsewhere: that is not followed, by a full path or by one beside it. A decoder
    that is told to follow does give the other file away."""
    secret = tmp_path / "secret.wav"
    secret.write_bytes(recorded("wav"))
    follows = {"enable_drefs": "1", "use_absolute_path": "1"}
    with av.open(io.BytesIO(referring_mov(str(secret))), "r", format="mov", options=follows) as opened:
        assert sum(frame.samples for frame in opened.decode(audio=0)) == 16_000
    for path in (str(secret), f"file:{secret}", "secret.wav"):
        body = referring_mov(path)
        assert container_of(body) == "mp4"
        with pytest.raises(UnreadableUpload):
            decoded(body)


def test_too_long_is_refused_or_cut() -> None:
    """Without decoding the rest: ten minutes of silence cost no more than the bound."""
    body = recorded("flac", np.zeros(16_000 * 600, np.int16))
    begun = time.process_time()
    with pytest.raises(UnreadableUpload, match="too long: more than 60 s"):
        decoded(body, most_s=60)
    assert time.process_time() - begun < 1.0
    assert len(decoded(body, most_s=60, cuts=True)) == 60 * 16_000


def test_odd_rates_and_channels_are_refused() -> None:
    """A header that promises a million samples a second, or a hundred channels, is not believed."""
    body = bytearray(recorded("wav"))
    body[24:28] = (4_000_000).to_bytes(4, "little")
    with pytest.raises(UnreadableUpload):
        decoded(bytes(body))
    body = bytearray(recorded("wav"))
    body[22:24] = (100).to_bytes(2, "little")
    with pytest.raises(UnreadableUpload):
        decoded(bytes(body))


@pytest_asyncio.fixture
async def ears() -> AsyncIterator[Worker]:
    made = Worker("ears")
    yield made
    await made.close()


async def test_it_works_behind_the_walls(ears: Worker) -> None:
    """The confined process decodes, tells faults as faults, and lives on."""
    good, bad = Decoding(container="ogg", most_s=60), Decoding(container="mp4", most_s=60)
    pcm = await ears.ask("audio:decode", good, recorded("ogg"), wall_s=30)
    pid = ears.pid
    assert abs(pitch(np.frombuffer(pcm, "<i2")) - 440) < 2
    with pytest.raises(UnreadableUpload, match="damaged"):
        await ears.ask("audio:decode", bad, b"\0\0\0\x18ftypmp42" + b"x" * 100, wall_s=30)
    assert ears.pid == pid
