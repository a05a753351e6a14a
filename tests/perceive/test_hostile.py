"""Uploads made to do harm: each ends in a clear error or in something bounded, and reaches nothing of this machine."""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import struct
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import pytest_asyncio
from hostile import Hostile, Snare, a_sound, plain
from hostile_files import hostile_files

from persea.errors import RequestError
from persea.perceive.perceive import Senses, perceive
from persea.perceive.showing import cut_out, kept_form, page_picture
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.values import Box, Perceived, Sense, Upload

_TOKEN = "T0P-5ECRET-c0ffee"
_MOST_S = 100.0  # documents have 90
_MOST_ANSWER_BYTES = 4 << 20
_MOST_NAME = 120
_MOST_WORKER_BYTES = 3 << 30
_MOST_GROWTH_BYTES = 300 << 20
_LONGEST_STALL_S = 1.5
"""For how long the server may not answer anybody else."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks into /proc")


# ---------------------------------------------------------------- what is watched


@dataclass
class _Trap:
    """The snare, and what happened to it."""

    snare: Snare
    asked: list[str]
    """Addresses that somebody asked for."""
    watch: _Watch

    def touched(self) -> list[str]:
        return [*self.asked, *self.watch.seen()]


class _Watch:
    """Who opens, makes, changes or removes something in a folder: inotify(7)."""

    _OPEN, _MODIFY, _CREATE, _DELETE, _MOVE = 0x20, 0x2, 0x100, 0x200, 0xC0

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._of = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        mask = self._OPEN | self._MODIFY | self._CREATE | self._DELETE | self._MOVE
        assert libc.inotify_add_watch(self._of, bytes(folder), mask) >= 0

    def seen(self) -> list[str]:
        try:
            data = os.read(self._of, 1 << 16)
        except BlockingIOError:
            return []
        found = []
        while data:
            _, mask, _, size = struct.unpack_from("iIII", data)
            found.append(f"{data[16 : 16 + size].rstrip(bytes(1)).decode() or 'folder'} {mask:#x}")
            data = data[16 + size :]
        return found

    def close(self) -> None:
        os.close(self._of)


class _Counter(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"lol")

    do_POST = do_HEAD = do_PUT = do_OPTIONS = do_GET

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Trap]:
    """A folder with a secret and a sound in it, which is also where this process makes its temporary files."""
    folder = tmp_path_factory.mktemp("snare")
    (folder / "secret.txt").write_text(_TOKEN)
    (folder / "secret.wav").write_bytes(a_sound("wav", "pcm_s16le"))
    asked: list[str] = []
    handler = type("Counter", (_Counter,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    watch = _Watch(folder)
    try:
        yield _Trap(Snare(folder, folder / "secret.txt", folder / "secret.wav", url), asked, watch)
    finally:
        tempfile.tempdir = before
        watch.close()
        server.shutdown()
        server.server_close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def senses(postgres_url: str) -> AsyncIterator[Senses]:
    database = Database(postgres_url, f"hostile_{os.getpid()}", max_connections=4)
    await database.open()
    made = Senses(Worker("eyes"), Worker("ears"), database)
    _OF_OTHERS.update(_children())
    yield made
    await made.eyes.close()
    await made.ears.close()
    await database.close()


@dataclass
class _Strain:
    """How the server and its workers fare while something is perceived."""

    workers: tuple[Worker, ...]
    pids: set[int] = field(default_factory=set)
    most_worker_bytes: int = 0
    longest_stall_s: float = 0.0

    async def watch(self) -> None:
        before = time.monotonic()
        while True:
            await asyncio.sleep(0.05)
            now = time.monotonic()
            self.longest_stall_s = max(self.longest_stall_s, now - before - 0.05)
            before = now
            for worker in self.workers:
                if worker.pid is not None:
                    self.pids.add(worker.pid)
                    self.most_worker_bytes = max(self.most_worker_bytes, _bytes_of(worker.pid, "VmHWM"))


def _bytes_of(pid: int | str, what: str) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith(what)), 0)


_OF_OTHERS: set[int] = set()
"""Readers that other tests had started before these."""


def _children() -> set[int]:
    """Processes of this one that open uploads, ended ones that nobody took note of among them."""
    found = set()
    for place in Path("/proc").iterdir():
        if not place.name.isdigit():
            continue
        try:
            parent = place.joinpath("stat").read_text().rpartition(")")[2].split()[1]
            said = place.joinpath("cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(parent) == os.getpid() and (not said or b"persea.perceive.child" in said):
            found.add(int(place.name))
    return found - _OF_OTHERS


# ---------------------------------------------------------------- what is asked of each


_OF_THIS_MACHINE = (
    *(sys.prefix, sys.base_prefix, tempfile.gettempdir(), str(Path(__file__).resolve().parents[2])),
    *("site-packages", "/proc/", "/usr/", "/tmp/", "Traceback", "0x7f", _TOKEN),
)


def _is_clear(error: RequestError) -> None:
    said = str(error)
    assert said
    assert "\n" not in said
    assert all(c.isprintable() or c in "\t\u00a0\u202f" for c in said)
    assert len(said) < 1_000
    assert said.encode()
    assert not [place for place in _OF_THIS_MACHINE if place in said], said
    assert len(error.fix) + len(error.what) > 15


def _is_bounded(perceived: Perceived) -> None:
    """It can be kept, sent and shown: no numbers that are none, no letters that no database takes, no controls."""
    whole = json.dumps(asdict(perceived), allow_nan=False, ensure_ascii=False)
    assert len(whole.encode()) < _MOST_ANSWER_BYTES
    assert _TOKEN not in whole
    assert len(perceived.name) <= _MOST_NAME
    for text in _texts(asdict(perceived)):
        odd = {c for c in text if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0}
        assert not odd, f"{odd} in {text[:80]!r}"
    told = [perceived.heard, perceived.seen, perceived.document, perceived.watched]
    assert sum(one is not None for one in told) == 1


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(one, id=one.name, marks=() if one.is_quick else pytest.mark.full)
        for one in hostile_files()
    ],
)
async def test_harm_is_refused_or_harmless(hostile: Hostile, senses: Senses, trap: _Trap) -> None:
    """It ends in its time, in a typed error that says what to do or in something small; nothing else has happened."""
    data = hostile.make(trap.snare)
    upload = Upload(data, name=hostile.file_name, media_type=hostile.media_type)
    trap.touched()
    trap.asked.clear()
    strain = _Strain((senses.eyes, senses.ears))
    Path("/proc/self/clear_refs").write_text("5")  # the most that was held is counted anew
    held = _bytes_of("self", "VmRSS")
    watching = asyncio.create_task(strain.watch())
    began = time.monotonic()
    error: RequestError | None = None
    perceived: Perceived | None = None
    try:
        perceived = await perceive(upload, senses)
    except RequestError as raised:
        error = raised
    finally:
        took_s = time.monotonic() - began
        watching.cancel()
    grown = _bytes_of("self", "VmHWM") - held
    print(
        f"\nRESULT\t{hostile.name}\t{took_s:.2f} s\tworker {strain.most_worker_bytes >> 20} MiB\tserver +{grown >> 20} MiB"
        f"\tstall {strain.longest_stall_s:.2f} s\t{type(error).__name__ if error else 'perceived'}\t{str(error or perceived)[:300]!r}"
    )
    assert trap.touched() == []
    assert took_s < _MOST_S
    assert strain.most_worker_bytes < _MOST_WORKER_BYTES
    assert grown < _MOST_GROWTH_BYTES
    assert strain.longest_stall_s < _LONGEST_STALL_S
    assert _children() <= {pid for pid in (senses.eyes.pid, senses.ears.pid) if pid is not None}
    if error is not None:
        _is_clear(error)
    if perceived is not None:
        _is_bounded(perceived)
        await _is_kept_and_shown(upload, perceived, senses)
        assert trap.touched() == []
    if hostile.expected:
        assert error is not None, perceived
        assert isinstance(error, hostile.expected), repr(error)


_WRITTEN_BESIDE = (b"DROP TABLE", b"secret.txt", b"<script>", b"ICC_PROFILE", b"http://ns.adobe.com")


async def _is_kept_and_shown(upload: Upload, perceived: Perceived, senses: Senses) -> None:
    """What is kept of it holds no more than was looked at, and a part of it can be shown, or that is refused as clearly."""
    try:
        kept, _ = await kept_form(upload, perceived.sense, senses)
        assert len(kept) <= 2 * len(upload.data) + (2 << 20)
        if perceived.sense is Sense.IMAGE:
            assert not [said for said in _WRITTEN_BESIDE if said in kept]
            shown = await cut_out(kept, Box(-1e9, 0.5, 1e9, 0.5), senses)
            assert shown.startswith(b"\xff\xd8\xff")
        if perceived.document is not None and perceived.document.kind == "pdf":
            shown = await page_picture(kept, perceived.document.pages[0].number, senses)
            assert shown.startswith(b"\xff\xd8\xff")
    except RequestError as error:
        print(f"\nSHOWN\t{upload.name}\t{error}")
        _is_clear(error)


_PLAIN = {
    Sense.VOICE: ("flac", "a.flac"),
    Sense.IMAGE: ("png", "a.png"),
    Sense.DOCUMENT: ("pdf", "a.pdf"),
    Sense.VIDEO: ("clip.webm", "a.webm"),
}


@pytest.mark.parametrize("sense", _PLAIN)
async def test_after_all_of_them_a_plain_file_is_perceived(sense: Sense, senses: Senses) -> None:
    """What went before left nothing behind."""
    kind, name = _PLAIN[sense]
    perceived = await perceive(Upload(plain(kind), name=name), senses)
    assert perceived.sense is sense


async def test_a_closed_reader_leaves_no_process(senses: Senses) -> None:
    """Neither at work nor ended and unseen."""
    for worker in (senses.eyes, senses.ears):
        await worker.close()
    assert _children() == set()
