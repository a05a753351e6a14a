"""/api/me/interests and /api/me/wishes: what is known of a shopper, for them to see, correct, mute and delete.

Everybody sees and changes their own. A server key with `shoppers:read` may name another with `shopper=`, to see only.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from persea.channels.guard import caller_of
from persea.channels.whom import nobody, whom_of
from persea.channels.wire import GivenText, Json, time_json
from persea.errors import BadRequest, NotFound
from persea.identity.caller import Scope, needs
from persea.interests.facets import Facet
from persea.interests.portrait import Horizon, Interest, Portrait, portrait_of
from persea.interests.portrait_words import why
from persea.store.database import Connection, Database
from persea.store.interest_decisions import (
    Decision,
    Stance,
    StatedWish,
    decide,
    decisions_of,
    forget_everything,
    hold_shopper,
    state_wish,
    take_back_wish,
)

_MOST_WEIGHT = 100.0
_MOST_FACTOR = 16.0  # "up" four times
_STEP = 2.0  # "up" doubles, "down" halves
_LONGEST_WISH = 200  # characters
_FORGOTTEN = (
    "Nothing that was done until now makes an interest or a recommendation for you again. The events themselves are"
    " kept: what was bought can be bought again. DELETE /api/me erases them too."
)

Weight = Annotated[float, Field(strict=True, ge=0, le=_MOST_WEIGHT, allow_inf_nan=False)]


class Correction(BaseModel):
    """What is left out stays as it is; `weight` null takes the correction back."""

    model_config = ConfigDict(extra="forbid")

    muted: Annotated[bool, Field(strict=True)] | None = None
    weight: Literal["up", "down"] | Weight | None = None


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if not 1 <= len(line) <= _LONGEST_WISH:
        raise ValueError(f"must have 1 to {_LONGEST_WISH} characters")
    return line


class NewWish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    facet: Facet
    value: Annotated[GivenText, AfterValidator(_one_line)]
    stance: Stance = Stance.ALWAYS
    said: Annotated[GivenText, Field(max_length=500)] = ""
    turn: uuid.UUID | None = None
    """Of the conversation in which it was said."""


def router(database: Database) -> APIRouter:
    api = APIRouter(prefix="/api/me")

    @api.get("/interests", response_model=None)
    @needs(Scope.INTERESTS)
    async def interests(
        request: Request,
        shopper: Annotated[GivenText | None, Query(max_length=200)] = None,
        limit: int = Query(100, ge=1, le=1_000),
    ) -> dict[str, Json]:
        now = datetime.now(UTC)
        async with database.reading() as conn:
            whom = await whom_of(conn, request, shopper, Scope.SHOPPERS_READ)
            seen = Portrait(now) if whom is None else await portrait_of(conn, whom, now=now)
        return {
            "as_of": time_json(seen.as_of),
            "stated": [_wish_json(wish) for wish in seen.stated],
            **{one.value: _listed(seen.of(one), limit) for one in (Horizon.SESSION, Horizon.LONG)},
            "total": {one.value: len(seen.of(one)) for one in (Horizon.SESSION, Horizon.LONG)},
        }

    @api.delete("/interests", response_model=None)
    @needs(Scope.OWN)
    async def forget_all(request: Request) -> dict[str, Json]:
        shopper = oneself(request)
        if shopper is None:
            raise nobody(caller_of(request))
        async with database.connection() as conn:
            gone = await forget_everything(conn, shopper, now=datetime.now(UTC))
        return {
            "forgotten": {"decisions": gone.decisions, "wishes": gone.wishes},
            "kept": {"events": gone.events_kept, "purchases": gone.purchases_kept},
            "note": _FORGOTTEN,
        }

    @api.patch("/interests/{interest}", response_model=None)
    @needs(Scope.OWN)
    async def correct(interest: GivenText, body: Correction, request: Request) -> dict[str, Json]:
        if not body.model_fields_set:
            raise BadRequest("Nothing is to be changed", fix="Send muted, weight or both")
        now = datetime.now(UTC)
        async with database.connection() as conn:
            shopper, seen, before = await _found(conn, oneself(request), interest, now)
            decision = corrected(before, body)
            await decide(conn, shopper, decision, now=now)
        return _interest_json(replace(seen, decision=decision))

    @api.delete("/interests/{interest}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def forget(interest: GivenText, request: Request) -> None:
        now = datetime.now(UTC)
        async with database.connection() as conn:
            shopper, seen, _ = await _found(conn, oneself(request), interest, now)
            gone = Decision(seen.id, seen.facet.value, seen.value, forgotten_at=now)
            await decide(conn, shopper, gone, now=now)

    @api.post("/wishes", status_code=201, response_model=None)
    @needs(Scope.OWN)
    async def wish(body: NewWish, request: Request) -> dict[str, Json]:
        shopper = oneself(request)
        if shopper is None:
            raise nobody(caller_of(request))
        async with database.connection() as conn:
            made = await state_wish(
                conn, shopper, body.facet.value, body.value, body.stance,
                said=body.said, source="api", now=datetime.now(UTC), turn=body.turn,
            )  # fmt: skip
        return _wish_json(made)

    @api.delete("/wishes/{wish}", status_code=204, response_model=None)
    @needs(Scope.OWN)
    async def take_back(wish: uuid.UUID, request: Request) -> None:
        shopper = oneself(request)
        if shopper is None:
            raise NotFound("There is no such wish", value=str(wish))
        async with database.connection() as conn:
            await take_back_wish(conn, shopper, wish)

    return api


# ---------------------------------------------------------------- whose, and which


def oneself(request: Request) -> uuid.UUID | None:
    if "shopper" in request.query_params:
        raise BadRequest(
            "Nobody decides for another", fix="Leave shopper out, and ask with a token of that shopper"
        )
    return caller_of(request).shopper


async def _found(
    conn: Connection, shopper: uuid.UUID | None, interest: str, now: datetime
) -> tuple[uuid.UUID, Interest, Decision]:
    """Whose it is, the interest, and what was decided about it; held until the transaction ends."""
    if shopper is not None:
        held = await hold_shopper(conn, shopper)
        seen = (await portrait_of(conn, held, now=now)).find(interest)
        if seen is not None:
            before = (await decisions_of(conn, held)).get(seen.id)
            return held, seen, before or Decision(seen.id, seen.facet.value, seen.value)
    raise NotFound("There is no such interest", value=interest, fix="GET /api/me/interests lists them")


def corrected(before: Decision, correction: Correction) -> Decision:
    after = before
    if correction.muted is not None:
        after = replace(after, muted=correction.muted)
    if "weight" not in correction.model_fields_set:
        return after
    weight = correction.weight
    if weight is None:
        return replace(after, factor=1.0, fixed=None)
    if not isinstance(weight, str):
        return replace(after, factor=1.0, fixed=weight)
    step = _STEP if weight == "up" else 1 / _STEP
    if after.fixed is not None:
        return replace(after, fixed=min(after.fixed * step, _MOST_WEIGHT))
    return replace(after, factor=min(max(after.factor * step, 1 / _MOST_FACTOR), _MOST_FACTOR))


# ---------------------------------------------------------------- as JSON


def _listed(interests: Sequence[Interest], limit: int) -> list[Json]:
    """The weightiest, for or against, and all that the person has decided about; in their order."""
    least = sorted((abs(one.weight) for one in interests), reverse=True)[:limit][-1:]
    room = limit
    listed: list[Json] = []
    for one in interests:
        is_weighty = bool(least) and abs(one.weight) >= least[0] and room > 0
        room -= is_weighty
        if is_weighty or one.decision is not None:
            listed.append(_interest_json(one))
    return listed


def _interest_json(interest: Interest) -> dict[str, Json]:
    decision = interest.decision
    return {
        "id": interest.id,
        "facet": interest.facet.value,
        "value": interest.value,
        "label": interest.label,
        "weight": interest.weight,
        "inferred": interest.inferred,
        "half_life_s": interest.half_life.total_seconds(),
        "counts": interest.counts,
        "muted": interest.is_muted,
        "factor": 1.0 if decision is None else decision.factor,
        "fixed": None if decision is None else decision.fixed,
        "overruled_by": None if interest.overruled_by is None else str(interest.overruled_by.id),
        "why": why(interest),
        "events": [
            {
                "id": str(reason.event),
                "time": time_json(reason.at),
                "kind": reason.kind.value,
                "product": reason.product_id,
                "title": reason.title,
                "contribution": reason.contribution,
            }
            for reason in interest.events
        ],
    }


def _wish_json(wish: StatedWish) -> dict[str, Json]:
    return {
        "id": str(wish.id),
        "facet": wish.facet,
        "value": wish.value,
        "stance": wish.stance.value,
        "said": wish.said,
        "source": wish.source,
        "stated_at": time_json(wish.stated_at),
    }
