"""The demo shop's pages of knowledge: shipping, returns, sizes, care. Written by hand, in guides/*.md.

A page is Markdown of the plainest kind: its title, headings and paragraphs. Nothing in it depends on the
products or the seed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from zlib import crc32

from persea.values import Guide


def demo_guides(*, until: datetime) -> Iterator[Guide]:
    """All pages, by id; each was last changed some months before `until`."""
    for guide_id, text in guide_files().items():
        title, _, body = text.partition("\n")
        yield Guide(
            id=guide_id,
            title=title.removeprefix("# "),
            body=re.sub(r"^#+ ", "", body, flags=re.MULTILINE).strip(),
            updated_at=until - timedelta(days=10 + crc32(guide_id.encode()) % 300),
        )


@cache
def guide_files() -> dict[str, str]:
    """Id, which is the file's name without .md, to Markdown."""
    folder = resources.files("persea.catalog.demo").joinpath("guides")
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda e: e.name)
    return {entry.name.removesuffix(".md"): entry.read_text("utf-8") for entry in files}
