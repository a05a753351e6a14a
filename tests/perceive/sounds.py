"""Recordings made here: tones in every container that browsers and phones send, and clips of a synthetic voice."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import av
import numpy as np

CLIPS = Path(__file__).parent / "clips"
"""Spoken by flite (rms, slt): words of public domain, in a voice that may be shared."""

CONTAINERS: dict[str, tuple[str, str, int, dict[str, str]]] = {
    "webm": ("webm", "libopus", 48_000, {}),
    "live webm": ("webm", "libopus", 48_000, {"live": "1"}),
    "ogg": ("ogg", "libopus", 48_000, {}),
    "m4a": ("mp4", "aac", 44_100, {}),  # with its index at the end
    "fragmented mp4": ("mp4", "aac", 44_100, {"movflags": "frag_keyframe+empty_moov"}),
    "3gp": ("3gp", "aac", 16_000, {}),
    "aac": ("adts", "aac", 44_100, {}),
    "mp3": ("mp3", "libmp3lame", 44_100, {}),
    "flac": ("flac", "flac", 16_000, {}),
    "wav": ("wav", "pcm_s16le", 16_000, {}),
    "telephone": ("wav", "pcm_mulaw", 8_000, {}),
}


def tone(seconds: float, rate: int = 16_000, *, hertz: float = 440.0, height: float = 12_000) -> np.ndarray:
    """(n,)"""
    return (np.sin(np.arange(int(rate * seconds)) * 2 * np.pi * hertz / rate) * height).astype(np.int16)


def recorded(container: str, samples: np.ndarray | None = None, *, layout: str = "mono") -> bytes:
    """`samples`, or two seconds of a tone, in one of CONTAINERS."""
    form, codec, rate, options = CONTAINERS[container]
    file = io.BytesIO()
    with av.open(file, "w", format=form, options=options) as written:
        stream = written.add_stream(codec, rate=rate)
        stream.layout = layout
        sound = tone(2.0, rate) if samples is None else samples
        if layout != "mono":
            sound = np.repeat(sound, len(stream.layout.channels))
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout=layout)
        frame.sample_rate = rate
        resampler = av.AudioResampler(format=stream.format.name, layout=layout, rate=rate)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            written.mux(stream.encode(piece))
        written.mux(stream.encode(None))
    return file.getvalue()


def clip(name: str) -> bytes:
    return (CLIPS / f"{name}.ogg").read_bytes()


def pitch(samples: np.ndarray) -> float:
    """The loudest frequency, in Hz, of samples at 16 kHz."""
    power = np.abs(np.fft.rfft(samples.astype(float) * np.hanning(len(samples))))
    return float(power.argmax() * 16_000 / len(samples))


def referring_mov(path: str) -> bytes:
    """A QuickTime file without sound of its own, that says its sound lies in the file `path` (an alias in `dref`)."""

    def box(kind: bytes, *content: bytes) -> bytes:
        body = b"".join(content)
        return struct.pack(">I", len(body) + 8) + kind + body

    name = path.encode()
    alias = struct.pack(">I", 0) + b"\0\0" + struct.pack(">HH", 150 + 4 + len(name), 2)
    alias += b"\0" * 140 + struct.pack(">hH", 2, len(name)) + name + b"\0" * (len(name) % 2)
    alias += struct.pack(">hH", 18, len(name)) + name + struct.pack(">hH", -1, 0)
    entry = box(b"alis", b"\0\0\0\0", alias)
    dref = box(b"dref", b"\0\0\0\0", struct.pack(">I", 1), entry)
    sample = b"\0" * 6 + struct.pack(">H", 1) + b"\0" * 8 + struct.pack(">HHHH", 1, 16, 0, 0)
    sample += struct.pack(">I", 16_000 << 16)
    stbl = box(
        b"stbl",
        box(b"stsd", b"\0\0\0\0", struct.pack(">I", 1), box(b"sowt", sample)),
        box(b"stts", b"\0\0\0\0", struct.pack(">III", 1, 16_000, 1)),
        box(b"stsc", b"\0\0\0\0", struct.pack(">IIII", 1, 1, 16_000, 1)),
        box(b"stsz", b"\0\0\0\0", struct.pack(">II", 2, 16_000)),
        box(b"stco", b"\0\0\0\0", struct.pack(">II", 1, 44)),
    )
    hdlr = box(b"hdlr", b"\0" * 4, b"mhlr", b"soun", b"\0" * 13)
    minf = box(b"minf", box(b"smhd", b"\0" * 8), box(b"dinf", dref), stbl)
    times = struct.pack(">IIII", 0, 0, 16_000, 16_000)
    mdia = box(b"mdia", box(b"mdhd", b"\0\0\0\0", times, b"\0\0\0\0"), hdlr, minf)
    tkhd = box(b"tkhd", b"\0\0\0\7", struct.pack(">IIIII", 0, 0, 1, 0, 16_000), b"\0" * 60)
    mvhd = box(b"mvhd", b"\0\0\0\0", times, b"\0\1\0\0\1\0" + b"\0" * 70, struct.pack(">I", 2))
    return box(b"ftyp", b"qt  ", b"\0\0\0\0", b"qt  ") + box(b"moov", mvhd, box(b"trak", tkhd, mdia))
