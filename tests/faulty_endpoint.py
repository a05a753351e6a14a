"""Endpoints that misbehave, each in its own seeded way, and what a test counts to see that nothing is left behind."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import random
import threading
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

STATUSES = [
    (400, {}, "Unsupported parameter: 'reasoning_effort' is not supported with this model."),
    (400, {}, "temperature, stream_options, max_tokens, tools, response_format are unknown"),
    (401, {}, "bad key"),
    (404, {}, "no such model"),
    (307, {"location": "http://127.0.0.1:9/"}, ""),
    (429, {}, "slow down"),
    (429, {"retry-after": "0.05"}, "slow down"),
    (429, {"retry-after": "60"}, "slow down"),
    (429, {"retry-after": "Mon, 99 Foo 2026"}, "slow down"),
    (500, {}, "oops"),
    (503, {}, "<html>busy</html>"),
    (504, {}, ""),
]
BEFORE = [
    "hang",
    "close",
    "half a head",
    "no http",
    "html",
    "whole",
    "gzip garbage",
    "empty",
    "giant",
    "slow head",
]
AFTER = [
    *(
        "end",
        "end",
        "end",
        "disconnect",
        "hang",
        "malformed",
        "endless text",
        "endless thought",
        "endless nothing",
    ),
    *(
        "endless comments",
        "endless calls",
        "half a call",
        "cut call",
        "error event",
        "no end",
        "not utf-8",
        "deep",
    ),
    *("no done", "huge line", "gzip cut"),
]


def delta(**fields: object) -> bytes:
    return event({"choices": [{"index": 0, "delta": fields, "finish_reason": None}]})


def event(told: object) -> bytes:
    return b"data: " + json.dumps(told).encode() + b"\n\n"


def call(arguments: str, **fields: object) -> bytes:
    return delta(tool_calls=[{"index": 0, "function": {"arguments": arguments, **fields}}])


FINISH = event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
LENGTH = event({"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]})
USAGE = event({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 5}})
DONE = b"data: [DONE]\n\n"


@dataclass
class Endpoint:
    """Answers at /SEED/v1 as the seed says, a little differently each time it is asked."""

    open_now: int = 0
    asked: Counter[int] = field(default_factory=Counter)
    did: Counter[str] = field(default_factory=Counter)
    port: int = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open_now += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                seed = int(head.split(b"/")[1])
                length = next(
                    (
                        int(line[15:])
                        for line in head.split(b"\r\n")
                        if line.lower().startswith(b"content-length:")
                    ),
                    0,
                )
                await reader.readexactly(length)
                self.asked[seed] += 1
                dice = random.Random(seed * 1000 + self.asked[seed])
                if b"GET" in head[:4]:
                    await self._send(writer, 200, {}, b'{"data":[{"id":"any","owned_by":"vllm"}]}')
                elif not await self._answer(dice, reader, writer):
                    return
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
            self.open_now -= 1

    async def _answer(
        self, dice: random.Random, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Whether the connection can be used again."""
        kind = dice.random()
        if kind < 0.2:
            status, headers, message = dice.choice(STATUSES)
            self.did[f"status {status}"] += 1
            await self._send(writer, status, headers, json.dumps({"error": {"message": message}}).encode())
            return True
        if kind < 0.4:
            return await self._before(dice.choice(BEFORE), reader, writer)
        return await self._after(dice, reader, writer)

    async def _before(self, fault: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        self.did[fault] += 1
        stream = {"content-type": "text/event-stream"}
        match fault:
            case "hang":
                await reader.read()  # until the client goes
            case "half a head":
                writer.write(b"HTTP/1.1 200 OK\r\nconte")
                await writer.drain()
            case "no http":
                writer.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
                await writer.drain()
            case "html":
                await self._send(writer, 200, {"content-type": "text/html"}, b"<html>Shop</html>\n")
            case "whole":
                body = b'{"choices":[{"message":{"content":"Four."}}]}'
                await self._send(writer, 200, {"content-type": "application/json"}, body)
            case "gzip garbage":
                await self._send(writer, 200, stream | {"content-encoding": "gzip"}, os.urandom(200))
            case "empty":
                await self._send(writer, 200, stream, b"")
            case "giant":
                await self._send(writer, 200, stream, b"data: " + b"x" * (3 << 20))
            case "slow head":
                for byte in b"HTTP/1.1 200 OK\r\nx: y":
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(0.1)
        return False

    async def _after(
        self, dice: random.Random, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        fault = dice.choice(AFTER)
        self.did[fault] += 1
        coding = b"content-encoding: gzip\r\n" if fault == "gzip cut" else b""
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
            + coding
            + b"transfer-encoding: chunked\r\n\r\n"
        )
        pieces = [delta(role="assistant", content=None)]
        pieces += [delta(reasoning_content="hm ")] * dice.choice((0, 0, 3))
        pieces += [delta(content=text) for text in ("Four ", "boots", ".")[: dice.randint(0, 3)]]
        if fault == "gzip cut":
            await self._chunk(writer, gzip.compress(b"".join(pieces))[: dice.randint(5, 60)])
            return False
        for piece in pieces:
            cut = dice.randint(1, len(piece))
            await self._chunk(writer, piece[:cut])
            await self._chunk(writer, piece[cut:])
            await asyncio.sleep(dice.choice((0, 0, 0.02)))
        return await self._break(fault, reader, writer)

    async def _break(self, fault: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        endless = {
            "endless text": delta(content="boots " * 200),
            "endless thought": delta(reasoning="hm " * 400),
            "endless nothing": delta(content=""),
            "endless comments": b": ping\n\n",
            "endless calls": call("{}", name="calculate").replace(b'"index": 0', b'"index": null', 1),
        }
        last = {
            "end": FINISH + USAGE + DONE,
            "malformed": b'data: {"choices":[{"delta":\n\n',
            "half a call": call('{"su', name="calculate"),
            "cut call": call('{"su', name="calculate") + LENGTH + DONE,
            "error event": event({"error": {"message": "It broke", "code": 502}}),
            "no end": b"",
            "not utf-8": b'data: {"choices":[{"delta":{"content":"\xff\xfe"}}]}\n\n',
            "deep": b"data: " + b"[" * 100_000 + b"\n\n",
            "no done": FINISH,
            "huge line": event({"choices": [{"delta": {"content": "x" * (2 << 20)}}]}),
        }
        if fault == "hang":
            await reader.read()  # until the client goes
        elif fault in endless:
            while True:
                await self._chunk(writer, endless[fault])
                await asyncio.sleep(0.002)  # it shares the loop with the clients
        elif fault != "disconnect":
            await self._chunk(writer, last[fault])
            writer.write(b"0\r\n\r\n")
            await writer.drain()
            return True
        return False

    async def _chunk(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        if data:
            writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            await writer.drain()

    async def _send(
        self, writer: asyncio.StreamWriter, status: int, headers: dict[str, str], body: bytes
    ) -> None:
        told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writer.write(f"HTTP/1.1 {status} X\r\n{told}content-length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()


@asynccontextmanager
async def endpoint() -> AsyncIterator[Endpoint]:
    faulty = Endpoint()
    server = await asyncio.start_server(faulty.talk, "127.0.0.1", 0)
    faulty.port = server.sockets[0].getsockname()[1]
    yield faulty
    server.close()
    await server.wait_closed()


def threads() -> int:
    """Without the pool of the event loop, which looks up addresses and is bounded."""
    return sum(not thread.name.startswith("asyncio_") for thread in threading.enumerate())


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - counted only
