"""What a message makes of the options or the number of what a deed before it was about: "42", "make it the blue one",
"another one in sage", "only two".

What it does not do: find out which product is meant (hearing/deeds.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.cart.choose import heard_options, measured_options, option_words, ways_to_say
from persea.cart.measures import SIZE_WORDS
from persea.hearing.called import SMALL
from persea.language.colours import COLOURS
from persea.language.plain import words, words_and_decimals
from persea.store.cart import Sellable, sellables
from persea.store.database import Connection
from persea.understand.cart import unheard_option
from persea.understand.deed_parts import number_of
from persea.values import Intent
from persea.values.shopping import Deed, Do

ONLY = re.compile(
    r"^(?:no,? |oh,? |ah,? |er,? |sorry,? |wait,? |oops,? |whoops,? |hmm+,? |actually,? |my mistake,? |too many,? |that'?s too (?:many|much),? )*(?:just|only|actually(?: just)?|i (?:only )?(?:want|need|meant)(?: only| just)?)\s+(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:of (?:them|those|it)|is enough|will do|are enough|then))?$"
)
OTHER = re.compile(r"\b(?:make|change|switch|swap|instead|rather|actually|sorry|meant)\b")
NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}
NONE_OF_IT = re.compile(
    r"^(?:(?:actually|no|nah|ok(?:ay)?|oh|sorry|wait|hmm+|never ?mind|nvm)\W+)*(?:none|zero|nothing|not (?:any|at all)|forget (?:it|that|about it)|leave (?:it|that)(?: out)?|(?:i )?(?:don'?t|do not) (?:want|need) (?:it|that|them|any)(?: (?:any ?more|after all|then))?|cancel (?:it|that|this|them)|never ?mind(?: (?:it|that|then))?)(?:\W+(?:forget it|forget that|never ?mind|thanks|thank you|then|after all|please|sorry|cancel (?:it|that)))*\W*$"
)
""" "Actually none, forget it": what was put in is not wanted."""


def other_way(said: str, whole: str, deed: Deed) -> Deed | None:
    """ "Make it size 12", of what is in the cart."""
    told = [word for word in words(said) if word not in SMALL]
    is_way = all(word.isdigit() or word in COLOURS or word in _SIZE_WORDS for word in told)
    if not told or not is_way or not OTHER.search(whole):
        return None
    return Deed(Do.VARY, said=" ".join(told), sure=deed.sure)


_COUNTING = frozenset("another more two three four five six also plus too".split())
_SIZE_WORDS = frozenset("xs s m l xl xxl small medium large extra".split())


async def other_options(
    conn: Connection, before: Intent, deed: Deed, said: str, whole: str, *, asks: bool, is_other: bool
) -> Intent | None:
    """ "42", to the question for a size; "make it the blue one", of what was put in."""
    if deed.do not in (Do.ADD, Do.SET, Do.VARY, Do.WATCH):
        return None
    variants = await sellables(conn, product_id=before.subject_ids[0])
    said = _FOR_WHOM.sub("", said)
    told = [
        word
        for word in words_and_decimals(said)
        if word not in SMALL and word not in _COUNTING and word not in _PACKS
    ]
    heard = heard_options(words_and_decimals(said), variants)
    known = {word for _, value in heard for way in ways_to_say(value) for word in way.split()} | (
        SIZE_WORDS if measured_options(variants) else frozenset()
    )
    there = option_words(variants)
    if not told or not set(told) <= known | {unheard_option(said, there)}:
        return None
    if asks:
        kept = _without(deed.said, {unheard_option(deed.said, there), *_said_of({name for name, _ in heard}, deed.said, variants)})  # fmt: skip
        return replace(before, deed=replace(deed, said=f"{kept} in {' '.join(told)}".strip()))
    if not heard:
        return None
    if is_other:
        return replace(before, deed=Deed(Do.VARY, said=" ".join(told), sure=True))
    if more := _MORE.match(said) or _AND_ONE.match(whole):
        count = more.groupdict().get("count")
        number = 1 if count is None else number_of(count)
        return replace(before, deed=Deed(Do.ADD, number, said=" ".join(told), sure=True))
    return None


_MORE = re.compile(
    r"^(?:(?:and|also|plus|oh)\W+)*(?:another(?: (?:one|pair))?|(?P<count>one|two|three|four|five|six|\d{1,2})(?: more)?)(?: of (?:it|them|those|the same))?(?: as well| too)? (?:in|size)\b"
)
""" "Another one in sage", "and two in navy"."""
_AND_ONE = re.compile(
    r"^(?:(?:oh|ok(?:ay)?|hm+|great|thanks|wait|actually)\W+)*(?:and|also|plus|\+)\W+(?:also |then )?(?:an?|one|(?P<count>two|three|four|five|six|\d{1,2}))(?: more)? (?:(?:of (?:it|them|those|the same)|[a-z]+s?) )?(?:in|size)\b"
)
""" "Oh, and a tube in butter"."""
_PACKS = frozenset(
    "pair pairs piece pieces box boxes bag bags pack packs packet packets jar jars tin tins can cans bottle bottles bar bars tube tubes roll rolls set sets unit units".split()
)
_FOR_WHOM = re.compile(
    r"[\s,]+(?:as well |too )?for (?:the|my|our|his|her|their|a|an)(?: [\w'’-]+){1,2}$|[\s,]+for (?:me|us|him|her|them|myself)$"
)


def _said_of(names: set[str], said: str, variants: Sequence[Sellable]) -> set[str]:
    """The words of `said` for these options: what is chosen now takes their place."""
    before = heard_options(words_and_decimals(said), variants)
    return {
        word for name, value in before if name in names for way in ways_to_say(value) for word in way.split()
    }


def _without(said: str, gone: set[str]) -> str:
    return " ".join(word for word in words_and_decimals(said) if word not in gone)
