"""Rows pulled out of a feed in batches, what else comes counted, and a mostly unusable feed refused.

Used by one thread at a time. What it does not do: write anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from persea.catalog.rows import RowProblem, Rows, Skipped
from persea.errors import FeedRefused

_BATCH = 500
_JUDGED_ROWS = 1_000
_KEPT_PROBLEMS = 100


class Identified(Protocol):
    """A row that stands for something: a product, a review, a post."""

    @property
    def line(self) -> int: ...

    @property
    def id(self) -> str: ...

    @property
    def file(self) -> str: ...


Row = TypeVar("Row", bound=Identified)


class Reader(Generic[Row]):
    """Pulls rows out of `feed` and counts what else comes. `kind` is what a row is called."""

    def __init__(self, feed: Rows[Row], kind: str) -> None:
        self._feed = feed
        self._kind = kind
        self._items: Iterator[Row | Skipped | RowProblem] = iter(feed)
        self._waiting: deque[Row] = deque()
        self.skipped = 0
        self.rows_lost = 0
        self.problem_count = 0
        self.problems: list[RowProblem] = []
        """The first 100."""
        self.cut_off = False
        """Some of the feed was never read."""

    @property
    def rows(self) -> int:
        return self._feed.rows

    def judge(self) -> None:
        """Reads the first rows. Raises FeedRefused where most are lost, or where nothing usable comes at all."""
        for item in self._items:
            self._take(item)
            if self.rows >= _JUDGED_ROWS and (self._waiting or self._mostly_lost()):
                break
        if self._mostly_lost() or (self.rows_lost and not self._waiting):
            repeated = self._repeated()
            first = self.problems[0] if self.problems else came_before(repeated[0])
            raise self._refusal(self.rows_lost + len(repeated), first)
        if not self._waiting:
            what = f"{self.skipped:,} rows, none of them published" if self.skipped else "no rows"
            raise FeedRefused(f"The feed holds no {self._kind} to import", value=what)

    def judged(self) -> list[Row]:
        """What `judge` has read and no batch has taken yet."""
        return list(self._waiting)

    def expect(self, lost: Sequence[RowProblem]) -> None:
        """Judges again, with the problems that only the store could tell. Raises FeedRefused."""
        count = self.rows_lost + len(lost)
        if count * 2 > self.rows:
            raise self._refusal(count, lost[0])

    def _refusal(self, lost: int, first: RowProblem) -> FeedRefused:
        return FeedRefused(
            f"{lost:,} of the first {self.rows:,} rows are unusable: nothing imported",
            value=str(first),
            fix="Mend the file; the first problem is shown",
        )

    def _mostly_lost(self) -> bool:
        return (self.rows_lost + len(self._repeated())) * 2 > self.rows

    def _repeated(self) -> list[Row]:
        """Of those that wait, the ones whose id came before."""
        seen: set[str] = set()
        repeated = []
        for row in self._waiting:
            if row.id in seen:
                repeated.append(row)
            seen.add(row.id)
        return repeated

    def skip(self, count: int) -> None:
        """Passes over rows that are in already."""
        while count > 0:
            passed = len(self._next(min(count, _BATCH)))
            if not passed:
                return
            count -= passed

    def next_batch(self) -> list[Row]:
        """Up to 500 rows; none at the end."""
        return self._next(_BATCH)

    def _next(self, most: int) -> list[Row]:
        while len(self._waiting) < most:
            item = next(self._items, None)
            if item is None:
                break
            self._take(item)
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    def _take(self, item: Row | Skipped | RowProblem) -> None:
        if isinstance(item, Skipped):
            self.skipped += 1
        elif isinstance(item, RowProblem):
            self.note(item)
        else:
            self._waiting.append(item)

    def note(self, problem: RowProblem) -> None:
        """Counts a problem, which may turn up after the row was read."""
        self.problem_count += 1
        self.rows_lost += problem.row_lost
        self.cut_off = self.cut_off or problem.cut_off
        if len(self.problems) < _KEPT_PROBLEMS:
            self.problems.append(problem)


def came_before(row: Identified) -> RowProblem:
    return RowProblem(row.line, "id", row.id, "an earlier row of the feed has the same id", file=row.file)
