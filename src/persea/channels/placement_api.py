"""The shop's rules for its lists over HTTP: read, replaced, and tried before they hold. For who runs the shop."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from persea.channels.guard import caller_of
from persea.channels.wire import GivenText, Json, money_json, parts_json
from persea.gather.placing_preview import preview
from persea.identity.caller import Scope, needs
from persea.ranking.rules import read_rules
from persea.store.audit import note_deed
from persea.store.placement import load_placement, set_placement
from persea.turn import HouseNow
from persea.values import Record

_MOST_CHARACTERS = 1_000_000


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rules: GivenText = Field(max_length=_MOST_CHARACTERS)
    """A file of rules, as TOML."""


class _Tried(_Rules):
    q: GivenText = Field(min_length=1, max_length=500)
    """What somebody might ask for."""


def router(house_now: HouseNow) -> APIRouter:
    api = APIRouter(prefix="/api")

    @api.get("/placement", response_model=None)
    @needs(Scope.ADMIN)
    async def placement() -> dict[str, Json]:
        house = await house_now()
        async with house.database.reading() as conn:
            return {"rules": await load_placement(conn)}

    @api.put("/placement", response_model=None)
    @needs(Scope.ADMIN)
    async def replace_placement(body: _Rules, request: Request) -> dict[str, Json]:
        rules, house, caller = read_rules(body.rules), await house_now(), caller_of(request)
        async with house.database.connection() as conn:
            await set_placement(conn, body.rules)
            await note_deed(
                conn,
                actor=f"key:{caller.key_id or caller.kind.value}",
                action="placement.put",
                detail=rules.told,
            )
        return {"rules": len(rules.rules), "sponsored": len(rules.sponsored)}

    @api.post("/placement/preview", response_model=None)
    @needs(Scope.ADMIN)
    async def preview_placement(body: _Tried) -> dict[str, Json]:
        rules, house = read_rules(body.rules), await house_now()
        async with house.database.reading() as conn:
            tried = await preview(
                conn, body.q, rules, house.ranker.impersonal, embed=house.embed, lexicon=house.lexicon
            )
        return {"before": _listed(tried.before), "after": _listed(tried.after)}

    return api


def _listed(records: tuple[Record, ...]) -> list[Json]:
    return [
        {
            "id": record.id,
            "title": record.title,
            "price": money_json(record.price),
            "score": record.score,
            "sponsor": record.sponsor or None,
            "organic_place": record.organic_place,
            "parts": parts_json(record.parts),
        }
        for record in records
    ]
