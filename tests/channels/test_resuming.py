"""Turns whose reader goes away and comes back, on a real server."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from page_turns import RIVER, begun, events, in_time, kept, turn

from persea.channels.ongoing import Grace, Ongoing
from persea.errors import NotFound
from persea.llm.scripted import ScriptedServer

COMES_BACK = {"Last-Event-ID": "0"}
RIVERS = {"text": "why do rivers run?"}


@dataclass
class Numbered:
    id: int
    name: str
    data: Any


def numbered(lines: Iterator[str]) -> Iterator[Numbered]:
    """Events with their numbers, as they come."""
    ids: list[int] = []

    def heard() -> Iterator[str]:
        for line in lines:
            if line.startswith("id: "):
                ids.append(int(line.removeprefix("id: ")))
            yield line

    for event in events(heard()):
        yield Numbered(ids[-1], event.name, event.data)


def words(told: list[Numbered]) -> str:
    return "".join(event.data["delta"] for event in told if event.name == "text")


def cut(http: httpx2.Client, body: dict[str, Any], after: int = 6) -> list[Numbered]:
    """What came of a turn until its reader went away after some pieces of text."""
    told: list[Numbered] = []
    with http.stream("POST", "/api/turns", json=body, headers=COMES_BACK) as response:
        assert response.status_code == 200
        for event in numbered(response.iter_lines()):
            told.append(event)
            if sum(one.name == "text" for one in told) == after:
                break
    return told


def the_rest(http: httpx2.Client, turn_id: str, after: int) -> list[Numbered]:
    headers = {"Last-Event-ID": str(after)}
    with http.stream("GET", f"/api/turns/{turn_id}/events", headers=headers) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        return list(numbered(response.iter_lines()))


def test_what_was_missed_is_told_once(odd: httpx2.Client) -> None:
    """A reader who was cut off in the middle gets the rest from where it was; every word once, and the answer is kept whole."""
    came = cut(odd, RIVERS)
    going = odd.get(f"/api/conversations/{came[0].data['conversation']}").json()
    assert going["answering"] == came[0].data["turn_id"]
    rest = the_rest(odd, came[0].data["turn_id"], came[-1].id)
    assert [event.id for event in came + rest] == list(range(1, len(came) + len(rest) + 1))
    assert words(came + rest).strip() == RIVER.strip()
    assert rest[-1].name == "done"
    assert odd.get(f"/api/conversations/{came[0].data['conversation']}").json()["answering"] is None
    answer = kept(odd, came[0].data["conversation"])[1]
    assert (answer["text"].strip(), answer["failed"]) == (RIVER.strip(), None)


def test_cards_are_told_once(odd: httpx2.Client) -> None:
    """Who was cut off after the cards does not get them again."""
    came = cut(odd, {"text": "lanterns under $30"}, after=1)
    rest = the_rest(odd, came[0].data["turn_id"], came[-1].id)
    names = [event.name for event in came + rest]
    assert (names.count("start"), names.count("cards"), names.count("done")) == (1, 1, 1)


def test_an_answer_that_ended_meanwhile_is_given_whole(odd: httpx2.Client) -> None:
    """A turn goes on without its reader to its end, and is then given at once."""
    came = cut(odd, RIVERS)
    conversation = came[0].data["conversation"]
    in_time(lambda: len(kept(odd, conversation)) == 2)
    assert kept(odd, conversation)[1]["failed"] is None
    begun_at = time.monotonic()
    whole = the_rest(odd, came[0].data["turn_id"], 0)
    assert time.monotonic() - begun_at < 1
    assert (whole[0].name, whole[-1].name, words(whole).strip()) == ("start", "done", RIVER.strip())
    assert whole[: len(came)] == came


def test_two_readers_hear_the_same(odd: httpx2.Client) -> None:
    """A line that is dead without either side knowing it yet takes nothing from the new one."""
    with odd.stream("POST", "/api/turns", json=RIVERS, headers=COMES_BACK) as response:
        first = numbered(response.iter_lines())
        start = next(first)
        second = the_rest(odd, start.data["turn_id"], 0)
        assert [start, *first] == second


def test_a_stop_ends_every_call_within_a_second(odd: httpx2.Client, scripted: ScriptedServer) -> None:
    """Stopped, all agents at work leave the model at once, and what had come is kept as stopped."""
    before = scripted.abandoned
    body = {"text": "why do people brood?", "mode": "contemplating"}
    with odd.stream("POST", "/api/turns", json=body, headers=COMES_BACK) as response:
        told = numbered(response.iter_lines())
        start = next(told).data
        lanes = (event for event in told if event.name == "lane")
        for _ in range(3):
            next(lanes)
        time.sleep(0.5)
        stopped = time.monotonic()
        assert odd.delete(f"/api/turns/{start['turn_id']}").status_code == 204
        in_time(lambda: scripted.abandoned >= before + 3)
        assert time.monotonic() - stopped < 1
        assert "done" not in [event.name for event in told]
    in_time(lambda: len(kept(odd, start["conversation"])) == 2)
    assert kept(odd, start["conversation"])[1]["failed"] == "stopped"
    assert odd.get(f"/api/turns/{start['turn_id']}/events").status_code == 404
    assert odd.delete(f"/api/turns/{start['turn_id']}").status_code == 404


def test_a_stop_after_the_line_broke_ends_it_too(odd: httpx2.Client, scripted: ScriptedServer) -> None:
    """Somebody who stops while the page is still trying to reach the server ends the turn when it does."""
    before = scripted.abandoned
    came = cut(odd, RIVERS)
    assert scripted.abandoned == before
    assert odd.delete(f"/api/turns/{came[0].data['turn_id']}").status_code == 204
    in_time(lambda: scripted.abandoned == before + 1, within_s=1)


def test_what_is_anothers_is_not_there(odd: httpx2.Client, odd_url: str) -> None:
    """Another visitor can neither read nor stop a turn, though they know its name."""
    came = cut(odd, RIVERS)
    turn_id = came[0].data["turn_id"]
    with httpx2.Client(base_url=odd_url, timeout=60) as another:
        begun(turn(another, "hello"))  # a visitor with a session of their own
        assert another.get(f"/api/turns/{turn_id}/events").status_code == 404
        assert another.delete(f"/api/turns/{turn_id}").status_code == 404
    assert the_rest(odd, turn_id, came[-1].id)[-1].name == "done"


def test_who_does_not_come_back_is_not_waited_for(odd: httpx2.Client, scripted: ScriptedServer) -> None:
    """A client that has not said that it comes back ends the turn by going away, and nothing of it is held."""
    before = scripted.abandoned
    with odd.stream("POST", "/api/turns", json=RIVERS) as response:
        lines = response.iter_lines()
        told = events(lines)
        start = next(told).data
        while next(told).name != "text":
            pass
        assert odd.get(f"/api/turns/{start['turn_id']}/events").status_code == 404
    in_time(lambda: scripted.abandoned == before + 1, within_s=2)


def test_a_private_turn_comes_back_too(odd: httpx2.Client) -> None:
    """It is held in memory alone; no conversation comes of it."""
    came = cut(odd, {**RIVERS, "private": True})
    rest = the_rest(odd, came[0].data["turn_id"], came[-1].id)
    assert words(came + rest).strip() == RIVER.strip()
    assert odd.get("/api/conversations").json()["conversations"] == []


@pytest.mark.parametrize("after", ["-1", "x", "1.5"])
def test_a_number_that_is_none_is_refused(odd: httpx2.Client, after: str) -> None:
    """Last-Event-ID is the number of an event."""
    headers = {"Last-Event-ID": after}
    assert odd.get(f"/api/turns/{uuid.uuid4()}/events", headers=headers).status_code == 400


# ---------------------------------------------------------------- how long, and how much


class Spoken:
    """A turn that says a word whenever it is let, and knows how it ended."""

    def __init__(self) -> None:
        self.words: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.left = asyncio.Event()

    async def events(self) -> AsyncGenerator[bytes, None]:
        try:
            while (word := await self.words.get()) is not None:
                yield b"data: %s\n\n" % word
        finally:
            self.left.set()


async def test_who_stays_away_ends_it() -> None:
    """A turn without a reader ends after its grace, one with a reader does not; then nothing of it is held."""
    ongoing, spoken, read = Ongoing(Grace(grace_s=0.2, pulse_s=0.05)), Spoken(), Spoken()
    away, here = uuid.uuid4(), uuid.uuid4()
    reader = ongoing.begin(here, None, read.events())
    assert await anext(reader) == b":\n\n"  # so that a dead line is found
    ongoing.begin(away, None, spoken.events())
    async with asyncio.timeout(2):
        while not spoken.left.is_set():
            await anext(reader)
    assert not read.left.is_set()
    with pytest.raises(NotFound):
        ongoing.read(away, None, 0)
    read.words.put_nowait(b"late")
    assert await anext(event async for event in reader if event != b":\n\n") == b"id: 1\ndata: late\n\n"
    await reader.aclose()  # type: ignore[attr-defined]
    async with asyncio.timeout(2):
        await read.left.wait()


async def test_it_is_bounded() -> None:
    """Of a long turn the beginning is let go; of many without a reader the one that has been longest, of ended ones the oldest."""
    grace = Grace(most_bytes=60, most_away=2, most_ended=1)
    ongoing, spoken = Ongoing(grace), [Spoken() for _ in range(3)]
    names = [uuid.uuid4() for _ in spoken]
    for name, one in zip(names, spoken, strict=True):
        ongoing.begin(name, None, one.events())
        await asyncio.sleep(0)
    async with asyncio.timeout(2):
        await spoken[0].left.wait()
    assert not spoken[1].left.is_set()
    for word in (b"one", b"two", b"three", b"four", None):
        spoken[1].words.put_nowait(word)
    await asyncio.wait_for(spoken[1].left.wait(), 2)
    with pytest.raises(NotFound):
        ongoing.read(names[1], None, 0)
    whole = [event async for event in ongoing.read(names[1], None, 2)]
    assert whole == [b"id: 3\ndata: three\n\n", b"id: 4\ndata: four\n\n"]
    spoken[2].words.put_nowait(None)
    await asyncio.wait_for(spoken[2].left.wait(), 2)
    await asyncio.sleep(0.01)
    with pytest.raises(NotFound):
        ongoing.read(names[1], None, 2)
