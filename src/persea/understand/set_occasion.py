"""Which occasion a request names with a word for a set: "a running outfit", "everything for a picnic", "furnish my balcony".

What it does not do: say what the occasion takes (occasions.py), or read goods that are listed beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import FILLER
from persea.understand.framed import goods_word
from persea.understand.limits import read_limits
from persea.understand.occasions import Occasion, occasion_named

_NEEDED = r"(?: (?:that |which |what )?(?:i|we|you|one|he|she|they)(?:'d| would|'ll| will)?(?: may| might| could)?(?: all)? (?:need|want|use|take|require)s?)?"
EVERYTHING = re.compile(
    rf"\b(?:everything|all the (?:things|stuff|bits|basics|essentials|gear|kit)|all(?= (?:that |which |what )?(?:i|we|you) )|the (?:whole|full|complete) (?:kit|set|gear|outfit|package)|whatever){_NEEDED}"
    r" (?:for|to (?:go|start|begin|set up|take up|have|host|throw|make|do|get into))\b(?: a| an| my| our| the| some| her| his| their)*"
    r"|\bwhat (?:all )?(?:do|would|will|should|does) (?:i|we|one|he|she) (?:need|take|pack|bring|buy|get) (?:for|to go|to start)\b(?: a| an| my| our| the)*"
)
_OUTFIT = re.compile(
    r"\b(?:outfits?|ensemble|get-?up|starter (?:kit|set|pack)|(?:complete|full|whole|entire) (?:set|kit|look|outfit|setup|gear|equipment))\b(?: (?:for|to go)\b(?: a| an| my| our| the)*)?"
)
_FURNISH = re.compile(
    r"\b(?:furnish(?:ing)?|equip(?:ping)?|kit (?:me |us |him |her |them )?out|fit out|fit me out|set up|deck out|do up|decorat(?:e|ing)|outfit (?=my|our|the|me|us))\b(?: me| us)?(?: out)?(?: for| with)?(?: a| an| my| our| the| his| her| their)*"
)
_WEAK = re.compile(
    r"\b(?:gear|equipment|essentials|basics|supplies|set-?up|corner|station|nook|bundle|package|look|set|stuff|things|kit|clothes|clothing)\b(?: (?:for|to go)\b(?: a| an| my| our| the)*)?"
)
_BEGIN = re.compile(r"\b(?:start(?:ing)?|begin(?:ning)?|tak(?:e|ing) up|get(?:ting)? into)\b")
_WHAT_IT_TAKES = re.compile(
    r"\b(?:what|everything|all) (?:all )?(?:do|would|will|should|that|which)?\s?(?:i|we) need\b|\bneed (?:gear|kit|stuff)\b"
)
_MARKS = ",;:.!?\n…"
_LONGEST_NAME = 6  # words
NOT_GOODS = frozenset(
    "one two three four five six seven eight nine ten whole both final offer ceiling limit cap grown gift gifts present presents budget money set outfit everything total kit list idea help bit lot rest more most people".split()
)


_AROUND = (
    FILLER
    | NOT_GOODS
    | frozenset(
        "put together complete full whole entire build assemble starter start starting proper furnish furnishing equip u".split()
    )
)
"""Words that lead to the name of an occasion, or follow it."""


@dataclass(frozen=True, slots=True)
class Named:
    """`label` is what the person calls it; `occasion` is None where no table knows it."""

    occasion: Occasion | None
    label: str
    clause: str
    """What is said of it, with whatever it is to be: "a winter outfit size l without wool"."""
    rest: str
    """The request without that."""


def read_occasion(text: str, vocabulary: Vocabulary, *, budgeted: bool, for_people: bool) -> Named | None:
    """The occasion of `text`; None where it names none. `budgeted` and `for_people`: whether it said a sum, and for how
    many."""
    strong = next((match for cue in (EVERYTHING, _FURNISH, _OUTFIT) if (match := cue.search(text))), None)
    begun = _BEGIN.search(text) if budgeted or strong is None else None
    cue = strong or _WEAK.search(text) or (begun if begun and _WHAT_IT_TAKES.search(text) else None)
    if cue is None:
        return _bare(text, vocabulary) if budgeted and for_people else None
    start = max(text.rfind(mark, 0, cue.start()) for mark in _MARKS) + 1
    end = min((at for mark in (*_MARKS, " - ") if (at := text.find(mark, cue.end())) >= 0), default=len(text))
    before, after = text[start : cue.start()], text[cue.end() : end]
    known = occasion_named(" ".join(words(f"{before} {after}")), vocabulary.locale)
    label = called(after, vocabulary) or called(before, vocabulary)
    if known is None and (strong is None or not label):
        return None
    listed = text[end : end + 1] == ":" or text[end : end + 3] == " - "
    if strong is None and not (budgeted or listed or cue is begun):
        return None
    if strong is None and cue[0] == "set" and len(words(before)) < 2:
        return None  # "tea set" is one thing
    return Named(known, label or cue[0].strip(), f"{before} , {after}", f"{text[:start]} , {text[end:]}")


def called(part: str, vocabulary: Vocabulary) -> str:
    """What `part` calls the occasion: without conditions, and without what only leads to it or follows it."""
    said = [goods_word(word) for word in words(read_limits(part, vocabulary, "USD").rest)]
    telling = [at for at, word in enumerate(said) if word not in _AROUND]
    return " ".join(said[telling[0] : telling[-1] + 1][:_LONGEST_NAME]) if telling else ""


def _bare(text: str, vocabulary: Vocabulary) -> Named | None:
    """ "Picnic for six, budget 200": nothing but an occasion that is known, with a sum and how many people."""
    parts = re.split(r"[,;:.!?]+", text, maxsplit=1)
    first, rest = parts[0], parts[1] if len(parts) > 1 else ""
    label = called(first, vocabulary)
    known = occasion_named(label, vocabulary.locale) if label else None
    if known is None or label not in set(known.names):
        return None
    return Named(known, label, "", rest)
