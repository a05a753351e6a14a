"""Chooses the mode of a turn, and says why: the shop for goods, plain talk or thinking for the rest.

Rules alone, which cost nothing: no model is asked which model is to be asked. Who chose a mode is obeyed, save where
it would change what may be said of the shop, or ask a model for what needs none.
"""

from __future__ import annotations

import re

from persea.language.numbers import find_figures
from persea.language.plain import content_words, reader_text, sentences, words
from persea.understand.likely import SHOP_VERB
from persea.values import Effort, Intent, Kind, Likely, Mode, Routed

_A_FEW = 3  # words; "umbrella" said to a shop asks for one


# It tells something, and asks for nothing: "my dog died".
_TELLS = re.compile(
    r"^\W*(?:(?:well|so|oh|and|but|no|yes)\W+)*(?:i|i'm|im|i've|my|we|our|you|you're|your|he|she|it|it's|they|that's|there)\b"
)
_CHATS = re.compile(r"\b(?:isn't|aren't|doesn't|don't|wasn't) (?:it|they|you)\W*$")


def choose_mode(intent: Intent, said: str, *, shop_has_it: bool, speaks_of_shop: bool = False) -> Mode:
    """`shop_has_it`: whether the catalogue holds every word of the request; `speaks_of_shop`: whether the shop uses
    words of it, and there is nobody else who could make sense of it.

    A request that might be for goods is one when the shop has them, or when it was put as a request to a
    shop, or in a word or two: then "nothing like that here" is the honest answer, not a guess by a language model.
    """
    if intent.shopping is Likely.YES:
        return Mode.SHOPPING
    if intent.shopping is Likely.MAYBE:
        text = reader_text(said).lower()
        if _CHATS.search(text):
            return Mode.FAST
        if shop_has_it or SHOP_VERB.search(text):
            return Mode.SHOPPING
        if (speaks_of_shop or len(words(text)) <= _A_FEW) and not _TELLS.search(text):
            return Mode.SHOPPING
    return Mode.FAST


_SMALL_TALK = (Kind.GREET, Kind.THANKS, Kind.HELP)
_SEVERAL = re.compile(
    r"\b(?:think (?:really |very |extra |as )?hard|(?:several|different|multiple|more than one|second|other|various) (?:opinions?|views?|perspectives?|angles|experts?)|"
    r"contemplate|deliberate|look at (?:it|this|that) from (?:all|several|different|both|every) sides?|discuss (?:it|this|that) among)\b"
)
_WORTH_THINKING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:step[ -]by[ -]step|think (?:about|through|it over|carefully|first)|work (?:it |this |that )?out|reason(?:ing)? (?:through|about)|show your (?:work|reasoning))\b"),
     "You asked for it to be thought through."),
    (re.compile(r"\b(?:prove|proof|derive|deduce|theorem|disprove|logic(?:al)? puzzle|riddle|puzzle|sudoku|seating|schedule (?:for|with|so)|how many ways|probability|odds of)\b"),
     "It is a puzzle or a proof."),
    (re.compile(r"```|\b(?:python|javascript|typescript|sql|regex|regular expression|function that|algorithm|stack trace|traceback|compile|bug in|debug|source code|code (?:that|to|which|for))\b"),
     "It is about code."),
    (re.compile(r"\b(?:pros and cons|trade-?offs?|compare .{2,60} (?:with|to|and|against) |.{2,40} (?:vs\.?|versus) |should (?:i|we) .{2,80} or |which (?:is|would be) (?:better|best|wiser))"),
     "It weighs options against each other."),
    (re.compile(r"\b(?:who|what|which|where|when|how (?:old|far|many|much|long|tall|big))\b.{0,60}\b(?:of|by|in) (?:the \w+ (?:who|that|which|where|of)|whoever|its)\b"),
     "It takes more than one step to answer."),
)  # fmt: skip
_QUANTITY = re.compile(
    r"\d[\d.,]*|\b(?:half|twice|double|dozen|per cent|percent|each|average|total|altogether|remaining)\b"
)
_ASKS_AMOUNT = re.compile(
    r"\b(?:how (?:much|many|long|far|old|fast|often)|what (?:is|are|was|were|did|does|would|will|remains)|when (?:will|do|does|would)|calculate|solve)\b"
)
_CONDITION = re.compile(
    r"\b(?:must(?:n't| not)?|at least|at most|no more than|exactly|unless|only if|if|but not|neither|except|without|before|after|next to|not (?:next|beside|on)|never)\b"
)
_MANY_CONDITIONS = 3
_LONG = 60  # words


def route(
    intent: Intent,
    said: str,
    base: Mode,
    asked: Mode | None,
    effort: Effort | None,
    *,
    capable: bool,
) -> Routed:
    """Which mode answers, and why.

    `base` is what choose_mode found; `asked` and `effort` are what the person or the client chose; `capable`: whether
    there is a model that can reason.
    """
    if intent.care is not None:
        return Routed(Mode.FAST, "On such a subject I say what is safe to say, in every mode.", fixed=True)
    if intent.kind in _SMALL_TALK:
        return Routed(Mode.FAST, "Small talk needs no thinking.", fixed=True)
    text = reader_text(said).lower()
    if (
        base is Mode.SHOPPING
        and capable
        and asked is not Mode.SHOPPING
        and _is_no_request(intent, text, asked)
    ):
        base = Mode.FAST
    if asked is Mode.SHOPPING:
        return Routed(Mode.SHOPPING, "You chose shopping: only the shop's records answer.", by_person=True)
    if base is Mode.SHOPPING:
        if asked in _TOO_SMALL and not capable:
            return Routed(Mode.SHOPPING, _SHOPPING[Mode.FAST], fixed=True)  # no model thinks first
        return Routed(Mode.SHOPPING, _SHOPPING[asked], fixed=asked in _TOO_SMALL)
    if asked in (Mode.THINKING, Mode.CONTEMPLATING) and not capable:
        return Routed(Mode.FAST, _TOO_SMALL[asked])
    if asked is not None:
        return Routed(asked, f"You chose {asked.value}.", by_person=True)
    if not capable or effort is Effort.NONE:
        return Routed(Mode.FAST, "One pass answers it.")
    if _SEVERAL.search(text):
        return Routed(Mode.CONTEMPLATING, "You asked for several opinions, or for hard thinking.")
    if effort is not None:
        return Routed(Mode.THINKING, f"You asked for {effort.value} effort.", by_person=True)
    if why := _worth_thinking(text):
        return Routed(Mode.THINKING, why)
    return Routed(Mode.FAST, "It is short and plain: one pass answers it.")


_EXERCISE = re.compile(
    r"\b(?:how (?:many|much|long|old|far|fast|often)|what (?:did|does|do|would|will|was|were)|what is the (?:total|sum|average|result|difference|answer)|when|who)\b[^?.]*\?\W*$"
)
_OF_THE_SHOP = re.compile(r"\b(?:you|your|in stock|cheapest|size)\b")


def _is_no_request(intent: Intent, text: str, asked: Mode | None) -> bool:
    """Whether `text` only speaks of things as a shop has them: an exercise that tells its own figures, and, where no
    kind of thing that the shop has is named, what is to be thought about."""
    if intent.kind is not Kind.FIND or intent.subject_ids or intent.refines:
        return False
    if SHOP_VERB.search(text) or _OF_THE_SHOP.search(text):
        return False
    *told, last = sentences(text)
    if told and _EXERCISE.search(last) and len(find_figures(" ".join(told))) >= 2:
        return True
    thinks = asked in (Mode.THINKING, Mode.CONTEMPLATING)
    if thinks and _reckons(text):
        return True
    if intent.goods:
        return False
    return bool(_SEVERAL.search(text)) or (
        thinks and (intent.shopping is Likely.MAYBE or bool(_worth_thinking(text)))
    )


def _reckons(text: str) -> bool:
    """Whether `text` tells figures and asks what they come to, and sets no limit to a price."""
    if not _EXERCISE.search(text) or _LIMIT.search(text):
        return False
    is_price = _PRICE_OF.search(text) and not any(figure.is_money for figure in find_figures(text))
    return not is_price and len(_FIGURE.findall(text)) >= 2


_FIGURE = re.compile(
    r"\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|double|dozen|per ?cent)\b"
)
_LIMIT = re.compile(
    r"\b(?:under|below|less than|up to|at most|max(?:imum)?|no more than|over|above|between|around|about)\b"
)
_PRICE_OF = re.compile(r"\bhow (?:much|many) (?:is|are|does|do|for|for a)\b")
_SHOPPING = {
    None: "It asks for goods: the shop's own records answer.",
    Mode.FAST: "It asks for goods: the shop's own records answer, whatever the mode.",
    Mode.THINKING: "It asks for goods: the shop's own records answer, and the model thinks first, as you chose.",
    Mode.CONTEMPLATING: "It asks for goods: the shop's own records answer. Several opinions could not change them, so the"
    " model thinks first.",
}
_TOO_SMALL = {
    Mode.THINKING: "The small built-in model does not gain by thinking, so it answers in one pass.",
    Mode.CONTEMPLATING: "The small built-in model gains nothing from several opinions, so it answers in one pass.",
}


def _worth_thinking(text: str) -> str:
    """Why `text` (lower-case reader text) is worth some thought; "" where it is not."""
    for pattern, why in _WORTH_THINKING:
        if pattern.search(text):
            return why
    if len(_CONDITION.findall(text)) >= _MANY_CONDITIONS:
        return "It sets several conditions at once."
    if _ASKS_AMOUNT.search(text) and len(_QUANTITY.findall(text)) >= 2:
        return "There is something to reckon in it."
    return "It is long." if len(words(text)) > _LONG else ""


def effort_for(asked: Mode | None, routed: Mode, effort: Effort | None) -> Effort | None:
    """How long the model may think: as was said; else not at all, unless the mode is one that thinks."""
    if effort is not None:
        return effort
    return Effort.MEDIUM if {asked, routed} & {Mode.THINKING, Mode.CONTEMPLATING} else None


def as_wanted(intent: Intent, said: str) -> Intent:
    """Talk as a request for goods, where only the shop is to answer."""
    text = intent.text or " ".join(sorted(content_words(reader_text(said).lower()))) or said
    return Intent(Kind.FIND, text, filters=intent.filters, shopping=Likely.MAYBE, locale=intent.locale)
