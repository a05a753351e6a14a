"""Measures how questions over documents are answered: what the answer must hold, and the page that it names.

The documents are made on the spot (paper_questions.py) and read as uploads are; no model takes part, and no shop.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter

from persea.modes.reading import read, reading_of
from persea.perceive import Senses, perceive
from persea.perceive.worker import Worker
from persea.store.database import Database
from persea.values import Citation, Intent, Kind, Message, Perceived, ReplyEvent, Role, Text, Turn, Upload
from sensing.paper_questions import FIRST, SECOND, Handed
from sensing.paper_questions_apart import FRESH


@dataclass(frozen=True, slots=True)
class Share:
    """`right`: the answer holds what it must; `paged`: of those, the page is right as well; `silent`: of what no document says, how
    often just that was said."""

    asked: int
    right: int
    paged: int
    unsaid: int
    silent: int


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    tuned: Share
    apart: Share
    """Questions that nobody looked at while the answering was made."""
    read_ms: float
    """Mean time from bytes to a document, of all that were made."""
    wrong: tuple[str, ...] = ()
    """Of the tuned ones: what went wrong."""


def measure(quick: bool = False) -> DocumentFigures:
    """`quick` takes every second document."""
    return asyncio.run(_measure(quick))


def table(figures: DocumentFigures) -> str:
    lines = [
        "| questions over documents | asked | right | with the right page | not in it | said so |",
        "|---|---|---|---|---|---|",
    ]
    for name, share in (("tuned on", figures.tuned), ("kept apart", figures.apart)):
        lines.append(
            f"| {name} | {share.asked} | {share.right} ({_percent(share.right, share.asked)}) | {share.paged} |"
            f" {share.unsaid} | {share.silent} ({_percent(share.silent, share.unsaid)}) |"
        )
    return "\n".join([*lines, "", f"Mean time to read a document: {figures.read_ms:.0f} ms."])


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


async def _measure(quick: bool) -> DocumentFigures:
    worker = Worker("eyes")
    senses = Senses(worker, worker, Database("postgresql://nobody@127.0.0.1:9/none", "none"))
    step = 2 if quick else 1
    wrong: list[str] = []
    times: list[float] = []
    try:
        tuned = await _share((*FIRST, *SECOND)[::step], senses, wrong, times)
        apart = await _share(FRESH[::step], senses, [], times)
    finally:
        await worker.close()
    return DocumentFigures(tuned, apart, 1000 * sum(times) / len(times), tuple(wrong))


async def _share(papers: Sequence[Handed], senses: Senses, wrong: list[str], times: list[float]) -> Share:
    asked = right = paged = unsaid = silent = 0
    for paper in papers:
        begun = perf_counter()
        perceived = await perceive(Upload(paper.data, paper.name), senses)
        times.append(perf_counter() - begun)
        for one in paper.asked:
            text, pages = await answered(perceived, one.question)
            if not one.holds:
                unsaid += 1
                silent += not pages
                if pages:
                    wrong.append(f"{paper.name}: {one.question} -> {text}")
                continue
            asked += 1
            held = all(any(way.lower() in text.lower() for way in need.split("|")) for need in one.holds)
            right += held
            paged += held and one.page in pages
            if not held or one.page not in pages:
                wrong.append(f"{paper.name}: {one.question} -> {text} {pages}")
    return Share(asked, right, paged, unsaid, silent)


async def answered(perceived: Perceived, question: str) -> tuple[str, list[int]]:
    """What is said to `question`, asked with the document at hand, and the pages that are cited."""
    turn = Turn("bench", datetime.now(UTC), "USD")
    message = Message(Role.USER, question, perceived=(_kept(perceived),))
    intent = Intent(Kind.TALK, text=question)
    reading = reading_of(message, (), intent)
    assert reading is not None, "a document is at hand"
    events: AsyncGenerator[ReplyEvent, None] = read(turn, reading, message, (), intent, model=None)
    text, pages = "", []
    async with aclosing(events) as replied:
        async for event in replied:
            if isinstance(event, Text):
                text += event.delta
            elif isinstance(event, Citation):
                pages.append(int(event.url.rpartition("/")[2]))
    return text, pages


def _kept(perceived: Perceived) -> Perceived:
    from dataclasses import replace

    return replace(perceived, id="kept")


if __name__ == "__main__":
    figures = measure()
    print(table(figures))
    print("\n".join(figures.wrong))
