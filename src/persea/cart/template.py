"""Addresses of a shop's own cart, made from a template, so that a person finds there what is in theirs.

    https://shop.example/cart/{variant_id}:{quantity},…        the part before "," for each line, "," between them
    https://shop.example/add?[[id={sku}&n={quantity}|&]]        what is in the brackets for each line, "&" between them

The first is the form of Shopify's cart permalinks (https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks).
Every value is percent-encoded, so that no product's id can lead elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from persea.errors import BadRequest

OF_A_LINE = frozenset(("variant_id", "product_id", "sku", "quantity", "turn_id", "impression_id"))
_LONGEST = 8_000  # characters of an address that servers take
_BRACKETS = re.compile(r"^(?P<head>.*?)\[\[(?P<line>.+)\|(?P<between>[^|]*?)\]\](?P<tail>.*)$")
_REPEATED = re.compile(r"^(?P<head>[^{}]*)(?P<line>\{.+\})(?P<between>[^{}.…]*)(?:…|\.\.\.)(?P<tail>[^{}]*)$")
_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    head: str
    line: str
    between: str
    tail: str

    @classmethod
    def parse(cls, text: str) -> Template:
        """Raises ValueError with a reason for one that cannot be used."""
        found = _BRACKETS.match(text) or _REPEATED.match(text)
        if found is None:
            raise ValueError("it has no part for each line, such as {variant_id}:{quantity},…")
        made = cls(**found.groupdict())
        slots = set(_SLOT.findall(made.line))
        if odd := slots - OF_A_LINE:
            raise ValueError(f"there is no {{{sorted(odd)[0]}}}; there are {', '.join(sorted(OF_A_LINE))}")
        if not slots & {"variant_id", "product_id", "sku"}:
            raise ValueError("the part for each line names no variant_id, product_id or sku")
        if _SLOT.search(made.head + made.tail):
            raise ValueError("only the part for each line may have {…}")
        address = urlsplit(made.head)
        if address.scheme not in ("http", "https") or not address.netloc:
            raise ValueError("it must begin with https:// and a host")
        return made

    def filled(self, lines: Sequence[Mapping[str, str]]) -> str:
        """Raises BadRequest where the address would be longer than servers take."""

        def one(values: Mapping[str, str]) -> str:
            return _SLOT.sub(lambda slot: quote(values[slot[1]], safe=""), self.line)

        address = f"{self.head}{self.between.join(map(one, lines))}{self.tail}"
        if len(address) > _LONGEST:
            raise BadRequest(
                "The cart is too large for one address", value=f"{len(lines)} lines", fix="Take some out"
            )
        return address
