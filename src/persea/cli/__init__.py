"""The `persea` command: one file a command, registered here."""

from __future__ import annotations

from persea.cli import (
    chat,
    demo,
    doctor,
    embedding,
    import_texts,
    imports,
    missed,
    model,
    serve,
    shop,
    sync,
    synonyms,
    withheld,
)
from persea.cli.console import app

__all__ = [
    "chat",
    "demo",
    "doctor",
    "embedding",
    "import_texts",
    "imports",
    "main",
    "missed",
    "model",
    "serve",
    "shop",
    "sync",
    "synonyms",
    "withheld",
]


def main() -> None:
    """Entry point."""
    app()
