"""Whether answers say the same, by rule."""

from __future__ import annotations

import pytest

from persea.compose.agreement import largest_group, most_shared, result_of, stated, without_result


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("So it is 66.30.\nAnswer: 66.30 EUR", "Answer: €66.3 each"),
        ("Answer: 90 minutes", "**Answer:** 1.5 hours"),
        ("Answer: 1.5", "Answer: 1.5 hours"),
        ("Answer: 5 March 2026", "answer: March 5, 2026."),
        ("Answer: Yes, since it is prime", "Answer: yes"),
        ("Answer: the Danube", "Final answer: Danube."),
        ("33.33", "33.333"),
        ("Answer: -4", "Answer: -4.0"),
    ],
)
def test_the_same_result_is_the_same_however_written(one: str, other: str) -> None:
    """Units, signs of money, order of a date, articles and capitals make no difference."""
    first, second = result_of(one), result_of(other)
    assert first is not None
    assert second is not None
    assert first.same(second)
    assert second.same(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Answer: 66.30", "Answer: 63.60"),
        ("Answer: 3 kg", "Answer: 3 km"),
        ("Answer: 5 March", "Answer: 6 March"),
        ("Answer: yes", "Answer: no"),
        ("Answer: 4", "Answer: -4"),
        ("Answer: Rhine", "Answer: Rhone"),
    ],
)
def test_another_result_is_another(one: str, other: str) -> None:
    """What differs in value, unit, day or word is not the same."""
    first, second = result_of(one), result_of(other)
    assert first is not None
    assert second is not None
    assert not first.same(second)


def test_what_is_long_is_not_compared_by_rule() -> None:
    """A text of many words has no result."""
    assert (
        result_of("It depends on a great many things, of which the weather in spring is not the least one.")
        is None
    )


def test_the_largest_group_is_found() -> None:
    """Of equally large ones it is the first; what has no result is in none."""
    results = [result_of(said) for said in ("1", "2", "a b c d e f g h i j k l m n o p", "2.0", "1", "2")]
    assert largest_group(results) == (1, 3, 5)
    assert largest_group([None, None]) == ()


def test_the_stated_result_is_parted_from_the_answer() -> None:
    """The line that repeats the result alone is not shown, unless there is nothing else."""
    assert stated("First 3.\nAnswer: 3\n**Answer: 4**") == "4"
    assert without_result("It makes four.\nAnswer: 4") == "It makes four."
    assert without_result("Answer: 4") == "4"


def test_the_answer_that_shares_most() -> None:
    """Its words are the others' words more than anybody's."""
    assert most_shared(["knit at home", "sail the sea by wind", "sail the wide sea"]) in (1, 2)
