"""Which product of the screen some words refer to, by its place, by what it is like or by how it compares, and which of its options they
say: "the oak one", "the cheaper of the two, in black".

What it does not do: know what is to be done with it (hearing/ordering.py, hearing/chosen.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.gather.described import Wanted, meant
from persea.gather.measured_most import most_by_measure
from persea.house import House
from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.described import Described, described
from persea.understand.pointing import ORDINAL, other_of, subjects
from persea.understand.state import State
from persea.values import Record

CHEAPER = re.compile(
    r"\bthe (?P<most>cheaper|cheapest|lighter|lightest|dearer|pricier|heavier|better[- ]rated|less expensive|more expensive)(?: one)?(?: of (?:the )?(?:two|them|those|these|both|lot|bunch|three))?(?! (?:ones|(?!(?:goes|drops|gets|falls|dips|hits|ever|sinks|slips|comes|then|please|and|for)\b)[a-z]{3,}s?\b(?<!please)(?<!thanks)))"
)


def referred(
    text: str, state: State, seen: Sequence[Sequence[str]], records: dict[str, Record], house: House
) -> tuple[str, str] | None:
    """The one product that `text` refers to, and what else it says."""
    if state.page and (record := records.get(state.page)) and options_said(text, record):
        return state.page, text
    lists = [[records[id] for id in ids if id in records] for ids in seen]
    most = _most(text)
    pointed = () if most else subjects(text, state.shown, state.screen)
    if not (pointed or most):
        pointed = other_of(text, state.shown, state.focus, state.looked)
    if len(pointed) == 1:
        return pointed[0], ORDINAL.sub(" ", text)
    if pointed:
        return None
    if by_measure := most_by_measure(text, lists):
        return by_measure
    calls = [*most, *described(text, house.vocabulary)]
    for one in calls:
        wanted = Wanted(one.traits, one.price, one.most, one.traits[-1] if one.is_kind and one.traits else "")
        if (id := meant(wanted, lists)) is not None:
            return id, f"{text[: one.span[0]]} {text[one.span[1] :]}"
    if calls:
        return None
    return (state.focus[0], text) if len(state.focus) == 1 else None


def _most(text: str) -> list[Described]:
    """ "The cheaper", also where no verb stands before it."""
    found = CHEAPER.search(text)
    if found is None:
        return []
    put = described(f"add the {found['most']} one of them", Vocabulary())
    return [replace(one, span=found.span()) for one in put if one.most][:1]


def options_said(rest: str, record: Record) -> str:
    """The values of options of `record` that `rest` says, in its order."""
    said = f" {' '.join(re.findall(_WORD, rest))} "
    found: list[tuple[int, str]] = []
    for name, values in record.options:
        best: tuple[int, int, str] | None = None
        for value in values:
            plain = " ".join(re.findall(_WORD, value.lower()))
            at = said.find(f" {plain} ")
            if at < 0:
                first = next((word for word in words(value) if len(word) > 2 and f" {word} " in said), "")
                at, plain = (said.find(f" {first} "), first) if first else (-1, plain)
            if at >= 0 and (best is None or len(plain) > best[1]):
                best = (at, len(plain), value)
        if best is not None:
            value = best[2].split(",")[0] if "," in best[2] else best[2]
            found.append((best[0], f"size {value}" if name.lower() == "size" else value))
    return " ".join(value for _, value in sorted(found))


_WORD = r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*"
