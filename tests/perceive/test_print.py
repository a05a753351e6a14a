"""Print is read as it stands on labels and receipts."""

from __future__ import annotations

import numpy as np
import pytest

from persea.perceive.jobs.print import find_print, read_print
from sensing.ocr import KINDS, Condition, drawn, error_rate, photographed

_PATIENT_S = 120.0  # the machine may be busy
_TILTED = Condition(letter_px=28, turn=2, noise=6, jpeg=75, shade=0.6)


@pytest.mark.parametrize("kind", KINDS)
def test_labels_and_receipts_are_read(kind: str) -> None:
    """In Pillow's own font, photographed aslant in uneven light: fewer than one sign in ten is wrong, amounts on their rows."""
    random = np.random.default_rng(4)
    rows = KINDS[kind][0](random)
    picture = photographed(drawn(rows, "", _TILTED.letter_px), _TILTED, random)
    said = " ".join(line.text for line in read_print(picture, within_s=_PATIENT_S).lines)
    assert error_rate(" ".join(" ".join(filter(None, row)) for row in rows), said) < 0.1


def test_what_there_is_no_time_for_is_left_out_and_counted() -> None:
    """The largest print is read first."""
    rows = (("BIG NAME",),)
    heading = drawn(rows, "", 90)
    small = drawn(tuple((f"line number {n}", f"{n}.10") for n in range(12)), "", 22)
    width = max(heading.shape[1], small.shape[1])
    page = np.concatenate(
        [np.pad(part, ((0, 0), (0, width - part.shape[1])), constant_values=250) for part in (heading, small)]
    )
    read = read_print(np.repeat(page[..., None], 3, axis=2), within_s=0.0)
    assert "BIG NAME" in [line.text for line in read.lines]
    assert read.left_out >= 8


def test_a_page_of_print_is_told_from_a_thing_with_words() -> None:
    """By how many pieces there are, and how alike in size."""
    page = drawn(KINDS["receipt"][0](np.random.default_rng(1)), "", 24)
    assert find_print(np.repeat(page[..., None], 3, axis=2)).is_page
    words = drawn((("BRAND",), ("finest tea",)), "", 60)
    assert not find_print(np.repeat(words[..., None], 3, axis=2)).is_page


def test_a_picture_without_print_has_no_lines() -> None:
    """Noise, and next to nothing."""
    noise = np.random.default_rng(0).integers(0, 255, (300, 400, 3), np.uint8)
    assert read_print(noise).lines == []
    assert read_print(np.zeros((1, 1, 3), np.uint8)).lines == []
    assert read_print(np.zeros((1, 900, 3), np.uint8)).lines == []


def test_the_rate_of_errors() -> None:
    """By hand: one sign of four changed, one left out, one too many; spaces count once."""
    assert error_rate("abcd", "abxd") == 0.25
    assert error_rate("abcd", "abd") == 0.25
    assert error_rate("abcd", "abccd") == 0.25
    assert error_rate("a  b", "a b") == 0
