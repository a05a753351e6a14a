"""Clips are seen in a few pictures and heard by their sound, whatever of the two they hold."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from films import a_clip, a_scene
from sounds import recorded, referring_mov

from persea.errors import UnreadableUpload
from persea.perceive import Senses, perceive
from persea.perceive.jobs.video import Watching, chosen_of
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.values import Perceived, Sense, Upload

RED, GREEN, BLUE = a_scene(200, 20, 20), a_scene(20, 200, 20), a_scene(20, 20, 200)


@pytest.fixture
def shop(eyes: Worker, database: Database) -> Senses:
    """Of an empty shop."""
    return Senses(eyes, eyes, database)


async def watched(shop: Senses, data: bytes, name: str = "", media_type: str = "") -> Perceived:
    return await perceive(Upload(data, name, media_type), shop)


@pytest.mark.parametrize(
    ("form", "codec"), [("mp4", "mpeg4"), ("mp4", "libx264"), ("webm", "libvpx"), ("webm", "libvpx-vp9")]
)
def test_one_picture_of_each_scene_is_taken(form: str, codec: str) -> None:
    """Three scenes of a second each: three pictures, each from within its own."""
    found = chosen_of(
        a_clip([RED, GREEN, BLUE], form=form, codec=codec),
        Watching(container="mp4" if form == "mp4" else "matroska"),
    )
    assert [int(frame.at_s) for frame in found.frames] == [0, 1, 2]
    assert found.seconds == pytest.approx(3, abs=0.2)
    assert not found.is_cut


def test_a_clip_that_stands_still_is_one_picture() -> None:
    """Ten seconds of the same are not looked at six times."""
    found = chosen_of(a_clip([RED], scene_s=10), Watching(container="mp4"))
    assert len(found.frames) == 1


def test_many_scenes_are_bounded() -> None:
    """Of twelve scenes the six that differ most are kept, in their order."""
    scenes = [a_scene(20 * at, 240 - 20 * at, (60 * at) % 250) for at in range(12)]
    found = chosen_of(a_clip(scenes, scene_s=0.5), Watching(container="mp4"))
    times = [frame.at_s for frame in found.frames]
    assert len(times) == 6
    assert times == sorted(times)


def test_a_long_clip_is_looked_at_as_far_as_it_may_be() -> None:
    """What lies behind that is not decoded, and said."""
    found = chosen_of(a_clip([RED, GREEN, BLUE], scene_s=2), Watching(container="mp4", most_s=3.0))
    assert found.is_cut
    assert max(frame.at_s for frame in found.frames) <= 3.0


async def test_a_clip_is_seen_and_heard(shop: Senses) -> None:
    """The colours of what is in it with their seconds; a tone is no word, and that is said."""
    found = await watched(shop, a_clip([RED, BLUE], tone_hz=440), "clip.mp4", "video/mp4")
    assert found.sense is Sense.VIDEO
    assert found.watched is not None
    assert [int(moment.at_s) for moment in found.watched.moments] == [0, 1]
    assert found.watched.moments[0].seen.colours[0].name == "turquoise"
    assert found.watched.heard is None
    assert "No words could be made out in its sound." in found.unable


async def test_a_barcode_in_a_clip_is_read(shop: Senses) -> None:
    """As in a picture."""
    code = np.array(zxingcpp.create_barcode("4006381333931", zxingcpp.BarcodeFormat.EAN13).to_image(scale=3))
    scene = np.full((480, 640, 3), 255, np.uint8)
    grey = cv2.cvtColor(code, cv2.COLOR_GRAY2RGB) if code.ndim == 2 else code
    scene[100 : 100 + grey.shape[0], 100 : 100 + grey.shape[1]] = grey
    found = await watched(shop, a_clip([scene]), "clip.mp4")
    assert found.watched is not None
    assert [code.value for code in found.watched.moments[0].seen.codes] == ["4006381333931"]
    assert "There is no sound in it that could be heard." in found.unable


async def test_a_clip_without_pictures_is_a_recording(shop: Senses) -> None:
    """However its sender calls it."""
    found = await watched(shop, recorded("webm"), "clip.webm", "video/webm")
    assert found.sense is Sense.VOICE
    assert found.heard is not None


async def test_a_recording_that_holds_pictures_is_heard(shop: Senses) -> None:
    """What is called sound is taken as such."""
    found = await watched(shop, a_clip([RED], tone_hz=440), "clip.m4a", "audio/mp4")
    assert found.sense is Sense.VOICE


@pytest.mark.parametrize(
    "data", [a_clip([RED])[:600], b"\x1aE\xdf\xa3" + b"\0" * 500, b"\0\0\0\x18ftypisom" + b"\xff" * 900]
)
async def test_a_damaged_clip_is_an_error(shop: Senses, data: bytes) -> None:
    """It says so, and what to do."""
    with pytest.raises(UnreadableUpload) as error:
        await watched(shop, data, "clip.mp4", "video/mp4")
    assert error.value.fix


async def test_pictures_that_are_too_large_are_refused(shop: Senses) -> None:
    """By what the header says, before one is decoded."""
    large = a_clip([np.zeros((4000, 4000, 3), np.uint8)], scene_s=0.1)
    with pytest.raises(UnreadableUpload, match="too large"):
        await watched(shop, large, "clip.mp4", "video/mp4")


async def test_a_film_that_names_a_file_opens_none(shop: Senses, tmp_path: Path) -> None:
    """A movie whose sound lies in another file, as it says, finds nothing there."""
    other = tmp_path / "other.wav"
    other.write_bytes(recorded("wav"))
    with pytest.raises(UnreadableUpload):
        await watched(shop, referring_mov(str(other)), "clip.mp4", "video/mp4")
