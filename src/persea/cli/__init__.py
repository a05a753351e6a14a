"""The `persea` command: one file a command, listed in console.py."""

from __future__ import annotations

from persea.cli.console import app


def main() -> None:
    """Entry point."""
    app()
