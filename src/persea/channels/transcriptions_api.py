"""POST /v1/audio/transcriptions for any OpenAI client: a recording in, its words out, in the form that is asked for.

Any `model` is taken: who listens is the shop's choice. One whose name holds "dictation" is for talk about anything, and
is heard without the shop's words. Nothing is kept.

https://platform.openai.com/docs/api-reference/audio/createTranscription
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from persea.channels.wire import Json, clean
from persea.errors import BadRequest, UnknownUpload
from persea.identity.caller import Scope, needs
from persea.seams import Talk
from persea.turn import HouseNow, write_down
from persea.values import Heard, HeardWord, Upload

_DICTATION = "dictation"
_PAUSE_S, _LONGEST_S = 0.6, 7.0  # of a subtitle
_MOST_PROMPT = 2_000
_LANGUAGES = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
}
"""As OpenAI's answers write them."""

Shape = Literal["json", "text", "verbose_json", "srt", "vtt"]


@dataclass(frozen=True, slots=True)
class _Segment:
    text: str
    start_s: float
    end_s: float
    confidence: float


def router(house_now: HouseNow) -> APIRouter:
    api = APIRouter(prefix="/v1")

    @api.post("/audio/transcriptions", response_model=None)
    @needs(Scope.CHAT, is_turn=True, takes_files=True)
    async def transcriptions(
        request: Request,
        file: Annotated[UploadFile, File()],
        model: Annotated[str, Form(max_length=200)] = "",
        language: Annotated[str, Form(max_length=20)] = "",
        prompt: Annotated[str, Form()] = "",
        response_format: Annotated[Shape, Form()] = "json",
        granularities: Annotated[
            list[Literal["word", "segment"]] | None, Form(alias="timestamp_granularities[]")
        ] = None,
    ) -> Response:
        if request.headers.get("user-agent", "").startswith("persea"):
            raise BadRequest(
                "This address is a Persea, which cannot be its own transcriber", fix="Name another endpoint"
            )
        house = await house_now()
        if house.senses is None:
            raise UnknownUpload("Nothing listens here")
        upload = Upload(await file.read(), file.filename or "", file.content_type or "")
        talk = Talk(clean(language), clean(prompt)[:_MOST_PROMPT], is_dictation=_DICTATION in model.lower())
        heard = await write_down(upload, house.senses, talk)
        return _answer(heard, response_format, granularities or ["segment"])

    return api


def _answer(heard: Heard, form: Shape, granularities: Sequence[str]) -> Response:
    match form:
        case "text":
            return PlainTextResponse(f"{heard.text}\n")
        case "srt":
            return PlainTextResponse(_srt(_segments(heard)), media_type="application/x-subrip")
        case "vtt":
            return PlainTextResponse(_vtt(_segments(heard)), media_type="text/vtt")
        case "json":
            return JSONResponse({"text": heard.text, "usage": _usage(heard), "persea": _extension(heard)})
        case "verbose_json":
            return JSONResponse(_verbose(heard, granularities))


def _verbose(heard: Heard, granularities: Sequence[str]) -> dict[str, Json]:
    said: dict[str, Json] = {
        "task": "transcribe",
        "language": _LANGUAGES.get(heard.language, heard.language),
        "duration": round(heard.seconds, 2),
        "text": heard.text,
        "usage": _usage(heard),
        "persea": _extension(heard),
    }
    if "word" in granularities:
        said["words"] = [
            {"word": word.text, "start": word.start_s, "end": word.end_s, "confidence": word.confidence}
            for word in heard.words
        ]
    if "segment" in granularities:
        said["segments"] = [_segment_json(at, segment) for at, segment in enumerate(_segments(heard))]
    return said


def _segment_json(at: int, segment: _Segment) -> Json:
    """With the fields that OpenAI's clients require; those that only its own model has stay empty."""
    return {
        "id": at,
        "seek": 0,
        "start": segment.start_s,
        "end": segment.end_s,
        "text": segment.text,
        "tokens": [],
        "temperature": 0.0,
        "avg_logprob": round(math.log(max(segment.confidence, 1e-6)), 3),
        "compression_ratio": 1.0,
        "no_speech_prob": 0.0,
    }


def _usage(heard: Heard) -> Json:
    return {"type": "duration", "seconds": math.ceil(heard.seconds)}


def _extension(heard: Heard) -> Json:
    """Ours: who listened, and whether its words are to be read before they are believed."""
    return {"by": heard.by, "basic": heard.is_basic, "unsure": heard.is_unsure}


def _segments(heard: Heard) -> list[_Segment]:
    """Pieces between pauses, short enough to be read; the whole where no times are told."""
    if not heard.text:
        return []
    if not heard.words:
        return [_Segment(heard.text, 0.0, round(heard.seconds, 2), 1.0)]
    return [
        _Segment(
            " ".join(word.text for word in piece),
            piece[0].start_s,
            piece[-1].end_s,
            sum(word.confidence for word in piece) / len(piece),
        )
        for piece in _pieces(heard.words)
    ]


def _pieces(words: Sequence[HeardWord]) -> Iterator[list[HeardWord]]:
    piece: list[HeardWord] = []
    for word in words:
        if piece and (
            word.start_s - piece[-1].end_s > _PAUSE_S or word.end_s - piece[0].start_s > _LONGEST_S
        ):
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _srt(segments: Sequence[_Segment]) -> str:
    return "\n".join(
        f"{at}\n{_clock(each.start_s, ',')} --> {_clock(each.end_s, ',')}\n{each.text}\n"
        for at, each in enumerate(segments, 1)
    )


def _vtt(segments: Sequence[_Segment]) -> str:
    """https://www.w3.org/TR/webvtt1/, where < and & have a meaning of their own."""
    cues = [
        f"{_clock(each.start_s, '.')} --> {_clock(each.end_s, '.')}\n"
        f"{each.text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}\n"
        for each in segments
    ]
    return "\n".join(["WEBVTT\n", *cues])


def _clock(seconds: float, point: str) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    whole, fraction = divmod(rest, 1000)
    return f"{hours:02d}:{minutes:02d}:{whole:02d}{point}{fraction:03d}"
