"""What a server says of the modes, and what a test does with the choice of one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from page_wire import sse
from playwright.async_api import Locator, Page, expect

WIDER = "document.documentElement.scrollWidth - innerWidth"
ROLES = ("Advocate", "Sceptic", "Practitioner")
WHY = "It is about code."


def routed(mode: str, why: str = WHY, by_person: bool = False, fixed: bool = False) -> str:
    return sse("routed", mode=mode, why=why, by_person=by_person, fixed=fixed)


def thought(delta: str, lane: str = "") -> str:
    return sse("thought", delta=delta, lane=lane)


def tool(**changes: object) -> str:
    step: dict[str, object] = {
        "id": "1",
        "tool": "calculate",
        "asked": '{"expression": "0.17*2340"}',
        "gave": "397.8",
    }
    return sse("tool", **({**step, "ok": True, "ms": 1.2, "lane": ""} | changes))


def a_lane(id: str, state: str, answer: str = "", tokens: int = 0, ms: float = 0.0) -> dict[str, object]:
    return {
        "id": id,
        "role": ROLES[int(id) - 1],
        "state": state,
        "answer": answer,
        "tokens": tokens,
        "ms": ms,
    }


def account(*lanes: dict[str, object], **changes: object) -> str:
    told = {"agreement": 2 / 3, "dissent": ["Sceptic held: rent."], "worth_it": True, "note": "Two of three."}
    return sse("account", **({**told, "stopped_early": False, "lanes": list(lanes)} | changes))


class Pausing:
    """A script that sends `before`, waits for `go`, and sends `after`; `left` tells that the page hung up."""

    def __init__(self, *before: str, after: tuple[str, ...] = ()) -> None:
        self.before, self.after = before, after
        self.go, self.left = asyncio.Event(), asyncio.Event()

    async def __call__(self, body: dict[str, Any]) -> AsyncIterator[str]:
        yield sse("start", conversation=body["conversation"] or "c1", turn_id="t1")
        for event in self.before:
            yield event
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.left.set()
            raise
        for event in self.after:
            yield event


def mode_button(page: Page) -> Locator:
    return page.locator("persea-composer persea-mode > button")


async def choose(page: Page, mode: str, effort: str | None = None) -> None:
    await mode_button(page).click()
    way = page.locator(".way", has=page.get_by_text(mode, exact=True))
    await expect(way).to_have_count(1)
    await way.click()
    if effort:
        await page.locator(".effort .value", has_text=effort).click()
    await page.keyboard.press("Enter")
