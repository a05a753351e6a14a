"""Tables are told from where things stand: pure, with places that are made up."""

from __future__ import annotations

from persea.perceive.formats.layout import Piece, laid_out


def at(left: float, top: float, text: str) -> Piece:
    """A word of ten points' height, five points for each letter."""
    return Piece(text, left, top, left + 5 * len(text), top + 10)


def test_a_table_ends_where_another_begins() -> None:
    """Two tables below one another, with other columns, are not pressed into one."""
    pieces = [
        *(at(10, 0, "Weight"), at(200, 0, "1 kg"), at(10, 20, "Size"), at(200, 20, "45 cm")),
        *(at(10, 45, "Version"), at(80, 45, "Persons"), at(140, 45, "Price"), at(215, 45, "Note")),
        *(at(10, 65, "A"), at(80, 65, "1"), at(140, 65, "$1"), at(215, 65, "red")),
    ]
    assert laid_out(pieces) == (
        "| Weight | 1 kg |\n| --- | --- |\n| Size | 45 cm |\n\n"
        "| Version | Persons | Price | Note |\n| --- | --- | --- | --- |\n| A | 1 | $1 | red |"
    )


def test_a_line_between_two_rows_stays_in_its_place() -> None:
    """The reckoning below an article belongs to the table."""
    pieces = [
        *(at(10, 0, "Milk"), at(200, 0, "2.49")),
        at(20, 15, "2 x 1.25"),
        *(at(10, 30, "Bread"), at(200, 30, "3.10")),
    ]
    assert laid_out(pieces) == "| Milk | 2.49 |\n| --- | --- |\n| 2 x 1.25 |  |\n| Bread | 3.10 |"


def test_prose_alone_is_left_to_its_own_order() -> None:
    """Where nothing stands in columns, places tell nothing."""
    assert laid_out([at(10, 0, "One line"), at(10, 15, "and another")]) is None


def test_words_are_parted_by_gaps_and_by_blanks() -> None:
    """Narrow print has blanks that hardly show."""
    pieces = [
        at(10, 0, "The"),
        Piece(" title", 25.5, 0, 50, 10),
        at(200, 0, "x"),
        at(10, 15, "a"),
        at(200, 15, "b"),
    ]
    assert laid_out(pieces) == "| The title | x |\n| --- | --- |\n| a | b |"


def test_a_full_cell_ends_where_the_next_column_begins() -> None:
    """A cell that nearly fills its column leaves little of a gap; the columns above tell where it ends."""
    pieces = [
        *(at(10, 0, "Part"), at(80, 0, "Wash"), at(160, 0, "Heat")),
        *(at(10, 20, "Shell"), at(80, 20, "Gentle"), at(160, 20, "30")),
        *(
            at(10, 40, "Fleece-liner1"),
            at(80, 40, "Machine,normal1"),
            at(160, 40, "40"),
        ),  # gaps of half a line's height
    ]
    assert laid_out(pieces) == (
        "| Part | Wash | Heat |\n| --- | --- | --- |\n| Shell | Gentle | 30 |\n"
        "| Fleece-liner1 | Machine,normal1 | 40 |"
    )


def test_words_of_a_line_below_a_table_are_no_cells() -> None:
    """A sentence whose words happen to begin where a column does has ordinary blanks before them."""
    pieces = [
        *(at(10, 0, "Part"), at(80, 0, "Wash")),
        *(at(10, 20, "Shell"), at(80, 20, "Gentle")),
        *(at(10, 40, "Never use any"), at(78, 40, "softener here")),
    ]
    told = laid_out(pieces)
    assert told is not None
    assert told.endswith("Never use any softener here")
