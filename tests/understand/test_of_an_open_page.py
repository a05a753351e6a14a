"""What is asked at the page of a product: of it, of its like, or of what goes with it."""

from __future__ import annotations

import pytest

from persea.understand.asking import asking_part
from persea.understand.kindred import read_kindred, wishes
from persea.values import Kind


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("My aunt dropped hers. Is it heavy?", "Is it heavy?"),
        ("He eats everything, so before I pay I should like to know what it is made of.", "what it is made of."),
        ("Is there a cord on it? She is three and pulls at all of them.", "Is there a cord on it?"),
        ("Lovely. I mean: height, please. And does it fold?", "I mean: height, please. And does it fold?"),
    ],
)  # fmt: skip
def test_a_question_is_cut_out_of_what_is_told(said: str, asked: str) -> None:
    """Of a page only what is asked is answered, not the story around it."""
    assert asking_part(said) == asked


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("what would you have in this direction for less?", Kind.SIMILAR),
        ("the same sort of lamp in brass?", Kind.SIMILAR),
        ("sold out. the nearest thing you have?", Kind.SIMILAR),
        ("what should one serve these with?", Kind.GOES_WITH),
        ("what do i write on it with?", Kind.GOES_WITH),
    ],
)
def test_what_is_like_it_or_goes_with_it_is_asked_for(said: str, kind: Kind) -> None:
    """Others than the product are asked for in many ways."""
    found = read_kindred(said)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "said",
    ["does this lamp work with a dimmer?", "what do i clean it with?"],
)  # fmt: skip
def test_a_question_of_it_asks_for_no_other(said: str) -> None:
    """How it works, is cleaned or is made is asked of the product itself."""
    assert read_kindred(said) is None


def test_what_is_told_behind_a_request_wishes_nothing() -> None:
    """A sentence behind the question counts where it wishes or bounds something."""
    assert not wishes("he is off to a dance and will notice.")
    assert wishes("she hates red.")
    assert wishes("under 30.")
