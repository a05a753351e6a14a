"""What to show a shopper next, and beside a product. Who asks decides whose list it is.

Every number that adds up to a score is told where it is asked for (`explain`), with the event it comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request

from persea.channels.guard import caller_of
from persea.channels.wire import GivenText, Json, given_money, money_json, time_json
from persea.errors import Forbidden, NotFound
from persea.identity.caller import Caller, Kind, Scope, needs
from persea.interests.because import Share, because
from persea.interests.explain import CONTENT, TREND, Contribution
from persea.interests.profile import Interaction, Shown, Wish
from persea.interests.recommend import Recommendations, Recommended, Recommender
from persea.store.database import Database
from persea.store.event_history import Happened
from persea.store.recommendable import shopper_of_id
from persea.store.records import read_records
from persea.store.shop import load_shop
from persea.store.shoppers import shops_id_of
from persea.values import Filters, Record

MOST = 100

Count = Annotated[int, Query(ge=1, le=MOST)]


class ListKind(StrEnum):
    FOR_YOU = "for-you"
    TRENDING = "trending"
    BUY_AGAIN = "buy-again"


@dataclass(frozen=True, slots=True)
class _Limits:
    category: list[str]
    max_price: str | None
    in_stock: bool


def _limits(
    category: list[GivenText] = Query([]), max_price: str | None = None, in_stock: bool = False
) -> _Limits:
    return _Limits(category, max_price, in_stock)


Limits = Annotated[_Limits, Depends(_limits)]


def router(database: Database, recommender: Recommender) -> APIRouter:
    api = APIRouter(prefix="/api")

    async def filters_of(limits: _Limits) -> Filters:
        highest = None
        if limits.max_price:
            async with database.reading() as conn:
                currency = (await load_shop(conn)).currency
            highest = given_money(limits.max_price, "max_price", currency)
        categories = tuple(one.rpartition(">")[2].strip() for one in limits.category)
        return Filters(categories=categories, max_price=highest, in_stock=limits.in_stock)

    @api.get("/recommendations", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def recommendations(
        request: Request,
        limits: Limits,
        shopper: Annotated[GivenText | None, Query(max_length=200)] = None,
        k: Count = 10,
        kind: ListKind = ListKind.FOR_YOU,
        explain: bool = False,
    ) -> dict[str, Json]:
        filters = await filters_of(limits)
        whose = await _whose(database, caller_of(request), shopper)
        if kind is ListKind.TRENDING:
            found = await recommender.trending(whose, k, filters)
        elif kind is ListKind.BUY_AGAIN:
            found = await recommender.buy_again(whose, k, filters)
        else:
            found = await recommender.for_you(whose, k, filters, explained=explain)
        return await _told(database, found, filters, explained=explain)

    @api.get("/products/{product_id:path}/similar", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def similar(
        product_id: GivenText, request: Request, limits: Limits, k: Count = 10
    ) -> dict[str, Json]:
        filters, whose = await filters_of(limits), caller_of(request).shopper
        found = await recommender.similar(product_id, whose, k, filters)
        return await _beside(database, product_id, found, filters)

    @api.get("/products/{product_id:path}/goes-with", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def goes_with(
        product_id: GivenText, request: Request, limits: Limits, k: Count = 10
    ) -> dict[str, Json]:
        filters, whose = await filters_of(limits), caller_of(request).shopper
        found = await recommender.goes_with(product_id, whose, k, filters)
        return await _beside(database, product_id, found, filters)

    return api


async def _whose(database: Database, caller: Caller, named: str | None) -> UUID | None:
    """The shopper whose list is asked for. Raises Forbidden where the caller may not ask for them."""
    if named is None:
        return caller.shopper
    async with database.reading() as conn:
        if Scope.SHOPPERS_READ in caller.scopes:
            return await shopper_of_id(conn, named)
        is_own = caller.kind is Kind.SHOPPER and caller.shopper is not None
        if is_own and caller.shopper is not None and await shops_id_of(conn, caller.shopper) == named:
            return caller.shopper
    raise Forbidden(
        "Only a server key with the scope shoppers:read may name a shopper",
        fix="Leave `shopper` out: the list is then for who asks",
    )


async def _beside(
    database: Database, product_id: str, found: Recommendations | None, filters: Filters
) -> dict[str, Json]:
    if found is None:
        raise NotFound("No such product", value=product_id)
    return await _told(database, found, filters, explained=False)


async def _told(
    database: Database, found: Recommendations, filters: Filters, *, explained: bool
) -> dict[str, Json]:
    causes = {event.product for event in found.history.profile.events} if explained else set()
    shown = [one.product for one in found.items]
    async with database.reading() as conn:
        records = {record.id: record for record in await read_records(conn, shown, filters)}
        titles = {one.id: one.title for one in await read_records(conn, sorted(causes))} if causes else {}
    results: list[Json] = [
        _result(one, records[one.product], found, titles if explained else None)
        for one in found.items
        if one.product in records  # removed in this moment
    ]
    return {"kind": found.kind, "version": found.version, "results": results}


def _result(
    one: Recommended, record: Record, found: Recommendations, titles: dict[str, str] | None
) -> dict[str, Json]:
    told: dict[str, Json] = {
        "id": record.id,
        "title": record.title,
        "price": money_json(record.price),
        "image_url": record.image_url,
        "score": one.score,
    }
    if titles is not None:
        told["why"] = _why(one, found, titles)
    return told


def _why(one: Recommended, found: Recommendations, titles: dict[str, str]) -> dict[str, Json]:
    if one.explanation is None:
        told: list[Json] = [{"part": "bought again", "amount": one.score, "event": None}]
        return {"sentence": "because you bought it before", "contributions": told}
    shares: list[Share] = []
    listed: list[Json] = []
    for given in one.explanation.contributions:
        event = found.history.event_of(given.cause) if isinstance(given.cause, Interaction) else None
        if event is not None:
            shares.append(Share(given.amount, event, given.part == CONTENT))
        listed.append(_contribution(given, event, titles))
    parts = one.explanation.contributions
    sentence = because(
        shares, titles, datetime.now(UTC),
        shown=next((given.cause for given in parts if isinstance(given.cause, Shown)), None),
        wished=[(given.cause, given.amount) for given in parts if isinstance(given.cause, Wish)],
        trend=sum(given.amount for given in parts if given.part == TREND),
    )  # fmt: skip
    return {"sentence": sentence, "contributions": listed}


def _contribution(given: Contribution, event: Happened | None, titles: dict[str, str]) -> dict[str, Json]:
    told: dict[str, Json] = {"part": given.part, "amount": given.amount, "event": None}
    if event is not None and event.product_id is not None:
        told["event"] = {
            "kind": event.kind.value,
            "product": event.product_id,
            "title": titles.get(event.product_id),
            "at": time_json(event.at),
        }
    if isinstance(given.cause, Wish):
        told["wish"] = given.cause.said
    if isinstance(given.cause, Shown):
        told["post"] = {
            "id": given.cause.post,
            "author": given.cause.author,
            "title": given.cause.title,
            "at": time_json(given.cause.at),
            "followed": given.cause.is_followed,
        }
    if given.shared:
        told["shared"] = list(given.shared)
    return told
