"""The benchmark of the modes: its tasks can be checked, and it runs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mode_tasks import Task, tasks
from modes import measured, table
from persea.app import Persea


def test_the_same_seed_gives_the_same_tasks() -> None:
    """Two runs are asked the same, and another seed asks something else."""
    assert tasks(3) == tasks(3)
    assert tasks(3) != tasks(3, seed=2)
    assert len({task.kind for task in tasks(1)}) == 6


def test_an_answer_is_right_where_it_holds_what_is_due() -> None:
    """A figure however written, a word and no wrong one beside it."""
    share = Task("sum", "?", Decimal("66.30"))
    assert share.is_right("That is **66.30 EUR**.")
    assert share.is_right("€66.3 each")
    assert not share.is_right("663 euros")
    oldest = Task("order", "?", word="Ann", wrong=("Ben",))
    assert oldest.is_right("It is Ann.")
    assert not oldest.is_right("Ann is older than Ben.")
    assert not oldest.is_right("I cannot say.")


async def test_sums_and_dates_are_right_with_tools_and_without_a_model(demo: Persea) -> None:
    """What words alone tell how to reckon is right every time; without tools and model nothing is."""
    house = replace(await demo.house(), model=None)
    with_tools, without = await measured(house, 2, ("auto",), seed=1)
    assert [with_tools.right[kind] for kind in ("sum", "days", "weekday")] == ["2 of 2"] * 3
    assert without.accuracy == 0
    assert "| auto | yes | 2 of 2 |" in table([with_tools, without])
