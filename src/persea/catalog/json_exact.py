"""JSON as it stands in feeds: numbers keep their digits, and whatever is wrong with it is a ValueError.

What it does not do: overlook mistakes (json_ld.py does), or know what the values mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import NoReturn, TypeAlias

Json: TypeAlias = "bool | int | Decimal | str | list[Json] | dict[str, Json] | None"


def parsed(text: str, object_hook: Callable[[dict[str, Json]], Json] | None = None) -> Json:
    """The value of `text`. Raises ValueError, which where the JSON itself is broken is a JSONDecodeError."""
    try:
        value: Json = json.loads(text, parse_float=exact, parse_constant=no_number, object_hook=object_hook)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def decoder() -> json.JSONDecoder:
    """The same for values in a longer text; control characters within texts are let pass."""
    return json.JSONDecoder(strict=False, parse_float=exact, parse_constant=no_number)


def exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:  # an exponent of more than 18 digits
        raise ValueError(f"{digits[:40]} is not a number that can be kept") from error


def no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")
