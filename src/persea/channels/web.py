"""The web page's own channel: the files of the page, and the JSON and event streams that it uses.

An anonymous session lives in a first-party cookie; conversations belong to it and are kept as rows. What a
turn has said is stored before it is called done.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import structlog
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse, StreamingResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel

from persea.channels.wire import (
    GivenText,
    Json,
    base_url,
    card_json,
    clean,
    money_json,
    post_json,
    review_json,
    sse,
    time_json,
    told,
)
from persea.errors import BadRequest, DatabaseUnavailable, NotFound, PerseaError
from persea.gather.examples import example_requests
from persea.gather.search import search
from persea.store.conversations import (
    begin_turn,
    delete_conversation,
    find_session,
    finish_turn,
    list_conversations,
    open_session,
    read_conversation,
)
from persea.store.posts import latest_posts
from persea.store.records import count_products, read_pictures, read_records, read_variants
from persea.store.reviews import count_reviews, latest_reviews
from persea.turn import House, HouseNow, run_turn
from persea.values import (
    Card,
    Cards,
    Citation,
    Done,
    Failed,
    Filters,
    Message,
    Mode,
    Money,
    ReplyEvent,
    Role,
    Status,
    Text,
    Turn,
    Usage,
)

PAGE = Path(__file__).parent / "page"
_COOKIE = "persea_session"
_A_YEAR_S = 31_536_000
_MAX_CHARACTERS = 8_000
_SHOWN_REVIEWS = 10
_SHOWN_POSTS = 6
_STREAM_HEADERS = {"cache-control": "no-cache", "x-accel-buffering": "no"}
# Asked for again each time, and answered with 304: after an upgrade no old module meets a new one.
_FRESH = {"cache-control": "no-cache"}
_log = structlog.get_logger("persea.web")


class _PageFiles(StaticFiles):
    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers.update(_FRESH)
        return response


class TurnRequest(BaseModel):
    text: str
    conversation: uuid.UUID | None = None


@dataclass(slots=True)
class _Said:
    """A reply as it grows, for keeping."""

    text: str = ""
    cards: tuple[Card, ...] = ()
    mode: Mode | None = None
    failed: str | None = "stopped"
    """Until the turn is done, it has not been finished."""


def page_routes(app_files: Path = PAGE) -> tuple[APIRouter, StaticFiles]:
    """The page itself: `/`, `/products/<id>`, and its files for mounting at /page."""
    pages = APIRouter()

    @pages.get("/", include_in_schema=False)
    async def index() -> FileResponse:
        return FileResponse(app_files / "index.html", headers=_FRESH)

    @pages.get("/products/{product_id:path}", include_in_schema=False)
    async def product_page(product_id: str) -> FileResponse:
        return FileResponse(app_files / "product.html", headers=_FRESH)

    return pages, _PageFiles(directory=app_files)


def api_routes(house_now: HouseNow, public_url: str | None, *, is_open: bool) -> APIRouter:
    """What the page asks for, under /api."""
    api = APIRouter(prefix="/api")

    @api.get("/shop", response_model=None)
    async def shop() -> dict[str, Json]:
        house = await house_now()
        async with house.database.reading() as conn:
            count = await count_products(conn)
            examples = await example_requests(conn, house.shop.currency)
        model = house.model
        return {
            "name": house.shop.name,
            "currency": house.shop.currency,
            "language": house.shop.locale,
            "is_demo": house.shop.is_demo,
            "open": is_open,
            "product_count": count,
            "examples": list(examples),
            "model": None if model is None else {"name": model.name, "weak": model.weak},
        }

    @api.get("/search", response_model=None)
    async def find(
        q: Annotated[GivenText, Query(max_length=500)] = "",
        k: int = Query(10, ge=1, le=100),
        category: list[GivenText] = Query([]),
        brand: list[GivenText] = Query([]),
        min_price: str | None = None,
        max_price: str | None = None,
        in_stock: bool = False,
    ) -> dict[str, Json]:
        house = await house_now()
        filters = Filters(
            categories=tuple(category),
            brands=tuple(brand),
            min_price=_money(min_price, "min_price", house.shop.currency),
            max_price=_money(max_price, "max_price", house.shop.currency),
            in_stock=in_stock,
        )
        async with house.database.reading() as conn:
            found = await search(conn, q, filters, embed=house.embed, k=k)
        results: list[Json] = [
            {
                "id": hit.record.id,
                "title": hit.record.title,
                "score": hit.record.score,
                "price": money_json(hit.record.price),
            }
            for hit in found.hits
        ]
        return {"results": results, "did_you_mean": None}

    @api.get("/products/{product_id:path}", response_model=None)
    async def product(product_id: GivenText) -> dict[str, Json]:
        house = await house_now()
        async with house.database.reading() as conn:
            records = await read_records(conn, [product_id])
            if not records:
                raise NotFound("No such product", value=product_id)
            variants = await read_variants(conn, product_id)
            pictures = await read_pictures(conn, product_id)
            review_count = await count_reviews(conn, product_id)
            reviews = await latest_reviews(conn, product_id, _SHOWN_REVIEWS)
            posts = await latest_posts(conn, _SHOWN_POSTS, product_id=product_id)
        record, now = records[0], datetime.now(UTC)
        return {
            **card_json(Card(record), ""),
            "description": record.description,
            "category_path": list(record.category_path),
            "highest_price": money_json(record.highest_price),
            "stock": record.stock,
            "weight_g": record.weight_g,
            "attributes": [[name, list(values)] for name, values in record.attributes],
            "options": [[name, list(values)] for name, values in record.options],
            "image_urls": list(pictures),
            "variants": [
                {
                    "id": variant.id,
                    "title": variant.title or ", ".join(value for _, value in variant.options),
                    "sku": variant.sku,
                    "price": money_json(variant.offer.price_at(now)) if variant.offer else None,
                    "list_price": money_json(variant.offer.price)
                    if variant.offer and variant.offer.sale_price
                    else None,
                    "in_stock": bool(variant.offer and variant.offer.in_stock),
                    "stock": variant.offer.stock if variant.offer else None,
                }
                for variant in variants
            ],
            "review_count": review_count,
            "reviews": [review_json(review) for review in reviews],
            "posts": [post_json(post) for post in posts],
        }

    @api.get("/posts", response_model=None)
    async def list_posts(limit: int = Query(20, ge=1, le=100)) -> dict[str, Json]:
        house = await house_now()
        async with house.database.reading() as conn:
            posts = await latest_posts(conn, limit)
        return {"posts": [post_json(post) for post in posts]}

    @api.get("/conversations", response_model=None)
    async def conversations(request: Request) -> dict[str, Json]:
        house = await house_now()
        async with house.database.connection() as conn:
            shopper = await find_session(conn, request.cookies.get(_COOKIE))
            headings = await list_conversations(conn, shopper) if shopper else []
        listed: list[Json] = [
            {"id": str(h.id), "title": h.title, "updated_at": time_json(h.updated_at)} for h in headings
        ]
        return {"conversations": listed}

    @api.get("/conversations/{conversation}", response_model=None)
    async def conversation_by_id(conversation: uuid.UUID, request: Request) -> dict[str, Json]:
        house = await house_now()
        async with house.database.connection() as conn:
            shopper = await find_session(conn, request.cookies.get(_COOKIE))
            heading, kept = await read_conversation(conn, shopper, conversation)
        base = base_url(request, public_url)
        messages: list[Json] = [
            {
                "role": message.role.value,
                "text": message.text,
                "cards": [card_json(card, base) for card in message.cards],
                "failed": message.failed,
                "suggestions": [],
            }
            for message in kept
        ]
        return {"id": str(heading.id), "title": heading.title, "messages": messages}

    @api.delete("/conversations/{conversation}", status_code=204, response_model=None)
    async def forget(conversation: uuid.UUID, request: Request) -> None:
        house = await house_now()
        async with house.database.connection() as conn:
            shopper = await find_session(conn, request.cookies.get(_COOKIE))
            await delete_conversation(conn, shopper, conversation)

    @api.post("/turns", response_model=None)
    async def turns(body: TurnRequest, request: Request) -> Response:
        text = clean(body.text).strip()
        if not text:
            raise BadRequest("The message is empty", fix="Say what you are looking for")
        if len(text) > _MAX_CHARACTERS:
            raise BadRequest(
                "The message is too long", value=f"{len(text)} characters", fix=f"At most {_MAX_CHARACTERS}"
            )
        house = await house_now()
        turn_id = uuid.uuid4()
        async with house.database.connection() as conn:
            session = await open_session(conn, request.cookies.get(_COOKIE))
            conversation, history = await begin_turn(conn, session.shopper, body.conversation, turn_id, text)
        turn = Turn(
            id=str(turn_id),
            started_at=datetime.now(UTC),
            currency=house.shop.currency,
            base_url=base_url(request, public_url),
            shopper_id=str(session.shopper),
        )
        response = StreamingResponse(
            _stream(turn, Message(Role.USER, text), history, house, conversation),
            media_type="text/event-stream",
            headers=_STREAM_HEADERS,
        )
        if session.token:
            response.set_cookie(
                _COOKIE, session.token, max_age=_A_YEAR_S, httponly=True, samesite="lax",
                secure=request.url.scheme == "https",
            )  # fmt: skip
        return response

    return api


def _money(value: str | None, name: str, currency: str) -> Money | None:
    """A price of a query ("120", "79.90") in `currency`."""
    if value is None or value == "":
        return None
    parsed = Money.parse(value, currency)
    if parsed is None or parsed.amount_minor < 0:
        raise BadRequest(f"{name} must be a price", value=value, fix=f"Write it in {currency}, such as 79.90")
    return parsed


async def _stream(
    turn: Turn, message: Message, history: list[Message], house: House, conversation: uuid.UUID
) -> AsyncIterator[bytes]:
    said = _Said()
    kept = False

    async def keep() -> None:
        async with house.database.connection() as conn:
            await finish_turn(
                conn,
                conversation,
                uuid.UUID(turn.id),
                said.text,
                said.cards,
                mode=said.mode,
                failed=said.failed,
            )

    try:
        yield sse({"conversation": str(conversation), "turn_id": turn.id}, "start")
        async with aclosing(run_turn(turn, message, history, house)) as events:
            async for event in events:
                _note(said, event)
                if isinstance(event, Done | Failed):
                    await keep()
                    kept = True
                yield sse(_event_json(event, turn.base_url), _NAMES[type(event)])
    except PerseaError as error:
        said.failed = error.code
        _log.warning("turn failed", turn=turn.id, error=str(error))
        again = isinstance(error, DatabaseUnavailable)
        yield sse({"code": error.code, "message": told(error), "retryable": again}, "error")
    finally:
        if not kept:
            # The person has gone or stopped it: this task is being cancelled, so another one keeps what was said.
            _keep_later(asyncio.ensure_future(keep()), turn.id)


_keeping: set[asyncio.Future[None]] = set()


def _keep_later(task: asyncio.Future[None], turn_id: str) -> None:
    def done(finished: asyncio.Future[None]) -> None:
        _keeping.discard(finished)
        if not finished.cancelled() and finished.exception() is not None:
            _log.error("an unfinished answer was not kept", turn=turn_id, error=str(finished.exception()))

    _keeping.add(task)
    task.add_done_callback(done)


async def all_kept() -> None:
    """Waits for the answers that broke off to be stored, before the database is closed."""
    await asyncio.gather(*_keeping, return_exceptions=True)


def _note(said: _Said, event: ReplyEvent) -> None:
    match event:
        case Text(delta):
            said.text += delta
        case Cards(cards):
            said.cards = cards
        case Done(mode=mode):
            said.mode, said.failed = mode, None
        case Failed(code):
            said.failed = code


_NAMES: dict[type[ReplyEvent], str] = {
    Status: "status", Text: "text", Cards: "cards", Citation: "citation", Usage: "usage", Done: "done", Failed: "error",
}  # fmt: skip


def _event_json(event: ReplyEvent, base: str) -> Json:
    match event:
        case Cards(cards):
            return {"cards": [card_json(card, base) for card in cards]}
        case Done():
            return {
                "turn_id": event.turn_id,
                "mode": event.mode.value,
                "suggestions": list(event.suggestions),
            }
        case Usage():
            return {**asdict(event), "withheld": list(event.withheld)}
        case _:
            return asdict(event)
