"""The pages that stand beside the conversation, from one frame: page/beside.html with each one's own sheets and script.

The conversation itself (page/index.html) and the style page have files of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template

from fastapi.responses import HTMLResponse

from persea.channels.widget_files import FRESH


@dataclass(frozen=True, slots=True)
class Beside:
    """One of them; `name` is that of its script, and of its place in the page."""

    name: str
    sheets: tuple[str, ...]
    has_cart: bool = False
    """Whether its bar has the button of the cart."""
    is_column: bool = False
    """Whether it is text, in a column as wide as one reads."""


PRODUCT = Beside(
    "product",
    (
        "components/card", "components/deeds", "components/cart", "components/chart", "components/product", "product", "said",
    ),
    has_cart=True,
)  # fmt: skip
GUIDE = Beside("guide", ("guide",), is_column=True)
CHECKOUT = Beside("checkout", ("guide",), is_column=True)


def html_of(page: Beside, files: Path) -> str:
    """`files`: the folder of the page."""
    links = [f'    <link rel="stylesheet" href="/page/{sheet}.css">' for sheet in page.sheets]
    return Template((files / "beside.html").read_text("utf-8")).substitute(
        name=page.name,
        sheets="\n".join(links),
        bar=" data-cart" if page.has_cart else "",
        main=' class="column"' if page.is_column else "",
    )


def answer_with(page: Beside, files: Path) -> HTMLResponse:
    return HTMLResponse(html_of(page, files), headers=FRESH)
