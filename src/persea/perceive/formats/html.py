"""HTML as Markdown: headings, paragraphs, lists and tables; what a reader of the page does not see is dropped.

Nothing is fetched and no script runs: it is text with marks in it. What it does not do: heed style sheets, beyond the
attributes that hide an element.
"""

from __future__ import annotations

import html
import re
from collections import Counter

from persea.catalog.plain_text import TAG
from persea.perceive.formats.opened import Opened, opened, table

_DROPPED = frozenset(
    "script style template noscript svg math iframe object embed applet select datalist canvas audio video map head".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " header hr html li main nav ol p pre section summary table ul h1 h2 h3 h4 h5 h6".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CLOSES_ITSELF = frozenset("p li dt dd tr td th option".split())
_SCOPES = frozenset("table ul ol dl".split())
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\D|$)|opacity\s*:\s*0(?:[;\s]|$)", re.I
)
_STYLE = re.compile(r"""\bstyle\s*=\s*("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,500})""", re.I)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.I)
_DEEPEST = 2_000
_SPACES = re.compile(r"[ \t\n\r\f]+")


def read_html(text: str) -> Opened:
    """One page of Markdown."""
    page = _Page()
    page.read(_without_comments(text))
    return opened("html", page.title or page.first_heading, ["\n\n".join(page.blocks)])


def _without_comments(text: str) -> str:
    """One that is not closed hides all that follows, as in a browser."""
    pieces, at = [], 0
    while (begins := text.find("<!--", at)) >= 0:
        pieces.append(text[at:begins])
        ends = text.find("-->", begins + 4)
        if ends < 0:
            return "".join(pieces)
        at = ends + 3
    return "".join([*pieces, text[at:]])


class _Page:
    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.title = ""
        self.first_heading = ""
        self._open: list[tuple[str, bool]] = []
        """Elements that are open, each with whether it hides what is in it."""
        self._count: Counter[str] = Counter()
        self._hidden = 0
        self._line: list[str] = []
        self._prefix = ""
        self._tables: list[list[list[str]]] = []
        self._in_title = False

    def read(self, text: str) -> None:
        at = 0
        for tag in TAG.finditer(text):
            self._said(html.unescape(text[at : tag.start()]))
            at = tag.end()
            name = (tag[2] or "").lower()
            if tag[1]:
                self._closed(name)
            elif name:
                self._opened(name, tag[3] or "")
        self._said(html.unescape(text[at:]))
        while self._open:
            self._pop()
        self._settle()

    # ------------------------------------------------------------ as it comes

    def _opened(self, tag: str, attributes: str) -> None:
        if tag in _VOID:
            if tag == "br" and not self._hidden:
                self._line.append("\n" if not self._tables else " ")
            elif tag == "hr":
                self._settle()
            return
        if tag == "title":
            self._in_title = True
            return
        if tag == "body":  # a head that nobody closed hides no page
            self._close_to("head")
        if tag in _CLOSES_ITSELF:
            self._close_within(tag)
        elif tag in _BLOCKS:
            self._close_within("p")
        hides = tag in _DROPPED or _is_hidden(attributes)
        if len(self._open) < _DEEPEST:
            self._open.append((tag, hides))
            self._count[tag] += 1
            self._hidden += hides
        if self._hidden:
            return
        self._begin(tag)

    def _closed(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag not in _VOID:
            self._close_to(tag)

    def _said(self, data: str) -> None:
        if self._in_title:
            self.title = (self.title + data)[:500]
        elif not self._hidden:
            is_pre = any(tag == "pre" for tag, _ in self._open[-5:])
            self._line.append(data if is_pre else _SPACES.sub(" ", data))

    # ------------------------------------------------------------ opening and closing

    def _close_to(self, tag: str) -> None:
        if self._count[tag]:
            while self._pop() != tag:
                pass

    def _close_within(self, tag: str) -> None:
        """Of an element that its next sibling closes."""
        if not self._count[tag]:
            return
        for name, _ in reversed(self._open):
            if name == tag:
                self._close_to(tag)
                return
            if name in _SCOPES or (name in ("td", "th") and tag not in ("tr", "td", "th")):
                return

    def _pop(self) -> str:
        tag, hides = self._open.pop()
        self._count[tag] -= 1
        if not self._hidden:
            self._finish(tag)
        self._hidden -= hides
        return tag

    # ------------------------------------------------------------ what it comes to

    def _begin(self, tag: str) -> None:
        if tag == "table":
            if not self._tables:
                self._settle()
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
            self._line.clear() if len(self._tables) == 1 else self._line.append(" ")
        elif tag in ("td", "th") and len(self._tables) == 1:
            self._line.clear()
        elif tag in _BLOCKS and not self._tables:
            self._settle()
            if tag in _HEADINGS:
                self._prefix = "#" * _HEADINGS[tag] + " "
            elif tag == "li":
                self._prefix = "- "
        elif tag in _BLOCKS or tag in ("td", "th"):
            self._line.append(" ")

    def _finish(self, tag: str) -> None:
        if tag == "table" and self._tables:
            rows = self._tables.pop()
            if not self._tables:
                self._line.clear()
                self._add_table(rows)
        elif tag in ("td", "th") and len(self._tables) == 1:
            rows = self._tables[-1]
            if not rows:
                rows.append([])
            rows[-1].append("".join(self._line))
            self._line.clear()
        elif tag in _BLOCKS and not self._tables:
            self._settle()

    def _add_table(self, rows: list[list[str]]) -> None:
        rows = [row for row in rows if any(text.strip() for text in row)]
        if max((len(row) for row in rows), default=0) > 1:
            self.blocks.append(table(rows))
        else:  # it only arranges
            self.blocks += [" ".join(row[0].split()) for row in rows]

    def _settle(self) -> None:
        lines = [line.strip(" ") for line in "".join(self._line).split("\n")]
        text = "\n".join(lines).strip()
        if text:
            if self._prefix.startswith("#"):
                text = " ".join(text.split())
                self.first_heading = self.first_heading or text
            self.blocks.append(self._prefix + text)
        self._prefix = ""
        self._line.clear()


def _is_hidden(attributes: str) -> bool:
    style = _STYLE.search(attributes)
    without = _QUOTED.sub("", attributes) if "hidden" in attributes.lower() else ""
    return bool(_HIDDEN.search(without)) or (style is not None and bool(_HIDES.search(style[1])))
