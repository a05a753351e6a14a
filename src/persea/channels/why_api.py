"""GET /api/why: the parts of the score by which a card stood where it did, as they were logged.

For whom it was shown to, and for a key that may read what is known of shoppers.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from persea.channels.guard import caller_of
from persea.channels.wire import GivenText, Json, parts_json, time_json
from persea.errors import NotFound
from persea.identity.caller import Scope, needs
from persea.store.database import Database
from persea.store.impressions import Impressions
from persea.store.shown_results import ShownWhy, why_shown

Id = Annotated[GivenText, Query(max_length=500)]


def router(database: Database, impressions: Impressions) -> APIRouter:
    api = APIRouter(prefix="/api")

    @api.get("/why", response_model=None)
    @needs(Scope.INTERESTS)
    async def why(turn_id: Id, product_id: Id, request: Request) -> dict[str, Json]:
        caller = caller_of(request)
        reads_all = Scope.SHOPPERS_READ in caller.scopes
        shown = None
        if reads_all or caller.shopper is not None:
            await impressions.flush(database)  # what was shown a moment ago is not to be missed
            async with database.reading() as conn:
                shown = await why_shown(
                    conn, turn_id, product_id, shopper=None if reads_all else caller.shopper
                )
        if shown is None:
            raise NotFound(
                "Of this card nothing is logged",
                value=product_id,
                fix="It is logged of a shopper's own answers, under consent to personalisation",
            )
        return _why_json(shown)

    return api


def _why_json(shown: ShownWhy) -> dict[str, Json]:
    card = shown.card
    return {
        "impression_id": str(shown.impression),
        "turn_id": shown.turn_id,
        "product_id": card.product,
        "at": time_json(shown.at),
        "surface": shown.surface,
        "position": card.position,
        "ranked": card.ranked,
        "propensity": card.propensity,
        "score": sum(part.amount for part in card.parts),
        "parts": parts_json(card.parts),
        "versions": {
            "interests": shown.versions.interests,
            "weights": shown.versions.weights or None,
            "prompt": shown.prompt_version or None,
        },
    }
