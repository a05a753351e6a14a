"""From a message to the calls that answer it: courtesies are cut off, and a pattern has to explain all the rest."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass

from persea.understand.reckoning import english, french, german, spanish
from persea.understand.reckoning.expressions import expression
from persea.understand.reckoning.figures import Manner
from persea.understand.reckoning.slots import Call, Rule, Slots, Unclear
from persea.values import ToolCall

_LONGEST = 220  # characters
_RULES: dict[str, tuple[Rule, ...]] = {
    "en": english.RULES, "de": german.RULES, "es": spanish.RULES, "fr": french.RULES,
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:(?:hi|hello|hey|hallo|hola|bonjour|salut|ok|okay|so|well|and|also|please|pls|bitte|por favor|quick (?:question|one|sum)|"
    r"just curious|one more thing|thanks|thank you|(?:can|could|would) you (?:please )?(?:quickly )?(?:tell me|help me with|calculate|"
    r"work out|compute|figure out)|can i (?:ask|know)|i(?:'d| would) like to know|i (?:need|want) to know|do you know|any idea|"
    r"i was wondering|kannst du (?:mir )?(?:bitte )?(?:sagen|ausrechnen|berechnen)|puedes (?:decirme|calcular)|me puedes decir|"
    r"peux-tu (?:me dire|calculer)|pouvez-vous (?:me dire|calculer)|dis-moi|s'il (?:te|vous) plaît)[\s,:;.!–-]+)+"
)
_AFTER = re.compile(
    r"[\s,]*(?:please|pls|thanks|thank you|thx|exactly|roughly|approximately|in total|altogether|all together|bitte|danke|genau|"
    r"por favor|gracias|s'il (?:te|vous) plaît|svp|merci)$"
)
_LIKELY = re.compile(
    r"\d|\b(?:days?|weeks?|months?|date|time|today|how long|tage?|wochen?|datum|heute|kalenderwoche|kw|wievielten|lange|d[ií]as?|"
    r"semanas?|fecha|falta|queda|jours?|semaines?|date|mois|when|born|half|double|third|quarter|how many)\b"
)
_SIGNS = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "−": "-", "–": "-", "×": "×"})
_FEET = re.compile(r"(\d)\s?['′]\s?(\d{1,2})(?!\d)(?:\s?(?:\"|''|″))?")


@dataclass(frozen=True, slots=True)
class Plan:
    """The calls that answer a message, in order, and the language it is written in."""

    calls: tuple[ToolCall, ...]
    language: str


def plan_reckoning(text: str, *, locale: str = "en", currency: str = "USD") -> Plan | None:
    """The plan for `text`, or None. `locale` and `currency` are the shop's: they decide what "2.340" and "$" are."""
    if len(text) > _LONGEST:
        return None
    said = _tidied(text)
    if not _LIKELY.search(said):
        return None
    short = locale[:2].lower()
    for language in dict.fromkeys((short if short in _RULES else "en", *_RULES)):
        manner = Manner(language, short, currency)
        try:
            call = _call(said, manner)
        except Unclear:
            return None  # another language may read it, but as something that was not said
        if call is not None:
            return _plan(call, language)
    written = expression(said, Manner(short if short in _RULES else "en", short, currency))
    return None if written is None else _plan(Call("calculate", {"expression": written}), short)


def _call(said: str, manner: Manner) -> Call | None:
    """None where no pattern explains `said`. Raises Unclear where some do, and none of them surely."""
    unclear = False
    for rule in _RULES[manner.language]:
        if match := rule.pattern().fullmatch(said):
            try:
                return rule.build(Slots(match, manner))
            except Unclear:
                unclear = True
    if unclear:
        raise Unclear
    return None


def _plan(call: Call, language: str) -> Plan:
    arguments = json.dumps(call.arguments, ensure_ascii=False)
    return Plan((ToolCall("reckoned-1", call.tool, arguments),), language)


def _tidied(text: str) -> str:
    """Lower case, with one kind of quote, blank and dash, and without courtesies."""
    said = unicodedata.normalize("NFC", text).translate(_SIGNS).lower()
    said = " ".join(said.split()).strip(" ¿¡")
    said = _FEET.sub(r"\1 ft \2 inch", said)
    said = said.rstrip("?!.… ")
    while True:
        shorter = (
            _AFTER.sub("", _BEFORE.sub("", said, count=1) if _BEFORE.match(said) else said)
            .rstrip("?!.… ")
            .strip(" ¿¡")
        )
        if shorter == said:
            return said
        said = shorter
