"""Office files are ZIP archives: looked through before anything in one is unpacked.

Bounds how many entries there are, how large they become and by what ratio; refuses names that lead out of the archive,
locked entries and XML that declares entities. What it does not do: unpack to a disk, or follow what entries refer to.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from persea.errors import UnreadableUpload

_MOST_ENTRIES = 3_000
_MOST_BYTES = 120 << 20
_MOST_PART_BYTES = 40 << 20
_MOST_RATIO = 150
_RATIO_FROM_BYTES = 2 << 20
_LOCKED = 0x1


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Raises UnreadableUpload for what is damaged, locked, or out to do harm."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableUpload("The file is damaged", fix="Save it anew, or send it as a PDF") from error
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or whole > _MOST_BYTES or any(_is_bomb(entry) for entry in entries):
        raise UnreadableUpload(
            "The file unpacks to too much",
            value=f"{len(entries):,} parts, {whole:,} bytes",
            fix="Save it anew, without pictures, or send it as a PDF",
        )
    if any(_leads_out(entry.filename) for entry in entries):
        raise UnreadableUpload(
            "The file names parts outside of itself", fix="Save it anew with an office program"
        )
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise UnreadableUpload("The file is encrypted", fix="Save it without a password")
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The entry `name`, whole; empty where there is none."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return b""
    try:
        with archive.open(entry) as stream:
            data = stream.read(_MOST_PART_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableUpload("The file is damaged", value=name, fix="Save it anew") from error
    if len(data) > _MOST_PART_BYTES:
        raise UnreadableUpload("The document is too long", value=name, fix="Send a part of it")
    return data


def xml_of(data: bytes) -> Element:
    """Parsed without entities, declarations or anything external. Raises UnreadableUpload."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise UnreadableUpload("The file is damaged: its XML cannot be read", fix="Save it anew") from error
    return root


def declares_entities(archive: zipfile.ZipFile, names: Iterator[str]) -> bool:
    """Whether one of the parts has a document type, which no office program writes."""
    return any(b"<!DOCTYPE" in part(archive, name).upper() for name in names)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _RATIO_FROM_BYTES and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
