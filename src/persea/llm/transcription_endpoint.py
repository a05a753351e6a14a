"""A Transcriber behind any OpenAI-compatible endpoint: POST /v1/audio/transcriptions.

Asked for words with their times; an endpoint that tells none is asked once more for the text alone, and from then on so.

https://platform.openai.com/docs/api-reference/audio/createTranscription
"""

from __future__ import annotations

import asyncio
import math

import httpx2
import openai
from pydantic import BaseModel, ConfigDict, ValidationError

from persea.errors import ModelBadReply, ModelTimeout
from persea.llm.addresses import checked_address, shown_address
from persea.llm.client import headers_for, open_client
from persea.llm.failures import Endpoint, translated
from persea.llm.wav import as_wav
from persea.seams import Talk, TranscriptionChoice
from persea.values import Heard, HeardWord, Sound

_USUAL_MODEL = "whisper-1"  # a server with one model takes any name
_TIMEOUT_S = 60.0
_TEACHING = (400, 404, 415, 422, 500, 501)  # by which an endpoint may refuse the form of the answer
# Below and above these the model itself decodes anew: https://github.com/openai/whisper (transcribe.py)
_UNSURE_LOG_PROBABILITY = -1.0
_NO_SPEECH = 0.6


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Word(_Wire):
    word: str
    start: float = 0.0
    end: float = 0.0


class _Segment(_Wire):
    start: float = 0.0
    end: float = 0.0
    avg_logprob: float | None = None
    no_speech_prob: float | None = None

    @property
    def confidence(self) -> float:
        return 1.0 if self.avg_logprob is None else min(math.exp(self.avg_logprob), 1.0)

    @property
    def is_unsure(self) -> bool:
        log_probability, silence = self.avg_logprob, self.no_speech_prob
        return (log_probability is not None and log_probability < _UNSURE_LOG_PROBABILITY) or (
            silence is not None and silence > _NO_SPEECH
        )


class _Reply(_Wire):
    text: str
    language: str | None = None
    words: tuple[_Word, ...] | None = None
    segments: tuple[_Segment, ...] | None = None


class EndpointTranscriber:
    """Raises SettingsError for an address or a key that cannot be one."""

    def __init__(self, choice: TranscriptionChoice, *, timeout_s: float = _TIMEOUT_S) -> None:
        assert choice.url is not None, "others are no endpoint"
        base_url = checked_address(choice.url)
        self._model = choice.name or _USUAL_MODEL
        self._client = open_client(base_url, choice.key, connect_timeout_s=5)
        self._headers = headers_for(choice.key)
        self._endpoint = Endpoint(
            shown_address(base_url),
            self._model,
            choice.key,
            command="persea serve",
            key_variable="PERSEA_TRANSCRIBE_KEY",
        )
        self._timeout_s = timeout_s
        self._tells_times = True

    @property
    def name(self) -> str:
        return self._model

    async def transcribe(self, sound: Sound, talk: Talk) -> Heard:
        try:
            async with asyncio.timeout(self._timeout_s):
                body = await self._asked(as_wav(sound), talk)
        except TimeoutError as error:
            raise ModelTimeout(
                f"The transcription endpoint took longer than {self._timeout_s:g} s",
                value=self._endpoint.address,
            ) from error
        try:
            reply = _Reply.model_validate_json(body)
        except ValidationError as error:
            raise ModelBadReply(
                f"What answers at {self._endpoint.address} does not transcribe",
                value=body[:200].decode("utf-8", "replace"),
                fix="Check the address; it usually ends in /v1",
            ) from error
        return _heard(reply, sound, self._model)

    async def close(self) -> None:
        await self._client.close()

    async def _asked(self, wav: bytes, talk: Talk) -> bytes:
        try:
            if self._tells_times:
                try:
                    return await self._once(wav, talk, with_times=True)
                except openai.APIStatusError as error:
                    if error.status_code not in _TEACHING:
                        raise
            told = await self._once(wav, talk, with_times=False)
        except (openai.APIError, httpx2.RequestError, OSError) as error:
            raise translated(error, self._endpoint) from error
        self._tells_times = False  # only what worked is kept
        return told

    async def _once(self, wav: bytes, talk: Talk, *, with_times: bool) -> bytes:
        response = await self._client.audio.transcriptions.with_raw_response.create(
            file=("speech.wav", wav, "audio/wav"),
            model=self._model,
            language=talk.language or openai.omit,
            prompt=talk.prompt or openai.omit,
            response_format="verbose_json" if with_times else "json",
            timestamp_granularities=["word", "segment"] if with_times else openai.omit,
            extra_headers=self._headers,
        )
        return response.content


def _heard(reply: _Reply, sound: Sound, model: str) -> Heard:
    segments = reply.segments or ()

    def confidence(word: _Word) -> float:
        middle = (word.start + word.end) / 2
        return next((each.confidence for each in segments if each.start <= middle <= each.end), 1.0)

    return Heard(
        text=" ".join(reply.text.split()),
        words=tuple(
            HeardWord(word.word.strip(), word.start, word.end, confidence(word))
            for word in reply.words or ()
            if word.word.strip()
        ),
        seconds=sound.seconds,
        by=model,
        is_unsure=any(each.is_unsure for each in segments),
        language=reply.language or "",
    )
