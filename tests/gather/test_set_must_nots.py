"""What is refused of a set, and of its pieces."""

from __future__ import annotations

from persea.gather.pieces import together
from persea.values import Filters


def test_a_must_not_of_a_set_is_one_of_its_kinds() -> None:
    """No wool is no lambswool and no cashmere, whether it is said of a piece or of all of them."""
    refused = together(Filters(exclude_terms=("leather",)), Filters(exclude_terms=("wool",))).exclude_terms
    assert {"leather", "suede", "wool", "lambswool", "merino", "cashmere"} <= set(refused)
