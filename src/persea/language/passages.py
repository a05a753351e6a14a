"""Which sentences of a text answer a question, word for word, and what of the question none of them speaks of.

A question seeks words, a kind of statement (how long, how much, when, who pays, where) and perhaps a country. A
country that is not named is settled by the sentence that speaks of all others ("to no other country", "worldwide").
English. What it does not do: reword, or find the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from persea.language.plain import content_words, sentences

_TOGETHER = 3  # sentences of one paragraph
_HEADING = re.compile(r"[^.!?:;…\d]{1,60}")
_LEANS = re.compile(r"(?:nor|and|but|or|so|then|it|they|these|those|this|that|he|she)\b", re.IGNORECASE)

# Words that pages and people use for one another; of each line any meets any.
_ALIKE = """
worn wore wear wearing used unused unworn tried
read unread
opened unopened
return returned back bring
refund refunded money credited
warranty warranted guarantee guaranteed
cover covered covers excluded void
wrap wrapping wrapped
pay paid payment pays
deliver delivery ship shipping send sent post posted postage
phone telephone call number speak talk human
exchange exchanged swap
cheque cheques check
leave leaves dispatched
cancel cancelled canceled cancellation
fall falls fell drop drops dropped lower lowered cheaper reduced
combine combined join joined stack stacked together
code codes coupon coupons voucher vouchers promo
""".strip().splitlines()

_A_TIME = r"\b(?:(?:working|business|calendar|\d+|an?|one|two|three|four|five|six|seven|ten|twelve) (?:\w+ )?(?:day|week|hour|month|year|minute)s?|same day|next day|at once|immediately|do(?:es)? not expire)\b"
_A_DAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?::\d\d| ?[ap]\.?m\b)|\bclosed\b"
_A_SUM = (
    r"[$€£¥₹]\s?\d|\b\d+(?:[.,]\d+)? ?(?:[A-Z]{3}\b|[€£])|\bfree\b|\bfor nothing\b|\bno (?:charge|cost|fee)"
)
_REACHES = (
    r"\bcontact\b|\b(?:reach|call|phone|e-?mail) (?:you|the shop|the store|someone|somebody)\b|\bget in touch\b"
    r"|\b(?:talk|speak|chat) (?:to|with)\b|\bcustomer (?:service|support|care)\b"
)
# A sentence that sends its reader elsewhere on the page says nothing without what it points to.
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:above|below)\s*(?:[.,;:!?)]|$)|\b(?:as|see|mentioned|listed|described|shown|stated|given|named|set out) (?:above|below)\b"
    r"|\b(?:above|below)-?mentioned\b|\bsee (?:the |our |also )*(?:page|section|table|list|chart|paragraph|next|previous|following)\b"
    r"|\b(?:the|this|these|those) (?:\w+ )?\w+ (?:above|below)\b(?!\s*[$€£\d])",
    re.IGNORECASE,
)
_FACETS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(told))
    for asked, told in (
        (
            r"\bhow (?:long|soon|fast|quickly|much time|many (?:days|weeks|years|months))\b|\bdeadline\b|\btime (?:limit|frame|window)\b",
            _A_TIME,
        ),
        (r"\bwhen\b", f"{_A_TIME}|(?i:{_A_DAY})"),
        (r"\bhow (?:much(?! time)|expensive)\b|\b(?:costs?|price|charge|fees?)\b", _A_SUM),
        (r"\bopen(?:ing)?\b(?!ed)|\bhours\b", f"(?i:{_A_DAY})"),
        (r"\bwho pays\b|\b(?:have|need) to pay\b", r"(?i:\b(?:we pay|costs?|yours|free|you pay)\b)"),
        (
            r"\bhow (?:do|can|could|may|should) (?:i|we|one|you) pay\b|\bpayment (?:methods?|options?|types?)\b|\bways? (?:to|of) pay"
            r"|\b(?:which|what) (?:\w+ )?(?:cards?|payments?)\b",
            r"(?i:\b(?:accept|take|pay (?:by|with|via)|cards?|paypal|visa|invoice|bank transfer|cash)\b)",
        ),
        (_REACHES, r"\S@\S|\+?\(?\d[\d ()/-]{6,}\d|(?i:\b(?:call|telephone|phone|e-?mail|write to|chat)\b)"),
        (
            rf"\bhow (?!\w+ \w+ pay\b)(?!.*(?:{_REACHES}))(?:do|can|should|does one) (?:i|we)? ?\b",
            r"\b(?:[Oo]pen|[Pp]rint|[Cc]hoose|[Ww]rite|[Ff]ill|[Ee]nter|[Cc]lick|[Ll]og|[Cc]all|[Pp]ut) (?:\w+ )|\blabel\b",
        ),
        (r"\bwhere\b", r"\b(?:in|at|to) (?:our \w+ in |the \w+ in )?(?:[A-Z]|\d+ [A-Z])\w+"),
    )
)
_PLACE = re.compile(
    r"\b(?:ship\w*|deliver\w*|send\w*|post(?:age)?|parcels?|orders?|and|about|but)\b[^.?!]*?\b(?:to|in|into|for) (?:the )?"
    r"(?P<place>[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,2}?)(?:,? (?:costs?|takes?|too|as well|please|for free|at all|then))?[\s.?!]*$",
    re.IGNORECASE,
)
_NO_PLACE = frozenset("me us you him her them it my your our their a an this that the door home work days hours free time advance be do have get go see pay buy take make use keep know return wear wait ask".split())  # fmt: skip
_EVERYWHERE = re.compile(
    r"\b(?:no|any|all|every|to|into) other countr|\bother countries\b|\b(?:only|just) (?:ship|deliver|send|within|in|to)\b"
    r"|\b(?:ship|deliver|send)s? only\b|\bworld-?wide\b|\banywhere\b|\beverywhere\b|\ball over the world\b|\babroad\b|\boverseas\b"
    r"|\binternational(?:ly)?\b|\bany country\b|\ball countries\b(?! (?:of|in) the (?:eu|european))|\boutside (?:of )?the\b",
    re.IGNORECASE,
)
_UNION = re.compile(r"\bEU\b|\bEuropean Union\b")
_EUROPE = re.compile(r"\b(?:across|throughout|all over|in|within|to) Europe\b")
_MEMBERS = frozenset(
    "austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary ireland italy"
    " latvia lithuania luxembourg malta netherlands poland portugal romania slovakia slovenia spain sweden".split()
)
_OBJECT = re.compile(
    r"\b(?:on|for|with|by|via|about|accept|take|cover|covers|include|includes|wrap|repair)\s+(?:an? |the |my |your |some |any )?"
    r"(?P<thing>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)[\s?!.]*$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\W*(?:and|but|or|what about|how about) (?P<thing>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)[\s?!.]*$",
    re.IGNORECASE,
)
_NO_THING = frozenset("it that this them these those those you me us return returns shipping delivery postage payment free somebody someone anybody anyone person human people".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    """Sentences as they stand, in their order."""
    worth: float
    """What share of the question they meet, 0 to 1."""
    meets: bool
    """Whether they meet more of it than its subject."""
    missed: str = ""
    """The country or the thing that the question turns on, where nothing in the text speaks of it."""


@dataclass(frozen=True, slots=True)
class _Sought:
    weight: float
    own: bool
    """More than the subject, and said in the question itself."""
    stems: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    least: int = 1
    """So many of the stems at least."""

    def met_by(self, sentence: str, held: frozenset[str]) -> bool:
        return (
            len(self.stems & held) >= self.least
            if self.least > 1
            else bool(self.stems & held) or bool(self.pattern and self.pattern.search(sentence))
        )


def answering(title: str, body: str, question: str, context: str = "", about: Sequence[str] = ()) -> Passage:
    """Of `body` the sentences that answer `question`, a follow-up to `context`; `about` are words of its subject."""
    told = _told(body)
    held = [content_words(sentence) for _, sentence in told]
    place = place_asked(question) or place_asked(context)
    sought = _sought(question, context, about, place, held)
    subject = content_words(" ".join(about))
    if len(subject) > 1 and not subject & content_words(title):  # one sentence of a page about something else
        sought.append(_Sought(2.0, True, subject, least=2))
    met = [
        frozenset(at for at, item in enumerate(sought) if item.met_by(sentence, words))
        for (_, sentence), words in zip(told, held, strict=True)
    ]
    whole = sum(item.weight for item in sought) or 1.0
    standing = [not _POINTS_ELSEWHERE.search(sentence) for _, sentence in told]
    if any(standing):
        met = [here if stands else frozenset() for here, stands in zip(met, standing, strict=True)]
    else:
        standing = [True] * len(told)
    best = _best(met, sought, frozenset())
    chosen = [at for at in _in_a_row(told, best) if standing[at]]
    covered = frozenset[int]().union(*(met[at] for at in chosen))
    if len(chosen) == 1:  # one sentence alone rarely says what it is an exception to
        others = [frozenset() if at in chosen else here & covered for at, here in enumerate(met)]
        second = _best(others, sought, frozenset())
        if any(sought[at].own for at in others[second]):
            chosen = sorted({*chosen, second})
    rest = [at for at, item in enumerate(sought) if item.own and at not in covered]
    if rest and any(at in held_here for held_here in met for at in rest):
        chosen = sorted({*chosen[:2], _best(met, sought, covered)})
        covered = frozenset[int]().union(*(met[at] for at in chosen))
    return Passage(
        " ".join(told[at][1] for at in chosen),
        sum(sought[at].weight for at in covered) / whole,
        any(sought[at].own for at in covered),
        _missed(question, place, title, told, held),
    )


def alike_stems(stem: str) -> frozenset[str]:
    """`stem`, as content_words gives it, with those that pages and people use for it."""
    return _alike().get(stem, frozenset((stem,)))


def place_asked(question: str) -> str:
    """The country or the like that a question asks to be sent to, as it is written; empty where it names none."""
    found = _PLACE.search(question.strip())
    if found is None or found["place"].lower().split()[0] in _NO_PLACE:
        return ""
    return found["place"]


def is_specific(question: str, about: Sequence[str] = ()) -> bool:
    """Whether `question` says more than its subject and how it is asked ("how long does it take?")."""
    return bool(content_words(question) - content_words(" ".join(about)) - _OF_ASKING)


_OF_ASKING = content_words(
    "take takes taking cost costs price much charge fee pay pays get offer possible day days when use accept gift until"
)


def _sought(
    question: str, context: str, about: Sequence[str], place: str, held: Sequence[frozenset[str]]
) -> list[_Sought]:
    subject, of_place = content_words(" ".join(about)), content_words(place)
    found = [_Sought(1.0, True, pattern=told) for asked, told in _FACETS if asked.search(question)] or [
        _Sought(0.5, False, pattern=told) for asked, told in _FACETS if asked.search(context)
    ]
    for text, share in ((question, 1.0), (context, 0.5)):
        for stem in sorted(content_words(text) - of_place):
            alike = alike_stems(stem)
            often = sum(bool(alike & words) for words in held)
            generic = stem in subject or stem in _OF_ASKING
            weight = (0.2 if stem in subject else 0.1) if generic else share / max(often, 1)
            if text == question or not any(stem in item.stems for item in found):
                found.append(_Sought(weight, share == 1.0 and not generic, alike))
    if place:
        named = any(of_place & words for words in held)
        found.append(_Sought(2.0, True, of_place, None if named else _general(place)))
    return found


def _general(place: str) -> re.Pattern[str]:
    """What speaks of `place` without naming it."""
    known = place.lower()
    patterns = [_EVERYWHERE.pattern]
    if known in _MEMBERS:
        patterns += [_UNION.pattern, _EUROPE.pattern]
    return re.compile("|".join(patterns), re.IGNORECASE)


def _best(met: Sequence[frozenset[int]], sought: Sequence[_Sought], covered: frozenset[int]) -> int:
    """The sentence that meets most of what is not `covered`, the first of equals."""
    worth = [round(sum(sought[at].weight for at in here - covered), 6) for here in met]
    return worth.index(max(worth, default=0.0)) if worth else 0


def _in_a_row(told: Sequence[tuple[int, str]], first: int) -> list[int]:
    """`first` with what follows it in its paragraph, and with what it leans on."""
    paragraph = [at for at, (line, _) in enumerate(told) if line == told[first][0]]
    if _LEANS.match(told[first][1]) and first - 1 in paragraph:
        first -= 1
    return [at for at in paragraph if at >= first][:_TOGETHER]


def _missed(
    question: str, place: str, title: str, told: Sequence[tuple[int, str]], held: Sequence[frozenset[str]]
) -> str:
    if place:
        named = content_words(place)
        general = _general(place)
        return (
            ""
            if any(named & words or general.search(text) for words, (_, text) in zip(held, told, strict=True))
            else place
        )
    found = _OBJECT.search(question.strip()) or _ANOTHER.match(question.strip())
    if found is None or found["thing"].lower().split()[0] in _NO_THING:
        return ""
    thing = content_words(found["thing"]) - _OF_ASKING
    alike = frozenset[str]().union(*(alike_stems(stem) for stem in thing))
    everything = content_words(title).union(*held)
    return found["thing"] if thing and not alike & everything else ""


def _told(body: str) -> list[tuple[int, str]]:
    """(number of its paragraph, sentence), without headings."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    kept = [line for line in lines if not _HEADING.fullmatch(line)] or lines
    return [
        (number, sentence.strip())
        for number, line in enumerate(kept)
        for sentence in sentences(line)
        if sentence.strip()
    ]


@cache
def _alike() -> dict[str, frozenset[str]]:
    """Each stem of `_ALIKE` to all that it may be met by."""
    lines = [content_words(line) for line in _ALIKE]
    return {stem: line for line in lines for stem in line}
