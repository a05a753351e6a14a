"""How a request changes by what the shopper has said of themselves, and what is true of that in what is shown.

    intent + wishes -> intent, Heeding;  what was found with them, and without -> Heeded

Pure. What is never wanted becomes a must-not, a size and a brand go first, a budget is a limit. What a request says itself
wins: "leather boots" shows leather, whatever was remembered. What it does not do: keep wishes (remembering.py), or word
what it found (compose/remembered.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from persea.compose.remembered import Heeded
from persea.interests.facets import Facet
from persea.language.inflection import folded
from persea.language.plain import words
from persea.store.interest_decisions import Stance
from persea.store.vocabulary import Vocabulary
from persea.understand.stated import budget_of
from persea.understand.stated_words import LIKEWISE, NEVER_VEGAN
from persea.values import Gathered, Intent, Kind, Money, Record

_NAMED = (Facet.BRAND, Facet.CATEGORY, Facet.ATTRIBUTE)
_DIETS = ("vegan", "vegetarian")
_SEARCHED = (Kind.FIND, Kind.MORE, Kind.SIMILAR, Kind.GOES_WITH)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted or not, as it is remembered or was said in this conversation."""

    facet: str
    value: str
    stance: Stance
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Heeding:
    """What of the wishes bears on a request."""

    plain: Intent
    """The request without them."""
    never: tuple[tuple[str, ...], ...] = ()
    """Each with what is of the same stuff; without what the request says itself."""
    size: str = ""
    likes: tuple[str, ...] = ()
    budget: Money | None = None
    against: tuple[tuple[str, Wish], ...] = ()
    """What is asked for now, and was never wanted."""
    all_kept: bool = True
    """False where some of it was only said in this conversation."""


def heed(
    intent: Intent, wishes: Sequence[Wish], vocabulary: Vocabulary, currency: str
) -> tuple[Intent, Heeding | None]:
    """`intent` as `wishes` (the newest first) have it, and how; None where none of them bears on it."""
    if intent.kind not in _SEARCHED or intent.care is not None or not wishes:
        return intent, None
    asked = {folded(word) for text in (intent.text, *intent.filters.brands) for word in words(text)}
    known = {folded(term) for term in intent.filters.exclude_terms}
    never: dict[str, None] = {}
    against: list[tuple[str, Wish]] = []
    stuffs = [(wish, terms) for wish in wishes for terms in _never(wish, vocabulary.locale)]
    for wish, terms in stuffs:
        if named := [term for term in terms if asked.issuperset(folded(word) for word in words(term))]:
            against.append((named[0], wish))
        else:
            never |= dict.fromkeys(term for term in terms if folded(term) not in known)
    said_now = [terms for _, terms in stuffs if folded(terms[0]) in known]
    heeding = Heeding(
        plain=intent,
        never=tuple(terms for _, terms in stuffs if terms[0] in never and terms not in said_now),
        size=_size(intent, wishes, vocabulary),
        likes=_likes(intent, wishes),
        budget=_budget(intent, wishes, currency),
        against=tuple(against),
        all_kept=all(wish.is_kept for wish in wishes),
    )
    filters = replace(intent.filters, exclude_terms=(*intent.filters.exclude_terms, *never))
    if heeding.budget is not None:
        filters = replace(filters, max_price=heeding.budget)
    diets = tuple(
        diet for diet in _DIETS if diet in vocabulary.flags and any(_is(wish, diet) for wish in wishes)
    )
    filters = replace(filters, flags=tuple(dict.fromkeys((*filters.flags, *diets))))
    changed = replace(
        intent, filters=filters, sizes=(heeding.size,) if heeding.size else (), likes=heeding.likes
    )
    return changed, heeding if changed != intent or against else None


def _never(wish: Wish, locale: str) -> list[tuple[str, ...]]:
    """What must not be: each with what is of the same stuff."""
    if wish.stance is Stance.NEVER and wish.facet in _NAMED:
        terms = [wish.value.rpartition(": ")[2].rpartition(" > ")[2].lower()]
    else:
        terms = NEVER_VEGAN.get(locale, NEVER_VEGAN["en"]) if _is(wish, "vegan") else []
    return [(term, *LIKEWISE.get(term, ())) for term in terms]


def _is(wish: Wish, diet: str) -> bool:
    return wish.stance is Stance.ALWAYS and wish.facet == Facet.ATTRIBUTE and wish.value.lower() == diet


def _size(intent: Intent, wishes: Sequence[Wish], vocabulary: Vocabulary) -> str:
    """The newest, where the request names none and the shop has goods of that size."""
    option = vocabulary.option_named("size", "größe", "talla", "taille", "pointure")
    if option is None or intent.filters.options:
        return ""
    said = (
        wish.value.rpartition(": ")[2].lower()
        for wish in wishes
        if wish.facet == Facet.SIZE and wish.stance is Stance.ALWAYS
    )
    known = {
        word
        for _, values in vocabulary.options
        for value in values
        for word in value.replace("/", " ").split()
    }
    return next((size for size in said if size in known and size not in intent.text.split()), "")


def _likes(intent: Intent, wishes: Sequence[Wish]) -> tuple[str, ...]:
    if intent.filters.brands or intent.order:
        return ()
    wanted = (
        wish
        for wish in wishes
        if wish.stance is Stance.ALWAYS and wish.facet in (Facet.BRAND, Facet.ATTRIBUTE)
    )
    said = (wish.value.rpartition(": ")[2].lower() for wish in wanted)
    return tuple(dict.fromkeys(value for value in said if value not in _DIETS))


def _budget(intent: Intent, wishes: Sequence[Wish], currency: str) -> Money | None:
    """Of the goods asked for, where the request names no price; boots are no shoes here: names must agree."""
    if intent.filters.max_price or intent.filters.min_price or intent.relatives:
        return None
    asked = {folded(word) for word in words(intent.text)}
    for wish in wishes:
        budget = budget_of(wish.value, currency) if wish.facet == Facet.PRICE else None
        if budget is not None and asked.issuperset(folded(word) for word in words(budget[1])):
            return budget[0]
    return None


def as_told(intent: Intent, heeding: Heeding, found: Gathered, plain: Gathered) -> Intent:
    """`intent` for the words of the answer: a must-not that nobody said just now is told apart, and stands in the way only
    where there is something without it."""
    if not found.records and plain.records:
        return intent
    filters = replace(intent.filters, exclude_terms=heeding.plain.filters.exclude_terms)
    return replace(intent, filters=filters)


# ---------------------------------------------------------------- what came of it


def came_of(heeding: Heeding, found: Gathered, plain: Gathered) -> Heeded:
    """What the wishes have changed, as far as it is true of all that is shown."""
    shown = found.records
    ids = {record.id for record in shown}
    gone = [record for record in plain.records if record.id not in ids]
    left_out = tuple(
        terms[0]
        for terms in dict.fromkeys(heeding.never)
        if any(_speaks(record, term) for record in gone for term in terms)
    )
    brands = [(record.brand or "").lower() in heeding.likes for record in shown]
    is_lifted = any(brands) and not all(brands) and brands == sorted(brands, reverse=True)
    first = shown[0].brand if is_lifted and [r.id for r in plain.records] != [r.id for r in shown] else None
    return Heeded(
        without=left_out,
        is_empty=not shown and bool(left_out),
        size=heeding.size if shown and all(_has_size(record, heeding.size) for record in shown) else "",
        first=first or "",
        budget=heeding.budget if shown and _within(shown, heeding.budget) else None,
        against=tuple(
            (term, (wish.facet, wish.value, wish.stance))
            for term, wish in heeding.against
            if any(_speaks(record, term) for record in shown)
        ),
        is_kept=heeding.all_kept,
    )


def _within(shown: Sequence[Record], budget: Money | None) -> bool:
    return budget is not None and all(
        record.price is not None and record.price.amount_minor <= budget.amount_minor for record in shown
    )


def _has_size(record: Record, size: str) -> bool:
    """In stock, among its variants."""
    return bool(size) and any(
        is_there and any(size in value.replace("/", " ").split() for value in values)
        for values, is_there in record.variants
    )


def _speaks(record: Record, term: str) -> bool:
    values = (value for _, held in (*record.options, *record.attributes) for value in held)
    said = (record.title, record.brand or "", record.description, *record.category_path, *values)
    told = {folded(word) for part in said for word in words(part)}
    return told.issuperset(folded(word) for word in words(term))
