"""What a request asks of the attributes that goods of its kind state: "a teapot with an infuser" wants "Infuser: included".

    wording + goods + Traits (of the shop) -> Asked: conditions on attributes

Words alone cannot tell: a record that says "Infuser: none" says "infuser". Only what a kind of goods states is read so, and
a product that states nothing of it is left to its words. What it does not do: search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from persea.gather.wording import Way, Wording
from persea.language.colours import COLOURS
from persea.language.function_words import PARTICLES
from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.stuffs import kinds_of
from persea.language.units import find_measures
from persea.store.denied import NONE
from persea.store.traits import StatedValue
from persea.store.vocabulary import NO, YES
from persea.values import Filters, Record, Trait

_SAME = 0.6  # of a way to say something that names as much as the word itself
_FEW = 12  # values of an attribute from which one is chosen, and not some text
_MOST = 80  # beyond, it is a text
_LONG_END = 4  # letters of a stuff at the end of its kinds: "wool" of "lambswool"
_TELLING_NUMBER = 100
_SEVERAL = 2  # where one word of a longer text is all that tells
_SPELLED = "no one two three four five six seven eight nine ten eleven twelve".split()
_OTHERS = {"men's": "women's", "women's": "men's"}
_MOST_WAYS = 6  # each costs the search
_MEASURED = frozenset(("person", "seater", "g", "star"))  # which are read otherwise
_NOT_ASKED = re.compile(r"colou?r|farbe|couleur|\bsize\b|größe|talla|taille|pointure")
_TYPE = re.compile(r"^(?:type|kind|sort|style|product type|item)$")
_USE = re.compile(r"^(?:use|used for|suitable for|activity|activities|sport|sports|for)$")
_YES_NO = frozenset((*YES, *NO))
_HAS_NONE = frozenset(NONE)
_LITTLE = frozenset(
    "quick rain spare cover hold rotation one multi extra inner outer front rear hand machine easy fast long high low light water"
    " good best full size weight cold hot home new age use".split()
)
"""Which say little of what a name of two words says: "rain" is no "rain cover"."""
_GENERIC = frozenset(
    "safe proof resistant free friendly included removable compatible ready able function mode option".split()
)
"""Which need not be said: "squirrel" is enough for "squirrel-resistant"."""


@dataclass(frozen=True, slots=True)
class Traits:
    """All lower case."""

    stated: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Narrowest category: name of an attribute: its values."""
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What goods are called, folded: the narrowest categories where they are."""
    wide: frozenset[str] = frozenset()
    """What wider categories are called, folded."""

    def shelves_called(self, goods: str, said: str, locale: str) -> tuple[str, ...]:
        """The narrowest categories that are called `goods` as a whole, or what was `said` up to it ("plant pot"), with
        those that are kinds of it; none where no category is."""
        told = [folded(word, locale) for word in words(said)]
        kind = [folded(word, locale) for word in words(goods)]
        shelves = self.called.get(kind[-1], frozenset()) if kind else frozenset()
        named = {shelf: [folded(word, locale) for word in words(shelf)] for shelf in sorted(shelves)}
        whole = [
            name
            for name in named.values()
            if name == kind or (name[-1:] == kind[-1:] and _within(name, told))
        ]
        if not whole and kind and kind[-1] not in self.wide:
            whole = [kind[-1:]]  # lamps are table lamps and floor lamps, and no lanterns
        longest = max(whole, key=len, default=[])
        return tuple(shelf for shelf, name in named.items() if longest and name[-len(longest) :] == longest)

    def of_kind(
        self, goods: str, shelved: Sequence[str], locale: str
    ) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
        """The narrowest categories of `goods`, or `shelved` where they are known, and what is stated there."""
        said = words(goods)
        shelves = self.called.get(folded(said[-1], locale), frozenset()) if said else frozenset()
        shelves = frozenset(shelved) or shelves
        merged: dict[str, dict[str, None]] = {}
        for shelf in sorted(shelves):
            for name, values in self.stated.get(shelf, {}).items():
                merged.setdefault(name, {}).update(dict.fromkeys(values))
        return shelves, {name: tuple(values) for name, values in merged.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    sure: tuple[Trait, ...] = ()
    """What the goods state with yes or no, or by one of a few values."""
    likely: tuple[Trait, ...] = ()
    """What is one word of what they state."""
    wording: Wording = field(default_factory=lambda: Wording("", "", ()))
    """What was asked, each place with the words in which it is stated as further ways."""

    shelves: tuple[str, ...] = ()
    """The categories that are called what is asked for: candles, and no lanterns for candles."""

    def narrowed(self, filters: Filters) -> tuple[tuple[Filters, int], ...]:
        """`filters` with what is asked for, the narrowest first, and how many products are enough to have understood it;
        nothing where nothing is asked."""
        wanted = replace(filters, categories=filters.categories or self.shelves)
        ways = {replace(wanted, traits=(*self.sure, *self.likely)): _SEVERAL if self.likely else 1}
        ways.setdefault(replace(wanted, traits=self.sure), 1)
        return tuple((way, enough) for way, enough in ways.items() if way != filters)


def traits_of(
    stated: Iterable[StatedValue], called: Iterable[tuple[str, Sequence[str], str]], locale: str
) -> Traits:
    """Of what a shop's products state, and what they are called."""
    by_shelf: dict[str, dict[str, list[str]]] = {}
    for one in stated:
        by_shelf.setdefault(one.category, {}).setdefault(one.name, []).append(one.value)
    shelves: dict[str, set[str]] = {}
    wide: set[str] = set()
    for noun, path, narrowest in called:
        ends = (said[-1] for step in path if (said := words(step)))
        for word in (noun, *ends):
            if word:
                shelves.setdefault(folded(word, locale), set()).add(narrowest)
        wide |= {folded(said[-1], locale) for step in path[:-1] if (said := words(step))}
    return Traits(
        {shelf: {name: tuple(values) for name, values in names.items()} for shelf, names in by_shelf.items()},
        {word: frozenset(found) for word, found in shelves.items()},
        frozenset(wide),
    )


def traits_asked(wording: Wording, goods: str, traits: Traits, locale: str) -> Asked:
    """What `wording` asks of the attributes of `goods`, or of what other words for it name."""
    goods = goods or _otherwise_called(wording, traits, locale)
    shelved = traits.shelves_called(goods, wording.said, locale) if goods else ()
    shelves, stated = traits.of_kind(goods, shelved, locale) if goods else (frozenset(), {})
    if not stated:
        return Asked(wording=wording, shelves=shelved)
    named = {_stem(word) for text in (goods, *shelves) for word in words(text)}
    sure: dict[Trait, None] = {}
    likely: dict[Trait, None] = {}
    said = {_stem(word) for place in wording.places for word in words(place[0].text)}
    places = list(wording.places)
    for nth, place in enumerate(wording.places):
        meant = place[0].text
        if {_stem(word) for word in words(meant)} <= named:
            if trait := _type_of(_stems(meant), stated):
                sure[trait] = None
            continue
        if (rest := _for_the_others(meant, stated)) is not None:
            sure[rest] = None
            places[nth] = ()
        elif meant.isdigit() and (trait := _counted(int(meant), places[nth + 1 : nth + 2], stated)):
            sure[trait] = None
            places[nth] = (*place, Way(_SPELLED[int(meant)], as_value=True))
        elif trait := _by_name(place, said, named, stated):
            sure[trait] = None
            places[nth] = (*place, *(Way(name, as_value=True) for name in trait.names))
        elif found := _by_value(place, named, stated):
            trait, is_whole = found
            (sure if is_whole else likely)[trait] = None
            places[nth] = (*place, *_stated_otherwise(place, trait))
    heard = {word for place in wording.places for word in words(place[0].text)}
    for word in words(wording.said):
        if word in PARTICLES and word not in heard and (found := _by_value((Way(word),), named, stated)):
            sure[found[0]] = None  # "down" alone is nothing to search for
    left = tuple(one for one in likely if one not in sure)
    asked = replace(wording, places=tuple(place for place in places if place))
    return Asked(tuple(sure), left, asked, shelved)


def _otherwise_called(wording: Wording, traits: Traits, locale: str) -> str:
    """The puzzle of "a jigsaw with cats", which the shop calls so; empty for none."""
    for place in reversed(wording.places):
        said = words(place[0].text)
        if not said or folded(said[-1], locale) in traits.called or place[0].text in COLOURS:
            continue
        for way in place[1:]:
            kind = words(way.text)
            if (
                _names(way)
                and not way.as_value
                and kind
                and traits.shelves_called(way.text, way.text, locale)
            ):
                return way.text
    return ""


def stated_apart(goods: str, clause: str, said: Sequence[str], traits: Traits, locale: str) -> list[str]:
    """Those words of `said` that are the whole of what `goods` state, by the name of a yes or no or by one of a few values."""
    shelves, stated = traits.of_kind(goods, traits.shelves_called(goods, clause, locale), locale)
    named = {_stem(word) for text in (goods, *shelves) for word in words(text)}
    told: set[tuple[str, ...]] = set()
    for name, values in stated.items():
        if _NOT_ASKED.search(name) or len(values) > _FEW:
            continue
        if _having(values):
            flag = tuple(
                one for word in words(name) if (one := _stem(word)) not in named and word not in _GENERIC
            )
            told.add(flag)
        told |= {_stems(value) for value in values if value not in _YES_NO and not value.isdigit()}
    return [word for word in said if (_stem(word),) in told and _stem(word) not in named]


def states(goods: str, phrase: str, traits: Traits, locale: str) -> bool:
    """Whether `goods` state `phrase`, as the name of an attribute or in a value."""
    _, stated = traits.of_kind(goods, traits.shelves_called(goods, goods, locale), locale)
    wanted = list(_stems(phrase))
    return any(
        _within(wanted, list(_stems(text)))
        for name, values in stated.items()
        for text in (name, *(values if len(values) <= _MOST else ()))
    )


def names_stated(goods: str, clause: str, traits: Traits, locale: str) -> bool:
    """Whether `clause` says a name of what `goods` state, or all of a value of it."""
    _, stated = traits.of_kind(goods, traits.shelves_called(goods, goods, locale), locale)
    said = list(_stems(clause))
    for name, values in stated.items():
        if _NOT_ASKED.search(name):
            continue
        if any(_stem(word) in said for word in words(name) if word not in _GENERIC):
            return True
        if len(values) <= _FEW and any(
            _within(_telling(value), said) for value in values if value not in _YES_NO
        ):
            return True
    return False


def _telling(value: str) -> list[str]:
    """Its words but such as need not be said: the dishwasher of "dishwasher safe"."""
    return [_stem(word) for word in words(value) if word not in _GENERIC] or list(_stems(value))


def says_most(wording: Wording, record: Record) -> int:
    """How many places of `wording` the names and values of `record` say in some form: "grip" for grippy."""
    values = (value for name, held in (*record.attributes, *record.options) for value in (name, *held))
    told = {stem for text in (record.title, *record.category_path, *values) for stem in _stems(text)}
    return sum(any(set(_stems(way.text)) <= told for way in place) for place in wording.places)


def used_with(goods: str, said: str, traits: Traits, locale: str) -> Trait | None:
    """What goods state of their use in a word of what they are to go with: running socks, for running shoes."""
    _, stated = traits.of_kind(goods, traits.shelves_called(goods, goods, locale), locale)
    told = set(_stems(said))
    for name, values in stated.items():
        held = [value for value in values if _USE.search(name) and told & set(_stems(value))]
        if held:
            return Trait((name,), tuple(f"{name}={value}" for value in held))
    return None


def _within(name: Sequence[str], told: Sequence[str]) -> bool:
    return any(told[at : at + len(name)] == name for at in range(len(told) - len(name) + 1))


def _stated_otherwise(place: tuple[Way, ...], trait: Trait) -> tuple[Way, ...]:
    """In which words `trait` is stated where full text would not find `place` in them: "lambswool" for wool."""
    said = set(words(" ".join(way.text for way in place)))
    values = (pair.partition("=")[2] for pair in trait.pairs)
    others = [value for value in values if said.isdisjoint(words(value)) and words(value)]
    return tuple(Way(value, as_value=True) for value in others[:_MOST_WAYS])


def _type_of(goods: tuple[str, ...], stated: Mapping[str, tuple[str, ...]]) -> Trait | None:
    """What is stated in so many words of goods that share a shelf with others: "Type: lead" of collars and leads."""
    for name, values in stated.items():
        if (
            _TYPE.search(name)
            and len(values) <= _FEW
            and (held := [one for one in values if _stems(one) == goods])
        ):
            return Trait((name,), tuple(f"{name}={value}" for value in held))
    return None


def _by_name(
    place: tuple[Way, ...], said: set[str], named: set[str], stated: Mapping[str, tuple[str, ...]]
) -> Trait | None:
    """What is stated with yes or no, or as none or some, and called so."""
    ways = [tuple(_stem(word) for word in words(way.text)) for way in place if _names(way)]
    for name, values in stated.items():
        having = _having(values)
        if having and any(_calls(name, way, said, named) for way in ways):
            return Trait((name,), tuple(f"{name}={value}" for value in having))
    return None


def _for_the_others(said: str, stated: Mapping[str, tuple[str, ...]]) -> Trait | None:
    """Men's boots are those that are not women's, where only these are called so."""
    other = _OTHERS.get(said)
    if other is None or any(said in values for values in stated.values()):
        return None
    for name, values in stated.items():
        if other in values:
            return Trait((name,), tuple(f"{name}={value}" for value in values if value != other))
    return None


def _counted(
    count: int, behind: Sequence[tuple[Way, ...]], stated: Mapping[str, tuple[str, ...]]
) -> Trait | None:
    """ "4 wheels", where goods state "Wheels: four"."""
    if not behind or not 0 < count < len(_SPELLED):
        return None
    name, ways = _stems(behind[0][0].text), {_SPELLED[count], str(count)}
    for attribute, values in stated.items():
        held = [value for value in values if value in ways]
        if held and _stems(attribute) == name:
            return Trait((attribute,), tuple(f"{attribute}={value}" for value in held))
    return None


def _having(values: Sequence[str]) -> tuple[str, ...]:
    """Those of `values` that say that there is some; none where no product has none."""
    if _YES_NO.issuperset(values):
        return tuple(value for value in values if value in YES)
    lacking = {value for value in values if value in _HAS_NONE}
    having = tuple(value for value in values if value not in lacking)
    return having if lacking and len(values) <= _FEW else ()


def _calls(name: str, way: tuple[str, ...], said: set[str], named: set[str]) -> bool:
    """Whether `way`, among all that was `said`, calls the attribute `name`."""
    told = [_stem(word) for word in words(name)]
    telling = [word for word in told if word not in _GENERIC and word not in named] or told
    if not set(way) & set(telling):
        return False
    if set(telling) <= said | set(way):
        return True
    return telling[0] in way and telling[0] not in _LITTLE  # "laptop" of "laptop sleeve"


def _by_value(
    place: tuple[Way, ...], named: set[str], stated: Mapping[str, tuple[str, ...]]
) -> tuple[Trait, bool] | None:
    """What is stated in these words; whether they are all of what some attribute states."""
    meant = place[0].text
    measures = {one.key for one in find_measures(meant) if one.unit not in _MEASURED}
    if not measures and meant.isdigit() and int(meant) < _TELLING_NUMBER:
        return None
    ways = [_stems(way) for one in place if _names(one) for way in kinds_of(one.text)]
    if meant in COLOURS:  # "green tea" is no colour
        ways = [(*_stems(meant), kind) for kind in sorted(named)]
    names, pairs, is_whole = [], [], False
    for name, values in stated.items():
        if _NOT_ASKED.search(name) or len(values) > _MOST or _YES_NO.issuperset(values):
            continue
        held = [value for value in values if _says(value, ways, measures)]
        if held:
            names.append(name)
            pairs += [f"{name}={value}" for value in held]
            is_whole = is_whole or (len(values) <= _FEW and any(_stems(value) in ways for value in held))
    return (Trait(tuple(names), tuple(pairs)), is_whole) if names else None


def _names(way: Way) -> bool:
    return way.weight >= _SAME


def _says(value: str, ways: Sequence[tuple[str, ...]], measures: set[tuple[str, str]]) -> bool:
    if measures:
        return any(one.key in measures for one in find_measures(value))
    told = _stems(value)
    for way in ways:
        if any(told[at : at + len(way)] == way for at in range(len(told) - len(way) + 1)):
            return True
        if len(way) == 1 and any(_is_form(one, way[0]) for one in told):
            return True
    return False


def _is_form(told: str, asked: str) -> bool:
    """ "Lambswool" is wool, and "ethiopian" of Ethiopia."""
    if len(asked) < _LONG_END:
        return False
    longer, shorter = (told, asked) if len(told) > len(asked) else (asked, told)
    return told.endswith(asked) or (
        len(shorter) > 5 and longer.startswith(shorter) and len(longer) - len(shorter) < 3
    )


def _stems(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in words(text))


def _stem(word: str) -> str:
    """What forms have in common: dim, dims, dimming, dimmable; polarised, polarized."""
    plain = re.sub(r"(?<=\w{3})(?:able|ible|ing|ed)$", "", folded(word).replace("z", "s"))
    plain = re.sub(r"(?<=\w{3})[ey]$", "", plain)
    return re.sub(r"([bdglmnprt])\1$", r"\1", plain)
