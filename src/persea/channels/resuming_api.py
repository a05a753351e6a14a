"""GET /api/turns/{id}/events: what came after the event that a reader saw last; DELETE /api/turns/{id}: stops the turn.

Both of turns that were asked for by a client that comes back (`Last-Event-ID: 0` with the question), and only for whose they are.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse

from persea.channels.guard import caller_of
from persea.channels.ongoing import Ongoing
from persea.identity.caller import Scope, needs

STREAM_HEADERS = {"cache-control": "no-cache", "x-accel-buffering": "no"}


def comes_back(request: Request) -> bool:
    """Whether who asks a question will ask for what it missed of the answer."""
    return request.headers.get("last-event-id") == "0"


def router(ongoing: Ongoing) -> APIRouter:
    api = APIRouter(prefix="/api/turns")

    @api.get("/{turn}/events", response_model=None)
    @needs(Scope.OWN)
    async def events(
        turn: UUID, request: Request, last_event_id: Annotated[int, Header(ge=0)] = 0
    ) -> StreamingResponse:
        rest = ongoing.read(turn, caller_of(request).shopper, last_event_id)
        return StreamingResponse(rest, media_type="text/event-stream", headers=STREAM_HEADERS)

    @api.delete("/{turn}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def stop(turn: UUID, request: Request) -> None:
        ongoing.stop(turn, caller_of(request).shopper)

    return api
