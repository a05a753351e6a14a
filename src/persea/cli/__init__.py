"""The `persea` command: one file a command, registered here."""

from __future__ import annotations

from persea.cli import chat, demo, doctor, imports, model, serve
from persea.cli.console import app

__all__ = ["chat", "demo", "doctor", "imports", "main", "model", "serve"]


def main() -> None:
    """Entry point."""
    app()
