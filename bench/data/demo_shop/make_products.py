"""Writes products.tsv: what a judge of the demo shop's search reads of each product.

    python bench/data/demo_shop/make_products.py            writes it beside this file
    python bench/data/demo_shop/make_products.py --out FILE

Prices, stock and ratings are left out, because no judgement rests on them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from persea.catalog.demo.shop import demo_products
from persea.values import Product

HEADER = ("product_id", "title", "description", "brand", "category", "attributes")

# The seed of the shop that a server fills itself with; another words some descriptions differently.
SEED = 1

# Dates the offers, of which nothing is written here, so that any moment gives the same file.
AS_OF = datetime(2026, 1, 1, tzinfo=UTC)


def product_rows(products: list[Product]) -> Iterator[tuple[str, ...]]:
    """One row of `HEADER` a product, in the shop's order."""
    for product in products:
        row = (
            product.id,
            product.title,
            product.description,
            product.brand,
            " > ".join(product.category_path),
            "; ".join(_attributes(product)),
        )
        yield tuple(_one_line(field) for field in row)


def _attributes(product: Product) -> list[str]:
    """ "Name: value" each once: attributes, what a variant may be chosen by, tags."""
    named = [(name, value) for name, values in product.attributes for value in values]
    named += [option for variant in product.variants for option in variant.options]
    named += [("Tag", tag) for tag in product.tags]
    # A semicolon parts the attributes, so that a value's own becomes a comma.
    return list(dict.fromkeys(f"{name}: {value.replace(';', ',')}" for name, value in named))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the demo shop's products as tab-separated text.")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("products.tsv"))
    rows = [HEADER, *product_rows(demo_products(SEED, as_of=AS_OF))]
    text = "".join("\t".join(row) + "\n" for row in rows)
    parser.parse_args().out.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
