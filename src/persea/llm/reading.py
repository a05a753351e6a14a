"""Reads the chunks of one streamed answer from its bytes, under the two timeouts, and sees how it ended.

What a chunk means is not looked at beyond that; a transport's errors pass through as they are.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, AsyncIterator

import httpx2

from persea.llm.wire import DONE, Chunk, EventLines, parse_chunk

# A finished answer waits this long for its usage and the end of the message, which lets the connection be
# used again; some endpoints send neither.
_USAGE_WAIT_S = 2.0
_END_WAIT_S = 0.1


class ChunkReader:
    """Reads chunks from a response under the two timeouts."""

    def __init__(
        self, data: AsyncIterator[bytes], deadline: float, gap_timeout_s: float, *, end_by: float = math.inf
    ) -> None:
        """`deadline` is for the first word, `end_by` for the whole answer, both by the loop's clock."""
        self._data = data
        self._limit = min(deadline, end_by)
        self._end_by = end_by
        self._gap_timeout_s = gap_timeout_s
        self.finished = False
        """Whether the answer came to its end."""

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Raises ModelBadReply, TimeoutError, and what the transport raises before the answer's end."""
        loop = asyncio.get_running_loop()
        lines = EventLines()
        closed = False
        while not closed:
            try:
                if loop.time() > self._limit:  # what never waits is never timed out
                    raise TimeoutError
                async with asyncio.timeout_at(self._limit):
                    data = await anext(self._data, None)
            except (TimeoutError, httpx2.RequestError):
                if self.finished:
                    return
                raise
            closed = data is None
            for payload in lines.end() if data is None else lines.feed(data):
                if payload == DONE:
                    self._finish(loop.time() + _END_WAIT_S)
                elif payload:
                    chunk = parse_chunk(payload)
                    if chunk.finish_reason:
                        self._finish(loop.time() + _USAGE_WAIT_S)
                    elif not self.finished and chunk.alive:
                        self._limit = min(loop.time() + self._gap_timeout_s, self._end_by)
                    yield chunk

    def _finish(self, limit: float) -> None:
        self._limit = min(limit, self._limit) if self.finished else limit
        self.finished = True
