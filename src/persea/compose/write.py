"""Composes an answer from records alone, so that a shop answers well with no language model at all.

Every sentence is computed from what it says: counts are counted, superlatives are taken over the records they
speak of, prices are the store's. Nothing here guesses, and nothing here is generated.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.answers import answer_question
from persea.compose.asked import write_asked
from persea.compose.brief.write import speaks, write_brief
from persea.compose.compare import write_comparison
from persea.compose.facts import SILENT
from persea.compose.kindred import write_kindred
from persea.compose.lists import write_list
from persea.compose.naming import things
from persea.compose.nothing import write_without
from persea.compose.opening import which_way, write_opening
from persea.compose.opinions import mentioned, write_opinions
from persea.compose.picks import write_pick
from persea.compose.which import asked_plainly, write_which
from persea.language.plain import markdown_escaped
from persea.values import Gathered, Intent, Kind, Outcome

_PLACES = 3  # departments that are named where nothing was found
_OTHERS = 2  # that a part of a name fits as well, and that are named
_UNKNOWN = (
    "No product here is called {said}.",
    "I know of nothing here by the name of {said}.",
    "Under the name of {said} the shop lists nothing.",
)
_FIRST_OF = (
    "Of {all} {things}, {few} are here.",
    "There are {all} {things}; {few} of them are shown.",
)
_TAKEN = (
    "By {said} I understood {name}; it could also be {others}.",
    "I took {said} to be {name}. Say so if you meant {others}.",
    "For {said} this is {name}; the name fits {others} as well.",
)


def write(
    intent: Intent,
    gathered: Gathered,
    *,
    turn_id: str,
    earlier: Sequence[str] = (),
    departments: Sequence[str] = (),
) -> str:
    """The Markdown answer to a shopping `intent`.

    `earlier` are the answers before it, oldest first, so that none begins or reads like another; `departments`
    are the shop's largest, for where to look instead. The same arguments give the same answer.
    """
    if speaks(intent.locale):
        return write_brief(intent, gathered, _places(departments, turn_id))
    if intent.is_open and intent.filters.categories:
        departments = ()  # which part of the shop it is in is known
    text = _written(intent, gathered, turn_id, earlier, departments)
    if intent.is_open and "?" not in text:
        text = f"{text} {which_way(gathered, departments, turn_id, earlier)}"
    before, after = _unknown(intent, turn_id, earlier), _taken(intent, turn_id, earlier)
    text = f"{before} {text}" if before else text
    text = f"{text}\n\n{after}" if after else text
    return re.sub(
        r"(?<=[.?] )the (?=\*\*)", "The ", text
    )  # a name that a sentence within a pattern opens with


def asks_for_opinions(intent: Intent) -> bool:
    """Whether what others say of the goods is asked, not what the shop does."""
    return intent.kind is Kind.ASK and intent.topic[:1] == ("reviews",)


def _written(
    intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str], departments: Sequence[str]
) -> str:
    records = gathered.records
    if intent.kind is Kind.PICK:
        return write_pick(intent, records, turn_id, earlier)
    if intent.kind is Kind.COMPARE:
        return write_comparison(records, turn_id, earlier)
    if intent.kind is Kind.ASK:
        if asks_for_opinions(intent) and records:
            return write_opinions(records, gathered.opinions, turn_id, earlier)
        if intent.asked and len(records) == 1:
            of = intent.filters.options
            return write_asked(intent.asked, records[0], gathered.opinions, turn_id, earlier, of)
        if told := write_which(intent.topic, records):
            return told
        told = answer_question(
            asked_plainly(intent.topic), records, intent.filters.options, turn_id=turn_id, earlier=earlier
        )
        if SILENT in told and (said := mentioned(records, gathered.opinions, turn_id, earlier)):
            told = f"{told} {said}"
        if gathered.matched <= len(records):
            return told
        _, several = things(intent, records)
        found = {"all": phrases.number(gathered.matched), "things": several}
        return (
            f"{phrases.vary(_FIRST_OF, turn_id, earlier, few=phrases.number(len(records)), **found)} {told}"
        )
    if intent.kind in (Kind.SIMILAR, Kind.GOES_WITH):
        return write_kindred(intent, gathered, turn_id, earlier)
    if intent.is_open and (intent.recipient or intent.text in ("", "gift")):
        return write_opening(intent, gathered, departments, turn_id, earlier)
    if gathered.outcome is not Outcome.EXACT:
        return write_without(intent, gathered, _places(departments, turn_id), turn_id, earlier)
    return write_list(intent, gathered, turn_id, earlier)


def _unknown(intent: Intent, turn_id: str, earlier: Sequence[str]) -> str:
    """That nothing is called what was said; empty where all of it was found."""
    said = phrases.listing([f"“{markdown_escaped(part)}”" for part in intent.unknown], "or")
    return phrases.vary(_UNKNOWN, turn_id, earlier, said=said) if said else ""


def _taken(intent: Intent, turn_id: str, earlier: Sequence[str]) -> str:
    """Which product a part of a name was taken for, where it fits others as well."""
    told = [
        phrases.vary(
            _TAKEN,
            turn_id,
            earlier,
            said=f"“{markdown_escaped(taken.said)}”",
            name=f"**{markdown_escaped(taken.title)}**",
            others=phrases.listing(
                [f"**{markdown_escaped(title)}**" for title in taken.others[:_OTHERS]], "or"
            ),
        )
        for taken in intent.taken
        if taken.others
    ]
    return " ".join(told)


def _places(departments: Sequence[str], turn_id: str) -> list[str]:
    """Some of `departments`, others on another turn."""
    if not departments:
        return []
    start = hashlib.sha256(turn_id.encode()).digest()[1] % len(departments)
    return [*departments[start:], *departments[:start]][:_PLACES]
