"""What is asked in everyday words, by the names under which goods state it."""

from __future__ import annotations

import pytest

from persea.understand.everyday_words.asked import names_asked

_LAMP = ("Material", "Brightness", "Height", "Power", "Dimmable", "Noise level")


@pytest.mark.parametrize(
    ("asked", "stated", "name"),
    [
        ("is it a plug in the wall or batteries?", _LAMP, "Power"),
        ("what is this made from", _LAMP, "Material"),
        ("how many people does this feed?", ("Serves", "Material"), "Serves"),
        ("will the colour run in the wash", ("Colourfastness", "Size"), "Colourfastness"),
        ("would it wake the baby", _LAMP, "Noise level"),
    ],
)
def test_a_fact_is_asked_for_without_its_name(asked: str, stated: tuple[str, ...], name: str) -> None:
    """Everyday words ask for what the goods at hand state by another name."""
    assert name in names_asked(asked, stated)


def test_what_goods_do_not_state_is_not_asked() -> None:
    """Nothing is asked of goods that do not state it, and nothing where its name is said already."""
    assert names_asked("would it wake the baby", ("Material", "Height")) == ()
    assert names_asked("what material is it made from", ("Material",)) == ()
    assert names_asked("thank you, that is kind of you", _LAMP) == ()
