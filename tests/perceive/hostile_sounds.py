"""Hostile and broken recordings: lengths that are not there, silence of hours, lists that name other files."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator
from functools import cache, partial

import av
import numpy as np
from hostile import DAMAGED, HARMLESS, Hostile, Snare, plain, plainly

HOURS_10 = 36_000
_LISTS = ("ffconcat", "m3u8", "pls", "xspf", "sdp", "dash")


def sounds() -> Iterator[Hostile]:
    for name, make, file_name, expected in _made():
        media = "audio/webm" if file_name.endswith(".weba") else ""
        yield Hostile(name, plainly(make), file_name, expected, media, is_quick=name in _QUICK)
    for kind in _LISTS:
        yield Hostile(
            f"{kind} list", partial(a_list, kind), f"list.{kind}", canary=True, is_quick=kind == "ffconcat"
        )
        mp3 = partial(_tagged_list, kind)
        yield Hostile(f"{kind} in mp3", mp3, "song.mp3", DAMAGED, "audio/mpeg", is_quick=True, canary=True)


_QUICK = {
    *("wav terabytes", "wav 0 channels", "wav 1000 channels", "wav 0 Hz", "wav nan"),
    *("flac 10 hours", "ogg 10 hours", "ogg chained", "mp3 giant tag", "mp3 tag lies"),
}


def _made() -> list[tuple[str, Callable[[], bytes], str, tuple[type, ...]]]:
    return [
        # WAV
        ("wav terabytes", lambda: _wav(claimed=0xFFFFFFFF), "a.wav", HARMLESS),
        ("wav no data", lambda: _wav(data=b""), "a.wav", DAMAGED),
        ("wav 0 channels", lambda: _wav(channels=0), "a.wav", DAMAGED),
        ("wav 1000 channels", lambda: _wav(channels=1_000), "a.wav", DAMAGED),
        ("wav 65535 channels", lambda: _wav(channels=65_535, data=bytes(1 << 20)), "a.wav", DAMAGED),
        ("wav 0 Hz", lambda: _wav(rate=0), "a.wav", DAMAGED),
        ("wav 1 Hz", lambda: _wav(rate=1, data=bytes(200_000)), "a.wav", HARMLESS),
        ("wav 4 GHz", lambda: _wav(rate=0xFFFFFFFF), "a.wav", HARMLESS),
        ("wav 0 bits", lambda: _wav(bits=0), "a.wav", DAMAGED),
        ("wav 255 bits", lambda: _wav(bits=255), "a.wav", DAMAGED),
        ("wav unknown", lambda: _wav(tag=0x1234), "a.wav", DAMAGED),
        ("wav nan", lambda: _wav(tag=3, bits=32, data=np.full(16_000, np.nan, "<f4").tobytes()), "a.wav", HARMLESS),
        ("wav infinite", lambda: _wav(tag=3, bits=64, data=np.full(16_000, np.inf).tobytes()), "a.wav", HARMLESS),
        ("wav loud", lambda: _wav(tag=3, bits=32, data=np.full(16_000, 1e38, "<f4").tobytes()), "a.wav", HARMLESS),
        ("wav half sample", lambda: _wav(data=b"\1" * 32_001), "a.wav", HARMLESS),
        ("wav no format", lambda: b"RIFF\xff\xff\xff\x7fWAVEdata\xff\xff\xff\x7f" + bytes(5_000), "a.wav", DAMAGED),
        ("wav lists", lambda: b"RIFF\xff\xff\xff\x7fWAVE" + b"LIST\4\0\0\0INFO" * 200_000, "a.wav", DAMAGED),
        ("wav 20 minutes", lambda: _wav(rate=8_000, bits=8, data=b"\x80" * 8_000 * 1_200), "a.wav", HARMLESS),
        ("rf64", lambda: b"RF64\xff\xff\xff\xffWAVE" + bytes(500), "a.wav", HARMLESS),
        # hours of silence
        ("flac 10 hours", lambda: _flac_silence(HOURS_10), "a.flac", HARMLESS),
        ("ogg 10 hours", lambda: _ogg_silence(HOURS_10), "a.ogg", HARMLESS),
        ("mp3 5 hours", lambda: _mp3_silence() * 250_000, "a.mp3", HARMLESS),
        ("aac 5 hours", _aac_silence, "a.aac", HARMLESS),
        # FLAC, Ogg, MP3, AAC
        ("flac 0 Hz", lambda: _flac_head(rate=0) + plain("flac")[42:], "a.flac", HARMLESS),
        ("flac 2^36 samples", lambda: _flac_head(samples=2**36 - 1) + plain("flac")[42:], "a.flac", HARMLESS),
        ("flac blocks lie", lambda: _flac_head(last=False) + b"\x06\xff\xff\xff" + bytes(90_000), "a.flac", DAMAGED),
        ("ogg chained", _ogg_chained, "a.ogg", HARMLESS),
        ("ogg streams", lambda: b"".join(_opus_head(n) for n in range(3_000)), "a.ogg", DAMAGED),
        ("ogg tags", lambda: _ogg_tags(0xFFFFFFF0), "a.ogg", HARMLESS),
        ("ogg 255 channels", lambda: _opus_head(1, channels=255) + plain("ogg")[60:], "a.ogg", HARMLESS),
        ("ogg bad sums", lambda: plain("ogg").replace(b"OggS", b"OggT")[:4].replace(b"T", b"S") + bytes(900), "a.ogg", DAMAGED),
        ("mp3 giant tag", lambda: _id3(15 << 20) + plain("mp3"), "a.mp3", HARMLESS),
        ("mp3 tag lies", lambda: b"ID3\4\0\0\x7f\x7f\x7f\x7f" + plain("mp3"), "a.mp3", DAMAGED),
        ("mp3 tags", lambda: _id3(0) * 200_000 + plain("mp3"), "a.mp3", HARMLESS),
        ("mp3 picture", lambda: _id3_picture() + plain("mp3"), "a.mp3", HARMLESS),
        ("mp3 is page", lambda: b"ID3<html><script>alert(1)</script>", "a.mp3", DAMAGED),
        ("mp3 sync only", lambda: b"\xff\xfb" * 50_000, "a.mp3", HARMLESS),
        ("aac sync only", lambda: b"\xff\xf1\0\0\0\0\0" * 100_000, "a.aac", DAMAGED),
    ]  # fmt: skip


# ---------------------------------------------------------------- lists that name other files


def a_list(kind: str, snare: Snare) -> bytes:
    file, url = str(snare.sound), f"{snare.url}{kind}.wav"
    return {
        "ffconcat": f"ffconcat version 1.0\nfile '{file}'\nfile 'file:{file}'\nfile '{url}'\n",
        "m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://{file}\n#EXTINF:5,\n{url}\n#EXT-X-ENDLIST\n",
        "pls": f"[playlist]\nFile1={file}\nFile2={url}\nNumberOfEntries=2\nVersion=2\n",
        "xspf": f'<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/"><trackList><track><location>file://{file}'
        f"</location></track><track><location>{url}</location></track></trackList></playlist>",
        "sdp": f"v=0\no=- 0 0 IN IP4 127.0.0.1\ns={file}\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\na=control:{url}\n",
        "dash": f'<?xml version="1.0"?><MPD><Period><AdaptationSet><Representation><BaseURL>{url}</BaseURL>'
        f"<BaseURL>file://{file}</BaseURL></Representation></AdaptationSet></Period></MPD>",
    }[kind].encode()


def _tagged_list(kind: str, snare: Snare) -> bytes:
    """Behind a tag, which makes it an mp3 by its first bytes."""
    return _id3(0) + a_list(kind, snare)


# ---------------------------------------------------------------- WAV, FLAC


def _wav(
    *,
    channels: int = 1,
    rate: int = 16_000,
    bits: int = 16,
    tag: int = 1,
    data: bytes = b"\1\0" * 16_000,
    claimed: int | None = None,
) -> bytes:
    size = len(data) if claimed is None else claimed
    block = channels * bits // 8 & 0xFFFF
    form = struct.pack("<HHIIHH", tag, channels, rate, rate * block & 0xFFFFFFFF, block, bits)
    whole = len(data) + 36 if claimed is None else claimed
    return (
        b"RIFF"
        + struct.pack("<I4s4sI", whole, b"WAVE", b"fmt ", 16)
        + form
        + b"data"
        + struct.pack("<I", size)
        + data
    )


def _flac_head(*, rate: int = 16_000, samples: int = 0, last: bool = True, block: int = 4_096) -> bytes:
    told = (rate << 44) | (0 << 41) | (15 << 36) | samples
    info = struct.pack(">HH", block, block) + bytes(6) + told.to_bytes(8, "big") + bytes(16)
    return b"fLaC" + bytes([0x80 if last else 0]) + len(info).to_bytes(3, "big") + info


def _flac_silence(seconds: int) -> bytes:
    """Frames of one constant value each (RFC 9639, 9.1 and 9.2.3)."""
    rate, block = 16_000, 65_535
    frames = []
    for number in range(seconds * rate // block):
        coded = chr(number).encode("utf-8", "surrogatepass")
        head = b"\xff\xf8\x75\x08" + coded + struct.pack(">H", block - 1)
        frame = head + bytes([_crc(head, 8, 0x07)]) + b"\0\0\0"
        frames.append(frame + struct.pack(">H", _crc(frame, 16, 0x8005)))
    return _flac_head(rate=rate, samples=seconds * rate, block=block) + b"".join(frames)


@cache
def _crc_table(width: int, polynomial: int) -> list[int]:
    top, mask = 1 << width - 1, (1 << width) - 1
    table = []
    for byte in range(256):
        value = byte << width - 8
        for _ in range(8):
            value = (value << 1 ^ (polynomial if value & top else 0)) & mask
        table.append(value)
    return table


def _crc(data: bytes, width: int, polynomial: int) -> int:
    table, mask, value = _crc_table(width, polynomial), (1 << width) - 1, 0
    for byte in data:
        value = (value << 8 & mask) ^ table[value >> width - 8 ^ byte]
    return value


# ---------------------------------------------------------------- Ogg, Opus


OPUS = b"OpusHead\1\1\0\0\x80\xbb\0\0\0\0\0"
SILENT = b"\x1b\2"  # RFC 6716, 3: two frames of 60 ms, constant bit rate, of no bytes
SILENT_S = 0.12


def _ogg_page(serial: int, number: int, packets: list[bytes], *, at: int = 0, flags: int = 0) -> bytes:
    lacing = b"".join(b"\xff" * (len(p) // 255) + bytes([len(p) % 255]) for p in packets)
    assert len(lacing) < 256
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, at, serial, number, 0) + bytes([len(lacing)]) + lacing
    page = head + b"".join(packets)
    return page[:22] + struct.pack("<I", _crc(page, 32, 0x04C11DB7)) + page[26:]


def _opus_head(serial: int, *, channels: int = 1) -> bytes:
    mapping = b"\xff" + bytes([channels, 0]) + bytes(range(channels)) if channels > 2 else b"\0"
    head = b"OpusHead\1" + bytes([channels]) + b"\0\0\x80\xbb\0\0\0\0" + mapping
    packets = [head] if len(head) < 255 else [head[:200]]
    return _ogg_page(serial, 0, packets, flags=2)


def _ogg_silence(seconds: int) -> bytes:
    pages = [_opus_head(1), _ogg_page(1, 1, [b"OpusTags\0\0\0\0\0\0\0\0"])]
    for number in range(int(seconds / SILENT_S / 250)):
        pages.append(_ogg_page(1, number + 2, [SILENT] * 250, at=(number + 1) * 250 * 5_760))
    return b"".join(pages)


def _ogg_tags(count: int) -> bytes:
    tags = b"OpusTags\0\0\0\0" + struct.pack("<I", count) + b"\xff\xff\xff\x7fA=B"
    return _opus_head(1) + _ogg_page(1, 1, [tags]) + _ogg_page(1, 2, [SILENT] * 100, at=100 * 5_760)


def _ogg_chained() -> bytes:
    """A stream of another codec where the first one ends (RFC 3533, 4), and noise behind it."""
    head = plain("flac")
    mapped = b"\x7fFLAC\1\0\0\1" + head[:42].replace(b"fLaC\0", b"fLaC\x80")
    other = _ogg_page(9, 0, [mapped], flags=2) + _ogg_page(9, 1, [head[8_000:12_000]], at=4_096, flags=4)
    return plain("ogg") + other + plain("ogg") + bytes(range(256)) * 20


# ---------------------------------------------------------------- MP3, AAC


def _id3(size: int, body: bytes = b"") -> bytes:
    body = body.ljust(size, b"\0")
    syncsafe = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + syncsafe + body


def _id3_picture() -> bytes:
    claims = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 60_000, 60_000) + b"\x08\6\0\0\0"
    body = b"\0image/png\0\3\0" + claims.ljust(5_000, b"\0")
    return _id3(0, b"APIC" + struct.pack(">IH", len(body), 0) + body)


def _mp3_silence() -> bytes:
    """A frame of MPEG 2.5 layer III, 8 kbit/s, 8 kHz: 72 bytes for 72 ms."""
    return b"\xff\xe3\x18\xc4" + bytes(68)


def _aac_silence() -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="adts") as file:
        stream = file.add_stream("aac", rate=8_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 80_000), np.int16), format="s16", layout="mono")
        frame.sample_rate = 8_000
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            file.mux(packet)
    ten_seconds = out.getvalue()
    return ten_seconds * min(1_800, (19 << 20) // len(ten_seconds))
