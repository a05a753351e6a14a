"""POST /v1/audio/transcriptions: the official openai client against a real server with the built-in transcriber."""

from __future__ import annotations

import io
import re
import wave
from collections.abc import Iterator
from pathlib import Path

import httpx2
import openai
import pytest

CLIP = Path(__file__).parents[1] / "perceive" / "clips" / "boots.ogg"
SAID = "show me hiking boots under one hundred dollars"


@pytest.fixture
def client(server_url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{server_url}/v1", api_key="any", max_retries=0) as opened:
        yield opened


def test_a_recording_becomes_its_text(client: openai.OpenAI) -> None:
    """Under any name of a model; who listened stands beside it."""
    with CLIP.open("rb") as file:
        told = client.audio.transcriptions.create(file=file, model="whisper-1", language="en", prompt="boots")
    assert told.text == SAID
    assert told.model_extra is not None
    assert told.model_extra["persea"]["by"] == "built-in"
    assert told.model_extra["persea"]["basic"] is True


def test_words_and_segments_have_times(client: openai.OpenAI) -> None:
    """verbose_json, with both granularities, as OpenAI's own client reads it."""
    told = client.audio.transcriptions.create(
        file=("a.ogg", CLIP.read_bytes()),
        model="persea-dictation",
        response_format="verbose_json",
        timestamp_granularities=["word", "segment"],
    )
    assert (told.text, told.language) == (SAID, "english")
    assert 3 < told.duration < 4
    assert told.words is not None
    assert " ".join(word.word for word in told.words) == SAID
    assert all(0 <= word.start < word.end <= 4 for word in told.words)
    assert told.segments is not None
    assert [segment.text for segment in told.segments] == [SAID]


def test_subtitles_and_plain_text(client: openai.OpenAI) -> None:
    """srt, vtt and text are texts."""
    answers = {
        form: client.audio.transcriptions.create(
            file=("a.ogg", CLIP.read_bytes()), model="x", response_format=form
        )
        for form in ("text", "srt", "vtt")
    }
    assert answers["text"] == f"{SAID}\n"
    clock = r"00:00:0\d[.,]\d{3} --> 00:00:0\d[.,]\d{3}"
    assert re.fullmatch(rf"1\n{clock}\n{SAID}\n", str(answers["srt"]))
    assert re.fullmatch(rf"WEBVTT\n\n{clock}\n{SAID}\n", str(answers["vtt"]))


def silence(seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(16_000)
        written.writeframes(bytes(int(seconds * 32_000)))
    return file.getvalue()


def test_silence_is_an_empty_text(client: openai.OpenAI) -> None:
    """Two megabytes of it too: this route takes more than others."""
    told = client.audio.transcriptions.create(
        file=("a.wav", silence(70)), model="x", response_format="verbose_json"
    )
    assert told.text == ""
    assert told.segments == []


def test_what_cannot_be_heard_is_told(client: openai.OpenAI) -> None:
    """Each in the shape of all errors, with its own status."""
    for data, status in (
        (b"", 422),
        (b"%PDF-1.7 text", 415),
        (b"OggS" + bytes(99), 422),
        (silence(190), 422),
    ):
        with pytest.raises(openai.APIStatusError) as told:
            client.audio.transcriptions.create(file=("a.wav", data), model="x")
        assert told.value.status_code == status, data[:10]


def test_a_request_without_a_file_or_of_another_kind_is_refused(server_url: str) -> None:
    """JSON, a form without a file, an unknown form of answer; and a Persea, which would ask itself for ever."""
    url = f"{server_url}/v1/audio/transcriptions"
    assert httpx2.post(url, json={"file": "x"}).status_code == 400
    assert httpx2.post(url, data={"model": "x"}, files={"other": b"x"}).status_code == 400
    file = {"file": ("a.ogg", CLIP.read_bytes())}
    assert httpx2.post(url, data={"response_format": "midi"}, files=file).status_code == 400
    itself = httpx2.post(url, files=file, headers={"user-agent": "persea"})
    assert itself.status_code == 400
    assert "cannot be its own transcriber" in itself.json()["error"]["message"]
