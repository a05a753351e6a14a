"""What a question asks for in everyday words, by the name under which the goods at hand state it: "will it wake the baby?" asks for the
"Noise level" of what states one.

What does not state it is not asked for it, so that nothing is told as missing by these words. Lower-case reader text, English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from persea.understand.everyday_words.phrases import Phrases, read_table, stem

_MOST = 2  # names; a question that seems to ask for more is told in a story


def names_asked(text: str, stated: Sequence[str]) -> tuple[str, ...]:
    """Those of `stated`, the names of what goods state, that `text` asks for without saying them; what says most of it first."""
    lines, phrases = _questions()
    said = {stem(word) for word in re.findall(r"[^\W_]+", text)}
    called = {_key(name): name for name in stated}
    found: dict[str, int] = {}
    for one in phrases.found(text):
        name = next((called[key] for key in lines[one.line] if key in called), "")
        if name and not _key(name) <= said:
            found[name] = max(found.get(name, 0), one.words)
    return tuple(sorted(found, key=lambda name: -found[name])[:_MOST])


def _key(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[^\W_]+", name.lower()))


@cache
def _questions() -> tuple[tuple[tuple[frozenset[str], ...], ...], Phrases]:
    text = resources.files(__package__).joinpath("questions_en.txt").read_text(encoding="utf-8")
    names, phrases = read_table(text)
    return tuple(tuple(_key(one) for one in name.split("|")) for name in names), phrases
