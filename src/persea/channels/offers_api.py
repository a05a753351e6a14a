"""PATCH /api/offers: a shop's system tells prices and stock as they change.

A batch is applied as far as it can be: what cannot is told with its place, field, value and reason, and the rest
stands. What it does not do: make products; those come with a feed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from prometheus_client import Counter
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from persea.catalog.formats.persea_jsonl import Amount
from persea.catalog.json_exact import parsed
from persea.channels.wire import GivenText, Json, clean
from persea.errors import BadRequest
from persea.identity.caller import Scope, needs
from persea.store.offers import UNSET, OfferChange, Told, Verdict, change_offers
from persea.store.watches import sweep_watches
from persea.turn import HouseNow

MOST_OFFERS = 1_000
"""In one request: its answer comes in some 50 ms, and searches beside it hardly notice."""

_AHEAD = timedelta(minutes=5)  # how far another machine's clock may be ahead of ours
_OFFERS = Counter("persea_offers_told_total", "Offers told by PATCH, by what became of them", ["verdict"])

Price = Annotated[Amount, Field(lt=10**12)]


class GivenOffer(BaseModel):
    """One variant's price and stock. Fields that are left out stay as they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sku: GivenText | None = None
    id: GivenText | None = None
    """The product's."""
    variant: GivenText | None = None
    """With `id`, where the product has several."""
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    price: Price | None = None
    sale_price: Price | None = None
    sale_starts: datetime | None = None
    sale_ends: datetime | None = None
    stock: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    in_stock: bool | None = None
    as_of: datetime | None = None

    def change(self, now: datetime) -> OfferChange:
        """Raises ValueError with a reason, the field's name in front."""
        if (self.sku is None) == (self.id is None):
            raise ValueError("sku: name the variant by its sku or by its product's id, one of them")
        if self.variant is not None and self.id is None:
            raise ValueError("variant: goes with the product's id")
        as_of = _zoned(self.as_of) or now
        if as_of > now + _AHEAD:
            raise ValueError("as_of: lies in the future")
        given = self.model_fields_set
        return OfferChange(
            as_of=min(as_of, now),
            sku=self.sku,
            product_id=self.id,
            variant_id=self.variant,
            currency=self.currency,
            price=self.price,
            sale_price=self.sale_price if "sale_price" in given else UNSET,
            sale_starts_at=_zoned(self.sale_starts) if "sale_starts" in given else UNSET,
            sale_ends_at=_zoned(self.sale_ends) if "sale_ends" in given else UNSET,
            stock=self.stock if "stock" in given else UNSET,
            in_stock=self.in_stock,
        )


class OffersPatch(BaseModel):
    model_config = ConfigDict(extra="forbid")

    offers: Annotated[list[dict[str, object]], Field(min_length=1, max_length=MOST_OFFERS)]


_PATCH = TypeAdapter(OffersPatch)
_OFFER = TypeAdapter(GivenOffer)


def _zoned(moment: datetime | None) -> datetime | None:
    """In UTC, which it is where it names no zone."""
    if moment is None or moment.tzinfo is None:
        return None if moment is None else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # "9999-12-31T23:59:59-08:00": the database would take it and never give it back
        return (datetime.max if moment.year > 1 else datetime.min).replace(tzinfo=UTC)


def router(house_now: HouseNow) -> APIRouter:
    api = APIRouter(prefix="/api")

    @api.patch("/offers", response_model=None)
    @needs(Scope.CATALOG_WRITE)
    async def patch_offers(request: Request) -> dict[str, Json]:
        given = _parsed(await request.body())
        now = datetime.now(UTC)
        changes: list[OfferChange] = []
        places: list[int] = []
        problems: list[Json] = []
        for index, offer in enumerate(given):
            try:
                changes.append(_OFFER.validate_python(offer).change(now))
                places.append(index)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                field = ".".join(str(part) for part in first["loc"])
                reason = "there is no such field" if first["type"] == "extra_forbidden" else first["msg"]
                problems.append(
                    _problem(index, field, offer.get(field), reason.removeprefix("Value error, "))
                )
            except ValueError as error:
                field, _, reason = str(error).partition(": ")
                problems.append(_problem(index, field, offer.get(field), reason))
        house = await house_now()
        async with house.database.connection() as conn:
            told = await change_offers(conn, changes, shop_currency=house.shop.currency)
            if any(one.verdict is Verdict.CHANGED for one in told):
                await sweep_watches(conn, now=now)
        for index, one in zip(places, told, strict=True):
            if one.verdict is Verdict.REFUSED:
                problems.append(_problem(index, one.field, given[index].get(one.field), one.reason))
        return {**_counts(told, len(problems)), "problems": problems}

    return api


def _parsed(body: bytes) -> list[dict[str, object]]:
    """Figures stay exact: 79.9 is never a float."""
    try:
        return _PATCH.validate_python(parsed(body.decode())).offers
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the body"
        raise BadRequest(
            f"{field}: {first['msg']}",
            fix=f'Send {{"offers": [{{"sku": …}}, …]}}, 1 to {MOST_OFFERS} of them',
        ) from error
    except ValueError as error:
        raise BadRequest("The body is not JSON", value=str(error)) from error


def _problem(index: int, field: str, value: object, reason: str) -> Json:
    shown = "" if value is None else clean(str(value))[:200]
    return {"index": index, "field": field, "value": shown, "reason": reason}


def _counts(told: list[Told], refused: int) -> dict[str, Json]:
    counts = {verdict.value: sum(one.verdict is verdict for one in told) for verdict in Verdict}
    counts[Verdict.REFUSED.value] = refused
    for verdict, count in counts.items():
        _OFFERS.labels(verdict).inc(count)
    return {**counts}
