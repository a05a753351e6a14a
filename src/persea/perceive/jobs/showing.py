"""Parts of what was kept, drawn for showing: a piece of a picture, a page of a PDF. Both as JPEG."""

from __future__ import annotations

from persea.errors import UnreadableUpload
from persea.perceive.jobs.picture import as_jpeg, upright
from persea.perceive.showing import Cut, PageWanted

_LEAST_SIDE = 8  # pixels
_MOST_SIDE = 4000


def cut_out(request: str, body: bytes) -> bytes:
    cut = Cut.model_validate_json(request)
    pixels = upright(body)
    height, width = pixels.shape[:2]
    left, right = _span(cut.left, cut.right, width)
    top, bottom = _span(cut.top, cut.bottom, height)
    return as_jpeg(pixels[top:bottom, left:right])


def _span(start: float, end: float, length: int) -> tuple[int, int]:
    first = min(max(round(start * length), 0), max(length - _LEAST_SIDE, 0))
    return first, min(max(round(end * length), first + _LEAST_SIDE), length)


def draw_page(request: str, body: bytes) -> bytes:
    import pypdfium2

    wanted = PageWanted.model_validate_json(request)
    try:
        with pypdfium2.PdfDocument(body) as document:
            if not 1 <= wanted.number <= len(document):
                raise UnreadableUpload("There is no such page", value=wanted.number)
            page = document[wanted.number - 1]
            width, height = page.get_size()
            scale = min(wanted.longest, _MOST_SIDE) / max(width, height, 1.0)
            return as_jpeg(page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3])
    except pypdfium2.PdfiumError as error:
        raise UnreadableUpload("The page cannot be drawn", value=wanted.number) from error
