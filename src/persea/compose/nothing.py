"""What is said where not everything asked for can be had: what was looked for, what stands in the way, what is near."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose import phrases
from persea.compose.facts import size_system
from persea.compose.leading import WORDS, apart, valued
from persea.compose.naming import called, plural, spelled, things, verb
from persea.language.plain import markdown_escaped
from persea.values import Gathered, Intent, Kind, Outcome, Record

_NOTHING = (
    "Nothing in the shop answers to {wish}.",
    "The shop has nothing for {wish}.",
    "I looked for {wish} and came back with nothing.",
    "No product here fits {wish}.",
)
_NO_SUCH = (
    "There are no {things} in this shop.",
    "The shop sells no {things}.",
    "No {things} are sold here.",
    "Of {things} the shop has none.",
    "This shop has no {things}.",
    "You will find no {things} here.",
)
_BESIDE = (
    "What it does have that comes near: {names}.",
    "Close by there {are} {names}.",
    "What comes nearest to that: {names}.",
)
_OVER = (
    "That was all there is for {wish}.",
    "There are no more matches for {wish}.",
    "You have seen everything for {wish}.",
)
_ELSEWHERE = (
    "What the shop does have: {places}, for instance.",
    "Its fuller shelves hold {places}.",
    "It might be worth a look among {places}.",
    "You could look among {places} instead.",
)
_DROP = (
    "Leaving out “{word}” would open it up.",
    "The wish to give up first would be “{word}”.",
    "Try it without “{word}”.",
)
_ALLOW = (
    "Allowing {terms} again would open it up.",
    "It would help not to rule out {terms}.",
    "The must-not about {terms} is what stands in the way.",
)
_LESS = (
    "Change a wish, such as the price or the colour, and I will look again.",
    "A different word for it may lead further.",
    "Tell me what matters most about it, and I will go on from there.",
)
_NEAREST = (
    "No record speaks of {missing}; {names} {come} nearest.",
    "The shop does not mention {missing} anywhere in these, but {names} {come} close.",
    "Nothing matches {missing}. What comes nearest: {names}.",
)
_VEGAN = (
    "The shop does not state of any of these that it is vegan. With no leather, wool or other animal stuff in the record, {names} {come} nearest.",
    "No record says “vegan”; with leather, wool and the like left out, {names} {come} nearest.",
)
_MOST_MISSING = 3
_NEAR = (
    "Nothing holds every word of {wish}; {names} {come} nearest.",
    "Word for word there is no match for {wish}. {names} {come} closest.",
    "Not quite {wish}, but near it: {names}.",
)
_TOO_DEAR = (
    "No {things} {limit}: the nearest is {name} {at}.",
    "The shop has no {things} {limit}. {name} {comes} nearest {at}.",
    "There are no {things} {limit}; {name} {at} {comes} nearest.",
)
_STILL_TOO_DEAR = (
    "At that price nothing meets all of it; {name} {at} is what comes nearest.",
    "Still nothing within that limit. The nearest is {name} {at}.",
    "That price stays out of reach: {name} {comes} nearest, {at}.",
)
_THEN = ("After it {come} {rest}.", "Then {come} {rest}.", "Next to it {come} {rest}.")
_WITHOUT = (
    "{lack}. Without that wish there {are} {names}.",
    "{lack}. Leave that aside and there {are} {names}.",
    "{lack}; otherwise {names} would fit.",
)
_LACKS = {
    "in_stock": "None of the {things} is in stock", "on_sale": "No price is reduced among the {things}",
    "options": "The {things} do not come {option}", "min_rating": "None of the {things} is rated that high",
    "max_weight_g": "None of the {things} is that light",
    "people": "None of the {things} says that it is for so many",
    "age_months": "None of the {things} says that it is {age}",
}  # fmt: skip
_EXHAUSTED = (
    "Nothing {further} fits: it ends with {name} {value}{after}.",
    "Nothing {further} than these turns up; {name} {value} {is} where it ends{after}.",
    "That is the end of the line: the {most} is {name} {value}{after}.",
    "I know of none {further}. {name} {value} {is} the {most}{after}.",
    "It goes no further than {name}, the {most} {value}{after}.",
)
_EXHAUSTED_ALONE = (
    "Nothing {further} fits than {name} {value}.",
    "{name} {value} {is} the only one that fits; there is none {further}.",
    "Of what fits, there is only {name} {value}, and nothing {further}.",
    "There is none {further}: {name} {value} {is} the one that fits.",
)
_AFTER = (
    ", then {rest}",
    ", followed by {rest}",
    "; after that {rest}",
    ", with {rest} behind",
    ", ahead of {rest}",
)
_UNKNOWN = (
    "The shop lists no {what} for these, so I cannot compare them by it.",
    "No {what} is listed for any of these; by that I cannot rank them.",
)


def write_without(
    intent: Intent, gathered: Gathered, places: Sequence[str], turn_id: str, earlier: Sequence[str]
) -> str:
    """The answer for every outcome but an exact one. `places` are departments of the shop to look in instead."""
    if gathered.outcome is Outcome.NONE:
        return _none(intent, gathered, places, turn_id, earlier)
    if gathered.outcome is Outcome.UNKNOWN:
        what = WORDS[intent.relatives[-1].order][2] if intent.relatives else "value"
        return phrases.vary(_UNKNOWN, turn_id, earlier, what=what)
    if gathered.outcome is Outcome.EXHAUSTED:
        return _exhausted(intent, gathered.records, turn_id, earlier)
    if gathered.outcome is Outcome.RELAXED:
        return _relaxed(intent, gathered, turn_id, earlier)
    return _closest(intent, gathered, turn_id, earlier)


def _none(
    intent: Intent, gathered: Gathered, places: Sequence[str], turn_id: str, earlier: Sequence[str]
) -> str:
    said = markdown_escaped(intent.text) or "your request"
    if intent.kind is Kind.MORE:
        wish = f"“{said}”"
        return f"{phrases.vary(_OVER, turn_id, earlier, wish=wish)} {phrases.vary(_LESS, turn_id, earlier)}"
    parts = [phrases.vary(_NOTHING, turn_id, earlier, wish=f"“{phrases.wish(intent)}”")]
    if gathered.lacking:
        parts = [_no_such(gathered, turn_id, earlier)]
    elif terms := intent.filters.exclude_terms:
        listed = phrases.listing([f"“{markdown_escaped(term)}”" for term in terms], "or")
        parts.append(phrases.vary(_ALLOW, turn_id, earlier, terms=listed))
    elif gathered.in_the_way:
        parts.append(phrases.vary(_DROP, turn_id, earlier, word=markdown_escaped(gathered.in_the_way)))
    if places and (gathered.lacking or not intent.filters.exclude_terms):
        listed = phrases.listing([markdown_escaped(place.lower()) for place in places])
        parts.append(phrases.vary(_ELSEWHERE, turn_id, earlier, places=listed))
    else:
        parts.append(phrases.vary(_LESS, turn_id, earlier))
    return " ".join(parts)


def _no_such(gathered: Gathered, turn_id: str, earlier: Sequence[str]) -> str:
    return phrases.vary(_NO_SUCH, turn_id, earlier, things=spelled(plural(gathered.lacking)))


def _closest(intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str]) -> str:
    records = gathered.records
    names = called(records)
    if gathered.lacking:  # "the Generator Laptop" would sound like one
        names = {record.id: f"**{markdown_escaped(record.title)}**" for record in records}
    first = records[:3]
    parts = {
        "names": phrases.listing([names[record.id] for record in first]),
        "come": verb(first[0], "comes") if len(first) == 1 else "come",
        "are": verb(first[0], "is") if len(first) == 1 else "are",
        "wish": f"“{markdown_escaped(intent.text)}”",
        "missing": _quoted(gathered.unheard),
    }
    if gathered.lacking:
        beside = phrases.vary(_BESIDE, turn_id, earlier, **parts)
        return f"{_no_such(gathered, turn_id, earlier)} {beside}"
    patterns: tuple[str, ...] = _NEAREST if 0 < len(gathered.unheard) <= _MOST_MISSING else _NEAR
    if "vegan" in gathered.unheard:
        patterns = _VEGAN
    opening = phrases.capital(phrases.vary(patterns, turn_id, earlier, **parts))
    if len(records) > len(first):  # what leads all of them is none of those that were named
        return opening
    more = apart(records, intent.order, names, turn_id, earlier)
    return f"{opening} {phrases.capital(more)}".rstrip()


def _quoted(missing: Sequence[str]) -> str:
    """“velvet” or “2 litres”."""
    litres = (re.sub(r"^(\d[\d.,]*) ?l$", _litres, one) for one in missing)
    return phrases.listing([f"“{markdown_escaped(one)}”" for one in litres], "or")


def _litres(match: re.Match[str]) -> str:
    return f"{match[1]} litre{'' if match[1] == '1' else 's'}"


def _relaxed(intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str]) -> str:
    records, first = gathered.records, gathered.records[0]
    names = called(records)
    _, several = things(intent, records)
    if {"max_price", "min_price"} & set(gathered.dropped):
        parts = {
            "things": several, "limit": phrases.price_limit(intent), "name": names[first.id],
            "at": phrases.at_price(first), "comes": verb(first, "comes"),
        }  # fmt: skip
        again = bool(earlier) and ("nearest" in earlier[-1] or several in earlier[-1])
        told = phrases.vary(_STILL_TOO_DEAR if again else _TOO_DEAR, turn_id, earlier, **parts)
        if len(records) == 1:
            return phrases.capital(told)
        rest = phrases.listing([f"{names[record.id]} {phrases.at_price(record)}" for record in records[1:]])
        come = verb(records[1], "comes") if len(records) == 2 else "come"
        return f"{phrases.capital(told)} {phrases.vary(_THEN, turn_id, earlier, come=come, rest=rest)}"
    option = " and ".join(f"in {name} {value}" for name, value in intent.filters.options)
    age = intent.filters.age_months
    whom = f"for {phrases.age(age)}" if age is not None else ""
    lack = _LACKS[gathered.dropped[0]].format(things=several, option=markdown_escaped(option), age=whom)
    listed = phrases.listing([names[record.id] for record in records])
    are = verb(first, "is") if len(records) == 1 else "are"
    told = phrases.vary(_WITHOUT, turn_id, earlier, lack=lack, are=are, names=listed)
    return f"{told}{_choices(intent, gathered)}"


def _choices(intent: Intent, gathered: Gathered) -> str:
    """Which sizes (or the like) there are, where the one asked for is not among them; empty where none are listed."""
    if gathered.dropped[0] != "options" or not intent.filters.options:
        return ""
    wanted = intent.filters.options[0][0]
    listed = [
        [value for name, values in record.options if wanted in name.lower() for value in values]
        for record in gathered.records
    ]
    there = sorted({value for values in listed for value in values}, key=_by_size)
    if not there:
        return ""
    told = f"{there[0]} to {there[-1]}" if len(there) > _MANY_CHOICES else phrases.listing(there)
    system = size_system(gathered.records) if wanted == "size" else ""
    label = markdown_escaped(plural(wanted) if len(there) > 1 else wanted)
    return f" What there is: {label} {markdown_escaped(told)}{system}."


_MANY_CHOICES = 8
_LETTERS = ("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl")


def _by_size(value: str) -> tuple[int, float, str]:
    """Figures by their value, letters from small to large, everything else by the alphabet."""
    if re.fullmatch(r"\d+(?:\.\d+)?", value):
        return (0, float(value), value)
    lower = value.lower()
    return (1, _LETTERS.index(lower), value) if lower in _LETTERS else (2, 0.0, value)


def _exhausted(intent: Intent, records: Sequence[Record], turn_id: str, earlier: Sequence[str]) -> str:
    order = intent.relatives[-1].order
    most, further, _ = WORDS[order]
    names = called(records)
    after = [f"{names[record.id]} {valued(record, order)}" for record in records[1:3]]
    rest = phrases.vary(_AFTER, turn_id, earlier, rest=phrases.listing(after)) if after else ""
    parts = {
        "name": names[records[0].id], "is": verb(records[0], "is"), "most": most, "further": further,
        "value": valued(records[0], order),
    }  # fmt: skip
    if len(intent.relatives[-1].than_ids) == 1:
        return phrases.capital(phrases.vary(_EXHAUSTED_ALONE, turn_id, earlier, **parts))
    patterns = [pattern if rest else pattern.replace("{after}", "") for pattern in _EXHAUSTED]
    told = phrases.vary(patterns, turn_id, earlier, after=rest, **parts)
    return phrases.capital(told)
