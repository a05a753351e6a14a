"""The `persea` command: one file a command, registered here."""

from __future__ import annotations

from persea.cli import chat, demo, doctor, import_texts, imports, model, serve, shop, sync, synonyms
from persea.cli.console import app

__all__ = [
    "chat",
    "demo",
    "doctor",
    "import_texts",
    "imports",
    "main",
    "model",
    "serve",
    "shop",
    "sync",
    "synonyms",
]


def main() -> None:
    """Entry point."""
    app()
