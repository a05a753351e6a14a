"""XML as a stream: what is handed out, what is mended, and what ends the reading."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from persea.catalog.xml_stream import BrokenXml, Element, elements


def found(text: str, *names: str, piece: int = 1 << 16) -> list[Element]:
    pieces = (text[at : at + piece] for at in range(0, len(text), piece))
    return list(elements(pieces, names or ("item",)))


def broken(text: str, *names: str) -> tuple[list[str], BrokenXml]:
    """The texts of what came before, and how it ended."""
    before: list[str] = []
    with pytest.raises(BrokenXml) as caught:
        before.extend(element.text for element in elements(iter([text]), names or ("item",)))
    return before, caught.value


def test_elements() -> None:
    """An element comes with its line, its names resolved, its attributes, its children and all its text."""
    text = """<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>Not asked for</title>
  <item id="1">
    <g:price kind="a">5</g:price><x:odd/>
    <p>one <b>two</b> three</p>
  </item></channel></rss>"""
    (item,) = found(text)
    assert (item.line, item.tag, item.namespace, item.attributes) == (3, "item", "", {"id": "1"})
    price, odd, paragraph = item.children
    assert (price.line, price.tag, price.namespace) == (4, "price", "http://base.google.com/ns/1.0")
    assert (price.text, price.attributes) == ("5", {"kind": "a"})
    assert (odd.tag, odd.namespace, odd.text) == ("odd", "x", "")
    assert paragraph.text == "one two three"
    assert [child.text for child in paragraph.children] == ["two"]


def test_namespaces_end_with_their_element() -> None:
    """A prefix means what the nearest element around it declares, and nothing after that."""
    text = '<r xmlns:a="one"><item><a:x/></item><item xmlns:a="two" xmlns="three"><a:x/><y/></item><item><a:x/><y/></item></r>'
    assert [[child.namespace for child in item.children] for item in found(text)] == [
        ["one"],
        ["two", "three"],
        ["one", ""],
    ]


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1000])
def test_mending(piece: int) -> None:
    """Names of HTML's entities, bare ampersands and forbidden characters are mended wherever a piece ends, and
    CDATA and lines stay as they are."""
    text = (
        "<r><!-- a & b\n <item>no</item> -->"
        "<item>caf&eacute;&nbsp;&amp;&lt; R&D AT&T&T; &#233;&#xE9; &bogus; a&b=c &#0;\x0b&#x110000;</item>"
        '<item u="a?b=1&c=2">'
        "<![CDATA[<b>R&D &eacute; <!-- x --> ]] ]]></item>\n<item>&</item></r>"
    )
    first, second, third = found(text, piece=piece)
    assert first.text == "café\xa0&< R&D AT&T&T; éé &bogus; a&b=c \ufffd\ufffd\ufffd"
    assert second.text == "<b>R&D &eacute; <!-- x --> ]] "
    assert second.attributes == {"u": "a?b=1&c=2"}
    assert (first.line, second.line, third.line) == (2, 2, 3)
    assert third.text == "&"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("<r><item>a</item>\n<item>b", 2, "the file ends in the middle of this element"),
        ("<r><item>a</item>\n<item", 2, "the file ends too early"),
        ("<r><item>a</item>\n\n", 3, "the file ends too early"),
        ("<r><item>a</item>\n<item>b</wrong></r>", 2, "not XML: mismatched tag"),
        ("<r><item>a</item>\n<item x=1>b</item></r>", 2, "not XML: not well-formed (invalid token)"),
        ("<r><item>a</item></r>\n<r>", 2, "not XML: junk after document element"),
    ],
)
def test_broken(text: str, line: int, reason: str) -> None:
    """A broken or cut file gives all elements before the fault, then the fault with its line."""
    before, end = broken(text)
    assert before == ["a"]
    assert (end.line, end.reason) == (line, reason)


def test_empty() -> None:
    """Text without any element is not XML."""
    before, end = broken("")
    assert (before, end.line, end.reason) == ([], 1, "no element found")


@pytest.mark.parametrize("piece", [1, 5, 4096])
@pytest.mark.parametrize(
    "subset",
    [
        '[<!ENTITY x SYSTEM "file:///etc/passwd">]',
        'SYSTEM "file:///etc/passwd"',
        '[<!ENTITY % p SYSTEM "http://192.0.2.1/evil.dtd"> %p;]',
        "["
        + '<!ENTITY a "lol">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghx", strict=True))
        + "]",
    ],
)
def test_document_types(subset: str, piece: int) -> None:
    """A document type, whether it fetches, reads files or multiplies, is refused with its line, unread."""
    text = f'<?xml version="1.0"?>\n\n<!DOCTYPE r {subset}>\n<r><item>&x;</item></r>'
    with pytest.raises(BrokenXml) as caught:
        found(text, piece=piece)
    assert caught.value.line == 3
    assert "a document type (<!DOCTYPE …>) is not read" in caught.value.reason


def test_bounds() -> None:
    """Depth, length, number and the size of a tag are bounded, and what came before is kept."""
    for content, reason in (
        ("<d>" * 120, "more than 100 deep"),
        ("x" * (17 << 20), "more than 16,777,216 characters in one item"),
        ("<d/>" * 20_001, "more than 20,000 elements in one item"),
    ):
        before, end = broken(f"<r><item>a</item>\n<item>{content}")
        assert before == ["a"]
        assert (end.line, reason in end.reason) == (2, True), end
    with pytest.raises(BrokenXml, match="a tag that is longer than 1,048,576 bytes"):
        found("<r><item " + 'a="' + "x" * (8 << 20))


def test_time_is_linear() -> None:
    """What makes careless parsers quadratic comes to its end: a million characters would take them hours."""
    for unit in ("&", "&a", "<![CDATA[", "<!--", "]]", "--", "&#1;", "<!"):
        text = "<r><item>" + unit * (1_000_000 // len(unit))
        with pytest.raises(BrokenXml):
            found(text)


def test_memory_is_constant() -> None:
    """A file of many elements takes no more memory than one of few, also where it is a single line."""

    def pieces() -> Iterator[str]:
        yield "<r>"
        for _ in range(20_000):
            yield f"<other>{'y' * 300}</other><item>{'x' * 300}</item><!-- {'z' * 300} -->"
        yield "</r>"

    tracemalloc.start()
    count = sum(1 for _ in elements(pieces(), ("item",)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 1_000_000


@pytest.mark.parametrize("size", [1, 7, 1 << 16])
@pytest.mark.parametrize("before", ["\n\n", "\ufeff\r\n\r\n", " \n\n", "\n" * 50_000])
def test_declaration_after_empty_lines(before: str, size: int) -> None:
    """A declaration that a template wrote after empty lines is passed over, and lines are counted with them."""
    if size == 1:
        before = before[:100]
    text = f'{before}<?xml version="1.0" encoding="UTF-8"?>\n<rss><item>a</item></rss>'
    (item,) = elements((text[at : at + size] for at in range(0, len(text), size)), ("item",))
    assert (item.text, item.line) == ("a", before.count("\n") + 2)
