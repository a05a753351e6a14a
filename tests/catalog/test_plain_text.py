"""Markup to plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persea.catalog.plain_text import one_line, plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Soft &amp; warm</p><p>Grey</p>", "Soft & warm\n\nGrey"),
        ("<ul><li>one</li><li>two  spaces</li></ul>", "one\n\ntwo spaces"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("in<b>di</b>visible", "indivisible"),
        ("<table><tr><td>Weight</td><td>2 kg</td></tr></table>", "Weight 2 kg"),
        ("Hi<script>steal('<p>')</script><style>p{}</style> there", "Hi there"),
        ("<!-- <b>not</b> this -->but this", "but this"),
        ("<a title='x > y' href=\"/z\">link</a>", "link"),
        ("5 < 6, and a <3 b", "5 < 6, and a <3 b"),
        ("&lt;b&gt; stays text", "<b> stays text"),
        ("caf&eacute;&nbsp;&#8364;5", "café €5"),
        ("one\r\n\r\n\r\n\r\ntwo\tthree", "one\n\ntwo three"),
        ("<SCRIPT>x</SCRIPT >seen", "seen"),
        ("open <b", "open <b"),
        ("<script>never closed", ""),
        ("&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&amp;nbsp;three", "one\n\ntwo three"),
        ("Salt &amp;amp; pepper", "Salt & pepper"),
        ("5 &lt; 7 &amp; 8 &gt; 3", "5 < 7 & 8 > 3"),
        ("<p>The &lt;p&gt; tag</p>", "The <p> tag"),
        ("I &lt;3 it", "I <3 it"),
        ("<svg/>seen <iframe src='x' /> too", "seen too"),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    """Tags, comments, scripts and entities go; words and paragraphs stay apart."""
    assert plain_text(markup) == text


def test_one_line() -> None:
    """A title has no line ends and single blanks."""
    assert one_line(" Hoodie  with<br>Logo\n&amp; hood ") == "Hoodie with Logo & hood"


@given(st.text(alphabet="<>/!-&;\"' abcp\n", max_size=200))
def test_any_markup(markup: str) -> None:
    """However broken the markup, the result has no doubled blanks and no outer ones."""
    text = plain_text(markup)
    assert text == text.strip()
    assert "  " not in text
    assert "\n\n\n" not in text
