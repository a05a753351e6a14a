"""How large a picture says it is, before anything of it is decoded, and whether its file is built as sane files are.

Each format is walked by its own lengths: nothing is unpacked, and what is walked is bounded. A decoder may find another size
later; who decodes compares.

JPEG: ITU-T T.81 annex B. PNG: w3.org/TR/png-3. GIF: w3.org/Graphics/GIF/spec-gif89a.txt. WebP: RFC 9649.
HEIF, AVIF: ISO/IEC 23008-12 (`ispe`), ISO/IEC 14496-12 (boxes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persea.errors import UnreadableUpload

MOST_PIXELS = 64_000_000
MOST_SIDE = 20_000
_MOST_CHUNKS = 20_000
_MOST_SCANS = 100
"""Of a progressive JPEG: each is a pass over the whole picture."""
_MOST_FRAMES = 2_000
_MOST_METADATA_BYTES = 8 << 20
_DEEPEST_BOX = 5
_SHORTEST_JPEG_SEGMENT = 2

_FRAME_STARTS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
_PNG_PIXELS = (b"IHDR", b"PLTE", b"IDAT", b"fdAT", b"IEND")
_WEBP_PIXELS = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANMF")
_CONTAINER_BOXES = (b"meta", b"iprp", b"ipco")


@dataclass(frozen=True, slots=True)
class Header:
    """`format` as Pillow calls it; sizes in pixels, as stored, not yet turned upright."""

    format: str
    width: int
    height: int


def header_of(body: bytes) -> Header:
    """Raises UnreadableUpload where it is no picture that is read here, is damaged, or would be too large when decoded."""
    try:
        header = _read(body)
    except (IndexError, ValueError) as error:
        raise damaged("its header") from error
    if header is None:
        raise UnreadableUpload(
            "This is no picture that can be read", fix="Send a JPEG, PNG, WebP, GIF, HEIC or AVIF"
        )
    check_size(header.width, header.height)
    return header


def check_size(width: int, height: int) -> None:
    """Raises UnreadableUpload."""
    if width < 1 or height < 1:
        raise damaged(f"{width} x {height} pixels")
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        raise UnreadableUpload(
            "The picture is too large",
            value=f"{width} x {height} pixels",
            fix=f"At most {MOST_PIXELS // 1_000_000} megapixels, and {MOST_SIDE} pixels a side",
        )


def damaged(what: str) -> UnreadableUpload:
    return UnreadableUpload("The picture is damaged", value=what, fix="Send another, or save it anew")


def _read(body: bytes) -> Header | None:
    if body.startswith(b"\xff\xd8\xff"):
        return _jpeg(body)
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(body)
    if body[:6] in (b"GIF87a", b"GIF89a"):
        return Header("GIF", _little(body, 6, 2), _little(body, 8, 2))
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return _webp(body)
    if body[4:8] == b"ftyp":
        return _heif(body)
    return None


def _jpeg(body: bytes) -> Header:
    """The first picture alone: what comes after its end (a film, a map of depth) is not looked at."""
    size: tuple[int, int] | None = None
    scans = metadata = at = 0
    for _ in range(_MOST_CHUNKS):
        found = _NEXT_MARKER.search(body, at)
        if found is None:
            break
        marker, at = body[found.end() - 1], found.end()
        if marker in _STANDALONE:
            continue
        if marker == _END_OF_IMAGE:
            break
        length = _big(body, at, 2)
        if length < _SHORTEST_JPEG_SEGMENT:
            raise damaged("a part without length")
        if marker in _FRAME_STARTS and size is None:
            size = _big(body, at + 5, 2), _big(body, at + 3, 2)
        scans += marker == _START_OF_SCAN
        metadata += length if marker >= 0xE0 else 0
        if scans > _MOST_SCANS:
            raise _too_much("scans", _MOST_SCANS)
        at += length
    else:
        raise _too_much("parts", _MOST_CHUNKS)
    _check_metadata(metadata)
    if size is None:
        raise damaged("no picture in it")
    return Header("JPEG", *size)


def _png(body: bytes) -> Header:
    if body[12:16] != b"IHDR":
        raise damaged("its header")
    at, frames, metadata = 8, 0, 0
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(body):
            break
        length, kind = _big(body, at, 4), body[at + 4 : at + 8]
        frames += kind == b"fcTL"
        metadata += 0 if kind in _PNG_PIXELS else length
        at += 12 + length
        if kind == b"IEND":
            break
    else:
        raise _too_much("parts", _MOST_CHUNKS)
    _check_frames(frames)
    _check_metadata(metadata)
    return Header("PNG", _big(body, 16, 4), _big(body, 20, 4))


def _webp(body: bytes) -> Header:
    kind = body[12:16]
    if kind == b"VP8X":
        size = _little(body, 24, 3) + 1, _little(body, 27, 3) + 1
    elif kind == b"VP8L":
        bits = _little(body, 21, 4)
        size = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        size = _little(body, 26, 2) & 0x3FFF, _little(body, 28, 2) & 0x3FFF
    else:
        raise damaged("its header")
    at, frames, metadata = 12, 0, 0
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(body):
            break
        part, length = body[at : at + 4], _little(body, at + 4, 4)
        frames += part == b"ANMF"
        metadata += 0 if part in _WEBP_PIXELS else length
        at += 8 + length + (length & 1)
    else:
        raise _too_much("parts", _MOST_CHUNKS)
    _check_frames(frames)
    _check_metadata(metadata)
    return Header("WEBP", *size)


def _heif(body: bytes) -> Header:
    """The largest of the pictures in it: a photo is often put together of tiles, each with a size of its own."""
    sizes = [
        (_big(body, at + 4, 4), _big(body, at + 8, 4)) for kind, at, _ in _boxes(body) if kind == b"ispe"
    ]
    if not sizes:
        raise damaged("no picture in it")
    brands = {body[8:12], *(body[at : at + 4] for at in range(16, min(_big(body, 0, 4), 64), 4))}
    _check_frames(len(sizes))
    return Header(
        "AVIF" if brands & {b"avif", b"avis"} else "HEIF",
        max(width for width, _ in sizes),
        max(height for _, height in sizes),
    )


def _boxes(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    """(kind, begin of its content, end), as far as sizes may lie in them."""
    seen = 0
    left = [(0, len(body), 0)]
    while left:
        at, end, depth = left.pop()
        while at + 8 <= end:
            seen += 1
            if seen > _MOST_CHUNKS:
                raise _too_much("parts", _MOST_CHUNKS)
            length, kind, start = _big(body, at, 4), body[at + 4 : at + 8], at + 8
            if length == 1:
                length, start = _big(body, at + 8, 8), at + 16
            elif length == 0:
                length = end - at
            if length < start - at or at + length > end:
                if kind in (b"mdat", b"free"):
                    break  # cut off within the pixels: for the decoder to say
                raise damaged("a part that ends beyond it")
            yield kind, start, at + length
            if kind in _CONTAINER_BOXES and depth < _DEEPEST_BOX:
                left.append((start + (4 if kind == b"meta" else 0), at + length, depth + 1))
            at += length


def _check_frames(count: int) -> None:
    if count > _MOST_FRAMES:
        raise _too_much("frames", _MOST_FRAMES)


def _check_metadata(count: int) -> None:
    if count > _MOST_METADATA_BYTES:
        raise _too_much("bytes beside the picture", _MOST_METADATA_BYTES)


def _too_much(what: str, most: int) -> UnreadableUpload:
    return UnreadableUpload(f"The picture has too many {what}", value=f"more than {most}", fix="Save it anew")


def _big(body: bytes, at: int, count: int) -> int:
    return int.from_bytes(_exactly(body, at, count), "big")


def _little(body: bytes, at: int, count: int) -> int:
    return int.from_bytes(_exactly(body, at, count), "little")


def _exactly(body: bytes, at: int, count: int) -> bytes:
    cut = body[at : at + count]
    if len(cut) != count:
        raise ValueError("it ends too early")
    return cut
