"""Reads the codes of products in a request, as a trade counter types them: "PL-1010", "do you have km 200 b in stock?".

A code is put in words, the title of its product, so that everything that knows how to speak of a product by its name
can speak of this one. What it does not do: search.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from persea.gather.search import Found
from persea.store.codes import CodedProduct, code_key, products_coded
from persea.store.database import Connection

_TOKEN = re.compile(r"[^\s,;:?!()\"“”]+")
_SHORTEST, _SHORTEST_NUMBER = 4, 6  # signs within a request; "size 42" and "2024" are no codes
_SHORTEST_ALONE, _SHORTEST_LETTERED = 3, 8
_DIGITS_IN_PARTS, _LETTERS_IN_A_PART = 3, 4  # "km 200 b" may be a code, "boots 42" is none
_LONGEST = 64
_PARTS = 3  # that a code may be typed in
_MOST_TOKENS = 40  # of a longer text, the first


_Likely = tuple[int, int, str]
"""Begin, end and key of what may be a code."""


@dataclass(frozen=True, slots=True)
class Coded:
    text: str
    """The request with titles, and the options of the variant, in the place of codes."""
    product_ids: tuple[str, ...]
    """What they are codes of, in the order of the request."""
    alone: bool
    """The request is nothing else."""


async def read_codes(conn: Connection, texts: Sequence[str]) -> list[Coded | None]:
    """For each of `texts`, None where it holds no code of a product; the database is only asked where one may."""
    likely = [sorted(_likely(text), key=lambda one: (one[0], -one[1])) for text in texts]
    keys = {key for of_text in likely for _, _, key in of_text}
    found = await products_coded(conn, keys) if keys else {}
    return [_coded(text, of_text, found) for text, of_text in zip(texts, likely, strict=True)]


def coded_first(found: Found, coded: Coded) -> Found:
    """What has the code that was typed comes first, and alone where nothing else was typed."""
    first = [hit for hit in found.hits if hit.record.id in coded.product_ids]
    if coded.alone:
        return Found(tuple(first), len(first))
    return replace(found, hits=(*first, *(hit for hit in found.hits if hit not in first)))


def _coded(text: str, likely: Sequence[_Likely], found: Mapping[str, CodedProduct]) -> Coded | None:
    """`likely` codes by where they begin, the longest first; none is read within another."""
    said, ids, at = [], [], 0
    for begin, end, key in likely:
        if begin >= at and (product := found.get(key)):
            named = " ".join((product.title, *_telling(product.options, product.title)))
            said += [text[at:begin], named]
            ids.append(product.id)
            at = end
    if not ids:
        return None
    said.append(text[at:])
    return Coded("".join(said), tuple(dict.fromkeys(ids)), not _TOKEN.search("".join(said[::2])))


def _likely(text: str) -> Iterator[_Likely]:
    tokens = list(itertools.islice(_TOKEN.finditer(text), _MOST_TOKENS))
    for first, parts in itertools.product(range(len(tokens)), range(1, _PARTS + 1)):
        if first + parts > len(tokens):
            continue
        said = [token[0] for token in tokens[first : first + parts]]
        begin, end = tokens[first].start(), tokens[first + parts - 1].end()
        key = code_key("".join(said))
        if parts > 1 and not _is_in_parts(said):
            continue
        whole = parts == len(tokens)
        shortest = _SHORTEST_ALONE if whole else _SHORTEST_NUMBER if key.isdigit() else _SHORTEST
        if shortest <= len(key) <= _LONGEST and (any(map(str.isdigit, key)) or _is_lettered(*said)):
            yield begin, end, key


def _is_in_parts(said: Sequence[str]) -> bool:
    digits = sum(sign.isdigit() for part in said for sign in part)
    return digits >= _DIGITS_IN_PARTS and all(
        len(part) <= _LETTERS_IN_A_PART for part in said if not any(map(str.isdigit, part))
    )


def _is_lettered(token: str, *others: str) -> bool:
    """Whether it is a code of letters alone: "CPA-TOTE-CORAL", and no "t-shirt"."""
    return not others and len(token) >= _SHORTEST_LETTERED and token.isupper() and not token.isalpha()


def _telling(options: Sequence[str], title: str) -> Iterator[str]:
    return (value for value in options if value.lower() not in title.lower())
