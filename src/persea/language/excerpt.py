"""A short plain-text piece of a Markdown message, around the first thing that was found in it."""

from __future__ import annotations

import re

from persea.language.plain import reader_text

_LONGEST = 160
_BEFORE = 50  # characters at most, of what comes before the find
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}|[-*+>]|\d{1,3}[.)])[ \t]+", re.MULTILINE)


def excerpt(marked: str, found: tuple[str, str]) -> str:
    """At most 160 characters of `marked` and "…" where words were left out, without marks of any kind.

    `found` is what stands before and after each word that was found; without any it is the beginning.
    """
    begin, end = found
    plain = " ".join(reader_text(_LINE_MARK.sub("", marked)).split())
    at = max(plain.find(begin), 0)
    plain = plain.replace(begin, "").replace(end, "")
    if len(plain) <= _LONGEST:
        return plain
    start = 0 if at <= _BEFORE else _word_start(plain, at - _BEFORE, at)
    stop = min(start + _LONGEST, len(plain))
    if stop < len(plain):
        space = plain.rfind(" ", start + _LONGEST // 2, stop + 1)
        stop = space if space > 0 else stop
    return f"{'…' if start else ''}{plain[start:stop].strip()}{'…' if stop < len(plain) else ''}"


def shortened(text: str, longest: int) -> str:
    """At most `longest` characters of the beginning of `text`, in plain words on one line, and "…" where more came."""
    plain = " ".join(reader_text(_LINE_MARK.sub("", text)).split())
    if len(plain) <= longest:
        return plain
    space = plain.rfind(" ", longest // 2, longest)
    return f"{plain[: space if space > 0 else longest - 1].strip()}…"


def _word_start(text: str, from_: int, to: int) -> int:
    """The first beginning of a word in `text[from_:to]`, or `from_` where one word fills it."""
    space = text.find(" ", from_ - 1, to)
    return space + 1 if space >= 0 else from_
