"""What a crawl has fetched so far, on disk: so that it goes on where it was cut off, and asks less next time.

A folder holds `crawl.jsonl`, to which each page's outcome is appended as it comes; `former.jsonl`, the crawl
before; and `pages.jsonl`, the products, made from the first at the end. A line that was cut off, by whatever
ended the process, is dropped with what follows it. What it does not do: fetch, or decide what is fetched.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Annotated, BinaryIO, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError

from persea.catalog.web.answer import Validators

RESUMED_WITHIN = timedelta(hours=24)
"""An older crawl that was cut off is begun anew: its prices would be of two days."""
PAGES = "pages.jsonl"

_JOURNAL, _FORMER = "crawl.jsonl", "former.jsonl"
_SYNC_EVERY_S = 5.0  # what a power failure may cost; a killed process costs nothing


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True)


class Begin(_Line):
    kind: Literal["begin"] = "begin"
    asked: str
    """The address that a person gave."""
    start: str
    """Where that led."""
    began_at: datetime


class Plan(_Line):
    """The pages that the sitemaps named, in the order in which they are fetched; none where there is no sitemap."""

    kind: Literal["plan"] = "plan"
    pages: list[str]
    failures: list[tuple[str, str]]
    left_out: int


class Visit(_Line):
    """One address asked for, and what came of it."""

    kind: Literal["visit"] = "visit"
    url: str
    at: str
    """After redirects."""
    fetched_at: datetime
    etag: str = ""
    last_modified: str = ""
    size_bytes: int = 0
    unchanged: bool = False
    """The server said that it is as in the crawl before."""
    failed: str = ""
    """Why there is nothing, for good."""
    gone: bool = False
    """The server says that there is no such page any more."""
    jsonld: list[JsonValue] = []
    products: list[JsonValue] = []
    links: list[str] = []

    @property
    def validators(self) -> Validators:
        return Validators(self.etag, self.last_modified)

    @property
    def has_products(self) -> bool:
        return bool(self.jsonld or self.products)


class End(_Line):
    kind: Literal["end"] = "end"


_LINES = TypeAdapter[Begin | Plan | Visit | End](
    Annotated[Begin | Plan | Visit | End, Field(discriminator="kind")]
)


def resumable(folder: Path, asked: str, now: datetime) -> bool:
    """Whether `folder` holds a crawl of `asked` that was cut off a short while ago."""
    found = _Read(folder / _JOURNAL)
    return found.goes_on(asked, now)


class _Read:
    """A journal as it lies there: what it says, and where each visit stands in it."""

    def __init__(self, path: Path) -> None:
        self.begin: Begin | None = None
        self.plan: Plan | None = None
        self.ended = False
        self.places: dict[str, tuple[int, int]] = {}
        self.sound_bytes = 0
        """Up to the end of the last whole line."""
        self.visited_bytes = 0
        if path.exists():
            with path.open("rb") as file:
                self._read(file)

    def goes_on(self, asked: str, now: datetime) -> bool:
        return (
            self.begin is not None
            and self.begin.asked == asked
            and not self.ended
            and now - self.begin.began_at < RESUMED_WITHIN
        )

    def _read(self, file: BinaryIO) -> None:
        for raw in file:
            try:
                line = _LINES.validate_json(raw)
            except ValidationError:
                return
            if not raw.endswith(b"\n"):
                return
            match line:
                case Begin():
                    self.begin = line
                case Plan():
                    self.plan = line
                case Visit():
                    self.places[line.url] = (self.sound_bytes, len(raw))
                    self.visited_bytes += line.size_bytes
                case End():
                    self.ended = True
            self.sound_bytes += len(raw)


class Journal:
    """To be used with `with`, by one process at a time (own_folder.py)."""

    def __init__(self, folder: Path, asked: str, start: str, now: datetime) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        path = folder / _JOURNAL
        read = _Read(path)
        self.resumes = read.goes_on(asked, now)
        if not self.resumes:
            if read.begin is not None and read.begin.asked == asked:
                path.replace(folder / _FORMER)
            else:
                path.unlink(missing_ok=True)
                (folder / _FORMER).unlink(missing_ok=True)
            read = _Read(path)
        former = _Read(folder / _FORMER)
        self._former_places = former.places
        self._former = (folder / _FORMER).open("rb") if former.places else None
        self._places = read.places
        self._file = path.open("ab+", buffering=0)
        self._file.truncate(read.sound_bytes)
        self._end = read.sound_bytes
        self._synced_at = time.monotonic()
        self.plan = read.plan
        self.visited_bytes = read.visited_bytes
        if read.begin is None:
            self._append(Begin(asked=asked, start=start, began_at=now))
            self.start = start
        else:
            self.start = read.begin.start

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in (self._former, self._file):
            if file is not None:
                file.close()

    def __len__(self) -> int:
        """Addresses asked for."""
        return len(self._places)

    def visit(self, url: str) -> Visit | None:
        """Of this crawl."""
        place = self._places.get(url)
        return None if place is None else _visit_at(self._file.fileno(), place)

    def former_visit(self, url: str) -> Visit | None:
        """Of the crawl before, where it gave something."""
        place = self._former_places.get(url)
        if place is None or self._former is None:
            return None
        visit = _visit_at(self._former.fileno(), place)
        return None if visit.failed else visit

    def visits(self) -> Iterator[Visit]:
        for place in self._places.values():
            yield _visit_at(self._file.fileno(), place)

    def add(self, visit: Visit) -> None:
        self._places[visit.url] = self._append(visit)
        self.visited_bytes += visit.size_bytes

    def set_plan(self, plan: Plan) -> None:
        self._append(plan)
        self.plan = plan

    def end(self) -> None:
        """Nothing is left to fetch: the next crawl is a new one."""
        self._append(End())
        os.fsync(self._file.fileno())

    def write_pages(self) -> Path:
        """The pages with products, each once, as `pages.jsonl`."""
        written: set[str] = set()
        path = self._folder / PAGES
        partial = path.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as file:
            for visit in self.visits():
                if visit.has_products and visit.at not in written:
                    written.add(visit.at)
                    what = {"products": visit.products} if visit.products else {"jsonld": visit.jsonld}
                    line = {"url": visit.at, "fetched_at": visit.fetched_at.isoformat(), **what}
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        return path

    def _append(self, line: Begin | Plan | Visit | End) -> tuple[int, int]:
        raw = line.model_dump_json(exclude_defaults=False).encode() + b"\n"
        place = (self._end, len(raw))
        left = memoryview(raw)
        while left:
            left = left[self._file.write(left) :]
        self._end += len(raw)
        if time.monotonic() - self._synced_at > _SYNC_EVERY_S:
            os.fsync(self._file.fileno())
            self._synced_at = time.monotonic()
        return place


def _visit_at(descriptor: int, place: tuple[int, int]) -> Visit:
    offset, length = place
    return Visit.model_validate_json(os.pread(descriptor, length, offset))
