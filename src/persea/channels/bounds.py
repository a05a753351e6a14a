"""How large a request may be, and how long it and its answer may take."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Message, Receive

from persea.errors import BadRequest, TooLarge, TooSlow
from persea.identity.caller import Need

MAX_BODY_BYTES = 1_000_000
MAX_FILE_BODY_BYTES = 30_000_000
"""Of routes that take files: 20 MiB as base64, and what stands around it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds."""

    body_s: float = 30.0
    """For the whole body to arrive."""
    file_body_s: float = 55.0
    """The same, where it holds files."""
    first_byte_s: float = 300.0
    """Until an answer begins: a model on a small machine may think long, and answers in one piece."""
    answer_s: float = 900.0
    """Until an answer that streams has ended."""


def most_bytes(need: Need) -> int:
    """Of the body of a request for a route that declares `need`."""
    return MAX_FILE_BODY_BYTES if need.takes_files else MAX_BODY_BYTES


def check_length(headers: Headers, most: int) -> None:
    """Raises BadRequest or TooLarge for what the headers already tell."""
    length = headers.get("content-length", "0")
    if not length.isdigit():
        raise BadRequest("Content-Length must be a number", value=length)
    if int(length) > most:
        raise TooLarge("The request is too large", value=f"{length} bytes", fix=f"At most {most} bytes")


def bounded(receive: Receive, *, body_s: float, most: int) -> Receive:
    """Counts what really comes (a chunked body names no length), and when."""
    taken = 0
    ends_at = asyncio.get_running_loop().time() + body_s
    is_whole = False

    async def receive_on() -> Message:
        nonlocal taken, is_whole
        if is_whole:
            return await receive()  # of a disconnection, which may be long in coming
        try:
            async with asyncio.timeout_at(ends_at):
                message = await receive()
        except TimeoutError as error:
            raise TooSlow("The request came too slowly", fix=f"Send all of it within {body_s:g} s") from error
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLarge("The request is too large", fix=f"At most {most} bytes")
            is_whole = not message.get("more_body", False)
        return message

    return receive_on
