"""The kinds of products that the demo shop sells, read from the TOML files beside this module.

A kind is data: where it is shelved, how it is drawn, what can be said of it, and its products. A new kind
is a new file in kinds/, and a drawing where none of the present ones fits.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

_STRICT = ConfigDict(extra="forbid")


def _several(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


Facts = dict[str, Annotated[tuple[str, ...], BeforeValidator(_several)]]
"""Attribute name to values; a single value may stand without brackets in the file."""


@dataclass(frozen=True, slots=True, config=_STRICT)
class Saying:
    """One subject, and several ways to speak of it; {name} is filled in from the facts."""

    lines: tuple[str, ...]
    when: dict[str, str] = Field(default_factory=dict)
    """Facts that must hold, or nothing is said."""


@dataclass(frozen=True, slots=True, config=_STRICT)
class Step:
    """A choice that changes what a product costs and weighs, such as the capacity of a bottle."""

    value: str
    more_minor: int = 0
    more_g: int = 0


def _step(value: object) -> object:
    return (
        dict(zip(("value", "more_minor", "more_g"), value, strict=True)) if isinstance(value, list) else value
    )


@dataclass(frozen=True, slots=True, config=_STRICT)
class Item:
    """One product as the files describe it."""

    id: str
    title: str
    brand: str
    price: int
    """Cents."""
    weight_g: int
    colours: tuple[str, ...]
    """Names in palette.toml; the first is on the main picture."""
    looks: frozenset[str]
    """Words that the kind's drawing knows."""
    facts: Facts
    pitch: str
    """What a good shop assistant would say first."""
    steps: tuple[Annotated[Step, BeforeValidator(_step)], ...] = ()
    sold_out: bool = False


@dataclass(frozen=True, slots=True, config=_STRICT)
class Kind:
    code: str
    """Product ids begin with it."""
    drawing: str
    category: tuple[str, ...]
    tags: tuple[str, ...]
    say: tuple[Saying, ...]
    product: tuple[Item, ...]
    facts: Facts = Field(default_factory=dict)
    """What is true of every product of the kind."""
    step: str = ""
    """The option that the products' steps are values of."""
    sizes: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Fit to the sizes it comes in."""

    def __post_init__(self) -> None:
        unnamed = [item.id for item in self.product if item.steps and not self.step]
        if unnamed:
            raise ValueError(f"{unnamed} have steps, but the kind {self.code!r} names no step")


_KIND = TypeAdapter(Kind)
_PALETTE = TypeAdapter(dict[str, Annotated[str, Field(pattern="^#[0-9A-F]{6}$")]])


@cache
def kinds() -> tuple[Kind, ...]:
    """All of them, by file name."""
    folder = resources.files("persea.catalog.demo").joinpath("kinds")
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name
    )
    return tuple(_KIND.validate_python(tomllib.loads(entry.read_text("utf-8"))) for entry in files)


@cache
def palette() -> dict[str, str]:
    """Colour name to #RRGGBB."""
    text = resources.files("persea.catalog.demo").joinpath("palette.toml").read_text("utf-8")
    return _PALETTE.validate_python(tomllib.loads(text))
