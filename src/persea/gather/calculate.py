"""The tool `calculate`: exact arithmetic with units, percentages and money, from one expression.

No floats, and no exchange rates: what cannot be put together is refused, and the person is to be told.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from persea.gather.arguments import read_arguments, schema_of
from persea.gather.arithmetic.parse import Compared, work_out
from persea.gather.arithmetic.say import say
from persea.seams import ToolResult, ToolSpec
from persea.values import Turn

_DESCRIPTION = (
    "Exact arithmetic. Units (length, mass, volume, temperature, time, data, area, speed), money by ISO code, percentages, "
    "powers, comparisons; functions sqrt, cbrt, root, abs, min, max, sum, avg, median, round, floor, ceil, percent(part, "
    "whole), change(old, new), factorial, gcd, lcm. Decimals with a point, thousands unparted. No exchange rates. "
    "Examples: '17% of 2340 EUR / 6', '15% off 79.90 USD', '3.5 ft in cm', '84.60 EUR + 10%', 'max(3 kg, 5 lb)', "
    "'20 °C in °F', '100 km / 2 h in mph', '3 kg > 5 lb'."
)


class CalculateArguments(BaseModel):
    model_config = ConfigDict(extra="forbid")

    expression: str = Field(
        min_length=1, max_length=500, description="One expression, such as '17% of 2340 EUR / 6'"
    )


_SPEC = ToolSpec("calculate", _DESCRIPTION, schema_of(CalculateArguments))


@dataclass(frozen=True, slots=True)
class Calculate:
    """A Tool."""

    @property
    def spec(self) -> ToolSpec:
        return _SPEC

    async def run(self, arguments: str, turn: Turn) -> ToolResult:
        asked = read_arguments(CalculateArguments, arguments)
        return ToolResult(calculated(asked.expression, turn.currency))


def calculated(expression: str, currency: str = "USD") -> str:
    """ "17% of 2340 EUR / 6 = 66.30 EUR". A bare "$" is of a shop that sells in `currency`. Raises ToolError."""
    result = work_out(expression, currency)
    sign = ":" if isinstance(result, Compared) else " ="
    return f"{' '.join(expression.split())}{sign} {say(result)}"
