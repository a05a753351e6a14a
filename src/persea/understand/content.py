"""The words of a request that say what is wanted, and the one among them that names the kind of goods.

What it does not do: decide what a message asks for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from persea.language.colours import COLOURS
from persea.language.inflection import folded
from persea.language.light_stems import LIGHT_STEMS
from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.framed import goods_word

# Words that carry a request without saying what is wanted.
FILLER = frozenset(
    """
    a an the u ur r w ill plz i i'm im i'd i've me my mine we us our you your yours he him his she her hers they them
    their theirs it its it's this that these those there here some any something anything someone
    one ones thing things stuff and or but so if then than as of at by to from on in into for with
    about around please thanks thank pls plz hey hi hello ok okay yes yeah yep no nope not well just
    also too very really quite maybe perhaps still only even can could would should will shall may
    might must do does did doing done have has had having be is are was were am been being get got
    getting gets give gimme show shows find finds looking look search need needs needed want wants
    wanted wanna like likes love buy buying purchase order shop shopping sell sells selling carry
    stock recommend recommendation recommendations suggest suggestion suggestions suggested offer
    tell help see know think let let's lets go going gonna use using used make made good great nice
    best better decent proper cool lovely perfect right new what what's which who where when why how
    much many more most less least other others another else different option options choice choices
    kind kinds type types sort pair pairs piece pieces item items product products model models next
    again back up out off over under max budget price prices priced cost costs costing spend money
    dollar dollars bucks usd euro euros eur pounds quid gbp each per total dad mum mom wife husband
    son daughter boyfriend girlfriend friend brother sister partner myself person people currently
    today tomorrow now soon asap ideally preferably hopefully wondering wonder there's come comes
    coming available availability mind able anyone everyone recommended ideas idea under maybe
    compare compared comparing comparison versus vs difference differences between
    instead actually love loves loving enjoys enjoy into fan cheaper pricier lighter heavier fancier range area region ish say bit little
    lot lots rather same prefer prefers hmm hmmm hm um uh erm thingy thingies
    nah nope eh ah oh gotta keen you'd they'd she'd he'd we'd though wanting hoping trying sorry forgot forgotten because weighs weighing wear wearing whether kindly madam sir wonder that's he's she's they're you're we're who's there's can't won't i'd i'll it'll that'll let's didn't haven't hasn't wouldn't couldn't shouldn't bro dude guys folks isn't aren't doesn't don't wasn't
""".split()
)


_ARTICLES = ("a", "an", "the", "i")
_NOUN_FIRST = ("es", "fr")
_END_OF_COMPOUND = 4  # letters: "Zelt" of "Kuppelzelt"

# "Something to keep my coffee hot on the train": what follows is done with it, and is not what it is.
_BY_USE = re.compile(
    r"\b(?:something|anything|thingy|thing|stuff|gadget|one|ones) (?:to|that|which|for \w+ing)\b"
)

_NUMBER_OR_WORD = re.compile(
    r"(?:\d+[ -])?\d+/\d+[\"″”]?|\d*[½¼¾⅓⅔⅛⅜⅝⅞][\"″”]?|\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*"
)


def content_of(text: str, vocabulary: Vocabulary) -> list[str]:
    said = _NUMBER_OR_WORD.findall(text.lower())
    around = ["", *said, ""]
    return [
        goods_word(word)
        for before, word, after in zip(around, said, around[2:], strict=False)
        if _tells(word)
        or (len(word) == 1 and before[-1:].isdigit())  # "2 l"
        or f"{folded(before)} {folded(word)}" in vocabulary.compounds
        or (word not in _ARTICLES and f"{folded(word)} {folded(after)}" in vocabulary.compounds)
    ]


def _tells(word: str) -> bool:
    return word not in FILLER and not re.fullmatch(r"\W*|[a-z]'s?", word)


def unmeasured(content: list[str]) -> list[str]:
    """Without what things are compared by: a "weight" may be goods, and is none in "compare price and weight"."""
    return [
        word for word in content if word not in ("weight", "weights", "rating", "ratings", "size", "sizes")
    ]


def fold(word: str, locale: str = "en") -> str:
    """Plural folded onto singular, so that "boot" meets "boots", as that language makes it."""
    if locale in LIGHT_STEMS:
        return folded(word, locale)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(?:s|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def goods_of(vocabulary: Vocabulary) -> frozenset[str]:
    """The words that name kinds of goods, folded. The last word of a category is its noun: "hiking boots"; in Spanish
    and French the first is ("botas de montaña"). Titles end in the noun in English alone: "Regenschirm Stock rot"."""
    by_titles = vocabulary.locale not in LIGHT_STEMS
    return _kinds_of(vocabulary.categories, vocabulary.nouns if by_titles else frozenset(), vocabulary.locale)


@lru_cache(maxsize=2)  # the words of a shop last until its catalogue changes
def _kinds_of(categories: frozenset[str], nouns: frozenset[str], locale: str) -> frozenset[str]:
    at = 0 if locale in _NOUN_FIRST else -1
    said = (parts[at] for name in categories if (parts := words(name)))
    return frozenset(fold(word, locale) for word in said) | _folds_of(nouns, locale)


def nouns_of(vocabulary: Vocabulary) -> frozenset[str]:
    """What titles call their products, folded."""
    return _folds_of(vocabulary.nouns, vocabulary.locale)


@lru_cache(maxsize=2)
def _folds_of(nouns: frozenset[str], locale: str) -> frozenset[str]:
    return frozenset(fold(noun, locale) for noun in nouns)


def names_goods(word: str, vocabulary: Vocabulary) -> bool:
    """Whether `word` names a kind of goods; in German also as the end of a longer name: "Schuhe" of "Wanderschuhe"."""
    wanted, goods = fold(word, vocabulary.locale), goods_of(vocabulary)
    if wanted in goods:
        return True
    long_enough = vocabulary.locale == "de" and len(wanted) >= _END_OF_COMPOUND
    return long_enough and any(one.endswith(wanted) for one in goods)


def says_use(text: str) -> bool:
    """Whether `text` says what the thing is for, and not what it is."""
    return _BY_USE.search(text) is not None


def kind_of_goods(content: list[str], vocabulary: Vocabulary) -> str:
    """The word that names a kind of goods: English and German put the noun behind what describes it."""
    only = len(content) == 1
    pairs = list(pairwise(["", *content]))
    for before, word in pairs if vocabulary.locale in _NOUN_FIRST else reversed(pairs):
        if names_goods(word, vocabulary) and (only or word not in COLOURS):  # "t-shirt white"
            # "can" says nothing by itself, and full text would drop it
            small = not _tells(word) and f"{folded(before)} {folded(word)}" in vocabulary.compounds
            return f"{before} {word}" if small else word
    return ""
