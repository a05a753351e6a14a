"""Why a card is shown: a few words under its title, each a fact of its record.

Price, stock and rating have places of their own on a card; the title has said what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from persea.compose.brief.write import brief_fact, speaks
from persea.compose.phrases import saved_percent, weight
from persea.compose.traits import chip
from persea.language.plain import singular, words
from persea.values import Intent, Order, Record

_FACTS = 3
_LONGEST = 40  # characters of one fact
_EVERYWHERE = ("colour", "color", "care", "pattern", "size", "net weight", "pieces", "wash", "size system")


def reason(record: Record, intent: Intent, shown: Sequence[Record] = ()) -> str:
    """What of the shopper's history moved it up, then up to three facts of `record`: what the request speaks of, then
    what sets it apart among those `shown`. The first is said in English only."""
    theirs = [part.why for part in record.parts if part.name == "interest" and part.why]
    if theirs and not speaks(intent.locale):
        return " · ".join([*theirs, *_facts(record, intent, shown)[: _FACTS - 1]])
    return " · ".join(_facts(record, intent, shown))


def _facts(record: Record, intent: Intent, shown: Sequence[Record]) -> list[str]:
    facts, told = _asked(record, intent)
    percent = saved_percent(record)
    if speaks(intent.locale):
        saved, weighs = brief_fact(record, percent, intent.locale)
    else:
        saved = f"{percent}% below its regular price" if percent else ""
        weighs = weight(record.weight_g) if record.weight_g else ""
    facts += [saved] if saved else []
    facts += [weighs] if weighs and intent.order in (Order.LIGHTEST, Order.HEAVIEST) else []
    facts += _telling(record, shown, told)
    facts += [weighs] if weighs and len(facts) < _FACTS else []
    return list(dict.fromkeys(facts))[:_FACTS]


def _asked(record: Record, intent: Intent) -> tuple[list[str], set[str]]:
    """The attributes that a word of the request names or meets, of their values only those; and their names."""
    wanted = {singular(word) for word in words(intent.text)} - _stems(record.title)
    facts = {}
    for name, values in record.attributes:
        met = [value for value in values if _stems(value) & wanted]
        if met or _stems(name) & wanted:
            facts[name] = chip(name, met or values)
    kept = {name: fact for name, fact in facts.items() if fact and len(fact) <= _LONGEST}
    return list(kept.values())[:2], set(facts)


def _telling(record: Record, shown: Sequence[Record], told: set[str]) -> list[str]:
    """Facts in which the products shown differ most, without those that the title tells already."""
    counts: Counter[str] = Counter()
    for name in dict.fromkeys(name for name, _ in record.attributes):
        stated = [values for other in shown for known, values in other.attributes if known == name]
        if len(stated) * 2 > len(shown):
            counts[name] = len(set(stated))
    title = _stems(record.title)
    told = told | {name for name, values in record.options if len(values) > 1}
    own = [
        (name, values)
        for name, values in record.attributes
        if name.lower() not in _EVERYWHERE
        and name not in told
        and not all(_stems(value) <= title for value in values)
    ]
    own.sort(key=lambda pair: -counts[pair[0]])
    facts = [chip(name, values) for name, values in own]
    return [fact for fact in facts if fact and len(fact) <= _LONGEST][:2]


def _stems(text: str) -> set[str]:
    return {singular(word) for word in words(text)}
