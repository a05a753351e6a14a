"""A decoded recording as a WAV file, which every endpoint and every model that hears takes."""

from __future__ import annotations

import io
import wave

from persea.values import Sound
from persea.values.senses import SOUND_RATE


def as_wav(sound: Sound) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(SOUND_RATE)
        written.writeframes(sound.pcm)
    return file.getvalue()
