"""Documents as guides: their ids and titles, what is skipped and what is told."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pdfs import a_pdf, an_encrypted_pdf
from persea.catalog.texts.knowledge import Document, open_knowledge
from persea.values import Guide

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def read(*paths: Path) -> list[Document]:
    return list(open_knowledge(paths, as_of=NOW))


def named(document: Document) -> list[tuple[str, str]]:
    return [(guide.id, guide.title) for guide in document.guides]


def test_a_guide_a_section(tmp_path: Path) -> None:
    """Each section is a guide, named after the document and itself; its id is the path and the heading."""
    folder = tmp_path / "docs"
    (folder / "help").mkdir(parents=True)
    (folder / "help" / "returns.md").write_text(
        "---\nurl: /help/returns\n---\n# Returns\nFree.\n## How to: return it!\nPack.\n## Größe & Maß\nSo.\n## Empty\n"
    )
    (document,) = read(folder)
    url = "/help/returns"
    assert document.guides == (
        Guide("help/returns.md#returns", "Returns", "Free.", NOW, url),
        Guide("help/returns.md#how-to-return-it", "Returns: How to: return it!", "Pack.", NOW, url),
        Guide("help/returns.md#größe-maß", "Returns: Größe & Maß", "So.", NOW, url),
    )
    assert (document.source, document.problems) == ("help/returns.md", ())


def test_the_same_heading_twice(tmp_path: Path) -> None:
    """Sections with one heading have different ids, which no other heading can have."""
    path = tmp_path / "faq.md"
    path.write_text("# FAQ\n## Why\nA.\n## Why\nB.\n## Why 2\nC.\n## ?\nD.\n")
    (document,) = read(path)
    ids = [id for id, _ in named(document)]
    assert ids == ["faq.md#why", "faq.md#why~2", "faq.md#why-2", "faq.md"]


def test_titles(tmp_path: Path) -> None:
    """A document is called as it says, else by its first main heading, else by its file."""
    (tmp_path / "a.md").write_text("---\ntitle: Stated\n---\n# Heading\nText.\n")
    (tmp_path / "b.html").write_text("<title>Page</title><h1>Heading</h1>Text.")
    (tmp_path / "c.md").write_text("Text.\n## Later\nMore.\n")
    (tmp_path / "care_of-wool.txt").write_text("Wash cold.")
    (tmp_path / "d.pdf").write_bytes(a_pdf("One.", "", "Three."))
    documents = read(tmp_path)
    assert [named(document) for document in documents] == [
        [("a.md#heading", "Stated: Heading")],
        [("b.html#heading", "Page: Heading")],
        [("c.md", "C"), ("c.md#later", "C: Later")],
        [("care_of-wool.txt", "Care of wool")],
        [("d.pdf#page-1", "D: page 1"), ("d.pdf#page-3", "D: page 3")],
    ]
    fractions = [document.fraction for document in documents]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_a_long_section_goes_on(tmp_path: Path) -> None:
    """What is longer than a guide may be goes on in the next, cut between paragraphs, and nothing is lost."""
    path = tmp_path / "long.txt"
    paragraph = "word " * 1_000  # 4,999 characters when tidied
    path.write_text("\n\n".join([paragraph] * 9))
    (document,) = read(path)
    assert named(document) == [
        ("long.txt", "Long"),
        ("long.txt~part-2", "Long (2)"),
        ("long.txt~part-3", "Long (3)"),
    ]
    assert [guide.body.count("word") for guide in document.guides] == [3_000, 3_000, 3_000]


def test_what_cannot_be_used_is_told(tmp_path: Path) -> None:
    """Scans, encrypted and empty documents are told by their paths; other files are left alone."""
    (tmp_path / "empty.md").write_text("---\ntitle: Empty\n---\n")
    (tmp_path / "locked.pdf").write_bytes(an_encrypted_pdf())
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "scan.pdf").write_bytes(a_pdf(""))
    empty, locked, logo, scan = read(tmp_path)
    assert logo.skipped
    assert logo.problems == ()
    assert [str(document.problems[0]) for document in (empty, locked, scan)] == [
        "empty.md: no text in it (left out)",
        "locked.pdf: a PDF that is encrypted; save it without a password (left out)",
        "scan.pdf: no text in it; it may be a scan (run text recognition over it first) (left out)",
    ]
    assert all(document.guides == () for document in (empty, locked, logo, scan))


def test_untidy_text(tmp_path: Path) -> None:
    """NUL, foreign bytes and addresses that lead nowhere are mended or left out, and told."""
    path = tmp_path / "u.md"
    path.write_bytes(b"---\nurl: javascript:alert(1)\n---\n# A\x00\nCaf\xe9 <script>x</script>ol\xc3\xa9\n")
    (document,) = read(path)
    assert document.guides == (Guide("u.md#a", "A", "Café olé", NOW, None),)
    assert [(note.field, note.row_lost) for note in document.problems] == [
        ("", False),
        ("text", False),
        ("url", False),
    ]
    assert str(document.problems[0]).startswith("u.md: not UTF-8")


def test_a_document_that_is_too_long(tmp_path: Path) -> None:
    """More than 5,000,000 characters are no document."""
    path = tmp_path / "log.txt"
    path.write_text("x" * 5_000_001)
    (document,) = read(path)
    assert "more than 5,000,000 characters; split it" in str(document.problems[0])


def test_archives_and_several_paths(tmp_path: Path) -> None:
    """A zip archive is its files; of two files that would have one path the second is told and left out."""
    archive = tmp_path / "docs.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("help/a.md", "# A\nIn the archive.")
    (tmp_path / "x").mkdir()
    for folder in (tmp_path, tmp_path / "x"):
        (folder / "a.md").write_text(f"# A\nIn {folder.name}.")
    documents = read(archive, tmp_path / "a.md", tmp_path / "x" / "a.md")
    assert [document.source for document in documents] == ["help/a.md", "a.md", "a.md"]
    assert "another file of this import has the same path" in str(documents[2].problems[0])
    assert documents[2].guides == ()


@pytest.mark.parametrize("name", ["/etc/passwd.md", "a\x01b.md", "x" * 600 + ".md"])
def test_names_in_archives_are_only_names(tmp_path: Path, name: str) -> None:
    """A path in an archive is never followed; one that cannot be kept is mended or told."""
    archive = tmp_path / "docs.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(name, "# A\nText.")
    (document,) = read(archive)
    if len(name) > 500:
        assert "a path of more than 500 characters" in str(document.problems[0])
    else:
        assert [guide.body for guide in document.guides] == ["Text."]
        assert "\x01" not in document.source
