"""What a path holds, as named streams of bytes: a file, a compressed file, a zip archive or a folder.

Told by content, never by name: gzip is unpacked wherever it stands, a zip archive only where it is the path
itself. Names inside archives are shown and never used as paths; links are not followed out of a folder. What
unpacks to more than an honest export would is refused while it is read. What it does not do: look at the text.
"""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from persea.errors import FeedRefused, FeedUnreadable

_MOST_FILES = 100_000
_MOST_UNPACKED_BYTES = 8 << 30
# Text compresses 5 to 30 times, repetitive tables up to 100; a bomb 1,000 times and more.
_HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM_BYTES = 100_000_000

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SHEET_MARKS = ("[Content_Types].xml", "content.xml", "mimetype")


@dataclass(slots=True)
class _Budget:
    """What one container may still unpack to; shared by all that lies in it, which may overlap."""

    path: Path
    packed_bytes: int
    unpacked_bytes: int = 0

    def spend(self, count: int) -> None:
        self.unpacked_bytes += count
        if self.unpacked_bytes > _MOST_UNPACKED_BYTES:
            reason = f"Unpacked it would be larger than {_MOST_UNPACKED_BYTES >> 30} GiB"
        elif (
            self.unpacked_bytes > _RATIO_COUNTS_FROM_BYTES
            and self.unpacked_bytes > self.packed_bytes * _HIGHEST_RATIO
        ):
            reason = f"It unpacks to more than {_HIGHEST_RATIO} times its size, as no product feed does"
        else:
            return
        raise FeedRefused(
            reason, value=str(self.path), fix="Unpack it yourself, look at it, and import the unpacked file"
        )


class FeedStream(io.RawIOBase):
    """The bytes of one file, unpacked. Where the packed data is damaged or ends too early it ends with the
    last good bytes, and `fault` says so."""

    def __init__(
        self, source: BinaryIO, position: Callable[[], int], budget: _Budget | None, fault: str = ""
    ) -> None:
        self._source = source
        self._budget = budget
        self.position = position
        """Bytes of the container read so far for this file."""
        self.fault = fault

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.fault:
            return 0
        try:
            # Not read(): what came before a fault must not be lost with it.
            data = cast(io.BufferedReader, self._source).read1(len(buffer))
        except _DAMAGE as error:
            self.fault = _told(error)
            return 0
        if self._budget is not None:
            self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()


_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile)


def _told(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the file ends in the middle of its compressed data; what came before was read"
    return f"the compressed data is damaged ({error}); what came before was read"


@dataclass(frozen=True, slots=True)
class Head:
    """The first bytes of a file, and why there are no more of them, or ""."""

    start: bytes
    fault: str


@dataclass(frozen=True, slots=True)
class FeedFile:
    name: str
    """To be shown; "" where the path itself is the only file."""
    size_bytes: int
    """What it takes up where it lies: of a compressed file its compressed size."""
    _source: Callable[[], tuple[BinaryIO, Callable[[], int]]] = field(repr=False)
    _budget: _Budget = field(repr=False)
    _is_packed: bool = field(repr=False)

    def open(self) -> FeedStream:
        """Raises OSError, and FeedRefused while it is read."""
        source, position = self._source()
        try:
            is_gzip = cast(io.BufferedReader, source).peek(2)[:2] == _GZIP
        except _DAMAGE as error:
            return FeedStream(source, position, self._budget, _told(error))
        if is_gzip:
            return FeedStream(cast(BinaryIO, _Gunzipped(source)), position, self._budget)
        return FeedStream(source, position, self._budget if self._is_packed else None)

    def head(self, size_bytes: int) -> Head:
        """Raises what `open` raises."""
        start = bytearray()
        with self.open() as stream:
            # A stream gives out what it has: of packed files often less than is asked for.
            while len(start) < size_bytes and (more := stream.read(size_bytes - len(start))):
                start += more
            return Head(bytes(start), stream.fault)


class _Gunzipped(gzip.GzipFile):
    """Closes what it reads from, too."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self._packed = packed

    def close(self) -> None:
        super().close()
        self._packed.close()


def feed_files(path: Path) -> list[FeedFile]:
    """The files that `path` holds, in the order of their names; at least one.

    Raises FeedUnreadable where there is none or the archive cannot be opened, FeedRefused where there are too
    many.
    """
    try:
        if path.is_dir():
            found = _folder(path)
        else:
            with path.open("rb") as raw:
                head = raw.read(4)
            found = _archive(path) if head in _ZIP else [_plain(path, "")]
    except OSError as error:
        raise unopened(path, error) from error
    if not found:
        raise FeedUnreadable("There is no file in it", value=str(path))
    return found


def unopened(path: Path, error: OSError) -> FeedUnreadable:
    return FeedUnreadable("The file cannot be read", value=str(path), fix=error.strerror or str(error))


def _plain(path: Path, name: str) -> FeedFile:
    size = path.stat().st_size

    def source() -> tuple[BinaryIO, Callable[[], int]]:
        raw = path.open("rb")
        return raw, raw.tell

    return FeedFile(name, size, source, _Budget(path, size), _is_packed=False)


# ---------------------------------------------------------------- folders


def _folder(root: Path) -> list[FeedFile]:
    found = sorted(_inside(root), key=lambda path: path.relative_to(root).parts)
    return [_plain(path, path.relative_to(root).as_posix()) for path in found]


def _inside(root: Path) -> Iterator[Path]:
    count = 0
    real_root = root.resolve()
    for folder, folders, names in os.walk(root, onerror=_raise, followlinks=False):
        folders[:] = [name for name in folders if not _is_clutter(name)]
        for name in names:
            path = Path(folder, name)
            if _is_clutter(name) or not path.is_file():
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(real_root):
                continue
            count += 1
            if count > _MOST_FILES:
                raise _too_many(root)
            yield path


def _raise(error: OSError) -> None:
    raise error


def _is_clutter(name: str) -> bool:
    """What systems put beside people's files: .DS_Store, ._feed.csv, __MACOSX."""
    return (name.startswith(".") and name not in (".", "..")) or name in (
        "__MACOSX",
        "Thumbs.db",
        "desktop.ini",
    )


def _too_many(path: Path) -> FeedRefused:
    return FeedRefused(f"It holds more than {_MOST_FILES:,} files", value=str(path), fix="Import it in parts")


# ---------------------------------------------------------------- zip archives


def _archive(path: Path) -> list[FeedFile]:
    """One open archive serves all its files, and is closed with the last of them."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        raise FeedUnreadable(
            f"It is a zip or Excel file, but broken or cut off ({error})",
            value=str(path),
            fix="Download or copy it again; an Excel file: save the sheet as CSV (UTF-8) and import that",
        ) from error
    members = [member for member in archive.infolist() if not _is_passed_over(member)]
    if any(member.filename in _SHEET_MARKS for member in members):
        raise FeedUnreadable(
            "It is a spreadsheet or document (Excel, LibreOffice, …), not a feed",
            value=str(path),
            fix="Save the sheet as CSV (UTF-8) and import that",
        )
    if len(members) > _MOST_FILES:
        raise _too_many(path)
    for member in members:
        if member.flag_bits & 0x1:
            raise FeedUnreadable(
                "The zip archive is encrypted",
                value=member.filename,
                fix="Unpack it with its password and import the unpacked files",
            )
    budget = _Budget(path, path.stat().st_size)
    return [_member(archive, member, budget) for member in sorted(members, key=lambda info: info.filename)]


def _is_passed_over(member: zipfile.ZipInfo) -> bool:
    return member.is_dir() or any(_is_clutter(step) for step in member.filename.split("/"))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: _Budget) -> FeedFile:
    def source() -> tuple[BinaryIO, Callable[[], int]]:
        try:
            opened = archive.open(member)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise FeedUnreadable(
                f"A file in the zip archive cannot be unpacked ({error})",
                value=member.filename,
                fix="Pack it again with ordinary zip compression",
            ) from error
        raw = cast(BinaryIO, archive.fp)  # shared by its files, of which one is read at a time
        return cast(BinaryIO, opened), lambda: max(raw.tell() - member.header_offset, 0)

    return FeedFile(member.filename, member.compress_size, source, budget, _is_packed=True)
