"""One sentence, read: what it says, whom it names, which figures stand in it. Judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from persea.compose.beside import OF_THESE
from persea.compose.evidence import Evidence, Mention, Source
from persea.language.numbers import Figure, find_figures

_EXCEPT = re.compile(
    r"\b(?:except|(?:all|everything|nothing|none|any) but|apart from|other than|bar)(?: for)? (?:the |a )?$",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:unlike|than|except(?: for)?|(?:all|everything|nothing|none|any) but|apart from|other than|instead of|compared (?:with|to)) (?:the |a )?$",
    re.I,
)
_LEADS_TO = re.compile(r"\s*(?:\w+\s){0,2}?(?:for|of|on|behind)\s+(?:the\s+|our\s+|a\s+)?", re.I)
_CONTRAST = re.compile(
    r"\b(?:against|than|versus|vs\.?|compared (?:with|to)|rather than|instead of|over|ahead of|while|whereas|but)\b[^.;]{0,25}$",
    re.I,
)


@dataclass(frozen=True)
class Reading:
    """One sentence with what was found in it. `carried`: whom it speaks of when it names nobody."""

    text: str
    mentions: list[Mention]
    evidence: Evidence
    carried: frozenset[int] = frozenset()

    @cached_property
    def figures(self) -> list[Figure]:
        found = find_figures(self.text.lower(), self.evidence.currency)
        return [figure for figure in found if not self.inside_mention(figure.start)]

    @cached_property
    def besides_names(self) -> str:
        """The text with blanks for the names in it: "Soap Set" speaks of no set."""
        text = self.text
        for mention in self.mentions:
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        return text

    def inside_mention(self, at: int) -> bool:
        return any(mention.start <= at < mention.end for mention in self.mentions)

    def inside_figure(self, at: int) -> bool:
        return any(figure.start <= at < figure.end for figure in self.figures)

    def indices_at(self, at: int) -> frozenset[int]:
        """Whom the words at `at` speak of: the name before, else the name after, else the carried, else all."""
        before = [mention for mention in self.mentions if mention.end <= at]
        after = [mention for mention in self.mentions if mention.start >= at]
        # "unlike the game it's in stock", "all except the hose": the name right before is not the one meant
        meant = [mention for mention in before if not _ASIDE.search(self.text[: mention.start])]
        if before and not meant and _EXCEPT.search(self.text[: before[-1].start]):
            return frozenset(range(len(self.evidence.sources))) - before[-1].indices
        if before:
            return (meant or before)[-1].indices
        if after:
            return after[0].indices
        return self.carried or frozenset(range(len(self.evidence.sources)))

    def owner_of(self, figure: Figure) -> frozenset[int]:
        """Whom `figure` belongs to; "€14.95 for the Clay Mask" names its owner after it."""
        following = next((mention for mention in self.mentions if mention.start >= figure.end), None)
        if following and _LEADS_TO.fullmatch(self.text[figure.end : following.start]):
            return following.indices
        return self.indices_at(figure.start)

    def is_contrasted(self, figure: Figure) -> bool:
        """Whether `figure` stands on the far side of a comparison."""
        return len(self.mentions) > 1 and bool(_CONTRAST.search(self.text[: figure.start]))

    def sources_of(self, indices: frozenset[int]) -> list[Source]:
        return [self.evidence.sources[index] for index in sorted(indices)]

    def about(self, at: int) -> list[Source]:
        """The sources that a claim at `at` must hold for."""
        joined = self._joined(at)
        return [self.evidence.sources[index] for index in sorted(joined)]

    def _joined(self, at: int) -> frozenset[int]:
        """ "X and Y are in stock" claims it of both."""
        before = [mention for mention in self.mentions if mention.end <= at]
        joined = self.indices_at(at)
        for earlier, later in zip(reversed(before[:-1]), reversed(before), strict=False):
            if not re.fullmatch(r"[\s,]*(?:and|&|,)?(?: the)?\s*", self.text[earlier.end : later.start]):
                break
            joined |= earlier.indices
        return joined

    def claimants(self, start: int, end: int) -> frozenset[int] | None:
        """Who is said to be the cheapest: the name before the word, or right after it; None where nobody is."""
        before = [mention for mention in self.mentions if mention.end <= start]
        after = [mention for mention in self.mentions if mention.start >= end]
        follows = (
            re.match(r"[^,;]{0,40}?(?:\bis|:|,|-)\s*(?:the\s*)?$", self.text[end : after[0].start])
            if after
            else None
        )
        if follows and (
            not before or re.search(r"[,;]|\b(?:and|but|while)\b", self.text[before[-1].end : start])
        ):
            return after[0].indices
        if before:
            return before[-1].indices
        return after[0].indices if after else (self.carried or None)

    def counted_before(self, at: int) -> bool:
        """True where a count opens the claim ("two of these are …"); counts are checked with their property."""
        return any(
            figure.end <= at and not figure.unit and OF_THESE.match(self.text[figure.end :])
            for figure in self.figures
        )


_BESIDE_ANOTHER = re.compile(
    r"\b(?:cheaper|dearer|pricier|lighter|heavier|longer|shorter|bigger|smaller|wider|taller|less|more)\b[^.;]*\d[^.;]*\b(?:vs\.?|versus|against|compared (?:to|with)|rather than)\s*(?:the other's |the other |just |only )?(?=\W?\d|$)",
    re.I,
)
"""Behind it stands the figure of what is not named: "the K3 is lighter (480 g vs. 710 g)"."""


def is_beside_another(text: str) -> bool:
    """Whether `text` compares two figures of which the second has no name beside it."""
    return _BESIDE_ANOTHER.search(text) is not None


def one_of_its_kind(reading: Reading, indices: frozenset[int]) -> frozenset[int]:
    """The other one of two of a kind; nobody where there are more, or none."""
    sources = reading.evidence.sources
    kinds = {sources[index].record.category_path[-1:] for index in indices}
    others = [
        index
        for index, source in enumerate(sources)
        if index not in indices and source.record.category_path[-1:] in kinds
    ]
    return frozenset(others) if len(others) == 1 else frozenset()


def named_sources(reading: Reading) -> list[Source]:
    indices = (
        frozenset().union(*(mention.indices for mention in reading.mentions))
        if reading.mentions
        else range(len(reading.evidence.sources))
    )
    return [reading.evidence.sources[index] for index in sorted(indices)]


def range_of(figure: Figure, reading: Reading) -> tuple[Figure, Figure] | None:
    """The two ends, where `figure` is one of "from $79 to $119" or "$79-$119"."""
    for low, high in zip(reading.figures, reading.figures[1:], strict=False):
        if figure in (low, high) and (low.unit == high.unit or not low.unit) and low.value < high.value:
            between = reading.text[low.end : high.start]
            opened = re.search(r"\b(?:from|between|range\w*)\s*(?:just )?$", reading.text[: low.start], re.I)
            dash = r"\s*(?:-|to)\s*" if low.is_money and high.is_money else r"\s*-\s*"
            if re.fullmatch(dash, between) or (
                opened and re.fullmatch(r"\s*(?:to|and|up to|all the way to)\s*", between, re.I)
            ):
                return (low, high) if low.unit else (Figure(low.value, high.unit, low.start, low.end), high)
    return None


def is_wished(figure: Figure, reading: Reading) -> bool:
    return any(
        wish.value == figure.value and (wish.unit == figure.unit or (wish.is_money and not figure.unit))
        for wish in reading.evidence.wish_figures
    )


def repeats_wish(figure: Figure, reading: Reading) -> bool:
    """Whether the person said the same figure with the same word after it."""
    said = re.sub(r"[\s-]+", " ", reading.evidence.user_text.lower())
    phrase = re.match(r"\S*(?: [a-z]+)?", re.sub(r"[\s-]+", " ", reading.text[figure.start :].lower()))
    return phrase is not None and re.sub(r"\W+$", "", phrase[0]) in said
