"""Puts what is said of a set that was shown as the other rules read it: "take the lantern out and put in a candle" swaps it, "the
teapot is ugly" asks for another, "can you get it to 45?" names a sum. Lower-case text, English.
"""

from __future__ import annotations

import re

_X = r"(?:the|that|this|those|these|my|our) (?P<x>[a-z][\w' -]{1,40}?)"
_Y = r"(?:(?:i'd (?:like|rather have|prefer)|i would like|i want|we(?:'d| would)? (?:like|want)|give me|put|add|have|use|take|get|could (?:i|we) have|can (?:i|we) have|let's have|maybe|rather|perhaps)\s+)*(?:in\s+)?(?P<y>(?:an?|some|two|three|four|one)\s+[a-z][\w' -]{1,40}?)"
_END = r"(?=\s*(?:[?!.,]|$|please|instead|if ))"
_SWAPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:take|leave|kick|throw|chuck|get|move) {_X} (?:out|off|away)(?: of (?:it|there|the set))?(?:,? and|,| then| so)+ (?:(?:put|throw|add|pop|give|get|take|have|use|bring)(?: me| us)?(?: in)? )?{_Y}{_END}",
        rf"\b(?:lose|drop|remove|skip|forget|ditch) {_X}(?:,? and|,| then)+ (?:put|throw|add|pop|give|get|take|have|use|bring)(?: me| us)?(?: in)? {_Y}{_END}",
        rf"\b(?:instead|in place) of {_X}[, ]+(?:can (?:you|we|i) |could (?:you|we|i) )?(?:(?:put|throw|add|give|get|take|have|use)(?: me| us)?(?: in)? )?{_Y}{_END}",
        rf"{_Y} (?:instead of|in place of|rather than|not) {_X}{_END}",
        rf"\brather {_Y} than {_X}{_END}",
    )
)
_BAD = (
    r"(?:ugly|boring|dull|plain|hideous|awful|horrible|meh|naff|tacky|childish|garish|dreary|cheap[- ]looking|wrong|rubbish|terrible|not (?:\w+ )?(?:my|our|his|her|their) (?:style|taste|thing|cup of tea|colour|color)"
    r"|(?:not|isn't|aren't) (?:nice|pretty|right|great|it|for (?:me|us|him|her)|what i (?:want|had in mind|mean))|not (?:so |very |that )?(?:nice|pretty|good|great)|too (?:big|small|large|ugly|plain|busy|loud|bright|dark|modern|old-fashioned|girly|heavy|bulky|much))"
)
_DISLIKED = re.compile(
    rf"\b(?:{_X}(?:'s| is| are| looks?| isn't| aren't)?(?: a (?:bit|little)| so| really| rather| quite| just| kind of| kinda)? {_BAD}"
    r"|(?:i|we|he|she|they)(?:'m| am|'re| are|'s| is)? (?:really |just )?(?:hate|dislike|loathe|not keen on|not a fan of|not sold on|not sure about|not mad about|not crazy about|not convinced by|can't stand|cannot stand|not wild about|unsure about|don't (?:really )?(?:like|love|want|fancy)) (?:the|that|this|those|these) (?P<z>[a-z][\w' -]{1,30}?))"
    r"(?=\s*(?:[,.;!?]|$|but\b|and\b|at all\b|please\b|show\b|much\b))"
)
_DEAR = re.compile(
    rf"\b{_X}(?:'s| is| are| seems?| costs?)(?: a (?:bit|little)| still| way| far| just)? (?:too (?:much|expensive|dear|pricey|steep)|expensive|pricey|steep)\b"
)
_DOWN_TO = re.compile(
    r"\b(?:get|bring|keep|squeeze|push|cut|trim|shave|whittle|pull|take|hold|do|fit) (?:it|that|this|them|everything|the (?:lot|set|total|sum|price|whole (?:thing|lot)))(?: all)?(?: back)?(?: down)? (?:to|for|at|under|below|in|into|within) (?:about |around |like )?(?=[$€£]?\d)"
)


def set_put(text: str) -> str:
    """`text` as the rules for changes of a set read it."""
    for pattern in _SWAPS:
        if found := pattern.search(text):
            return f"swap the {found['x'].strip()} for {found['y'].strip()}"
    if found := _DEAR.search(text):
        return f"a cheaper {found['x'].strip()}"
    if found := _DISLIKED.search(text):
        return f"swap the {(found['x'] or found['z']).strip()}"
    return _DOWN_TO.sub("up to ", text)


# ---------------------------------------------------------------- how many

_NUMBERS = {
    word: at
    for at, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_TIMES = re.compile(
    r"\b(?:(?P<double>double(?: up)?|twice|two times|2 ?x|x ?2|times two)|(?P<triple>triple|three times|3 ?x|x ?3|thrice|times three))\b"
    r"(?=(?:\s+(?:on|up|the|that|it|this|everything|of|each|all|as many|quantit(?:y|ies)|amounts?|numbers?|order|set|lot|please|for|both))*\W*$)"
)
_OF_EACH = re.compile(
    rf"\b(?P<count>{_NUMBER}|a pair|a couple|both twice)(?: sets?| lots?)? (?:of |x )?(?:each|everything|every(?: one| piece)|all of (?:it|them)|them all|the (?:set|lot|outfit|kit))\b"
)
_PEOPLE = re.compile(
    rf"\b(?:(?:we|there|they)(?:'re|'ll be| are| will be| would be)(?: actually| now| really)? (?P<are>{_NUMBER})(?: (?:people|of us|persons|guests|adults|in total|now))?(?=\W*$|[,.;!])"
    rf"|(?:make (?:it|that)|do it|it's|this is|that's|needs? to be|should be|must be|but|and|actually|what about|how about|same)(?: all)? for (?P<for>{_NUMBER})(?: (?:people|of us|persons|guests|adults))?(?=\W*$|[,.;!])"
    rf"|^(?:actually |ok |and |no )?for (?P<bare>{_NUMBER}) (?:people|persons|guests|adults)\W*$|(?P<of>{_NUMBER}) of us\b)"
)


def times(text: str) -> int | None:
    """By how much all of the set is to be taken: 2 of "double the quantity"."""
    found = _TIMES.search(text)
    return None if found is None else 2 if found["double"] else 3


def of_each(text: str) -> int | None:
    """How many of each piece are wanted: 2 of "two of each"."""
    found = _OF_EACH.search(text)
    return None if found is None else _number(found["count"])


def now_for(text: str) -> int | None:
    """For how many people it is to be now: 6 of "actually we're six"."""
    found = _PEOPLE.search(text)
    return None if found is None else _number(found["are"] or found["for"] or found["bare"] or found["of"])


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS.get(said, 2)
