"""One fact of one product, as the rest of a sentence: "**Harrow High** weighs 1.18 kg.", "yes, it is waterproof."

Each function is given what the product is called there, a name or a pronoun, and answers from its record alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from persea.compose import phrases
from persea.compose.naming import verb
from persea.compose.traits import chip
from persea.language.colours import COLOURS
from persea.language.plain import markdown_escaped, sentences, singular, words
from persea.values import Record

_MANY = 8  # values of one option that are read out; more are summed up by their ends
_YES, _NO = ("yes", "true"), ("no", "false")
_IS = re.compile(
    r".*(?:proof|able|ised|ized|ted|removable|vegan|organic|cooperative|resistant|insulated|induction)$"
)
_SYSTEM = re.compile(r"(?:size|sizing) (?:system|standard)", re.IGNORECASE)
# Words that people ask with, and the names of attributes that answer them.
_MEANT = {
    "waterproof": ("water resistance", "water rating", "water column"),
    "washable": ("care", "wash", "washing"), "wash": ("care",), "clean": ("care",), "dishwasher": ("care",),
    "big": ("size", "dimensions", "capacity", "height"), "large": ("size", "dimensions", "capacity", "height"),
    "tall": ("height",), "high": ("height",), "wide": ("width", "diameter"), "thick": ("thickness",),
    "warm": ("comfort", "season", "seasons"), "material": ("material", "ingredients", "case"),
    "taste": ("flavour", "tasting"), "smell": ("scent",), "bright": ("brightness",), "loud": ("power",),
    "hold": ("capacity",), "battery": ("battery life",), "last": ("battery life", "burn time"),
    "long": ("length", "battery life", "burn time", "playing time"), "take": ("playing time",),
}  # fmt: skip


def fact(topic: Sequence[str], record: Record, it: str) -> str:
    """What `record` says about the first word of `topic` that it can answer, or that it does not say."""
    for word in topic:
        answer = KNOWN[word](record, it) if word in KNOWN else None
        if answer:
            return answer
    wanted = [word for word in topic if word not in KNOWN] or list(topic)
    return looked_up(wanted, record, it) or unsaid(wanted, it)


SILENT = "the shop does not say anything about"
"""What every answer holds for which no record has a word, whatever stands around it."""


def unsaid(wanted: Sequence[str], it: str) -> str:
    """That the record does not say; `it` may stand for several ("any of these")."""
    return f"{SILENT} “{markdown_escaped(' '.join(wanted))}” for {_object(it)}."


def availability(record: Record, chosen: Sequence[str], it: str) -> str:
    """Of exactly the variant asked for, not of the product at large."""
    if not chosen:
        return f"the shop lists no such choice for {_object(it)}."
    named = markdown_escaped(
        phrases.listing([value.upper() if len(value) < 4 else value for value in chosen])
    )
    fits = [(values, in_stock) for values, in_stock in record.variants if set(chosen) <= set(values)]
    comes, does, is_ = verb(record, "comes"), verb(record, "does"), verb(record, "is")
    if not fits:
        return f"no, {it} {does} not come in {named}."
    if any(in_stock for _, in_stock in fits):
        return f"yes, {it} {comes} in {named}, and that is in stock."
    others = _in_stock_beside(record, chosen)
    instead = f" In stock there is {others}." if others else ""
    return f"{it} {is_} made in {named}, but that is out of stock at the moment.{instead}"


def _in_stock_beside(record: Record, chosen: Sequence[str]) -> str:
    """What can be had that shares all but one of the choices, at most four of them."""
    near = [
        next(value for value in values if value not in chosen)
        for values, in_stock in record.variants
        if in_stock and len(set(values) - set(chosen)) == 1
    ]
    return markdown_escaped(phrases.listing(list(dict.fromkeys(near))[:4], "or"))


def has_option(record: Record, name: str, value: str, it: str) -> str:
    """ "yes, in size 10", or what there is instead."""
    for option, values in (*record.options, *record.attributes):
        if name in option.lower():
            label, said = markdown_escaped(option.lower()), markdown_escaped(value)
            if any(value in re.split(r"[^\w.]+", known.lower()) for known in values):
                return f"yes, {it} {verb(record, 'comes')} in {label} {said}."
            there_is = values_of(record, verb(record, "it"), name)
            return f"no, {it} {verb(record, 'does')} not come in {label} {said}; {there_is}"
    return f"the shop lists no {markdown_escaped(name)} for {_object(it)}."


def looked_up(wanted: Sequence[str], record: Record, it: str) -> str | None:
    """An option, an attribute, or the sentence of the description that speaks of `wanted`."""
    stems = {singular(word) for word in wanted}
    known = (*record.options, *record.attributes)
    for name, values in known:
        if stems & {singular(word) for word in words(name)}:
            return attribute_told(record, name, values, it)
        hit = [value for value in values if stems & {singular(word) for word in words(value)}]
        if hit:
            return f"yes: {markdown_escaped(chip(name, hit) or phrases.listing(hit))}."
    meant = [label for word in wanted for label in _MEANT.get(word, ())]
    for name, values in known:
        if name.lower() in meant:
            return attribute_told(record, name, values, it)
    for sentence in sentences(record.description):
        if stems & {singular(word) for word in words(sentence)}:
            return f"the shop says of {_object(it)}: “{markdown_escaped(sentence.strip())}”"
    if len(record.options) and any(word in COLOURS for word in wanted):
        colours = next((values for name, values in record.options if re.match("colou?r", name, re.I)), None)
        if colours:
            return f"no, {it} {verb(record, 'comes')} in {markdown_escaped(phrases.listing(colours))}."
    return None


def attribute_told(record: Record, name: str, values: Sequence[str], it: str) -> str:
    first = values[0].lower() if values else ""
    label, is_ = _label(name), verb(record, "is")
    if first in _YES:
        return (
            f"yes, {it} {is_} {label}."
            if _IS.match(label)
            else f"yes, the shop lists “{label}” for {_object(it)}."
        )
    if first in _NO:
        return (
            f"no, {it} {is_} not {label}."
            if _IS.match(label)
            else f"no, the shop states “{label}: no” for {_object(it)}."
        )
    if label == "material":
        return f"{it} {is_} made of {markdown_escaped(phrases.listing(values))}."
    return f"{_of(label, it)} {_be(name)} {markdown_escaped(_told(values))}."


def _told(values: Sequence[str]) -> str:
    return phrases.listing(values) if len(values) <= _MANY else f"{values[0]} to {values[-1]}"


def _label(name: str) -> str:
    return markdown_escaped(" ".join(name.lower().split()))


def _be(name: str) -> str:
    return "are" if name.endswith("s") and not name.endswith("ss") else "is"


def _of(label: str, it: str) -> str:
    """ "its height", "the height of **Harrow High**"."""
    return {"it": f"its {label}", "they": f"their {label}"}.get(it, f"the {label} of {it}")


def _object(it: str) -> str:
    return "them" if it == "they" else it


def _price(record: Record, it: str) -> str:
    if record.price is None:
        return f"the shop lists no price for {_object(it)}."
    usual = f", regularly {record.list_price}" if record.list_price else ""
    return f"{it} {verb(record, 'costs')} {phrases.price(record)}{usual}."


def stock(record: Record, it: str) -> str:
    is_ = verb(record, "is")
    if not record.in_stock:
        return f"{it} {is_} out of stock at the moment."
    if record.stock is not None and 0 < record.stock <= 5:
        return f"{it} {is_} in stock, {phrases.number(record.stock)} left."
    return f"{it} {is_} in stock."


def _weight(record: Record, it: str) -> str:
    if not record.weight_g:
        return f"the shop does not state a weight for {_object(it)}."
    return f"{it} {verb(record, 'weighs')} {phrases.weight(record.weight_g)}."


def _rating(record: Record, it: str) -> str:
    scored = phrases.rating(record)
    return f"{it} {verb(record, 'is')} rated {scored}." if scored else f"nobody has rated {_object(it)} yet."


def size_system(records: Sequence[Record]) -> str:
    """ " (US)" where all `records` state the same system of sizes; else empty."""
    stated = {_system(record) for record in records}
    return f" ({markdown_escaped(stated.pop())})" if len(stated) == 1 and "" not in stated else ""


def _system(record: Record) -> str:
    found = (values for name, values in record.attributes if _SYSTEM.fullmatch(name.strip()))
    return next((values[0] for values in found if len(values) == 1), "")


def values_of(record: Record, it: str, *names: str) -> str | None:
    """ "it comes in size 5 to 10."."""
    for name, values in (*record.options, *record.attributes):
        if any(wanted in name.lower() for wanted in names):
            told = markdown_escaped(_told(values))
            is_option = any(name == option for option, _ in record.options)
            if is_option:
                label = "" if "colo" in name.lower() else f"{_label(name)} "
                system = size_system((record,)) if "size" in name.lower() else ""
                return f"{it} {verb(record, 'comes')} in {label}{told}{system}."
            return f"{_of(_label(name), it)} {_be(name)} {told}."
    return None


def _brand(record: Record, it: str) -> str:
    if not record.brand:
        return f"the shop does not say who makes {_object(it)}."
    return f"{it} {verb(record, 'is')} made by {markdown_escaped(record.brand)}."


KNOWN: dict[str, Callable[[Record, str], str | None]] = {
    "price": _price,
    "stock": stock,
    "weight": _weight,
    "rating": _rating,
    "size": lambda record, it: values_of(record, it, "size"),
    "colour": lambda record, it: values_of(record, it, "colour", "color"),
    "material": lambda record, it: looked_up(("material",), record, it),
    "brand": _brand,
}
