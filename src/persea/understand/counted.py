"""How many of a thing are wanted: "4 mugs", "two pairs of wool socks", "six of the blue bowls".

A number that belongs to the thing itself is none: "a set of 6 glasses", "4 season sleeping bags", "a 2 person tent". English.
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.numbers import spelled_number
from persea.store.vocabulary import Vocabulary
from persea.understand.content import names_goods
from persea.understand.framed import goods_word
from persea.understand.limits import Limits

_NUMBER = r"(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half a dozen|half dozen|a dozen|dozen|a couple of|a few)"
_NOT_BEFORE = "(?<![\\d.,$€£-])(?<!set of )(?<!sets of )(?<!pack of )(?<!packs of )(?<!box of )(?<!size )(?<!under )(?<!for )(?<!over )(?<!about )(?<!around )(?<!first )(?<!last )(?<!the )(?<!these )(?<!those )"
_COUNTED = re.compile(
    rf"{_NOT_BEFORE}\b{_NUMBER} (?:x |of (?:the |them )?)?(?P<what>(?P<trait>[^\W\d_-]+ )?(?P<last>[^\W\d_]+(?:s|men|knives)))\b"
)
_HELD = re.compile(
    rf"{_NOT_BEFORE}\b{_NUMBER} (?P<held>(?:pairs?|pieces?|bottles?|tins?|jars?|bags?|boxes|packs?|packets?|tubes?|rolls?|cans?|bars?|loaves|cups|sets?)) (?:of )?(?P<what>(?P<trait>[^\W\d_-]+ )?(?P<last>[^\W\d_]+))\b"
)
_OF_ONE = frozenset(
    """
    season person people man men woman litre liter inch star player piece burner slice cup ply year month day hour way layer tier seater blade
    port watt volt pin pack drawer door speed gear bottle shelf ring button pocket part week degree minute tone fold handle wheel leg
    string hole light ingredient grain bean meter metre foot size in l ml kg g gb tb mb mp k cm mm m ft x and or to of
""".split()
)
_SMALL = {"half dozen": 6, "dozen": 12, "a dozen": 12, "half a dozen": 6, "a couple of": 2, "a few": 3}


def counted(limits: Limits, vocabulary: Vocabulary) -> Limits:
    """`limits` with how many are wanted, and without the number among the words to search for."""
    for pattern in (_HELD, _COUNTED):
        for found in pattern.finditer(limits.rest):
            trait, last = (found["trait"] or "").strip(), goods_word(found["last"])
            if trait in _OF_ONE or not names_goods(last, vocabulary):
                continue
            said = found["number"]
            number = _SMALL.get(said) or (int(said) if said.isdigit() else int(spelled_number(said) or 0))
            if number > 1:
                rest = limits.rest[: found.start()] + found["what"] + limits.rest[found.end() :]
                return replace(limits, rest=rest, quantity=number)
    return limits
