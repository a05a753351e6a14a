"""Errors as a terminal shows them."""

from __future__ import annotations

import pytest

from persea.errors import CatalogError, FetchFailed, printable


@pytest.mark.parametrize("odd", ["\x1b[2J", "\x9b31m", "\x07", "\r", "\u202e", "\x00", "\ud800"])
def test_no_error_commands_a_terminal(odd: str) -> None:
    """What an archive calls its files, or a server its pages, is shown and never obeyed."""
    for error in (
        CatalogError("The zip archive is encrypted", value=f"a{odd}b"),
        FetchFailed(f"The server answered {odd}", fix=odd),
    ):
        assert odd not in str(error)
        assert "\ufffd" in str(error)
        str(error).encode()


def test_letters_blanks_and_lines_stay() -> None:
    """Any script, narrow blanks between digits, line ends and tabs."""
    text = "Größe 1\u202f234,50\u00a0€ 日本 🥑\n\tnext"
    assert printable(text) == text
