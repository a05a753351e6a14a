"""The tools of a house, by name: checked, timed, counted, and their output made data.

    toolbox = shop_tools(database, embed, lexicon, sandbox=Sandbox(monty), quotable=quotable, quotable_page=quotable_page)
    Manner(tools=toolbox.specs)                              what a model is told
    await toolbox.run(call.name, call.arguments, turn)       ToolResult, its text marked as data for a model
    await toolbox.answer(call.name, call.arguments, turn)    the same for a person: not marked, as harmless

Both raise a ToolError and, where the store is gone, a DatabaseError; nothing else. `error_for_model` words a ToolError.
docs/tools.md describes the tools.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import structlog
from prometheus_client import Counter, Histogram

from persea.errors import PerseaError, ToolError
from persea.gather.as_data import as_data, marked
from persea.gather.calculate import Calculate
from persea.gather.dates import Dates
from persea.gather.find_goods import FindGoods
from persea.gather.interests import Interests
from persea.gather.lexicon import Lexicon
from persea.gather.product_facts import ProductFacts
from persea.gather.python import RunPython
from persea.gather.ranked import BY_CATALOGUE, Ranker
from persea.gather.sandbox.process import Sandbox
from persea.gather.search import Embed
from persea.gather.shop_pages import ShopPages
from persea.seams import Tool, ToolResult, ToolSpec
from persea.store.database import Database
from persea.values import Guide, Record, Turn

_TIMEOUT_S = 10.0
_TIMEOUTS_S = {"python": 20.0}  # it may have to wait for its turn

_log = structlog.get_logger(__name__)

_CALLS = Counter("persea_tool_calls", "Calls of tools, by what became of them", ["tool", "outcome"])
_SECONDS = Histogram(
    "persea_tool_seconds", "How long tools took", ["tool"], buckets=(0.001, 0.005, 0.02, 0.1, 0.5, 2, 5, 20)
)


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Tools by the names that their specs say."""

    tools: Mapping[str, Tool]
    timeout_s: float | None = None
    """Of every tool; None: as each needs."""

    @classmethod
    def of(cls, tools: Sequence[Tool], *, timeout_s: float | None = None) -> Toolbox:
        return cls({tool.spec.name: tool for tool in tools}, timeout_s)

    @property
    def specs(self) -> tuple[ToolSpec, ...]:
        return tuple(tool.spec for tool in self.tools.values())

    def only(self, *names: str) -> Toolbox:
        """Those of `names` that there are, for a mode that may not use all."""
        return replace(self, tools={name: tool for name, tool in self.tools.items() if name in names})

    async def run(self, name: str, arguments: str, turn: Turn) -> ToolResult:
        """For a model: bounded, harmless, and marked as data."""
        result = await self.answer(name, arguments, turn)
        return replace(result, text=marked(name, result.text))

    async def answer(self, name: str, arguments: str, turn: Turn) -> ToolResult:
        """For a person: bounded and harmless."""
        tool = self.tools.get(name)
        if tool is None:
            _CALLS.labels("unknown", "refused").inc()
            known = ", ".join(self.tools)
            raise ToolError(
                "There is no such tool", value=name, fix=f"There are: {known}", retry_differently=True
            )
        begun, outcome = perf_counter(), "failed"
        try:
            result = await self._bounded(name, tool, arguments, turn)
            outcome = "done"
            return replace(result, text=as_data(result.text))
        except ToolError as error:
            outcome = "refused" if error.retry_differently else "told"
            raise
        finally:
            _CALLS.labels(name, outcome).inc()
            _SECONDS.labels(name).observe(perf_counter() - begun)

    async def _bounded(self, name: str, tool: Tool, arguments: str, turn: Turn) -> ToolResult:
        limit_s = self.timeout_s or _TIMEOUTS_S.get(name, _TIMEOUT_S)
        try:
            async with asyncio.timeout(limit_s):
                return await tool.run(arguments, turn)
        except TimeoutError as error:
            raise ToolError(f"{name} took longer than {limit_s:g} s", fix="Answer without it") from error
        except PerseaError:
            raise
        except Exception as error:
            _log.exception("tool broke", tool=name)
            raise ToolError(f"{name} broke, which is a fault of ours", fix="Answer without it") from error


def error_for_model(name: str, error: ToolError) -> str:
    """What a model is told of a call that gave nothing."""
    then = "Try with other arguments." if error.retry_differently else "Do not try again; tell the person."
    return marked(name, as_data(f"{error}\n{then}"))


def shop_tools(
    database: Database,
    embed: Embed,
    lexicon: Lexicon,
    *,
    sandbox: Sandbox | None,
    quotable: Callable[[Record], Record],
    quotable_page: Callable[[Guide], Guide],
    ranker: Ranker = BY_CATALOGUE,
) -> Toolbox:
    """All of them; without a sandbox, none that runs programs."""
    tools: list[Tool] = [
        Calculate(),
        Dates(),
        FindGoods(database, embed, lexicon, quotable, ranker),
        ProductFacts(database, quotable),
        ShopPages(database, quotable_page),
        Interests(database),
    ]
    if sandbox is not None:
        tools.append(RunPython(sandbox))
    return Toolbox.of(tools)
