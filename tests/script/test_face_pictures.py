"""The pictures of the page in docs."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_every_sheet_is_shown_and_light() -> None:
    """face-pictures.md shows every contact sheet and names none that is missing; together they stay below 14 MB."""
    sheets = {path.name: path.stat().st_size for path in (DOCS / "images" / "face").iterdir()}
    shown = re.findall(r"\(images/face/([^)]+)\)", (DOCS / "face-pictures.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(sheets)
    assert max(sheets.values()) <= 400_000
    assert sum(sheets.values()) <= 14_000_000
