"""Markdown, HTML and plain text cut at their headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from persea.catalog.texts.sections import Section, Sections, of_html, of_markdown, of_text


def test_markdown_with_front_matter() -> None:
    """Title and url come from the front matter; sections begin at # and ##, in both ways to write them."""
    text = """---
title: "Returns & refunds"
tags: [help]
url: https://shop.example/returns
---
Before anything.

# Returns
Within *30 days*, see [the form](https://x.example "t") or ![a parcel](p.png).

How to return #1
----------------
1. Pack
2. Send

### Deeper
`code` stays, <b>HTML</b> goes.

## C# ##
Sharp.
""".replace("\n", "\r\n")
    assert of_markdown(text) == Sections(
        "Returns & refunds",
        "https://shop.example/returns",
        (
            Section("", 0, "Before anything."),
            Section("Returns", 1, "Within 30 days, see the form or a parcel."),
            Section("How to return #1", 2, "1. Pack\n2. Send\n\nDeeper\n\ncode stays, HTML goes."),
            Section("C#", 2, "Sharp."),
        ),
    )


def test_markdown_that_only_looks_like_headings() -> None:
    """Code, rules and tables are no headings; what is in a fence stays as it is written."""
    text = (
        "```sh\n# no heading\n**kept** <b>too</b>\n```\n- item\n---\n| a | b |\n|---|---|\n| 1 | 2 |\n#tag\n"
    )
    (section,) = of_markdown(text).sections
    assert section == Section(
        "",
        0,
        "# no heading\n**kept** <b>too</b>\n\n- item\n---\n| a | b |\n| 1 | 2 |\n#tag".replace("---\n", ""),
    )


def test_markdown_marks_within_words_stay() -> None:
    """Stars and underscores that mark nothing stay, escaped ones too, without their backslash."""
    assert of_markdown(r"snake_case 2 * 3 * 4 \*so\* a**b __c__").sections == (
        Section("", 0, "snake_case 2 * 3 * 4 *so* a**b c"),
    )


def test_html_without_what_stands_around_it() -> None:
    """Of a page the text of main is taken: no navigation, no script, no form, no footer."""
    page = """<!doctype html><html><head><title>Help &mdash; Shop</title><script>"<h1>no</h1>"</script></head>
      <body><nav><h2>Menu</h2>Home</nav><header>Logo</header>
      <main><h1>Help</h1><p>We answer.</p><!-- <h2>hidden</h2> --><aside>Advertisement</aside>
        <h2 id="x">Ship<b>ping</b></h2><p>3 days<script>evil("</nav>")</script>.</p><h3>Fast</h3><p>1 day.</p>
        <form><label>Search</label></form><h2>Returns</h2>30 days &amp; free.</main>
      <footer>Imprint</footer></body></html>"""
    assert of_html(page) == Sections(
        "Help — Shop",
        "",
        (
            Section("", 0, ""),
            Section("Help", 1, "We answer."),
            Section("Shipping", 2, "3 days\n.\n\nFast\n\n1 day."),
            Section("Returns", 2, "30 days & free."),
        ),
    )


def test_html_that_is_broken() -> None:
    """What is opened and never closed hides nothing, and a heading that never ends is still text."""
    assert of_html("<nav>Menu<p>Text<h2>Open").sections[0] == Section("", 0, "Menu\nText")
    assert "Open" in of_html("<nav>Menu<p>Text<h2>Open").sections[1].body


def test_plain_text_is_kept_as_it_is() -> None:
    """Plain text is one section, and what looks like markup in it is text."""
    assert of_text("a <b>  c\n\n\n\n# d").sections == (Section("", 0, "a <b> c\n\n# d"),)


@pytest.mark.parametrize(
    "piece",
    ["*", "_", "`", "[", "![", "[a](", "<h1>", "<nav>", "</nav>", "# ", "#", " ", "-", "|-", "<!--", "<a "],
)
@pytest.mark.parametrize("cut", [of_markdown, of_html])
def test_any_amount_of_any_markup(cut: Callable[[str], Sections], piece: str) -> None:
    """A million characters of the worst markup are read (where time grew with their square, for hours)."""
    for text in (piece * (1_000_000 // len(piece)), f"# {piece * 300_000}x", f"{piece * 300_000}\n=x"):
        assert sum(len(section.body) for section in cut(text).sections) <= len(text)
