"""Claims without a figure: "is waterproof", "comes in lilac", "has no microphone".

Each word that a sentence says of a product is traced to that product's record. Words that claim nothing
(plain_words.py) need no trace, nor does what a thing is for ("for rough winter hands"), which is advice. A word that
the record has only in the negative may be said only in the negative, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from persea.compose.evidence import Source
from persea.compose.plain_words import PLAIN_WORDS
from persea.compose.reading import Reading
from persea.compose.stems import stem
from persea.language.plain import reader_text, singular, words
from persea.values import Record

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NEGATOR = re.compile(
    r"\b(?:no|not|never|none|without|non|cannot|neither|nor|lacks?|lacking|missing|free (?:of|from)|anything but)\b|n['’]t\b",
    re.I,
)
_BREAK = re.compile(
    r"[,;:.!?()\[\]|–]|\s-\s|\b(?:and|but|while|whereas|though|although|yet|which|who|because|since|so|as|or|that)\b",
    re.I,
)
# What a thing is for, and what depends on the person: advice, no claim.
_ADVICE = re.compile(
    r"(?:\b(?:for|if|when|whenever|once|should you|in case|unless|until|where|whether|how|(?:don't|doesn't|do not|does not|can't|cannot|couldn't) (?:mention|say|list|state|tell|specify|confirm|find)|whoever|(?<!has )(?<!have )(?<!had )(?<!needs )(?<!need )to (?!the\b|be\b|its?\b|their\b|an?\b|this\b|these\b|our\b|your\b)(?=[a-z]+\b)|depending on|thanks to you|"
    r"so (?:you|it should|it would|it might|it may|it could|that you)|which (?:may|might|could|should|would) |which is why|which is (?:handy|nice|useful|great|ideal|perfect|good|helpful|practical)\b|rather than|instead of)\b)",
    re.I,
)
_NOT_INCLUDED = re.compile(r"\b(?:sold separately|not included|optional|separately|at extra cost)\b", re.I)
_UNTIL = re.compile(r"[,;:.!?()\[\]|–]|\s-\s|\b(?:and|but|while|because|since|as)\b", re.I)
_DESCRIBED = re.compile(r"\b(?:the|a|an|our|this)\s+((?:[a-z][a-z'’-]*\s+){1,3})$")
_SELF = re.compile(
    r"\W*(?:yes|no|well|sure|right|actually|now)?\W*(?:it|this one|that one|they|these|both)\b", re.I
)
_WHETHER = re.compile(
    r"\b(?:know|say|tell|sure|find|see|confirm|check|state|mention|list|listed|clear)\w* (?:whether|if) (?:the |our |this )?$",
    re.I,
)
_OF_WHAT_FOLLOWS = re.compile(
    r"\W*(?:(?:yes|no|sure|well|good news)\W+)?(?:(?:you|it) can (?!(?:also )?(?:find|see|get|have|pick|choose|go|trust|expect)\b)|there(?:'s| is| are)\b(?! (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|the|also the|our|this)\b))",
    re.I,
)
"""Says something of a product before it is named: "there's storage under the seat of the sofa bed"."""
_OPENS_WITH = re.compile(r"\W*(?:in|with|as an?|made (?:of|from|in)|being)\s+", re.I)
_BACK = re.compile(r"\b(?:it|its|it's|they|their|the (?:former|latter|first|second|other))\b", re.I)
"""Words that may mean any of the products that were named before."""
_QUESTION = re.compile(r"\?\W*$")
_OPTION = re.compile(r"\s*(?:in|with)\s+(?:an?\s+|the\s+)?(?:size\s+|colou?r\s+)?", re.I)
_TELLING = frozenset(
    "included include includes needed required lined packed wrapped adjustable supported".split()
)
"""Plain words that say something all the same where the record speaks of it ("Batteries included: No")."""
_NONE_OF = re.compile(r"\W*(?:neither|none|no)\b(?!\s*[,.;:!–-])", re.I)
_NOT_LISTED = re.compile(
    r"\b(?:isn't|is not|aren't|are not|not) (?:listed|available|offered|sold|made) in (?:an? |the )?$", re.I
)
_FIGURATIVE = frozenset(
    "classic nice lovely safe safer natural solid strong warm sweet bright cool clean gentle".split()
)
_OPINION = re.compile(
    r"(?:,? and [a-z]+| [a-z]+ly)?\s+(?:choice|pick|option|candidate|fit|present|gift|companion|bet|case|start|contender|recommendation|match|value|present|buy|idea|addition|thing)\b",
    re.I,
)
_COMES_WITH = re.compile(
    r"\b(?:comes? with|includ\w+|in the (?:box|package)|suppl\w+ with|provid\w+|ships? with|along with|thrown in|complete with|has its own|with)\b",
    re.I,
)
_ONE_LETTER = re.compile(r"(?<![\w'’])[a-z]-$", re.I)
_COMPARED = frozenset(
    "longer shorter wider narrower taller deeper thicker thinner bigger smaller larger brighter higher lower".split()
)
_YES = ("yes", "true", "included")
_NO = ("no", "none", "false", "not included", "n/a")


@dataclass(frozen=True, slots=True)
class Said:
    """How a text has a word: affirmed, denied, or both in different places."""

    yes: frozenset[str]
    no: frozenset[str]
    apart: frozenset[str] = frozenset()
    """What is needed with it, or sold for it, and does not come with it."""
    kinds: tuple[str, ...] = ()
    """What things of its category are called, in the singular."""

    def __contains__(self, word: str) -> bool:
        return word in self.yes or word in self.no


@lru_cache(maxsize=512)
def said_of(record: Record) -> Said:
    """The stems of everything that `record` says, by whether it affirms or denies them."""
    yes: set[str] = set()
    no: set[str] = set()
    apart: set[str] = set()
    titled = " ".join((record.title, record.brand or "", *record.category_path))
    yes.update(_stems(titled))
    for name, values in (*record.attributes, *record.options):
        label, value = _stems(name), " ".join(values).lower().strip()
        denied = value in _NO or re.match(r"0 ?%", value) is not None
        if stem("free") in label:  # "Nickel-free: No" says that there is nickel
            (yes if denied else no).update(part for part in label if part not in ("free", stem("free")))
            (no if denied else yes).add(stem("free"))
            continue
        if "includ" in label and denied:  # "Batteries included: No" does not say that it needs none
            no.add("includ")
            apart.update(part for part in label if part != "includ")
            continue
        (no if denied else yes).update(label)
        if not denied and value not in _YES:
            _divide(reader_text(", ".join(values)), yes, no)
    _divide(reader_text(record.description), yes, no)
    for start, end in _clauses(reader_text(record.description)):
        clause = reader_text(record.description)[start:end]
        if _NOT_INCLUDED.search(clause):
            apart.update(root for root, _ in words_of(clause) if root not in ("sold", "separat", "includ"))
    no -= apart
    kinds = {singular(word) for part in record.category_path for word in words(part)}
    return Said(frozenset(yes | apart), frozenset(no), frozenset(apart), tuple(kinds))


def divided(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of `text` that it affirms, and those that it denies."""
    yes: set[str] = set()
    no: set[str] = set()
    _divide(text, yes, no)
    return frozenset(yes), frozenset(no)


def _divide(text: str, yes: set[str], no: set[str]) -> None:
    """The stems of `text` to those it affirms and those it denies."""
    for start, end in _clauses(text):
        clause = text[start:end]
        missing = bool(_NOT_INCLUDED.search(clause))
        for word, denied in words_of(clause):
            (no if denied or missing else yes).add(word)
        if missing:
            continue
        for match in re.finditer(r"\bun([a-z]{4,})", clause.lower()):
            no.add(stem(match[1]))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[,;:.!?()\[\]|–]+|\s-\s|\bbut\b|\band\b|\bwhich\b|\bwhile\b", text, re.I):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def words_of(clause: str) -> Iterator[tuple[str, bool]]:
    """(stem, whether it is denied) of `clause`; a denial reaches to the end of it, "-free" to the word before."""
    denials = [match.end() for match in _NEGATOR.finditer(clause)]
    for match in _WORD.finditer(clause):
        word = match[0].lower()
        if word == "free" and clause[match.end() : match.end() + 4].lower() in (" of ", " fro"):
            continue
        after = clause[match.end() : match.end() + 5].lower()
        denied = after.startswith("-free") or any(end <= match.start() for end in denials)
        yield stem(word), denied


def _stems(text: str) -> list[str]:
    return [stem(match[0].lower()) for match in _WORD.finditer(text)]


def is_plain(word: str) -> bool:
    """Whether the lower-case `word` claims nothing by itself."""
    return (
        len(word) < 2
        or word in PLAIN_WORDS
        or word.removesuffix("'s") in PLAIN_WORDS
        or _SHORTENED.search(word) is not None
    )


_SHORTENED = re.compile(r"(?:n't|'(?:d|ll|re|ve|m))$")


def check_claims(reading: Reading) -> Iterable[str]:
    """ "fact" where something is said of a product that its record does not say."""
    if not all(_borne_out(reading, *region) for region in _regions(reading)):
        yield "fact"
        return
    text = reading.text
    kind = None if reading.mentions or reading.carried else _THE_KIND.match(text)
    of_kind = _of_kind(reading, kind["noun"]) if kind and not _QUESTION.search(text) else frozenset()
    unnamed = (
        not reading.mentions and not reading.carried and not _QUESTION.search(text) and _IT_HAS.match(text)
    )
    if unnamed and not any(
        _borne_out(reading, 0, len(text), frozenset({index}))
        for index in range(len(reading.evidence.sources))
    ):
        yield "fact"
        return
    if kind and of_kind:  # "the chocolate is …", where several are of chocolate: one of them has to be
        rest = kind.end("noun"), len(text)
        if not any(_borne_out(reading, *rest, frozenset({index})) for index in of_kind):
            yield "fact"


def _borne_out(reading: Reading, start: int, end: int, indices: frozenset[int]) -> bool:
    """Whether all that `start:end` says of the sources with these indices is so."""
    sources = reading.sources_of(indices)
    for from_, to, advice in _parts(reading.text, start, end):
        if advice:
            if not all(_suits(reading.text[from_:to], source) for source in sources):
                return False
            continue
        back = _BACK.search(reading.text, from_, to)
        cut = back.start() if back else to
        if not all(_holds(reading, from_, cut, source) for source in sources):
            return False
        named = reading.sources_of(_named_before(reading, cut) or indices)
        if not any(_holds(reading, cut, to, source) for source in named):
            return False
    return True


_IT_HAS = re.compile(
    r"\W*(?:it|they) (?:has|have|comes?|needs?|holds?|offers?|features?|includes?)\b(?! down to\b)", re.I
)
"""Said of something that the sentences before may have named: one of the records has to bear it out."""
_THE_KIND = re.compile(
    r"\W*(?:(?:yes|no|sure|well)\W+)?the (?P<noun>[a-z-]{3,})(?= (?:is|are|isn't|aren't|has|have|comes?|can|contains?)\b)",
    re.I,
)


def _suits(part: str, source: Source) -> bool:
    """Whether "for vegetarians" is denied by nothing in the record."""
    if not re.match(r"for\b", part, re.I) or _NEGATOR.search(part):
        return True
    said = said_of(source.record)
    return not any(
        root in said.no and root not in said.yes
        for word, root in ((match[0].lower(), stem(match[0].lower())) for match in _WORD.finditer(part))
        if not is_plain(word)
    )


def _named_before(reading: Reading, at: int) -> frozenset[int]:
    return frozenset().union(*(mention.indices for mention in reading.mentions if mention.end <= at))


def _regions(reading: Reading) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Stretches of the sentence with whom each speaks of."""
    text, mentions = reading.text, reading.mentions
    group = _GROUP.match(text) if not mentions and not _QUESTION.search(text) else None
    if group:
        of_kind = _of_kind(reading, group["noun"] or "")
        if of_kind:
            yield group.end("noun") if group["noun"] else group.end(), len(text), of_kind
            return
    if not mentions:
        if reading.carried and not _QUESTION.search(text):
            yield 0, len(text), reading.carried
        return
    if _QUESTION.search(text):
        for mention in mentions:
            option = _OPTION.match(text, mention.end)
            word = _WORD.match(text, option.end()) if option else None
            if word:
                yield mention.end, word.end(), mention.indices
        return
    first = mentions[0].start
    opened = _OPENS_WITH.match(text)
    if (
        _OF_WHAT_FOLLOWS.match(text)
        or (opened and re.fullmatch(r"[^,]*,\s*(?:the |our |an? )?", text[:first]))
        or _SELF.match(text[:first])
    ):
        yield 0, first, mentions[0].indices
    for at, mention in enumerate(mentions):
        end = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        lead = _DESCRIBED.search(text, mention.end, end) if at + 1 < len(mentions) else None
        if lead:  # "… and the cookbook One Pot": said of what follows
            yield lead.start(1), end, mentions[at + 1].indices
            end = lead.start()
        joined = frozenset().union(mention.indices, *_joined_before(reading, at))
        asked = _WHETHER.search(text[: mention.start]) and _UNTIL.search(text, mention.end, end)
        open_to_end = _WHETHER.search(text[: mention.start]) and not asked
        yield (asked.start() if asked else end if open_to_end else mention.end), end, joined


_GROUP = re.compile(
    r"\W*(?:(?P<none>neither|none|no)|all|both|every|each)\b(?: of)?(?: (?:the|these|those|our|them|my))?(?: (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|fifty))?(?: (?!(?:is|are|has|have|cost|costs|come|comes|can)\b)(?P<noun>[a-z-]+))?(?= (?:is|are|has|have|come|comes|can|work|works|fit|fits|need|needs|run|runs|offer|offers)\b)",
    re.I,
)


def _of_kind(reading: Reading, noun: str) -> frozenset[int]:
    """The shown products that are of that kind; all of them where it names none."""
    sources = reading.evidence.sources
    wanted = singular(noun.lower())
    of_kind = frozenset(
        index
        for index, source in enumerate(sources)
        if wanted in source.title_tokens or wanted in said_of(source.record).kinds
    )
    return of_kind if noun else frozenset(range(len(sources)))


def _joined_before(reading: Reading, at: int) -> list[frozenset[int]]:
    """ "X and Y are …": those named right before the mention `at`."""
    joined = []
    for earlier, later in zip(
        reversed(reading.mentions[:at]), reversed(reading.mentions[1 : at + 1]), strict=True
    ):
        if not re.fullmatch(r"[\s,]*(?:and|&|,)?(?: the)?\s*", reading.text[earlier.end : later.start]):
            break
        joined.append(earlier.indices)
    return joined


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """`start:end` cut into clauses, each with whether it is advice."""
    at, advice = start, False
    while at < end:
        opening = _ADVICE.search(text, at, end)
        closing = _UNTIL.search(text, at + (1 if advice else 0), end)
        if advice:
            stop = closing.start() if closing else end
            yield at, stop, True
            at, advice = stop, False
            if closing is None:
                return
            at = closing.end() if closing.end() > stop else stop + 1
            continue
        stop = opening.start() if opening else end
        yield at, stop, False
        if opening is None:
            return
        at, advice = opening.start(), True


def _holds(reading: Reading, start: int, end: int, source: Source) -> bool:
    """Whether the record of `source` bears out every word of `start:end`."""
    said = said_of(source.record)
    for first, last in _clauses(reading.text[start:end]):
        clause = reading.text[start + first : start + last]
        offset = start + first
        denials = [match.end() for match in _NEGATOR.finditer(clause)]
        if _NONE_OF.match(reading.text) and not reading.mentions:
            denials.append(0)
        for match in _WORD.finditer(clause):
            word = match[0].lower()
            at = offset + match.start()
            root = stem(word)
            if word == "free" and clause[match.start() - 1 : match.start()] == "-":
                continue  # "alcohol-free": said of the word before it
            if (
                _ONE_LETTER.search(clause[: match.start()])
                and clause[match.start() - 2 : match.end()].lower() not in source.text.lower()
            ):
                return False  # "an e-book", where the record has a book
            if word in _OPPOSITES and _is_said_otherwise(word, clause[match.end() :], source.record):
                return False  # "long sleeves", where they are short
            plain = is_plain(word) and (word not in _TELLING or root not in said)
            if plain or reading.inside_mention(at) or reading.inside_figure(at):
                continue
            if word in _COMPARED and any(0 <= at - figure.end <= 6 for figure in reading.figures):
                continue  # "30 mm longer": the difference is checked
            if word in _COMPARED and _stands_beside(word, at, reading):
                continue  # "longer than the Pebble (18 hours vs. 9 hours)": the two are checked
            if root not in said.no and any(
                re.fullmatch(
                    r"\s+(?:(?:at|out|for|up to|to|from|in|with|about|around|over|by)\s+)?(?:as (?:much|many|long) as |up to |a |an |around |about )?",
                    reading.text[at + len(word) : figure.start],
                )
                for figure in reading.figures
                if figure.start > at
            ):
                continue  # "films at 30 fps": the figure is checked
            if word in _FIGURATIVE and _OPINION.match(reading.text, at + len(word)):
                continue
            if root not in said and _NOT_LISTED.search(reading.text[:at]):
                continue  # "isn't listed in ruby": no, it is not
            if not _of_its_part(root, clause[match.end() :], source.record):
                return False
            if root not in said and not _compounded(word, said):
                return False
            without = clause[match.end() : match.end() + 5].lower() == "-free"
            denied = without != any(finish <= match.start() for finish in denials)
            if root in said.apart:
                with_it = _COMES_WITH.search(clause)
                if not denied and with_it and not _NEGATOR.search(clause[: with_it.start()]):
                    return False
                if denied and not _COMES_WITH.search(clause) and not re.search(r"\bwithout\b", clause):
                    return False  # "needs no batteries", where they are only not in the box
                continue
            if denied and root in said.yes and root not in said.no:
                return False
            if not denied and root in said.no and root not in said.yes:
                return False
    return True


_OPPOSITES = {
    one: other
    for pair in "long/short large/small big/small high/low wide/narrow thick/thin dark/light soft/hard dry/oily fine/thick".split()
    for one, other in (pair.split("/"), pair.split("/")[::-1])
}


def _stands_beside(word: str, at: int, reading: Reading) -> bool:
    """Whether two figures of one unit follow, the greater one first where `word` says more, and two are named."""
    behind = [figure for figure in reading.figures if figure.start > at]
    if len(reading.mentions) != 2 or len(behind) != 2 or not reading.mentions[0].end <= at:
        return False
    first, second = behind
    less = word in ("shorter", "narrower", "thinner", "smaller", "lower")
    return (
        first.unit == second.unit != ""
        and (second.value - first.value if less else first.value - second.value) > 0
    )


def _is_said_otherwise(word: str, after: str, record: Record) -> bool:
    """Whether the attribute that the next word names has the opposite of `word` for its value."""
    noun = re.match(r"\s([a-z]{3,})", after)
    return noun is not None and any(
        stem(noun[1]) in _stems(name) and _OPPOSITES[word] in words(" ".join(values))
        for name, values in record.attributes
    )


def _of_its_part(root: str, after: str, record: Record) -> bool:
    """ "A carbon frame" is none where the frame is of aluminium, though the fork is of carbon."""
    part = re.match(r"\s([a-z]{4,})", after)
    if part is None or is_plain(part[1]):
        return True
    named = stem(part[1])
    of_part = [
        (name, values)
        for name, values in record.attributes
        if named in _stems(name)
        and values
        and values[0].lower() not in (*_YES, *_NO)
        and not re.search(r"\d", values[0])
    ]
    if not of_part or any(root in _stems(f"{name} {' '.join(values)}") for name, values in of_part):
        return True
    told = _stems(reader_text(f"{record.description} {record.title}"))
    near = [told[max(0, at - 3) : at + 4] for at, word in enumerate(told) if word == named]
    elsewhere = any(
        root in _stems(" ".join(values)) for name, values in record.attributes if named not in _stems(name)
    )
    return not elsewhere or any(root in window for window in near)


def _compounded(word: str, said: Said) -> bool:
    """ "bookcase" where the record says "book" and "case"; "cookbook" where it is among the books."""
    return any(len(kind) > 3 and word.endswith(kind) for kind in said.kinds) or any(
        stem(word[:cut]) in said and stem(word[cut:]) in said for cut in range(3, len(word) - 2)
    )
