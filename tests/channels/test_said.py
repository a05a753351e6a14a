"""What others say of a product, on its page in a real Chromium: reviews and posts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_wire import Visit
from playwright.async_api import Page, expect

from persea_server import run_persea, running_server, shared_folder

pytestmark = pytest.mark.browser

EVIL = '<img src=x onerror="window.hit=1"> <svg onload="window.hit=1">'
LONG = "Kept us dry. " * 60


def _lines(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def said_url() -> Iterator[str]:
    """A server over a shop with one much-discussed product and one that nobody speaks of."""
    folder = shared_folder()
    products: list[dict[str, object]] = [{"id": "boot", "title": "Trail Boot"}, {"id": "mug", "title": "Mug"}]
    reviews: list[dict[str, object]] = [
        {"product_id": "boot", "rating": 3, "body": f"Number {day}", "written_at": f"2026-10-{day:02}"}
        for day in range(1, 11)
    ]
    reviews += [
        # Twice encoded, so that markup arrives as text.
        {"product_id": "boot", "rating": 4, "title": "Dry", "body": EVIL.replace("<", "&lt;"), "author": "Ada",
         "written_at": "2026-11-02T12:00:00Z"},
        {"product_id": "boot", "body": LONG, "written_at": "2026-11-01T12:00:00Z"},
    ]  # fmt: skip
    posts: list[dict[str, object]] = [
        {"id": "1", "title": "In a storm", "body": "Two days.", "author": "Grace", "url": "https://video.example/1",
         "image": "/nowhere.png", "published_at": "2026-11-02T12:00:00Z", "product_ids": ["boot"]},
        {"id": "2", "body": "Words " * 30, "published_at": "2026-11-01T12:00:00Z", "product_ids": ["boot"]},
    ]  # fmt: skip
    try:
        for kind, rows in (("catalog", products), ("reviews", reviews), ("posts", posts)):
            done = run_persea("import", kind, _lines(folder / kind, rows), data_dir=folder / "data")
            assert done.returncode == 0, done.stderr
        with running_server(folder / "data", "--no-demo") as server:
            yield server.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def opened(visit: Visit, url: str, product: str, **options: object) -> Page:
    page = await visit(f"{url}/products/{product}", expect_errors="404", **options)
    await expect(page.locator("h1")).to_be_visible()
    return page


async def test_reviews_are_shown_with_stars_that_can_be_heard(said_url: str, visit: Visit) -> None:
    """The newest ten come with stars, date and author; the stars have words for those who do not see them."""
    page = await opened(visit, said_url, "boot", locale="en-US")
    await expect(page.get_by_role("heading", name="Reviews 12")).to_be_visible()
    reviews = page.locator(".review")
    await expect(reviews).to_have_count(10)
    await expect(page.locator(".reviews .more")).to_have_text("The newest 10 of 12")
    newest = reviews.nth(0)
    await expect(newest.locator(".stars .unseen")).to_have_text("4 of 5 stars")
    await expect(newest.locator(".stars [aria-hidden]")).to_have_text("★★★★★")
    await expect(newest.locator(".stars .rest")).to_have_text("★")
    await expect(newest.locator(".author")).to_have_text("Ada")
    await expect(newest.locator("time")).to_have_text("Nov 2, 2026")
    await expect(newest.locator("time")).to_have_attribute("datetime", "2026-11-02T12:00:00+00:00")
    await expect(reviews.nth(1).locator(".stars, .author")).to_have_count(0)
    await expect(reviews.nth(9).locator(".words")).to_have_text("Number 3")


async def test_what_a_buyer_wrote_is_text(said_url: str, visit: Visit) -> None:
    """Markup in a review is read, not run."""
    page = await opened(visit, said_url, "boot")
    await expect(page.locator(".review .words").first).to_have_text(EVIL)
    assert await page.locator(".review img, .review svg").count() == 0
    assert await page.evaluate("window.hit") is None


async def test_a_long_review_is_folded_until_it_is_asked_for(said_url: str, visit: Visit) -> None:
    """What is long shows its first lines, and all of it on demand."""
    page = await opened(visit, said_url, "boot")
    long = page.locator(".review").nth(1)
    hidden = "(words) => words.scrollHeight - words.clientHeight"
    assert await long.locator(".words").evaluate(hidden) > 0
    await long.get_by_role("button", name="Read all of it").click()
    assert await long.locator(".words").evaluate(hidden) <= 0
    await expect(page.get_by_role("button", name="Read all of it")).to_have_count(0)


async def test_posts_are_cards_that_lead_to_them(said_url: str, visit: Visit) -> None:
    """A post is a card with title, author and date, a link where it has an address; a missing picture is no gap."""
    page = await opened(visit, said_url, "boot", locale="en-US")
    posts = page.locator(".post")
    await expect(posts).to_have_count(2)
    link = posts.nth(0).get_by_role("link", name="In a storm")
    await expect(link).to_have_attribute("href", "https://video.example/1")
    await expect(link).to_have_attribute("rel", "noopener")
    await expect(posts.nth(0)).to_contain_text("Grace · Nov 2, 2026")
    await posts.nth(0).scroll_into_view_if_needed()
    await expect(posts.nth(0).locator("img")).to_have_count(0)
    await expect(posts.nth(1).get_by_role("link")).to_have_count(0)
    headline = ("Words " * 16).strip() + "…"  # what of a hundred characters ends with a word
    await expect(posts.nth(1).locator("h3")).to_have_text(headline)


async def test_nothing_is_shown_where_nobody_spoke(said_url: str, visit: Visit) -> None:
    """Without reviews and posts the page has no such sections."""
    page = await opened(visit, said_url, "mug")
    await expect(page.locator(".reviews, .posts")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
async def test_nothing_is_wider_than_the_screen(said_url: str, visit: Visit, width: int) -> None:
    """With reviews and posts the page does not scroll sideways either."""
    page = await opened(visit, said_url, "boot", viewport={"width": width, "height": 700})
    await expect(page.locator(".post").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
