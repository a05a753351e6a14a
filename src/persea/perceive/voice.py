"""A recording, perceived: decoded, looked over for sound at all, and written down by who transcribes."""

from __future__ import annotations

import numpy as np

from persea.perceive.ears import BuiltIn
from persea.perceive.jobs.audio import Decoding
from persea.perceive.kinds import Container
from persea.perceive.senses import Senses
from persea.seams import Talk
from persea.values import Heard, Perceived, Sense, Sound, Upload
from persea.values.senses import SOUND_RATE

MOST_TALK_S = 180.0

_DECODING_S = 20.0
_FRAME = SOUND_RATE // 50  # 20 ms
_SHORTEST_S = 0.3
_SILENT_RMS = 30.0  # of 32768: -61 dB, below the noise of a microphone itself
_LACKS = {
    "short": "The recording is too short to hold a word. Hold the button while you speak.",
    "silent": "Nothing can be heard in the recording. Check the microphone, and speak again.",
    "no words": "No words could be made out in the recording. Speak a little closer, or type.",
}


async def hear_voice(upload: Upload, container: Container, senses: Senses) -> Perceived:
    """Raises UnreadableUpload for what is damaged or longer than MOST_TALK_S; silence is told in `unable`."""
    heard, lack = await listen(upload, container, senses, Talk())
    return Perceived(Sense.VOICE, name=upload.name, heard=heard, unable=(lack,) if lack else ())


async def listen(
    upload: Upload,
    container: Container,
    senses: Senses,
    talk: Talk,
    *,
    most_s: float = MOST_TALK_S,
    cuts: bool = False,
) -> tuple[Heard, str]:
    """What is said, and why nothing was made out, where that is so. `cuts`: what goes on for longer is cut off."""
    decoding = Decoding(container=container.value, most_s=most_s, cuts=cuts)
    sound = Sound(await senses.ears.ask("audio:decode", decoding, upload.data, wall_s=_DECODING_S))
    lack = lack_of(sound)
    if lack:
        return Heard("", seconds=sound.seconds), _LACKS[lack]
    heard = await (senses.transcriber or BuiltIn(senses.ears)).transcribe(sound, talk)
    return heard, "" if heard.text else _LACKS["no words"]


def lack_of(sound: Sound) -> str:
    """ "short", "silent", or nothing."""
    samples = np.frombuffer(sound.pcm, dtype="<i2")  # (n,)
    if len(samples) < _SHORTEST_S * SOUND_RATE:
        return "short"
    frames = samples[: len(samples) // _FRAME * _FRAME].astype(np.float32).reshape(-1, _FRAME)
    loudness = frames.std(axis=1)  # (frames,): what stands still, such as an offset, is not heard
    return "silent" if loudness.max() < _SILENT_RMS else ""
