"""Whether a sentence on the shop's ways or on an order is told by a page of the shop, or by what a tool found out.

A page tells a clause where one of its sentences holds every figure and every telling word of it, affirmed or denied
as the clause has it, and no condition of something free is left out. A finding tells a clause where each of its
dates and amounts is that of the field the clause speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from persea.compose.beside import ABOVE, BELOW
from persea.compose.claims import divided, is_plain, words_of
from persea.compose.dates import find_dates
from persea.compose.evidence import Evidence
from persea.compose.stems import stem
from persea.findings import Fact, Finding
from persea.language.numbers import Figure, find_figures
from persea.language.plain import reader_text, sentences
from persea.values import Guide, Money, currency_exponent

_SAME = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"\b(?:send|sent|sending|bring|brought|give|given|take|taken)(?: \w+){0,2} back\b", "return"),
        (r"\b(?:parcels?|packages?|shipments?|purchases?)\b", "order"),
        (r"\b(?:free of charge|for free|at no (?:extra |additional )?(?:cost|charge)|on us|on the house|costs? nothing|gratis)\b", "free"),
        (r"\bno (?:delivery|shipping) (?:charges?|costs?|fees?)\b", "free shipping"),
        (r"\b(?:until|before) (?:your|the|an?) (?:order|parcel) (?:arrives|is there)\b", "shipping"),
        (r"\b(?:business|work) days?\b", "working days"),
        (r"\b(?:postage|delivery|dispatch)\b", "shipping"),
        (r"\bdeliver(?:s|ed|ing)?\b", "ship"),
        (r"\b(?:guarantees?|guaranteed)\b", "warranty"),
        (r"\bmoney back\b", "refund"),
        (r"\bonly(?= (?:covered |costs? |takes? )?(?:for |within )?(?:\d|[$€£¥]))", ""),
        (r"\bon top\b|\bsurcharge\b|\badditional(?:ly)?\b", "extra"),
    )
)  # fmt: skip
_STRICT = frozenset(
    "every all always any never only whole entire forever lifetime unlimited everything everyone anyone today tomorrow"
    " tonight yesterday morning evening afternoon now same next soon free closed open standard express priority regular normal special small large big heavy light old new"
    " used unused opened sealed first second third half full business private personal pay pays paid shipping return returns returned refund refunds warranty guarantee".split()
)
"""Words that promise something here, though they are plain of a product."""
_APART = re.compile(
    r"[;:]|,\s*(?:and|but|though|although|while|or|only|of which|including|with)\b|\band (?=it\b|it's\b|you\b|they\b|we\b)",
    re.I,
)
_NOT_OF_ORDERS = frozenset(
    "half off sale discount discounted reduced saving savings cheap cheaper cheapest free bargain stock available all"
    " every always best only never extra refund warranty guarantee lifetime today tomorrow tonight".split()
)
_ANSWER = re.compile(
    r"^\W*(?:yes|yep|no|nope|sure|sadly|unfortunately|sorry)\b[,.!:;–-]+\s*(?:but |and )?", re.I
)
_BELONGS = re.compile(r"\b(?:orders?|ordered|parcel|package|delivery|tracking|shipment|your|total)\b", re.I)


def is_told(text: str, evidence: Evidence) -> bool:
    """Whether pages or findings bear out all of `text` (reader text)."""
    text = _ANSWER.sub("", text)
    return any(_told_by_finding(text, finding) for finding in evidence.findings) or any(
        _told_by_page(text, page, evidence.currency) for page in evidence.pages
    )


def page_of(text: str, evidence: Evidence) -> Guide | None:
    """The page that tells `text`."""
    return next((page for page in evidence.pages if _told_by_page(text, page, evidence.currency)), None)


def finding_of(text: str, evidence: Evidence) -> Finding | None:
    """The finding that tells `text`."""
    return next((finding for finding in evidence.findings if _told_by_finding(text, finding)), None)


# ---------------------------------------------------------------- pages


def _told_by_page(text: str, page: Guide, currency: str) -> bool:
    body = [_same(reader_text(passage)) for passage in sentences(page.body)]
    whole = _same(text)
    if any(_holds(whole, passage, page.title, currency) for passage in body):
        return True
    clauses = [part for part in _APART.split(whole) if part.strip()]
    return len(clauses) > 1 and all(
        any(_holds(clause, passage, page.title, currency) for passage in body) for clause in clauses
    )


def _same(text: str) -> str:
    for pattern, plain in _SAME:
        text = pattern.sub(plain, text)
    return text


def _holds(clause: str, passage: str, title: str, currency: str) -> bool:
    known = find_figures(passage.lower(), currency)
    figures = find_figures(clause.lower(), currency)
    for figure in figures:
        same = [other for other in known if other.unit == figure.unit and other.value == figure.value]
        if not same or not any(_side(clause, figure) in ("", _side(passage, other)) for other in same):
            return False
    yes, no = divided(passage)
    if re.search(r"\bwe\b[^.]{0,20}\b(?:pay|bear|cover)\b", clause, re.I) and re.search(
        r"\byou (?:pay|bear)\b", passage, re.I
    ):
        return False
    titled = {root for root, _ in words_of(_same(title))}
    only = bool(re.search(r"\bonly\b", passage, re.I))
    traced = len(figures)
    said = list(words_of_text(clause))
    # "we ship to A only" tells that nothing is shipped to B
    elsewhere = only and any(
        denied and root not in yes and root not in no and not is_plain(word) for word, root, denied, _ in said
    )
    for word, root, denied, at in said:
        if any(figure.start <= at < figure.end for figure in figures):
            continue
        if is_plain(word) and word not in _STRICT:
            continue
        if root not in yes and root not in no:
            named = root in titled and (word not in _STRICT or word in ("warranty", "return", "refund"))
            if named or (elsewhere and denied and word not in _STRICT):
                continue
            return False
        if not elsewhere and denied != (root in no and root not in yes) and not (root in yes and root in no):
            return False
        if word == "free" and not figures and any(other.is_money for other in known):
            return False  # "orders of $120 or more ship free": the condition belongs to it
        traced += 1
    return traced > 0


def words_of_text(clause: str) -> Iterator[tuple[str, str, bool, int]]:
    """(word, stem, whether it is denied, where it stands)."""
    for match, denied in _matches(clause):
        word = match[0].lower()
        yield word, stem(word), denied, match.start()


def _matches(clause: str) -> Iterator[tuple[re.Match[str], bool]]:
    from_ = [
        match.end() for match in re.finditer(r"\b(?:no|not|never|cannot|without|nor)\b|n't\b", clause, re.I)
    ]
    for match in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)?", clause):
        yield match, any(end <= match.start() for end in from_)


def _side(text: str, figure: Figure) -> str:
    """ "below" or "above" where a figure is a limit, "" where it is itself."""
    before, after = text[: figure.start], text[figure.end : figure.end + 12]
    if BELOW.search(before) or re.match(r"\s*or less", after, re.I):
        return "below"
    if re.match(r"\s*(?:to|-)\s*\d", text[figure.end :]):
        return ""  # "from 9.30 to 18.30"
    if ABOVE.search(before) or re.search(r"\bfrom\s*$", before, re.I) or re.match(r"\s*or more", after, re.I):
        return "above"
    return ""


# ---------------------------------------------------------------- findings


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that speak of a field, by how the field is called."""

    field: re.Pattern[str]
    said: re.Pattern[str]


def _cue(field: str, said: str) -> _Cue:
    return _Cue(re.compile(field, re.I), re.compile(rf"\b(?:{said})\b", re.I))


_CUES = (
    _cue("placed|ordered", r"placed|ordered|bought|made"),
    _cue("shipped|sent|dispatch", r"shipped|shipping|left|sent|dispatched|handed|went out|gone out|on (?:its|the) way"),
    _cue("expected|delivery|arrival", r"expected|arriv\w*|deliver\w*|reach\w*|comes?|coming|due|be with you|get(?:s)? to you|planned"),
    _cue("total", r"total|comes? to|sum|altogether|paid|pay|in all|amounts? to|makes?"),
    _cue("shipping|postage", r"shipping|postage|delivery"),
    _cue("tax", r"tax|vat"),
    _cue("price", r"costs?|price|each|at"),
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STATES = (
    (re.compile(r"\b(?:was|were|been|is|has|got|already) delivered\b|\bhas arrived\b|\barrived\b", re.I), "delivered"),
    (re.compile(r"\bcancel(?:led|ed)\b", re.I), "cancel"),
    (re.compile(r"\brefunded\b", re.I), "refund"),
    (re.compile(r"\breturned\b", re.I), "return"),
    (re.compile(r"\b(?:being prepared|in preparation|being packed|getting ready)\b", re.I), "preparation"),
    (re.compile(r"\bin transit\b", re.I), "transit"),
)  # fmt: skip
_SENT = re.compile(r"\b(?:shipped|dispatched|sent|left|on (?:its|the) way|in transit)\b", re.I)
_DUE = re.compile(r"\b(?:delivery date|expected|will (?:arrive|reach|come|be)|arrives|due)\b", re.I)
_ORDER_WORDS = frozenset(
    stem(word)
    for word in "order ordered parcel package delivery tracking shipment ship shipped shipping dispatched sent left arrive"
    " arrives arrived arriving expected reach reaches due placed bought prepared preparation preparing carrier status"
    " total date number contain contains include includes including item items delivered deliver way handed went gone out"
    " packed ready transit far yesterday".split()
)


def _told_by_finding(text: str, finding: Finding) -> bool:
    values = {str(fact.value).lower() for fact in finding.facts if isinstance(fact.value, str)}
    named = [value for value in values if re.search(r"\d", value) and value in text.lower()]
    if not named and not _BELONGS.search(text) and not re.match(r"\W*(?:it|the total|they)\b", text, re.I):
        return False
    for value in named:  # an order's or a parcel's number is no figure
        text = re.sub(re.escape(value), lambda match: " " * len(match[0]), text, flags=re.I)
    clauses = _clauses(text)
    return all(_clause_of_finding(text[start:end], finding) for start, end in clauses) and bool(
        named or _telling(text, finding)
    )


def _clauses(text: str) -> list[tuple[int, int]]:
    """Cut at commas and "and", where no list of goods stands."""
    cuts = [
        match.span()
        for match in re.finditer(
            r",\s*(?:and|of which|including|but)?\s|;|\band (?=it\b|it's\b|is\b|has\b|was\b|will\b|the\b)",
            text,
        )
    ]
    spans = [(start, end) for start, end, _ in find_dates(text)]
    cuts = [cut for cut in cuts if not any(start < cut[0] < end for start, end in spans)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    return [
        (edges[at], edges[at + 1])
        for at in range(0, len(edges), 2)
        if text[edges[at] : edges[at + 1]].strip()
    ]


def _telling(text: str, finding: Finding) -> bool:
    return (
        bool(find_dates(text) or find_figures(text.lower()) or _SENT.search(text) or _DUE.search(text))
        or any(pattern.search(text) for pattern, _ in _STATES)
        or any(root in _words_of_finding(finding) for root, _ in words_of(text))
    )


def _words_of_finding(finding: Finding) -> frozenset[str]:
    facts = [*finding.facts, *(fact for line in finding.lines for fact in line)]
    said = (f"{fact.value}" for fact in facts if isinstance(fact.value, str))
    return frozenset(root for text in said for root, _ in words_of(text))


def _clause_of_finding(clause: str, finding: Finding) -> bool:
    facts = {fact.name: fact.value for fact in finding.facts}
    status = str(facts.get("status") or "").lower()
    dates = find_dates(clause)
    if not all(_dated(when, clause, finding.facts) for _, _, when in dates):
        return False
    denied = bool(re.search(r"\b(?:not|no|never|hasn't|isn't|hasn’t|yet to)\b|n't\b", clause, re.I))
    for pattern, state in _STATES:
        if pattern.search(clause) and (state in status) == denied:
            return False
    shipped = next(
        (fact.value for fact in finding.facts if re.search("shipped|sent|dispatch", fact.name)), None
    )
    if (
        _SENT.search(clause)
        and not re.search(r"\bwill\b|\bto be\b", clause)
        and (shipped is not None or "shipped" in status) == denied
    ):
        return False
    due = next((fact.value for fact in finding.facts if re.search("expected|arrival", fact.name)), None)
    if _DUE.search(clause) and not dates and (due is not None) == denied:
        return False
    when = next((day for _, _, day in dates if day), None)
    weekday = next((word for word in _WEEKDAYS if re.search(rf"\b{word}\b", clause, re.I)), None)
    if weekday and when:
        full = [fact.value for fact in finding.facts if isinstance(fact.value, date)]
        if any(
            (day.month, day.day) == (when.month, when.day) and day.weekday() == _WEEKDAYS.index(weekday)
            for day in full
        ):
            clause = re.sub(rf"\b{weekday}\b", " " * len(weekday), clause, flags=re.I)
    if re.search(
        r"\b(?:yesterday|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week)\b",
        clause,
        re.I,
    ):
        return False
    spans = [(start, end) for start, end, _ in dates]
    figures = [
        figure
        for figure in find_figures(clause.lower(), _currency(finding))
        if not any(start <= figure.start < end for start, end in spans)
    ]
    if not all(_amount(figure, clause, finding) for figure in figures):
        return False
    known = _words_of_finding(finding) | _ORDER_WORDS
    for word, root, _, at in words_of_text(clause):
        inside = any(start <= at < end for start, end in spans) or any(
            figure.start <= at < figure.end for figure in figures
        )
        if not inside and (not is_plain(word) or word in _NOT_OF_ORDERS) and root not in known:
            return False
    return True


def _currency(finding: Finding) -> str:
    amounts = [fact.value.currency for fact in finding.facts if isinstance(fact.value, Money)]
    return amounts[0] if amounts else "USD"


def _dated(when: date | None, clause: str, facts: Iterable[Fact]) -> bool:
    """Whether `when` is the date of a field that the clause speaks of; a date without a year fits any."""
    if when is None:
        return False
    for fact in facts:
        if isinstance(fact.value, date) and (fact.value.month, fact.value.day) == (when.month, when.day):
            if when.year > 1 and when.year != fact.value.year:
                continue
            cues = [cue for cue in _CUES if cue.field.search(fact.name)]
            if any(cue.said.search(clause) for cue in cues):
                return not (
                    fact.name.startswith("expected")
                    and re.search(r"\b(?:was|were|been) delivered|arrived\b", clause)
                )
    return False


def _amount(figure: Figure, clause: str, finding: Finding) -> bool:
    """Whether an amount is that of a field the clause speaks of, of goods in it, or counts them."""
    if figure.is_money:
        minor = figure.value * Decimal(10) ** currency_exponent(figure.unit)
        for fact in finding.facts:
            if (
                isinstance(fact.value, Money)
                and fact.value.currency == figure.unit
                and fact.value.amount_minor == minor
            ):
                cues = [cue for cue in _CUES if cue.field.search(fact.name)]
                if any(cue.said.search(clause) for cue in cues):
                    return True
        for line in finding.lines:
            values = {fact.name: fact.value for fact in line}
            price, quantity = values.get("price"), values.get("quantity")
            if not isinstance(price, Money) or not _speaks_of(clause, line):
                continue
            of_all = price.amount_minor * (quantity if isinstance(quantity, int) else 1)
            together = re.search(r"\b(?:together|both|in all|altogether|total|makes?)\b", clause, re.I)
            if minor == of_all or (minor == price.amount_minor and not together):
                return True
        return False
    if figure.unit in ("", "piece"):
        quantities = [fact.value for line in finding.lines for fact in line if fact.name == "quantity"]
        whole = sum(number for number in quantities if isinstance(number, int))
        if (
            re.match(r"\s*(?:items?|pieces?|things?|goods|articles)\b", clause[figure.end :])
            or figure.unit == "piece"
        ):
            return figure.value == whole
        after = clause[figure.end :]
        nearest = re.split(r"\band\b|,", after)[0]
        for line in finding.lines:
            quantities = [fact.value for fact in line if fact.name == "quantity"]
            if figure.value in quantities and _speaks_of(nearest, line):
                return True
        return figure.spelled and figure.value == 1 and "one" in clause.lower() and not finding.lines
    return False


def _speaks_of(text: str, line: tuple[Fact, ...]) -> bool:
    titles = [str(fact.value) for fact in line if fact.name == "title"]
    said = {root for root, _ in words_of(text)}
    return any(said & {root for root, _ in words_of(title)} for title in titles)
