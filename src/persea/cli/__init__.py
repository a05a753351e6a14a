"""The `persea` command: one file a command, registered here."""

from __future__ import annotations

from persea.cli import chat, doctor, imports, model, serve, shop
from persea.cli.console import app

__all__ = ["chat", "doctor", "imports", "main", "model", "serve", "shop"]


def main() -> None:
    """Entry point."""
    app()
