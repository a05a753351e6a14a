"""Finds what a document that somebody handed over says to a question: passages as they stand, with their pages.

Paragraphs and rows of tables are weighed by the telling words of the question that they, the heading above them or the head of
their table hold, rare ones more. What it does not do: obey a passage, or judge whether the question is one for the document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from persea.language.asked import all_stems, asked_words, meant_by, put_plainly
from persea.language.function_words import function_words
from persea.language.plain import sentences
from persea.values import Document, Page, Passage

_SHOWN = 320  # characters of a passage that are told
_FEWEST = 30  # passages: among fewer, every word would look common
_ALIKE, _HEADED, _TITLED = 0.8, 0.7, 0.2
_KIND_WORTH, _BESIDE_WORTH, _HEADING_WORTH = 1.2, 0.6, 3.0
_HOW_WORTH = 0.5  # worth of a word for how it is put: "length" of "how long is"
_UNHELD = 0.9  # of a word's weight, where nothing in the document is of it
_OF_ANOTHER_KIND = 0.45
"""Of the share, where an amount was asked for, say, and the passage has none, nor a word of the question."""
_OF_ITS_KIND = 0.5
_MOST = 6

_MORE_ALIKE = """
weight heavy weigh kg lb light
calorie calories kcal energy kilojoule
length long
width wide
height tall high
size dimension big large measure
power watt wattage strong
price cost charge fee much expensive rent
colour color
phone telephone call ring number
mail email write contact
end terminate cancel notice
begin start commence
allow permit may forbid
maximum most max
minimum least min
sugar sweet
vegan vegetarian
salt sodium
address where located
card visa mastercard amex maestro
dog cat pet animal puppy
person people participant attendee place seat
change rückgeld wechselgeld cambio rendu
total summe gesamt importe montant
tax vat gst mwst ust iva tva
children child kid minor
error fault code problem
loud noise decibel
battery charge
deposit bail
late overdue delay
""".strip().splitlines()
_UNTOLD = {
    "de": "viel viele lange lang oft kostet kosten steht stehen wann wo welche muss darf sich davon dafür",
    "es": "cuánto cuanto cuánta cuántos cuesta cuestan dura veces puede hace hacer debe",
    "fr": "combien coûte coute temps dure souvent faut peut quand fait faire est-ce",
}
"""How questions are put in other languages, beside their small words."""
_HOW = (
    (re.compile(r"\bhow (?:heavy|much does \w+(?: \w+)? weigh)\b"), "weight"),
    (re.compile(r"\bhow (?:tall|high)\b"), "height"),
    (re.compile(r"\bhow wide\b"), "width"),
    (re.compile(r"\bhow deep (?:is|are)\b"), "depth"),
    (re.compile(r"\bhow long (?:is|are)\b"), "length"),
    (re.compile(r"\bhow (?:big|large)\b"), "size"),
    (re.compile(r"\bhow old\b"), "age years"),
    (re.compile(r"\bhow (?:powerful|strong)\b"), "power"),
    (re.compile(r"\bget in\b(?! touch)"), "enter access open"),
    (re.compile(r"\bwhere\b.*\b(?:come from|comes from|made|grown|produced|from)\b"), "origin country made"),
    (re.compile(r"\bwhere (?:is|are|does|do|can|will)\b"), "address place location"),
    (re.compile(r"\bwho\b.*\b(?:made|makes|built)\b"), "manufacturer brand maker"),
    (re.compile(r"\bwhen (?:does|do|is|did|will)\b.*\b(?:start|begin)"), "begins"),
)  # fmt: skip
_NUMBER = re.compile(r"\d")
_SUM = re.compile(r"[$€£¥₹]\s?\d|\b\d+(?:[.,]\d+)? ?(?:[A-Z]{3}\b|[€£])|\d[.,]\d\d\b|\bfree\b", re.I)
_TIME = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve|same|next) (?:\w+ )?(?:second|sec|minute|min|hour|day|week|month|year)s?\b|\b\d+ (?:tage?n?|wochen?|monate?n?|jahre?n?|stunden?|minuten?|d[íi]as?|semanas?|mes(?:es)?|a[ñn]os?|horas?|minutos?|jours?|semaines?|mois|ans?|heures?)\b|\b\d+ ?(?:h|s|min)\b|\b\d{1,2}[:.]\d\d\b",
    re.I,
)
_WHEN = re.compile(
    rf"{_TIME.pattern}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{{1,2}} ?[ap]\.?m\b|\b\d{{4}}\b",
    re.I,
)
_WHERE = re.compile(
    r"\b(?:in|at|to|into|from) (?:our \w+ in |the )?(?:[A-Z]|\d+ [A-Z])\w+|\b\d+ [A-Z]\w+ (?:Street|Road|Lane|Avenue|Way|Square|Quay|St|Rd)\b|\b(?:in|into|on|under|behind|beside) the \w+"
)
_LENGTH = re.compile(r"\d ?(?:mm|cm|m|km|in|inch(?:es)?|ft|feet|miles?|yards?)\b", re.I)
_KINDS = (
    (re.compile(r"\bhow (?:long|soon|fast|quickly|often)\b|\bduration\b|\bdeadline\b|\bwie (?:lange|oft)\b|\bcu[áa]nto (?:tiempo|dura)\b|\bcombien de temps\b"), _TIME),
    (re.compile(r"\bhow (?:long|far|wide|tall|high|deep|big)\b"), _LENGTH),
    (re.compile(r"\bwhen\b|\bwhat (?:date|day|time)\b|\bhours\b"), _WHEN),
    (re.compile(r"\b(?:costs?|price|charges?|fees?|pay|paid|spend|spent|kostet|kosten|preis|cuesta|precio|co[ûu]te|prix)\b"), _SUM),
    (re.compile(r"\bhow (?:much|many|heavy|tall|big|wide|high|old)\b"), _NUMBER),
    (re.compile(r"\bwhere\b"), _WHERE),
    (re.compile(r"\b(?:phone|telephone|call|e-?mail|reach|contact)\b"), re.compile(r"\S@\S|\+?\d[\d ()/-]{6,}\d")),
    (re.compile(r"^(?:can|may|could|am i|are \w+ allowed|is it ok)\b"), re.compile(r"\b(?:may|must|can|cannot|not|never|no|only|allowed|permitted|prohibited)\b", re.I)),
)  # fmt: skip
_INSTRUCTS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|rules?|prompts?|guidelines|training)\b|\bsystem prompt\b|\byou are (?:now|an? (?:ai|assistant|language model))\b|\bas an ai\b|<\|?\w*(?:system|im_start|inst)\b",
    re.I,
)
"""What talks to a machine and not to a reader: no answer to anything."""
_HEADING = re.compile(r"(?:\d+(?:\.\d+)*[.)]?\s+)?[^\d.!?;|]{2,60}:?")
_MARK = re.compile(r"^\s*(?:#{1,6}\s+|[-*•]\s+|>\s*)|\*\*|__|`")


@dataclass(frozen=True, slots=True)
class Found:
    """Best first. `share` of what the question's telling words weigh that the best holds, 0 to 1; `named` of them stand in it."""

    passages: tuple[Passage, ...]
    share: float
    named: int


@dataclass(frozen=True, slots=True)
class _Part:
    passage: Passage
    said: frozenset[str]
    headed: frozenset[str]
    titled: frozenset[str]


def passages_on(
    documents: Sequence[Document], question: str, context: str = "", *, locale: str = "en"
) -> Found | None:
    """What `documents` say to `question`, which is in the language of `locale` and goes on from `context`; None where no telling
    word of it stands in them."""
    parts = [part for place, document in enumerate(documents) for part in _parts(document, place)]
    parts = [part for part in parts if not _INSTRUCTS.search(part.passage.text)]
    said = put_plainly(question)
    own = _own(question, locale)
    asked = _asked(own, said)
    kinds = [told for how, told in _KINDS if how.search(said)]
    if parts and not asked and kinds:
        return _first_of_kind(parts, kinds)
    if not parts or not asked:
        return None
    held = Counter(stem for part in parts for stem in part.said | part.headed)
    total = max(len(parts), _FEWEST)
    weights = {stem: _weight(held, stem, total) * (1.0 if stem in own else _HOW_WORTH) for stem in asked}
    before = {stem: 0.4 * _weight(held, stem, total) for stem in _own(context, locale) if stem not in weights}

    def met(part: _Part) -> float:
        return sum(weight * _meets(part, stem) for stem, weight in weights.items())

    def score(part: _Part) -> float:
        worth = met(part)
        if not worth:
            return 0.0
        worth += sum(weight * _meets(part, stem) for stem, weight in before.items())
        worth += _KIND_WORTH * sum(bool(told.search(part.passage.text)) for told in kinds)
        worth += _BESIDE_WORTH * _together(part, list(asked))
        worth += _HEADING_WORTH * (set(own) <= part.headed)
        return worth - 0.0006 * len(part.passage.text)

    ranked = sorted(((score(part), part) for part in parts), key=lambda pair: -pair[0])
    best_score, best = ranked[0]
    if best_score <= 0:
        return None
    chosen = [part for worth, part in ranked[:_MOST] if worth > 0]
    whole = sum(weight for stem, weight in weights.items() if stem in own or _meets(best, stem))
    shown = tuple(_shortened(part.passage, weights, kinds) for part in chosen)
    named = sum(_meets(best, stem) >= _HEADED and not stem[0].isdigit() for stem in asked)
    share = min(met(best) / whole, 1.0) if whole else 0.0
    if kinds and not any(told.search(best.passage.text) for told in kinds) and best.said.isdisjoint(own):
        share *= _OF_ANOTHER_KIND
    return Found(shown, share, named)


def _first_of_kind(parts: Sequence[_Part], kinds: Sequence[re.Pattern[str]]) -> Found | None:
    """To "where is it?", which has no word of its own: the first passages that tell such a thing."""
    chosen = [part.passage for part in parts if all(told.search(part.passage.text) for told in kinds)]
    return Found(tuple(chosen[:_MOST]), _OF_ITS_KIND, 1) if chosen else None


def _own(question: str, locale: str) -> list[str]:
    """Its telling words as stems."""
    if locale == "en":
        return asked_words(question)
    untold = frozenset(all_stems(" ".join((*function_words(locale), _UNTOLD.get(locale, "")))))
    return [stem for stem in dict.fromkeys(all_stems(question)) if stem not in untold and len(stem) > 1]


def _asked(own: Sequence[str], said: str) -> list[str]:
    """With words for how it is put."""
    more = " ".join(word for how, word in _HOW if how.search(said))
    return list(dict.fromkeys([*own, *asked_words(more)]))


def _alike(stem: str) -> frozenset[str]:
    return meant_by(stem) | _MEANT.get(stem, frozenset())


_MEANT: dict[str, frozenset[str]] = {}
for _line in _MORE_ALIKE:
    _stems = frozenset(all_stems(_line))
    for _stem in _stems:
        _MEANT[_stem] = _MEANT.get(_stem, frozenset()) | _stems - {_stem}


def _meets(part: _Part, stem: str) -> float:
    if stem in part.said:
        return 1.0
    alike = _alike(stem)
    if alike & part.said:
        return _ALIKE
    if stem in part.headed:
        return _HEADED
    if alike & part.headed:
        return _HEADED * _ALIKE
    return _TITLED if stem in part.titled else 0.0


def _weight(held: Counter[str], stem: str, total: int) -> float:
    count = held[stem] or max((held[other] for other in _alike(stem)), default=0)
    return math.log(1 + total / max(count, 1)) * (1.0 if count else _UNHELD)


def _together(part: _Part, asked: Sequence[str]) -> int:
    held = part.said | part.headed
    return sum(first in held and second in held for first, second in pairwise(asked))


def _shortened(passage: Passage, weights: dict[str, float], kinds: Sequence[re.Pattern[str]]) -> Passage:
    """Of a long one the sentences around the one that holds most."""
    if len(passage.text) <= _SHOWN:
        return passage
    told = [one.strip() for one in sentences(passage.text) if one.strip()]
    worth = [_of_sentence(one, weights, kinds) for one in told]
    first = worth.index(max(worth))
    chosen = {first}
    for at in sorted(range(len(told)), key=lambda at: (abs(at - first), -worth[at])):
        if sum(len(told[other]) for other in chosen) + len(told[at]) <= _SHOWN:
            chosen.add(at)
    text = " ".join(told[at] for at in sorted(chosen))
    return replace(passage, text=text[: 2 * _SHOWN])


def _of_sentence(text: str, weights: dict[str, float], kinds: Sequence[re.Pattern[str]]) -> float:
    held = frozenset(all_stems(text))
    worth = sum(
        weight * (1.0 if stem in held else _ALIKE if _alike(stem) & held else 0.0)
        for stem, weight in weights.items()
    )
    return worth + sum(bool(told.search(text)) for told in kinds)


# ---------------------------------------------------------------- a document in parts


def _parts(document: Document, place: int) -> Iterator[_Part]:
    titled = frozenset(all_stems(document.title))
    above = ""
    for page in document.pages:
        for heading, headed, text in parts_of(page, above):
            above = heading
            passage = Passage(place, page.number, text, heading, page.by_ocr)
            yield _Part(
                passage, frozenset(all_stems(text)), frozenset(all_stems(f"{heading} {headed}")), titled
            )


def parts_of(page: Page, heading: str = "") -> Iterator[tuple[str, str, str]]:
    """(the heading above, the head of its table, text): paragraphs joined from their lines, and rows as "Power: 2200 W"."""
    lines = page.text.split("\n")
    longest = max((len(line) for line in lines if not line.startswith("|")), default=0)
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if line.startswith("|"):
            if paragraph:
                yield heading, "", " ".join(paragraph)
                paragraph = []
            end = at
            while end < len(lines) and lines[end].lstrip().startswith("|"):
                end += 1
            yield from ((heading, head, text) for head, text in _rows(lines[at:end]))
            at = end
            continue
        goes_on = bool(paragraph) and bool(line) and not _begins_anew(paragraph[-1], line, longest)
        if paragraph and not goes_on:
            yield heading, "", " ".join(paragraph)
            paragraph = []
        following = next((other.strip() for other in lines[at + 1 :] if other.strip()), "")
        if line.startswith("#") or (line and not paragraph and _is_heading(line, following)):
            heading = _MARK.sub("", line).strip(" #:")
        elif line:
            paragraph.append(_MARK.sub("", line).strip())
        at += 1
    if paragraph:
        yield heading, "", " ".join(paragraph)


def _begins_anew(before: str, line: str, longest: int) -> bool:
    """Whether `line` is not the rest of the sentence that `before` begins: lines of a paragraph are about as long."""
    is_short = len(before) < 0.6 * longest
    return is_short or before.endswith((":", ";")) or line.startswith(("#", "- ", "* ", "• "))


def _is_heading(line: str, following: str) -> bool:
    """A few words without figures or an end, above something longer; of several such lines none is."""
    if not _HEADING.fullmatch(line) or len(line.split()) > 8 or not following or line[:1].islower():
        return False
    is_alike = bool(_HEADING.fullmatch(following)) and len(following.split()) <= 5
    return following.startswith("|") or not is_alike


def _rows(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(head, row): with the names of its columns where the table has a head."""
    rows = table_rows(lines)
    if not rows:
        return
    width = max(len(row) for row in rows)
    head = rows[0] if has_head(rows) else []
    for row in rows[1:] if head and width > 2 else rows:
        filled = [(head[at] if at < len(head) else "", text) for at, text in enumerate(row) if text]
        if not filled:
            continue
        if width == 2 or not head:
            yield " ".join(head) if row is not rows[0] else "", ": ".join(text for _, text in filled)
        else:
            (_, first), *rest = filled
            told = ", ".join(f"{name}: {text}" if name else text for name, text in rest)
            yield " ".join(head), f"{first} – {told}" if told else first


def table_rows(lines: Sequence[str]) -> list[list[str]]:
    """The cells of a Markdown table, without its rule."""
    rows = []
    for line in lines:
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if not all(re.fullmatch(r":?-{2,}:?", cell) for cell in cells):
            rows.append(cells)
    return rows


def has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: without figures, above some that have them, or of more than two cells."""
    if len(rows) < 2 or any(_NUMBER.search(cell) for cell in rows[0]):
        return False
    below = [row for row in rows[1:] if any(_NUMBER.search(cell) for cell in row[1:])]
    return len(rows[0]) > 2 or len(below) * 2 > len(rows) - 1
