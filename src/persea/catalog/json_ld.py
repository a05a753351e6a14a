"""JSON-LD out of a web page: the objects in its <script type="application/ld+json">, as pages really hold them.

Tolerant where only one thing can be meant: CDATA and HTML comments around the JSON, // and /* */ comments,
trailing commas and semicolons, line ends within strings, several objects in a row. Linear in the length of the
page. Numbers keep their digits (Decimal). What it does not do: load a @context, or know what the objects mean.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from persea.catalog.json_exact import Json, decoder

_MOST_ZEROS = 40

_OPENING = re.compile(r"<!--|<script\b", re.IGNORECASE)
_TAG_END = re.compile(r"[^<>]{0,4096}+>")
_LD_TYPE = re.compile(r"""\btype\s*=\s*["']?\s*application/ld\+json""", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_WRAPPING = re.compile(r"(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
_WRAPPED = re.compile(r"(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\Z")
# A string, or what may stand between values only by mistake. What is not closed ends with the text.
_TOKEN = re.compile(
    r"""("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|,(?=\s*[}\]])""", re.DOTALL
)
_FIRST_COMMENT = re.compile(r"//|/\*|,\s*[}\]]")


@dataclass(frozen=True, slots=True)
class Fault:
    """A block that is no JSON, by the line where it begins."""

    line: int
    value: str
    reason: str


def json_ld(page: str, faults: list[Fault] | None = None) -> list[Json]:
    """All objects of the page, in order. Blocks that are no JSON are left out; `faults` takes them."""
    found = []
    for line, block in blocks(page):
        if not block.strip():
            continue
        try:
            found.extend(values(block))
        except ValueError as error:
            if faults is not None:
                faults.append(Fault(line, block.strip()[:200], f"not JSON: {error}"))
    return found


def blocks(page: str) -> Iterator[tuple[int, str]]:
    """The text of each block with the line where it begins; none from commented-out parts."""
    at = counted = 0
    line = 1
    while opening := _OPENING.search(page, at):
        if opening[0] == "<!--":
            end = page.find("-->", opening.end())
            if end < 0:
                return
            at = end + 3
            continue
        tag = _TAG_END.match(page, opening.end())
        if tag is None:
            at = opening.end()
            continue
        closing = _CLOSING.search(page, tag.end())
        end = closing.start() if closing else len(page)
        if _LD_TYPE.search(tag[0]):
            line += page.count("\n", counted, tag.end())
            counted = tag.end()
            yield line, page[tag.end() : end]
        at = end


def values(text: str) -> list[Json]:
    """The JSON values in `text`, usually one. Raises ValueError where it is none, however kindly read."""
    try:
        return [_DECODER.decode(text)]
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError as error:
        first = error
    for kinder in _mended(text):
        try:
            return _values_in_a_row(kinder)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        except ValueError:
            continue
    raise first


def _mended(text: str) -> Iterator[str]:
    text = text.strip(" \t\r\n;")
    if wrapping := _WRAPPING.match(text):
        text = text[wrapping.end() :]
        if wrapped := _WRAPPED.search(text, max(len(text) - 40, 0)):
            text = text[: wrapped.start()]
    if _FIRST_COMMENT.search(text):
        text = _TOKEN.sub(lambda token: token[1] or " ", text)
    yield text
    if "&quot;" in text or "&#34;" in text:
        yield html.unescape(text)


def _values_in_a_row(text: str) -> list[Json]:
    found: list[Json] = []
    at = 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,;\ufeff":
            at += 1
        if at == len(text) and found:
            return found
        value, at = _DECODER.raw_decode(text, at)
        found.append(value)


def digits(number: Decimal) -> str:
    """Without an exponent, unless that would take thousands of zeros."""
    return format(number, "f") if abs(number.adjusted()) < _MOST_ZEROS else str(number)


_DECODER = decoder()
