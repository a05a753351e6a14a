"""What is said of products that are like another, or go with it: how they stand to it, and what sets them apart.

Every sentence is true of the records: that something is cheaper than what it is like, is told only where both prices are.
"""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.leading import WORDS, apart
from persea.compose.lists import about_one, sold_out
from persea.compose.naming import called, verb
from persea.compose.tradeoffs import trade_off
from persea.language.plain import markdown_escaped
from persea.values import Gathered, Intent, Kind, Outcome

_LIKE = (
    "Closest in kind to {seed} {are} these {shown}{limits}.",
    "These {shown} share most with {seed}{limits}.",
    "In the same vein as {seed} there are {shown} here{limits}.",
    "Here are {shown} much like {seed}{limits}.",
    "Set beside {seed}, these {shown} have most in common with it{limits}.",
)
_ONE_LIKE = (
    "Nearest to {seed} comes {name} {at}{limits}.",
    "One shares much with {seed}: {name} {at}{limits}.",
    "{name} {at} is the one that is like {seed}{limits}.",
)
_FURTHER = (
    "Much like {seed}, and {further}: {shown} in all{limits}.",
    "{shown} are of the kind of {seed} and {further}{limits}.",
    "Like {seed} but {further} there are {shown}{limits}.",
)
_ONE_FURTHER = (
    "Like {seed} but {further} there is one: {name} {at}{limits}.",
    "{name} {at} is much like {seed}, and {further}{limits}.",
)
_WITH = (
    "To go with {seed} there are {shown}{what}{limits}.",
    "{shown}{what} belong beside {seed}{limits}.",
    "Beside {seed}, these {shown}{what} come first{limits}.",
    "For {seed} there {are} {shown}{what} to add{limits}.",
)
_ONE_WITH = (
    "{name} {at} goes with {seed}{limits}.",
    "One thing to go with {seed}: {name} {at}{limits}.",
    "Beside {seed} belongs {name} {at}{limits}.",
)
_WORDED = (
    "Of {what}, these {shown} suit {seed} best{limits}.",
    "{shown} {what} to go with {seed}{limits}.",
    "Looking at {what} for {seed}, {shown} come first{limits}.",
)
_GUESSED = (
    "Nothing tells yet what goes with {seed}. By what the shop says of them, {names} may go with it{limits}.",
    "What goes with {seed} nobody has shown yet. Going by their descriptions, {names} come near to its use{limits}.",
)
_NOT_SO = (
    "Nothing of that kind is “{missing}”. Without that wish, {names} come nearest to {seed}{limits}.",
    "“{missing}” is not to be had among what is like {seed}; {names} are, without it{limits}.",
)
_NOT_SO_BESIDE = (
    "For {seed} the shop has no “{missing}”. What does go with it: {names}{limits}.",
    "There is no “{missing}” here to go with {seed}. {names} do{limits}.",
)
_NO_FURTHER = (
    "Nothing like {seed} is {further}{limits}.",
    "Of its kind, {seed} is as far as it goes: none is {further}{limits}.",
)
_NONE_LIKE = (
    "Nothing in the shop comes close to {seed}{limits}.",
    "I know of nothing much like {seed} here{limits}.",
)
_NONE_WITH = (
    "The shop tells nothing that goes with {seed}{limits}.",
    "What goes with {seed} I cannot say: nothing here tells it{limits}.",
)
_NO_SEED = (
    "Which product do you mean? Name it, or point to one that is shown.",
    "I am not sure which product that starts from. Its name would help.",
)
_UNKNOWN = (
    "The shop lists no {what} for {seed}, so I cannot look for one that is {further}.",
    "No {what} is listed for {seed}; by that I cannot look further.",
)


def write_kindred(intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str]) -> str:
    """The answer to SIMILAR and GOES_WITH."""
    if not gathered.beside:
        return phrases.vary(_NO_SEED, turn_id, earlier)
    records = gathered.records
    names = called((*gathered.beside, *records))
    seed = phrases.listing([names[record.id] for record in gathered.beside])
    parts = {"seed": seed, "limits": _limits(intent)}
    if not records or gathered.outcome in (Outcome.EXHAUSTED, Outcome.UNKNOWN):
        return phrases.capital(_nothing(intent, gathered, parts, turn_id, earlier))
    opening = phrases.capital(_opening(intent, gathered, names, parts, turn_id, earlier))
    if len(records) == 1:
        return f"{opening} {about_one(records[0], intent, turn_id, earlier)}".rstrip()
    trade = trade_off(records, names, turn_id, earlier) if intent.kind is Kind.SIMILAR else ""
    told = [opening, apart(records, intent.order, names, turn_id, earlier, after=opening), trade]
    told.append(sold_out(records, names, turn_id, earlier))
    return " ".join(phrases.capital(part) for part in told if part)


def _nothing(
    intent: Intent, gathered: Gathered, parts: dict[str, str], turn_id: str, earlier: Sequence[str]
) -> str:
    if intent.relatives and gathered.outcome in (Outcome.EXHAUSTED, Outcome.UNKNOWN):
        _, further, what = WORDS[intent.relatives[-1].order]
        patterns = _UNKNOWN if gathered.outcome is Outcome.UNKNOWN else _NO_FURTHER
        return _vary(patterns, turn_id, earlier, parts | {"further": further, "what": what})
    if intent.kind is Kind.SIMILAR:
        return _vary(_NONE_LIKE, turn_id, earlier, parts)
    return _vary(_NONE_WITH, turn_id, earlier, parts)


def _opening(
    intent: Intent,
    gathered: Gathered,
    names: dict[str, str],
    parts: dict[str, str],
    turn_id: str,
    earlier: Sequence[str],
) -> str:
    records = gathered.records
    first = records[0]
    is_like = intent.kind is Kind.SIMILAR
    parts = parts | {
        "names": phrases.listing([names[record.id] for record in records[:3]]),
        "shown": phrases.number(len(records)),
        "are": "is" if len(records) == 1 else "are",
        "what": f" {markdown_escaped(intent.text)}" if intent.text else "",
        "missing": markdown_escaped(", ".join(gathered.unheard)),
        "name": names[first.id],
        "at": phrases.at_price(first),
        "is": verb(first, "is"),
    }
    if gathered.unheard:
        return _vary(_NOT_SO if is_like else _NOT_SO_BESIDE, turn_id, earlier, parts)
    if gathered.outcome is Outcome.CLOSEST:
        return _vary(_GUESSED, turn_id, earlier, parts)
    if intent.relatives:
        parts |= {"further": WORDS[intent.relatives[-1].order][1]}
        return _vary(_ONE_FURTHER if len(records) == 1 else _FURTHER, turn_id, earlier, parts)
    if len(records) == 1:
        return _vary(_ONE_LIKE if is_like else _ONE_WITH, turn_id, earlier, parts)
    if intent.text and not is_like:
        return _vary(_WORDED, turn_id, earlier, parts | {"what": markdown_escaped(intent.text)})
    return _vary(_LIKE if is_like else _WITH, turn_id, earlier, parts)


def _vary(patterns: Sequence[str], turn_id: str, earlier: Sequence[str], parts: dict[str, str]) -> str:
    """`vary`, where some slots may stay empty."""
    held = {name: value or "\0" for name, value in parts.items()}
    return " ".join(phrases.vary(patterns, turn_id, earlier, **held).replace("\0", "").split()).replace(
        " .", "."
    )


def _limits(intent: Intent) -> str:
    """What else was asked for, a blank before it; with which colour, too: the words of SIMILAR are no name."""
    said = phrases.limits(intent)
    if intent.kind is Kind.SIMILAR and intent.text:
        said = f" with “{markdown_escaped(intent.text)}”{said}"
    return said
