"""Reviews, posts and knowledge into a real database: what is written, left alone, refused, and rated."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from persea.catalog.texts.knowledge import Document
from persea.catalog.texts.load import TextReport, load_knowledge, load_posts, load_reviews
from persea.catalog.texts.posts import open_posts
from persea.catalog.texts.reviews import open_reviews
from persea.catalog.texts.rows import given_posts, given_reviews
from persea.errors import FeedRefused
from persea.store.database import Database
from persea.store.posts import latest_posts
from persea.store.records import read_records
from persea.store.reviews import latest_reviews
from persea.values import Guide, Post, Review
from stocked import a_product, a_variant, stock

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MUG, POT = a_product("mug", "Mug"), a_product("pot", "Pot", rating=4.5, rating_count=20)
BOOT = a_product(
    "boot",
    "Boot",
    variants=(a_variant("b42", 9900, sku="B-42", gtin="0012345678905"), a_variant("b43", 9900)),
)


@pytest.fixture
async def shop(database: Database) -> Database:
    await stock(database, MUG, POT, BOOT)
    return database


def a_review(id: str, product_id: str = "mug", rating: int | None = 5, body: str = "Fine.") -> Review:
    return Review(id, product_id, NOW, rating, "Ada", "", body)


def a_post(id: str, *product_ids: str, title: str = "Morning") -> Post:
    return Post(id, NOW, title, product_ids=product_ids)


def counts(report: TextReport) -> tuple[int, int, int]:
    return report.new, report.changed, report.unchanged


async def rating(database: Database, id: str) -> tuple[float | None, int]:
    async with database.reading() as conn:
        (record,) = await read_records(conn, [id])
    return record.rating, record.rating_count


async def put_reviews(database: Database, folder: Path, *lines: dict[str, object]) -> TextReport:
    path = folder / "reviews.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return await load_reviews(database, open_reviews(path))


async def put_posts(database: Database, folder: Path, *lines: dict[str, object]) -> TextReport:
    path = folder / "posts.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return await load_posts(database, open_posts(path), source="posts.jsonl")


# ---------------------------------------------------------------- reviews


async def test_reviews_find_their_product(shop: Database, tmp_path: Path) -> None:
    """By its id, by an SKU or by a GTIN of one of its variants, in any of a GTIN's lengths."""
    when = {"written_at": "2026-11-01", "rating": 3}
    names = ({"product_id": "boot"}, {"sku": "B-42"}, {"gtin": "012345678905"}, {"gtin": "00-12345 678905"})
    report = await put_reviews(shop, tmp_path, *(when | name for name in names))
    assert counts(report) == (4, 0, 0)
    async with shop.reading() as conn:
        assert {review.product_id for review in await latest_reviews(conn, "boot", 10)} == {"boot"}
    assert await rating(shop, "boot") == (3.0, 4)


async def test_the_same_reviews_again(shop: Database, tmp_path: Path) -> None:
    """A second import changes nothing, with ids and without; a changed word changes one review."""
    first = {"id": "r1", "product_id": "mug", "rating": 4, "written_at": "2026-11-01"}
    second = {"product_id": "mug", "body": "Good.", "written_at": "2026-11-02"}
    assert counts(await put_reviews(shop, tmp_path, first, second)) == (2, 0, 0)
    assert counts(await put_reviews(shop, tmp_path, first, second)) == (0, 0, 2)
    assert counts(await put_reviews(shop, tmp_path, first | {"title": "Better"}, second)) == (0, 1, 1)
    async with shop.reading() as conn:
        assert [review.title for review in await latest_reviews(conn, "mug", 10)] == ["", "Better"]


async def test_reviews_of_unknown_products(shop: Database, tmp_path: Path) -> None:
    """A review of a product that is not here, or of one that cannot be told from another, is left out and told."""
    await stock(shop, *(a_product(id, id, variants=(a_variant("v", 100, sku="S"),)) for id in ("x1", "x2")))
    rest = {"rating": 5, "written_at": "2026-11-01"}
    lines = ({"product_id": "mug"}, {"product_id": "mug", "body": "2"}, {"product_id": "mug", "body": "3"})
    report = await put_reviews(
        shop, tmp_path, *(rest | line for line in (*lines, {"product_id": "cup"}, {"sku": "S"}))
    )
    assert counts(report) == (3, 0, 0)
    assert (report.rows, report.read, report.rows_lost, report.problem_count) == (5, 3, 2, 2)
    assert [str(problem) for problem in report.problems] == [
        'line 4, product_id "cup": no such product in this shop (row left out)',
        'line 5, sku "S": 2 products have it (x1, x2) (row left out)',
    ]


async def test_a_mostly_bad_file_is_refused(shop: Database, tmp_path: Path) -> None:
    """Where most lines are broken or speak of other shops' products, together, nothing is written."""
    good = [{"product_id": "mug", "body": str(n), "written_at": "2026-11-01"} for n in range(3)]
    broken = [{"product_id": "mug", "rating": 9, "written_at": "2026-11-01"}] * 2
    foreign = [{"product_id": "cup", "body": str(n), "written_at": "2026-11-01"} for n in range(2)]
    with pytest.raises(FeedRefused) as refused:
        await put_reviews(shop, tmp_path, *good, *broken, *foreign)
    assert "4 of the first 7 rows are unusable: nothing imported" in str(refused.value)
    assert "no such product in this shop" in str(refused.value)
    with pytest.raises(FeedRefused, match="3 of the first 5 rows are unusable"):
        await put_reviews(shop, tmp_path, *good[:2], *broken, broken[0])
    async with shop.reading() as conn:
        assert await latest_reviews(conn, "mug", 10) == []
    assert counts(await put_reviews(shop, tmp_path, *good, *broken, foreign[0])) == (3, 0, 0)


async def test_the_first_of_one_id_is_taken(shop: Database) -> None:
    """Two rows with one id: the first goes in, the second is told, and importing again changes nothing."""
    twice = [a_review("r1", body="First."), a_review("r1", body="Second."), a_review("r2")]
    for expected in ((2, 0, 0), (0, 0, 2)):
        report = await load_reviews(shop, given_reviews(twice))
        assert counts(report) == expected
        assert (
            str(report.problems[0])
            == 'line 2, id "r1": an earlier row of the feed has the same id (row left out)'
        )


async def test_many_reviews(shop: Database) -> None:
    """More than a batch goes in, each batch by itself, and progress ends at the whole."""
    told: list[tuple[float, int]] = []
    reviews = [a_review(str(n), rating=1 + n % 5) for n in range(1_201)]
    report = await load_reviews(
        shop, given_reviews(reviews), on_progress=lambda fraction, written: told.append((fraction, written))
    )
    assert counts(report) == (1_201, 0, 0)
    assert [written for _, written in told] == [500, 1_000, 1_201]
    assert told[-1][0] == 1.0
    assert await rating(shop, "mug") == (3.0, 1_201)  # 240 times 1 + 2 + 3 + 4 + 5, and one 1: 3,601 / 1,201


# ---------------------------------------------------------------- ratings


async def test_a_rating_that_the_feed_does_not_state_is_that_of_the_reviews(shop: Database) -> None:
    """It follows them: their mean and number, without those that state none; a moved review changes both."""
    assert await rating(shop, "mug") == (None, 0)
    await load_reviews(
        shop, given_reviews([a_review("a", rating=5), a_review("b", rating=2), a_review("c", rating=None)])
    )
    assert await rating(shop, "mug") == (3.5, 2)
    await load_reviews(shop, given_reviews([a_review("b", rating=4)]))
    assert await rating(shop, "mug") == (4.5, 2)
    await load_reviews(shop, given_reviews([a_review("a", "boot")]))
    assert (await rating(shop, "mug"), await rating(shop, "boot")) == ((4.0, 1), (5.0, 1))


async def test_a_stated_rating_stands(shop: Database) -> None:
    """Reviews do not change what the feed states; where it ceases to state it, they do, and the other way round."""
    await load_reviews(shop, given_reviews([a_review("a", "pot", 1), a_review("b", "mug", 2)]))
    assert await rating(shop, "pot") == (4.5, 20)
    await stock(shop, replace(POT, rating=None, rating_count=0), replace(MUG, rating=4.0, rating_count=9))
    assert (await rating(shop, "pot"), await rating(shop, "mug")) == ((1.0, 1), (4.0, 9))
    await load_reviews(shop, given_reviews([a_review("a", "pot", 3), a_review("b", "mug", 1)]))
    assert (await rating(shop, "pot"), await rating(shop, "mug")) == ((3.0, 1), (4.0, 9))


async def test_a_product_that_is_imported_again_keeps_its_reviews_rating(shop: Database) -> None:
    """A new title or price takes no review and no star away."""
    await load_reviews(shop, given_reviews([a_review("a", rating=4)]))
    await stock(shop, replace(MUG, title="Better mug"))
    assert await rating(shop, "mug") == (4.0, 1)
    async with shop.reading() as conn:
        assert [review.id for review in await latest_reviews(conn, "mug", 10)] == ["a"]


# ---------------------------------------------------------------- posts


async def test_posts_with_and_without_their_products(shop: Database, tmp_path: Path) -> None:
    """A post goes in without products that are not here; one that has none left is left out; none named is fine."""
    rest = {"title": "Morning", "published_at": "2026-11-01"}
    report = await put_posts(
        shop,
        tmp_path,
        rest | {"id": "p1", "product_ids": ["pot", "cup", "mug"], "skus": ["B-42"]},
        rest | {"id": "p2", "product_ids": []},
        rest | {"id": "p3", "product_ids": ["cup"], "skus": ["none"]},
    )
    assert counts(report) == (2, 0, 0)
    assert [str(problem) for problem in report.problems] == [
        'line 1, product_id "cup": no such product in this shop; shown without it',
        'line 3, product_id "cup": none of its 2 products is in this shop (row left out)',
    ]
    async with shop.reading() as conn:
        posts = {post.id: post.product_ids for post in await latest_posts(conn, 10)}
    assert posts == {"p1": ("pot", "mug", "boot"), "p2": ()}


async def test_the_same_posts_again(shop: Database) -> None:
    """A second import changes nothing; another word, another product or another order is a change."""

    async def put(*posts: Post) -> tuple[int, int, int]:
        return counts(await load_posts(shop, given_posts(posts), source="demo"))

    assert await put(a_post("p1", "mug", "pot"), a_post("p2")) == (2, 0, 0)
    assert await put(a_post("p1", "mug", "pot"), a_post("p2")) == (0, 0, 2)
    assert await put(a_post("p1", "pot", "mug"), a_post("p2", title="Evening")) == (0, 2, 0)
    assert await put(a_post("p1", "pot"), a_post("p2", "boot", title="Evening")) == (0, 2, 0)
    async with shop.reading() as conn:
        assert [post.id for post in await latest_posts(conn, 10, product_id="mug")] == []
        (shown,) = await latest_posts(conn, 10, product_id="boot")
    assert (shown.id, shown.title, shown.product_ids) == ("p2", "Evening", ("boot",))


async def test_posts_of_other_shops_are_refused(shop: Database) -> None:
    """A file of posts most of which show nothing of this shop is refused, nothing written."""
    with pytest.raises(FeedRefused, match="2 of the first 3 rows are unusable"):
        await load_posts(
            shop, given_posts([a_post("a", "mug"), a_post("b", "x"), a_post("c", "y")]), source="demo"
        )
    async with shop.reading() as conn:
        assert await latest_posts(conn, 10) == []


# ---------------------------------------------------------------- knowledge


def a_document(source: str, *guides: tuple[str, str], as_of: datetime = NOW) -> Document:
    return Document(source, tuple(Guide(f"{source}#{name}", name, body, as_of) for name, body in guides))


async def kept(database: Database) -> Sequence[tuple[object, ...]]:
    async with database.reading() as conn:
        return await (
            await conn.execute("SELECT id, body, updated_at FROM knowledge ORDER BY source, position")
        ).fetchall()


async def test_a_document_takes_the_place_of_what_it_said(database: Database) -> None:
    """Imported again it changes what changed, removes what is gone, and leaves other documents alone."""
    other = a_document("b.md", ("x", "X."))
    report = await load_knowledge(database, [a_document("a.md", ("one", "1"), ("two", "2")), other])
    assert (counts(report), report.removed, report.rows) == ((3, 0, 0), 0, 2)
    later = NOW + timedelta(days=1)
    again = a_document("a.md", ("one", "1"), ("two", "2"), as_of=later)
    assert counts(await load_knowledge(database, [again])) == (0, 0, 2)
    mended = a_document("a.md", ("one", "One."), ("three", "3"), as_of=later)
    report = await load_knowledge(database, [mended])
    assert (counts(report), report.removed) == ((1, 1, 0), 1)
    assert await kept(database) == [
        ("a.md#one", "One.", later),
        ("a.md#three", "3", later),
        ("b.md#x", "X.", NOW),
    ]


async def test_documents_that_cannot_be_read_keep_what_they_said(database: Database) -> None:
    """A document without guides changes nothing; where there is no other, the import is refused with the reason."""
    await load_knowledge(database, [a_document("a.md", ("one", "1"))])
    empty = Document("a.md", (), skipped=False)
    report = await load_knowledge(database, [empty, a_document("b.md", ("x", "X."))])
    assert (report.rows, report.read, report.rows_lost) == (2, 1, 1)
    assert len(await kept(database)) == 2
    with pytest.raises(FeedRefused, match=r"There is no document in it: 1 other files\. Give Markdown"):
        await load_knowledge(database, [Document("logo.png", (), skipped=True)])


# ---------------------------------------------------------------- the demo shop's own


async def test_a_real_catalogue_takes_the_demo_shop_s_texts_away(shop: Database) -> None:
    """With the demo products go their reviews, and the demo shop's posts and guides; a shop's own ones stay."""
    await load_reviews(shop, given_reviews([a_review("a")]))
    await load_posts(shop, given_posts([a_post("demo", "mug")]), source="demo")
    await load_posts(shop, given_posts([a_post("own", "mug")]), source="posts.jsonl")
    await load_knowledge(
        shop, [a_document("demo", ("returns", "In the demo shop.")), a_document("a.md", ("x", "X."))]
    )
    await stock(shop, MUG, replace_demo=True)
    async with shop.reading() as conn:
        assert await latest_reviews(conn, "mug", 10) == []
        assert [(post.id, post.product_ids) for post in await latest_posts(conn, 10)] == [("own", ())]
    assert [row[0] for row in await kept(shop)] == ["a.md#x"]
