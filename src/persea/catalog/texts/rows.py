"""What comes out of files of reviews and posts: the value, how its row names products, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from persea.catalog.batches import came_before
from persea.catalog.rows import RowProblem, Rows, Skipped
from persea.store.references import Reference
from persea.values import Post, Review


@dataclass(frozen=True, slots=True)
class FoundReview:
    """A review that has no `product_id` yet where its row names the product otherwise."""

    line: int
    review: Review
    product: Reference
    file: str = ""

    @property
    def id(self) -> str:
        return self.review.id


@dataclass(frozen=True, slots=True)
class FoundPost:
    """A post whose `product_ids` are empty until `products` have been found."""

    line: int
    post: Post
    products: tuple[Reference, ...]
    file: str = ""

    @property
    def id(self) -> str:
        return self.post.id


Row = TypeVar("Row", FoundReview, FoundPost)


class Given(Generic[Row]):
    """Rows that are at hand already, as a feed; iterated once."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows: Sequence[Row] = rows
        self.rows = 0

    @property
    def fraction(self) -> float:
        return self.rows / max(len(self._rows), 1)

    def __iter__(self) -> Iterator[Row | RowProblem]:
        for row in self._rows:
            self.rows += 1
            yield row


class Once(Generic[Row]):
    """`feed` with the first of the rows that have one id; the others are problems.

    The first, because with the last a second import of the same file would not be without effect.
    """

    def __init__(self, feed: Rows[Row]) -> None:
        self._feed: Rows[Row] = feed

    @property
    def rows(self) -> int:
        return self._feed.rows

    @property
    def fraction(self) -> float:
        return self._feed.fraction

    def __iter__(self) -> Iterator[Row | Skipped | RowProblem]:
        seen: set[str] = set()
        for item in self._feed:
            if isinstance(item, Skipped | RowProblem):
                yield item
            elif item.id in seen:
                yield replace(came_before(item), file=item.file)
            else:
                seen.add(item.id)
                yield item


def given_reviews(reviews: Sequence[Review]) -> Given[FoundReview]:
    """Reviews that a program made, such as the demo shop's, for `load_reviews`."""
    return Given(
        [
            FoundReview(place, review, Reference("product_id", review.product_id))
            for place, review in enumerate(reviews, 1)
        ]
    )


def given_posts(posts: Sequence[Post]) -> Given[FoundPost]:
    """Posts that a program made, for `load_posts`."""
    return Given(
        [
            FoundPost(place, post, tuple(Reference("product_id", id) for id in post.product_ids))
            for place, post in enumerate(posts, 1)
        ]
    )
