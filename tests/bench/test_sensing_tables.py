"""The tables of what is read in pictures."""

from __future__ import annotations

import numpy as np

from sensing import barcodes, ocr
from sensing.barcodes import BarcodeFigures, Rate
from sensing.ocr import PrintFigures, Read


def test_barcodes_are_told_with_every_wrong_reading() -> None:
    """Wrong readings are added up over all pictures, those without a code among them."""
    figures = BarcodeFigures(
        ean=(Rate("angle", "45°", 20, 19, 1),),
        kinds=(Rate("EAN8", "45°", 10, 9, 0),),
        without=Rate("no code", "", 30, 0, 2),
        seconds=0.123,
        most_seconds=0.9,
    )
    told = barcodes.table(figures)
    assert "| angle | 45° | 19/20 | 1 |" in told
    assert "Read in pictures without a code: 2 of 30. Wrong readings in all: 3 of 60 pictures." in told
    assert "0.12 s a picture, at most 0.90 s." in told


def test_print_is_told_by_kind_and_condition() -> None:
    """The rate of a kind is the mean of its conditions."""
    figures = PrintFigures(
        (
            Read("receipt", "clean", 3, 0.01, 0.0, 1.0),
            Read("receipt", "turned", 3, 0.03, 0.02, 1.25),
            Read("panel", "clean", 2, 0.0, 0.0, 1.0),
        )
    )
    told = ocr.table(figures)
    assert "| receipt | turned | 3 | 3.0% | 2.0% | 1.2 |" in told
    assert told.endswith("All receipts: 2.0% CER. All panels: 0.0% CER.")


def test_made_codes_hold_what_they_say() -> None:
    """Drawn at random, with the check digit that belongs to it, and the same from the same seed."""
    made = [barcodes.content("EAN13", np.random.default_rng(1)) for _ in range(2)]
    assert made[0] == made[1]
    assert len(made[0]) == 13
    assert barcodes.with_check_digit(made[0][:12]) == made[0]
