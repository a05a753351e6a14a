"""The cheapest (lightest, …) of what was shown: who it is, by what, and who comes next."""

from __future__ import annotations

from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.leading import WORDS, extreme, leads, valued, valued_alike
from persea.compose.naming import called, verb
from persea.values import Intent, Order, Record, measure

_ONE = (
    "{name} {leads}.",
    "The {most} of these is {name} {value}.",
    "That would be {name}, the {most} {value}.",
    "Among those shown, {name} {leads}.",
    "It is {name}: the {most} of these {value}.",
)
_LONE = (
    "There is only {name} to choose from, {value}.",
    "With just {name} on show, {value}, there is nothing to rank.",
)
_NEXT = (
    "Next {comes} {name} {value}.",
    "{name} {follows} {value}.",
    "After that it is {name} {value}.",
    "Second {is} {name} {value}.",
)
_LEVEL = (
    "{names} are level: the {most} of these, {value}.",
    "{names} share first place as the {most} of these, {value}.",
)
_NOT_STATED = (
    "None of these lists a {what}, so I cannot say which is {most}.",
    "The shop states no {what} for any of these; which is {most} I cannot tell.",
)
_OF_THOSE = (
    "Of those that list a {what}, {names} {are} the {most} {value}. {lacking} {list} none.",
    "{names} {are} the {most} {value} among those with a {what}; {lacking} {list} none.",
)
_NOT_NOW = ("{It} {is} out of stock at the moment, though.", "At the moment {it} {is} out of stock.")


def write_pick(intent: Intent, records: Sequence[Record], turn_id: str, earlier: Sequence[str]) -> str:
    """Two or three sentences over all of `records`."""
    order = intent.order or Order.CHEAPEST
    most = WORDS[order][0]
    names = called(records)
    best = extreme(records, order)
    if not best:
        return _without_all(records, order, names, turn_id, earlier)
    if len(best) > 1:
        listed = phrases.listing([names[record.id] for record in best])
        parts = {"names": listed, "most": most, "value": valued_alike(best[0], order)}
        return phrases.capital(phrases.vary(_LEVEL, turn_id, earlier, **parts))
    first = best[0]
    if len(records) == 1:
        lone = phrases.vary(_LONE, turn_id, earlier, name=names[first.id], value=valued(first, order))
        return phrases.capital(lone)
    parts = {
        "name": names[first.id], "leads": leads(first, order, turn_id, earlier), "most": most,
        "value": valued(first, order),
    }  # fmt: skip
    said = [phrases.capital(phrases.vary(_ONE, turn_id, earlier, **parts))]
    if not first.in_stock:
        it = verb(first, "it")
        form = {"it": it, "It": phrases.capital(it), "is": verb(first, "is")}
        said.append(phrases.vary(_NOT_NOW, turn_id, earlier, **form))
    rest = [record for record in records if record.id != first.id]
    second = extreme(rest, order) if rest else []
    if len(second) == 1:
        parts = {"name": names[second[0].id], "value": valued(second[0], order)}
        parts |= {form: verb(second[0], form) for form in ("comes", "follows", "is")}
        said.append(phrases.capital(phrases.vary(_NEXT, turn_id, earlier, **parts)))
    return " ".join(said)


def _without_all(
    records: Sequence[Record], order: Order, names: dict[str, str], turn_id: str, earlier: Sequence[str]
) -> str:
    """Where some of them, or all, do not state what is asked."""
    most, _, what = WORDS[order]
    known = [record for record in records if measure(record, order) is not None]
    if not known:
        return phrases.vary(_NOT_STATED, turn_id, earlier, what=what, most=most)
    leading = extreme(known, order)
    lacking = [record for record in records if record not in known]
    parts = {
        "what": what, "names": phrases.listing([names[record.id] for record in leading]), "most": most,
        "are": verb(leading[0], "is") if len(leading) == 1 else "are", "value": (valued if len(leading) == 1 else valued_alike)(leading[0], order),
        "lacking": phrases.listing([names[record.id] for record in lacking]),
        "list": verb(lacking[0], "lists") if len(lacking) == 1 else "list",
    }  # fmt: skip
    return phrases.capital(phrases.vary(_OF_THOSE, turn_id, earlier, **parts))
