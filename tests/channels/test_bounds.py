"""How large, and how slow, a request and its answer may be: on real sockets, with short times."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator

import pytest
import uvicorn
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from persea.channels.bounds import MAX_BODY_BYTES, MAX_FILE_BODY_BYTES, Patience
from persea.channels.doors import doors_of
from persea.channels.guard import Guard
from persea.channels.patience import PatientProtocol
from persea.identity.caller import Scope as Right
from persea.identity.caller import needs
from persea.identity.ways_in import WaysIn
from persea.store.database import Database

ANSWER = b"HTTP/1.1 200 OK"


class _Hasty(PatientProtocol):
    headers_s = 0.4
    body_s = 1.0


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def an_app(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the body; answers at once, never, or a little at a time without end, as the path says."""
    message: Message = {"more_body": True}
    while message.get("more_body"):
        message = await receive()
    if scope["path"] == "/never":
        await asyncio.sleep(60)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    while scope["path"] == "/endless":
        await send({"type": "http.response.body", "body": b"more", "more_body": True})
        await asyncio.sleep(0.02)
    await send({"type": "http.response.body", "body": b"all"})


@needs(Right.EVERYBODY, takes_files=True)
async def taking_files(request: object) -> None:
    """Its declaration is all that is looked at; `an_app` answers."""


@pytest.fixture(scope="module")
async def port(postgres_url: str) -> AsyncIterator[int]:
    database = Database(postgres_url, "unused")
    ways_in = WaysIn(database, environment_keys=(), is_open=True, visitors=False)
    patience = Patience(body_s=0.5, file_body_s=0.7, first_byte_s=0.8, answer_s=0.6)
    guard = Guard(an_app, ways_in=ways_in, doors=doors_of([Route("/files", taking_files)]), patience=patience)
    config = uvicorn.Config(
        guard,
        host="127.0.0.1",
        port=0,
        lifespan="off",
        log_level="critical",
        http=_Hasty,
        timeout_keep_alive=1,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await serving


async def talk(port: int, *pieces: bytes, gap_s: float = 0.0) -> tuple[bytes, float]:
    """Sends the pieces; all that came back, and after how many seconds the server closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    begun = asyncio.get_running_loop().time()
    came = asyncio.create_task(reader.read())
    with contextlib.suppress(ConnectionError):
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(gap_s)
            if came.done():
                break
    answer = b""
    with contextlib.suppress(ConnectionError):  # closed with something of ours unread
        answer = await asyncio.wait_for(came, 5)
    writer.close()
    return answer, asyncio.get_running_loop().time() - begun


def head(path: str = "/", length: int | None = None, close: bool = True) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"Content-Length: {length}"] if length is not None else []
    lines += ["Connection: close"] if close else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def error_in(answer: bytes) -> tuple[int, str]:
    status = int(answer.split(b" ", 2)[1])
    return status, json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"]


async def test_a_request_in_pieces_is_answered(port: int) -> None:
    """Pieces are no fault, as long as they come in time; headers and body have each their own."""
    whole = head(length=4)
    answer, _ = await talk(port, whole[:20], whole[20:], b"ab", b"cd", gap_s=0.1)
    assert answer.startswith(ANSWER)


async def test_a_body_that_trickles_is_cut_off(port: int) -> None:
    """A byte at a time does not hold a place for ever: 408, after the time for the whole body."""
    answer, seconds = await talk(port, head(length=1000), *[b"x"] * 40, gap_s=0.05)
    assert error_in(answer) == (408, "too_slow")
    assert seconds < 2


async def test_a_body_that_never_comes_is_cut_off(port: int) -> None:
    """The same without a single byte."""
    answer, _ = await talk(port, head(length=1000))
    assert error_in(answer) == (408, "too_slow")


async def test_a_body_that_nobody_reads_is_cut_off(port: int) -> None:
    """One that was refused before any of it was read keeps the connection no longer, however it trickles."""
    refused = head(length=1000, close=False).replace(b"127.0.0.1", b"evil.example")
    answer, seconds = await talk(port, refused, *[b"x"] * 80, gap_s=0.05)
    assert answer.startswith(b"HTTP/1.1 403")
    assert seconds < 2.5


async def test_headers_that_trickle_are_cut_off(port: int) -> None:
    """Nor do headers that never end: the connection is closed without a word, after the time for all of them."""
    for first in ([], [b"POST / HTTP/1.1\r\n"]):
        answer, seconds = await talk(port, *first, *[b"X-A: b\r\n" if first else b""] * 40, gap_s=0.05)
        assert answer == b""
        assert 0.3 < seconds < 2


async def test_headers_without_end_are_cut_off(port: int) -> None:
    """However fast they come, at 64 kB."""
    answer, _ = await talk(port, b"POST / HTTP/1.1\r\n", *[b"X-A: " + b"b" * 8000 + b"\r\n"] * 20)
    assert answer == b""


async def test_the_next_request_of_a_connection_has_its_own_time(port: int) -> None:
    """A connection that has been answered may rest and ask again; a slow second request is cut off too."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(2):
        writer.write(head(length=0, close=False))
        assert ANSWER in await asyncio.wait_for(reader.readuntil(b"all\r\n0\r\n\r\n"), 5)
        await asyncio.sleep(0.6)
    writer.write(b"POST / HTTP/1.1\r\n")
    assert await asyncio.wait_for(reader.read(), 3) == b""
    writer.close()


async def test_an_answer_that_does_not_begin_is_given_up(port: int) -> None:
    """504 in the shape of all errors."""
    answer, seconds = await talk(port, head("/never", length=0))
    assert error_in(answer) == (504, "took_too_long")
    assert seconds < 3


async def test_an_answer_without_end_is_cut_off(port: int) -> None:
    """Its time counts from its first byte."""
    answer, seconds = await talk(port, head("/endless", length=0))
    assert answer.startswith(ANSWER)
    assert 0.5 < seconds < 3


def form(path: str, length: int) -> bytes:
    return head(path, length).replace(b"application/json", b"multipart/form-data; boundary=x")


async def test_a_route_that_takes_files_takes_more(port: int) -> None:
    """Only where the route says so, up to a bound of its own, told by its header or by what comes."""
    body = b"x" * (MAX_BODY_BYTES + 1)
    refused, _ = await talk(port, head("/", len(body)))
    assert error_in(refused) == (413, "too_large")
    taken, _ = await talk(port, head("/files", len(body)), body)
    assert taken.startswith(ANSWER)
    refused, _ = await talk(port, head("/files", MAX_FILE_BODY_BYTES + 1))
    assert error_in(refused) == (413, "too_large")
    chunked = head("/files").replace(b"Connection: close", b"Connection: close\r\nTransfer-Encoding: chunked")
    chunk = b"%x\r\n" % len(body) + body + b"\r\n"
    refused, _ = await talk(port, chunked, *[chunk] * (MAX_FILE_BODY_BYTES // len(body) + 1))
    assert error_in(refused) == (413, "too_large")


async def test_a_form_is_taken_where_files_are(port: int) -> None:
    """Nowhere else: a form is what another site's page can send without asking."""
    refused, _ = await talk(port, form("/", 4), b"abcd")
    assert error_in(refused) == (400, "bad_request")
    taken, _ = await talk(port, form("/files", 4), b"abcd")
    assert taken.startswith(ANSWER)


async def test_files_have_longer_to_arrive(port: int) -> None:
    """A phone sends a clip slowly; but not for ever."""
    taken, _ = await talk(port, head("/files", length=4) + b"ab", b"cd", gap_s=0.6)
    assert taken.startswith(ANSWER)
    refused, _ = await talk(port, head("/files", length=1000), *[b"x"] * 40, gap_s=0.05)
    assert error_in(refused) == (408, "too_slow")
