"""Which part of a shop a topic belongs to: "tech" to electronics, "my flat" to the home, "a garden party" to lanterns and glasses.

A part is named by categories that this shop has. First what an occasion of several words takes, then a category of that very
name, then the names that shops use for it, then occasions of one word. English. What it does not do: tell whether somebody asks
for goods of a kind, or only says what they are to do with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from persea.language.inflection import folded
from persea.language.plain import words
from persea.store.vocabulary import Vocabulary
from persea.understand.occasions import Occasion, occasion_named

_POSSESSIVE = re.compile(r"['’]s?\b")
_ROOMS = """
house home flat apartment dorm place room rooms nest den pad condo cottage indoors digs: home, home & living, home and living, living, furniture, decoration, homeware
lounge sofa hall hallway: furniture, home
decor decorating decoration: decoration, home
bedroom: bedroom, home
rain raining rainy rains wet soaked soaking pouring drizzle downpour: rain, rain jackets, rainwear, outdoor
garden yard backyard plot allotment greenhouse lawn outdoorsy gardening gardener planting plants seedlings vegetables veg potatoes onions: garden, gardening, garden & outdoor
balcony patio terrace porch veranda: garden, outdoor
birds bird birdwatching birdwatcher wildlife: wildlife, birds, bird feeders, garden
tech techy technology gadget gadgets gizmo electronics electronic geek geeky nerd device devices computer computing: electronics, technology, tech, gadgets
music audio listening podcasts: audio, music
sport sports sporty athletic exercise exercising active: sports, sport, fitness
fit fitness fitter gym workout workouts shape training lifting yoga pilates stretching: fitness, sports, sport
skating skate skateboarding skater surfing skiing football soccer basketball rugby tennis volleyball: sports, sport
run running runner jogging jog marathon: running, sports, sport
wardrobe clothes clothing outfit outfits fashion fashionable style stylish dressing wear: clothing, clothes, apparel, fashion
travel travelling traveling traveller traveler trip trips holiday holidays vacation abroad backpacking journey flying flight: travel, luggage, travel & luggage
cook cooking cooks kitchen bake baking bakes baker chef cookery foodie meals ranch: kitchen, cookware, kitchen & dining
pet pets animals animal: pets, pet supplies
dog dogs puppy puppies pup pups labrador lab terrier spaniel retriever hound poodle doggy doggo: dogs, dog, pets
cat cats kitten kittens kitty moggy moggies tabby tabbies tomcat pussycat feline felines mouser siamese persian: cats, cat, pets
outdoor outdoors hike hiking hiker camp camping camper camps trek trekking wild mountains hills rambling walking walks walker: outdoor, outdoors, camping & hiking, camp
cycling cycle cycles cyclist bike bikes biking bicycle riding: cycling, bikes, bicycle
office studying study student college school university uni homework desk writing writer write letters journal journaling: stationery, office, desk
kids kid children child toddler toddlers baby babies nursery little: toys & games, toys, kids, children
games game gaming gamer boardgames: games, toys & games
toys toy playing: toys & games, toys
bath bathroom washroom spa pamper pampering relaxing self-care skincare: bath & body, bath, bathroom, beauty
food eating foodies snack snacks pantry: food & drink, food
coffee espresso barista: coffee
tea teas: tea
chocolate sweets sweet: sweets, chocolate
lighting lights light lamps brighter: lighting, lights
table dining hosting host entertaining guests dinner: tableware, dining, kitchen
reading reads reader books: lighting, home
"""
"""What people say : what shops call it, the likeliest first."""


@lru_cache(maxsize=1)
def _rooms() -> dict[str, tuple[str, ...]]:
    found = {}
    for line in _ROOMS.strip().splitlines():
        said, _, names = line.partition(":")
        for word in said.split():
            found[word] = tuple(name.strip() for name in names.split(","))
    return found


def is_room(word: str) -> bool:
    """Whether `word` leads to a part of a shop rather than to goods of one kind."""
    return word in _rooms() or folded(word) in _rooms()


def part_of_shop(said: str, topic: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The categories, as the shop filters by them, that the words `topic` of `said` belong to; empty where none is known."""
    if vocabulary.locale != "en":
        return ()
    said = _POSSESSIVE.sub("", said)
    topic = [_POSSESSIVE.sub("", word) for word in topic]
    occasion = occasion_named(" ".join(words(said)), vocabulary.locale)
    if occasion and any(
        len(name.split()) > 1 and f" {name} " in f" {' '.join(words(said))} " for name in occasion.names
    ):
        own = next((name for name in occasion.names if name in vocabulary.categories), "")
        if found := (own,) if own else _of_occasion(occasion, vocabulary):
            return found
    known = _known(vocabulary)
    for word in topic:
        if (name := known.get(_folds(word))) and name not in _nouns(vocabulary):
            return (name,)
        for name in _rooms().get(word) or _rooms().get(folded(word), ()):
            if held := known.get(_folds(name)):
                return (held,)
    return _of_occasion(occasion, vocabulary) if occasion else ()


def kinds_named(names: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Those of `names` that are names of categories: "soft toy"."""
    known = _known(vocabulary)
    return tuple(dict.fromkeys(known[_folds(name)] for name in names if _folds(name) in known))


def kinds_called(goods: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The categories of the kinds `goods`, as far as the shop has some that are called so."""
    known = _known(vocabulary)
    found: dict[str, None] = {}
    for one in goods:
        said = _folds(one).split()
        named = [known[_folds(one)]] if _folds(one) in known else []
        named = named or [name for folds, name in known.items() if _is_called(folds.split(), said)]
        found |= dict.fromkeys(named)
    return tuple(found)


def _of_occasion(occasion: Occasion, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The kinds that it takes, as far as the shop has them."""
    found: dict[str, None] = {}
    for piece in occasion.pieces:
        for way in piece.ways:
            said = _folds(way).split()
            known = _known(vocabulary)
            named = [known[" ".join(said)]] if " ".join(said) in known else []
            named = named or [name for folds, name in known.items() if _is_called(folds.split(), said)]
            if named:
                found |= dict.fromkeys(named)
                break
    return tuple(found) if len(found) > 1 else ()


def _is_called(category: Sequence[str], said: Sequence[str]) -> bool:
    """ "over ear headphone" is called headphone, and "plate and bowl" plate."""
    return category[-len(said) :] == list(said) or (
        len(said) == 1 and "and" in category and said[0] in category
    )


@lru_cache(maxsize=2)
def _known(vocabulary: Vocabulary) -> dict[str, str]:
    return {_folds(name): name for name in sorted(vocabulary.categories)}


@lru_cache(maxsize=2)
def _nouns(vocabulary: Vocabulary) -> frozenset[str]:
    """Categories that titles call their products by: kinds of goods, and no parts of a shop."""
    nouns = {folded(noun) for noun in vocabulary.nouns}
    plural = {name for name in vocabulary.categories if name.endswith("s") and not name.endswith("ss")}
    return frozenset(name for name in plural if folded(name) in nouns and name not in _rooms())


def _folds(text: str) -> str:
    return " ".join(folded(word) for word in words(text))
