"""Which variant is meant by a product and what was said of its options. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from persea.cart.measures import SIZE_WORDS, by_size, in_one_measure, measure_ways
from persea.errors import NotEnough, NotSellable, OptionsOpen
from persea.store.cart import Sellable

Said = tuple[str, str]
"""A name and a value ("Size", "42"); a name of "" may be any option's."""


def choose(variants: Sequence[Sellable], said: Iterable[Said]) -> Sellable:
    """The one of a product's `variants` that `said` leaves.

    Raises OptionsOpen where it leaves several, NotSellable where it leaves none, NotEnough where none of these can be had.
    """
    said = tuple(said)
    fitting = [one for one in variants if all(_fits(one, name, value) for name, value in said)]
    if not fitting:
        raise _no_such(variants, said)
    if len(fitting) == 1:
        return fitting[0]
    left = [one for one in fitting if one.left]
    if not left:
        raise NotEnough(fitting[0].title, fitting[0].variant_id, asked=1, left=0)
    exact = [one for one in left if all(_is(one, name, value) for name, value in said)]
    if said and len(exact) == 1:
        return exact[0]
    raise OptionsOpen(fitting[0].title, fitting[0].product_id, open_options(left, said, of=variants))


def open_options(
    left: Sequence[Sellable], said: Iterable[Said] = (), *, of: Sequence[Sellable] = ()
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The options in which `left` differ, each with its values in the order `of` all variants; what was named stays out."""
    there = {pair for one in left for pair in one.options}
    values: dict[str, dict[str, None]] = {}
    for one in of or left:
        for name, value in one.options:
            if (name, value) in there:
                values.setdefault(name, {})[value] = None
    named = {name.lower() for name, _ in said if name}
    differing = [(name, tuple(known)) for name, known in values.items() if len(known) > 1]
    still = [(name, known) for name, known in differing if name.lower() not in named]
    if not (still or differing):  # the variants differ in nothing that has a name
        return (("variant", tuple(one.variant_id for one in left)),)
    return tuple(still or differing)


def heard_options(words: Sequence[str], variants: Sequence[Sellable]) -> tuple[Said, ...]:
    """Those of `words` (lower case, several words may be one value) that name values of `variants`. "The small one" is the
    least of values that are measures."""
    text = f" {' '.join(words)} "
    found: list[Said] = []
    known = sorted({pair for one in variants for pair in one.options}, key=lambda pair: -len(pair[1]))
    taken: set[str] = set()
    for name, value in known:
        for way in ways_to_say(value):
            if f" {way} " in text and name not in taken:
                text = text.replace(f" {way} ", "  ", 1)
                found.append((name, value))
                taken.add(name)
                break
    for name, values in measured_options(variants):
        if name not in taken and (sized := by_size(text.split(), values)):
            found.append((name, sized))
            break  # "small" is one size
    return tuple(found)


def measured_options(variants: Sequence[Sellable]) -> list[tuple[str, tuple[str, ...]]]:
    """The options whose values are all measures of one kind, each with these from the least on."""
    values: dict[str, dict[str, None]] = {}
    for one in variants:
        for name, value in one.options:
            values.setdefault(name, {})[value] = None
    ranked = ((name, in_one_measure(tuple(known))) for name, known in values.items())
    return [(name, found) for name, found in ranked if len(found) > 1]


def option_words(variants: Sequence[Sellable]) -> frozenset[str]:
    """Every word by which an option of `variants` is said, lower case."""
    by_rank = SIZE_WORDS if measured_options(variants) else frozenset[str]()
    return by_rank | frozenset(
        word
        for one in variants
        for _, value in one.options
        for way in ways_to_say(value)
        for word in way.split()
    )


def ways_to_say(value: str) -> tuple[str, ...]:
    """ "EU 42" is said "eu 42" and "42"; "M" also "medium"; "1.7 l" also "1.7 litres"."""
    low = " ".join(_words(value))
    parts = [part for part in _words(value) if part.isdigit() or "." in part]
    ways = [
        low,
        *_SIZES.get(low, ()),
        *measure_ways(_words(value)),
        *(parts if len(_words(value)) <= 3 else ()),
        *([low.rsplit(" ", 1)[0]] if _AREA.fullmatch(low) else ()),
    ]
    return tuple(dict.fromkeys(ways))


_AREA = re.compile(r"\d+ x \d+(?: x \d+)? (?:mm|cm|m|in|inch|inches|ft)")
""" "130 x 170 cm" is said without its unit as well."""
_SIZES = {
    "xs": ("extra small", "x small"), "s": ("small",), "m": ("medium",), "l": ("large",),
    "xl": ("extra large", "x large"), "xxl": ("double extra large", "2xl"),
}  # fmt: skip


def _words(text: str) -> list[str]:
    return re.findall(r"[\w.]+", text.lower())


def _is(one: Sellable, name: str, value: str) -> bool:
    return any(
        (not name or known.lower() == name.lower()) and had.lower() == value.lower()
        for known, had in one.options
    )


def _fits(one: Sellable, name: str, value: str) -> bool:
    """ "42" fits "42" and "EU 42", in an option whose name holds `name`."""
    said = " ".join(_words(value))
    return any(
        name.lower() in known.lower() and (had.lower() == value.lower() or said in ways_to_say(had))
        for known, had in one.options
    )


def _no_such(variants: Sequence[Sellable], said: tuple[Said, ...]) -> NotSellable:
    if not variants:
        return NotSellable("That is not sold here", fix="Choose a product that the shop shows")
    names = {name.lower() for one in variants for name, _ in one.options}
    wrong = next((f"{name}: {value}" if name else value for name, value in said if not name or not any(
        name.lower() in known for known in names)), None)  # fmt: skip
    told = wrong or ", ".join(f"{name}: {value}" if name else value for name, value in said)
    options = "; ".join(
        f"{name}: {', '.join(values)}" for name, values in open_options(variants) if name != "variant"
    )
    return NotSellable(
        f"{variants[0].title} does not come so",
        value=told,
        fix=f"It comes in {options}" if options else "It comes in one way only; leave options out",
        title=variants[0].title,
    )
