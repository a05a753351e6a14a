"""All hostile and broken uploads: those of each kind, every plain file cut short, tiny ones, and names that are attacks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from hostile import (
    CLIPS,
    DAMAGED,
    HARMLESS,
    OFFICE,
    PICTURES,
    SOUNDS,
    UNKNOWN,
    Errors,
    Hostile,
    Snare,
    plain,
)
from hostile_archives import archives
from hostile_clips import clips
from hostile_papers import papers
from hostile_pictures import pictures
from hostile_sounds import sounds

from persea.errors import TooLarge


@cache
def hostile_files() -> tuple[Hostile, ...]:
    every = (
        *_tiny(),
        *_cut(),
        *_damaged(),
        *_names(),
        *pictures(),
        *sounds(),
        *clips(),
        *archives(),
        *papers(),
    )
    assert len({one.name for one in every}) == len(every)
    return every


_BYTES = {
    "nothing": (b"", DAMAGED),
    "one byte": (b"a", HARMLESS),
    "one byte nul": (b"\0", UNKNOWN),
    "one byte ff": (b"\xff", HARMLESS),
    "two bytes": (b"PK", HARMLESS),
    "two bytes mp3": (b"\xff\xfb", DAMAGED),
    "two bytes aac": (b"\xff\xf1", DAMAGED),
    "three bytes": (b"ID3", DAMAGED),
    "three bytes jpeg": (b"\xff\xd8\xff", DAMAGED),
    "four bytes zip": (b"PK\3\4", DAMAGED),
    "four bytes ogg": (b"OggS", DAMAGED),
    "four bytes flac": (b"fLaC", DAMAGED),
    "four bytes ebml": (b"\x1aE\xdf\xa3", DAMAGED),
    "twelve bytes mp4": (b"\0\0\0\x0cftypmp42", DAMAGED),
    "twelve bytes mp4 no size": (b"\0\0\0\0ftypmp42", DAMAGED),
    "twelve bytes wav": (b"RIFF\0\0\0\0WAVE", DAMAGED),
    "program": (b"\x7fELF\2\1\1\0" + bytes(900), UNKNOWN),
    "program of windows": (b"MZ\x90\0" + bytes(900), UNKNOWN),
    "gzip": (b"\x1f\x8b\x08\0" + bytes(900), UNKNOWN),
    "too large": (b"RIFF" + bytes(20 << 20), (TooLarge,)),
}


def _tiny() -> Iterator[Hostile]:
    for name, (data, expected) in _BYTES.items():
        yield Hostile(name, lambda _, data=data: data, "a.bin", expected, is_quick=True)


# What cannot be without its end; the others give what is there, as a player does.
_AT_THE_END = {"m4a", "mp4", *OFFICE}


def _cut() -> Iterator[Hostile]:
    """Each plain file at several places; what is left of a head alone is nothing."""
    for ending in (*SOUNDS, *PICTURES, *CLIPS, *OFFICE, "pdf"):
        for share in (0.02, 0.1, 0.5, 0.9, 0.999):
            expected: Errors = DAMAGED if ending in _AT_THE_END and share < 0.9 else HARMLESS
            name = f"{ending} cut at {share:.1%}"
            media = "audio/webm" if ending == "webm" else ""
            make = partial(_first, ending, share)
            yield Hostile(name, make, f"a.{ending}", expected, media, is_quick=share == 0.5)


def _first(ending: str, share: float, _: Snare) -> bytes:
    data = plain(ending)
    return data[: max(16, int(len(data) * share))]


def _damaged() -> Iterator[Hostile]:
    """Each plain file with wrong bytes strewn behind its first ones."""
    for ending in (*SOUNDS, *PICTURES, *CLIPS, *OFFICE, "pdf"):
        for seed in (1, 2):
            media = "audio/webm" if ending == "webm" else ""
            yield Hostile(
                f"{ending} strewn {seed}", partial(_strewn, ending, seed), f"a.{ending}", media_type=media
            )


def _strewn(ending: str, seed: int, _: Snare) -> bytes:
    out = bytearray(plain(ending))
    place = 40
    while place < len(out):
        out[place] = (out[place] * 7 + seed * 31 + place) & 0xFF
        place += 17 + (place * seed * 2_654_435_761 >> 7) % (len(out) // 12 + 1)
    return bytes(out)


_NAMES = {
    "climbs": "../../../../../../etc/passwd",
    "absolute": "/etc/shadow",
    "of windows": "..\\..\\C:\\boot.ini:stream",
    "escapes": "\x1b[2J\x1b]0;owned\x07a.png",
    "lines": "a.png\r\nSet-Cookie: session=1\r\n\r\n<script>",
    "nul": "a.png\0.exe",
    "turned": "receipt\u202egnp.exe",
    "long": "n" * 10_000 + ".png",
    "deep": "a/" * 5_000 + "b.png",
    "dots": "..",
    "device": "/dev/stdin",
    "address": "http://169.254.169.254/latest/meta-data/",
    "markup": "<img src=x onerror=alert(1)>.png",
    "sql": "a'; DROP TABLE products; --.png",
    "lone half": "a\ud800.png",
    "format": "%s%n{0.__class__}{{7*7}}.png",
}


def _names() -> Iterator[Hostile]:
    for name, called in _NAMES.items():
        yield Hostile(f"name {name}", lambda _: plain("gif"), called, is_quick=name in ("escapes", "long"))
        yield Hostile(
            f"name {name} unknown", lambda _: b"\x7fELF" + bytes(90), called, UNKNOWN, is_quick=True
        )
    for name, called in (("long", "image/" + "x" * 100_000), ("lines", "image/png\r\nX: y\x1b[2J")):
        yield Hostile(f"type {name}", lambda _: plain("gif"), "a.gif", media_type=called, is_quick=True)
        unknown = partial(_first, "gif", 0.0)
        yield Hostile(
            f"type {name} unknown", lambda _: b"\x7fELF" + bytes(90), "", UNKNOWN, called, is_quick=True
        )
        yield Hostile(f"type {name} cut", unknown, "", DAMAGED, called)
