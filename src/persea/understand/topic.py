"""What a question asks about goods: their price, weight, size, material, or a word of their records. English."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ASKED = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("price", r"\bhow much(?!.*\bweigh)|\b(?:price|cost|expensive)"),
        ("stock", r"\bin stock|available|availability|how many (?:are )?left\b"),
        ("weight", r"\bweigh|weight|\b(?:heavy|light)\b"),
        (
            "reviews",
            r"\breview(?:s|er|ers|ed)?\b|\bopinions?\b|\bfeedback\b|\bcomplain\w*|\bdownsides?\b|\bdrawbacks?\b|\bpros and cons\b"
            r"|\b(?:people|customers?|buyers?|others|owners|users|anyone|anybody|everyone)\b(?: \w+){0,3} (?:say|says|said|saying|think|thinks|thought|like|hate|love|mention\w*|wrote|write|feel)\b"
            r"|\bworth (?:it|the money|buying|the price)\b|\b(?:any|is it|are they|it) good\b|\b(?:problems?|issues?|trouble) with\b",
        ),
        ("rating", r"\bratings?\b|rated|stars\b"),
        ("size", r"\bsizes?\b"),
        ("colour", r"\bcolou?rs?\b"),
        ("material", r"\bmade (?:of|from|out of)\b|\bmaterials?\b"),
        (
            "brand",
            r"\bwho (?:makes|made|manufactures)\b|\b(?:which|what) (?:brand|make)s?\b|\bmanufacturer\b",
        ),
    )
)
_SAID_BY_NAME = (
    "weigh",
    "weighs",
    "weight",
    "rating",
    "ratings",
    "makes",
    "manufactures",
    "material",
    "materials",
)
_SUPERLATIVE = re.compile(
    r"^\W*(?:(?:and|so|ok|but|hmm+)\b\W*)*(?:which|what|who)\b.*?\b(?:the|is|are|has) (?:most (?P<long>[a-z]+)|(?P<short>(?!(?:chest|forest|guest|crest|quest|harvest|request|interest"
    r"|honest|modest|priest|protest|contest|latest|newest)\b)[a-z]{2,}est))\b"
)
# "largest" comes from "large", and "longest" from "long".
_WITH_E = frozenset("larg wid saf fin loos dens strang rar pur nic clos simpl gentl".split())


_OF_REVIEWERS = frozenset(
    "people customer customers buyer buyers others owner owners user users anyone anybody everyone say says said saying think thinks thought"
    " like hate love mention mentions mentioned wrote write feel worth money buying good bad problem problems issue issues trouble with about"
    " pros cons read summary overall know actually really other any".split()
)
"""Words that ask for reviews, and say nothing of what they should speak of."""


def named_topics(text: str) -> list[str]:
    """What `text` (lower case) asks that every shop's records have a place for."""
    return [name for name, pattern in _ASKED if pattern.search(text)]


def topic_of(text: str, content: Sequence[str]) -> tuple[str, ...]:
    """What a question asks, with the everyday words that filler would hide."""
    named, beside = named_topics(text), beside_topic(content)
    if "reviews" in named:
        named, beside = ["reviews"], [word for word in beside if word not in _OF_REVIEWERS]
    return tuple(dict.fromkeys([*named, *beside]))


def beside_topic(content: Sequence[str]) -> list[str]:
    """The words of `content` that do more than name a topic."""
    return [word for word in content if not named_topics(word) and word not in _SAID_BY_NAME]


def superlative(text: str) -> tuple[str, str] | None:
    """("warmest", "warm") where `text` asks which is the warmest; None where it asks for no superlative."""
    found = _SUPERLATIVE.search(text)
    if found is None:
        return None
    if found["long"]:
        return found["long"], found["long"]
    stem = found["short"].removesuffix("est")
    if stem in _WITH_E:
        return found["short"], f"{stem}e"
    if stem.endswith("i"):
        return found["short"], f"{stem[:-1]}y"
    return found["short"], re.sub(r"([bdgmnprt])\1$", r"\1", stem)
