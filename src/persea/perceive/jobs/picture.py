"""Opens a picture: upright, in sRGB, without what is written beside it, and no larger than it is worked with.

The size is read from the header first (picture_headers.py), and only the decoder of the format that the first bytes tell is
asked: a file that is called a picture reaches none of the others. Of a moving picture, the first frame is taken.
"""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from persea.errors import UnreadableUpload
from persea.perceive.jobs.picture_headers import MOST_PIXELS, Header, check_size, damaged, header_of

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Pixels = NDArray[np.uint8]  # (height, width, 3), red, green, blue

WORKING_SIDE = 2000  # half a phone's 4000: a JPEG is decoded at halves for less
_MOST_PROFILE_BYTES = 4 << 20
_ORIENTATION = 0x0112
_WHITE = (255, 255, 255)
_KEPT_QUALITY = 85
# What decoders raise for damaged files, besides their own OSError.
_DAMAGED = (
    *(OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError),
    *(TypeError, ZeroDivisionError, OverflowError, AttributeError, RuntimeError, struct.error),
)


class Cleaning(BaseModel):
    """How large the picture that is given back may be, in pixels of its longer side."""

    longest: int = 1600


def clean(request: str, body: bytes) -> bytes:
    """A JPEG of the same picture with nothing beside it: no place, no time, no camera. It is what is kept and shown."""
    return as_jpeg(upright(body, longest=Cleaning.model_validate_json(request).longest))


def as_jpeg(pixels: Pixels) -> bytes:
    from PIL import Image

    written = io.BytesIO()
    Image.fromarray(pixels).save(written, "JPEG", quality=_KEPT_QUALITY)
    return written.getvalue()


def upright(body: bytes, *, longest: int = WORKING_SIDE) -> Pixels:
    """(height, width, 3), its longer side at most `longest`; what is transparent shows white.

    Raises UnreadableUpload where it is no picture that is read here, is damaged, cut off, or too large when decoded.
    """
    from PIL.Image import DecompressionBombError

    header = header_of(body)
    try:
        return np.asarray(_opened(header, body, longest), dtype=np.uint8)
    except (MemoryError, DecompressionBombError) as error:
        raise UnreadableUpload(
            "The picture is too large",
            value=f"{header.width} x {header.height} pixels",
            fix="Send a smaller one",
        ) from error
    except _DAMAGED as error:
        raise damaged("it cannot be decoded") from error


def _opened(header: Header, body: bytes, longest: int) -> Picture:
    from PIL import Image

    _set_up()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata; what is too large was refused
        with Image.open(io.BytesIO(body), formats=(header.format,)) as picture:
            check_size(*picture.size)
            picture.draft("RGB", (longest, longest))  # JPEG alone: decoded no larger than is needed
            picture.load()
            check_size(*picture.size)
            turned = _turned(_plain(_scaled(_eight_bits(picture), longest)), picture)
            turned.load()
            return turned


def _set_up() -> None:
    """Pillow's own guards, and its reader of HEIC."""
    import pi_heif
    from PIL import Image, ImageFile, PngImagePlugin

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    PngImagePlugin.MAX_TEXT_MEMORY = 1 << 20
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def _eight_bits(picture: Picture) -> Picture:
    """In a mode that can be scaled and has eight bits a channel."""
    from PIL import Image

    if picture.mode in ("I", "F") or picture.mode.startswith("I;"):
        values = np.asarray(picture, dtype=np.float32)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        return Image.fromarray((np.clip(values, 0, top) * (255 / top)).astype(np.uint8))
    if picture.mode == "P":
        return picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    if picture.mode in ("1", "La", "RGBX"):
        return picture.convert("L" if picture.mode == "1" else "LA" if picture.mode == "La" else "RGB")
    if picture.mode in ("RGB", "L") and "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture


def _scaled(picture: Picture, longest: int) -> Picture:
    from PIL import Image

    share = longest / max(picture.size)
    if share >= 1:
        return picture
    size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _plain(picture: Picture) -> Picture:
    """RGB as screens show it, on white."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA", "RGBa"):
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, (*_WHITE, 255))
        ground.alpha_composite(picture)
        ground.info = picture.info
        picture = ground.convert("RGB")
    return _in_srgb(picture)


def _in_srgb(picture: Picture) -> Picture:
    """By the profile it carries; one that cannot be read is left out, as browsers do."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if profile and len(profile) <= _MOST_PROFILE_BYTES and picture.mode in ("RGB", "CMYK", "L"):
        try:
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, *_DAMAGED):
            converted = None
        if converted is not None:
            return converted
    return picture.convert("RGB")


def _turned(picture: Picture, source: Picture) -> Picture:
    """By the camera's note of how it was held (Exif 2.32, 4.6.4); without one that can be read, as it is."""
    from PIL import Image

    try:
        held = source.getexif().get(_ORIENTATION)
    except _DAMAGED:
        return picture
    turn = Image.Transpose
    turns = {
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_270,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_90,
    }
    return picture.transpose(turns[held]) if held in turns else picture
