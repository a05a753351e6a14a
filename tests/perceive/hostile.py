"""What a hostile or broken upload is, to those who make one and those who try it: values, and plain files to break."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import docx
import heic
import numpy as np
import openpyxl
from PIL import Image, ImageDraw, ImageFont

from pdfs import a_pdf
from persea.errors import RequestError, TooLarge, UnknownUpload, UnreadableUpload


@dataclass(frozen=True, slots=True)
class Snare:
    """What a hostile upload reaches for: `secret` and `sound` lie in `folder`, `url` counts who asks for it."""

    folder: Path
    secret: Path
    sound: Path
    url: str


Errors = tuple[type[RequestError], ...]
HARMLESS: Errors = ()
"""It may be perceived, or refused: what counts is what it must not do."""
DAMAGED: Errors = (UnreadableUpload,)
UNKNOWN: Errors = (UnknownUpload,)
REFUSED: Errors = (UnreadableUpload, UnknownUpload)
BOMB: Errors = (UnreadableUpload, TooLarge)


@dataclass(frozen=True, slots=True)
class Hostile:
    """`expected`: the errors it may end in; none where it may be perceived as well. `is_quick`: in the default run."""

    name: str
    make: Callable[[Snare], bytes]
    file_name: str
    expected: Errors = HARMLESS
    media_type: str = ""
    is_quick: bool = False
    canary: bool = False
    """It names a file, an address or a place of this machine."""


def plainly(data: Callable[[], bytes]) -> Callable[[Snare], bytes]:
    """A maker that needs nothing of the snare."""
    return lambda _: data()


# ---------------------------------------------------------------- plain files


_SOUNDS = {
    "wav": ("wav", "pcm_s16le"),
    "mp3": ("mp3", "libmp3lame"),
    "flac": ("flac", "flac"),
    "ogg": ("ogg", "libopus"),
    "webm": ("webm", "libopus"),
    "m4a": ("mp4", "aac"),
    "aac": ("adts", "aac"),
}
SOUNDS = tuple(_SOUNDS)
PICTURES = ("jpg", "png", "webp", "gif", "heic", "avif")
CLIPS = ("mp4", "clip.webm")
OFFICE = ("docx", "xlsx")


@cache
def plain(ending: str) -> bytes:
    """A small well-formed file of the kind that `ending` names."""
    if ending in _SOUNDS:
        return a_sound(*_SOUNDS[ending])
    if ending in PICTURES:
        return a_picture(ending)
    if ending in CLIPS:
        return a_clip(ending.removeprefix("clip."))
    makers = {"docx": _a_docx, "xlsx": _an_xlsx, "pdf": lambda: a_pdf("Oat flakes, 500 g", "Price: 2.49 EUR")}
    return makers[ending]()


def a_sound(container: str, codec: str, seconds: float = 1.0, rate: int = 16_000) -> bytes:
    rate = 48_000 if codec == "libopus" else rate
    at = np.arange(int(seconds * rate)) / rate
    tone = (np.sin(at * 2 * np.pi * 300) * 8000).astype(np.int16)
    out = io.BytesIO()
    with av.open(out, "w", format=container) as file:
        stream = file.add_stream(codec, rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone[None, :], format="s16", layout="mono")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            file.mux(packet)
    return out.getvalue()


def a_label(text: str = "Oat flakes 500 g", *, size: tuple[int, int] = (320, 240)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((10, 150, size[0] - 10, size[1] - 10), fill=(30, 120, 60))
    draw.multiline_text((20, 40), text, fill="black", font=ImageFont.load_default(size=24))
    return image


def a_picture(ending: str) -> bytes:
    out = io.BytesIO()
    if ending == "heic":
        return heic.UPRIGHT
    a_label().save(out, format={"jpg": "jpeg"}.get(ending, ending))
    return out.getvalue()


def a_clip(container: str, *, frames: int = 12, size: tuple[int, int] = (160, 120)) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format=container) as file:
        stream = file.add_stream("libx264" if container == "mp4" else "libvpx-vp9", rate=4)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for number in range(frames):
            shade = np.full((size[1], size[0], 3), number * 20 % 256, np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")):
                file.mux(packet)
        for packet in stream.encode(None):
            file.mux(packet)
    return out.getvalue()


def _a_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Oat flakes", 1)
    document.add_paragraph("Whole grain, 500 g.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Energy"
    table.cell(0, 1).text = "1,540 kJ"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _an_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Article", "Price"])
    sheet.append(["Oat flakes", 2.49])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
