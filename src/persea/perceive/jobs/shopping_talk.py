"""What people say in shops, as sentences with gaps: what a shop sells fills them, so that the built-in ear expects it.

Sentences are drawn at random, always the same for the same shop. English, as the built-in ear is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from persea.perceive.jobs.shop_grammar import RULES, TOGETHER

_SENTENCES = 24_000
_COMPOSED = 24_000
_WITH_CENTS = 0.1
_SEED = 7

_TALK = (
    """
show me {things}|show me some {things}|show me {things} in {colour}|show me {things} under {amount}|show me your {things}
show me {things} for {person}|show me {things} made of {material}|show me the best {things}|show me the best rated {things}
show me the cheapest {things}|show me cheaper ones|show me more|show me more like this|show me only what is in stock
show me the {title}|show me {brand} {things}|show me everything from {brand}|show me {things} on sale|show me new {things}
do you have {things}|do you have any {things}|do you have {a thing}|do you have the {title}|do you have this in {colour}
do you have {things} in {colour}|do you have {things} in size {size}|do you have {things} for {person}|do you sell {things}
do you have it in {size}|do you have the {thing} in {colour}|do you have anything for {person}|do you have any {brand} {things}
have you got {things}|have you got any {things} in {colour}|have you got the {title}|have you got this in {size}
i am looking for {things}|i am looking for {a thing}|i'm looking for {a thing}|i'm looking for {things} for {person}
i'm looking for {a thing} under {amount}|i'm looking for {a thing} in {colour}|i'm looking for something {quality}
i need {a thing}|i need {things}|i need {a thing} for {person}|i need {a thing} that is {quality}|i need {things} in size {size}
i need {a quality} {thing}|i need something {quality} for {occasion}|i need a gift for {person}|i need {number} {things}
i want {a thing}|i want {a thing} in {colour}|i want to buy {a thing}|i want {a thing} but not {colour}|i want the {colour} one
i want something like this but {quality}|i want to spend about {amount}|i would like {a thing}|i'd like {a thing}
i'd like {a thing} for {person}|i'd like to see {things}|i would like to see your {things}|i'd like some {things}
can i see {things}|can you show me {things}|can you find me {a thing}|can you recommend {a thing}|can i get this in {colour}
could you show me {things} under {amount}|find me {a thing}|find me {a thing} under {amount}|find {things} for {person}
what {things} do you have|what {things} do you recommend|what is the best {thing}|what's the cheapest {thing} you have
what is the price of the {title}|what does the {title} cost|what colours does it come in|what sizes does it come in
what is it made of|what are the dimensions of the {thing}|what size should i take|what goes with the {thing}
what goes well with this|what would go with {a thing}|what do people say about the {title}|what do people say about it
what's the difference between the {thing} and the {thing}|what is the difference between these two|what's on sale
what's new|what would you recommend for {person}|what is a good gift for {person}|what's a good {thing} for {occasion}
which {things} are {quality}|which {thing} is the {most}|which of these is {more}|which one is {more}|which one is the {most}
which one would you take|which {things} have the best reviews|which is better for {occasion}|which is the {most} {thing}
how much is the {title}|how much is it|how much does the {thing} cost|how much is the {colour} one|how much is shipping
how heavy is the {thing}|how heavy is it|how big is the {thing}|how big is it|how long does delivery take|how tall is it
how long do i have to return it|how do i return something|how do i clean the {thing}|how do i wash it|how many are left
how long does the battery last|how many people does it fit|how wide is the {thing}|how old is that for
is the {title} in stock|is the {thing} in stock|is it {quality}|is the {thing} {quality}|is this good for {occasion}
is there {a thing} under {amount}|is there a {more} one|is it machine washable|is it dishwasher safe|is shipping free
is it available in {colour}|is there anything {more}|is that in stock|is there a warranty|is it true to size
are there any {things} under {amount}|are the {things} {quality}|are there {things} in {colour}|are these {quality}
does it come in {colour}|does the {thing} come in {colour}|does it fit|does it have {a feature}|does the {title} come in {size}
does it need batteries|does it come with {a thing}|does that work for {occasion}|does it shrink|does this go with {things}
will it fit {person}|will it arrive by friday|would this suit {person}|can i wash it|can i return it|can i pay by card
can i put it in the dishwasher|can you ship to canada|do you ship abroad|do you have gift cards|do you gift wrap
add it to my cart|add the {title} to my cart|add the {colour} one to my cart|add two of those to my basket|add the first one
put the {thing} in my cart|put the {title} in my basket|put two of them in my cart|take it out of my cart|remove the {thing}
take the {thing} out|remove the second one|what's in my cart|empty my cart|check out|i'll take it|i'll take the {title}
i'll take the first one|buy the {colour} one|order {number} of them|save it for later|the {colour} one in {size} please
compare the first two|compare the {title} and the {title}|compare them|compare the {thing} with the {thing}
the first one|the second one|the third one|the last one|the cheaper one|the {colour} one|the one for {amount}|tell me more
tell me more about the {title}|tell me about the {title}|tell me about your returns|tell me more about the first one
something {quality} for {person}|something for {person}|something {quality} under {amount}|something like this but {more}
something for {occasion}|something in {colour}|something {more}|anything in {colour}|anything under {amount}|anything {more}
a gift for {person}|a gift for {person} under {amount}|a present for {person} who likes {things}|{a thing} for {person}
{a thing} under {amount}|{a thing} in {colour}|{a quality} {thing}|{a thing} for {occasion}|{a thing} that is not too {quality}
{things}|{things} for {person}|{things} under {amount}|{things} in {colour}|{things} between {amount} and {amount}
{quality} {things}|{quality} {things} under {amount}|{colour} {things}|{material} {things}|{brand} {things}|{title}
under {amount}|under {amount} please|between {amount} and {amount}|up to {amount}|less than {amount}|at most {amount}
in {colour} please|in size {size}|in {colour} in size {size}|not {colour}|no {material} please|without {a feature}
a bit cheaper|cheaper|smaller|bigger|in another colour|anything else|yes please|no thank you|thank you|thanks|that one
where is my order|when will it arrive|where do you ship to|who makes the {thing}|remind me when the {thing} gets cheaper
tell me when it is back in stock|my budget is {amount}|i have a {thing} already|i don't like {colour}|i don't want {material}
i wear size {size}|i take a {size}|i am allergic to {material}|it is for {person}|it's for {occasion}|it has to be {quality}
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

_PEOPLE = (
    "my mother|my father|my mom|my dad|my wife|my husband|my son|my daughter|my brother|my sister|my girlfriend|my boyfriend"
    "|my friend|a friend|my boss|my kids|kids|children|men|women|beginners|a child|a baby|a toddler|a teenager|my dog|my cat"
    "|my grandmother|my grandfather|my neighbour|a three year old|a five year old|a six year old|a ten year old|two people"
    "|four people|the whole family|myself|a small dog|a large dog|a runner|a gardener|a cook"
).split("|")
_OCCASIONS = (
    "winter|summer|a birthday|christmas|a wedding|the office|work|the garden|the kitchen|the bathroom|camping|hiking|running"
    "|cycling|travel|a picnic|rain|cold weather|the beach|every day|long walks|the living room|a small kitchen|school|the gym"
    "|a long flight|the car|the night|a camping trip|my commute|yoga|swimming"
).split("|")
_QUALITIES = (
    "light|warm|waterproof|cheap|small|large|big|soft|sturdy|quiet|simple|modern|strong|thin|thick|comfortable|washable|vegan"
    "|heavy|wide|narrow|long|short|foldable|breathable|wireless|organic|handmade|eco friendly|easy to clean|not too expensive"
    "|not too heavy|loud|bright|round|square|safe|durable|nice|fresh|dry|light weight"
).split("|")
_MORE = "cheaper|lighter|warmer|bigger|smaller|softer|better|longer|shorter|heavier|quieter|larger|brighter|stronger".split(
    "|"
)
_MOST = (
    "cheapest|lightest|warmest|biggest|smallest|softest|best|longest|heaviest|quietest|largest|brightest|most popular"
    "|strongest|easiest"
).split("|")
_FEATURES = "a pocket|a lid|a handle|a hood|a zipper|a cover|a stand|a light|a timer|pockets|wheels|a strap|a hook|a bag".split(
    "|"
)
_COLOURS = "black|white|red|blue|green|grey|brown|yellow|pink|orange|purple|beige|navy|dark blue|light grey|dark green".split(
    "|"
)
_SIZES = (
    "small|medium|large|extra large|extra small|six|seven|eight|nine|ten|eleven|twelve|seven and a half|eight and a half"
    "|nine and a half|ten and a half|forty two|forty four|a large|a medium|a small"
).split("|")
_ONES = "zero|one|two|three|four|five|six|seven|eight|nine".split("|")
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen".split("|")
_TENS = "||twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety".split("|")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NOT_SPOKEN = re.compile(r"\s*(?:[,(:|/–—].*| with .*| in a .*)$")
_JOINING = frozenset("a an and at by for from in no of on or the to with without".split())
_GAP = re.compile(r"\{([a-z ]+)\}")
_VOWELS = "aeiou"


class Goods(BaseModel):
    """What a shop sells, as it writes it."""

    titles: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    """What titles call their products: "boot"."""
    colours: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    """Of attributes and options: materials and the like."""


def sentences(goods: Goods) -> list[tuple[str, ...]]:
    """Requests to the shop, each as its words, in small letters."""
    drawn = random.Random(_SEED)  # noqa: S311 - no secret
    filling = _Filling(goods, drawn)
    said = [words for thing in filling.names() for words in [spoken(thing)] if words]
    for _ in range(_SENTENCES):
        said.append(spoken(filling.filled(drawn.choice(_TALK))))
    shapes, often = zip(*TOGETHER, strict=True)
    for shape in drawn.choices(shapes, often, k=_COMPOSED):
        said.append(spoken(filling.filled(shape)))
    return [words for words in said if words]


def spoken(text: str) -> tuple[str, ...]:
    """The words of `text` as they are said; figures are left out."""
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace("&", " and ")))


@dataclass
class _Filling:
    goods: Goods
    drawn: random.Random
    lists: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        goods = self.goods
        titles = [_NOT_SPOKEN.sub("", title) for title in goods.titles]
        tails = [tail for title in titles for tail in _tails(title)]
        things = [*tails, *goods.nouns, *goods.nouns]
        many = [*(plural(thing) for thing in things), *goods.categories * 8]
        self.lists = {
            "title": titles or ["thing"],
            "thing": things or ["thing"],
            "things": many or ["things"],
            "brand": list(goods.brands) or ["brand"],
            "colour": [*_COLOURS, *goods.colours],
            "material": [value for value in goods.values if len(value.split()) < 3] or ["wool"],
            "quality": _QUALITIES,
            "person": _PEOPLE,
            "occasion": _OCCASIONS,
            "more": _MORE,
            "most": _MOST,
            "a feature": _FEATURES,
            "size": _SIZES,
        }

    def names(self) -> Iterator[str]:
        """Each once, so that every word of the shop is known."""
        goods = self.goods
        for texts in (goods.titles, goods.categories, goods.brands, goods.colours, goods.values, goods.nouns):
            yield from texts
        yield from map(plural, goods.nouns)

    def filled(self, sentence: str) -> str:
        return _GAP.sub(lambda gap: self._one(gap[1]), sentence)

    def _one(self, gap: str) -> str:
        if gap == "amount":
            return price(self.drawn) if self.drawn.random() < _WITH_CENTS else f"{amount(self.drawn)} dollars"
        if gap == "number":
            return self.drawn.choice(_ONES[2:])
        if gap == "price":
            return price(self.drawn)
        if gap in RULES:
            return self.filled(self.drawn.choice(RULES[gap]))
        if gap.startswith("a ") and gap not in self.lists:
            return with_article(self.drawn.choice(self.lists[gap[2:]]))
        return self.drawn.choice(self.lists[gap])


def amount(drawn: random.Random) -> str:
    """A price as it is said; round ones come more often."""
    kind = drawn.random()
    if kind < 0.5:
        return drawn.choice(_TENS[2:])
    if kind < 0.65:
        return f"{drawn.choice(['one', 'a', 'two', 'three', 'five'])} hundred"
    if kind < 0.75:
        return f"{drawn.choice(['one', 'a', 'two'])} hundred and {drawn.choice(_TENS[2:])}"
    if kind < 0.85:
        return drawn.choice([*_TEENS, *_ONES[2:]])
    return f"{drawn.choice(_TENS[2:])} {drawn.choice(_ONES[1:])}"


def price(drawn: random.Random) -> str:
    """A price with cents, as labels have it: "nineteen ninety nine"."""
    whole = drawn.choice(
        [*_TEENS, *_ONES[3:], *_TENS[2:], f"{drawn.choice(_TENS[2:])} {drawn.choice(_ONES[1:])}"]
    )
    cents = drawn.choice(["ninety nine", "ninety nine", "ninety five", "fifty", "ninety", "twenty five"])
    return drawn.choice([f"{whole} {cents}", f"{whole} dollars and {cents} cents", f"{whole} {cents}"])


def plural(thing: str) -> str:
    """Of an English noun or what ends in one."""
    if thing.endswith(("s", "x", "z", "ch", "sh")):
        return thing if thing.endswith("s") and not thing.endswith("ss") else f"{thing}es"
    if thing.endswith("y") and len(thing) > 1 and thing[-2] not in _VOWELS:
        return f"{thing[:-1]}ies"
    if thing.endswith("fe"):
        return f"{thing[:-2]}ves"
    return f"{thing}s"


def with_article(thing: str) -> str:
    if thing.endswith("s") and not thing.endswith("ss"):
        return f"some {thing}"
    return f"{'an' if thing[:1].lower() in _VOWELS else 'a'} {thing}"


def _tails(title: str) -> Iterator[str]:
    """What is said of a title: its last words, without the name that stands first."""
    words: Sequence[str] = title.split()
    for length in (2, 3, 2):
        tail = words[-length:]
        if len(words) > length and not _JOINING.intersection(word.lower() for word in tail):
            yield " ".join(tail)
