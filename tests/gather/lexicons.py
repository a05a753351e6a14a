"""Lexicons of the demo shop and of small made-up ones, without a database."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from persea.catalog.demo.shop import demo_products
from persea.gather.lexicon import Lexicon, LexiconMaker
from persea.gather.synonyms import Synonyms, built_in_synonyms, read_synonyms
from persea.store.words import Named, Value
from persea.values import Product

HERE = Path(__file__).parent


class _Shop(BaseModel):
    brands: list[str]
    categories: list[str]
    titles: list[str]
    options: dict[str, list[str]] = {}


def lexicon_of(
    *titles: str,
    values: Mapping[str, int] | None = None,
    own: str = "",
    built_in: bool = True,
    locale: str = "en",
) -> Lexicon:
    """Of a shop with these titles; `values` are those of options, with how many variants have them."""
    maker = LexiconMaker()
    maker.add_names(Named(title, "", ()) for title in titles)
    maker.add_values(Value(text, count) for text, count in (values or {}).items())
    others = built_in_synonyms(locale) if built_in else Synonyms()
    return maker.made(locale, own=read_synonyms(own), built_in=others)


@cache
def lexicons() -> dict[str, Lexicon]:
    """By the name that wording_requests.txt calls them."""
    written = json.loads((HERE / "wording_shops.json").read_text("utf-8"))
    return {"demo": _of_products(list(demo_products(as_of=datetime.now(UTC))))} | {
        name: _of_shop(_Shop.model_validate(shop)) for name, shop in written.items()
    }


def _of_shop(shop: _Shop) -> Lexicon:
    maker = LexiconMaker()
    maker.add_names(
        Named(title, next((brand for brand in shop.brands if brand in title), ""), tuple(shop.categories[:1]))
        for title in shop.titles
    )
    maker.add_values(Value(name.lower(), 3) for name in shop.categories)
    maker.add_values(Value(text.lower(), 5) for values in shop.options.values() for text in values)
    return maker.made("en", own=Synonyms(), built_in=built_in_synonyms("en"))


def _of_products(products: Sequence[Product]) -> Lexicon:
    maker = LexiconMaker()
    maker.add_names(Named(one.title, one.brand or "", one.category_path) for one in products)
    said = Counter(value.lower() for one in products for v in one.variants for _, value in v.options)
    said.update(value.lower() for one in products for _, values in one.attributes for value in values)
    said.update(name.lower() for one in products for name, _ in one.attributes)
    maker.add_values(Value(text, count) for text, count in said.items() if len(text) <= 60)
    return maker.made("en", own=Synonyms(), built_in=built_in_synonyms("en"))
