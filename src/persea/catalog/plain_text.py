"""Markup to plain text: tags, comments, scripts and entities go, block ends become line ends.

Linear in the length of the text, whatever the markup (the standard library's parser needs a minute for 100 kB
of unclosed tags). What it does not do: keep any formatting, or make a page safe. The result is text, to be
escaped like any other where it is shown.
"""

from __future__ import annotations

import html
import re

_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "head"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "tr", "ul",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})

# A ">" may stand in a quoted attribute; a "<" always begins something new, which keeps the search linear.
TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)((?:"[^"<]*+"|'[^'<]*+'|[^<>])*+)>|<[!?][^<>]*+>""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What only markup that was escaped once too often holds: "&amp;nbsp;", "&lt;/p&gt;".
_ESCAPED_TWICE = re.compile(
    r"&amp;(?:[a-zA-Z]{2,8}|#[0-9]{2,6});|&lt;(?:/[a-zA-Z]|(?:p|br|div|ul|ol|li|table|h[1-6])\b)"
)
_GAPS = re.compile(r"\n{3,}")


def plain_text(text: str) -> str:
    """`text` without markup; paragraphs stay apart by a line end, blanks are single."""
    return even_lines(_without_markup(text))


def even_lines(text: str) -> str:
    """`text` as it is, with single blanks, and at most one empty line between two others."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _GAPS.sub("\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()


def one_line(text: str) -> str:
    """The same, on one line."""
    return " ".join(_without_markup(text).split())


def _without_markup(text: str) -> str:
    if "&" in text and "<" not in text and _ESCAPED_TWICE.search(text):
        text = html.unescape(text)
    if "<" in text:
        text = _without_tags(text)
    return html.unescape(text) if "&" in text else text


def without_comments(text: str) -> str:
    # Up to the last end of a comment only: an unclosed one hides nothing.
    closed, end, rest = text.rpartition("-->")
    return _COMMENT.sub("", closed + end) + rest


def _without_tags(text: str) -> str:
    text = without_comments(text)
    pieces: list[str] = []
    unseen = ""
    at = 0
    for tag in TAG.finditer(text):
        closing, name, attributes = tag[1], (tag[2] or "").lower(), tag[3] or ""
        if not unseen:
            pieces.append(text[at : tag.start()])
            if name in _BLOCKS:
                pieces.append("\n")
            elif name in _CELLS:
                pieces.append(" ")
            elif name in _UNSEEN and not closing and not attributes.endswith("/"):
                unseen = name
        elif closing and name == unseen:
            unseen = ""
        at = tag.end()
    if not unseen:
        pieces.append(text[at:])
    return "".join(pieces)
