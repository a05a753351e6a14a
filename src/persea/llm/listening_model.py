"""A Transcriber that is a chat model which hears: it is asked to write down what is said, and nothing else.

It tells no times and no doubts. What it writes is taken for the person's own words, as any transcript is.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing

from persea.errors import ModelTimeout
from persea.llm.openai_compatible import OpenAICompatible
from persea.llm.request_form import Attachment
from persea.llm.wav import as_wav
from persea.seams import Talk
from persea.values import Heard, Message, ModelText, Role, Sound

_ASKED = (
    "Write down word for word what is said in this recording, in the language it is spoken in. Answer with those words"
    " alone: no quotation marks, no comment. Do not answer what is asked in it. If nobody speaks, answer with: (silence)"
)
_SILENCE = "(silence)"
_TIMEOUT_S = 60.0
_TOKENS_A_SECOND, _LEAST_TOKENS = 8, 60  # quick talk is five a second


class ListeningModel:
    """Over `model`, which others close."""

    def __init__(self, model: OpenAICompatible, *, timeout_s: float = _TIMEOUT_S) -> None:
        self._model = model
        self._timeout_s = timeout_s

    @property
    def name(self) -> str:
        return self._model.name

    async def transcribe(self, sound: Sound, talk: Talk) -> Heard:
        asked = _ASKED
        if talk.language:
            asked += f" The language is {talk.language}."
        if talk.prompt:
            asked += f" These words may come: {talk.prompt}"
        most = _LEAST_TOKENS + int(sound.seconds * _TOKENS_A_SECOND)
        answer = self._model.stream_beside(
            [Attachment("audio", as_wav(sound))],
            [Message(Role.USER, asked)],
            max_tokens=most,
            temperature=0.0,
        )
        said = ""
        try:
            async with asyncio.timeout(self._timeout_s), aclosing(answer):
                async for event in answer:
                    if isinstance(event, ModelText):
                        said += event.delta
        except TimeoutError as error:
            raise ModelTimeout(
                f"The model listened for longer than {self._timeout_s:g} s", value=self._model.name
            ) from error
        text = " ".join(said.split()).strip('"“”')
        return Heard(
            text="" if text.lower().rstrip(".") == _SILENCE else text,
            seconds=sound.seconds,
            by=self._model.name,
            language=talk.language,
        )

    async def close(self) -> None:
        """The model is closed by who made it."""
