"""What a path holds: compressed files, archives and folders, honest and not."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.feed import Feed, open_feed
from persea.catalog.files import FeedFile, feed_files
from persea.catalog.rows import Defaults, Found, RowProblem
from persea.errors import FeedRefused, FeedUnreadable

DEFAULTS = Defaults("USD", datetime(2026, 11, 28, tzinfo=UTC))
MUG = b'{"id": "m1", "title": "Mug"}\n'
CUP = b'{"id": "c1", "title": "Cup"}\n'


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def written(folder: Path, content: bytes) -> Path:
    path = folder / "export"
    path.write_bytes(content)
    return path


def contents(path: Path) -> dict[str, bytes]:
    found = {}
    for file in feed_files(path):
        with file.open() as stream:
            found[file.name] = stream.read()
    return found


def drained(files: Iterable[FeedFile]) -> None:
    for file in files:
        with file.open() as stream:
            while stream.read(1 << 20):
                pass


def titles(feed: Feed) -> list[str]:
    return [item.product.title for item in feed if isinstance(item, Found)]


def told(feed: Feed) -> list[str]:
    return [str(item) for item in feed if isinstance(item, RowProblem)]


def test_plain_and_gzip(tmp_path: Path) -> None:
    """A file is itself; a compressed one is unpacked, known by its content and whatever it is called."""
    assert contents(written(tmp_path, MUG)) == {"": MUG}
    assert contents(written(tmp_path, gzip.compress(MUG) + gzip.compress(CUP))) == {"": MUG + CUP}
    named = tmp_path / "feed.gz"
    named.write_bytes(MUG)
    assert contents(named) == {"": MUG}


def test_zip(tmp_path: Path) -> None:
    """An archive gives its files in the order of their names, unpacked where they are compressed themselves,
    without folders and without what systems add."""
    archive = zipped(
        {
            "b/two.jsonl.gz": gzip.compress(CUP),
            "a.jsonl": MUG,
            "empty/": b"",
            "__MACOSX/a.jsonl": b"junk",
            ".DS_Store": b"junk",
            "b/._two": b"junk",
        }
    )
    assert contents(written(tmp_path, archive)) == {"a.jsonl": MUG, "b/two.jsonl.gz": CUP}


def test_folder(tmp_path: Path) -> None:
    """A folder gives its files and those of its folders in order, and follows no link out of it."""
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    root = tmp_path / "feed"
    (root / "sub").mkdir(parents=True)
    (root / "sub" / "2.jsonl").write_bytes(CUP)
    (root / "1.jsonl").write_bytes(MUG)
    (root / ".hidden").write_bytes(b"junk")
    (root / "out").symlink_to(secret)
    (root / "outer").symlink_to(tmp_path)
    (root / "within").symlink_to(root / "1.jsonl")
    os.mkfifo(root / "pipe")
    assert contents(root) == {"1.jsonl": MUG, "sub/2.jsonl": CUP, "within": MUG}


def test_names_are_only_shown(tmp_path: Path) -> None:
    """A name in an archive that points elsewhere makes nothing there."""
    archive = zipped({"../../outside.jsonl": MUG, "/etc/absolute.jsonl": CUP})
    path = written(tmp_path, archive)
    assert sorted(contents(path).values()) == [CUP, MUG]
    assert [file.name for file in tmp_path.iterdir()] == ["export"]


@pytest.mark.parametrize("wrapped", ["gz", "zip"])
def test_bombs(tmp_path: Path, wrapped: str) -> None:
    """What unpacks to 1,000 times its size is refused while it is read, after 100 MB at the latest."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if wrapped == "gz" else -15)
    zeros = b'{"id": "a", "title": "b"}\n' + b" " * ((1 << 20) - 26)
    if wrapped == "gz":
        bomb = b"".join(packer.compress(zeros) for _ in range(300)) + packer.flush()
    else:
        bomb = zipped({"bomb": zeros * 300})
    assert len(bomb) < 500_000
    path = written(tmp_path, bomb)
    with pytest.raises(FeedRefused, match="unpacks to more than 200 times its size") as caught:
        drained(feed_files(path))
    assert str(path) in str(caught.value)
    (file,) = feed_files(path)
    with file.open() as stream:
        assert all(len(stream.read(1 << 20)) > 0 for _ in range(95))
    with pytest.raises(FeedRefused, match="Unpack it yourself"):
        list(open_feed(path, DEFAULTS))


def test_bombs_of_many_files(tmp_path: Path) -> None:
    """The bounds hold for all files of an archive together."""
    archive = zipped({f"{n}": b" " * 3_000_000 for n in range(40)})
    files = feed_files(written(tmp_path, archive))
    with pytest.raises(FeedRefused):
        drained(files)


def test_nested_bombs(tmp_path: Path) -> None:
    """A compressed file in an archive counts by what it finally unpacks to."""
    archive = zipped({"a.gz": gzip.compress(b" " * 120_000_000)})
    files = feed_files(written(tmp_path, archive))
    with pytest.raises(FeedRefused):
        drained(files)


def test_cut_gzip(tmp_path: Path) -> None:
    """Of a compressed file that was cut off, the rows before the cut go in and the cut is told."""
    rows = b"".join(b'{"id": "%d", "title": "Mug %d"}\n' % (n, n * 7919) for n in range(20_000))
    packed = gzip.compress(rows)
    feed = open_feed(written(tmp_path, packed[: len(packed) // 2]), DEFAULTS)
    items = list(feed)
    problems = [str(item) for item in items if isinstance(item, RowProblem)]
    assert 5_000 < len(items) < 15_000
    assert "the file ends in the middle of its compressed data; what came before was read" in problems[-1]
    assert "not JSON" in problems[0]  # the row that the cut went through
    assert len(problems) == 2


def test_damaged_data(tmp_path: Path) -> None:
    """Damage in compressed data is told; the rows before it go in."""
    rows = b"".join(b'{"id": "%d", "title": "Mug %d"}\n' % (n, n * 7919) for n in range(20_000))
    packed = bytearray(gzip.compress(rows))
    packed[-6] ^= 0xFF  # the checksum
    items = list(open_feed(written(tmp_path, bytes(packed)), DEFAULTS))
    assert sum(isinstance(item, Found) for item in items) == 20_000
    assert "the compressed data is damaged (CRC check failed" in str(items[-1])
    archive = bytearray(zipped({"a.jsonl": rows}))
    archive[20_000] ^= 0xFF
    items = list(open_feed(written(tmp_path, bytes(archive)), DEFAULTS))
    assert sum(isinstance(item, Found) for item in items) > 1_000
    assert "the compressed data is damaged" in str(items[-1])
    small = zipped({"a.jsonl": MUG, "b.jsonl": CUP}, zipfile.ZIP_STORED).replace(b"Cup", b"Cap", 1)
    found, problem = open_feed(written(tmp_path, small), DEFAULTS)
    assert isinstance(found, Found)
    assert str(problem).startswith("b.jsonl line 1: the compressed data is damaged (Bad CRC-32")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({"a.jsonl": MUG})[:-30], "broken or cut off"),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "Save the sheet as CSV"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "Save the sheet as CSV"),
        (zipped({}), "There is no file in it"),
        (zipped({"folder/": b""}), "There is no file in it"),
        (zipped({"a.zip": zipped({"a.jsonl": MUG})}), "a zip or Excel file within another: unpack it"),
        (zipped({"a.txt": b"hello", "b.txt": b"there"}), "None of its 2 files is in a feed format"),
    ],
)
def test_unreadable_archives(tmp_path: Path, content: bytes, reason: str) -> None:
    """An archive that holds no feed is refused with the reason and what to do."""
    path = written(tmp_path, content)
    with pytest.raises(FeedUnreadable) as caught:
        open_feed(path, DEFAULTS)
    assert reason in str(caught.value)


def test_encrypted_archive(tmp_path: Path) -> None:
    """An encrypted archive is refused by the name of its file."""
    archive = bytearray(zipped({"secret.jsonl": MUG}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        archive[archive.index(mark) + offset] |= 1
    with pytest.raises(FeedUnreadable, match=r"encrypted: secret\.jsonl\. Unpack it with its password"):
        open_feed(written(tmp_path, bytes(archive)), DEFAULTS)


def test_several_files_are_one_feed(tmp_path: Path) -> None:
    """Files in the same format are read one after the other; each problem names its file; what is something
    else is told and left out."""
    archive = zipped(
        {
            "1.jsonl": MUG + b"not json\n",
            "2.jsonl.gz": gzip.compress(CUP),
            "3.csv": b"ID,Type,Name,Published\n1,simple,Pot,1\n",
            "4.txt": b"Thank you for exporting",
            "5.jsonl": b"",
            "6.jsonl": "\ufeff".encode() + MUG.replace(b"m1", b"m2"),
        }
    )
    path = written(tmp_path, archive)
    assert titles(open_feed(path, DEFAULTS)) == ["Mug", "Cup", "Mug"]
    feed = open_feed(path, DEFAULTS)
    assert told(feed) == [
        '1.jsonl line 2 "not json": not JSON: Expecting value at character 1 (row left out)',
        "3.csv line 1: its format is woocommerce, not persea; import it on its own; the file was left out",
        "4.txt line 1: it is not in the format persea; the file was left out",
        "5.jsonl line 1: it is empty; the file was left out",
    ]
    assert (feed.rows, feed.fraction) == (4, 1.0)


def test_progress_over_compressed_files(tmp_path: Path) -> None:
    """The part that was read grows from 0 to 1 over all files, by their compressed sizes."""
    rows = b"".join(b'{"id": "%d", "title": "Mug %d"}\n' % (n, n * 7919) for n in range(20_000))
    feed = open_feed(written(tmp_path, zipped({"a": rows, "b": rows})), DEFAULTS)
    seen = [feed.fraction for _ in feed]
    assert seen == sorted(seen)
    assert seen[0] < 0.1
    assert 0.4 < seen[len(seen) // 2 - 1] <= seen[len(seen) // 2] < 0.6
    assert feed.fraction == 1.0
