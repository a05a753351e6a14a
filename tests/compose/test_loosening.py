"""What a button says in a person's place to give up a wish that no set can meet."""

from persea.compose.sets import loosening_said
from persea.values import Money


def test_a_sum_and_a_piece_are_given_up_in_words() -> None:
    """The sum is said as what the set then costs, a piece by its name; what no rule would read is not said."""
    total = Money(21240, "USD")
    assert loosening_said("budget", "", total) == "up to $212.40 in total"
    assert loosening_said("piece", "rain jacket", total) == "leave out the rain jacket"
    assert loosening_said("colour", "purple", total) == ""
