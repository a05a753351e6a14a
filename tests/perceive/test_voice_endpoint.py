"""Transcribers elsewhere: an endpoint with the shape of OpenAI's, on a real socket, and a chat model that hears."""

from __future__ import annotations

import asyncio
import contextlib
import io
import math
import wave
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from persea.errors import ModelBadReply, ModelRejected, ModelTimeout, SettingsError
from persea.llm.listening_model import ListeningModel
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.script import Reply, Script
from persea.llm.scripted import ScriptedServer
from persea.llm.transcription_endpoint import EndpointTranscriber
from persea.seams import Talk, TranscriptionChoice
from persea.values import HeardWord, Sound

SOUND = Sound(b"\1\0" * 16_000)
VERBOSE = {
    "task": "transcribe",
    "language": "english",
    "duration": 1.0,
    "text": " Any  red boots? ",
    "words": [{"word": " Any", "start": 0.1, "end": 0.2}, {"word": "red", "start": 0.2, "end": 0.4}],
    "segments": [
        {"start": 0.0, "end": 0.25, "avg_logprob": 0.0},
        {"start": 0.25, "end": 1.0, "avg_logprob": -0.5},
    ],
}


@dataclass
class Endpoint:
    """Answers as told, and remembers the forms that came."""

    url: str = ""
    answers: list[Response] = field(default_factory=list)
    forms: list[dict[str, list[str]]] = field(default_factory=list)
    sounds: list[bytes] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    wait_s: float = 0.0

    async def transcribe(self, request: Request) -> Response:
        self.keys.append(request.headers.get("authorization"))
        async with request.form() as form:
            sound = form["file"]
            assert not isinstance(sound, str)
            self.sounds.append(await sound.read())
            self.forms.append(
                {name: [str(each) for each in form.getlist(name)] for name in form if name != "file"}
            )
        await asyncio.sleep(self.wait_s)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@pytest_asyncio.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    made = Endpoint()
    app = Starlette(routes=[Route("/v1/audio/transcriptions", made.transcribe, methods=["POST"])])
    server = _Server(uvicorn.Config(app, host="127.0.0.1", port=0, lifespan="off", log_level="critical"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    made.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v1"
    yield made
    server.should_exit = True
    await serving


async def test_words_come_with_their_times_and_doubts(endpoint: Endpoint) -> None:
    """A WAV is sent with what is known of it; a word is as sure as the piece that it stands in."""
    endpoint.answers = [JSONResponse(VERBOSE)]
    ear = EndpointTranscriber(TranscriptionChoice(endpoint.url, "large", "sk-1"))
    heard = await ear.transcribe(SOUND, Talk("en", "boots, gaiters"))
    assert (heard.text, heard.by, heard.seconds) == ("Any red boots?", "large", 1.0)
    assert heard.words == (
        HeardWord("Any", 0.1, 0.2, 1.0),
        HeardWord("red", 0.2, 0.4, math.exp(-0.5)),
    )
    assert not heard.is_basic
    assert not heard.is_unsure
    assert endpoint.keys == ["Bearer sk-1"]
    assert endpoint.forms[0]["response_format"] == ["verbose_json"]
    assert endpoint.forms[0]["language"] == ["en"]
    assert endpoint.forms[0]["prompt"] == ["boots, gaiters"]
    with wave.open(io.BytesIO(endpoint.sounds[0])) as sent:
        assert (sent.getframerate(), sent.getnchannels(), sent.readframes(99_999)) == (16_000, 1, SOUND.pcm)
    await ear.close()


async def test_what_the_model_itself_doubts_is_to_be_read(endpoint: Endpoint) -> None:
    """By the thresholds at which it would try again: probability, and whether anybody speaks."""
    for doubt in ({"avg_logprob": -1.2}, {"avg_logprob": -0.1, "no_speech_prob": 0.8}):
        endpoint.answers = [JSONResponse({**VERBOSE, "segments": [{"start": 0, "end": 1, **doubt}]})]
        ear = EndpointTranscriber(TranscriptionChoice(endpoint.url))
        assert (await ear.transcribe(SOUND, Talk())).is_unsure
        await ear.close()


async def test_an_endpoint_that_tells_no_times_is_asked_for_the_text(endpoint: Endpoint) -> None:
    """Once it has refused, it is not asked for times again; without a key none is sent."""
    endpoint.answers = [
        JSONResponse({"error": {"message": "response_format not supported"}}, 400),
        JSONResponse({"text": "red boots"}),
    ]
    ear = EndpointTranscriber(TranscriptionChoice(endpoint.url))
    for _ in range(2):
        heard = await ear.transcribe(SOUND, Talk())
        assert (heard.text, heard.words) == ("red boots", ())
    assert [form["response_format"] for form in endpoint.forms] == [["verbose_json"], ["json"], ["json"]]
    assert endpoint.keys == [None] * 3
    await ear.close()


async def test_its_troubles_become_ours(endpoint: Endpoint) -> None:
    """A wrong key, something that is no transcriber, silence; the key stays out of what is said."""
    ear = EndpointTranscriber(TranscriptionChoice(endpoint.url, key="sk-secret"), timeout_s=0.3)
    endpoint.answers = [JSONResponse({"error": {"message": "bad sk-secret"}}, 401)]
    with pytest.raises(ModelRejected, match="does not accept the key") as told:
        await ear.transcribe(SOUND, Talk())
    assert "PERSEA_TRANSCRIBE_KEY" in str(told.value)
    assert "sk-secret" not in str(told.value)
    endpoint.answers = [Response("<html>")]
    with pytest.raises(ModelBadReply, match="does not transcribe"):
        await ear.transcribe(SOUND, Talk())
    endpoint.wait_s = 2
    with pytest.raises(ModelTimeout, match=r"longer than 0\.3 s"):
        await ear.transcribe(SOUND, Talk())
    await ear.close()
    with pytest.raises(SettingsError):
        EndpointTranscriber(TranscriptionChoice("ftp://x"))


async def test_a_chat_model_that_hears_writes_down() -> None:
    """It is sent the sound with the question; quotation marks, and a note of silence, are no words."""
    steps = (
        Reply(match="French", text="(silence)"),
        Reply(match=r"\[input_audio [0-9a-f]{8}\]", text='"Any red\nboots?"'),
    )
    with ScriptedServer(Script(steps=steps)) as server:
        model = OpenAICompatible(server.url, name="ears")
        ear = ListeningModel(model)
        heard = await ear.transcribe(SOUND, Talk(language="en"))
        assert (heard.text, heard.by, heard.language) == ("Any red boots?", "ears", "en")
        assert (await ear.transcribe(SOUND, Talk(language="French"))).text == ""
        await model.close()
