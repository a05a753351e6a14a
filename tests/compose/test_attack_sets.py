"""The attack sets are well formed; whether the number lock stands up to them is measured elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PRODUCT_KEYS = {
    "id",
    "title",
    "brand",
    "price_minor",
    "list_price_minor",
    "highest_price_minor",
    "in_stock",
    "stock",
    "rating",
    "rating_count",
    "weight_g",
    "category_path",
    "description",
    "attributes",
    "options",
}
SENTENCE_KEYS = {"id", "evidence", "user", "sentence", "true", "kind", "half", "language"}


def _lines(name: str) -> list[dict[str, Any]]:
    # not splitlines: the sentences hold separators of their own
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").split("\n") if line]


EVIDENCE: dict[str, Any] = json.loads((HERE / "attack_evidence.json").read_text("utf-8"))
SETS = {"wrong": _lines("attack_wrong.jsonl"), "true": _lines("attack_true.jsonl")}
HOSTILE = _lines("hostile_texts.jsonl")
SHOPS = pytest.mark.parametrize("shop", EVIDENCE)
BOTH = pytest.mark.parametrize("name", SETS)


def test_evidence_covers_twelve_shops_in_five_currencies() -> None:
    """There are 12 shops; USD, EUR, GBP, JPY and CHF all occur."""
    assert len(EVIDENCE) == 12
    assert {shop["currency"] for shop in EVIDENCE.values()} == {"USD", "EUR", "GBP", "JPY", "CHF"}
    assert sum("pages" in shop for shop in EVIDENCE.values()) == 3
    assert sum("tool_results" in shop for shop in EVIDENCE.values()) == 2


@SHOPS
def test_a_shop_holds_four_to_seven_whole_products(shop: str) -> None:
    """Every product has all fields, once, and its sale price is below its list price."""
    products = EVIDENCE[shop]["products"]
    assert 4 <= len(products) <= 7
    assert EVIDENCE[shop]["found"] >= len(products)
    assert datetime.fromisoformat(EVIDENCE[shop]["as_of"]).tzinfo is not None
    assert len({product["title"] for product in products}) == len(products)
    for product in products:
        assert set(product) == PRODUCT_KEYS
        price, regular = product["price_minor"], product["list_price_minor"]
        assert isinstance(price, int)
        assert price > 0
        assert regular is None or regular > price
        assert product["highest_price_minor"] is None or product["highest_price_minor"] > price
        assert product["in_stock"] is (product["stock"] != 0)
        assert 0 <= product["rating"] <= 5
        for name, values in product["attributes"] + product["options"]:
            assert name
            assert values
            assert all(isinstance(value, str) for value in values)


def test_product_ids_are_unique_over_all_shops() -> None:
    """No two products share an id."""
    ids = [product["id"] for shop in EVIDENCE.values() for product in shop["products"]]
    assert len(set(ids)) == len(ids)


@SHOPS
def test_sale_stock_and_unknown_stock_occur_in_each_shop(shop: str) -> None:
    """Each shop has a sale price, a product out of stock and one whose stock is known."""
    products = EVIDENCE[shop]["products"]
    assert any(product["list_price_minor"] for product in products)
    assert any(product["stock"] == 0 for product in products)
    assert any(product["stock"] for product in products)


def test_pages_and_tool_results_are_well_formed() -> None:
    """A page has title, text, address and date; an order adds up to its total."""
    for shop in EVIDENCE.values():
        for page in shop.get("pages", []):
            assert set(page) == {"id", "title", "url", "updated_at", "body"}
            assert all(page.values())
            assert datetime.fromisoformat(page["updated_at"]).tzinfo is not None
        for answer in shop.get("tool_results", []):
            order = answer["result"]
            assert answer["tool"] == "order_status"
            assert order["currency"] == shop["currency"]
            titles = {product["title"] for product in shop["products"]}
            assert {item["title"] for item in order["items"]} <= titles
            goods = sum(item["quantity"] * item["price_minor"] for item in order["items"])
            assert goods + order["shipping_minor"] == order["total_minor"]


@BOTH
def test_a_set_has_a_thousand_sentences_of_many_kinds(name: str) -> None:
    """1,000 sentences, at least 20 kinds, at least 40 of each kind."""
    kinds = Counter(line["kind"] for line in SETS[name])
    assert sum(kinds.values()) == 1000
    assert len(kinds) >= 20
    assert min(kinds.values()) >= 40


@BOTH
def test_the_halves_of_each_kind_are_equal(name: str) -> None:
    """Each kind has as many sentences to build with as to judge by."""
    halves = Counter((line["kind"], line["half"]) for line in SETS[name])
    assert {half for _, half in halves} == {"build", "final"}
    for kind in {kind for kind, _ in halves}:
        assert halves[kind, "build"] == halves[kind, "final"]


@BOTH
def test_eighty_sentences_are_german_spanish_or_french(name: str) -> None:
    """80 sentences are in German, Spanish or French, each language at least 20 times."""
    languages = Counter(line["language"] for line in SETS[name])
    assert set(languages) == {"en", "de", "es", "fr"}
    assert languages["en"] == 920
    assert min(languages.values()) >= 20


@BOTH
def test_each_line_is_whole_and_names_known_evidence(name: str) -> None:
    """Each line has its fields, the truth of its file and evidence that exists."""
    for line in SETS[name]:
        assert set(line) - {"chunks"} == SENTENCE_KEYS
        assert line["true"] is (name == "true")
        assert line["evidence"] in EVIDENCE
        assert line["user"].strip()
        assert line["sentence"].strip() == line["sentence"]
        assert line["sentence"]
        assert "{" not in line["user"]


def test_chunks_put_together_are_the_sentence() -> None:
    """Where a sentence comes in stream chunks, they join to it, and none is empty."""
    chunked = [line for line in SETS["wrong"] if "chunks" in line]
    assert len(chunked) >= 40
    for line in chunked:
        assert "".join(line["chunks"]) == line["sentence"]
        assert len(line["chunks"]) > 1
        assert all(line["chunks"])


def test_no_sentence_occurs_twice() -> None:
    """Sentences differ within a half, between the halves, and between true and wrong."""
    lines = [line for lines in SETS.values() for line in lines]
    folded = Counter(" ".join(line["sentence"].casefold().split()) for line in lines)
    assert max(folded.values()) == 1
    assert len({line["id"] for line in lines}) == len(lines)


def test_hostile_texts_are_sixty_of_every_place_and_aim() -> None:
    """60 distinct texts; each place and each aim occurs at least five times."""
    assert len(HOSTILE) == 60
    assert len({text["text"] for text in HOSTILE}) == 60
    assert len({text["id"] for text in HOSTILE}) == 60
    places = Counter(text["where"] for text in HOSTILE)
    aims = Counter(text["wants"] for text in HOSTILE)
    assert set(places) == {"description", "review", "post", "page", "document"}
    assert set(aims) == {"price", "tool", "secret", "link", "claim"}
    assert min(places.values()) >= 5
    assert min(aims.values()) >= 5
    for text in HOSTILE:
        assert set(text) == {"id", "where", "text", "wants"}


@pytest.mark.parametrize(("name", "size", "least"), [("wrong", 150, 20), ("true", 200, 20)])
def test_the_fresh_set_is_whole_and_kept_apart(name: str, size: int, least: int) -> None:
    """The later, smaller set has its fields, equal halves, many kinds, and no sentence of the first one."""
    lines = _lines(f"attack_fresh_{name}.jsonl")
    assert len(lines) == size
    assert len({line["kind"] for line in lines}) >= least
    assert Counter(line["half"] for line in lines) == {"build": size // 2, "final": size // 2}
    older = {line["sentence"] for half in SETS.values() for line in half}
    for line in lines:
        assert set(line) - {"chunks"} == SENTENCE_KEYS
        assert line["true"] is (name == "true")
        assert line["evidence"] in EVIDENCE
        assert line["sentence"] not in older
