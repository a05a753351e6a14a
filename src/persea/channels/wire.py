"""How texts come in, and how cards, errors and events look as JSON: one place for every channel that speaks it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from urllib.parse import urljoin

from pydantic import AfterValidator
from starlette.requests import Request

from persea.errors import BadRequest, NotEnough, NotSellable, OptionsOpen, PerseaError, RequestError
from persea.gather.facets import Count, Facets
from persea.origin import Origin
from persea.values import Card, Money, Post, Review
from persea.values.shopping import ScorePart

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


# https://platform.openai.com/docs/guides/error-codes
_ERROR_TYPES = {
    **dict.fromkeys(("bad_request", "not_found", "too_large", "too_slow"), "invalid_request_error"),
    "rate_limit_exceeded": "rate_limit_error",
}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without what JSON can carry and neither PostgreSQL nor UTF-8 can: NUL, and halves of a pair."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\x00", ""))


GivenText = Annotated[str, AfterValidator(clean)]
"""A text from outside."""


def money_json(money: Money | None) -> Json:
    return None if money is None else {"amount_minor": money.amount_minor, "currency": money.currency}


def given_money(value: str | None, name: str, currency: str) -> Money | None:
    """A price of a query ("120", "79.90") in `currency`."""
    if value is None or value == "":
        return None
    parsed = Money.parse(value, currency)
    if parsed is None or parsed.amount_minor < 0:
        raise BadRequest(f"{name} must be a price", value=value, fix=f"Write it in {currency}, such as 79.90")
    return parsed


def facets_json(facets: Facets) -> Json:
    def counts(of: Sequence[Count]) -> list[Json]:
        return [{"value": count.value, "count": count.count} for count in of]

    return {
        "category": counts(facets.categories),
        "brand": counts(facets.brands),
        "price": [
            {"min": money_json(band.low), "max": money_json(band.high), "count": band.count}
            for band in facets.prices
        ],
        "options": [{"name": name, "values": counts(values)} for name, values in facets.options],
        "min_rating": [{"value": least, "count": count} for least, count in facets.ratings],
        "in_stock": facets.in_stock,
        "on_sale": facets.on_sale,
    }


def time_json(moment: datetime | None) -> Json:
    return None if moment is None else moment.isoformat()


def base_url(request: Request, public_url: str | None) -> str:
    """Where this server is reached, without a trailing slash: as configured, else as it was asked."""
    return public_url or str(request.base_url).rstrip("/")


def absolute(url: str | None, base_url: str) -> str | None:
    """`url` with this server's address in front where it is a path on it."""
    return None if url is None else urljoin(f"{base_url}/", url)


def card_json(card: Card, base_url: str) -> dict[str, Json]:
    """A card as the `persea` extension and the page show it."""
    record = card.record
    return {
        "id": record.id,
        "title": record.title,
        "price": money_json(record.price),
        "list_price": money_json(record.list_price),
        "price_from": record.highest_price is not None,
        "url": absolute(record.url, base_url),
        "image_url": absolute(record.image_url, base_url),
        "in_stock": record.in_stock,
        "as_of": time_json(record.as_of),
        "stale": record.stale,
        "brand": record.brand,
        "rating": record.rating,
        "rating_count": record.rating_count,
        "reason": card.reason,
        "parts": parts_json(card.parts),
        "sponsored": bool(record.sponsor),
        "sponsor": record.sponsor or None,
        "organic_place": record.organic_place,
        "impression_id": card.impression_id,
    }


def parts_json(parts: Sequence[ScorePart]) -> Json:
    return [{"name": part.name, "amount": part.amount, "why": part.why} for part in parts]


def origin_json(origin: Origin, at: int = 0) -> dict[str, Json]:
    """Where a figure comes from; `at` characters of the answer stand before its piece of text."""
    return {
        "figure": origin.figure,
        "start": origin.start + at if origin.start >= 0 else None,
        "kind": origin.kind,
        "source": origin.source,
        "label": origin.label,
        "field": origin.field,
        "as_of": time_json(origin.as_of),
    }


def review_json(review: Review) -> dict[str, Json]:
    return {
        "author": review.author,
        "rating": review.rating,
        "title": review.title,
        "body": review.body,
        "written_at": time_json(review.written_at),
    }


def post_json(post: Post) -> dict[str, Json]:
    return {
        "id": post.id,
        "title": post.title,
        "body": post.body,
        "author": post.author,
        "url": post.url,
        "image_url": post.image_url,
        "published_at": time_json(post.published_at),
        "product_ids": list(post.product_ids),
    }


def told(error: PerseaError) -> str:
    """What a caller learns of `error`: the value that was wrong with the request, but not what failed in here."""
    return clean(str(error if isinstance(error, RequestError) else PerseaError(error.what, fix=error.fix)))


def error_json(error: PerseaError) -> dict[str, Json]:
    """The body of every error answer, in the shape OpenAI's clients expect."""
    kind = _ERROR_TYPES.get(error.code, error.code)
    body: dict[str, Json] = {"message": told(error), "type": kind, "code": error.code, "param": None}
    if isinstance(error, NotSellable):
        body["details"] = _details(error)
    return {"error": body}


def _details(error: NotSellable) -> Json:
    """What a page needs to offer a way on."""
    match error:
        case OptionsOpen():
            options: list[Json] = [{"name": name, "values": list(values)} for name, values in error.options]
            return {"title": error.title, "product_id": error.product_id, "options": options}
        case NotEnough():
            return {
                "title": error.title,
                "variant_id": error.variant_id,
                "left": error.left,
                "in_cart": error.in_cart,
            }
        case _:
            return {"title": error.title, "variant_id": error.variant_id}


def sse(data: Json, event: str | None = None) -> bytes:
    """One server-sent event (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
    head = f"event: {event}\n" if event else ""
    return f"{head}data: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()
