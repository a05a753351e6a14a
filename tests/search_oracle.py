"""What a search must never break, said once more in plain Python."""

from __future__ import annotations

import re
from datetime import datetime

from persea.store.vocabulary import NO
from persea.values import Filters, Product, Variant


def chosen(variant: Variant, product: Product, wanted: str, value: str) -> bool:
    """Whether the variant is of that value; one without such an option is of what the product's attributes say."""
    own = [its.lower() for name, its in variant.options if wanted in name.lower()]
    if own:
        return any(value == its or value in re.split(r"[^a-z0-9.]+", its) for its in own)
    return any(
        wanted in name.lower() and value in [its.lower() for its in values]
        for name, values in product.attributes
    )


def fits(variant: Variant, product: Product, filters: Filters, now: datetime) -> bool:
    """Whether this variant's offer meets what `filters` says of offers."""
    offer = variant.offer
    if offer is None:
        return False
    price = offer.price_at(now)
    limits = [limit for limit in (filters.min_price, filters.max_price) if limit]
    return (
        all(limit.currency == price.currency for limit in limits)
        and (filters.min_price is None or price >= filters.min_price)
        and (filters.max_price is None or price <= filters.max_price)
        and (offer.in_stock or not filters.in_stock)
        and (price < offer.price or not filters.on_sale)
        and all(chosen(variant, product, wanted, value) for wanted, value in filters.options)
    )


def meets(product: Product, filters: Filters, now: datetime) -> bool:
    """What search must never break, said once more in plain Python."""
    asks_of_offers = (
        filters.min_price,
        filters.max_price,
        filters.in_stock,
        filters.on_sale,
        filters.options,
    )
    said_no = {name.lower() for name, values in product.attributes if values[0].lower() in NO}
    return (
        product.visible
        and (not filters.categories or bool({c.lower() for c in product.category_path} & set(filters.categories)))
        and (not filters.brands or (product.brand or "").lower() in filters.brands)
        and product.id not in filters.exclude_ids
        and (filters.min_rating is None or (product.rating is not None and product.rating >= filters.min_rating))
        and (filters.max_weight_g is None or (product.weight_g is not None and product.weight_g < filters.max_weight_g))
        and (filters.min_weight_g is None or (product.weight_g is not None and product.weight_g > filters.min_weight_g))
        and not said_no & set(filters.flags)
        and (not any(asks_of_offers) or any(fits(variant, product, filters, now) for variant in product.variants))
        and not any(term in words_of(product) for term in filters.exclude_terms)
    )  # fmt: skip


def words_of(product: Product) -> set[str]:
    said = [product.title, product.description, product.brand or "", *product.category_path, *product.tags]
    said += [text for name, values in product.attributes for text in (name, *values)]
    said += [text for variant in product.variants for pair in variant.options for text in pair]
    return set(re.findall(r"[a-z0-9]+", " ".join(said).lower()))


def named(product: Product) -> set[str]:
    """The words that name it: of its title, brand and category."""
    return set(
        re.findall(
            r"[a-z0-9]+", " ".join((product.title, product.brand or "", *product.category_path)).lower()
        )
    )
