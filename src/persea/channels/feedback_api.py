"""PUT and DELETE /api/turns/{turn}/feedback: what the person thinks of an answer of theirs."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from persea.channels.guard import caller_of
from persea.channels.wire import GivenText, Json
from persea.identity.caller import Scope, needs
from persea.store.database import Database
from persea.store.feedback import Reason, give_feedback, take_feedback_back


class Given(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rating: Literal["up", "down"]
    reason: Reason | None = None
    note: Annotated[GivenText, Field(max_length=500)] = ""


def router(database: Database) -> APIRouter:
    api = APIRouter(prefix="/api")

    @api.put("/turns/{turn}/feedback", response_model=None)
    @needs(Scope.OWN)
    async def give(turn: uuid.UUID, body: Given, request: Request) -> dict[str, Json]:
        async with database.connection() as conn:
            await give_feedback(
                conn, caller_of(request).shopper, turn,
                is_good=body.rating == "up", reason=body.reason, note=body.note.strip(), now=datetime.now(UTC),
            )  # fmt: skip
        return {"turn_id": str(turn), "rating": body.rating, "reason": body.reason, "note": body.note.strip()}

    @api.delete("/turns/{turn}/feedback", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def take_back(turn: uuid.UUID, request: Request) -> None:
        async with database.connection() as conn:
            await take_feedback_back(conn, caller_of(request).shopper, turn)

    return api
