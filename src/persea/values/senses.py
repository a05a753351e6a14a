"""What a person says aloud, shows or hands over, and what was made out of it.

Places in a picture are shares of its width and height, from the left and the top, after it was turned upright.
Times are seconds from the beginning. Pages count from 1. Confidence goes from 0 to 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Sense(StrEnum):
    VOICE = "voice"
    IMAGE = "image"
    DOCUMENT = "document"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Upload:
    """What came in. `name` and `media_type` are what the sender says of it, and prove nothing."""

    data: bytes = field(repr=False)
    name: str = ""
    media_type: str = ""


_MOST_NAME = 120
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def plain_name(name: str) -> str:
    """The last part of a path, without signs that would show it otherwise than it is, and not too long."""
    last = re.split(r"[/\\]", name)[-1]
    shown = " ".join(_UNSHOWN.sub(" ", last).split())
    return shown if len(shown) <= _MOST_NAME else f"{shown[: _MOST_NAME - 16]}…{shown[-15:]}"


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float


# ---------------------------------------------------------------- heard

SOUND_RATE = 16_000
"""Samples a second of what ears take."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording, decoded: mono at SOUND_RATE, 16 bits a sample, little-endian."""

    pcm: bytes = field(repr=False)

    @property
    def seconds(self) -> float:
        return len(self.pcm) / 2 / SOUND_RATE


@dataclass(frozen=True, slots=True)
class HeardWord:
    text: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Heard:
    """Speech as text."""

    text: str
    words: tuple[HeardWord, ...] = ()
    """Empty where who heard it tells no times."""
    seconds: float = 0.0
    by: str = ""
    """Who heard it: "built-in", a model's file, or an endpoint's model."""
    is_basic: bool = False
    """True of the built-in ear, which mishears often."""
    is_unsure: bool = False
    """True where it is to be read, and may be mended, before it acts."""
    language: str = ""


# ---------------------------------------------------------------- seen


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode or QR code. `product_id` of the product whose GTIN, SKU or address it holds."""

    symbology: str
    value: str
    box: Box
    product_id: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, with what stands on it in reading order."""

    text: str
    confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class LooksLike:
    """A product whose picture shows the same thing: `matches` points agree in where they lie."""

    product_id: str
    matches: int
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Similar:
    """A product one of whose pictures an image-embedding model finds near: alike in style, shape or colour, and hardly ever the
    same thing. `likeness` is 1 for the same picture, on that model's own scale."""

    product_id: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Colour:
    """By its everyday name in English, with its share of what is not background."""

    name: str
    share: float
    hex: str


@dataclass(frozen=True, slots=True)
class Region:
    label: str
    box: Box


@dataclass(frozen=True, slots=True)
class Described:
    """What a model that sees says of a picture: its words, never a fact of the shop."""

    by: str
    summary: str
    query: str = ""
    """What to search the shop for, where it shows goods."""
    attributes: tuple[tuple[str, str], ...] = ()
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """`width` and `height` in pixels as it was looked at."""

    width: int
    height: int
    codes: tuple[Code, ...] = ()
    lines: tuple[Line, ...] = ()
    colours: tuple[Colour, ...] = ()
    looks_like: tuple[LooksLike, ...] = ()
    """Best first; only what was checked to be the same thing."""
    similar: tuple[Similar, ...] = ()
    """The nearest first; only where nothing surer was found."""
    described: Described | None = None


# ---------------------------------------------------------------- read


class Paper(StrEnum):
    """What a document is, as far as its words tell."""

    RECEIPT = "receipt"
    SPECIFICATION = "specification"
    NUTRITION = "nutrition"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is Markdown: tables are kept as tables. `by_ocr` where it was read from a picture of the page."""

    number: int
    text: str
    by_ocr: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """`kind` is its format: "pdf", "docx", "xlsx", "csv", "markdown", "html", "rtf", "text" or "image"."""

    kind: str
    title: str
    pages: tuple[Page, ...]
    paper: Paper = Paper.OTHER
    page_count: int = 0
    """Of the whole; more than `pages` where it was too long to be read whole."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a document says to a question. `place` of it among the documents at hand; `text` as it stands, a row of a table with
    the names of its columns; `heading` above it."""

    place: int
    page: int
    text: str
    heading: str = ""
    by_ocr: bool = False


# ---------------------------------------------------------------- watched


@dataclass(frozen=True, slots=True)
class Moment:
    at_s: float
    seen: Seen


@dataclass(frozen=True, slots=True)
class Watched:
    seconds: float
    moments: tuple[Moment, ...] = ()
    heard: Heard | None = None


# ---------------------------------------------------------------- all of it


@dataclass(frozen=True, slots=True)
class Perceived:
    """What was made out of one upload: the field of its sense is set."""

    sense: Sense
    name: str = ""
    heard: Heard | None = None
    seen: Seen | None = None
    document: Document | None = None
    watched: Watched | None = None
    unable: tuple[str, ...] = ()
    """What could not be made out, or not be looked for, each as a sentence for the person."""
    id: str = ""
    """Of the attachment, where it is kept; its picture, sound or page can be shown again."""
