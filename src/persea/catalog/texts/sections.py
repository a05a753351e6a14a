"""Documents cut into sections at their headings: Markdown, HTML and plain text, each to plain text.

A section begins at a heading of the first or second level; deeper ones stay lines of its text. Linear in the
length of the text, whatever the markup. What it does not do: bound anything, or name sections.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from persea.catalog.plain_text import TAG, even_lines, one_line, plain_text, without_comments

# What stands around a page's own text, on every page alike; scripts and styles go with all markup.
_NOISE = frozenset({
    "aside", "button", "dialog", "footer", "form", "head", "iframe", "nav", "noscript", "object", "script",
    "select", "style", "svg", "template", "title",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2"})
_PAGE_TITLE = re.compile(r"<title\b[^<>]*+>([^<]*+)", re.IGNORECASE)

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_LINE = re.compile(r"""(title|url)[ \t]*:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n]*))""", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t](.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*\Z")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?: \"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\](?:\([^()\s]{0,2000}(?: \"[^\"\n]{0,500}\")?\)|\[[^\[\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000}|[^\s<>@]{1,200}@[^\s<>]{1,200})>")
_LINK_TARGET = re.compile(r" {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*\\])\1(?![\w*])")
_UNDERSCORES = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_\\])\1(?!\w)")
_CODE = re.compile(r"(`{1,3})([^`\n]{1,2000})\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TABLE_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)*+\|?[ \t]*+")


@dataclass(frozen=True, slots=True)
class Section:
    """`heading` is empty for what stands before the first one; `body` is plain text."""

    heading: str
    level: int
    """1 or 2; 0 where there is no heading."""
    body: str


@dataclass(frozen=True, slots=True)
class Sections:
    title: str
    """What the document calls itself; empty where it does not."""
    url: str
    sections: tuple[Section, ...]


def of_text(text: str) -> Sections:
    """Plain text is one section, as it is."""
    return Sections("", "", (Section("", 0, even_lines(text)),))


# ---------------------------------------------------------------- HTML


def of_html(text: str) -> Sections:
    """The text of `main` where there is one, without navigation, forms and the like."""
    named = _PAGE_TITLE.search(text)
    text = without_comments(text)
    title = one_line(named[1]) if named else ""
    sections = tuple(
        Section(one_line(heading), level, plain_text(body)) for heading, level, body in _cut(text)
    )
    return Sections(title, "", sections)


def _cut(text: str) -> Iterator[tuple[str, int, str]]:
    """(heading, level, body), all still with their markup."""
    start, end, hidden = _wanted(text)
    heading, level, pieces = "", 0, [""]
    at, in_heading = start, ""
    for tag in TAG.finditer(text, start, end):
        name = (tag[2] or "").lower()
        if tag.start() < at:
            continue  # within what is passed over
        if tag.start() in hidden:
            pieces.append(text[at : tag.start()] + "\n")
            at = hidden[tag.start()]
        elif name in _HEADINGS and not tag[1] and not in_heading:
            pieces.append(text[at : tag.start()])
            yield heading, level, "".join(pieces)
            heading, level, pieces = "", int(name[1]), []
            at, in_heading = tag.end(), name
        elif in_heading and tag[1] and name == in_heading:
            heading = "".join([*pieces, text[at : tag.start()]])
            at, in_heading, pieces = tag.end(), "", []
    pieces.append(text[at:end])
    yield heading, level, "".join(pieces)


def _wanted(text: str) -> tuple[int, int, dict[int, int]]:
    """Where the page's own text begins and ends, and the stretches in it to pass over, by where they begin."""
    opened: dict[str, list[int]] = {}
    hidden: dict[int, int] = {}
    start, end = 0, len(text)
    for tag in TAG.finditer(text):
        name = (tag[2] or "").lower()
        if name not in _NOISE and name != "main":
            continue
        if not tag[1]:
            if not (tag[3] or "").endswith("/"):
                opened.setdefault(name, []).append(tag.start() if name != "main" else tag.end())
        elif opened.get(name):
            begun = opened[name].pop()
            if name == "main" and (start, end) == (0, len(text)):
                start, end = begun, tag.start()
            elif name != "main":
                hidden[begun] = tag.end()
    return start, end, hidden


# ---------------------------------------------------------------- Markdown


def of_markdown(text: str) -> Sections:
    """Front matter may give `title` and `url`. Marks go, their text stays; code stays as it is written."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    stated: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        for line in front[1].split("\n"):
            if found := _FRONT_LINE.fullmatch(line.rstrip()):
                value = next(part for part in found.groups()[1:] if part is not None)
                stated[found[1].lower()] = value.strip()
        text = text[front.end() :]
    return Sections(stated.get("title", ""), stated.get("url", ""), tuple(_markdown_sections(text)))


def _markdown_sections(text: str) -> Iterator[Section]:
    heading, level = "", 0
    pieces: list[str] = []
    prose: list[str] = []
    fence = ""

    def settle() -> None:
        pieces.append(plain_text(_unmarked("\n".join(prose))))
        prose.clear()

    def ended() -> Section:
        settle()
        return Section(heading, level, even_lines("\n\n".join(piece for piece in pieces if piece)))

    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and line.strip() == mark[1]:
                fence = ""
            else:
                pieces[-1] += line + "\n"
            continue
        if mark:
            settle()
            fence = mark[1]
            pieces.append("")
            continue
        found = _ATX.match(line)
        under = _UNDERLINE.match(line) if prose and _may_be_heading(prose[-1]) else None
        if found and len(found[1]) <= 2:
            yield ended()
            heading, level, pieces = one_line(_unmarked(_without_end(found[2]))), len(found[1]), []
        elif under:
            words = prose.pop()
            yield ended()
            heading, level, pieces = one_line(_unmarked(words)), 1 if under[1][0] == "=" else 2, []
        elif found:
            prose += ["", _without_end(found[2]), ""]
        elif not _LINK_TARGET.match(line) and not _TABLE_RULE.fullmatch(line):
            prose.append(line.removeprefix(">").strip() if line.lstrip().startswith(">") else line)
    yield ended()


def _may_be_heading(line: str) -> bool:
    """A rule below an empty line, a list item or a table row is a rule, not an underline."""
    return bool(line.strip()) and not re.match(r"\s*(?:[-*+|>]|\d+[.)]\s)", line)


def _without_end(words: str) -> str:
    """ "How to ##": How to. But "C#" stays."""
    words = words.strip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare != bare.rstrip() or not bare else words


def _unmarked(text: str) -> str:
    """Markdown's inline marks removed; entities and HTML are left to `plain_text`."""
    text = _AUTOLINK.sub(lambda found: html.escape(found[1]), text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _UNDERSCORES.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\2", text))
