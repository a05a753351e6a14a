"""Reads what is said of the set that was shown: "swap the jacket", "without the socks", "add a mat", "cheaper set",
"same in blue", "for 150", "no wool".

What is not spoken of stays as it was shown, as far as it can. Works on lower-case text in English frames. What it does
not do: know which product was shown for which piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.content import fold
from persea.understand.set_answered import changes_alone, retracted_of
from persea.understand.set_budget import read_sums
from persea.understand.set_put import now_for, of_each, set_put, times
from persea.understand.set_request import Segment, as_piece, conditioned, read_segments, read_set
from persea.understand.set_total import asks_total
from persea.values import Filters, Order, PieceWanted, SetWanted, Turned

_NOUN_FIRST = ("es", "fr")
_ELSEWHERE = re.compile(
    r"\b(?:to|in|into) (?:my |the )?(?:cart|basket|bag|trolley|wish ?list|favou?rites)\b|\b(?:check ?out|buy (?:it|them|all|this|that|the (?:set|lot|outfit))|order (?:it|them|all|this|the set)|save (?:it|this|the set)"
    r"|i'?ll take (?:it|them|all|the (?:set|lot))|compare|which (?:one|of)|tell me|how (?:much|heavy|big)|is (?:it|the)|are (?:they|the)|does|what (?:is|are)|show me(?! (?:another|a different|some other|others?|a cheaper|something else))|looking for|let me know)\b"
)
_LEAD = re.compile(
    r"^(?:(?:ok(?:ay)?|and|but|hm+|yes|no(?=,)|nope|great|nice|good|well|thanks|please|can you|could you|would you|now|then|perfect|cool|just|only|i'd like to|i want to|let'?s|do it|make it|the|same(?: again| set| thing| one)?)\b[\s,:]*)*"
)
_SAME = re.compile(r"\bsame\b")
_SWAP = re.compile(
    r"\b(?:swap|switch|change|replace|exchange|trade|substitute)(?: out)?\b (?:the |that |this |my |a |an )?(?P<what>[^,;.]+)"
    r"|\b(?:another|a different|different|some other|other|a new)\b (?P<another>[^,;.]+)|\bnot (?:that|this|those|these|the) (?P<not>[^,;.]+)"
    r"|\bdon'?t like (?:the|that|this|those) (?P<dislike>[^,;.]+)"
)
_FOR = re.compile(r"\b(?:for|with|by|to|against)\b (?P<for>(?:a|an|some|the|two|three|something)?\b.+)$")
_WITHOUT = re.compile(
    r"\b(?:without|drop|remove|leave (?:out|off|away)|skip|take (?:out|away|off)|minus|lose|no need for|forget(?: about)?|no|delete|cut|i (?:already )?(?:have|own|got)(?: got)?|don'?t need|do not need|not)\b"
    r" (?:already |the |a |an |any |my |those |these |some )*(?P<what>[^,;.]+)"
)
_ADD = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|please|can you|could you|would you|yes|great|now)\W+)*(?:add|plus|include|throw in|put in|and(?: also| maybe| then)?|also(?: add| i need| include)?|with|i also (?:need|want)|complete it with)\b (?P<what>.+)$"
)
_TO_THAT = re.compile(
    r"\b(?:to|in|into|on)(?: top of)? (?:that|it|this|them|the (?:set|outfit|kit|list|lot))\b|\b(?:as well|too|please|also)\b"
)
_BARE_SUM = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|and|but|or|no|please|can you|could you|now|then|rather|actually)\W+)*(?:make (?:it|that)|do it|say|rather|for|max|up to|only|just)?\s*(?P<sum>[$€£]?\d{2,6}(?:\.\d\d)?)(?: (?:in )?total| together| max| instead| please)?\W*$"
)
_CHEAPER = re.compile(
    r"\b(?:cheaper|less expensive|less pricey|lower (?:price|total|sum)|more affordable|too (?:expensive|much|dear|pricey)|spend less|pay less)\b"
)
_BETTER = re.compile(
    r"\b(?:better(?: rated| quality)?|nicer|higher quality|more premium|fancier|best rated)\b(?! (?:for|than))"
)
_WHOLE = re.compile(
    r"\b(?:set|outfit|kit|one|ones|version|option|combination|selection|it|all|everything|altogether|total|together|alternative|please|whole|thing|quality|rated|something|anything|make|can|you|do|a|the|an|any|is|that'?s|that|it'?s|there|got|have|in|bit|little|but|show|me|too|much|expensive|price|lower)\b"
)
_ANOTHER_SET = re.compile(
    r"\b(?:another|a different|different|other) (?:set|outfit|kit|one|combination|selection|version)s?\b"
)


def changed_set(
    text: str, wanted: SetWanted, shown: tuple[str, ...], vocabulary: Vocabulary, currency: str
) -> SetWanted | None:
    """`wanted`, for which `shown` are the cards, with what `text` changes; None where it speaks of something else."""

    def named(said: str) -> Sequence[PieceWanted]:
        return _about(said, wanted, vocabulary)

    if asks_total(text):
        return replace(_as_shown(wanted, shown), asks_total=True)
    before = wanted.pieces
    text, pieces = retracted_of(changes_alone(text, named), before, named)
    wanted = replace(wanted, pieces=pieces)
    text = set_put(text)
    if _ELSEWHERE.search(text):
        return None
    if (counted := _counted(text, wanted, shown)) is not None:
        return counted
    text = _BARE_SUM.sub(r"budget \g<sum>", text)
    sums = read_sums(text, currency, lambda part: False)
    rest = " ".join(sums.rest.replace(",", " , ").split())
    plain = _LEAD.sub("", rest).strip(" ,.!?")
    base = replace(
        wanted, shown=shown, turned=None, asks_total=False, pieces=tuple(_plain(one) for one in wanted.pieces)
    )
    if sums.total is not None:
        base = replace(base, budget=sums.total, budget_said=sums.said)
    if _ANOTHER_SET.search(text) and not _about(rest, base, vocabulary):
        return replace(base, pieces=tuple(replace(one, other=True) for one in base.pieces))
    if (added := _ADD.match(rest)) and not _about(added["what"], base, vocabulary):
        more = [
            as_piece(one)
            for one in read_segments(_TO_THAT.sub(" ", added["what"]), vocabulary, currency)
            if one.goods
        ]
        if more:
            return replace(_keeping(base, ()), pieces=(*_keeping(base, ()).pieces, *more))
    if (swapped := _swapped(rest, base, vocabulary, currency)) is not None:
        return swapped
    if gone := _gone(rest, base, vocabulary):
        left = tuple(one for one in base.pieces if one not in gone)
        return _keeping(replace(base, pieces=left), ()) if left else None
    if turned := _turned(plain, base, vocabulary):
        return turned
    if read_set(text, vocabulary, currency) is not None:
        return None  # a set of its own
    segments = read_segments(plain, vocabulary, currency) if plain else []
    if any(one.goods and one.goods not in COLOURS for one in segments):
        return _of_one(segments, base, vocabulary)
    changed = conditioned(base, segments)
    if pieces != before:
        return changed
    if sums.total is not None and len(words(text)) <= _SHORT:
        return _keeping(changed, ())  # "shave it down to 200 for the three"
    if not segments or changed == base or any(set(one.content) - COLOURS - _SAID_OF_ALL for one in segments):
        return None
    return _keeping(changed, ())


def _counted(text: str, wanted: SetWanted, shown: tuple[str, ...]) -> SetWanted | None:
    """So many of all of it, or for so many people; None where `text` says neither."""
    base = _as_shown(wanted, shown)
    if (factor := times(text)) is not None:
        return replace(
            base, pieces=tuple(replace(one, quantity=one.quantity * factor) for one in base.pieces)
        )
    if (count := of_each(text)) is not None:
        return replace(base, pieces=tuple(replace(one, quantity=count) for one in base.pieces))
    if (people := now_for(text)) is not None and any(one.for_each for one in base.pieces):
        pieces = tuple(replace(one, quantity=people) if one.for_each else one for one in base.pieces)
        return replace(base, people=people, pieces=pieces)
    return None


_SAID_OF_ALL = frozenset("all everything set outfit kit same colour color them please together".split())


def _plain(piece: PieceWanted) -> PieceWanted:
    return replace(piece, kept=False, other=False)


def _keeping(wanted: SetWanted, but: Sequence[PieceWanted]) -> SetWanted:
    """With what was shown kept for all pieces `but` these."""
    return replace(
        wanted, pieces=tuple(replace(one, kept=True) if one not in but else one for one in wanted.pieces)
    )


def _as_shown(wanted: SetWanted, shown: tuple[str, ...]) -> SetWanted:
    pieces = tuple(_plain(one) for one in wanted.pieces)
    return _keeping(replace(wanted, pieces=pieces, shown=shown, turned=None, asks_total=False), ())


def _about(said: str, wanted: SetWanted, vocabulary: Vocabulary) -> list[PieceWanted]:
    """The pieces that `said` names."""
    told = {fold(word, vocabulary.locale) for word in words(said)}
    return [
        one for one in wanted.pieces if told & (heads := _heads(one, vocabulary)) or _ends_so(told, heads)
    ]


def _ends_so(told: set[str], heads: set[str]) -> bool:
    """A "chair" may be the armchair of the set."""
    return any(len(word) > 3 and head != word and head.endswith(word) for word in told for head in heads)


def _heads(piece: PieceWanted, vocabulary: Vocabulary) -> set[str]:
    """The nouns of what it is called in any way, folded: "jacket"."""
    noun = slice(0, 1) if vocabulary.locale in _NOUN_FIRST else slice(-1, None)
    said = (words(text)[noun] for way in piece.ways for text in way)
    return {fold(word, vocabulary.locale) for head in said for word in head}


def _swapped(text: str, wanted: SetWanted, vocabulary: Vocabulary, currency: str) -> SetWanted | None:
    match = _SWAP.search(text)
    if match is None:
        return None
    said = match["what"] or match["another"] or match["not"] or match["dislike"]
    instead = _FOR.search(said)
    what = said[: instead.start()] if instead else said
    pieces = _about(what, wanted, vocabulary) or _about(said, wanted, vocabulary)
    if not pieces:
        return _recoloured(said, wanted)
    new = []
    if instead is not None:
        new = [as_piece(one) for one in read_segments(instead["for"], vocabulary, currency) if one.goods]
    colours = [word for word in words(instead["for"] if instead else what) if word in COLOURS]
    changed: list[PieceWanted] = []
    for one in wanted.pieces:
        if one not in pieces:
            changed.append(replace(one, kept=True))
        elif new:
            changed.append(new[0])
        else:
            changed.append(replace(_coloured(one, colours), other=True))
    return replace(wanted, pieces=tuple(changed))


def _refusing(piece: PieceWanted, refused: set[str]) -> PieceWanted:
    """Without what it was to be before and must not be now."""
    ways = tuple(
        (" ".join(word for word in words(text) if word not in refused) or goods, goods)
        for text, goods in piece.ways
    )
    terms = tuple(dict.fromkeys((*piece.filters.exclude_terms, *sorted(refused))))
    return replace(
        piece,
        said=ways[0][0],
        ways=tuple(dict.fromkeys(ways)),
        filters=replace(piece.filters, exclude_terms=terms),
    )


def _coloured(piece: PieceWanted, colours: Sequence[str]) -> PieceWanted:
    if not colours:
        return piece
    ways = tuple(
        (" ".join([colours[0], *(word for word in words(text) if word not in COLOURS)]), goods)
        for text, goods in piece.ways
    )
    return replace(piece, ways=ways)


def _recoloured(said: str, wanted: SetWanted) -> SetWanted | None:
    """ "Another colour": any but what was shown."""
    if not re.search(r"\bcolou?rs?\b", said):
        return None
    return replace(wanted, colour="", pieces=tuple(replace(one, other=True) for one in wanted.pieces))


def _gone(text: str, wanted: SetWanted, vocabulary: Vocabulary) -> list[PieceWanted]:
    found: list[PieceWanted] = []
    for match in _WITHOUT.finditer(text):
        found += [one for one in _about(match["what"], wanted, vocabulary) if one not in found]
    return found


def _turned(text: str, wanted: SetWanted, vocabulary: Vocabulary) -> SetWanted | None:
    """Cheaper or better, as a whole or in one piece."""
    turned = Turned.CHEAPER if _CHEAPER.search(text) else Turned.BETTER if _BETTER.search(text) else None
    if turned is None:
        return None
    pieces = _about(text, wanted, vocabulary)
    if pieces:
        order = Order.CHEAPEST if turned is Turned.CHEAPER else Order.BEST_RATED
        changed = tuple(
            replace(one, other=True) if one in pieces else replace(one, kept=True) for one in wanted.pieces
        )
        return replace(wanted, pieces=changed, order=order)
    pattern = _CHEAPER if turned is Turned.CHEAPER else _BETTER
    if _WHOLE.sub(" ", pattern.sub(" ", text)).strip(" ,.!?") not in ("", "a", "the"):
        return None
    return replace(wanted, turned=turned)


def _of_one(segments: Sequence[Segment], wanted: SetWanted, vocabulary: Vocabulary) -> SetWanted | None:
    """What is said of one piece: "the jacket in blue", "the shoes in 43", "the pan for induction"."""
    changed = list(wanted.pieces)
    refused = {word for one in segments if not one.goods for word in one.filters.exclude_terms}
    for segment in segments:
        about = _about(segment.text, wanted, vocabulary)
        if not about and not segment.goods:
            continue
        if len(about) != 1:
            return None
        place = wanted.pieces.index(about[0])
        piece, heads = changed[place], _heads(changed[place], vocabulary)
        said = [word for word in segment.content if word not in COLOURS | _MAY_BE]
        more = [
            word
            for word in said
            if fold(word, vocabulary.locale) not in heads
            and not _ends_so({fold(word, vocabulary.locale)}, heads)
        ]
        if refused:
            piece = _refusing(piece, refused)
            more = [word for word in more if word not in _CLOTH]  # that it is not of leather says as much
        if _MAY_ALSO.search(segment.text):
            more = []  # "the rug may be a small one": it need not
        colours = [word for word in segment.content if word in COLOURS]
        if more:
            text = " ".join(dict.fromkeys((*more, *words(piece.ways[0][0]))))
            piece = replace(piece, said=text, ways=((text, piece.ways[0][1]), *piece.ways))
        filters = segment.filters if segment.filters != Filters() else piece.filters
        quantity = segment.quantity if segment.quantity > 1 or _ONE.search(segment.text) else piece.quantity
        changed[place] = replace(_coloured(piece, colours), filters=filters, quantity=quantity)
    if tuple(changed) == wanted.pieces and wanted.budget is None:
        return None
    return replace(
        wanted,
        pieces=tuple(
            one if one != before else replace(one, kept=True)
            for one, before in zip(changed, wanted.pieces, strict=True)
        ),
    )


_ONE = re.compile(r"\b(?:just|only|but) (?:one|1)\b")
_MAY_ALSO = re.compile(r"\w (?:may|can|could|might)(?: also| even)? be\b")
_CLOTH = frozenset("cloth fabric textile textiles fabrics material upholstered".split())
_MAY_BE = frozenset(
    "be is are suitable should must may can fit fits works work go goes rather please same but".split()
)
_SHORT = 12  # words
