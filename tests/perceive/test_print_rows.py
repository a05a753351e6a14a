"""Pieces of print become rows as they stand on the page."""

from __future__ import annotations

import numpy as np

from persea.perceive.jobs.print_rows import Piece, rows_of


def _piece(
    text: str, left: float, top: float, width: float = 100, height: float = 20, turn: float = 0
) -> Piece:
    """A piece on a page that is turned by `turn` degrees about its corner."""
    corners = np.array(
        [(left, top), (left + width, top), (left + width, top + height), (left, top + height)], float
    )
    cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    return Piece(text, 1.0, corners @ np.array([[cos, sin], [-sin, cos]]))


def _rows(*pieces: Piece) -> list[list[str]]:
    return [[piece.text for piece in row] for row in rows_of(pieces)]


def test_a_price_stands_beside_its_article() -> None:
    """However far to the right it is."""
    assert _rows(
        _piece("1.89", 600, 2, 60), _piece("Eggs", 0, 30), _piece("Milk", 0, 0), _piece("3.20", 600, 29, 60)
    ) == [["Milk", "1.89"], ["Eggs", "3.20"]]


def test_a_page_that_is_not_level_keeps_its_rows() -> None:
    """Four degrees move the end of a row by more than a line."""
    pieces = [
        _piece(text, left, top, turn=4)
        for text, left, top in (("a", 0, 0), ("b", 500, 0), ("c", 0, 28), ("d", 500, 28), ("e", 0, 56))
    ]
    assert _rows(*pieces) == [["a", "b"], ["c", "d"], ["e"]]


def test_running_text_side_by_side_is_read_column_by_column() -> None:
    """Two languages on a package are not mixed line by line."""
    left = [_piece(f"this is line number {n}", 0, 30 * n, 300) for n in range(4)]
    right = [_piece(f"dies ist Zeile Nummer {n}", 360, 30 * n + 2, 310) for n in range(4)]
    assert _rows(*left, *right) == [[piece.text] for piece in (*left, *right)]


def test_a_heading_above_is_no_part_of_the_row_below() -> None:
    """Rows that nearly touch stay two."""
    assert _rows(_piece("Heading", 0, 0, 200, 40), _piece("small", 0, 38, 80, 16)) == [["Heading"], ["small"]]


def test_nothing_has_no_rows() -> None:
    """A picture without print."""
    assert _rows() == []
