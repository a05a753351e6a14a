"""How many barcodes are read, and how many are read wrongly, by angle, blur, scale, noise and light.

Labels are drawn by zxing-cpp's writer and laid on made grounds: cloth, wood, print and stripes, which look like bars. A reading
is wrong when it is any number but the one that was drawn, and any reading of a ground without a code is wrong.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from persea.perceive.jobs.codes import read_codes

Pixels = NDArray[np.uint8]

_WIDTH, _HEIGHT = 1200, 900
_BAR_PX = 8  # of the label as drawn, before it is made smaller


@dataclass(frozen=True, slots=True)
class Shot:
    """How a label is photographed. `bar_px` is the width of its narrowest bar in the photo."""

    angle: float = 0.0
    bar_px: float = 2.5
    blur_px: float = 0.0
    noise: float = 4.0
    light: float = 1.0
    tilt: float = 0.0
    jpeg: int = 85
    ground: str = ""
    """"cloth", "wood", "stripes" or "print"; empty: any."""


LEVELS: dict[str, tuple[tuple[str, Shot], ...]] = {
    "angle": tuple((f"{angle}°", Shot(angle=angle)) for angle in (0, 15, 30, 45, 60, 75, 90, 135)),
    "blur": tuple((f"{blur} px", Shot(angle=10, blur_px=blur)) for blur in (0.5, 1.0, 1.5, 2.0)),
    "narrowest bar": tuple((f"{bar} px", Shot(angle=10, bar_px=bar)) for bar in (2.0, 1.5, 1.2, 1.0)),
    "noise": tuple((f"{noise}", Shot(angle=10, noise=noise)) for noise in (10, 20, 40)),
    "light": tuple((f"{light}", Shot(angle=10, light=light)) for light in (0.5, 0.25)),
    "tilt": tuple((f"{tilt}", Shot(angle=30, tilt=tilt)) for tilt in (0.2, 0.4)),
    "45°, blurred": tuple((f"{blur} px", Shot(angle=45, blur_px=blur)) for blur in (0.7, 1.0, 1.5)),
    "45°, small": tuple((f"{bar} px", Shot(angle=45, bar_px=bar)) for bar in (2.0, 1.5, 1.2)),
}
_KINDS = ("EAN13", "EAN8", "UPCA", "UPCE", "Code128", "ITF14", "QRCode", "DataMatrix")


@dataclass(frozen=True, slots=True)
class Rate:
    degraded: str
    level: str
    tried: int
    read: int
    wrong: int


@dataclass(frozen=True, slots=True)
class BarcodeFigures:
    ean: tuple[Rate, ...]
    """EAN-13 by level."""
    kinds: tuple[Rate, ...]
    """Every symbology, turned by 45 degrees."""
    without: Rate
    """Pictures without a code: none is to be read."""
    seconds: float
    """Of one picture, on average."""
    most_seconds: float


def measure(quick: bool) -> BarcodeFigures:
    """A minute where `quick`, else some ten."""
    each = 4 if quick else 20
    random = np.random.default_rng(20261128)
    taken: list[float] = []
    ean = [
        _rate(degraded, level, [("EAN13", shot)] * each, random, taken)
        for degraded, levels in LEVELS.items()
        for level, shot in levels
    ]
    kinds = [_rate(kind, "45°", [(kind, Shot(angle=45))] * each, random, taken) for kind in _KINDS]
    without = _rate(
        "no code", "", [("", Shot(angle=a)) for a in random.uniform(0, 180, each * 4)], random, taken
    )
    return BarcodeFigures(tuple(ean), tuple(kinds), without, sum(taken) / len(taken), max(taken))


def table(figures: BarcodeFigures) -> str:
    lines = ["| EAN-13 by | level | read | wrong |", "|---|---|---|---|"]
    lines += [_row(rate) for rate in figures.ean]
    lines += ["", "| code | turned by | read | wrong |", "|---|---|---|---|"]
    lines += [_row(rate) for rate in figures.kinds]
    all_rates = (*figures.ean, *figures.kinds, figures.without)
    lines += [
        "",
        f"Read in pictures without a code: {figures.without.wrong} of {figures.without.tried}. "
        f"Wrong readings in all: {sum(rate.wrong for rate in all_rates)} of {sum(rate.tried for rate in all_rates)} pictures. "
        f"{figures.seconds:.2f} s a picture, at most {figures.most_seconds:.2f} s.",
    ]
    return "\n".join(lines)


def _row(rate: Rate) -> str:
    return f"| {rate.degraded} | {rate.level} | {rate.read}/{rate.tried} | {rate.wrong} |"


def _rate(
    degraded: str,
    level: str,
    shots: Sequence[tuple[str, Shot]],
    random: np.random.Generator,
    taken: list[float],
) -> Rate:
    read = wrong = 0
    for kind, shot in shots:
        text = content(kind, random) if kind else ""
        picture = photographed(label(kind, text) if kind else None, shot, random)
        begun = time.perf_counter()
        codes = read_codes(picture)
        taken.append(time.perf_counter() - begun)
        values = {code.value.lstrip("0") for code in codes}
        wanted = {expected(kind, text).lstrip("0")} if kind else set()
        read += bool(values & wanted)
        wrong += bool(values - wanted)
    return Rate(degraded, level, len(shots), read, wrong)


# ---------------------------------------------------------------- drawing


def content(kind: str, random: np.random.Generator) -> str:
    """What a code of `kind` may hold, drawn at random."""
    digits = {"EAN13": 12, "EAN8": 7, "UPCA": 11, "ITF14": 13}.get(kind)
    if digits:
        return with_check_digit("".join(str(digit) for digit in random.integers(0, 10, digits)))
    if kind == "UPCE":
        return _upc_e(random)
    if kind == "Code128":
        return f"PL-{random.integers(1000, 9999)}-{random.integers(10, 99)}"
    return (
        f"https://shop.example/p/{random.integers(10_000, 99_999)}"
        if kind == "QRCode"
        else f"DM{random.integers(10**6, 10**7)}"
    )


def expected(kind: str, text: str) -> str:
    return upc_a_of_upc_e(text) if kind == "UPCE" else text


def with_check_digit(digits: str) -> str:
    """GS1 General Specifications, 7.9: from the right, digits weigh 3 and 1 in turn."""
    total = sum(int(digit) * (3 if at % 2 == 0 else 1) for at, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _upc_e(random: np.random.Generator) -> str:
    six = "".join(str(digit) for digit in random.integers(0, 10, 6))
    return with_check_digit(_spread("0" + six))[-1].join(("0" + six, ""))


def upc_a_of_upc_e(text: str) -> str:
    return with_check_digit(_spread(text[:7]))


def _spread(seven: str) -> str:
    """The eleven digits that UPC-E leaves zeros out of (GS1 General Specifications, 5.2.2.4.2)."""
    system, six = seven[0], seven[1:]
    last = six[5]
    if last in "012":
        return system + six[:2] + last + "0000" + six[2:5]
    if last == "3":
        return system + six[:3] + "00000" + six[3:5]
    if last == "4":
        return system + six[:4] + "00000" + six[4]
    return system + six[:5] + "0000" + last


def label(kind: str, text: str) -> Pixels:
    """White, with its quiet zone, (height, width)."""
    drawn = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    return np.ascontiguousarray(np.asarray(drawn.to_image(scale=_BAR_PX)))


def photographed(drawn: Pixels | None, shot: Shot, random: np.random.Generator) -> Pixels:
    """(height, width, 3): `drawn` somewhere on a ground, as a camera would have it."""
    canvas = ground(random, shot.ground)
    if drawn is not None:
        canvas = _laid_on(canvas, drawn, shot, random)
    picture = canvas.astype(np.float64)
    if shot.blur_px:
        picture = cv2.GaussianBlur(picture, (0, 0), shot.blur_px)
    shade = np.linspace(1.0, random.uniform(0.75, 1.0), _WIDTH)[None, :, None]
    picture = picture * shot.light * shade + random.normal(0, shot.noise, picture.shape)
    written = cv2.imencode(
        ".jpg", np.clip(picture, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, shot.jpeg]
    )[1]
    return cv2.imdecode(written, cv2.IMREAD_COLOR)[..., ::-1]


def _laid_on(canvas: Pixels, drawn: Pixels, shot: Shot, random: np.random.Generator) -> Pixels:
    height, width = drawn.shape
    scale = shot.bar_px / _BAR_PX
    turn = np.radians(shot.angle + random.uniform(-2, 2))
    across = np.array([np.cos(turn), np.sin(turn)])
    down = np.array([-np.sin(turn), np.cos(turn)])
    middle = np.array([_WIDTH, _HEIGHT]) / 2 + random.uniform(-60, 60, 2)
    half_w, half_h = width * scale / 2, height * scale / 2
    corners = np.array(
        [
            middle
            + sx * half_w * across * (1 - shot.tilt / 2 * (sy < 0))
            + sy * half_h * down * (1 - shot.tilt / 2 * (sx < 0))
            for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ],
        np.float32,
    )
    # Lenses average over a pixel: drawn fine, then made smaller with the smallest blur that forbids false patterns.
    softened = cv2.GaussianBlur(drawn, (0, 0), max(0.1, 0.4 / scale))
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners)
    size = (_WIDTH, _HEIGHT)
    laid = cv2.warpPerspective(softened, matrix, size, flags=cv2.INTER_LINEAR)
    where = (
        cv2.warpPerspective(np.full_like(drawn, 255), matrix, size, flags=cv2.INTER_LINEAR)[..., None] / 255
    )
    paper = random.uniform(0.8, 1.0)
    return (canvas * (1 - where) + (laid[..., None] * paper * 0.9 + 12) * where).astype(np.uint8)


def ground(random: np.random.Generator, kind: str = "") -> Pixels:
    return _GROUNDS[kind or list(_GROUNDS)[random.integers(len(_GROUNDS))]](random)


def _cloth(random: np.random.Generator) -> Pixels:
    coarse = random.normal(0, 1, (_HEIGHT // 30, _WIDTH // 30)).astype(np.float32)
    fine = random.normal(0, 1, (_HEIGHT // 2, _WIDTH // 2)).astype(np.float32)
    field = 18 * cv2.resize(coarse, (_WIDTH, _HEIGHT), interpolation=cv2.INTER_CUBIC)
    return _coloured(field + 6 * cv2.resize(fine, (_WIDTH, _HEIGHT)), random)


def _wood(random: np.random.Generator) -> Pixels:
    rows = np.cumsum(random.normal(0, 1, _HEIGHT))
    wave = 4 * np.sin(np.arange(_WIDTH) / random.uniform(80, 200))
    field = np.sin((rows[:, None] + wave[None, :]) / 2) * 20
    return _coloured(field, random)


def _stripes(random: np.random.Generator) -> Pixels:
    """Of random widths: a bar code's look, at any angle, without its rules."""
    edges = np.cumsum(random.integers(2, 12, 800))
    line = (np.searchsorted(edges, np.arange(edges[-1])) % 2) * 180.0
    turn = random.uniform(0, np.pi)
    y, x = np.mgrid[:_HEIGHT, :_WIDTH]
    at = (x * np.cos(turn) + y * np.sin(turn) + _WIDTH).astype(int) % len(line)
    return _coloured(line[at] - 90, random)


def _print(random: np.random.Generator) -> Pixels:
    page = np.full((_HEIGHT, _WIDTH), 225, np.uint8)
    for y in range(30, _HEIGHT, 28):
        text = "".join(random.choice(list("abcdefghiklmnoprstu   "), 70))
        cv2.putText(page, text, (20, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 40, 1, cv2.LINE_AA)
    return np.repeat(page[..., None], 3, axis=2)


_GROUNDS = {"cloth": _cloth, "wood": _wood, "stripes": _stripes, "print": _print}


def _coloured(field: NDArray[np.floating], random: np.random.Generator) -> Pixels:
    base = random.uniform(70, 190, 3)
    return np.clip(base[None, None, :] + field[..., None], 0, 255).astype(np.uint8)
