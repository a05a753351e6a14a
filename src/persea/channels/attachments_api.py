"""/api/attachments: what a shopper hands over, made out at once; and shown again, whole or in part.

The body of the request is the file itself; its name stands in the address, its media type in Content-Type, and neither is
believed. What comes back tells what was made out. The attachment goes with the next turn that names its id. Of private ones no
row is written (held.py).

What was uploaded never reaches a browser as anything but a picture, sound, a clip or a download, each under a policy that lets
nothing in it run.
"""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

import structlog
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from persea.channels.guard import caller_of
from persea.channels.held import Held
from persea.channels.perceived_wire import attachments_json, cleaned
from persea.channels.visiting import keep_session
from persea.channels.wire import GivenText, Json, base_url
from persea.errors import BadRequest, NotFound, RequestError, UnknownUpload
from persea.identity.caller import Scope, needs
from persea.store.attachments import Attachment, drop_unsent, keep_attachment, read_attachment
from persea.store.sessions import Session, open_session
from persea.turn import House, HouseNow, Senses, cut_out, get_ready, kept_form, page_picture
from persea.values import Box, Page, Perceived, Upload, plain_name

Perceiving = Callable[[Upload, Senses], Awaitable[Perceived]]

_log = structlog.get_logger("persea.web")

_SHOWN = re.compile(r"(image/jpeg|audio/[a-z0-9]+|video/[a-z0-9]+)")
"""What a browser may show by itself; everything else is saved to a file."""
_SAFE = {
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
}
_JPEG = "image/jpeg"


def router(house_now: HouseNow, held: Held, public_url: str | None, perceive: Perceiving) -> APIRouter:
    api = APIRouter(prefix="/api/attachments")

    async def found(id: uuid.UUID, request: Request) -> tuple[Attachment, House]:
        house = await house_now()
        if (private := held.get(id)) is not None:
            return private, house
        async with house.database.reading() as conn:
            return await read_attachment(conn, caller_of(request).shopper, id), house

    getting_ready: set[asyncio.Task[None]] = set()

    async def ready(senses: Senses) -> None:
        try:
            await get_ready(senses)
        except RequestError as error:  # the upload that comes will say so itself
            _log.warning("what reads uploads is not ready", error=str(error))

    @api.post("/ready", status_code=202, response_model=None)
    @needs(Scope.OWN)
    async def expect_one() -> None:
        """Somebody is about to hand something over: what reads it is loaded meanwhile."""
        if not getting_ready:
            task = asyncio.create_task(ready(_senses(await house_now())))
            getting_ready.add(task)
            task.add_done_callback(getting_ready.discard)

    @api.post("", response_model=None)
    @needs(Scope.OWN, is_turn=True, takes_files=True)
    async def hand_over(
        request: Request,
        name: Annotated[GivenText, Query(max_length=400)] = "",
        private: bool = False,
    ) -> Response:
        house = await house_now()
        upload = Upload(await request.body(), plain_name(name), request.headers.get("content-type", ""))
        attachment = await made_out(upload, house, perceive)
        base = base_url(request, public_url)
        if private:
            held.hold(attachment)
            return JSONResponse((await attachments_json([attachment], house.database, base))[0], 201)
        shopper = caller_of(request).shopper
        async with house.database.connection() as conn:
            session = await open_session(conn, None) if shopper is None else Session(shopper, None)
            await keep_attachment(conn, session.shopper, attachment, now=datetime.now(UTC))
        response = JSONResponse((await attachments_json([attachment], house.database, base))[0], 201)
        keep_session(response, request, session, public_url)
        return response

    @api.get("/{id}", response_model=None)
    @needs(Scope.OWN)
    async def show(id: uuid.UUID, request: Request, box: str | None = None) -> Response:
        attachment, house = await found(id, request)
        if not attachment.data:
            raise NotFound("It could not be kept for showing", value=str(id))
        if box is None:
            return _shown(attachment.data, attachment.media_type, attachment.perceived.name)
        if attachment.media_type != _JPEG:
            raise BadRequest("Only a picture has places to look at", value=attachment.perceived.sense.value)
        return _shown(await cut_out(attachment.data, _box(box), _senses(house)), _JPEG, "")

    @api.get("/{id}/page/{number}", response_model=None)
    @needs(Scope.OWN)
    async def show_page(id: uuid.UUID, number: int, request: Request) -> dict[str, Json]:
        attachment, _ = await found(id, request)
        page, count = _page(attachment, number)
        return {
            "number": page.number,
            "text": page.text,
            "by_ocr": page.by_ocr,
            "page_count": count,
            "has_picture": attachment.media_type == "application/pdf",
        }

    @api.get("/{id}/page/{number}/picture", response_model=None)
    @needs(Scope.OWN)
    async def show_page_picture(id: uuid.UUID, number: int, request: Request) -> Response:
        attachment, house = await found(id, request)
        if attachment.media_type != "application/pdf":
            raise NotFound("Only pages of a PDF are drawn", fix="Ask for the page's text")
        return _shown(await page_picture(attachment.data, number, _senses(house)), _JPEG, "")

    @api.delete("/{id}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def take_back(id: uuid.UUID, request: Request) -> None:
        if held.drop(id):
            return
        house = await house_now()
        async with house.database.connection() as conn:
            await drop_unsent(conn, caller_of(request).shopper, id)

    return api


async def made_out(upload: Upload, house: House, perceive: Perceiving) -> Attachment:
    """What `upload` is and says, with an id and the bytes to keep. Raises as `perceive` does."""
    senses = _senses(house)
    perceived = cleaned(await perceive(upload, senses))
    data, media_type = await kept_form(upload, perceived.sense, senses)
    return Attachment(uuid.uuid4(), perceived, media_type, data).named(upload.name)


def _senses(house: House) -> Senses:
    if house.senses is None:
        raise UnknownUpload("Nothing but text is taken here")
    return house.senses


def _shown(data: bytes, media_type: str, name: str) -> Response:
    is_shown = _SHOWN.fullmatch(media_type) is not None
    how = "inline" if is_shown else "attachment"
    headers = {**_SAFE, "content-disposition": f"{how}; filename*=UTF-8''{quote(name, safe='') or 'file'}"}
    return Response(data, media_type=media_type, headers=headers)


def _page(attachment: Attachment, number: int) -> tuple[Page, int]:
    document = attachment.perceived.document
    pages = document.pages if document else ()
    page = next((one for one in pages if one.number == number), None)
    if document is None or page is None:
        raise NotFound("No such page was read", value=number, fix=f"There are {len(pages)}")
    return page, max(document.page_count, len(pages))


def _box(given: str) -> Box:
    try:
        left, top, right, bottom = (float(part) for part in given.split(","))
    except ValueError as error:
        raise BadRequest(
            "box must be four shares", value=given[:80], fix="Write it like 0.1,0.2,0.5,0.6"
        ) from error
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise BadRequest("box is no place in the picture", value=given[:80], fix="Shares go from 0 to 1")
    return Box(left, top, right, bottom)
