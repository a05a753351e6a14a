"""The tool `python`: small programs of a model, run in a sandbox without files, network or clock to wait on."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from persea.errors import ToolError
from persea.gather.arguments import read_arguments, schema_of
from persea.gather.sandbox.process import Sandbox
from persea.seams import ToolResult, ToolSpec
from persea.values import Turn

_DESCRIPTION = (
    "Runs a small Python program and gives what it prints and the value of its last line. No files, no network, no input, no "
    "third-party packages; math, re, json, datetime, decimal, itertools, collections and functools can be imported. Two "
    "seconds and 64 MB. For what 'calculate' and 'dates' cannot do: loops, searches, simulations, tables."
)


class PythonArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    code: str = Field(min_length=1, max_length=10_000, description="The program; print what is to be known")


_SPEC = ToolSpec("python", _DESCRIPTION, schema_of(PythonArguments))


@dataclass(frozen=True, slots=True)
class RunPython:
    """A Tool."""

    sandbox: Sandbox

    @property
    def spec(self) -> ToolSpec:
        return _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        asked = read_arguments(PythonArguments, arguments)
        ran = await self.sandbox.run(asked.code)
        value = "" if ran.value == "None" else ran.value
        told = "\n".join(part for part in (ran.printed.rstrip("\n"), value) if part)
        if not told:
            raise ToolError(
                "The program printed nothing", fix="print() what is to be known", retry_differently=True
            )
        return ToolResult(told)
