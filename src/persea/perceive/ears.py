"""The transcribers that run here: the built-in one, and one that stands in where the chosen one fails.

The built-in one knows English only, and mishears often: what it heard is labelled, and to be read before it acts where it
is unsure. It expects the shop's words, which shop_words.py gives it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog

from persea.errors import ModelError
from persea.perceive.jobs.speech import Listening, Transcript
from persea.perceive.worker import Worker
from persea.seams import Talk, Transcriber
from persea.values import Heard, HeardWord, Sound

BUILT_IN = "built-in"

_LEAST_WALL_S, _WALL_S_A_SECOND = 20.0, 4.0  # a machine that is busy hears slowly
_UNSURE_MEAN = 0.8
_UNSURE_WORD = 0.3
_ALWAYS_CAPITAL = {"i": "I", "i'm": "I'm", "i'd": "I'd", "i'll": "I'll", "i've": "I've"}

_log = structlog.get_logger(__name__)


class BuiltIn:
    """`shop_words` gives the path, without its ending, of the shop's words as files; empty: none."""

    name = BUILT_IN

    def __init__(self, ears: Worker, shop_words: Callable[[], Awaitable[str]] | None = None) -> None:
        self._ears = ears
        self._shop_words = shop_words

    async def transcribe(self, sound: Sound, talk: Talk) -> Heard:
        expects = None if talk.is_dictation else self._shop_words
        listening = Listening(shop="" if expects is None else await expects())
        answer = await self._ears.ask(
            "speech:transcribe",
            listening,
            sound.pcm,
            wall_s=_LEAST_WALL_S + _WALL_S_A_SECOND * sound.seconds,
        )
        words = tuple(
            HeardWord(_ALWAYS_CAPITAL.get(word.text, word.text), word.start_s, word.end_s, word.confidence)
            for word in Transcript.model_validate_json(answer).words
        )
        return Heard(
            text=" ".join(word.text for word in words),
            words=words,
            seconds=sound.seconds,
            by=self.name,
            is_basic=True,
            is_unsure=is_unsure(words),
            language="en",
        )

    async def close(self) -> None:
        """The process belongs to who made it."""


class Relieved:
    """`chosen`, and `spare` where it fails: a person who has spoken is not asked to speak again."""

    def __init__(self, chosen: Transcriber, spare: Transcriber) -> None:
        self._chosen = chosen
        self._spare = spare

    @property
    def name(self) -> str:
        return self._chosen.name

    async def transcribe(self, sound: Sound, talk: Talk) -> Heard:
        try:
            return await self._chosen.transcribe(sound, talk)
        except ModelError as error:
            _log.warning("the transcriber failed, the built-in one listens", error=str(error))
            return await self._spare.transcribe(sound, talk)

    async def close(self) -> None:
        await self._chosen.close()


def is_unsure(words: tuple[HeardWord, ...]) -> bool:
    """By thresholds measured on spoken requests: docs/log.md."""
    if not words:
        return True
    mean = sum(word.confidence for word in words) / len(words)
    return mean < _UNSURE_MEAN or min(word.confidence for word in words) < _UNSURE_WORD
