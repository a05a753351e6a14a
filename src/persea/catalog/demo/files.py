"""The demo shop as files, for whoever wants its data rather than its server.

    catalog.jsonl  reviews.jsonl  posts.jsonl  knowledge/*.md    what a shop knows, in Persea's import formats
    events.jsonl                                                 a year of what shoppers did
    shoppers.jsonl                                               their hidden tastes, to judge a recommender by
    pictures/*.svg or *.png

The same seed, end and version give the same bytes. A file is complete when it has its name. What an existing
folder holds besides these stays.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from persea.catalog.demo.draw.raster import png
from persea.catalog.demo.events import demo_events
from persea.catalog.demo.goods import goods_of
from persea.catalog.demo.guides import guide_files
from persea.catalog.demo.posts import demo_posts
from persea.catalog.demo.reviews import demo_reviews
from persea.catalog.demo.shop import demo_products, picture, picture_names
from persea.catalog.demo.shoppers import YEAR, Shopper, Taste, demo_shoppers
from persea.values import Money, Post, Product, Review, Variant, currency_exponent

PICTURE_KINDS = ("svg", "png", "none")

OnProgress = Callable[[str, float], None]
"""Called with what is being written, and how much of it is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Written:
    name: str
    """A file, or a folder with a slash behind it."""
    entries: int
    """Lines of the file, files in the folder."""


def write_demo(
    folder: Path,
    *,
    seed: int,
    until: datetime,
    shopper_count: int = 2000,
    pictures: str = "svg",
    on_progress: OnProgress = lambda stage, fraction: None,
) -> Iterator[Written]:
    """Writes everything into `folder`, one thing after the other, and tells what is done. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    products = demo_products(seed, as_of=until)
    yield _lines(folder, "catalog.jsonl", (catalog_row(product) for product in products))
    reviews = demo_reviews(products, seed=seed, until=until)
    yield _lines(folder, "reviews.jsonl", (review_row(review) for review in reviews))
    posts = demo_posts(products, seed=seed, until=until)
    yield _lines(folder, "posts.jsonl", (post_row(post) for post in posts))
    yield _each(
        folder / "knowledge", {f"{name}.md": text.encode() for name, text in guide_files().items()}.items()
    )
    goods = goods_of(products)
    shoppers = demo_shoppers(goods, until=until, seed=seed, count=shopper_count)
    yield _lines(folder, "shoppers.jsonl", (shopper_row(shopper) for shopper in shoppers))

    def told() -> Iterator[str]:
        for event in demo_events(goods, shoppers, until=until, seed=seed):
            on_progress("events", 1 - (until - event.at) / YEAR)
            yield event.line()

    yield _texts(folder, "events.jsonl", told())
    if pictures != "none":
        yield _each(folder / "pictures", _pictures(pictures, on_progress))


def _pictures(kind: str, on_progress: OnProgress) -> Iterator[tuple[str, bytes]]:
    names = picture_names()
    for place, name in enumerate(names):
        on_progress("pictures", place / len(names))
        svg = picture(name)
        assert svg is not None  # it is one of the names
        yield f"{name}.{kind}", png(svg) if kind == "png" else svg.encode()


# ---------------------------------------------------------------- rows


def catalog_row(product: Product) -> dict[str, object]:
    """A line of Persea's product feed that is read back as `product`."""
    return _filled(
        {
            "id": product.id,
            "title": product.title,
            "description": product.description,
            "brand": product.brand,
            "category": list(product.category_path),
            "tags": list(product.tags),
            "url": product.url,
            "images": list(product.image_urls),
            "attributes": {name: list(values) for name, values in product.attributes},
            "rating": product.rating,
            "rating_count": product.rating_count,
            "weight_g": product.weight_g,
            "variants": [_variant_row(variant) for variant in product.variants],
        }
        | _offered(product)
    )


def _offered(product: Product) -> dict[str, object]:
    """What all offers of a product share."""
    offer = product.variants[0].offer
    return {"currency": offer.price.currency, "as_of": offer.as_of.isoformat()} if offer else {}


def _variant_row(variant: Variant) -> dict[str, object]:
    row: dict[str, object] = {
        "id": variant.id,
        "title": variant.title,
        "sku": variant.sku,
        "gtin": variant.gtin,
        "options": dict(variant.options),
        "image": variant.image_url,
        "weight_g": variant.weight_g,
    }
    if offer := variant.offer:
        row |= {
            "price": _amount(offer.price),
            "sale_price": _amount(offer.sale_price) if offer.sale_price else None,
            "sale_starts": offer.sale_starts_at.isoformat() if offer.sale_starts_at else None,
            "sale_ends": offer.sale_ends_at.isoformat() if offer.sale_ends_at else None,
            "stock": offer.stock,
        }
    return _filled(row)


def _amount(money: Money) -> str:
    """In major units, exactly: "79.00"."""
    exponent = currency_exponent(money.currency)
    digits = f"{money.amount_minor:0{exponent + 1}d}"
    return f"{digits[:-exponent]}.{digits[-exponent:]}" if exponent else digits


def review_row(review: Review) -> dict[str, object]:
    return _filled(
        {
            "id": review.id,
            "product_id": review.product_id,
            "rating": review.rating,
            "title": review.title,
            "body": review.body,
            "author": review.author,
            "written_at": review.written_at.isoformat(),
        }
    )


def post_row(post: Post) -> dict[str, object]:
    return _filled(
        {
            "id": post.id,
            "title": post.title,
            "body": post.body,
            "author": post.author,
            "url": post.url,
            "image": post.image_url,
            "published_at": post.published_at.isoformat(),
            "product_ids": list(post.product_ids),
        }
    )


def shopper_row(shopper: Shopper) -> dict[str, object]:
    return _filled(
        {
            "id": shopper.id,
            "utc_offset_h": shopper.utc_offset_h,
            "joined_at": shopper.joined_at.isoformat(),
            "needs_a_year": round(shopper.needs_a_year, 2),
            "budget": round(shopper.budget, 3),
            "price_matters": round(shopper.price_matters, 3),
            "fit": shopper.fit,
            "households": list(shopper.households),
            "gift_share": shopper.gift_share,
            "searching": round(shopper.searching, 3),
            "decided": round(shopper.decided, 3),
            "taste": _taste_row(shopper.taste),
            "changes_at": shopper.changes_at.isoformat() if shopper.changes_at else None,
            "later_taste": _taste_row(shopper.later_taste) if shopper.later_taste else None,
        }
    )


def _taste_row(taste: Taste) -> dict[str, object]:
    return {
        "interests": list(taste.interests),
        "kinds": {" > ".join(path): round(share, 4) for path, share in taste.kinds},
        "colours": list(taste.colours),
        "materials": list(taste.materials),
        "brands": list(taste.brands),
    }


def _filled(row: dict[str, object]) -> dict[str, object]:
    """Without the fields that say nothing."""
    return {name: value for name, value in row.items() if value not in (None, "", [], {})}


# ---------------------------------------------------------------- writing


def _lines(folder: Path, name: str, rows: Iterable[dict[str, object]]) -> Written:
    return _texts(folder, name, (json.dumps(row, ensure_ascii=False) for row in rows))


def _texts(folder: Path, name: str, lines: Iterable[str]) -> Written:
    unfinished = folder / f"{name}.part"
    count = 0
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    unfinished.replace(folder / name)
    return Written(name, count)


def _each(folder: Path, files: Iterable[tuple[str, bytes]]) -> Written:
    folder.mkdir(exist_ok=True)
    count = 0
    for name, content in files:
        (folder / name).write_bytes(content)
        count += 1
    return Written(f"{folder.name}/", count)
