"""Finds the passage of the shop's own pages that answers a question, whatever words it is put in.

Every paragraph is weighed by which telling words of the question it holds, rare ones more, words of one meaning less.
A question in several parts may take two passages. What it does not do: decide whether the shop or its goods are asked.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from persea.gather.guidance import find_guide
from persea.language.asked import all_stems, asked_words, meant_by, places_in
from persea.language.passages import answering
from persea.language.plain import content_words, sentences
from persea.store.database import Connection
from persea.store.knowledge import search_knowledge
from persea.values import Guide, Matter

_PAGES = 60  # sections of a shop's documents that are read
_ALIKE, _TITLED, _HEADED = (
    0.75,
    0.35,
    0.55,
)  # worth of a word of one meaning, of one in the title, in the heading
_HEADING = re.compile(r"[^.!?:;…\d]{1,60}")
_LONG = 420  # characters; of a longer paragraph the sentences that answer are told
_TIME = re.compile(r"\b(?:\d+|an?|one|two|three|four|five|six|seven|ten|same|next) (?:\w+ )?(?:day|week|hour|month|year|minute)s?\b|\b\d+ (?:to|or) \d+\b", re.I)  # fmt: skip
_SUM = re.compile(r"[$€£¥₹]\s?\d|\b\d+(?:[.,]\d+)? ?(?:[A-Z]{3}\b|[€£])|\bfree\b", re.I)
_KINDS = (
    (re.compile(r"\bhow (?:long|soon|fast|quickly|much time|many (?:\w+ )?(?:days|weeks|months|hours))\b|\bwhen\b|\btime (?:limit|frame|window)\b|\bcut-?off\b|\bperiod\b|\bduration\b|\bdeadline\b", re.I), _TIME),
    (re.compile(r"\bhow much\b(?! time)|\b(?:costs?|price|charges?|fees?|damage|threshold)\b", re.I), _SUM),
)  # fmt: skip
_FEWEST = 80  # paragraphs: in fewer, every word would look common
_KIND_WORTH = 1.2
_SUBJECT_WORTH = 1.5
_MARGIN = 0.1
# Share of a question that a page must hold, by one word and by more, where no title speaks of its matter.
_SURE, _LIKELY = 0.7, 0.5
_OF_TIME = frozenset(
    all_stems(
        "after before two three four five six ten day week month year today tomorrow yesterday ago until by"
    )
)
_PLACE_WORTH = 6.0
_BESIDE_WORTH, _BESIDE = 0.5, 3  # two words that stand together in both, within so many words
_EVERYWHERE = re.compile(
    r"\b(?:other|any|all|no other) countr|\bworld-?wide\b|\banywhere\b|\babroad\b|\boverseas\b|\binternational",
    re.I,
)
_NO = re.compile(r"\b(?:not|no|cannot|can't|don't|never)\b", re.I)
_ABROAD = re.compile(
    r"\b(?:(?:ship|deliver|send|post|live|parcel|delivery|shipping|postage|arrive)\w*|sent|mail(?:ed|ing)?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PagePassage:
    guide: Guide
    text: str
    """Sentences as they stand, from one page."""
    share: float
    """Of what the question's telling words weigh, what the passage holds: 0 to 1."""
    weight: float
    """What it holds, in telling words: a rare word weighs about 3, a common one below 1."""
    named: int
    """Telling words of the question, no figures, that stand in the passage itself, in any form."""
    placed: bool = False
    """Whether it speaks of the place that the question names."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    guide: Guide
    text: str
    said: frozenset[str]
    headed: frozenset[str]
    titled: frozenset[str]


async def page_passage(
    conn: Connection,
    question: str,
    *,
    quotable: Callable[[Guide], Guide],
    context: str = "",
    matter: Matter | None = None,
) -> PagePassage | None:
    """What the shop's pages say to `question`, which goes on from `context`; `matter` is what it is about, where that is known.
    None where no word of it stands there, and where what guidance.find_guide tells of the matter is as good, or says that
    something is not mentioned."""
    about = matter.words if matter else ()
    rival = None
    if matter and (guide := await find_guide(conn, question, matter, context)):
        guide = quotable(guide)
        told = answering(guide.title, guide.body, question, context, about)
        if told.missed:
            return None
        rival = _paragraph(guide, told.text, "")
    guides = await search_knowledge(conn, _query(" ".join((question, context, *about))), _PAGES)
    paragraphs = [one for guide in guides for one in _paragraphs(quotable(guide))]
    found = best_passage(paragraphs, question, context, about, rival) if paragraphs else None
    if rival and found and (_is_closer(rival, found, about) or _is_main_rule(rival, found, question, about)):
        return None
    enough = _SURE if found and found.named < 2 else _LIKELY
    if matter and found and not (rival or found.placed) and found.share < enough:
        return None
    return found if found and (not about or _speaks_of(found, about)) else None


def _is_closer(rival: _Paragraph, found: PagePassage, about: Sequence[str]) -> bool:
    """Whether of a matter that no title names only `rival` has several words together."""
    subject = content_words(" ".join(about))
    if subject & (content_words(rival.guide.title) | content_words(found.guide.title)):
        return False
    return len(subject & content_words(found.text)) < 2 <= len(subject & content_words(rival.text))


def _is_main_rule(rival: _Paragraph, found: PagePassage, question: str, about: Sequence[str]) -> bool:
    """Whether a time or a sum is asked, and `rival` tells one on the page whose title is the matter, `found` on another."""
    kinds = [told for how, told in _KINDS if how.search(question)]
    subject = content_words(" ".join(about))
    of_matter = subject & content_words(rival.guide.title)
    return (
        bool(kinds and of_matter)
        and not (found.placed or subject & content_words(found.guide.title))
        and all(told.search(rival.text) for told in kinds)
    )


def _speaks_of(found: PagePassage, about: Sequence[str]) -> bool:
    """Whether the passage or the title of its page has a word of the subject, or one of its meaning."""
    held = {*all_stems(found.text), *all_stems(found.guide.title)}
    return any(stem in held or meant_by(stem) & held for stem in all_stems(" ".join(about)))


def _query(text: str) -> str:
    """Words to look pages up by: those of the question, those of one meaning, the countries of its places."""
    said = asked_words(text)
    alike = [word for stem in said for word in sorted(meant_by(stem))]
    places = [country for countries in places_in(text).values() for country in countries]
    return " ".join((text, *said, *alike, *places, "country countries worldwide" if places else ""))


def best_passage(
    paragraphs: Sequence[_Paragraph],
    question: str,
    context: str = "",
    about: Sequence[str] = (),
    rival: _Paragraph | None = None,
) -> PagePassage | None:
    """Of `paragraphs` the one that holds most of the question, with what another of its page adds."""
    held = Counter(stem for one in paragraphs for stem in one.said | one.headed)
    total = max(len(paragraphs), _FEWEST)
    asked = {stem: _weight(held, stem, total) for stem in asked_words(question)}
    before = {stem: 0.35 * _weight(held, stem, total) for stem in asked_words(context) if stem not in asked}
    kinds = [told for how, told in _KINDS if how.search(question)]
    places = _sought_places(paragraphs, question) or _sought_places(paragraphs, context)

    subject = frozenset(all_stems(" ".join(about)))

    def met(one: _Paragraph, words: dict[str, float]) -> dict[str, float]:
        return {stem: weight * worth for stem, weight in words.items() if (worth := _meets(one, stem))}

    def score(one: _Paragraph) -> float:
        found = met(one, asked)
        worth = sum(found.values()) + sum(met(one, before).values())
        worth += _SUBJECT_WORTH * bool(subject & (one.titled | one.headed))
        worth += _BESIDE_WORTH * _together(one, list(asked))
        worth += sum(_KIND_WORTH for told in kinds if told.search(one.text)) if worth else 0.0
        worth += _PLACE_WORTH * bool(places and places.search(one.text) and worth)
        return worth - 0.0004 * len(one.text)

    ranked = sorted(paragraphs, key=lambda one: -score(one))
    best = ranked[0]
    if rival and score(rival) >= score(best) - _MARGIN:
        return None
    found = met(best, asked)
    if not found:
        return None
    also = _besides(ranked[1:12], best, found, asked, met)
    chosen = [best, *([also] if also else [])]
    if places is _EVERYWHERE and (refusal := _to_nowhere_else(best)):
        told = refusal  # what it says of a country that nobody named would read like a yes
    else:
        told = " ".join(_shortened(one, asked, kinds) for one in chosen)
    whole = sum(asked.values()) or 1.0
    for stem, weight in met(also, asked).items() if also else ():
        found[stem] = max(weight, found.get(stem, 0.0))
    named = sum(stem in best.said and not stem[0].isdigit() for stem in asked)
    placed = bool(places and places.search(best.text))
    weight = sum(found.values()) + (_PLACE_WORTH if placed else 0.0)
    return PagePassage(best.guide, told, min(sum(found.values()) / whole, 1.0), weight, named, placed)


def _besides(
    others: Sequence[_Paragraph],
    best: _Paragraph,
    found: dict[str, float],
    asked: dict[str, float],
    met: Callable[[_Paragraph, dict[str, float]], dict[str, float]],
) -> _Paragraph | None:
    """A second paragraph of the same page, where it holds telling words that the first lacks."""
    best_gain, chosen = 1.6, None
    for one in others:
        if one.guide.id != best.guide.id:
            continue
        gain = sum(max(weight - found.get(stem, 0.0), 0.0) for stem, weight in met(one, asked).items())
        if gain > best_gain:
            best_gain, chosen = gain, one
    return chosen


def _meets(one: _Paragraph, stem: str) -> float:
    if stem in one.said:
        return 1.0
    alike = meant_by(stem)
    if alike & one.said:
        return _ALIKE
    if stem in one.headed:
        return _HEADED
    if stem in one.titled or alike & (one.headed | one.titled):
        return _TITLED
    return 0.0


def _together(one: _Paragraph, asked: Sequence[str]) -> int:
    """How many pairs of words that follow one another in the question stand together in the paragraph, too."""
    if not any(a in one.said and b in one.said for a, b in pairwise(asked)):
        return 0
    at: dict[str, list[int]] = {}
    for place, stem in enumerate(all_stems(one.text)):
        at.setdefault(stem, []).append(place)
    return sum(
        any(0 < abs(second - first) <= _BESIDE for first in at.get(a, ()) for second in at.get(b, ()))
        for a, b in pairwise(asked)
    )


def _weight(held: Counter[str], stem: str, total: int) -> float:
    """Rarer words tell more; one that no paragraph holds weighs what its meaning does, or as a rare one."""
    count = held[stem] or max((held[other] for other in meant_by(stem)), default=0)
    unknown = 0.1 if stem in _OF_TIME or stem[0].isdigit() else 0.8
    return math.log(1 + total / max(count, 1)) * (1.0 if count else unknown)


def _sought_places(paragraphs: Sequence[_Paragraph], text: str) -> re.Pattern[str] | None:
    """What speaks of a place that is named: its country, or, where no passage names that, all countries."""
    found = places_in(text)
    if not found or (not _ABROAD.search(text) and len(text.split()) > 14):
        return None
    names = {*found, *(country for countries in found.values() for country in countries)}
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b", re.I)
    return named if any(named.search(one.text) for one in paragraphs) else _EVERYWHERE


def _to_nowhere_else(one: _Paragraph) -> str:
    """Its sentences that say no of all other countries."""
    parts = (part.strip() for part in sentences(one.text))
    return " ".join(part for part in parts if _EVERYWHERE.search(part) and _NO.search(part))


def _shortened(one: _Paragraph, asked: dict[str, float], kinds: Sequence[re.Pattern[str]]) -> str:
    """The paragraph; of a long one the sentences around the one that holds most."""
    if len(one.text) <= _LONG:
        return one.text
    parts = [part.strip() for part in sentences(one.text) if part.strip()]
    worth = [_of_sentence(part, asked, kinds) for part in parts]
    first = worth.index(max(worth))
    chosen = {first}
    for at in sorted(range(len(parts)), key=lambda at: (-worth[at], abs(at - first))):
        if sum(len(parts[other]) for other in chosen) + len(parts[at]) <= _LONG:
            chosen.add(at)
    return " ".join(parts[at] for at in sorted(chosen))


def _of_sentence(part: str, asked: dict[str, float], kinds: Sequence[re.Pattern[str]]) -> float:
    held = set(all_stems(part))
    worth = sum(
        weight * (1.0 if stem in held else _ALIKE if meant_by(stem) & held else 0.0)
        for stem, weight in asked.items()
    )
    return worth + sum(1.0 for told in kinds if told.search(part))


def _paragraphs(guide: Guide) -> list[_Paragraph]:
    found, heading = [], ""
    for line in (line.strip() for line in guide.body.splitlines()):
        if not line:
            continue
        if _HEADING.fullmatch(line):
            heading = line
            continue
        found.append(_paragraph(guide, line, heading))
    return found


def _paragraph(guide: Guide, text: str, heading: str) -> _Paragraph:
    said, headed, titled = (frozenset(all_stems(part)) for part in (text, heading, guide.title))
    return _Paragraph(guide, text, said, headed, titled)
