"""Reads a request for several goods that make one purchase: "a tent, a sleeping bag and a lamp, 400 together",
"a running outfit under $200, no leather, I'm 42".

Goods that are listed are taken as listed; an occasion stands for what the table of occasions says it takes, or for
what the shop knows of it. A request for goods of one kind is none of this. What it does not do: look into the shop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.language.things import thing_named
from persea.store.vocabulary import Vocabulary
from persea.understand.content import FILLER, content_of, fold, kind_of_goods
from persea.understand.framed import goods_word
from persea.understand.limits import read_limits
from persea.understand.occasions import Occasion, OccasionPiece, occasion_named, occasions
from persea.understand.set_budget import read_people, read_sums
from persea.values import Filters, Order, PieceWanted, SetWanted

_APART = re.compile(
    r"\s*(?:[,;:\n…]|\.\.+|\.(?= |$)|\+|&|\b(?:and|plus|as well as|along with|together with|also)\b)\s*"
)
_NEEDED = r"(?: (?:that |which |what )?(?:i|we|you|one|he|she|they)(?:'d| would|'ll| will)?(?: may| might| could)?(?: all)? (?:need|want|use|take|require)s?)?"
_EVERYTHING = re.compile(
    rf"\b(?:everything|all the (?:things|stuff|bits|basics|essentials|gear|kit)|all(?= (?:that |which |what )?(?:i|we|you) )|the (?:whole|full|complete) (?:kit|set|gear|outfit|package)|whatever){_NEEDED}"
    r" (?:for|to (?:go|start|begin|set up|take up|have|host|throw|make|do|get into))\b(?: a| an| my| our| the| some| her| his| their)*"
    r"|\bwhat (?:all )?(?:do|would|will|should|does) (?:i|we|one|he|she) (?:need|take|pack|bring|buy|get) (?:for|to go|to start)\b(?: a| an| my| our| the)*"
)
_OUTFIT = re.compile(
    r"\b(?:outfits?|ensemble|get-?up|starter (?:kit|set|pack)|(?:complete|full|whole|entire) (?:set|kit|look|outfit|setup|gear|equipment))\b(?: (?:for|to go)\b(?: a| an| my| our| the)*)?"
)
_FURNISH = re.compile(
    r"\b(?:furnish|equip|kit (?:me |us |him |her |them )?out|fit out|fit me out|set up|deck out|do up|decorate|outfit (?=my|our|the|me|us))\b(?: me| us)?(?: out)?(?: for| with)?(?: a| an| my| our| the| his| her| their)*"
)
_WEAK = re.compile(
    r"\b(?:gear|equipment|essentials|basics|supplies|set-?up|corner|station|nook|bundle|package|look|set|stuff|things|kit|clothes|clothing)\b(?: (?:for|to go)\b(?: a| an| my| our| the)*)?"
)
_SINGLE = re.compile(
    r"\b(?:difference|compare|versus|vs|which|how|why|does|is it|are they|tell me|between \w+ and)\b"
)
_OR = re.compile(r"\bor\b")
_ARTICLE = re.compile(
    r"^(?:(?:and|also|with|i|we|need|want|would|like|'d|please|maybe|buy|get|me|find|show|looking|for|hi|hello|hey)\s+)*(?:a|an|some|the|my|one|two|three|four|five|six|\d{1,2})\b"
)
_QUANTITY = re.compile(
    r"^(?P<lead>(?:[^\W\d_]+[' ]+){0,6}?)(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a pair of|half a dozen|a dozen)\s*(?:x|×|pieces? of|pcs(?: of)?|pairs? of)?\s+(?=[^\W\d_]{2,})",
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "twelve": 12, "a couple of": 2, "a pair of": 1, "half a dozen": 6, "a dozen": 12}  # fmt: skip
_IN_SIZE = re.compile(
    r"\bin (?:size )?(?=(?:3[4-9]|4\d|5[0-2])(?:\.5)?\b(?! (?:dollars|euros|bucks|usd|eur))|(?:xxs|xs|s|m|l|xl|xxl)\b)"
)
_FOR_WHAT = re.compile(
    r"^\W*(?:(?:hi|hello|hey|ok|so)\W+)?(?:it'?s )?for (?P<what>(?:my |our |the |a |an |his |her )?[^,;:\d]{3,40}?),? (?=(?:i|we)(?:'d| would|'m| am)? (?:need|want|like|look|require))"
)
_ALL_LIGHT = re.compile(
    r"\b(?:all|everything|each|both)(?: of (?:it|them))?(?: (?:should|must|has to|have to) be)?(?: as)? light(?:-?weight)?(?: as possible)?\b(?! [a-z])"
)
_OPEN = re.compile(r"…|\.\.\.|\betc\b|\band (?:so on|the like|everything|all that|whatever else)\b")
_SAME = re.compile(
    r"\b(?:all (?:of|from|by) (?:the same|one) (?P<one>brand|maker|colou?r)|(?:same|matching|one) (?P<two>brand|maker|colou?r)s?\b|(?P<match>matching|that match|colou?r[- ]coordinated)\b)"
)
_LIGHT = re.compile(
    r"^(?:(?:but|and|as|very|nice and|preferably|ideally|quite)\s+)*light(?:-?weight)?(?: please| as possible)?$"
)
_NOT_GOODS = frozenset(
    "gift gifts present presents budget money set outfit everything total kit list idea help bit lot rest more most people".split()
)


@dataclass(frozen=True, slots=True)
class Segment:
    text: str
    content: tuple[str, ...]
    goods: str
    filters: Filters
    order: Order | None
    quantity: int


def read_set(said: str, vocabulary: Vocabulary, currency: str) -> SetWanted | None:
    """The set that `said` (lower-case text, framed) asks for; None where it asks for none."""
    text = _ALL_LIGHT.sub(" , lightweight , ", _IN_SIZE.sub("size ", said))
    what = _FOR_WHAT.match(text)
    text = text[what.end() :] if what else text
    if _SINGLE.search(text) and not _EVERYTHING.search(text):
        return None
    sums = read_sums(text, currency, lambda part: bool(_goods_in(part, vocabulary)))
    text, people = read_people(sums.rest)
    open_list = _OPEN.search(text) is not None
    occasion, label, text = _occasion(text, vocabulary, budgeted=sums.total is not None)
    same = _SAME.search(text)
    text = _SAME.sub(" ", text)
    segments = [
        replace(one, goods="", content=(), order=Order.LIGHTEST) if _LIGHT.match(one.text) else one
        for one in read_segments(text, vocabulary, currency)
    ]
    listed = [one for one in segments if one.goods]
    if label is None and not _is_list(listed, text, bool(sums.total or sums.each)):
        return None
    label = label or (" ".join(_telling(what["what"], vocabulary)) if what else "")
    pieces = tuple(as_piece(one) for one in listed)
    if occasion is not None and (len(pieces) < 2 or open_list):
        pieces = (*of_occasion(occasion, people, pieces, vocabulary), *pieces)
    pieces = tuple(_as_there(one, pieces, vocabulary) for one in pieces)
    conditions = [one for one in segments if not one.goods]
    if sums.each is not None:
        pieces = tuple(
            replace(one, filters=replace(one.filters, max_price=one.filters.max_price or sums.each))
            for one in pieces
        )
    wanted = SetWanted(
        pieces,
        occasion=label,
        budget=sums.total,
        budget_said=sums.said,
        same=_same_of(same) if same else "",
        people=people,
    )
    return conditioned(wanted, conditions)


def conditioned(wanted: SetWanted, conditions: Sequence[Segment]) -> SetWanted:
    """`wanted` with what was said of all its pieces."""
    filters, sizes, order, colour = wanted.filters, list(wanted.sizes), wanted.order, wanted.colour
    for one in conditions:
        new = one.filters
        filters = replace(
            filters,
            exclude_terms=tuple(dict.fromkeys((*filters.exclude_terms, *new.exclude_terms))),
            in_stock=filters.in_stock or new.in_stock,
            on_sale=filters.on_sale or new.on_sale,
            min_rating=new.min_rating or filters.min_rating,
            flags=tuple(dict.fromkeys((*filters.flags, *new.flags))),
        )
        sizes += [size for size in new.options if size not in sizes]
        order = one.order or order
        colour = next((word for word in one.content if word in COLOURS), colour)
    # What is said of one piece must not be broken by another either: "no leather" behind the last of them is for all.
    last = wanted.pieces[-1].filters.exclude_terms if wanted.pieces else ()
    filters = replace(filters, exclude_terms=tuple(dict.fromkeys((*filters.exclude_terms, *last))))
    return replace(wanted, filters=filters, sizes=tuple(sizes), order=order, colour=colour)


def read_segments(text: str, vocabulary: Vocabulary, currency: str) -> list[Segment]:
    """What stands between commas and "and", each with the goods it names, if any, and what it says of them."""
    found = []
    for part in _APART.split(text):
        part = part.strip(" ?!.'\"")
        if part:
            found.append(_segment(part, vocabulary, currency))
    several = sum(bool(one.goods) for one in found) > 1
    return [_as_unknown(one) if several else one for one in found]


def as_piece(segment: Segment) -> PieceWanted:
    text = " ".join(segment.content)
    ways = dict.fromkeys(((text, segment.goods), (segment.goods, segment.goods)))
    return PieceWanted(text, tuple(ways), segment.quantity, segment.filters)


def of_occasion(
    occasion: Occasion, people: int | None, listed: Sequence[PieceWanted], vocabulary: Vocabulary
) -> tuple[PieceWanted, ...]:
    """What `occasion` takes, without what is `listed` by itself."""
    known = {
        fold(word, vocabulary.locale) for one in listed for _, goods in one.ways for word in words(goods)
    }
    pieces = []
    for piece in occasion.pieces:
        ways = tuple((way, kind_named(words(way), vocabulary) or words(way)[-1]) for way in piece.ways)
        if any(fold(word, vocabulary.locale) in known for way in piece.ways for word in words(way)[-1:]):
            continue
        count = people if piece.for_each and people else 1
        pieces.append(PieceWanted(piece.ways[0], ways, count, named=False))
    return tuple(pieces)


def _as_there(piece: PieceWanted, pieces: Sequence[PieceWanted], vocabulary: Vocabulary) -> PieceWanted:
    """`piece` as it is called on the occasion to which two others of `pieces` belong: a lamp beside a tent is one to camp
    with."""
    if not piece.named or len(words(piece.ways[0][0])) > 1:
        return piece
    for occasion in occasions(vocabulary.locale):
        parts = [part for part in occasion.pieces if _is_part(piece, part, vocabulary)]
        if (
            parts
            and sum(any(_is_part(one, part, vocabulary) for part in occasion.pieces) for one in pieces) > 2
        ):
            ways = tuple((way, kind_named(words(way), vocabulary) or words(way)[-1]) for way in parts[0].ways)
            return replace(piece, ways=tuple(dict.fromkeys((*ways, *piece.ways))))
    return piece


def _is_part(piece: PieceWanted, part: OccasionPiece, vocabulary: Vocabulary) -> bool:
    said = [fold(word, vocabulary.locale) for word in words(piece.ways[0][0])]
    ways = ([fold(word, vocabulary.locale) for word in words(way)] for way in part.ways)
    return any(way[-len(said) :] == said for way in ways)


def _segment(part: str, vocabulary: Vocabulary, currency: str) -> Segment:
    limits = read_limits(part, vocabulary, currency)
    rest, quantity = _quantity(limits.rest)
    content = tuple(
        word for word in content_of(rest, vocabulary) if word not in _NOT_GOODS and not word.isdigit()
    )
    goods = kind_named(content, vocabulary)
    return Segment(part, content, goods, limits.filters, limits.order, quantity)


def _as_unknown(one: Segment) -> Segment:
    """Among goods that are listed, what stands like goods ("a grinder") is taken for such, though nobody knows any."""
    said = [word for word in one.content if word not in COLOURS]
    if one.goods or not 0 < len(said) <= 3 or one.filters != Filters() or not _ARTICLE.match(one.text):
        return one
    return replace(one, goods=said[-1])


def kind_named(content: Sequence[str], vocabulary: Vocabulary) -> str:
    """The words of `content` that name a kind of goods, two where only both do ("sleeping bag"); empty where none does."""
    if not content:
        return ""
    kind = kind_of_goods(list(content), vocabulary)
    thing = thing_named(" ".join(content[-2:]))
    if " " in thing and (not kind or kind == content[-1]):
        return thing
    pairs = [pair for pair in pairwise(content) if kind in pair and _is_category(pair, vocabulary)]
    return " ".join(pairs[-1]) if pairs else kind or thing


def _is_category(pair: tuple[str, str], vocabulary: Vocabulary) -> bool:
    return tuple(fold(word, vocabulary.locale) for word in pair) in _category_pairs(vocabulary)


@lru_cache(maxsize=2)
def _category_pairs(vocabulary: Vocabulary) -> frozenset[tuple[str, ...]]:
    said = (words(name) for name in vocabulary.categories)
    return frozenset(tuple(fold(word, vocabulary.locale) for word in name) for name in said if len(name) == 2)


def _goods_in(part: str, vocabulary: Vocabulary) -> str:
    return kind_named([word for word in content_of(part, vocabulary) if word not in _NOT_GOODS], vocabulary)


def _quantity(rest: str) -> tuple[str, int]:
    match = _QUANTITY.match(rest)
    if match is None or (match["count"].isdigit() and not 1 <= int(match["count"]) <= 24):
        return rest, 1
    count = _COUNTS.get(match["count"]) or int(match["count"])
    return f"{match['lead']}{rest[match.end() :]}", count


def _is_list(listed: Sequence[Segment], text: str, budgeted: bool) -> bool:
    """Whether goods of several kinds are asked for at once; two kinds only where each is counted, or one sum is for both."""
    kinds = {one.goods for one in listed}
    if len(kinds) < 2 or _OR.search(text):
        return False
    if len(kinds) > 2:
        return True
    each_counted = all(_ARTICLE.match(one.text) for one in listed)
    own_limits = all(one.filters.max_price for one in listed)
    return budgeted or own_limits or (each_counted and any(one.quantity > 1 for one in listed))


def _occasion(
    text: str, vocabulary: Vocabulary, *, budgeted: bool
) -> tuple[Occasion | None, str | None, str]:
    """The occasion that `text` names with a word for a set ("outfit", "everything for"), what it is called, and the text
    without both; (None, None, text) where it names none."""
    strong = next((match for cue in (_EVERYTHING, _FURNISH, _OUTFIT) if (match := cue.search(text))), None)
    cue = strong or _WEAK.search(text)
    if cue is None:
        return None, None, text
    clause_start = max(text.rfind(mark, 0, cue.start()) for mark in ",;:.\n") + 1
    ends = [at for mark in ",;:.\n…" if (at := text.find(mark, cue.end())) >= 0]
    clause_end = min(ends, default=len(text))
    before, after = text[clause_start : cue.start()], text[cue.end() : clause_end]
    spoken = " ".join(words(f"{before} {after}"))
    known = occasion_named(spoken, vocabulary.locale)
    telling = _telling(after, vocabulary) or _telling(before, vocabulary)
    name = " ".join(telling)
    if known is None and (strong is None or not name):
        return None, None, text
    if known is not None and strong is None and not (budgeted or ":" in text[clause_end : clause_end + 1]):
        return None, None, text
    if strong is None and len(words(before)) < 2 and kind_of_goods(words(cue[0])[:1], vocabulary):
        return None, None, text  # "coffee set" where the shop has sets
    return known, name or cue[0].strip(), f"{text[:clause_start]} , {text[clause_end:]}"


def _telling(part: str, vocabulary: Vocabulary) -> list[str]:
    limits = read_limits(part, vocabulary, "USD")
    return [goods_word(word) for word in words(limits.rest) if word not in FILLER and word not in _NOT_GOODS][
        :4
    ]


def _same_of(match: re.Match[str]) -> str:
    said = match["one"] or match["two"] or "colour"
    return "brand" if said in ("brand", "maker") else "colour"
