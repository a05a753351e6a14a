"""Where a message goes back to a list that was shown before: "go back to the boots", "the first list", "the ones before". English."""

from __future__ import annotations

import re
from dataclasses import replace

from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import FILLER, fold
from persea.understand.state import State
from persea.values import Intent, Likely

_BACK = r"(?:(?:let'?s |can we |can you |could we |please |ok(?:ay)?,? |now )*(?:go|going|come|get|switch|return|take me|back) ?(?:me )?(?:back )?to|(?:show|see|give)(?: me)?(?: us)? (?:again )?|what about|back to|return to)"
_LIST = r"(?:lists?|results?|ones|batch|page|search|selection|options|suggestions|products|things|stuff|lot)"
_FIRST = re.compile(rf"\b(?:the|that|your|my) (?:very )?(?:first|original|initial) {_LIST}\b")
_PREVIOUS = re.compile(
    rf"\b(?:the|that|your|my) (?:previous|last|earlier|other|old|prior) {_LIST}\b|\bthe {_LIST} (?:from )?(?:before|earlier|you showed (?:me )?(?:before|earlier|first))\b|^(?:ok |please |no )*go back[\s.!?]*$"
)
_TO_GOODS = re.compile(
    rf"^\W*(?:no,? |ok(?:ay)?,? |actually,? |and |so |hmm+,? |wait,? )*{_BACK} ?(?:the|those|that|my|our) (?P<what>[\w' -]{{2,40}}?)(?: again| now| please| (?:from|you showed(?: me)?) (?:before|earlier|first))*[\s.!?]*$"
)


def gone_back(text: str, state: State, vocabulary: Vocabulary) -> Intent | None:
    """The request that the list answered to which `text` (lower-case reader text) goes back; None where it goes back to none."""
    asked = [request for request, _ in state.lists if request is not None]
    if not asked:
        return None
    if _FIRST.search(text):
        return _again(asked[0])
    others = [request for request in asked if request != state.request]
    if _PREVIOUS.search(text):
        return _again(others[-1]) if others else None
    found = _TO_GOODS.match(text)
    if found is None or not others:
        return None
    named = {fold(word, vocabulary.locale) for word in words(found["what"]) if word not in FILLER}
    for request in reversed(others):
        if named and named <= {fold(word, vocabulary.locale) for word in request.text.split()}:
            return _again(request)
    return None


def _again(request: Intent) -> Intent:
    """From its beginning."""
    return replace(
        request, shopping=Likely.YES, refines=True, filters=replace(request.filters, exclude_ids=())
    )
