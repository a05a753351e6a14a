"""What an answer may be built on, and who a sentence speaks of.

Evidence is records from the store, the shop's pages and what tools found out. The person's own words are kept beside it: they are evidence of a wish,
never of a fact. This module finds which records a sentence names; it judges nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from persea.compose.stems import stem
from persea.findings import Finding
from persea.language.numbers import Figure, find_figures
from persea.language.plain import reader_text, singular, words
from persea.values import Guide, Record

_ARTICLE = re.compile(
    r"\b(?:the|this|that|our|its|a|an|each|one|two|three|four|\d+)\s+(?:(?!(?:of|it|they|you|we|i|he|she|is|are|was|has|have|can|will|would|list|lists)\b)[\w.,-]+ ){0,2}$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s*(?:and|plus|&|\+|or|versus|vs\.?)\s*", re.IGNORECASE)
"""What a second name follows without an article: "jumper and chinos"."""
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


_NEVER_A_NAME = frozenset(
    "the a an and of for with in on to by from or at as it is are one two three four five six seven eight nine ten twelve set".split()
)


@dataclass(frozen=True)
class Source:
    """One record with the readings of it that checks need, made once."""

    record: Record

    @cached_property
    def text(self) -> str:
        """Everything the record says in words, as a reader sees it."""
        record = self.record
        parts = [record.title, record.brand or "", " ".join(record.category_path), record.description]
        parts += [f"{name}: {', '.join(values)}" for name, values in record.attributes]
        parts += [f"{name}: {', '.join(values)}" for name, values in record.options]
        return reader_text(". ".join(part for part in parts if part))

    @cached_property
    def figures(self) -> list[Figure]:
        currency = self.record.price.currency if self.record.price else "USD"
        return find_figures(self.text.lower(), currency)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(words(self.text))

    @cached_property
    def title_tokens(self) -> list[str]:
        return [singular(word.removesuffix("'s")) for word in words(reader_text(self.record.title))]

    @cached_property
    def own_name(self) -> list[str]:
        """The title without the brand in front of it."""
        brand = [singular(word.removesuffix("'s")) for word in words(reader_text(self.record.brand or ""))]
        title = self.title_tokens
        return title[len(brand) :] if brand and title[: len(brand)] == brand else title

    def option_values(self, *names: str) -> list[str]:
        """Values of the options and attributes whose name contains one of `names`, lower case."""
        return [
            value.lower()
            for name, values in (*self.record.options, *self.record.attributes)
            if any(wanted in name.lower() for wanted in names)
            for value in values
        ]


@dataclass(frozen=True)
class Evidence:
    """The records an answer shows, in order, how many were found in all, what the person said, and what the
    shop's pages and the tools of this turn say.

    `found_in_stock`: only what is in stock was looked for, so that all of `found` is.
    """

    records: tuple[Record, ...]
    found: int = 0
    user_text: str = ""
    currency: str = "USD"
    found_in_stock: bool = False
    pages: tuple[Guide, ...] = ()
    findings: tuple[Finding, ...] = ()
    lacking: str = ""
    """The kind of thing that was asked for, and that the shop has been searched for in vain."""
    sources: tuple[Source, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sources", tuple(Source(record) for record in self.records))

    @cached_property
    def wish_figures(self) -> list[Figure]:
        return find_figures(reader_text(self.user_text).lower(), self.currency)

    @cached_property
    def asked_about(self) -> frozenset[int]:
        """The one product that the person's own words can only mean; nobody where they mean several or none."""
        said = {singular(word.removesuffix("'s")) for word in words(reader_text(self.user_text))}
        meant = frozenset(
            index
            for index, source in enumerate(self.sources)
            if any(
                word in said
                and word not in _NEVER_A_NAME
                and not word.isdigit()
                and sum(word in other.title_tokens for other in self.sources) == 1
                for word in source.title_tokens
            )
        )
        return meant if len(meant) == 1 else frozenset()

    @cached_property
    def known_words(self) -> frozenset[str]:
        return frozenset().union(
            words(reader_text(self.user_text)), *(source.words for source in self.sources)
        )

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """Of the words of records and pages; the person's own are no evidence."""
        texts = (f"{page.title} {page.body}" for page in self.pages)
        said = frozenset().union(*(source.words for source in self.sources), *(words(text) for text in texts))
        return frozenset(stem(word) for word in said)


@dataclass(frozen=True, slots=True)
class Mention:
    """`start:end` of a sentence names the sources with these indices; several where the name fits several."""

    start: int
    end: int
    indices: frozenset[int]


def find_mentions(sentence: str, evidence: Evidence) -> list[Mention]:
    """The products that `sentence` (reader text) names by their title or a telling part of it, in order."""
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(sentence)]
    lowered = [singular(token.lower().removesuffix("'s")) for token, _, _ in tokens]
    mentions: list[Mention] = []
    at = 0
    while at < len(tokens):
        best, owners = 0, frozenset[int]()
        for index, source in enumerate(evidence.sources):
            length = _run(lowered, at, source.title_tokens)
            if length > best:
                best, owners = length, frozenset({index})
            elif length == best and length:
                owners |= {index}
        run = lowered[at : at + best]
        if best == 1 and (run[0] in _NEVER_A_NAME or run[0].isdigit()):
            at += 1
            continue
        exact = _exact(owners, run, evidence)
        before = sentence[: tokens[at][1]]
        by_article = len(exact) == 1 < len(evidence.sources) and (
            _ARTICLE.search(before) or (mentions and _JOINS.fullmatch(before, mentions[-1].end))
        )
        if best and (
            _is_name(tokens[at : at + best], run, owners, evidence, at == 0)
            or (by_article and _tells_apart(run, exact, evidence))
        ):
            last = mentions[-1] if mentions else None
            if last and last.indices == exact and sentence[last.end : tokens[at][1]].isspace():
                mentions[-1] = Mention(last.start, tokens[at + best - 1][2], exact)  # "Solvane fluid"
                at += best
                continue
            mentions.append(Mention(tokens[at][1], tokens[at + best - 1][2], exact))
            at += best
        else:
            at += 1
    return mentions


def _run(lowered: list[str], at: int, title: list[str]) -> int:
    """The longest run of `title` words that stands at `at`."""
    best = 0
    for start, word in enumerate(title):
        if word == lowered[at]:
            length = 1
            while (
                start + length < len(title)
                and at + length < len(lowered)
                and title[start + length] == lowered[at + length]
            ):
                length += 1
            best = max(best, length)
    return best


def _is_name(
    tokens: list[tuple[str, int, int]],
    lowered: list[str],
    owners: frozenset[int],
    evidence: Evidence,
    opens: bool,
) -> bool:
    """Whether a run of title words is meant as a name, not as a common noun ("a water bottle")."""
    if any(evidence.sources[index].title_tokens == lowered for index in owners):
        return len(lowered) > 1 or tokens[0][0][0].isupper()
    capital = [token for token, _, _ in tokens if token[0].isupper()]
    spoken = len(capital) + sum(token[0].isdigit() for token, _, _ in tokens) if capital else 0
    if len(lowered) > 1:
        return spoken >= 2 or (len(capital) == 1 and not opens and len(owners) < len(evidence.sources))
    brands = {singular(word) for source in evidence.sources for word in words(source.record.brand or "")}
    model = re.fullmatch(r"(?=.*\d)(?=.*[a-z])[a-z0-9]{2,}", lowered[0])  # "the K7"
    telling = tokens[0][0].isalpha() or model
    return bool(capital) and bool(telling) and (len(owners) == 1 or lowered[0] in brands)


def _tells_apart(run: list[str], exact: frozenset[int], evidence: Evidence) -> bool:
    """Whether "the spice box" can only mean one product: no other record is of that kind."""
    others = [source for index, source in enumerate(evidence.sources) if index not in exact]
    last = run[-1]
    kinds = {
        singular(word) for source in others for part in source.record.category_path for word in words(part)
    }
    heads = {evidence.sources[index].title_tokens[-1] for index in exact}
    labels = {
        singular(word) for source in others for name, _ in source.record.attributes for word in words(name)
    }
    if len(run) == 1 and last in labels and last not in heads:
        return False  # "the power of the speaker", beside a power bank
    return len(run) > 1 or (
        len(last) > 2 and last not in kinds and all(last not in source.title_tokens for source in others)
    )


def _exact(owners: frozenset[int], run: list[str], evidence: Evidence) -> frozenset[int]:
    """Where the run is one owner's whole title, or whole name after the brand, that owner alone is meant."""
    for whole in (
        frozenset(index for index in owners if evidence.sources[index].title_tokens == run),
        frozenset(index for index in owners if evidence.sources[index].own_name == run),
    ):
        if whole:
            return whole
    return owners
