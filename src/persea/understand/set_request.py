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
from persea.understand.content import content_of, fold, kind_of_goods
from persea.understand.errand import GIFT
from persea.understand.limits import read_limits
from persea.understand.must_nots import put_must_nots
from persea.understand.occasions import Occasion, OccasionPiece, occasion_named, occasions
from persea.understand.set_asides import without_asides
from persea.understand.set_budget import read_people, read_sums
from persea.understand.set_everyday import in_shop_words
from persea.understand.set_list import apart, either, leaves_noun_out, whose
from persea.understand.set_occasion import EVERYTHING, NOT_GOODS, called, read_occasion
from persea.understand.set_told import place_of_all, unpacked, without_story
from persea.understand.set_whose import for_whom, not_for_other, one_owner
from persea.understand.set_words import brands_of_all, without_telling
from persea.values import Filters, Order, PieceWanted, SetWanted

_APART = re.compile(
    r"\s*(?:[,;:\n…]|\.\.+|[.!?]+(?= |$)|\s[-–—]\s|\+|&|\bn(?= (?:a|an|the|some)\b)|\b(?:and|plus|as well as|along with|together with|also)\b)\s*"
)
_SINGLE = re.compile(
    r"\b(?:difference|compare|versus|vs|which|how|why|does|is it|are they|tell me|between \w+ and)\b"
)
_ANY_WILL_DO = re.compile(
    r"\b(?:whatever|or something|or anything|any of (?:those|these|them)|one of (?:those|these)|not fussed|doesn'?t matter which|or so)\b"
)
_OR = re.compile(r"\bor\b")
_NUMBER_OF_PARTS = re.compile(
    r"\bwith (?:the |its )?(one|two|three|four|five|six|seven|eight|nine|ten)(?= [a-z])"
)
_HEADING = re.compile(r"^(?P<heading>[^:]{3,80}):\s+(?P<list>.+)$", re.DOTALL)
_VAGUE = re.compile(r"\b(?:stuff|gear|things|equipment|supplies|essentials|basics)\b")
_LONGEST_LABEL = 4  # words
_OF_THE_GOODS = re.compile(
    r"^(?:(?:and|but|also|or|preferably|ideally)\s+)*(?:(?:something|anything|one|ones|it)\s+)?(?:that|which|whose|who|what)\b(?!\s+(?:about|else|do|kind|sort|other|would|should)\b)"
    r"|^(?:(?:and|but|also)\s+)*(?:(?:it|they|which|that)\s+)?(?:must|mustn't|should|shouldn't|has\s+to|have\s+to|needs?\s+to|can|could|ideally|preferably)\b(?!\s+(?:i|you|we)\b)"
    r"|^.{2,40}\bwould\s+be\s+(?:good|nice|great|ideal|lovely|perfect|a\s+(?:plus|bonus)|best)\b"
    r"|^\W*(?:(?:size|about|around|roughly)\s+)?\d+(?:[.,]\d+)?\s?(?:mm|cm|m|l|ml|g|kg|inch(?:es)?|in|litres?|liters?|x\s?\d+\s?cm)\W*$"
)
"""It tells of goods that were named before: "whose cover comes off", "28 cm"."""
_ARTICLES = frozenset(("a", "an", "the"))
_SETS = frozenset(("set", "sets"))
_MORE_THINGS = frozenset("tee tees".split())
_ARTICLE = re.compile(
    r"^(?:(?:and|also|with|i|we|need|want|would|like|'d|please|maybe|buy|get|me|find|show|looking|looking for|hi|hello|hey)\s+)*(?:a|an|some|one|two|three|four|five|six|\d{1,2})\b"
)
_QUANTITY = re.compile(
    r"^(?P<lead>(?:(?!(?:an?|one|with|of|that|which|has|having|for|in|on|at)\b)[^\W\d_]+[' ]+){0,6}?)(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a pair of|half a dozen|a dozen|zwei|drei|vier|fünf|sechs|acht|dos|tres|cuatro|cinco|seis|ocho|deux|trois|quatre|cinq|six|huit)\s*(?:x|×|pieces? of|pcs(?: of)?|pairs? of)?\s+(?=[^\W\d_]{2,})",
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "twelve": 12, "a couple of": 2, "a pair of": 1, "half a dozen": 6, "a dozen": 12,
           "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "acht": 8, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
           "seis": 6, "ocho": 8, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8}  # fmt: skip
_IN_SIZE = re.compile(
    r"\bin (?:size )?(?=(?:3[4-9]|4\d|5[0-2])(?:\.5)?\b(?! (?:dollars|euros|bucks|usd|eur))|(?:xxs|xs|s|m|l|xl|xxl)\b)"
)
_FOR_WHAT = re.compile(
    r"^\W*(?:(?:hi|hello|hey|ok|so)\W+)?(?:it'?s )?for (?P<what>(?:my |our |the |a |an |his |her )?[^,;:\d]{3,40}?),? (?=(?:i|we)(?:'d| would|'m| am)? (?:need|want|like|look|require))"
)
_OF_LENGTH = re.compile(r"\b(?P<number>\d+(?:\.\d+)?) (?P<unit>cm|mm|ml|kg|l)\b")
_AFTER = re.compile(r"\b(?:i'?m|i am|we'?re|we are) after\b")
_ALL_LIGHT = re.compile(
    r"\b(?:all|everything|each|both)(?: of (?:it|them))?(?: (?:should|must|has to|have to) be)?(?: as)? light(?:-?weight)?(?: as possible)?\b(?! [a-z])"
)
_TELLS = re.compile(
    r"(?:and |but |so |as )*(?:my|our|his|her|the|we|i|he|she|they|it)\b(?:'s|'m|'re)? (?:[\w']+ ){0,3}?(?:is|are|was|were|arrives?|comes?|came|moves?|moved|moving|starts?|turns?|gets?|loves?|likes?|goes|went|going|lost|broke)\b"
)
"""It tells something, and asks for no goods: "my puppy arrives tomorrow"."""
_BEHIND = re.compile(r"\s(?:for|with|w/|in|of|from|to|that|which|made)\s")
_OPEN = re.compile(
    r"(?:…|\.\.\.)(?=\s*(?:$|[,;.?!]|(?:under|for|max|up to|and|all|budget|total|together|everything|whatever)\b))|\betc\b|\band (?:so on|the like|everything|all that|whatever else)\b"
)
_SAME = re.compile(
    r"\b(?:all (?:of|from|by) (?:the same|one) (?P<one>brand|maker|colou?r)|(?:same|matching|one) (?P<two>brand|maker|colou?r)s?\b|(?P<match>matching|that match|colou?r[- ]coordinated)\b)"
)
_LIGHT = re.compile(
    r"^(?:(?:but|and|as|very|nice and|preferably|ideally|quite)\s+)*light(?:-?weight)?(?: please| as possible)?$"
)
_NOUN_FIRST = ("es", "fr")
_STUFFS = frozenset(
    """
    leather suede wool merino woollen cashmere cotton linen silk down fleece denim wood wooden oak ash bamboo steel stainless
    iron brass copper glass ceramic stoneware porcelain enamel rattan willow jute cork plastic vegan organic rechargeable
    wireless waterproof insulated
    """.split()
)
"""Words for how a thing must be, which no search for it may give up."""


@dataclass(frozen=True, slots=True)
class Segment:
    text: str
    content: tuple[str, ...]
    goods: str
    filters: Filters
    order: Order | None
    quantity: int
    traits: frozenset[str] = frozenset()
    """Words of `content` that say how the thing must be."""
    is_elided: bool = False
    """Its noun was left out: "a small one"."""
    instead: tuple[Segment, ...] = ()
    """Where one or the other will do: both."""


def read_set(said: str, vocabulary: Vocabulary, currency: str) -> SetWanted | None:
    """The set that `said` (lower-case text, framed) asks for; None where it asks for none."""

    def has_goods(part: str) -> bool:
        return bool(_goods_in(part, vocabulary))

    said = in_shop_words(without_asides(said, has_goods), has_goods, vocabulary.flags)
    said = without_story(put_must_nots(_AFTER.sub("i need", said), of_set=True), has_goods)
    said, brands = brands_of_all(without_telling(said), vocabulary)
    text = _ALL_LIGHT.sub(" , lightweight , ", _IN_SIZE.sub("size ", re.sub(r"\bsz\b", "size", said)))
    what = _FOR_WHAT.match(text)
    text = text[what.end() :] if what else text
    if _ANY_WILL_DO.search(text) and GIFT.search(text):
        return None  # "a present: a ball, a bowl, whatever" is any of these
    if _SINGLE.search(text) and not EVERYTHING.search(text):
        return None

    text = apart(unpacked(text, has_goods), has_goods)
    sums = read_sums(text, currency, has_goods)
    text, people = read_people(sums.rest, has_goods)
    text, owner = for_whom(text)
    text, place = place_of_all(text, has_goods)
    open_list = _OPEN.search(text) is not None
    named = read_occasion(text, vocabulary, budgeted=sums.total is not None, for_people=people is not None)
    text = named.rest if named else text
    heading = "" if named else _heading_of(text, vocabulary, currency)
    text = text[len(heading) :]
    same = _SAME.search(text)
    text = _SAME.sub(" ", text)
    segments = [
        replace(one, goods="", content=(), order=Order.LIGHTEST) if _LIGHT.match(one.text) else one
        for one in read_segments(text, vocabulary, currency)
    ]
    segments = [replace(one, goods="") if _is_heading(one, vocabulary) else one for one in segments]
    listed = [one for one in segments if one.goods]
    if len(listed) > 1:
        segments = [replace(one, goods="") if _is_stated(one, vocabulary) else one for one in segments]
        listed = [one for one in segments if one.goods]
    if named is None and not _is_list(listed, text, bool(sums.total or sums.each)):
        return None
    label = named.label if named else _short(called(what["what"] if what else heading, vocabulary) or place)
    pieces = tuple(as_piece(one) for one in listed)
    if who := next(filter(None, map(whose, (heading, *(one.text for one in segments if not one.goods)))), ""):
        pieces = tuple(_for(who, one) for one in pieces)
        label = "" if whose(label) else label
    if named and named.occasion is None and not pieces:
        pieces = _in_a_row(named.label, vocabulary, currency)
    if named and named.occasion and (len(pieces) < 2 or open_list):
        pieces = (*of_occasion(named.occasion, people, pieces, vocabulary), *pieces)
    theirs = "" if owner else one_owner([one.ways[0][0] for one in pieces])
    pieces = tuple(_for(owner, one) for one in pieces) if owner else pieces
    pieces = tuple(not_for_other(theirs, one) for one in pieces) if theirs else pieces
    known = named.occasion if named else None
    pieces = tuple(_as_there(one, pieces, vocabulary, known) for one in pieces)
    pieces = tuple(_for_people(one, people, vocabulary) for one in pieces)
    conditions = [one for one in segments if not one.goods]
    if named:
        conditions.insert(0, replace(_segment(named.clause, vocabulary, currency), goods=""))
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
        filters=Filters(brands=brands),
    )
    return conditioned(wanted, conditions)


def _for(who: str, piece: PieceWanted) -> PieceWanted:
    """ "Women's": of the pieces that come so."""
    text, goods = piece.ways[0]
    if who in words(text):
        return piece
    return replace(piece, ways=((f"{who} {text}", goods), *piece.ways))


def _is_stated(one: Segment, vocabulary: Vocabulary) -> bool:
    """Whether it is what goods state, though titles end so: "dark roast" of "espresso beans, dark roast"."""
    shelves = {fold(said[-1], vocabulary.locale) for name in vocabulary.categories if (said := words(name))}
    rest = [word for word in one.content if word not in words(one.goods)]
    if (
        not rest
        or " " in one.goods
        or fold(one.goods, vocabulary.locale) in shelves
        or _ARTICLE.match(one.text)
    ):
        return False
    return set(rest) <= vocabulary.stated


def _heading_of(text: str, vocabulary: Vocabulary, currency: str) -> str:
    """What stands before the colon of a list of goods, with it: what the list is for, and none of the goods."""
    match = _HEADING.match(text)
    if match is None:
        return ""
    listed = [one for one in read_segments(match["list"], vocabulary, currency) if one.goods]
    return match[0][: match.start("list")] if len(listed) > 1 else ""


def _short(label: str) -> str:
    """`label` where it may be one, and is no sentence."""
    said = words(label)
    return label if len(said) <= _LONGEST_LABEL and not _TELLS.match(label) else ""


def _is_heading(one: Segment, vocabulary: Vocabulary) -> bool:
    """ "First kitchen!" before the goods names no kitchen."""
    known = occasion_named(" ".join(words(one.text)), vocabulary.locale)
    return known is not None and any(
        len(words(name)) > 1 and name in one.text and one.goods in words(name) for name in known.names
    )


def _in_a_row(label: str, vocabulary: Vocabulary, currency: str) -> tuple[PieceWanted, ...]:
    """ "Boots jacket backpack": goods, and nothing between them."""
    said = words(label)
    if len(said) < 2 or not all(kind_named([word], vocabulary) for word in said):
        return ()
    return tuple(as_piece(_segment(word, vocabulary, currency)) for word in said)


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
        if part and not _TELLS.match(part) and not _VAGUE.search(part):
            one = _segment(part, vocabulary, currency)
            found.append(replace(one, goods="") if _OF_THE_GOODS.match(part) else one)
    found = _with_nouns(found)
    several = sum(bool(one.goods) for one in found) > 1
    return [_as_unknown(one) if several else one for one in found]


def _with_nouns(segments: Sequence[Segment]) -> list[Segment]:
    """With the noun where it is left out, and without the sum of what is then told one by one: "two mugs, one blue, one red"."""
    found: list[Segment] = []
    of: Segment | None = None
    told = 0
    for one in segments:
        if of is not None and not one.goods and leaves_noun_out(one.text):
            told += 1
            if told == of.quantity > 1 and of in found:
                found.remove(of)
            noun = tuple(words(of.goods))
            one = replace(one, goods=of.goods, content=(*one.content, *noun), is_elided=True)
        elif one.goods:
            of, told = one, 0
        found.append(one)
    return found


def as_piece(segment: Segment) -> PieceWanted:
    text = " ".join(segment.content)
    kept = [word for word in segment.content if word in segment.traits and word not in words(segment.goods)]
    if segment.instead:
        ways = dict.fromkeys((" ".join(one.content), one.goods) for one in segment.instead)
        return PieceWanted(
            " or ".join(said for said, _ in ways), tuple(ways), segment.quantity, segment.filters
        )
    ways = dict.fromkeys(((text, segment.goods), (" ".join((*kept, segment.goods)), segment.goods)))
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
        ways = tuple((way, _kind_of_way(way, vocabulary)) for way in piece.ways)
        if any(fold(word, vocabulary.locale) in known for way in piece.ways for word in words(way)[-1:]):
            continue
        count = people if piece.for_each and people else 1
        pieces.append(PieceWanted(piece.ways[0], ways, count, for_each=piece.for_each, named=False))
    return tuple(pieces)


def _as_there(
    piece: PieceWanted, pieces: Sequence[PieceWanted], vocabulary: Vocabulary, named: Occasion | None = None
) -> PieceWanted:
    """`piece` as it is called on the occasion that is `named`, or to which two others of `pieces` belong: a lamp beside a tent
    is one to camp with."""
    said = words(piece.ways[0][0])
    if not piece.named or len(said) > (2 if said[0] in _FED else 1):
        return piece
    whole, piece = piece, replace(piece, ways=((said[-1], piece.ways[0][1]),)) if said[1:] else piece
    for occasion in occasions(vocabulary.locale):
        parts = [part for part in occasion.pieces if _is_part(piece, part, vocabulary)]
        if parts and sum(
            any(_is_part(one, part, vocabulary) for part in occasion.pieces) for one in pieces
        ) > (1 if occasion is named else 2):
            is_kind = _is_a_category(piece.ways[0][0], vocabulary)
            ways = tuple(
                (way, piece.ways[0][1] if is_kind else _kind_of_way(way, vocabulary))
                for way in parts[0].ways
                if not is_kind or (_is_part(piece, OccasionPiece((way,)), vocabulary) and len(words(way)) > 1)
            )  # a mug is none of the glasses that may take its place
            found = tuple(dict.fromkeys((*ways, *whole.ways)))
            return replace(piece, ways=found, implied=len(ways) if is_kind else 0)
    return whole


_FED = frozenset("food water feeding drinking eating".split())
"""A "food bowl" is a bowl, of whatever eats there."""


def _is_a_category(name: str, vocabulary: Vocabulary) -> bool:
    return fold(name, vocabulary.locale) in _category_folds(vocabulary)


@lru_cache(maxsize=2)
def _category_folds(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(fold(name, vocabulary.locale) for name in vocabulary.categories)


def _for_people(piece: PieceWanted, people: int | None, vocabulary: Vocabulary) -> PieceWanted:
    """Of plates, glasses and the like everybody has one, as occasions tell."""
    every = (part for occasion in occasions(vocabulary.locale) for part in occasion.pieces if part.for_each)
    if not piece.named or piece.quantity > 1 or not any(_is_part(piece, part, vocabulary) for part in every):
        return piece
    return replace(piece, quantity=people or 1, for_each=True)


def _is_part(piece: PieceWanted, part: OccasionPiece, vocabulary: Vocabulary) -> bool:
    said = [fold(word, vocabulary.locale) for word in words(piece.ways[0][0])]
    ways = ([fold(word, vocabulary.locale) for word in words(way)] for way in part.ways)
    return any(way[-len(said) :] == said for way in ways)


def _segment(part: str, vocabulary: Vocabulary, currency: str) -> Segment:
    if _OR.search(part):
        ways = either(
            part, lambda one: kind_named(_telling(_BEHIND.split(one, maxsplit=1)[0], vocabulary), vocabulary)
        )
        others = [_segment(one, vocabulary, currency) for one in ways]
        if len(others) > 1 and all(one.goods for one in others):
            return replace(others[0], text=part, instead=tuple(others))
    limits = read_limits(part, vocabulary, currency)
    rest, quantity = _quantity(limits.rest)
    content = _telling(rest, vocabulary)
    head = _BEHIND.split(rest, maxsplit=1)[0]
    goods = kind_named(_telling(head, vocabulary) or content, vocabulary)
    traits = frozenset(
        word for word in content if word in COLOURS or word in _STUFFS or word in _told(vocabulary)
    )
    if vocabulary.locale not in _NOUN_FIRST and content[: len(words(goods))] == tuple(words(goods)):
        content = (*content[len(words(goods)) :], *words(goods))  # "a blanket in blue" is a blue blanket
    flags = tuple(flag for flag in sorted(vocabulary.flags) if flag in content and flag not in _SETS)
    filters = replace(limits.filters, flags=flags)
    return Segment(part, content, goods, filters, limits.order, quantity, traits)


def _telling(part: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    part = _OF_LENGTH.sub(r"\g<number>\g<unit>", part)
    said = [word for word in content_of(part, vocabulary) if word not in _ARTICLES and not word.isdigit()]
    last = said[-1:] if len(said) > 1 and said[-1] in _SETS else []  # "a spice set", but not "a set"
    parts = _NUMBER_OF_PARTS.findall(part)  # "with four wheels"
    return tuple(word for word in said if word not in NOT_GOODS or word in parts) + tuple(last)


@lru_cache(maxsize=2)
def _told(vocabulary: Vocabulary) -> frozenset[str]:
    """Words of the shop's options, yes/no attributes and brands."""
    values = (value for _, known in vocabulary.options for value in known)
    return frozenset(
        word for text in (*values, *vocabulary.flags, *vocabulary.brands) for word in words(text)
    )


def _as_unknown(one: Segment) -> Segment:
    """Among goods that are listed, what stands like goods ("a grinder") is taken for such, though nobody knows any."""
    said = [word for word in one.content if word not in COLOURS]
    if said and said[-1] in _MORE_THINGS:
        return replace(one, goods=said[-1])
    if one.goods or not 0 < len(said) <= 3 or one.filters != Filters() or not _ARTICLE.match(one.text):
        return one
    return replace(one, goods=said[-1])


def kind_named(content: Sequence[str], vocabulary: Vocabulary) -> str:
    """The words of `content` that name a kind of goods, two where only both do ("sleeping bag"); empty where none does."""
    if not content:
        return ""
    kind = kind_of_goods(list(content), vocabulary)
    thing = thing_named(" ".join(content[-2:]))
    if thing and (not kind or kind not in content[-1:] or " " in thing):
        return thing  # of "coffee grinder" the grinder, though the shop knows coffee alone
    if content[-1] in _SETS and len(content) > 1 and not _is_category((content[-2], content[-1]), vocabulary):
        before = kind_of_goods(list(content[:-1]), vocabulary)
        return before or kind  # "glasses sets" are glasses
    pairs = [pair for pair in pairwise(content) if kind in pair and _is_category(pair, vocabulary)]
    return " ".join(pairs[-1]) if pairs else kind or thing


def _kind_of_way(way: str, vocabulary: Vocabulary) -> str:
    said = words(way)
    return kind_named(said, vocabulary) or said[0 if vocabulary.locale in _NOUN_FIRST else -1]


def _is_category(pair: tuple[str, str], vocabulary: Vocabulary) -> bool:
    return tuple(fold(word, vocabulary.locale) for word in pair) in _category_pairs(vocabulary)


@lru_cache(maxsize=2)
def _category_pairs(vocabulary: Vocabulary) -> frozenset[tuple[str, ...]]:
    said = (words(name) for name in vocabulary.categories)
    return frozenset(tuple(fold(word, vocabulary.locale) for word in name) for name in said if len(name) == 2)


def _goods_in(part: str, vocabulary: Vocabulary) -> str:
    return kind_named([word for word in content_of(part, vocabulary) if word not in NOT_GOODS], vocabulary)


def _quantity(rest: str) -> tuple[str, int]:
    match = _QUANTITY.match(rest)
    if match is None or (match["count"].isdigit() and not 1 <= int(match["count"]) <= 24):
        return rest, 1
    count = _COUNTS.get(match["count"]) or int(match["count"])
    return f"{match['lead']}{rest[match.end() :]}", count


def _is_list(listed: Sequence[Segment], text: str, budgeted: bool) -> bool:
    """Whether goods of several kinds are asked for at once; two kinds only where each is counted, or one sum is for both."""
    kinds = {one.goods for one in listed}
    if any(one.is_elided for one in listed) and len(listed) > 1:
        return budgeted or len(kinds) > 1
    if len(kinds) < 2:
        return False
    if len(kinds) > 2:
        return True
    each_counted = all(_ARTICLE.match(one.text) for one in listed)
    own_limits = all(one.filters.max_price for one in listed)
    return budgeted or own_limits or (each_counted and any(one.quantity > 1 for one in listed))


def _same_of(match: re.Match[str]) -> str:
    said = match["one"] or match["two"] or "colour"
    return "brand" if said in ("brand", "maker") else "colour"
