"""A Transcriber that is a model's file or folder of the owner's own, run in a process of its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from persea.errors import ModelUnavailable, SensesBusy, SettingsError, UnreadableUpload
from persea.perceive.ears import is_unsure
from persea.perceive.jobs.modelled_speech import Asked, kind_of
from persea.perceive.jobs.speech import Transcript
from persea.perceive.worker import Worker
from persea.seams import Talk
from persea.values import Heard, HeardWord, Sound

_PACKAGES = {"whisper": ("pywhispercpp", "whisper"), "sherpa": ("sherpa_onnx", "sherpa")}
"""Of each kind: the module it needs, and the extra of Persea that brings it."""
_ADDRESS_SPACE_BYTES = 12 << 30  # large models are mapped whole
_LEAST_WALL_S, _WALL_S_A_SECOND = 60.0, 5.0


class ModelledEars:
    """`path` is a whisper.cpp model, or a folder with what sherpa-onnx needs (tokens.txt and .onnx files).

    Raises SettingsError for what is neither, or where the package that reads it is not installed.
    """

    def __init__(self, path: str) -> None:
        place = Path(path).expanduser().absolute()
        kind = kind_of(place)
        if kind is None:
            raise SettingsError(
                "PERSEA_TRANSCRIBE_PATH is neither a model of whisper.cpp nor a folder of sherpa-onnx",
                value=str(place),
                fix="Name a .bin file, or a folder with tokens.txt and .onnx files",
            )
        module, extra = _PACKAGES[kind]
        if find_spec(module) is None:
            raise SettingsError(
                f"The model of PERSEA_TRANSCRIBE_PATH needs the package {module}",
                value=str(place),
                fix=f"Install it with: pip install 'persea[{extra}]'",
            )
        self._path = place
        self._job = f"modelled_speech:{kind}"
        self._worker = Worker(
            "modelled ears", address_space_bytes=_ADDRESS_SPACE_BYTES, readable=[str(place)]
        )

    @property
    def name(self) -> str:
        return self._path.name

    async def transcribe(self, sound: Sound, talk: Talk) -> Heard:
        asked = Asked(path=str(self._path), language=talk.language, prompt=talk.prompt)
        wall_s = _LEAST_WALL_S + _WALL_S_A_SECOND * sound.seconds
        try:
            answer = await self._worker.ask(self._job, asked, sound.pcm, wall_s=wall_s)
        except (
            UnreadableUpload,
            SensesBusy,
        ) as error:  # the sound was decoded before: it is the model's fault
            raise ModelUnavailable("The model that transcribes failed", value=str(self._path)) from error
        words = tuple(
            HeardWord(word.text, word.start_s, word.end_s, word.confidence)
            for word in Transcript.model_validate_json(answer).words
        )
        return Heard(
            text=" ".join(word.text for word in words),
            words=words,
            seconds=sound.seconds,
            by=self.name,
            is_unsure=is_unsure(words),
            language=talk.language,
        )

    async def close(self) -> None:
        await self._worker.close()
