"""What is said in a recording, by a model of the owner's own: a whisper.cpp file, or a folder of sherpa-onnx.

Both packages are extras. The process may read the model and nothing else of the owner's.

https://github.com/abdeladim-s/pywhispercpp, https://k2-fsa.github.io/sherpa/onnx/python/
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel

from persea.perceive.jobs.speech import Transcript, Word
from persea.values.senses import SOUND_RATE

_THREADS = 2
_TICK_S = 0.01  # whisper.cpp counts hundredths
_WORD_BEGINS = (" ", "▁")


class Asked(BaseModel):
    path: str
    language: str = ""
    prompt: str = ""


def whisper(request: str, body: bytes) -> bytes:
    """With pywhispercpp: one segment a word, where asked so."""
    asked = Asked.model_validate_json(request)
    model = _whisper(asked.path)
    segments = model.transcribe(
        _floats(body),
        extract_probability=True,
        language=asked.language or "auto",
        initial_prompt=asked.prompt,
        token_timestamps=True,
        split_on_word=True,
        max_len=1,
        print_progress=False,
    )
    words = [
        Word(
            text=segment.text.strip(),
            start_s=segment.t0 * _TICK_S,
            end_s=segment.t1 * _TICK_S,
            confidence=_confidence(segment.probability),
        )
        for segment in segments
        if segment.text.strip() and not segment.text.strip().startswith("[")
    ]
    return Transcript(words=words).model_dump_json().encode()


def sherpa(request: str, body: bytes) -> bytes:
    """With sherpa-onnx: its tokens, put together to words."""
    asked = Asked.model_validate_json(request)
    recogniser = _sherpa(asked.path, asked.language)
    stream = recogniser.create_stream()
    stream.accept_waveform(SOUND_RATE, _floats(body))
    recogniser.decode_stream(stream)
    result = stream.result
    seconds = len(body) / 2 / SOUND_RATE
    words = list(_words(list(result.tokens), list(result.timestamps), seconds))
    if not words:
        words = [Word(text=text, start_s=0.0, end_s=seconds, confidence=1.0) for text in result.text.split()]
    return Transcript(words=words).model_dump_json().encode()


def kind_of(path: Path) -> str | None:
    """Which of the jobs here reads it: "whisper" or "sherpa"."""
    if path.is_file():
        return "whisper"
    return "sherpa" if _tokens(path) and list(path.glob("*.onnx")) else None


@cache
def _whisper(path: str) -> Any:
    from pywhispercpp.model import Model

    return Model(path, n_threads=_THREADS, print_realtime=False, print_progress=False)


@cache
def _sherpa(path: str, language: str) -> Any:
    """By which files lie in the folder: a transducer, Whisper, SenseVoice, or one model with a CTC output."""
    from sherpa_onnx import OfflineRecognizer

    folder = Path(path)
    tokens = _tokens(folder)
    encoder, decoder, joiner = (_file(folder, part) for part in ("encoder", "decoder", "joiner"))
    common = {"tokens": tokens, "num_threads": _THREADS}
    if encoder and decoder and joiner:
        return OfflineRecognizer.from_transducer(encoder=encoder, decoder=decoder, joiner=joiner, **common)
    if encoder and decoder:
        return OfflineRecognizer.from_whisper(encoder=encoder, decoder=decoder, language=language, **common)
    model = _file(folder, "")
    if "sense" in folder.name.lower():
        return OfflineRecognizer.from_sense_voice(model=model, language=language, use_itn=True, **common)
    return OfflineRecognizer.from_nemo_ctc(model=model, **common)


def _tokens(folder: Path) -> str:
    return next((str(file) for file in sorted(folder.glob("*tokens.txt"))), "")


def _file(folder: Path, part: str) -> str:
    """The smaller where there are two."""
    files = sorted(folder.glob(f"*{part}*.onnx"), key=lambda file: file.stat().st_size)
    return str(files[0]) if files else ""


def _floats(pcm: bytes) -> np.ndarray[Any, np.dtype[np.float32]]:
    """(n,) from -1 to 1"""
    return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)


def _words(tokens: Sequence[str], begins_s: Sequence[float], seconds: float) -> Iterator[Word]:
    if len(tokens) != len(begins_s):
        return  # a model that tells no times
    starts = [at for at, token in enumerate(tokens) if at == 0 or token.startswith(_WORD_BEGINS)]
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(tokens)
        text = "".join(tokens[start:end]).strip("".join(_WORD_BEGINS))
        if text:
            end_s = begins_s[end] if end < len(tokens) else seconds
            yield Word(text=text, start_s=begins_s[start], end_s=end_s, confidence=1.0)


def _confidence(probability: float) -> float:
    return 1.0 if math.isnan(probability) else min(max(probability, 0.0), 1.0)
