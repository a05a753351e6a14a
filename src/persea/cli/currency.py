"""How people write a currency on a command line."""

from __future__ import annotations

import typer


def currency_code(text: str | None) -> str | None:
    """`text` as an ISO 4217 code. Raises BadParameter."""
    if text is not None and not (len(text) == 3 and text.isascii() and text.isalpha()):
        raise typer.BadParameter(f"{text!r} is no ISO 4217 code, such as USD", param_hint="--currency")
    return text.upper() if text else None
