"""What is said in a recording: the built-in ear, which hears English only, and not well.

Talk is cut where the speaker pauses, since a recogniser slows down with the length of what it hears at once. With the
words of a shop it expects shopping talk; without, any talk.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, TypeAdapter

from persea.perceive.jobs.choosing import Spoken, as_sure, likeliest
from persea.perceive.jobs.sphinx import PLAIN, Sphinx
from persea.values.senses import SOUND_RATE

_LIKE_SHOPPING = (
    -1.2
)  # log10 a word: most spoken requests lie above it, readings and other talk below (docs/log.md)
_FRAME = SOUND_RATE // 50
_PIECE_S, _LONGEST_PIECE_S = 8.0, 16.0  # cut at the quietest place between the two
_QUIET_AROUND = 8  # frames that are as quiet together


class Listening(BaseModel):
    """`shop` is a path without its ending: of the shop's language model, .arpa, and the words it adds, .dict."""

    shop: str = ""


class Word(BaseModel):
    text: str
    start_s: float
    end_s: float
    confidence: float


class Transcript(BaseModel):
    words: list[Word]


_WORDS = TypeAdapter(list[tuple[str, str]])
_ear: Sphinx | None = None
_shop = ""


def transcribe(request: str, body: bytes) -> bytes:
    """`body` as audio.decode gives it. The answer is a Transcript."""
    samples = np.frombuffer(body[: len(body) // 2 * 2], dtype="<i2")  # (n,)
    ear, model = _listening(Listening.model_validate_json(request).shop)
    words = [
        Word(
            text=spoken.word,
            start_s=round(spoken.start_s + at / SOUND_RATE, 2),
            end_s=round(spoken.end_s + at / SOUND_RATE, 2),
            confidence=round(spoken.confidence, 3),
        )
        for at, piece in _pieces(samples)
        for spoken in _heard(ear, piece.tobytes(), model)
    ]
    return Transcript(words=words).model_dump_json().encode()


def _heard(ear: Sphinx, pcm: bytes, model: str) -> list[Spoken]:
    """What does not sound like shopping, heard with the shop's words in mind, is heard again without; of the rest one of
    several readings is chosen."""
    heard = ear.hear(pcm, model)
    if model == PLAIN or not heard:
        return heard
    is_shopping = ear.likeness(model, [spoken.word for spoken in heard]) >= _LIKE_SHOPPING
    if not is_shopping:
        return ear.hear(pcm, PLAIN)
    readings = ear.readings(model)
    return as_sure(likeliest(readings).words, heard) if readings else heard


def _listening(shop: str) -> tuple[Sphinx, str]:
    """The recogniser, which is kept for the next, and its model for talk of `shop`."""
    global _ear, _shop
    if _ear is None:
        _ear = Sphinx()
    if not shop:
        return _ear, PLAIN
    if shop != _shop:
        if _shop:
            _ear.drop(_shop)
        _shop = ""
        _ear.add_words(_WORDS.validate_json(Path(f"{shop}.dict").read_bytes()))
        _ear.mix(shop, Path(f"{shop}.arpa"))
        _shop = shop
    return _ear, shop


def _loudness(samples: NDArray[np.int16]) -> NDArray[np.float64]:
    """RMS of each 20 ms, (n // _FRAME,)"""
    whole = samples[: len(samples) // _FRAME * _FRAME].astype(np.float64).reshape(-1, _FRAME)
    loudness: NDArray[np.float64] = whole.std(axis=1)
    return loudness


def _pieces(samples: NDArray[np.int16]) -> Iterator[tuple[int, NDArray[np.int16]]]:
    """Where each begins, and its samples."""
    at, least, most = 0, int(_PIECE_S * SOUND_RATE), int(_LONGEST_PIECE_S * SOUND_RATE)
    while len(samples) - at > most:
        loudness = _loudness(samples[at + least : at + most])
        around = np.convolve(loudness, np.ones(_QUIET_AROUND), "valid")
        cut = at + least + (int(around.argmin()) + _QUIET_AROUND // 2) * _FRAME
        yield at, samples[at:cut]
        at = cut
    yield at, samples[at:]
