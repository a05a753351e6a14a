"""XML as a stream of the elements that one asks for, in memory that does not grow with the file.

For feeds and sitemaps, which people write by hand and by template: names of HTML's entities, a bare "&" and
characters that XML forbids are mended on the way in. What could make a parser fetch, expand or recurse is not:
a document type ends the reading, and depth, length and count have bounds. Linear in the length of the text.
What it does not do: validate, or keep what lies outside the elements asked for.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

_DEEPEST = 100
_MOST_CHARACTERS = 16 << 20  # in one element that is asked for
_MOST_ELEMENTS = 20_000  # in one element that is asked for
_LONGEST_TAG = 1 << 20  # bytes

GOOGLE = "http://base.google.com/ns/1.0"
ATOM = "http://www.w3.org/2005/Atom"


class BrokenXml(ValueError):
    """Ends the reading; what came before is good. `reason` is for a person."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(slots=True)
class Element:
    line: int
    """Where its tag begins, from 1."""
    tag: str
    """Without the prefix."""
    namespace: str
    """Its address; the prefix itself where that is not declared, "" where there is neither."""
    attributes: dict[str, str]
    """By their names as written."""
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, that of its children included, as it stands."""
        return "".join(self.texts)


def elements(pieces: Iterable[str], names: Collection[str]) -> Iterator[Element]:
    """The elements whose tag (without prefix) is in `names`, each with all that is in it; not those within one
    that was handed out. `pieces` is the text, cut anywhere.

    Raises BrokenXml after the last whole element where the text is no XML, ends too early or goes beyond the
    bounds.
    """
    tree = _Tree(names)
    try:
        for piece in mended(pieces):
            tree.take(piece)
            yield from tree.handed_out()
        tree.end()
    except _DocumentType:
        reason = "a document type (<!DOCTYPE …>) is not read, because it can define entities; remove it"
        raise BrokenXml(tree.line, reason) from None
    except BrokenXml:
        yield from tree.handed_out()
        raise
    yield from tree.handed_out()


class _Tree:
    """What the parser calls."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        self._ready: list[Element] = []
        self._open: list[Element] = []
        """From the one that was asked for to the innermost."""
        self._depth = 0
        self._characters = 0
        self._elements = 0
        self._scopes: list[tuple[int, dict[str, str], dict[str, tuple[str, str]]]] = [(0, {}, {})]
        """The prefixes declared at a depth and below, and the names that were resolved with them."""
        self._fed_bytes = 0
        self.line = 1
        """Where the text fed so far ends."""
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def take(self, piece: str) -> None:
        self._fed_bytes += len(piece) if piece.isascii() else len(piece.encode())
        self._parse(piece, last=False)
        self.line += piece.count("\n")
        if self._fed_bytes - max(self._parser.CurrentByteIndex, 0) > _LONGEST_TAG + 4 * len(piece):
            self._break(f"a tag that is longer than {_LONGEST_TAG:,} bytes")

    def end(self) -> None:
        self._parse("", last=True)

    def handed_out(self) -> list[Element]:
        ready, self._ready = self._ready, []
        return ready

    def _parse(self, piece: str, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            if last and self._depth:
                reason = (
                    "the file ends in the middle of this element" if self._open else "the file ends too early"
                )
            line = self._open[0].line if last and self._open else error.lineno
            raise BrokenXml(line, reason if last else f"not XML: {reason}") from error

    def _break(self, reason: str) -> NoReturn:
        raise BrokenXml(self._parser.CurrentLineNumber, reason)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._break(f"elements within elements, more than {_DEEPEST} deep")
        if attributes:
            self._declare(attributes)
        _, prefixes, resolved = self._scopes[-1]
        found = resolved.get(name)
        if found is None:
            found = _resolved(name, prefixes)
            if len(resolved) < 1_000:
                resolved[name] = found
        tag, namespace = found
        if not self._open:
            if tag not in self._names:
                return
            self._characters = self._elements = 0
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            self._break(f"more than {_MOST_ELEMENTS:,} elements in one {self._open[0].tag}")
        element = Element(self._parser.CurrentLineNumber, tag, namespace, attributes)
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, name: str) -> None:
        if self._scopes[-1][0] == self._depth:
            self._scopes.pop()
        self._depth -= 1
        if not self._open:
            return
        element = self._open.pop()
        if self._open:
            self._open[-1].texts.extend(element.texts)
        else:
            self._ready.append(element)

    def _text(self, text: str) -> None:
        if not self._open:
            return
        self._characters += len(text)
        if self._characters > _MOST_CHARACTERS:
            self._break(f"more than {_MOST_CHARACTERS:,} characters in one {self._open[0].tag}")
        self._open[-1].texts.append(text)

    def _declare(self, attributes: dict[str, str]) -> None:
        declared = {
            name[6:]: address
            for name, address in attributes.items()
            if name == "xmlns" or name[:6] == "xmlns:"
        }
        if declared:
            self._scopes.append((self._depth, self._scopes[-1][1] | declared, {}))


def _resolved(name: str, prefixes: dict[str, str]) -> tuple[str, str]:
    prefix, _, tag = name.rpartition(":")
    return tag, prefixes.get(prefix, prefix)


# ---------------------------------------------------------------- mending

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LATE_DECLARATION = re.compile(r"[\ufeff\s]+<\?xml\s[^<>]{0,300}\?>")
_LONGEST_DECLARATION = 400  # characters
_LONGEST_START = 1 << 20
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?"
)
_SECTION = re.compile(r"<!(?:\[CDATA\[|--|(?i:doctype|entity))")
# What may be the beginning of something that the next piece ends.
_UNFINISHED = re.compile(r"&[#A-Za-z0-9]{0,32}\Z|<[!\[A-Za-z-]{0,8}\Z")


class _DocumentType(Exception):
    pass


def mended(pieces: Iterable[str]) -> Iterator[str]:
    """The text with every "&" that begins nothing escaped, names of HTML's entities as characters, forbidden
    characters as "\ufffd", and comments gone but for their line ends; CDATA as it is."""
    inside = ""  # what ends the section that the text is in
    held = ""
    for piece in _without_late_declaration(pieces):
        text = held + piece
        if not text.isascii() or not text.isprintable():
            text = _FORBIDDEN.sub("\ufffd", text)
        done: list[str] = []
        at = 0
        while True:
            if not inside:
                section = _SECTION.search(text, at)
                if section is None:
                    unfinished = _UNFINISHED.search(text, max(at, len(text) - 34))
                    end = unfinished.start() if unfinished else len(text)
                    done.append(_AMPERSAND.sub(_escaped, text[at:end]))
                    break
                done.append(_AMPERSAND.sub(_escaped, text[at : section.start()]))
                if section[0] not in ("<![CDATA[", "<!--"):
                    yield "".join(done)
                    raise _DocumentType
                inside = "-->" if section[0] == "<!--" else "]]>"
                at = section.end()
                if inside == "]]>":
                    done.append(section[0])
            end = text.find(inside, at)
            if end < 0:
                end = max(at, len(text) - 2)
                done.append(_kept(inside, text[at:end]))
                break
            done.append(_kept(inside, text[at:end]))
            at = end + 3
            if inside == "]]>":
                done.append(inside)
            inside = ""
        held = text[end:]
        if mend := "".join(done):
            yield mend
    if held:
        yield held if inside else _AMPERSAND.sub(_escaped, held)


def _without_late_declaration(pieces: Iterable[str]) -> Iterator[str]:
    """A declaration after empty lines, as templates write it, is none for a parser; the text is decoded already."""
    rest = iter(pieces)
    start = ""
    for piece in rest:
        start += piece
        if len(start) > _LONGEST_START or len(start.lstrip("\ufeff \t\r\n")) > _LONGEST_DECLARATION:
            break
    late = _LATE_DECLARATION.match(start)
    if late:
        start = "\n" * late[0].count("\n") + start[late.end() :]
    if start:
        yield start
    yield from rest


def _kept(inside: str, text: str) -> str:
    return text if inside == "]]>" else "\n" * text.count("\n")


def _escaped(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"
    if name[0] == "#":
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        allowed = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
        return f"&#{number};" if allowed and number not in (0xFFFE, 0xFFFF) else "\ufffd"
    characters = html.entities.html5.get(f"{name};")
    return "".join(f"&#{ord(one)};" for one in characters) if characters else f"&amp;{name};"
