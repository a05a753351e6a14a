"""What the modes are worth and what they cost: generated tasks with answers that can be checked. Run it with script/bench modes.

    script/bench modes                              the built-in model, on a fresh demo shop
    script/bench modes --url URL [--name N --key K] another, with what it costs: --price-in, --price-out
    script/bench modes --each 2                     two tasks of each kind, to see whether it runs
    script/bench modes --json                       the figures alone on stdout

Each mode answers every task with tools and without them. A mode that was not chosen by itself (a small model does not
contemplate) is told by what answered. Tokens are the model's own count where it tells.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from statistics import median
from time import perf_counter

from mode_tasks import Task, tasks
from persea.app import Persea
from persea.catalog.demo.fill import fill_products
from persea.gather.toolbox import Toolbox
from persea.seams import ModelChoice, Price
from persea.settings import Settings
from persea.turn import House, run_turn
from persea.values import Done, Failed, Message, Mode, Role, Text, Turn, Usage
from servers import demo_folder

_MODES: dict[str, Mode | None] = {
    "auto": None, "fast": Mode.FAST, "thinking": Mode.THINKING, "contemplating": Mode.CONTEMPLATING,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answered:
    """One task in one mode."""

    kind: str
    right: bool
    by: str
    """The mode that answered, or "error"."""
    tokens: int
    calls: int
    cost_micros: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """All tasks in one mode, with tools or without."""

    mode: str
    tools: bool
    right: dict[str, str]
    """By kind: "4 of 5"."""
    accuracy: float
    answered_by: dict[str, int]
    calls: float
    """Of the model, a task."""
    tokens: float
    cost_micros: float
    p50_s: float
    slowest_s: float


async def answered(task: Task, mode: Mode | None, house: House) -> Answered:
    turn = Turn(str(uuid.uuid4()), datetime.now(UTC), house.shop.currency, mode=mode)
    begun, text, by, usage = perf_counter(), "", "error", Usage()
    async for event in run_turn(turn, Message(Role.USER, task.question), (), house):
        match event:
            case Text(delta):
                text += delta
            case Usage():
                usage = event
            case Done():
                by = event.mode.value
            case Failed():
                by = event.code
    tokens = usage.prompt_tokens + usage.completion_tokens
    seconds = perf_counter() - begun
    right = by != Mode.SHOPPING.value and task.is_right(text)  # a list of goods answers none of these
    return Answered(task.kind, right, by, tokens, usage.calls, usage.cost_micros or 0, seconds)


def row(mode: str, with_tools: bool, all_answers: Sequence[Answered]) -> Row:
    count = len(all_answers)
    kinds = dict.fromkeys(answer.kind for answer in all_answers)
    right = {
        kind: f"{sum(a.right for a in all_answers if a.kind == kind)} of {sum(a.kind == kind for a in all_answers)}"
        for kind in kinds
    }
    seconds = [answer.seconds for answer in all_answers]
    return Row(
        mode,
        with_tools,
        right,
        round(sum(answer.right for answer in all_answers) / count, 3),
        dict(Counter(answer.by for answer in all_answers)),
        round(sum(answer.calls for answer in all_answers) / count, 2),
        round(sum(answer.tokens for answer in all_answers) / count, 1),
        round(sum(answer.cost_micros for answer in all_answers) / count, 1),
        round(median(seconds), 3),
        round(max(seconds), 3),
    )


async def measured(house: House, each: int, modes: Sequence[str], seed: int) -> list[Row]:
    """One task after the other, so that nothing but the mode's own agents is at work at once."""
    given = tasks(each, seed)
    rows = []
    for name in modes:
        for with_tools in (True, False):
            now = house if with_tools else replace(house, toolbox=Toolbox({}))
            rows.append(row(name, with_tools, [await answered(task, _MODES[name], now) for task in given]))
            print(
                f"{name}, {'with' if with_tools else 'without'} tools: {rows[-1].accuracy}", file=sys.stderr
            )
    return rows


def table(rows: Sequence[Row]) -> str:
    kinds = list(rows[0].right)
    head = ["mode", "tools", *kinds, "right", "answered by", "calls", "tokens", "cost", "p50 s", "slowest s"]
    lines = [head, ["---"] * len(head)]
    lines += [
        [
            one.mode, "yes" if one.tools else "no", *(one.right[kind] for kind in kinds), f"{one.accuracy:.0%}",
            ", ".join(f"{name} {count}" for name, count in one.answered_by.items()),
            f"{one.calls:g}", f"{one.tokens:g}", f"{one.cost_micros / 1e6:g}", f"{one.p50_s:g}", f"{one.slowest_s:g}",
        ]
        for one in rows
    ]  # fmt: skip
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


async def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench modes", description="What the modes are worth")
    parser.add_argument("--url")
    parser.add_argument("--name")
    parser.add_argument("--key")
    parser.add_argument("--price-in", type=Decimal)
    parser.add_argument("--price-out", type=Decimal)
    parser.add_argument("--each", type=int, default=5, help="tasks of each kind")
    parser.add_argument("--modes", default=",".join(_MODES), help="which, with commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    price = (
        Price(given.price_in or Decimal(0), given.price_out or Decimal(0))
        if given.price_in or given.price_out
        else None
    )
    choice = ModelChoice(url=given.url, name=given.name, key=given.key, price=price) if given.url else None
    with demo_folder() as folder:
        async with Persea.opened(Settings(folder, model=choice)) as persea:
            await fill_products(persea.database, persea.embedder.embed_products)
            rows = await measured(await persea.house(), given.each, given.modes.split(","), given.seed)
    print(json.dumps([asdict(one) for one in rows], indent=1) if given.json else table(rows))


if __name__ == "__main__":
    asyncio.run(main())
