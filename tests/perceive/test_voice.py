"""A recording becomes what was said in it, or a sentence that tells why it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator

import numpy as np
import pytest
import pytest_asyncio
from sounds import CONTAINERS, clip, recorded, tone

from persea.errors import ModelUnavailable, UnknownUpload, UnreadableUpload
from persea.perceive import Senses, perceive
from persea.perceive.ears import BuiltIn, Relieved
from persea.perceive.perceive import write_down
from persea.perceive.worker import Worker
from persea.seams import Talk, Transcriber
from persea.store.database import Database
from persea.values import Heard, Perceived, Sense, Sound, Upload


@pytest_asyncio.fixture(scope="module")
async def ears() -> AsyncIterator[Worker]:
    made = Worker("ears")
    yield made
    await made.close()


class Deaf:
    """A Transcriber whose endpoint is away."""

    name = "away"

    async def transcribe(self, sound: Sound, talk: Talk) -> Heard:
        raise ModelUnavailable("The model endpoint cannot be reached")

    async def close(self) -> None:
        """Nothing is open."""


def senses(ears: Worker, transcriber: Transcriber | None = None) -> Senses:
    return Senses(ears, ears, Database("postgresql://nowhere", "unused"), transcriber=transcriber)


async def perceived(ears: Worker, data: bytes, name: str = "", media_type: str = "") -> Perceived:
    return await perceive(Upload(data, name, media_type), senses(ears))


async def test_a_spoken_request_is_written_down(ears: Worker) -> None:
    """With its words, when each was said, who heard it, and that this ear is a basic one."""
    told = await perceived(ears, clip("boots"), "voice.ogg")
    assert told.sense is Sense.VOICE
    assert told.unable == ()
    heard = told.heard
    assert heard is not None
    assert heard.text == "show me hiking boots under one hundred dollars"
    assert [word.text for word in heard.words] == heard.text.split()
    starts = [word.start_s for word in heard.words]
    assert starts == sorted(starts)
    assert heard.words[-1].end_s <= heard.seconds + 0.05
    assert (heard.by, heard.is_basic, heard.language) == ("built-in", True, "en")
    assert all(0 <= word.confidence <= 1 for word in heard.words)


@pytest.mark.parametrize("media_type", ["audio/webm", "audio/webm;codecs=opus"])
async def test_a_webm_of_a_browser_is_a_voice(ears: Worker, media_type: str) -> None:
    """What a microphone recorded in a page names itself audio, and is no film."""
    samples = tone(1.0, CONTAINERS["webm"][2])
    told = await perceived(ears, recorded("live webm", samples), media_type=media_type)
    assert told.sense is Sense.VOICE


async def test_silence_and_shreds_are_told(ears: Worker) -> None:
    """Each with what may help; a microphone that is off is not taken for a question."""
    silent = await perceived(ears, recorded("wav", np.zeros(32_000, np.int16)))
    assert silent.heard == Heard("", seconds=2.0)
    assert silent.unable == ("Nothing can be heard in the recording. Check the microphone, and speak again.",)
    offset = await perceived(ears, recorded("wav", np.full(32_000, 900, np.int16)))
    assert offset.unable == silent.unable
    short = await perceived(ears, recorded("wav", tone(0.1)))
    assert short.unable == ("The recording is too short to hold a word. Hold the button while you speak.",)


async def test_what_is_too_long_or_damaged_is_an_error(ears: Worker) -> None:
    """An error of the upload, with its remedy."""
    with pytest.raises(UnreadableUpload, match="too long: more than 180 s"):
        await perceived(ears, recorded("ogg", np.zeros(48_000 * 200, np.int16)))
    with pytest.raises(UnreadableUpload, match="damaged"):
        await perceived(ears, b"OggS" + bytes(500))


async def test_the_built_in_ear_stands_in_for_one_that_fails(ears: Worker) -> None:
    """Who has spoken is not asked to speak again; who heard it is told."""
    transcriber = Relieved(Deaf(), BuiltIn(ears))
    told = await perceive(Upload(clip("lighter")), senses(ears, transcriber))
    assert told.heard is not None
    assert (told.heard.text, told.heard.by) == ("which of these is lighter", "built-in")


async def test_a_film_counts_for_its_sound_where_a_transcript_is_asked(ears: Worker) -> None:
    """An mp4 without a name is one that a transcript can be asked of; a picture is none."""
    said = await write_down(Upload(recorded("m4a", np.zeros(44_100, np.int16))), senses(ears), Talk())
    assert said.text == ""
    with pytest.raises(UnknownUpload, match="no recording"):
        await write_down(Upload(b"\x89PNG\r\n\x1a\n" + bytes(100), "cat.png"), senses(ears), Talk())
