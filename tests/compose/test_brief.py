"""Answers in German, Spanish and French: their data is whole, and what they offer is understood."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from persea.compose.brief.sayings import FRENCH, GERMAN, SAYINGS, SPANISH
from persea.compose.brief.write import write_brief
from persea.compose.phrases import price_limit
from persea.store.vocabulary import Vocabulary
from persea.understand.intent import understand
from persea.values import Filters, Gathered, Intent, Kind, Message, Money, Outcome, Role

GOODS = {
    "en": ("shoes", "shoes"),
    "de": ("schuhe", "Schuhe"),
    "es": ("zapatos", "zapatos"),
    "fr": ("chaussures", "chaussures"),
}


def after_a_list(said: str, locale: str) -> Intent:
    category, request = GOODS[locale]
    shop = Vocabulary(categories=frozenset({category}), locale=locale)
    history = [Message(Role.USER, request), Message(Role.ASSISTANT, "…", ("a", "b", "c"))]
    return understand(Message(Role.USER, said), history, shop, "EUR")


@pytest.mark.parametrize("locale", sorted(SAYINGS))
@pytest.mark.parametrize("step", sorted(GERMAN.steps))
def test_a_next_step_means_what_it_means_in_english(step: str, locale: str) -> None:
    """Whoever taps it gets what the English one gives: the same kind, order, products, topic and limits."""
    english, here = after_a_list(step, "en"), after_a_list(SAYINGS[locale].steps[step], locale)
    assert (here.kind, here.order, here.subject_ids, here.filters) == (
        english.kind, english.order, english.subject_ids, english.filters,
    )  # fmt: skip
    assert set(here.topic) >= {word for word in english.topic if word in ("weight", "material", "colour")}


@pytest.mark.parametrize("other", [SPANISH, FRENCH])
def test_each_language_has_the_same_slots(other: object) -> None:
    """A sentence that names the price in one language names it in the others."""
    for field in fields(GERMAN):
        mine, theirs = getattr(GERMAN, field.name), getattr(other, field.name)
        if isinstance(mine, str):
            assert _slots(mine) == _slots(theirs), field.name
        elif isinstance(mine, dict):
            assert {key: _slots(text) for key, text in mine.items()} == {
                key: _slots(text) for key, text in theirs.items()
            }, field.name


def _slots(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


def test_both_ends_of_a_price_range_are_named() -> None:
    """In English and here: an answer says which range it speaks of, so that a wrong reading shows."""
    near = Filters(min_price=Money(9750, "EUR"), max_price=Money(16250, "EUR"))
    wish = Intent(Kind.FIND, "schuhe", filters=near)
    assert price_limit(wish) == "between €97.50 and €162.50"
    told = write_brief(replace(wish, locale="de"), Gathered(Outcome.NONE), ())
    assert told == "Zu „schuhe“ von 97,50 € bis 162,50 € hat der Shop nichts."
