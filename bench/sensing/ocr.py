"""How well print is read: the share of signs that are wrong (CER) on labels and receipts that are drawn here.

Panels (nutrition, specification) stand on a package; receipts are of several tills, in fonts with and without serifs and of one
width, on a table, not quite level, in uneven light, with noise and JPEG. The text that was drawn is compared, row by row from the
top, with what was read; any run of spaces counts as one, and once more without spaces, which the engine drops now and then.

CER: edits (Levenshtein 1966) over signs drawn.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from persea.perceive.jobs.print import read_print

Pixels = NDArray[np.uint8]
Rows = tuple[tuple[str, ...], ...]
"""Cells of each row: left, (middle,) right."""

_FONTS = ("DejaVuSans.ttf", "DejaVuSansMono.ttf", "DejaVuSerif.ttf", "STIXGeneral.ttf", "")
"""Matplotlib's; empty: Pillow's own."""


@dataclass(frozen=True, slots=True)
class Condition:
    letter_px: int = 30
    turn: float = 0.0
    blur_px: float = 0.0
    noise: float = 0.0
    jpeg: int = 95
    shade: float = 1.0
    """Light at the dark end."""


CONDITIONS = {
    "clean": Condition(),
    "small print": Condition(letter_px=18, jpeg=85, noise=4),
    "turned 2°": Condition(turn=2, noise=4, jpeg=85),
    "turned 5°": Condition(turn=-5, noise=4, jpeg=85),
    "blurred 1 px": Condition(blur_px=1.0, noise=4, jpeg=85),
    "noise 15, JPEG 60": Condition(noise=15, jpeg=60),
    "uneven light": Condition(shade=0.4, noise=5, jpeg=85, turn=1),
}


@dataclass(frozen=True, slots=True)
class Read:
    kind: str
    condition: str
    pages: int
    cer: float
    cer_without_spaces: float
    seconds: float
    """Of a page."""


@dataclass(frozen=True, slots=True)
class PrintFigures:
    read: tuple[Read, ...]

    def of(self, kind: str) -> float:
        """CER of `kind` over all conditions alike."""
        return float(np.mean([read.cer for read in self.read if read.kind == kind]))


def measure(quick: bool) -> PrintFigures:
    """A minute or two where `quick`, else some ten."""
    random = np.random.default_rng(20261128)
    fonts = _FONTS[:2] if quick else _FONTS
    kept = ("clean", "turned 2°", "noise 15, JPEG 60") if quick else tuple(CONDITIONS)
    read = []
    for kind, makers in KINDS.items():
        for name in kept:
            pages = [(maker, font) for maker in makers for font in fonts]
            read.append(_read(kind, name, pages, CONDITIONS[name], random))
    return PrintFigures(tuple(read))


def table(figures: PrintFigures) -> str:
    lines = ["| print | condition | pages | CER | without spaces | s a page |", "|---|---|---|---|---|---|"]
    for read in figures.read:
        lines.append(
            f"| {read.kind} | {read.condition} | {read.pages} | {read.cer:.1%} | {read.cer_without_spaces:.1%} | "
            f"{read.seconds:.1f} |"
        )
    kinds = dict.fromkeys(read.kind for read in figures.read)
    lines += ["", " ".join(f"All {kind}s: {figures.of(kind):.1%} CER." for kind in kinds)]
    return "\n".join(lines)


def _read(
    kind: str,
    name: str,
    pages: Sequence[tuple[Callable[[np.random.Generator], Rows], str]],
    condition: Condition,
    random: np.random.Generator,
) -> Read:
    rates, bare, seconds = [], [], 0.0
    for maker, font in pages:
        rows = maker(random)
        picture = photographed(drawn(rows, font, condition.letter_px), condition, random)
        begun = time.perf_counter()
        said = " ".join(line.text for line in read_print(picture, within_s=120).lines)
        seconds += time.perf_counter() - begun
        wanted = " ".join(" ".join(filter(None, row)) for row in rows if any(row))
        rates.append(error_rate(wanted, said))
        bare.append(error_rate(wanted.replace(" ", ""), said.replace(" ", "")))
    return Read(kind, name, len(pages), float(np.mean(rates)), float(np.mean(bare)), seconds / len(pages))


def error_rate(wanted: str, said: str) -> float:
    """Edits that make `said` of `wanted`, over the signs of `wanted`; runs of spaces count as one."""
    wanted, said = " ".join(wanted.split()), " ".join(said.split())
    before = list(range(len(said) + 1))
    for row, sign in enumerate(wanted, 1):
        now = [row]
        for column, other in enumerate(said, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (sign != other)))
        before = now
    return before[-1] / max(len(wanted), 1)


# ---------------------------------------------------------------- what is drawn


def _price(random: np.random.Generator, most: int = 40) -> str:
    return f"{random.integers(0, most)}.{random.integers(10, 99)}"


_GOODS = (
    *("Whole milk 2 l", "Sourdough loaf", "Free range eggs 6", "Olive oil extra virgin", "Bananas loose"),
    *("Dishwasher tablets", "Oat biscuits", "Cherry tomatoes", "Cheddar mature 350 g", "Ground coffee"),
    *("Paper towels 4 rolls", "Green tea", "Basmati rice 1 kg", "Dark chocolate 70%", "Washing powder"),
    *("AA batteries x8", "Tomato puree", "Sparkling water", "Natural yogurt", "Spring onions"),
)


def _goods(random: np.random.Generator, count: int) -> list[str]:
    return [str(one) for one in random.choice(_GOODS, count, replace=False)]


def _grocer(random: np.random.Generator) -> Rows:
    goods = [(name, _price(random)) for name in _goods(random, 9)]
    total = f"{random.integers(30, 90)}.{random.integers(10, 99)}"
    return (
        ("GREEN GROCER LTD",),
        ("12 Market Street",),
        ("Tel. 020 7946 0123",),
        ("",),
        *goods,
        ("",),
        ("SUBTOTAL", total),
        ("TOTAL GBP", total),
        ("VISA **** 4821", total),
        ("2026-11-28 14:32", f"Till {random.integers(1, 9)}"),
        ("Thank you for shopping with us",),
    )


def _store(random: np.random.Generator) -> Rows:
    """Quantities before, amounts with a letter of their tax."""
    goods = [
        (f"{random.integers(1, 5)} x {name.upper()}", f"{_price(random)} {random.choice(['A', 'B'])}")
        for name in _goods(random, 8)
    ]
    return (
        ("HARBOUR STORES",),
        (f"Receipt no. {random.integers(10000, 99999)}",),
        *goods,
        ("DISCOUNT 10%", f"-{_price(random, 5)}"),
        ("TOTAL", f"EUR {_price(random, 90)}"),
        ("CASH", f"{_price(random, 99)}"),
        ("A 19% B 7%",),
        ("Open Mon-Sat 8:00 - 20:00",),
    )


def _workshop(random: np.random.Generator) -> Rows:
    """Three columns."""
    goods = [(name, str(random.integers(1, 12)), f"${_price(random, 200)}") for name in _goods(random, 7)]
    return (
        ("Timber & Tool Supply",),
        ("Item", "Qty", "Amount"),
        *goods,
        ("Sales tax 8.25%", "", f"${_price(random, 20)}"),
        ("Balance due", "", f"${_price(random, 400)}"),
    )


def _nutrition(random: np.random.Generator) -> Rows:
    names = (
        "Energy",
        "Fat",
        "of which saturates",
        "Carbohydrate",
        "of which sugars",
        "Fibre",
        "Protein",
        "Salt",
    )
    return (
        ("NUTRITION INFORMATION",),
        ("Typical values", "per 100 g", "per 30 g"),
        *(
            (name, f"{_price(random)} g", f"{_price(random, 9)} g")
            if name != "Energy"
            else (name, f"{random.integers(900, 2400)} kJ", f"{random.integers(200, 700)} kJ")
            for name in names
        ),
    )


def _specification(random: np.random.Generator) -> Rows:
    return (
        ("TECHNICAL DATA",),
        ("Model", f"KX-{random.integers(100, 999)}"),
        ("Rated power", f"{random.integers(300, 2400)} W"),
        ("Voltage", "220-240 V / 50 Hz"),
        ("Capacity", f"{random.integers(1, 9)}.{random.integers(0, 9)} litres"),
        (
            "Dimensions",
            f"{random.integers(100, 400)} x {random.integers(100, 400)} x {random.integers(100, 400)} mm",
        ),
        ("Weight", f"{random.integers(1, 9)}.{random.integers(0, 9)} kg"),
        ("Noise level", f"{random.integers(40, 80)} dB(A)"),
        ("Cable length", "1.2 m"),
        ("Warranty", "2 years"),
    )


KINDS: dict[str, tuple[Callable[[np.random.Generator], Rows], ...]] = {
    "panel": (_nutrition, _specification),
    "receipt": (_grocer, _store, _workshop),
}


def drawn(rows: Rows, font: str, letter_px: int) -> Pixels:
    """Black on white, (height, width); amounts are flush right, headings in the middle."""
    face = _font(font, letter_px)
    step, margin = round(1.45 * letter_px), 2 * letter_px
    width = 28 * letter_px
    page = Image.new("L", (width, 2 * margin + step * len(rows)), 250)
    pen = ImageDraw.Draw(page)
    for number, row in enumerate(rows):
        top = margin + number * step
        if len(row) == 1:
            pen.text(((width - pen.textlength(row[0], font=face)) / 2, top), row[0], fill=25, font=face)
            continue
        pen.text((margin, top), row[0], fill=25, font=face)
        pen.text((width - margin - pen.textlength(row[-1], font=face), top), row[-1], fill=25, font=face)
        if len(row) == 3:
            right = width - margin - 7.5 * letter_px
            pen.text((right - pen.textlength(row[1], font=face), top), row[1], fill=25, font=face)
    return np.asarray(page)


def _font(name: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    if not name:
        return ImageFont.load_default(size)
    import matplotlib

    return ImageFont.truetype(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name), size)


def photographed(page: Pixels, condition: Condition, random: np.random.Generator) -> Pixels:
    """(height, width, 3): the page on a table."""
    height, width = page.shape
    edge = round(0.12 * max(height, width))
    table = random.normal(95, 6, (height + 2 * edge, width + 2 * edge)).astype(np.float32)
    size = (table.shape[1], table.shape[0])
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), condition.turn, 1.0)
    matrix[:, 2] += edge
    laid = cv2.warpAffine(page, matrix, size, flags=cv2.INTER_LINEAR)
    where = cv2.warpAffine(np.full_like(page, 255), matrix, size, flags=cv2.INTER_LINEAR) / 255
    picture = (table * (1 - where) + laid * where).astype(np.float64)
    if condition.blur_px:
        picture = cv2.GaussianBlur(picture, (0, 0), condition.blur_px)
    picture *= np.linspace(1.0, condition.shade, size[0])[None]
    picture += random.normal(0, condition.noise, picture.shape)
    tinted = np.clip(picture[..., None] * (1.0, 0.985, 0.95), 0, 255).astype(np.uint8)
    written = cv2.imencode(".jpg", tinted[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, condition.jpeg])[1]
    return np.ascontiguousarray(cv2.imdecode(written, cv2.IMREAD_COLOR)[..., ::-1])
