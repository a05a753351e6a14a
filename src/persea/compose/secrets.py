"""Whether a sentence lets out what is nobody's to read: the instructions of the model, or something like a key."""

from __future__ import annotations

import re
from functools import lru_cache

from persea.language.plain import reader_text, words

_RUN = 6  # words in a row that the instructions have, too
_KEY = re.compile(
    r"\b(?:sk|pk|ghp|xox[abp]|AKIA|eyJ)[-_A-Za-z0-9]{12,}|(?<![/\w.])(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[a-z])(?=[A-Za-z0-9+/_-]*[A-Z])[A-Za-z0-9+/_-]{24,}={0,2}(?![/\w])"
)
_NAMED = re.compile(
    r"\b[A-Z][A-Z0-9_]*_(?:KEY|TOKEN|SECRET|PASSWORD)\b|\b(?:my|the) (?:system prompt|api key|password|secret key|instructions) (?:is|are|says?|reads?)\b",
)


def tells_secret(sentence: str, prompt: str) -> bool:
    """`prompt`: the instructions that the model was given; "" where there were none."""
    if _KEY.search(sentence) or _NAMED.search(sentence):
        return True
    if not prompt:
        return False
    said = words(reader_text(sentence))
    runs = _runs(prompt)
    return any(tuple(said[at : at + _RUN]) in runs for at in range(len(said) - _RUN + 1))


@lru_cache(maxsize=8)
def _runs(prompt: str) -> frozenset[tuple[str, ...]]:
    told = words(prompt)
    return frozenset(tuple(told[at : at + _RUN]) for at in range(len(told) - _RUN + 1))
