"""What one turn costs, and how many can be held at once. Run it with script/bench.

    script/bench                          starts a server with the demo shop and the scripted model
    script/bench --url URL [--key KEY]    measures yours, with whatever model it has
    script/bench --json                   the figures alone on stdout; --plot FILE.svg draws them

Own time is a turn's wall time without what the search and the model took, as the server's `usage` event tells.
The scripted model answers at 20 chunks a second, about 100 chunks, as a capable endpoint would. Everything runs
on this machine, so that the client's and the model's work slow down what is measured: compare, do not quote.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import resource
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import uvloop

from event_stream import Heard, Server
from persea.llm.script import Reply, Script
from servers import demo_folder, persea_server, scripted_model

_REQUESTS = (
    "waterproof hiking boots under $120", "noise cancelling headphones", "a yoga mat, not black",
    "running shoes size 9", "kitchen knife between 20 and 100 dollars", "insulated bottle 1 litre",
    "warm jacket under 200", "desk lamp around $50", "cheapest backpack", "best rated coffee set",
    "gift under $30", "hoodie in stock",
)  # fmt: skip
_FOLLOW_UPS = ("cheaper", "which of these is cheapest?", "compare the first two")
_SENTENCE = "That would be a fine choice for what you have in mind. "
_PLEASE = "please"  # marks the turns that the scripted model answers slowly


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, seconds: list[float]) -> Spread:
        values = np.array(seconds or [float("nan")]) * 1000
        return cls(*(round(float(np.percentile(values, share)), 1) for share in (50, 95, 99)))


@dataclass(frozen=True, slots=True)
class Alone:
    """Turns one after the other."""

    turns: int
    own_ms: Spread
    search_ms: Spread
    first_byte_ms: Spread
    first_card_ms: Spread


@dataclass(frozen=True, slots=True)
class Crowd:
    """Turns all at once."""

    streams: int
    errors: int
    first_card_ms: Spread
    gap_ms: Spread
    """Between one piece of text and the next of the same stream."""
    whole_s: float


def script() -> Script:
    slow = Reply(kind="reply", match=_PLEASE, text=_SENTENCE * 8, chunk_chars=4, gap_s=0.05)
    return Script(steps=(slow, Reply(kind="reply", text=_SENTENCE * 2, chunk_chars=40)))


async def measure_alone(server: Server, rounds: int) -> Alone:
    """Each request with its follow-ups in one conversation, `rounds` times."""
    heard: list[Heard] = []
    for _ in range(rounds):
        for request in _REQUESTS:
            conversation, cookie = None, None
            for text in (request, *_FOLLOW_UPS):
                answer = await server.turn(text, conversation=conversation, cookie=cookie)
                check(answer)
                cookie = cookie or answer.cookie
                conversation = json.loads(next(data for _, name, data in answer.events if name == "start"))[
                    "conversation"
                ]
                heard.append(answer)
    usages = [json.loads(data) for answer in heard for _, name, data in answer.events if name == "usage"]
    return Alone(
        turns=len(heard),
        own_ms=Spread.of([(u["total_ms"] - u["search_ms"] - u["model_ms"]) / 1000 for u in usages]),
        search_ms=Spread.of([u["search_ms"] / 1000 for u in usages if u["search_ms"]]),
        first_byte_ms=Spread.of([answer.first_byte_s for answer in heard]),
        first_card_ms=Spread.of([at for answer in heard if (at := answer.first_s("cards")) is not None]),
    )


async def measure_crowd(server: Server, streams: int) -> Crowd:
    begun = asyncio.get_running_loop().time()
    heard = await asyncio.gather(
        *(server.turn(f"{_REQUESTS[at % len(_REQUESTS)]} {_PLEASE}") for at in range(streams))
    )
    gaps: list[float] = []
    for answer in heard:
        at = [when for when, name, _ in answer.events if name == "text"]
        gaps += [later - earlier for earlier, later in itertools.pairwise(at)]
    return Crowd(
        streams=streams,
        errors=sum(bool(fault(answer)) for answer in heard),
        first_card_ms=Spread.of([at for answer in heard if (at := answer.first_s("cards")) is not None]),
        gap_ms=Spread.of(gaps),
        whole_s=round(asyncio.get_running_loop().time() - begun, 1),
    )


def fault(answer: Heard) -> str:
    """Why a turn did not end well; empty where it did."""
    if answer.error:
        return answer.error
    last = answer.events[-1][1] if answer.events else "nothing"
    return "" if last == "done" else f"it ended with {last}"


def check(answer: Heard) -> None:
    if wrong := fault(answer):
        sys.exit(f"A turn failed: {wrong}")


def table(alone: Alone, crowds: list[Crowd]) -> str:
    lines = [f"{alone.turns} turns, one after the other; load {os.getloadavg()[0]:.1f}", ""]
    lines += ["| ms | p50 | p95 | p99 |", "|---|---|---|---|"]
    for name, spread in (
        ("own time", alone.own_ms), ("search", alone.search_ms),
        ("first byte", alone.first_byte_ms), ("first card", alone.first_card_ms),
    ):  # fmt: skip
        lines.append(f"| {name} | {spread.p50} | {spread.p95} | {spread.p99} |")
    if crowds:
        lines += [
            "",
            "| streams at once | errors | first card p50 / p95, ms | gap p50 / p99, ms | all over, s |",
            "|---|---|---|---|---|",
        ]
    for crowd in crowds:
        card, gap = crowd.first_card_ms, crowd.gap_ms
        lines.append(
            f"| {crowd.streams} | {crowd.errors} | {card.p50} / {card.p95} | {gap.p50} / {gap.p99} | {crowd.whole_s} |"
        )
    return "\n".join(lines)


def plot(alone: Alone, crowds: list[Crowd]) -> str:
    """Bars for the p95 of each figure, as SVG."""
    bars = [
        ("own time, p95", alone.own_ms.p95),
        ("search, p95", alone.search_ms.p95),
        ("first card, p95", alone.first_card_ms.p95),
    ]
    bars += [(f"first card of {crowd.streams}, p95", crowd.first_card_ms.p95) for crowd in crowds]
    longest = max(value for _, value in bars)
    rows = []
    for at, (name, value) in enumerate(bars):
        y, width = 20 + at * 34, max(2, 380 * value / longest)
        rows.append(
            f'<text x="190" y="{y + 15}" text-anchor="end">{name}</text>'
            f'<rect x="200" y="{y}" width="{width:.0f}" height="22" rx="4" fill="#3f6b3a"/>'
            f'<text x="{208 + width:.0f}" y="{y + 15}">{value:,.0f} ms</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {40 + len(bars) * 34}" font-family="sans-serif"'
        f' font-size="13"><rect width="100%" height="100%" fill="#fbf7ec"/>{"".join(rows)}</svg>\n'
    )


async def run(server: Server, rounds: int, streams: list[int]) -> tuple[Alone, list[Crowd]]:
    print("warming up …", file=sys.stderr)
    for request in _REQUESTS:
        check(await server.turn(request))
    print("turns one after the other …", file=sys.stderr)
    alone = await measure_alone(server, rounds)
    crowds = []
    for count in streams:
        print(f"{count} streams at once …", file=sys.stderr)
        crowds.append(await measure_crowd(server, count))
    return alone, crowds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", help="a running Persea; without it one is started")
    parser.add_argument("--key", help="its key")
    parser.add_argument("--rounds", type=int, default=8, help="of 48 turns one after the other (8)")
    parser.add_argument(
        "--streams", type=int, nargs="*", default=[100, 300, 500], help="at once (100 300 500)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON on stdout")
    parser.add_argument("--plot", type=Path, help="an SVG file to draw")
    args = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with ExitStack() as started:
        url = args.url
        if url is None:
            folder = started.enter_context(demo_folder())
            model = started.enter_context(scripted_model(script(), folder.parent))
            url = started.enter_context(persea_server(folder, model))
        alone, crowds = uvloop.run(run(Server(url.rstrip("/"), args.key), args.rounds, args.streams))
    if args.plot:
        args.plot.write_text(plot(alone, crowds))
    if args.json:
        print(json.dumps({"alone": asdict(alone), "crowds": [asdict(crowd) for crowd in crowds]}))
    else:
        print(table(alone, crowds))


if __name__ == "__main__":
    main()
