"""A line between a browser and a server that can be cut."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator


class Wires:
    """What lies between a browser and a server: it can be cut."""

    def __init__(self, upstream: str) -> None:
        self.lead_to(upstream)
        self.is_cut = False
        self.url = ""
        self._lines: set[asyncio.StreamWriter] = set()
        self._work: set[asyncio.Task[None]] = set()

    def lead_to(self, upstream: str) -> None:
        self._port = int(upstream.rpartition(":")[2])

    def cut(self) -> None:
        """All lines break off, and no new one can be had."""
        self.is_cut = True
        self.break_off()

    def break_off(self) -> None:
        """All lines break off; new ones can be had."""
        for line in list(self._lines):
            line.transport.abort()

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._lines.add(writer)
        try:
            if self.is_cut:
                return
            there, back = await asyncio.open_connection("127.0.0.1", self._port)
            self._lines.add(back)
            try:
                await asyncio.gather(_pour(reader, back), _pour(there, writer))
            finally:
                self._lines.discard(back)
                back.transport.abort()
        except OSError:
            pass  # cut, as it is meant to be
        finally:
            self._lines.discard(writer)
            writer.transport.abort()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65_536):
        writer.write(piece)
        await writer.drain()
    with contextlib.suppress(OSError):
        writer.write_eof()


@contextlib.asynccontextmanager
async def wires_to(upstream: str) -> AsyncIterator[Wires]:
    wires = Wires(upstream)
    server = await asyncio.start_server(wires.meet, "127.0.0.1", 0)
    wires.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield wires
    wires.cut()
    server.close()
