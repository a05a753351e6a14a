"""Finds a place in a list of the screen that is said with the goods of that list: "the first head torch you showed me", after a
list of sleeping bags; "the second chair displayed".

    text -> the same with a mark for the product (understand/pointing.py)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.gather.of_a_kind import stem
from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import names_goods
from persea.understand.pointing import MARK, ORDINALS
from persea.values import Record

_SHOWN = r"(?: (?:(?:that |which )?(?:you|u)(?:'ve| have| had)? (?:just )?(?:showed|shown|listed|displayed|suggested|gave|found|mentioned|sent)(?: me| us)?|displayed|shown|listed|above|(?:from )?(?:before|earlier)|on (?:the|that) (?:list|screen)|in (?:the|that) list))*"
_PLACE = re.compile(
    rf"\b(?:the |that |your )?(?P<place>{'|'.join(word for word in ORDINALS if word not in ('latter', 'former'))}) (?P<noun>[\w'-]+(?: [\w'-]+){{0,2}})"
)
_AFTER = re.compile(_SHOWN)


def marked_in_lists(
    text: str, lists: Sequence[Sequence[Record]], screen: Sequence[str], vocabulary: Vocabulary
) -> str | None:
    """`text` (lower-case reader text) with a mark where it says so; `lists` are those of the screen, the newest first."""
    for found in _PLACE.finditer(text):
        said = found["noun"].split(" ")
        for length in range(len(said), 0, -1):
            noun = words(" ".join(said[:length]))
            if not noun or not names_goods(noun[-1], vocabulary):
                continue
            end = found.start("noun") + len(" ".join(said[:length]))
            if (id := _in_list(found["place"], noun, lists)) in screen:
                after = _AFTER.match(text, end)
                end = after.end() if after else end
                return f"{text[: found.start()]}{MARK}{screen.index(id) + 1}{text[end:]}"
    return None


def _in_list(place: str, noun: Sequence[str], lists: Sequence[Sequence[Record]]) -> str:
    """The product at that place of the newest list of such goods; "" where there is none."""
    at = ORDINALS[place]
    for records in lists:
        of_kind = [record for record in records if _is_called(record, noun)]
        if len(records) > 1 and 2 * len(of_kind) > len(records):
            return "" if at > len(records) else records[at - 1 if at > 0 else -1].id
    return ""


def _is_called(record: Record, noun: Sequence[str]) -> bool:
    told = {stem(word) for text in (record.title, *record.category_path[-1:]) for word in words(text)}
    last = stem(noun[-1])
    ends = any(word.endswith(last) for word in told) if len(last) >= _LONG else last in told
    return ends and all(stem(word) in told for word in noun[:-1])


_LONG = 4  # letters: the "chair" of "armchairs"
