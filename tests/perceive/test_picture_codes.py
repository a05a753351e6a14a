"""Barcodes are read at any angle, and none is made up."""

from __future__ import annotations

import time

import numpy as np
import pytest

from persea.perceive.jobs.codes import FoundCode, has_check_digit, look_for_codes, read_codes
from sensing.barcodes import Shot, content, expected, label, photographed, upc_a_of_upc_e, with_check_digit

_PATIENT_S = 5.0  # the machine may be busy


def _read(kind: str, text: str, shot: Shot, seed: int = 3) -> list[FoundCode]:
    picture = photographed(label(kind, text) if kind else None, shot, np.random.default_rng(seed))
    return read_codes(picture, within_s=_PATIENT_S)


@pytest.mark.parametrize("angle", range(0, 180, 15))
def test_an_ean_is_read_at_every_angle(angle: int) -> None:
    """Forty-five degrees, where the reader alone finds nothing, as well as level."""
    [code] = _read("EAN13", "4006381333931", Shot(angle=angle))
    assert (code.symbology, code.value, code.gtin) == ("EAN-13", "4006381333931", "4006381333931")


@pytest.mark.parametrize(
    ("kind", "symbology"),
    [
        ("EAN13", "EAN-13"),
        ("EAN8", "EAN-8"),
        ("UPCA", "UPC-A"),
        ("UPCE", "UPC-E"),
        ("Code128", "Code 128"),
        ("ITF14", "ITF-14"),
        ("QRCode", "QR Code"),
        ("DataMatrix", "Data Matrix"),
    ],
)
def test_every_kind_is_read_level_and_turned(kind: str, symbology: str) -> None:
    """What is printed on goods, cartons and shelves; the box is where the code is."""
    text = content(kind, np.random.default_rng(7))
    for angle in (0, 45):
        [code] = _read(kind, text, Shot(angle=angle, bar_px=3))
        assert code.symbology == symbology
        assert code.value == expected(kind, text)
        assert bool(code.gtin) == (kind in ("EAN13", "EAN8", "UPCA", "UPCE", "ITF14"))
        assert 0.2 < (code.left + code.right) / 2 < 0.8
        assert 0.2 < (code.top + code.bottom) / 2 < 0.8


def test_an_article_number_within_a_longer_code_is_told() -> None:
    """GS1 codes carry it after "01", and so do the addresses of Digital Link."""
    link = "https://id.example/01/09506000134352/10/ABC"
    [code] = _read("QRCode", link, Shot(bar_px=4))
    assert (code.value, code.gtin) == (link, "09506000134352")


@pytest.mark.parametrize("seed", range(10))
def test_where_there_is_no_code_none_is_read(seed: int) -> None:
    """Stripes, cloth, wood and print are no codes."""
    assert _read("", "", Shot(angle=20), seed) == []


def test_readings_that_differ_count_for_nothing() -> None:
    """Two labels glued over one another, of which each is half seen, give no number."""
    one, other = label("EAN13", "4006381333931"), label("EAN13", "5012345678900")
    half = one.shape[0] // 2
    glued = np.concatenate([one[:half], other[half:]])
    codes, is_unread = look_for_codes(
        photographed(glued, Shot(bar_px=3), np.random.default_rng(3)), within_s=_PATIENT_S
    )
    assert codes == []
    assert is_unread


def test_time_is_bounded() -> None:
    """A picture that looks like bars all over takes little longer than it may."""
    picture = photographed(None, Shot(), np.random.default_rng(1))
    read_codes(picture)
    begun = time.process_time()
    read_codes(picture, within_s=0.0)
    assert time.process_time() - begun < 1.0


def test_a_tiny_picture_is_no_trouble() -> None:
    """One point, one line."""
    for shape in ((1, 1, 3), (1, 300, 3), (300, 2, 3)):
        assert read_codes(np.zeros(shape, np.uint8), within_s=_PATIENT_S) == []


def test_check_digits() -> None:
    """By hand: 3*(0+6+8+3+3+3) + (4+0+3+1+3+9) = 69 + 20 = 89, so the check digit is 1."""
    assert with_check_digit("400638133393") == "4006381333931"
    assert has_check_digit("4006381333931")
    assert not has_check_digit("4006381333932")
    assert upc_a_of_upc_e("04252614") == "042100005264"
