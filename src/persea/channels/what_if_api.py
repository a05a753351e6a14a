"""POST /api/me/interests/{id}/what-if: what a decision about an interest would change, before it is made.

The shopper's last request for goods, and what is recommended to them, are ranked twice by what really ranks: as it is, and as if it were
decided. Nothing is written.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import Field

from persea.channels.interests_api import Correction, corrected, oneself
from persea.channels.wire import GivenText, Json, absolute, base_url, money_json
from persea.errors import BadRequest, ModelFileUnreadable, NotFound
from persea.identity.caller import Scope, needs
from persea.interests.portrait import Interest, portrait_of
from persea.store.events import Purpose
from persea.store.interest_decisions import Decision, StatedWish, decisions_of, wishes_in_use
from persea.store.records import read_records
from persea.store.turns import last_request
from persea.turn import House, HouseNow, cards_for
from persea.values import Filters, Memory, Message, Record, Role, Turn

_SHOWN = 6  # of each list


class Supposed(Correction):
    """As a correction, or `forget`; nothing is kept of it."""

    forget: Annotated[bool, Field(strict=True)] = False
    consent: list[Purpose] = Field(default_factory=list)
    """What the person has agreed to: without personalisation no interest ranks an answer."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read once for both rankings."""

    shopper: uuid.UUID
    interest: Interest
    before: Decision
    request: tuple[str, list[Message]] | None
    wishes: Sequence[StatedWish]


def router(house_now: HouseNow, public_url: str | None) -> APIRouter:
    api = APIRouter(prefix="/api/me/interests")

    @api.post("/{interest}/what-if", response_model=None)
    @needs(Scope.OWN)
    async def what_if(interest: GivenText, body: Supposed, request: Request) -> dict[str, Json]:
        if not body.forget and not body.model_fields_set & {"muted", "weight"}:
            raise BadRequest("Nothing is supposed", fix="Send muted, weight or forget")
        house, now = await house_now(), datetime.now(UTC)
        known = await _known(house, oneself(request), interest, now)
        seen = known.interest
        gone = Decision(seen.id, seen.facet.value, seen.value, forgotten_at=now)
        supposed = gone if body.forget else corrected(known.before, body)
        counts = Purpose.PERSONALIZATION in body.consent and request.headers.get("sec-gpc") != "1"
        known = known if counts else replace(known, request=None)
        lists = await _lists(house, known, supposed, base_url(request, public_url))
        return {
            "counts": counts,
            "weight": {"before": _weighs(known.interest), "after": 0.0 if body.forget else _weighs(replace(known.interest, decision=supposed))},
            "lists": lists,
        }  # fmt: skip

    return api


async def _known(house: House, shopper: uuid.UUID | None, interest: str, now: datetime) -> _Known:
    if shopper is not None:
        async with house.database.reading() as conn:
            seen = (await portrait_of(conn, shopper, now=now)).find(interest)
            if seen is not None:
                before = (await decisions_of(conn, shopper)).get(seen.id)
                return _Known(
                    shopper,
                    seen,
                    before or Decision(seen.id, seen.facet.value, seen.value),
                    await last_request(conn, shopper),
                    await wishes_in_use(conn, shopper),
                )
    raise NotFound("There is no such interest", value=interest, fix="GET /api/me/interests lists them")


def _weighs(interest: Interest) -> float:
    return interest.weight if interest.counts else 0.0


async def _lists(house: House, known: _Known, supposed: Decision, base: str) -> list[Json]:
    as_is = replace(house, ranker=house.ranker.supposing(known.before))
    then = replace(
        house,
        ranker=house.ranker.supposing(supposed),
        recommender=None if house.recommender is None else house.recommender.supposing(supposed),
    )
    lists: list[Json] = []
    if known.request is not None:
        before, after = [await _asked(which, known) for which in (as_is, then)]
        if before or after:
            lists.append({"of": "request", "words": known.request[0], **_told(before, after, base)})
    before, after = [await _recommended(which, known.shopper) for which in (as_is, then)]
    if before or after:
        lists.append({"of": "for-you", "words": None, **_told(before, after, base)})
    return lists


async def _asked(house: House, known: _Known) -> list[Record]:
    """What the last request would bring now."""
    assert known.request is not None, "who has asked for nothing is asked nothing"
    text, history = known.request
    turn = Turn(
        id=str(uuid.uuid4()),
        started_at=datetime.now(UTC),
        currency=house.shop.currency,
        locale=house.shop.locale,
        shopper_id=str(known.shopper),
        memory=Memory.ON,
        sponsored=False,
    )
    cards = await cards_for(Message(Role.USER, text), history, house, turn, known.wishes)
    return [card.record for card in cards][:_SHOWN]


async def _recommended(house: House, shopper: uuid.UUID) -> list[Record]:
    if house.recommender is None:
        return []
    try:
        found = await house.recommender.for_you(shopper, _SHOWN, Filters(), explained=False)
    except ModelFileUnreadable:
        return []  # then nothing is recommended, whatever is decided
    async with house.database.reading() as conn:
        records = {
            record.id: record for record in await read_records(conn, [one.product for one in found.items])
        }
    return [records[one.product] for one in found.items if one.product in records]


def _told(before: Sequence[Record], after: Sequence[Record], base: str) -> dict[str, Json]:
    """Both orders, and from which place to which each product goes; null: not among those shown."""
    places = [{record.id: at for at, record in enumerate(order, start=1)} for order in (before, after)]
    was, will = places
    moved: list[Json] = [
        {"id": id, "before": was.get(id), "after": will.get(id)}
        for id in dict.fromkeys((*will, *was))
        if was.get(id) != will.get(id)
    ]
    goods: list[list[Json]] = [
        [
            {
                "id": record.id,
                "title": record.title,
                "price": money_json(record.price),
                "image_url": absolute(record.image_url, base),
            }
            for record in order
        ]
        for order in (before, after)
    ]
    return {"before": goods[0], "after": goods[1], "moved": moved}
