"""The demo shop as files: what a data person finds in the folder."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.catalog.demo.files import Written, catalog_row, write_demo
from persea.catalog.demo.goods import goods_of
from persea.catalog.demo.shop import demo_products, picture, picture_names
from persea.catalog.demo.shoppers import demo_shoppers
from persea.catalog.feed import open_feed
from persea.catalog.rows import Defaults, Found
from persea.values import Product

UNTIL = datetime(2026, 3, 1, tzinfo=UTC)

Made = tuple[Path, list[Written], list[tuple[str, float]]]
"""The folder, what was told of it, and the progress that was shown."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("demo") / "shop"
    progress: list[tuple[str, float]] = []

    def show(stage: str, fraction: float) -> None:
        progress.append((stage, fraction))

    return folder, list(write_demo(folder, seed=1, until=UNTIL, shopper_count=60, on_progress=show)), progress


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_the_catalogue_imports_as_the_built_in_shop(
    written: Made,
) -> None:
    """Read by the ordinary feed, every product equals the one that the demo shop holds, without a problem."""
    feed = open_feed(written[0] / "catalog.jsonl", Defaults("EUR", datetime(2030, 1, 1, tzinfo=UTC)))
    items = list(feed)
    assert all(isinstance(item, Found) for item in items)
    read: list[Product] = [item.product for item in items if isinstance(item, Found)]
    assert read == demo_products(as_of=UNTIL)


def test_amounts_are_written_exactly() -> None:
    """Cents keep their two digits, and a reduced price its dates."""
    rows = [catalog_row(product) for product in demo_products(as_of=UNTIL)]
    variants = [variant for row in rows for variant in row["variants"]]  # type: ignore[attr-defined]
    assert {len(variant["price"].rpartition(".")[2]) for variant in variants} == {2}
    reduced = [variant for variant in variants if "sale_price" in variant]
    assert reduced
    assert all("sale_starts" in variant for variant in reduced)


def test_everything_is_told_and_there(written: Made) -> None:
    """Each file holds as many lines, each folder as many files as are told; nothing unfinished is left."""
    folder, told, _ = written
    assert [each.name for each in told] == [
        "catalog.jsonl", "reviews.jsonl", "posts.jsonl", "knowledge/", "shoppers.jsonl", "events.jsonl", "pictures/",
    ]  # fmt: skip
    for each in told:
        place = folder / each.name
        there = len(list(place.iterdir())) if place.is_dir() else sum(1 for _ in place.open("rb"))
        assert there == each.entries
    assert len(list(folder.iterdir())) == len(told)
    shown = {path.stem: path.read_text("utf-8") for path in (folder / "pictures").iterdir()}
    assert shown == {name: picture(name) for name in picture_names()}


def test_reviews_and_posts_have_the_fields_of_their_imports(
    written: Made,
) -> None:
    """No field besides those that the imports know, and all that they need."""
    for review in lines(written[0] / "reviews.jsonl"):
        assert {"id", "product_id", "rating", "body", "author", "written_at"} <= review.keys()
        assert review.keys() <= {"id", "product_id", "rating", "title", "body", "author", "written_at"}
    for post in lines(written[0] / "posts.jsonl"):
        assert post.keys() == {"id", "title", "body", "author", "image", "published_at", "product_ids"}


def test_shoppers_are_written_with_their_tastes(
    written: Made,
) -> None:
    """Each with shares of kinds that sum to one and a second taste where it changes."""
    rows = lines(written[0] / "shoppers.jsonl")
    shoppers = demo_shoppers(goods_of(demo_products(as_of=UNTIL)), until=UNTIL, count=60)
    assert [row["id"] for row in rows] == [shopper.id for shopper in shoppers]
    for row in rows:
        taste = row["taste"]
        assert isinstance(taste, dict)
        assert sum(taste["kinds"].values()) == pytest.approx(1, abs=0.01)
        assert ("later_taste" in row) == ("changes_at" in row)


def test_progress_goes_from_nothing_to_everything(
    written: Made,
) -> None:
    """Events and pictures tell how far they are, never backwards."""
    for stage in ("events", "pictures"):
        fractions = [fraction for name, fraction in written[2] if name == stage]
        assert fractions == sorted(fractions)
        assert fractions[0] < 0.05
        assert 0.95 < fractions[-1] <= 1


def test_the_same_seed_and_end_give_the_same_bytes(written: Made, tmp_path: Path) -> None:
    """A second folder holds the same files with the same digests."""
    list(write_demo(tmp_path / "again", seed=1, until=UNTIL, shopper_count=60))

    def digests(folder: Path) -> dict[str, str]:
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
        }

    assert digests(tmp_path / "again") == digests(written[0])
