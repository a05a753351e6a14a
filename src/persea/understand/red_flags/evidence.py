"""Weighs what an English message holds where no rule fits: words and classes of words, each with a learned weight.

People tell of an emergency in more ways than rules foresee, but they tell of a person, a body and what is wrong, where a
request for goods names things. The weights are those of a logistic regression (L2), fitted by script/fit-care-evidence on
the texts in tests/understand/care/ and on prose of all sorts; evidence_en.txt holds them, one a line. The sum tells no kind of emergency.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from persea.understand.red_flags.engine import Span
from persea.understand.red_flags.figures import told_figures

MAYBE, SURELY = -0.25, 3.0
"""Log-odds of what no rule fits, from which it may be in need and is; see docs/log.md for what other values cost."""
MAYBE_ELSEWHERE = -0.5
"""As MAYBE, in German, Spanish and French; of which there are few texts to learn from, so that nothing is sure by them."""
OF_PET = 1.0
"""How much more it takes where an animal is named, whose need is no emergency here: "the dog bit my arm to the bone"."""
VOID, BORNE_OUT = -0.5, 0.0
"""Log-odds below which a rule is not believed ("the chess computer choked"), and above which it is without a doubt."""
ALONE = 1.0
"""As VOID, of a part of the message that meets the rule by itself, in a message that speaks of something else besides."""
_FEWEST = 4  # words; fewer are a name of goods as easily
_LENGTHS = (4, 8, 12, 18)
_OF_WORDS = ("w:", "b:", "s:", "c:")
_LETTERS = (3, 4, 5)
_SHORT = 4  # words of a clause that only names goods
_CLAUSE = re.compile(r"[,.;:!?]\s+|\s[-–]\s")
_ASKING = frozenset(
    "what how who when where why is are am can should do does will help please he she i my".split()
)
_LONG_AGO = frozenset(
    "january february april june july august september october november december spring autumn easter christmas ago anniversary"
    " childhood decades retired".split()
)
_ENDINGS = ("ing", "in", "ed", "es", "s")


def odds_of(
    language: str, text: str, words: Sequence[str], meant: Sequence[str], found: Mapping[str, list[Span]]
) -> float | None:
    """The log-odds that `text`, its words as they were typed and as they were `meant`, and the classes `found` in them
    tell of an emergency; None where there are too few words to say."""
    if len(words) < _FEWEST:
        return None
    weights = _weights("en" if language == "en" else "others")
    told = of_language(features(text, words, meant, found), language)
    return weights["bias"] + sum(weights.get(name, 0.0) for name in told)


def of_language(told: set[str], language: str) -> set[str]:
    """`told` with the words marked as those of `language`, where several share their weights."""
    if language == "en":
        return told
    return {f"{name[:2]}{language}{name[2:]}" if name[:2] in _OF_WORDS else name for name in told} | {
        f"L:{language}"
    }


def features(
    text: str, words: Sequence[str], meant: Sequence[str], found: Mapping[str, list[Span]]
) -> set[str]:
    """What has a weight: classes, words, words in pairs, letters in threes to fives, figures, and how it is put."""
    told = {f"C:{name}" for name in found if name.isalnum() and name.isupper()}
    told |= {f"F:{figure}" for figures in told_figures(words).values() for figure in figures}
    told |= {f"n>{length}" for length in _LENGTHS if len(words) > length}
    if any(word[0].isdigit() for word in words):
        told.add("D")
    stems = [stem_of(word) for word in meant]
    told |= {f"w:{stem}" for stem in stems}
    edged = ["^", *stems, "$"]
    told |= {f"b:{one}_{other}" for one, other in pairwise(edged)}
    told |= {f"s:{one}_{other}" for one, other in zip(edged, edged[2:], strict=False)}
    letters = f" {' '.join(meant)} "
    told |= {f"c:{letters[at : at + size]}" for size in _LETTERS for at in range(len(letters) - size + 1)}
    return told | _put(text, words)


def _put(text: str, words: Sequence[str]) -> set[str]:
    """How it is put: a question, goods named at the end ("..., insoles?"), and when it was."""
    told: set[str] = set()
    plain = text.strip()
    if "?" in plain:
        told.add("q")
    if plain.endswith("?"):
        told.add("q$")
        clause = _CLAUSE.split(plain[:-1])[-1].split()
        if clause and len(clause) <= _SHORT and clause[0].lower() not in _ASKING and len(words) > len(clause):
            told.add("q,goods")
    if not _LONG_AGO.isdisjoint(words):
        told.add("t:then")
    return told


@lru_cache(maxsize=2)
def _weights(of: str) -> dict[str, float]:
    text = resources.files("persea.understand.red_flags").joinpath(f"evidence_{of}.txt").read_text("utf-8")
    return {name: float(weight) for name, weight in (line.rsplit(" ", 1) for line in text.splitlines())}


def stem_of(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
