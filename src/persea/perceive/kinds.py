"""What kind of thing an upload is, by its first bytes. Names and media types prove nothing, and are asked last.

Archives (a .docx is one) are told apart by what they hold first; a text is a text where it decodes as one.
"""

from __future__ import annotations

from enum import StrEnum

from persea.values import Sense, Upload


class Container(StrEnum):
    """A format of files, as the readers know it."""

    MATROSKA = "matroska"
    OGG = "ogg"
    MP4 = "mp4"
    MP3 = "mp3"
    AAC = "aac"
    WAV = "wav"
    FLAC = "flac"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    HEIF = "heif"
    AVIF = "avif"
    PDF = "pdf"
    ZIP = "zip"
    OLE = "ole"
    """Of old or encrypted office files: not read, and said so."""
    RTF = "rtf"
    TEXT = "text"


_PLAIN = {
    b"\x1aE\xdf\xa3": Container.MATROSKA,
    b"OggS": Container.OGG,
    b"fLaC": Container.FLAC,
    b"ID3": Container.MP3,
    b"\xff\xd8\xff": Container.JPEG,
    b"\x89PNG\r\n\x1a\n": Container.PNG,
    b"GIF87a": Container.GIF,
    b"GIF89a": Container.GIF,
    b"PK\x03\x04": Container.ZIP,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Container.OLE,
    b"{\\rtf": Container.RTF,
}
_RIFF = {b"WAVE": Container.WAV, b"WEBP": Container.WEBP}
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_IMAGES = {
    Container.JPEG,
    Container.PNG,
    Container.WEBP,
    Container.GIF,
    Container.HEIF,
    Container.AVIF,
}
_SOUNDS = {Container.OGG, Container.MP3, Container.AAC, Container.WAV, Container.FLAC}
SOUNDING = frozenset({*_SOUNDS, Container.MATROSKA, Container.MP4})
"""Those that may hold sound."""
_PDF_BEGINS_WITHIN = 1024  # as readers of PDF take it
_LOOKED_AT = 4096
_UTF_16_MARKS = (
    b"\xff\xfe",
    b"\xfe\xff",
)  # a frame of sound could begin with the first, of a layer that nobody sends


def container_of(data: bytes) -> Container | None:
    """None where it is nothing that is read here."""
    for magic, container in _PLAIN.items():
        if data.startswith(magic):
            return container
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if data[4:8] == b"ftyp":
        brands = {data[8:12], *(data[at : at + 4] for at in range(16, min(_box_end(data), 64), 4))}
        if brands & _AVIF_BRANDS:
            return Container.AVIF
        return Container.HEIF if brands & _HEIF_BRANDS else Container.MP4
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xF6 == 0xF0:
        return Container.AAC
    if data.startswith(_UTF_16_MARKS):
        return Container.TEXT
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and data[1] & 0x06:
        return Container.MP3
    if b"%PDF-" in data[:_PDF_BEGINS_WITHIN]:
        return Container.PDF
    return Container.TEXT if _is_text(data[:_LOOKED_AT]) else None


def sense_of(upload: Upload, container: Container | None) -> Sense | None:
    """Which sense takes it. A webm or mp4 may hold sound alone: what its sender calls it decides what is tried first."""
    if container is None:
        return None
    if container in _IMAGES:
        return Sense.IMAGE
    if container in _SOUNDS:
        return Sense.VOICE
    if container in (Container.MATROSKA, Container.MP4):
        called = upload.media_type.lower() or upload.name.lower()
        return Sense.VOICE if called.startswith("audio/") or called.endswith(_SOUND_NAMES) else Sense.VIDEO
    return Sense.DOCUMENT


_SOUND_NAMES = (".m4a", ".weba", ".mka", ".aac", ".oga", ".opus")


def _box_end(data: bytes) -> int:
    return int.from_bytes(data[:4], "big")


def _is_text(start: bytes) -> bool:
    if not start or b"\0" in start:
        return False
    printable = sum(byte >= 32 or byte in b"\t\n\r\f" for byte in start)
    return printable >= 0.97 * len(start)
