"""Words that a language has, whether a shop sells such a thing or not: a request for a "canoe" is no misspelt "canon".

English comes from the frequency list in the symspellpy wheel (82,765 words, American and British; only its data file
is read), names of makers and of things too new for it from a list of ours. For other languages there is none yet:
nothing is known there, and whoever asks has to be more careful.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

_LIST = "frequency_dictionary_en_82_765.txt"
_NAMED = 5_000_000
"""How often a name on our own list counts as used: too often to be a slip."""


@lru_cache(maxsize=4)
def known_words(locale: str) -> Mapping[str, int]:
    """Lower-case words and how often each occurs in a large collection of books; empty for an unknown language.

    Takes some 0.1 s and 10 MB the first time: call it where nobody waits.
    """
    if locale != "en":
        return {}
    spec = importlib.util.find_spec("symspellpy")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("symspellpy is one of the packages that Persea is installed with")
    text = Path(spec.origin).with_name(_LIST).read_text("utf-8-sig")
    known = {word: int(count) for word, count in (line.split() for line in text.splitlines())}
    names = resources.files("persea.language").joinpath("names_en.txt").read_text("utf-8")
    for line in names.splitlines():
        for word in line.partition("#")[0].split():
            known.setdefault(word, _NAMED)
    return known
