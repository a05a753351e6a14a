"""Tiny things to look at and listen to, made here: a picture of one colour, a sound of some beeps."""

from __future__ import annotations

import io
import math
import struct
import wave
import zlib

COLOURS = {"red": (220, 20, 20), "green": (20, 160, 40), "blue": (20, 50, 220), "yellow": (250, 220, 20)}

_SIDE_PX = 64
_RATE_HZ = 8000
_BEEP_S, _PAUSE_S = 0.25, 0.35
_TONE_HZ = 880


def picture(colour: str, *, packed: int = 9) -> bytes:
    """A PNG of one of COLOURS, 64 by 64 (W3C PNG, 5 and 11.2). `packed` from 0 to 9: other bytes of the same picture."""
    row = b"\x00" + bytes(COLOURS[colour]) * _SIDE_PX
    header = struct.pack(">IIBBBBB", _SIDE_PX, _SIDE_PX, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * _SIDE_PX, packed)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def beeps(count: int) -> bytes:
    """A WAV, 8 kHz, 16 bits, mono."""
    beep = [
        int(12_000 * math.sin(2 * math.pi * _TONE_HZ * at / _RATE_HZ))
        for at in range(int(_BEEP_S * _RATE_HZ))
    ]
    pause = [0] * int(_PAUSE_S * _RATE_HZ)
    samples = pause + (beep + pause) * count
    written = io.BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE_HZ)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return written.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
