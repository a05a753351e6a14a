"""How many of a thing are wanted: "4 mugs", "two pairs of wool socks", "six of the blue bowls".

A number that belongs to the thing itself is none: "a set of 6 glasses", "4 season sleeping bags", "a 2 person tent". English.
"""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.colours import COLOURS
from persea.language.numbers import spelled_number
from persea.store.vocabulary import Vocabulary
from persea.understand.content import names_goods
from persea.understand.framed import goods_word
from persea.understand.limits import Limits

_NUMBER = r"(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|half a dozen|a couple of|a few)"
_COUNTED = re.compile(
    rf"(?<![\d.,$€£-])(?<!set of )(?<!sets of )(?<!pack of )(?<!packs of )(?<!box of )(?<!size )(?<!under )(?<!for )\b{_NUMBER} (?:x |of (?:the |them )?|(?:pairs?|pieces?|bottles?|tins?|jars?|bags?|boxes|packs?|tubes?|rolls?|cans?) of )?(?P<what>(?:[^\W\d_-]+ ){{0,1}}?(?P<last>[^\W\d_]+s|[^\W\d_]*(?:men|knives|people)))\b"
)
_SMALL = {"a dozen": 12, "half a dozen": 6, "a couple of": 2, "a few": 3}


def counted(limits: Limits, vocabulary: Vocabulary) -> Limits:
    """`limits` with how many are wanted, and without the number among the words to search for."""
    for found in _COUNTED.finditer(limits.rest):
        before, last = found["what"].split()[:-1], goods_word(found["last"])
        told = all(
            word in COLOURS
            or word in vocabulary.flags
            or any(word in values for _, values in vocabulary.options)
            for word in before
        )
        if told and last.endswith(("s", "men")) and names_goods(last, vocabulary):
            said = found["number"]
            number = _SMALL.get(said) or (int(said) if said.isdigit() else int(spelled_number(said) or 0))
            if number > 1:
                rest = limits.rest[: found.start()] + found["what"] + limits.rest[found.end() :]
                return replace(limits, rest=rest, quantity=number)
    return limits
