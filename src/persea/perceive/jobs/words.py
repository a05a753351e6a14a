"""A shop's words for the built-in ear: a language model of sentences, and how words are said that no dictionary has.

The model is a back-off trigram with Witten-Bell discounts (Witten and Bell 1991; Chen and Goodman 1998, section 2.2), written in
the ARPA form. A pronunciation is put together of known words where one is made of two, and by rules of spelling otherwise.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import BaseModel

from persea.perceive.jobs.shopping_talk import Goods, sentences
from persea.perceive.jobs.spelling import phones_of

_BEGIN, _END = "<s>", "</s>"
_NEVER = -99.0  # log10: of what is never predicted
_STRANGE = "<UNK>"
_AFTER_STRANGE = (
    -2.0
)  # log10: how much less any word of the shop is expected after a word that it does not know
_LONGEST_WORD = 30

NGram = tuple[str, ...]


class ShopWords(BaseModel):
    """`arpa` is the file of that name; `pronounced` are the words that the dictionary lacks, with their phones."""

    arpa: str
    pronounced: list[tuple[str, str]]


def learn(request: str, body: bytes) -> bytes:
    """`request` is Goods, the answer ShopWords."""
    said = sentences(Goods.model_validate_json(request))
    known = _dictionary()
    pronounced: dict[str, str] = {}
    for word in sorted({word for sentence in said for word in sentence} - known.keys()):
        if len(word) <= _LONGEST_WORD:
            pronounced[word] = pronunciation(word, known)
    sayable = known.keys() | pronounced.keys()
    kept = [sentence for sentence in said if all(word in sayable for word in sentence)]
    return ShopWords(arpa=arpa(kept), pronounced=list(pronounced.items())).model_dump_json().encode()


def pronunciation(word: str, known: dict[str, str]) -> str:
    """Of two known words where it is made of such ("headtorch"), as the shop's name of a thing; else by its spelling."""
    stem, ending = (word[:-2], "'s") if word.endswith("'s") else (word, "")
    said = known.get(stem) or _of_two(stem, known) or phones_of(stem)
    return f"{said} Z" if ending else said


def _of_two(word: str, known: dict[str, str]) -> str | None:
    cuts = sorted(range(3, len(word) - 2), key=lambda at: abs(len(word) / 2 - at))
    for at in cuts:
        if word[:at] in known and word[at:] in known:
            return f"{known[word[:at]]} {known[word[at:]]}"
    return None


def _dictionary() -> dict[str, str]:
    """Each word's first pronunciation, as the recogniser has it."""
    import pocketsphinx

    path = Path(pocketsphinx.__file__).parent / "model" / "en-us" / "cmudict-en-us.dict"
    lines = (line.partition(" ") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: phones for word, _, phones in lines if "(" not in word}


def arpa(sentences: Iterable[Sequence[str]]) -> str:
    """A trigram model of `sentences`, in the ARPA form."""
    counts: list[Counter[NGram]] = [Counter(), Counter(), Counter()]
    for sentence in sentences:
        padded = (_BEGIN, *sentence, _END)
        for order, counted in enumerate(counts, 1):
            for at in range(len(padded) - order + 1):
                counted[padded[at : at + order]] += 1
    total = sum(counts[0].values()) - counts[0][(_BEGIN,)]
    single = {gram: count / total for gram, count in counts[0].items() if gram != (_BEGIN,)}
    levels: list[dict[NGram, float]] = [single]
    backoffs: list[dict[NGram, float]] = []
    for counted in counts[1:]:
        probabilities, backoff = _smoothed(counted, levels[-1])
        levels.append(probabilities)
        backoffs.append(backoff)
    return _written(levels, [*backoffs, {}])


def _smoothed(
    counted: Counter[NGram], lower: dict[NGram, float]
) -> tuple[dict[NGram, float], dict[NGram, float]]:
    """P(w|h) = (c(h,w) + T(h) P(w|h')) / (c(h) + T(h)), where T(h) counts the words that follow h; and back-off weights."""
    after: defaultdict[NGram, int] = defaultdict(int)
    kinds: defaultdict[NGram, int] = defaultdict(int)
    for gram, count in counted.items():
        after[gram[:-1]] += count
        kinds[gram[:-1]] += 1
    probabilities = {
        gram: (count + kinds[gram[:-1]] * lower[gram[1:]]) / (after[gram[:-1]] + kinds[gram[:-1]])
        for gram, count in counted.items()
    }
    backoff = {history: kinds[history] / (after[history] + kinds[history]) for history in kinds}
    return probabilities, backoff


def _written(levels: list[dict[NGram, float]], backoffs: list[dict[NGram, float]]) -> str:
    """https://cmusphinx.github.io/wiki/arpaformat/"""
    lines = [
        "\\data\\",
        *(f"ngram {order}={len(level) + 2 * (order == 1)}" for order, level in enumerate(levels, 1)),
    ]
    for order, (level, backoff) in enumerate(zip(levels, backoffs, strict=True), 1):
        lines += ["", f"\\{order}-grams:"]
        grams: dict[NGram, float] = {**({(_BEGIN,): 0.0} if order == 1 else {}), **level}
        if order == 1:
            lines.append(f"{_NEVER:.4f}\t{_STRANGE}\t{_AFTER_STRANGE:.4f}")
        for gram in sorted(grams):
            probability = grams[gram]
            line = f"{math.log10(probability) if probability else _NEVER:.4f}\t{' '.join(gram)}"
            if order < len(levels):
                line += f"\t{math.log10(backoff[gram]) if gram in backoff else 0.0:.4f}"
            lines.append(line)
    return "\n".join([*lines, "", "\\end\\", ""])
