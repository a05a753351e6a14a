"""Where a message may call products by parts of their names: the sides of a comparison, what a question is about.

By how it is put alone; whether there are such products is found out elsewhere. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persea.language.plain import reader_text
from persea.store.vocabulary import Vocabulary
from persea.understand.content import content_of
from persea.understand.framed import framed
from persea.understand.topic import topic_of
from persea.values import Intent, Kind, Likely, Taken

_COMPARED = re.compile(
    r"\b(?:compare|comparison (?:of|between)|differences? between|how (?:do|does))\s+(?P<sides>.+)|^(?P<plain>.+\b(?:vs\.?|versus)\s.+)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\b(?:and|with|to|against|from|or)\b|\bvs\.?(?=\s)|\bversus\b)\s*")
_NO_NAME = re.compile(
    r"\b(?:please|for me|compared?|differ|different|to each other|side by side|which is (?:better|best|cheaper|lighter))\b|[?!.]+(?=\s|$)"
)
_ARTICLE = re.compile(r"^(?:the|a|an|my|your)\s+")
_ASKED = re.compile(
    r"^\W*(?:(?:and|so|ok|but|hmm)\b\W*)*(?:tell me (?:more |something )?about|more (?:about|on)|about|describe|what about|how about"
    r"|is|are|does|do|has|have|can|will|was"
    r"|how (?:much|heavy|long|big|tall|wide|light|good|warm|old)(?: is| are| does| do)"
    r"|what(?:'s| is| are) the (?:price|weight|size|colou?r|material|rating)s? of"
    r"|(?:what|which) (?:colou?rs?|sizes?|materials?) (?:does|do|is|are)|what is|where is|who makes)\s+the\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^about the (?P<name>.+?)(?: \((?P<chosen>[^()]*)\))?: (?P<question>(?:(?!: ).)+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class About:
    """A question about one product, as its page begins it: "About the Rain Jacket (Black, M): is it windproof?"."""

    name: str
    chosen: str
    """The option values in brackets ("Black, M"); empty where none are."""
    question: str


def read_about(said: str) -> About | None:
    """`said` as a question that names its product first. The name may hold colons and brackets of its own."""
    found = _ABOUT.match(" ".join(said.split()))
    return About(found["name"], found["chosen"] or "", found["question"]) if found else None


def compared_parts(said: str) -> tuple[str, ...]:
    """What `said` sets side by side, lower case ("swift trail", "fellside lite"); fewer than two where it does not."""
    text = " ".join(reader_text(said).lower().split())
    found = _COMPARED.search(text)
    if found is None:
        return ()
    sides = _NO_NAME.sub(" ", found["sides"] or found["plain"])
    parts = (_ARTICLE.sub("", part.strip()).strip() for part in _BETWEEN.split(sides))
    return tuple(part for part in parts if part)


def asked_of(said: str) -> str:
    """What follows "is the", "tell me about the" and the like, lower case: it may begin with a name."""
    found = _ASKED.match(" ".join(reader_text(said).lower().split()))
    return found["rest"].strip(" ?!.") if found else ""


def compare_named(taken: Sequence[Taken | str], unknown: Sequence[str]) -> Intent:
    """Products side by side, those called by parts of their names and, by their ids, those pointed to."""
    ids = tuple(dict.fromkeys(part if isinstance(part, str) else part.id for part in taken))
    named = tuple(part for part in taken if isinstance(part, Taken))
    return Intent(Kind.COMPARE, subject_ids=ids, taken=named, unknown=tuple(unknown), shopping=Likely.YES)


def ask_at_page(product_id: str, about: About, vocabulary: Vocabulary) -> Intent:
    """What is asked about a product that is called by its full name. What is chosen of it matters to what a variant
    has of its own."""
    text = reader_text(framed(about.question, vocabulary.locale)).lower()
    topic = topic_of(text, content_of(text, vocabulary))
    if about.chosen and "stock" in topic:
        chosen = about.chosen.lower()
        topic = tuple(dict.fromkeys([*topic, *content_of(chosen, vocabulary)]))
    return Intent(Kind.ASK, subject_ids=(product_id,), topic=topic, shopping=Likely.YES)
