"""/api/me/notes and /api/me/memory: what a shopper asked to have remembered, to see, add, correct and delete, and the switch.

Everybody has their own; a server key that names nobody has none.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from persea.channels.guard import caller_of
from persea.channels.wire import GivenText, Json, time_json
from persea.errors import BadRequest, NotFound
from persea.identity.caller import Scope, needs
from persea.language.unkept import never_kept
from persea.store.database import Database
from persea.store.notes import (
    LONGEST_NOTE,
    Note,
    change_note,
    forget_note,
    forget_notes,
    is_remembering,
    keep_note,
    notes_of,
    set_remembering,
)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if not 1 <= len(line) <= LONGEST_NOTE:
        raise ValueError(f"must have 1 to {LONGEST_NOTE} characters")
    return line


class Words(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[GivenText, AfterValidator(_one_line)]


class NewNote(Words):
    turn: uuid.UUID | None = None
    """Of the conversation in which it was said."""


class Switch(BaseModel):
    model_config = ConfigDict(extra="forbid")

    on: Annotated[bool, Field(strict=True)]


def router(database: Database) -> APIRouter:
    api = APIRouter(prefix="/api/me")

    @api.get("/notes", response_model=None)
    @needs(Scope.OWN)
    async def notes(request: Request) -> dict[str, Json]:
        shopper = _oneself(request)
        if shopper is None:
            return {"on": True, "notes": []}
        async with database.reading() as conn:
            found, on = await notes_of(conn, shopper), await is_remembering(conn, shopper)
        return {"on": on, "notes": [_note_json(note) for note in found]}

    @api.post("/notes", status_code=201, response_model=None)
    @needs(Scope.OWN)
    async def add(body: NewNote, request: Request) -> dict[str, Json]:
        shopper = _known(request)
        _check(body.text)
        async with database.connection() as conn:
            made = await keep_note(
                conn, shopper, body.text, source="api", now=datetime.now(UTC), turn=body.turn
            )
        return _note_json(made)

    @api.patch("/notes/{note}", response_model=None)
    @needs(Scope.OWN)
    async def change(note: uuid.UUID, body: Words, request: Request) -> dict[str, Json]:
        shopper = _oneself(request)
        if shopper is None:
            raise NotFound("There is no such note", value=str(note))
        _check(body.text)
        async with database.connection() as conn:
            return _note_json(await change_note(conn, shopper, note, body.text, now=datetime.now(UTC)))

    @api.delete("/notes/{note}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def forget(note: uuid.UUID, request: Request) -> None:
        shopper = _oneself(request)
        if shopper is None:
            raise NotFound("There is no such note", value=str(note))
        async with database.connection() as conn:
            await forget_note(conn, shopper, note)

    @api.delete("/notes", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def forget_all(request: Request) -> None:
        if (shopper := _oneself(request)) is not None:
            async with database.connection() as conn:
                await forget_notes(conn, shopper)

    @api.get("/memory", response_model=None)
    @needs(Scope.OWN)
    async def memory(request: Request) -> dict[str, Json]:
        shopper = _oneself(request)
        if shopper is None:
            return {"on": True}
        async with database.reading() as conn:
            return {"on": await is_remembering(conn, shopper)}

    @api.patch("/memory", response_model=None)
    @needs(Scope.OWN)
    async def switch(body: Switch, request: Request) -> dict[str, Json]:
        shopper = _known(request)
        async with database.connection() as conn:
            await set_remembering(conn, shopper, body.on)
        return {"on": body.on}

    return api


def _oneself(request: Request) -> uuid.UUID | None:
    if "shopper" in request.query_params:
        raise BadRequest(
            "Notes are nobody else's to see", fix="Leave shopper out, and ask with a token of that shopper"
        )
    return caller_of(request).shopper


def _known(request: Request) -> uuid.UUID:
    shopper = _oneself(request)
    if shopper is None:
        raise BadRequest("Nobody is known here", fix="Ask with a session or a shopper token")
    return shopper


def _check(text: str) -> None:
    if why := never_kept(text):
        raise BadRequest(f"Notes hold no {why.value}", fix="Keep that elsewhere")


def _note_json(note: Note) -> dict[str, Json]:
    return {
        "id": str(note.id),
        "text": note.text,
        "source": note.source,
        "turn": None if note.turn_id is None else str(note.turn_id),
        "noted_at": time_json(note.noted_at),
        "edited_at": time_json(note.edited_at),
    }
