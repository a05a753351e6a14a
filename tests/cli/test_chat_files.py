"""Files in `persea chat`: what is said of them, and that one that cannot be read ends no talk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from persea.cli.handed import in_words
from persea.values import (
    Box,
    Code,
    Document,
    Heard,
    Line,
    LooksLike,
    Moment,
    Page,
    Perceived,
    Seen,
    Sense,
    Watched,
)
from persea_server import Server, run_persea

ALL = Box(0, 0, 1, 1)
SEEN = Seen(
    10, 10, codes=(Code("EAN-13", "4006381333931", ALL, "boot"), Code("QR", "hello", ALL)),
    lines=tuple(Line(word, 0.9, ALL) for word in ("Rye", "flour", "1 kg", "Best", "before")),
    looks_like=(LooksLike("mug", 40, ALL, 0.9),),
)  # fmt: skip
TITLES = {"boot": "Fellside Boot", "mug": "Mug"}


@pytest.mark.parametrize(
    ("perceived", "said"),
    [
        (Perceived(Sense.VOICE, heard=Heard("hiking boots", by="built-in", is_unsure=True)),
         ["Heard: “hiking boots” (built-in, unsure)"]),
        (Perceived(Sense.IMAGE, seen=SEEN, unable=("No model looks at pictures.",)),
         ["EAN-13 4006381333931: Fellside Boot", "QR hello: no product here", "Looks like: Mug",
          "Printed: Rye / flour / 1 kg / Best", "No model looks at pictures."]),
        (Perceived(Sense.DOCUMENT, document=Document("pdf", "Manual", (Page(1, "…"),), page_count=12)),
         ["Read: Manual, 12 pages (pdf)"]),
        (Perceived(Sense.VIDEO, watched=Watched(4.0, (Moment(1.0, Seen(1, 1, looks_like=SEEN.looks_like)),))),
         ["Watched: 4 s", "At 1 s: Looks like: Mug"]),
        (Perceived(Sense.IMAGE, seen=Seen(1, 1)), ["Nothing was made out."]),
    ],
)  # fmt: skip
def test_what_was_made_out_is_said_in_lines(perceived: Perceived, said: list[str]) -> None:
    """One for each thing, products by their titles, and what could not be made out."""
    assert in_words(perceived, TITLES) == said


def test_a_file_that_is_not_there_ends_the_command(server: Server) -> None:
    """And says so; so does one that is nothing that is read here."""
    ended = run_persea("chat", "--file", "/no/such/file.jpg", "this?", data_dir=server.data_dir)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "There is no such file: /no/such/file.jpg" in ended.stderr


def test_in_a_talk_it_is_said_and_the_talk_goes_on(server: Server, tmp_path: Path) -> None:
    odd = tmp_path / "odd file.bin"
    odd.write_bytes(b"\0\1\2\3")
    said = f"/file /no/such/file.jpg\n/file {odd}\ntents\n"
    ended = run_persea("chat", data_dir=server.data_dir, said=said)
    assert ended.returncode == 0, ended.stderr
    assert "There is no such file" in ended.stderr
    assert "This kind of file is not read here: odd file.bin" in ended.stderr
    assert re.search(r"^  1\. ", ended.stdout, re.MULTILINE)
