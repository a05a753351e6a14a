"""What a search looks for, word by word: each place of a request with the ways in which a catalogue may say it.

The first way of a place is what the person meant; further ways (a synonym, "power bank" for "powerbank", what was
typed where a word was corrected) count less. What it does not do: search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from persea.language.plain import words


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say one place of a request; `text` may be several words, which must then all be found."""

    text: str
    weight: float = 1.0
    """What a match counts beside one of the first way, more than 0 up to 1."""
    as_value: bool = False
    """It stands among attributes and options, and not in a name or a text: a "fern" colour is no fern."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A request as it is searched for. A product "holds every word" where it holds some way of every place."""

    said: str
    meant: str
    """With misspelt words corrected; what the embedding is made of, and what is shown as found for."""
    places: tuple[tuple[Way, ...], ...]
    did_you_mean: str | None = None
    """Where something was corrected, or could be: the request as it is likely meant."""


def as_typed(text: str) -> Wording:
    """`text` taken at its word."""
    return Wording(text, text, tuple((Way(word),) for word in words(text)))


def with_choices(wording: Wording, choices: Sequence[tuple[str, str]]) -> Wording:
    """`wording` where of two places that `choices` names one is enough."""
    places = list(wording.places)
    for one, other in choices:
        first = next((nth for nth, place in enumerate(places) if place[0].text == one), None)
        second = next((nth for nth, place in enumerate(places) if place[0].text == other), None)
        if first is not None and second is not None and first != second:
            places[first] = (*places[first], *places[second])
            del places[second]
    return replace(wording, places=tuple(places))
