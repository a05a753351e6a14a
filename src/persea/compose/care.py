"""The fixed answers to what a model must not guess at. Reviewed wording, not generated.

An emergency's first sentence says what to do at once, and whom to call by the shop's country where it is known. What
it does not do: recognise one (understand/care.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose.brief.care_words import CARE_WORDS
from persea.compose.care_numbers import EVERYWHERE, Numbers, numbers_for
from persea.compose.care_words import ENGLISH, CareWords
from persea.compose.phrases import vary
from persea.values import Care, Intent, Sign

_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|g|ml|iu|units?|drops?|tablets?|pills?|capsules?|tabletten|tropfen|pastillas|comprim\w+|gotas|gouttes|gélules?)\b",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(
    r"\b(?:you (?:probably |clearly )?have (?!to\b|the right|a right|any\b|questions)|you are suffering from|sie haben (?!das recht|anspruch|angst|fragen)"
    r"|usted tiene (?!derecho|que\b)|vous avez (?!peur|besoin|le droit|droit))",
    re.IGNORECASE,
)
_POISONS = (Sign.POISONING, Sign.OVERDOSE, Sign.GENERAL)
_VIOLENT = (Sign.ABUSE, Sign.THREAT_OF_VIOLENCE)


def write_care(intent: Intent, currency: str = "", turn_id: str = "", earlier: Sequence[str] = ()) -> str:
    """The answer to a turn of care; in full the first time in a conversation, then shortly and in other words. The
    numbers to call come every time."""
    assert intent.care is not None, "only a turn of care is answered here"
    say = _words_of(intent)
    if intent.care is Care.EMERGENCY:
        return _emergency(
            intent.sign or Sign.GENERAL, say, numbers_for(intent.locale, currency), turn_id, earlier
        )
    whole = say.unknown[intent.care]
    if not any(whole in text for text in earlier):
        return whole
    return vary(say.unknown_again[intent.care], turn_id, earlier)


def write_caution(locale: str, currency: str) -> str:
    """Before the answer to what may be said in need, and may be said of daily life."""
    numbers = numbers_for(locale, currency)
    return CARE_WORDS.get(locale, ENGLISH).maybe.format(call=numbers.emergency if numbers else EVERYWHERE)


def general_note(intent: Intent) -> str:
    """Behind what a page of the shop says of the subject."""
    assert intent.care is not None, "only a turn of care is answered here"
    return _words_of(intent).general[intent.care]


def advises(text: str) -> bool:
    """Whether `text` states a dose or a diagnosis, which nobody here may pass on."""
    return _DOSE.search(text) is not None or _DIAGNOSIS.search(text) is not None


def _words_of(intent: Intent) -> CareWords:
    return CARE_WORDS.get(intent.spoken or intent.locale, ENGLISH)


def _emergency(
    sign: Sign, say: CareWords, numbers: Numbers | None, turn_id: str, earlier: Sequence[str]
) -> str:
    call = numbers.emergency if numbers else EVERYWHERE
    crisis = numbers.crisis if numbers else ""
    told = _first_words(sign, say, call, crisis)
    if any(told in text for text in earlier):
        more = _lines(sign, say, numbers)
        return f"{vary(say.again, turn_id, earlier, call=call)} {more}".strip()
    elsewhere = say.elsewhere.format(other=EVERYWHERE) if numbers else ""
    return " ".join(filter(None, (told, _lines(sign, say, numbers), elsewhere, say.close)))


def _first_words(sign: Sign, say: CareWords, call: str, crisis: str) -> str:
    if sign is Sign.SELF_HARM:
        return say.self_harm.format(crisis=crisis or "988, 116 123", call=call)
    if sign is Sign.ABUSE:
        return say.abuse.format(call=call)
    opening = say.maybe if sign is Sign.GENERAL else say.call
    return f"{opening.format(call=call)} {say.do[sign]}"


def _lines(sign: Sign, say: CareWords, numbers: Numbers | None) -> str:
    """Whom else to call, by what it is about."""
    known = numbers or Numbers("")
    if sign is Sign.SELF_HARM or sign in _VIOLENT:
        talk = say.crisis.format(crisis=known.crisis) if known.crisis else say.crisis_anywhere
        violence = say.violence.format(violence=known.violence) if known.violence and sign in _VIOLENT else ""
        return " ".join(filter(None, (violence, talk)))
    if sign in _POISONS:
        poison = say.poison.format(poison=known.poison) if known.poison else ""
        talk = say.crisis.format(crisis=known.crisis) if known.crisis and sign is not Sign.POISONING else ""
        return " ".join(filter(None, (poison, talk)))
    return ""
