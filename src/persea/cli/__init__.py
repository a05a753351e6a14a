"""The `persea` command: one file a command, registered here."""

from __future__ import annotations

from persea.cli import (
    bench,
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
)
from persea.cli.console import app

__all__ = [
    "bench",
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
]


def main() -> None:
    """Entry point."""
    app()
