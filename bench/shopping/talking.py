"""Holds one conversation with a running Persea, over HTTP as its page does, and notes what came back."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TypeVar

import httpx2

from shopping.catalogue import Catalogue
from shopping.checks import failing
from shopping.observed import Answer, State, Wire, answer_of, cart_of, profile_of, saved_of, watches_of
from shopping.seen import Seen
from shopping.talks import Check, Talk, TalkTurn

_CONSENT = ["personalization"]
_EVENTS = {"view": "view", "cart": "add_to_cart", "purchase": "purchase"}
_CART = frozenset({"cart", "cart_unchanged", "cart_total"})
_WATCHES = frozenset({"watch", "no_watch"})
_T = TypeVar("_T")


class NotTold(Exception):
    """What a person did before could not be told to the shop."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One check of one answer."""

    turn: int
    """From 1."""
    check: Check
    why: str
    """Why it fails; empty where it holds."""


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation that was held."""

    talk: Talk
    answers: tuple[Answer, ...]
    judged: tuple[Judged, ...]

    @property
    def is_right(self) -> bool:
        return not any(one.why for one in self.judged)


@asynccontextmanager
async def visitor(url: str, key: str | None) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody new."""
    headers = {"authorization": f"Bearer {key}"} if key else {}
    async with httpx2.AsyncClient(base_url=url, headers=headers, timeout=60) as http:
        yield http


async def hold(talk: Talk, url: str, catalogue: Catalogue, *, turn_s: float, key: str | None = None) -> Held:
    """A new visitor, what they did before, and all that they say. A turn that is not over after `turn_s` has failed."""
    async with visitor(url, key) as http:
        try:
            await _tell(http, talk)
        except NotTold as error:
            every = ((place, check) for place, turn in enumerate(talk.turns, 1) for check in turn.expect)
            broken = Answer(failed=str(error))
            return Held(talk, (broken,) * len(talk.turns), tuple(Judged(*one, str(error)) for one in every))
        before = await _state(http, talk.kinds)
        seen, judged, conversation = Seen(catalogue, (), before), [], None
        for place, turn in enumerate(talk.turns, 1):
            answer, conversation = await _turn(http, turn, conversation, turn_s)
            if turn.expect:
                answer = replace(answer, state=await _state(http, talk.kinds))
            elif _CART & talk.kinds:
                answer = replace(answer, state=await _state(http, talk.kinds & _CART))
            on_page = (*seen.on_page, turn.on_page) if turn.on_page else seen.on_page
            seen = replace(seen, answers=(*seen.answers, answer), on_page=on_page)
            judged += [Judged(place, check, failing(check, seen)) for check in turn.expect]
        return Held(talk, seen.answers, tuple(judged))


async def _tell(http: httpx2.AsyncClient, talk: Talk) -> None:
    """What the person did before. Their session begins with a word in a conversation of its own."""
    if talk.likes:
        await _turn(http, TalkTurn(say="hello"), None, 60)
    for like in talk.likes:
        event, product = like.told
        given = {"id": str(uuid.uuid4()), "event": _EVENTS[event], "product": product, "consent": _CONSENT}
        told = await http.post("/api/events", json=given)
        if told.status_code != 202 or told.json()["joined"] != 1:
            raise NotTold(f"the event {event} of {product} was not kept: {told.text}")


async def _turn(
    http: httpx2.AsyncClient, turn: TalkTurn, conversation: str | None, turn_s: float
) -> tuple[Answer, str | None]:
    body: dict[str, object] = {"text": turn.say, "mode": "auto", "consent": _CONSENT}
    if conversation:
        body["conversation"] = conversation
    if turn.on_page:
        body["on_page"] = turn.on_page
    events: list[tuple[float, str, str]] = []
    begun, broken = perf_counter(), ""
    try:
        async with asyncio.timeout(turn_s), http.stream("POST", "/api/turns", json=body) as response:
            if response.status_code != 200:
                broken = f"status {response.status_code}: {(await response.aread())[:300]!r}"
            name = ""
            async for line in response.aiter_lines():
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    events.append((perf_counter() - begun, name, line[6:]))
    except TimeoutError:
        broken = f"not over after {turn_s:g} s"
    except httpx2.HTTPError as error:
        broken = f"the connection broke: {error}"
    started = next((data for _, name, data in events if name == "start"), None)
    if started:
        conversation = json.loads(started)["conversation"]
    return answer_of(events, broken=broken), conversation


async def _state(http: httpx2.AsyncClient, kinds: frozenset[str]) -> State:
    """As much of it as the checks of these `kinds` need."""
    profile = None
    if "profile_unchanged" in kinds:
        interests, notes = await http.get("/api/me/interests"), await http.get("/api/me/notes")
        if interests.status_code == 200 and notes.status_code == 200:
            profile = profile_of(interests.json(), notes.json())
    return State(
        cart=await _read(http, "/api/cart", cart_of) if _CART & kinds else None,
        watches=await _read(http, "/api/watches", watches_of) if _WATCHES & kinds else None,
        saved=await _read(http, "/api/saved", saved_of) if "saved" in kinds else None,
        profile=profile,
    )


async def _read(http: httpx2.AsyncClient, path: str, parse: Callable[[Wire], _T]) -> _T | None:
    """None where the server has no such address."""
    response = await http.get(path)
    return parse(response.json()) if response.status_code == 200 else None
