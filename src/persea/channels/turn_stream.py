"""One turn as server-sent events, and the keeping of what it said.

What a turn has said is stored before it is called done. Who leaves in the middle finds what came, marked as
stopped.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass, field

import structlog

from persea.channels.shopping_wire import SHOPPING_NAMES, shopping_json
from persea.channels.wire import Json, card_json, origin_json, sse, told
from persea.errors import DatabaseUnavailable, PerseaError, RequestError
from persea.store.turns import finish_turn
from persea.turn import House, run_turn, sum_up_after
from persea.values import (
    Account,
    Card,
    Cards,
    Citation,
    Done,
    Failed,
    Lane,
    Message,
    Mode,
    Noted,
    ReplyEvent,
    Routed,
    Status,
    Text,
    Thought,
    ToolStep,
    Turn,
    Usage,
    Wished,
)
from persea.values.shopping import CartShown, Compared, Inspired, SetsShown, Watching

_SUMMING_S = 30.0
_log = structlog.get_logger("persea.web")


@dataclass(slots=True)
class _Said:
    """A reply as it grows, for keeping."""

    text: str = ""
    cards: tuple[Card, ...] = ()
    mode: Mode | None = None
    suggestions: tuple[str, ...] = ()
    usage: Usage | None = None
    shown: list[Json] = field(default_factory=list)
    """What it shows besides, with the name of each event."""
    failed: str | None = "stopped"
    """Until the turn is done, it has not been finished."""

    def took(self, usage: Usage) -> None:
        """What it took until it was left."""
        self.usage = usage


async def turn_stream(
    turn: Turn, message: Message, history: Sequence[Message], house: House, conversation: uuid.UUID | None
) -> AsyncGenerator[bytes, None]:
    """The turn that has begun in `conversation`, as it comes; None: in one of which nothing is kept. To be closed where nobody
    listens any more."""
    said = _Said()
    kept = False

    async def keep() -> None:
        if conversation is None:
            return
        async with house.database.connection() as conn:
            await finish_turn(
                conn,
                conversation,
                uuid.UUID(turn.id),
                said.text,
                said.cards,
                mode=said.mode,
                failed=said.failed,
                suggestions=said.suggestions,
                usage=said.usage,
                shown=said.shown,
            )

    try:
        yield sse({"conversation": str(conversation) if conversation else None, "turn_id": turn.id}, "start")
        async with aclosing(run_turn(turn, message, history, house, spent=said.took)) as events:
            async for event in events:
                _note(said, event)
                if isinstance(event, Done | Failed):
                    await keep()
                    kept = True
                yield sse(_event_json(event, turn.base_url), _NAMES[type(event)])
        _keep_later(asyncio.ensure_future(_summed_up(turn, house)), turn.id)
    except PerseaError as error:
        said.failed = error.code
        _log.warning("turn failed", turn=turn.id, error=str(error))
        again = isinstance(error, DatabaseUnavailable)
        # What to do about a failure in here is for who runs the shop, and in the log.
        words = told(error) if isinstance(error, RequestError) else f"{error.what}."
        yield sse({"code": error.code, "message": words, "retryable": again}, "error")
    finally:
        if not kept:
            # The person has gone or stopped it: this task is being cancelled, so another one keeps what was said.
            _keep_later(asyncio.ensure_future(keep()), turn.id)


async def _summed_up(turn: Turn, house: House) -> None:
    try:
        async with asyncio.timeout(_SUMMING_S):
            await sum_up_after(turn, house)
    except (TimeoutError, PerseaError) as error:
        _log.warning("a conversation was not summed up", turn=turn.id, error=str(error))


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
        case Usage():
            said.usage = event
        case Compared() | SetsShown() | CartShown() | Watching() | Inspired():
            said.shown.append({"event": SHOPPING_NAMES[type(event)], "data": shopping_json(event, "")})
        case Done():
            said.mode, said.suggestions, said.failed = event.mode, event.suggestions, None
        case Failed(code):
            said.failed = code


_NAMES: dict[type[ReplyEvent], str] = {
    Status: "status", Routed: "routed", Thought: "thought", ToolStep: "tool", Lane: "lane", Account: "account", Text: "text",
    Cards: "cards", Citation: "citation", Usage: "usage", Done: "done", Wished: "wish", Noted: "note", Failed: "error",
    **SHOPPING_NAMES,
}  # fmt: skip


def _event_json(event: ReplyEvent, base: str) -> Json:
    match event:
        case Cards(cards):
            return {"cards": [card_json(card, base) for card in cards]}
        case Compared() | SetsShown() | CartShown() | Watching() | Inspired():
            return shopping_json(event, base)
        case Done():
            return {
                "turn_id": event.turn_id,
                "mode": event.mode.value,
                "suggestions": list(event.suggestions),
            }
        case Usage():
            return usage_json(event)
        case Text(delta, origins):
            if not origins:
                return {"delta": delta}
            return {"delta": delta, "origins": [origin_json(origin) for origin in origins]}
        case _:
            return asdict(event)


def usage_json(usage: Usage) -> dict[str, Json]:
    mended: list[Json] = [{"kind": kind, "done": done} for kind, done in usage.mended]
    return {**asdict(usage), "withheld": list(usage.withheld), "mended": mended}
