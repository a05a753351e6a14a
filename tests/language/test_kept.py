"""What is kept in memory of reading messages: bounded, for a while, and gone when somebody is to be forgotten."""

from __future__ import annotations

from persea.language.kept import Kept, forget_all, forget_unused


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_the_longest_unused_goes_first() -> None:
    """What was asked for lately stays."""
    kept = Kept[str](2)
    kept.put("a", "A")
    kept.put("b", "B")
    assert kept.get("a") == ("A",)
    kept.put("c", "C")
    assert [kept.get(key) for key in "abc"] == [("A",), None, ("C",)]


def test_what_nobody_asks_for_goes_by_itself() -> None:
    """A quarter of an hour after it was last asked for; what is asked for stays for another."""
    clock = Clock()
    kept = Kept[str](9, clock=clock)
    kept.put("a", "A")
    kept.put("b", "B")
    clock.now_s = 800
    assert kept.get("a") == ("A",)
    clock.now_s = 1_000
    forget_unused()
    assert len(kept) == 1
    assert [kept.get(key) for key in "ab"] == [("A",), None]
    clock.now_s = 2_000
    assert kept.get("a") is None


def test_to_forget_somebody_forgets_all() -> None:
    """Whatever keeps something in this process."""
    one, other = Kept[str](9), Kept[int](9)
    one.put("a", "A")
    other.put("a", 1)
    forget_all()
    assert (len(one), len(other)) == (0, 0)
