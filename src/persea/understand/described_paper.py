"""What to search the shop for, from a specification or a nutrition label that was handed over. English.

What it does not do: search, or promise that a product meets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persea.language.plain import singular, words
from persea.store.vocabulary import Vocabulary
from persea.values import Document, Paper

_MOST_WISHES = 4
_ROW = re.compile(r"^\W*(?P<name>[^|:\t\d]{2,40}?)\s*[|:\t]\s*(?P<value>[^|]{1,80}?)\s*\|?\s*$")
_YES = re.compile(r"\s*(?:yes|ja|s[íi]|oui|✓|✔|true|x)\s*", re.I)
_WISHED = re.compile(
    r"\b(?:material|upper|lining|fabric|colou?r|style|features?|water ?proof\w*|water ?resistan\w*|power|type|connectivity|finish|shape)\b",
    re.I,
)
_HEAD = re.compile(
    r"\b(?:specifications?|technical data|data ?sheet|spec ?sheet|tech specs|product|nutrition(?:al)? (?:facts|information|values?)|ingredients|item|model)\b|[:#*|]",
    re.I,
)
_CLAIMS = (
    ("gluten free", re.compile(r"\bgluten[- ]?free\b|\bfree (?:of|from) gluten\b", re.I)),
    ("vegan", re.compile(r"\bvegan\b", re.I)),
    ("vegetarian", re.compile(r"\bvegetarian\b", re.I)),
    ("organic", re.compile(r"\borganic\b", re.I)),
    ("lactose free", re.compile(r"\b(?:lactose|dairy)[- ]?free\b", re.I)),
    ("sugar free", re.compile(r"\bsugar[- ]?free\b|\bno (?:added )?sugars?\b|\b(?:total |of which )?sugars?\s*[:|]?\s*0(?:[.,]0)? ?g\b", re.I)),
    ("nut free", re.compile(r"\bnut[- ]?free\b", re.I)),
    ("decaffeinated", re.compile(r"\bdecaf(?:feinated)?\b", re.I)),
)  # fmt: skip


def wish_of(document: Document, vocabulary: Vocabulary) -> str:
    """As somebody would say it: "waterproof leather boots", "gluten free oat bar"; empty where it names no kind of thing that the shop
    has a word for."""
    thing = _thing(document, vocabulary)
    if not thing:
        return ""
    wishes = _claims(document) if document.paper is Paper.NUTRITION else _qualities(document, vocabulary)
    said = [wish for wish in dict.fromkeys(wishes) if wish not in thing]
    return " ".join([*said[:_MOST_WISHES], thing])


def name_of(document: Document) -> str:
    """What the product of a specification or label is called: its title, or its first line that says more than what it is."""
    lines = (line for page in document.pages[:1] for line in page.text.split("\n"))
    for line in (document.title, *lines):
        name = " ".join(_HEAD.sub(" ", line).split()).strip(" -–,.")
        if name and not re.search(r"\d{3,}", name) and len(name.split()) <= 8:
            return name
    return ""


def claims_of(document: Document) -> list[str]:
    return _claims(document)


def _thing(document: Document, vocabulary: Vocabulary) -> str:
    """The shop's own word for it, with the word before it where both stand in its name ("hiking boot")."""
    told = words(name_of(document))
    known = vocabulary.nouns | {
        singular(word) for category in vocabulary.categories for word in words(category)
    }
    for at in reversed(range(len(told))):
        if singular(told[at]) in known:
            return (
                " ".join(told[max(at - 1, 0) : at + 1])
                if at and told[at - 1].isalpha() and _is_common(told[at - 1], vocabulary)
                else told[at]
            )
    return ""


def _is_common(word: str, vocabulary: Vocabulary) -> bool:
    """A word that the shop has too, and no name of somebody else's brand."""
    return (
        any(word in words(category) for category in vocabulary.categories)
        or singular(word) in vocabulary.nouns
    )


def _qualities(document: Document, vocabulary: Vocabulary) -> Iterator[str]:
    text = "\n".join(page.text for page in document.pages)
    colours = vocabulary.option_named("colour", "color")
    for line in text.split("\n"):
        found = _ROW.match(line)
        if found is None:
            continue
        name, value = found["name"].strip(" |*-").lower(), found["value"].strip().lower()
        if _YES.fullmatch(value) and name in vocabulary.flags:
            yield name
        elif _WISHED.search(name):
            parts = [part.strip() for part in re.split(r"[,/;]| and ", value)]
            for part in parts[:2]:
                is_colour = "colo" in name
                if not is_colour and part.isalpha() and len(part) > 2:
                    yield part
                elif is_colour and colours and part in colours[1]:
                    yield part
                    break


def _claims(document: Document) -> list[str]:
    text = "\n".join(page.text for page in document.pages)
    return [claim for claim, pattern in _CLAIMS if pattern.search(text)]
