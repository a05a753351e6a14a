"""The web page's own channel: the files of the page, and what it asks about the shop.

Conversations are in conversations_api.py.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, HTMLResponse
from starlette.types import ASGIApp

from persea.channels.beside import CHECKOUT, GUIDE, PRODUCT, answer_with
from persea.channels.widget_files import FRESH, ModuleFiles, packed
from persea.channels.wire import (
    GivenText,
    Json,
    card_json,
    facets_json,
    given_money,
    money_json,
    post_json,
    review_json,
    time_json,
)
from persea.errors import BadRequest, NotFound
from persea.gather.codes import coded_first, read_codes
from persea.gather.examples import example_requests
from persea.gather.facets import count_facets
from persea.gather.search import search
from persea.gather.without import count_without
from persea.gather.worded import reword
from persea.identity.caller import Scope, needs
from persea.store.knowledge import read_guide
from persea.store.missed import Why
from persea.store.posts import latest_posts
from persea.store.records import count_products, read_pictures, read_records, read_variants
from persea.store.reviews import count_reviews, latest_reviews
from persea.turn import House, HouseNow, may_be_in_need, shows_cards
from persea.values import Card, Filters, Turn

PAGE = Path(__file__).parent / "page"
_SHOWN_REVIEWS = 10
_SHOWN_POSTS = 6


def page_routes(app_files: Path = PAGE) -> tuple[APIRouter, ASGIApp]:
    """The page itself: `/`, `/products/<id>`, `/guides/<id>`, `/style`, its worker `/sw.js`, and its files for mounting at /page."""
    pages = APIRouter()

    @pages.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    @needs(Scope.EVERYBODY)
    async def index() -> FileResponse:
        return FileResponse(app_files / "index.html", headers=FRESH)

    @pages.api_route("/products/{product_id:path}", methods=["GET", "HEAD"], include_in_schema=False)
    @needs(Scope.EVERYBODY)
    async def product_page(product_id: str) -> HTMLResponse:
        return answer_with(PRODUCT, app_files)

    @pages.api_route("/guides/{guide_id:path}", methods=["GET", "HEAD"], include_in_schema=False)
    @needs(Scope.EVERYBODY)
    async def guide_page(guide_id: str) -> HTMLResponse:
        return answer_with(GUIDE, app_files)

    @pages.api_route("/demo/checkout", methods=["GET", "HEAD"], include_in_schema=False)
    @needs(Scope.EVERYBODY)
    async def demo_checkout() -> HTMLResponse:
        return answer_with(CHECKOUT, app_files)

    @pages.api_route("/style", methods=["GET", "HEAD"], include_in_schema=False)
    @needs(Scope.EVERYBODY)
    async def style_page() -> FileResponse:
        return FileResponse(app_files / "style.html", headers=FRESH)

    @pages.api_route("/sw.js", methods=["GET", "HEAD"], include_in_schema=False)
    @needs(Scope.EVERYBODY)
    async def worker() -> FileResponse:
        return FileResponse(app_files / "sw.js", media_type="text/javascript", headers=FRESH)

    return pages, packed(ModuleFiles(directory=app_files))


def shop_routes(house_now: HouseNow, *, is_open: bool) -> APIRouter:
    """The shop, its search, products and posts, under /api."""
    api = APIRouter(prefix="/api")

    made: dict[tuple[int, str], tuple[str, ...]] = {}

    async def examples_of(house: House) -> tuple[str, ...]:
        """As the catalogue was when it last changed: prices and stock may have moved since."""
        key = (house.shop.catalog_version, house.shop.currency)
        if key not in made:
            turn = Turn(id=str(uuid.uuid4()), started_at=datetime.now(UTC), currency=house.shop.currency)
            examples = await example_requests(
                house.database,
                house.shop.currency,
                shows_cards=lambda text: shows_cards(text, house, turn),
                locale=house.shop.locale,
            )
            made.clear()
            made[key] = examples
        return made[key]

    @api.get("/shop", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def shop() -> dict[str, Json]:
        house = await house_now()
        async with house.database.reading() as conn:
            count = await count_products(conn)
        examples = await examples_of(house)
        model = house.model
        return {
            "name": house.shop.name,
            "currency": house.shop.currency,
            "language": house.shop.locale,
            "is_demo": house.shop.is_demo,
            "open": is_open,
            "product_count": count,
            "examples": list(examples),
            "senses": house.senses is not None,
            "model": None
            if model is None
            else {
                "name": model.name,
                "weak": model.weak,
                "can": {name: ability.can.value for name, ability in house.capabilities.abilities()},
            },
        }

    @api.get("/search", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def find(
        q: Annotated[GivenText, Query(max_length=500)] = "",
        k: int = Query(10, ge=1, le=100),
        category: list[GivenText] = Query([]),
        brand: list[GivenText] = Query([]),
        min_price: str | None = None,
        max_price: str | None = None,
        in_stock: bool = False,
        on_sale: bool = False,
        min_rating: Annotated[float | None, Query(ge=0, le=5)] = None,
        option: list[GivenText] = Query([]),
        facets: bool = False,
    ) -> dict[str, Json]:
        house = await house_now()
        filters = Filters(
            categories=tuple(one.rpartition(">")[2].strip() for one in category),
            brands=tuple(brand),
            min_price=given_money(min_price, "min_price", house.shop.currency),
            max_price=given_money(max_price, "max_price", house.shop.currency),
            in_stock=in_stock,
            on_sale=on_sale,
            min_rating=min_rating,
            options=tuple(_option(pair) for pair in option),
        )
        ranking = await house.ranker.of_nobody()
        async with house.database.reading() as conn:
            (coded,) = await read_codes(conn, [q])
            wording = await reword(conn, coded.text if coded else q, house.lexicon)
            hidden = house.ranker.placement.hidden_now()
            filters = replace(filters, exclude_ids=hidden) if hidden else filters
            found = await search(
                conn, wording, filters, embed=house.embed, k=k, counting=facets, ranking=ranking
            )
            if coded:
                found = coded_first(found, coded)
            counted = (
                await count_facets(conn, wording, filters, currency=house.shop.currency) if facets else None
            )
            without = () if found.matched else await count_without(conn, wording, filters)
        results: list[Json] = [
            {
                "id": hit.record.id,
                "title": hit.record.title,
                "score": hit.record.score,
                "exact": hit.every_word,
                "price": money_json(hit.record.price),
                "image_url": hit.record.image_url,
            }
            for hit in found.hits
        ]
        # The page asks for pictures of its own examples: nobody has missed anything there.
        if not found.matched and q.strip() and q not in await examples_of(house) and not may_be_in_need(q):
            limited = any(not one.is_word for one in without)
            house.missed.note(q, Why.LIMITS if limited else Why.WORDS)
        answer: dict[str, Json] = {"results": results, "did_you_mean": wording.did_you_mean}
        if not found.matched:
            answer["without"] = [
                {"wish": one.wish, "is_word": one.is_word, "matched": one.matched} for one in without
            ]
        if counted is not None:
            answer |= {"matched": found.matched, "facets": facets_json(counted)}
        return answer

    @api.get("/products/{product_id:path}", response_model=None)
    @needs(Scope.CATALOG_READ)
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
                    "options": [[name, value] for name, value in variant.options],
                    "image_url": variant.image_url,
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

    @api.get("/guides/{guide_id:path}", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def guide(guide_id: GivenText) -> dict[str, Json]:
        house = await house_now()
        async with house.database.reading() as conn:
            found = await read_guide(conn, guide_id)
        if found is None:
            raise NotFound("No such page", value=guide_id)
        return {
            "id": found.id,
            "title": found.title,
            "body": found.body,
            "url": found.url,
            "updated_at": time_json(found.updated_at),
        }

    @api.get("/posts", response_model=None)
    @needs(Scope.CATALOG_READ)
    async def list_posts(limit: int = Query(20, ge=1, le=100)) -> dict[str, Json]:
        house = await house_now()
        async with house.database.reading() as conn:
            posts = await latest_posts(conn, limit)
        return {"posts": [post_json(post) for post in posts]}

    return api


def _option(pair: str) -> tuple[str, str]:
    """An option of a query ("Size:42")."""
    name, colon, value = pair.partition(":")
    if not (colon and name.strip() and value.strip()):
        raise BadRequest("option must be a name and a value", value=pair, fix="Write it like size:42")
    return name.strip().lower(), value.strip().lower()
