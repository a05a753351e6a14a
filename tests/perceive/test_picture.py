"""Pictures are opened upright, bare, and never larger than they may be."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import AsyncIterator, Callable

import heic
import numpy as np
import pytest
import pytest_asyncio
from PIL import Image, ImageCms

from persea.errors import UnreadableUpload
from persea.perceive.jobs.picture import Cleaning, clean, upright
from persea.perceive.worker import Worker

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
"""HEIF is not written by what is in use: a kept file stands for it."""
_RED, _GREEN, _BLUE = (220, 20, 20), (20, 200, 20), (20, 20, 220)


@pytest_asyncio.fixture(scope="module")
async def worker() -> AsyncIterator[Worker]:
    made = Worker("eyes")
    yield made
    await made.close()


def _picture(width: int = 64, height: int = 48) -> Image.Image:
    """Red above on the left, green above on the right, blue below."""
    pixels = np.full((height, width, 3), _BLUE, np.uint8)
    pixels[: height // 2, : width // 2] = _RED
    pixels[: height // 2, width // 2 :] = _GREEN
    return Image.fromarray(pixels)


def _file(picture: Image.Image, format: str, **options: object) -> bytes:
    if format == "HEIF":
        return heic.UPRIGHT
    written = io.BytesIO()
    picture.save(written, format, **options)
    return written.getvalue()


def _colour(pixels: np.ndarray, across: float, down: float) -> str:
    height, width, _ = pixels.shape
    at = pixels[int(down * height), int(across * width)].astype(int)
    return "rgb"[int(at.argmax())] if at.max() - at.min() > 60 else "white" if at.min() > 240 else "other"


@pytest.mark.parametrize("format", _FORMATS)
def test_every_format_is_opened(format: str) -> None:
    """The same picture comes out of each, in RGB."""
    pixels = upright(_file(_picture(), format))
    assert pixels.shape == (48, 64, 3)
    assert pixels.dtype == np.uint8
    assert [_colour(pixels, *at) for at in ((0.2, 0.2), (0.8, 0.2), (0.5, 0.8))] == ["r", "g", "b"]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("held", range(1, 9))
def test_it_is_turned_upright(format: str, held: int) -> None:
    """However the camera was held, the picture is seen as it was meant: the turn undone, as Exif numbers it."""
    turn = Image.Transpose
    stored = {
        1: None,
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_90,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_270,
    }[held]
    picture = _picture() if stored is None else _picture().transpose(stored)
    exif = Image.Exif()
    exif[0x0112] = held
    pixels = upright(_file(picture, format, exif=exif.tobytes()))
    assert pixels.shape == (48, 64, 3)
    assert [_colour(pixels, *at) for at in ((0.2, 0.2), (0.8, 0.2), (0.5, 0.8))] == ["r", "g", "b"]


@pytest.mark.parametrize("body", [heic.TURNED, heic.MIRRORED])
def test_heic_is_turned_as_it_says(body: bytes) -> None:
    """It is turned once: by what the format says itself, and not again by the camera's note."""
    pixels = upright(body)
    assert pixels.shape == (48, 64, 3)
    assert [_colour(pixels, *at) for at in ((0.2, 0.2), (0.8, 0.2), (0.5, 0.8))] == ["r", "g", "b"]


def test_what_is_kept_says_nothing_of_where_and_when() -> None:
    """Place, camera, comment and profile are gone from the picture that is kept and shown."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of Ada"
    exif.get_ifd(0x8825)[1] = "N"
    body = _file(_picture(), "JPEG", exif=exif, comment=b"at home", icc_profile=_swapped())
    assert b"Ada" in body
    kept = clean(Cleaning(longest=32).model_dump_json(), body)
    with Image.open(io.BytesIO(kept)) as shown:
        assert shown.size == (32, 24)
        assert not shown.getexif()
        assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Ada" not in kept
    assert b"at home" not in kept


def test_it_is_scaled_to_what_is_worked_with() -> None:
    """A large photo comes back no larger than asked for, a small one as it is; its shape is kept."""
    large = _file(_picture(3000, 1500), "JPEG")
    assert upright(large).shape == (1000, 2000, 3)
    assert upright(large, longest=300).shape == (150, 300, 3)
    assert upright(_file(_picture(3000, 2), "PNG"), longest=100).shape == (1, 100, 3)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "I", "F", "YCbCr"])
def test_every_kind_of_colour_becomes_rgb(mode: str) -> None:
    """Grey, indexed, printed and deep pictures are white where they were white."""
    white = Image.new("L", (8, 8), 255)
    if mode in ("I;16", "I"):
        picture = Image.fromarray(np.full((8, 8), 65535, np.uint16))
    else:
        picture = white.convert("RGB").convert(mode) if mode not in ("1", "F") else white.convert(mode)
    format = "JPEG" if mode in ("CMYK", "YCbCr") else "PNG"
    pixels = upright(_file(picture.convert("L") if mode == "F" else picture, format))
    assert pixels.shape == (8, 8, 3)
    assert pixels.min() >= 250


def test_what_is_transparent_shows_white() -> None:
    """A cut-out stands on white, and not on whatever colour lies beneath."""
    cut_out = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    cut_out.paste((*_RED, 255), (0, 0, 5, 10))
    for format in ("PNG", "WEBP"):
        pixels = upright(_file(cut_out, format))
        assert [_colour(pixels, 0.2, 0.5), _colour(pixels, 0.8, 0.5)] == ["r", "white"]


def _swapped() -> bytes:
    """A profile in which red light and green light have changed places."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def test_colours_are_those_of_its_profile() -> None:
    """Numbers mean what the profile says; one that cannot be read is left out."""
    plain = Image.new("RGB", (8, 8), _RED)
    assert _colour(upright(_file(plain, "PNG", icc_profile=_swapped())), 0.5, 0.5) == "g"
    assert _colour(upright(_file(plain, "PNG", icc_profile=b"nonsense")), 0.5, 0.5) == "r"


def test_of_a_moving_picture_the_first_frame_is_taken() -> None:
    """The others are not decoded."""
    frames = [Image.new("RGB", (9, 9), colour) for colour in (_RED, _GREEN, _BLUE)]
    for format in ("GIF", "WEBP", "PNG", "AVIF"):
        body = _file(frames[0], format, save_all=True, append_images=frames[1:])
        assert _colour(upright(body), 0.5, 0.5) == "r"


# ---------------------------------------------------------------- hostile


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, *between: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width + 7) // 8 + 1) * min(height, 100))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + b"".join(between)
        + _chunk(b"IDAT", pixels)
        + _chunk(b"IEND", b"")
    )


def _webp(kind: bytes, data: bytes) -> bytes:
    part = kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", 4 + len(part)) + b"WEBP" + part


def _jpeg(width: int, height: int) -> bytes:
    body = bytearray(_file(_picture(16, 16), "JPEG"))
    at = body.index(b"\xff\xc0")
    body[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(body)


def _heif(width: int, height: int) -> bytes:
    body = bytearray(_file(_picture(64, 64), "HEIF"))
    at = body.index(b"ispe")
    body[at + 8 : at + 16] = struct.pack(">II", width, height)
    return bytes(body)


_HUGE = {
    "png": lambda: _png(30_000, 30_000),
    "gif": lambda: b"GIF89a" + struct.pack("<HH", 30_000, 30_000) + bytes(40),
    "webp": lambda: _webp(b"VP8X", bytes(4) + (16_383).to_bytes(3, "little") * 2),
    "webp lossless": lambda: _webp(b"VP8L", b"\x2f" + struct.pack("<I", 0x0FFF_FFFF) + bytes(20)),
    "webp lossy": lambda: _webp(
        b"VP8 ", bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 16_383, 16_383) + bytes(9)
    ),
    "jpeg": lambda: _jpeg(30_000, 30_000),
    "jpeg, narrow": lambda: _jpeg(60_000, 20),
    "heif": lambda: _heif(30_000, 30_000),
}


@pytest.mark.parametrize("make", _HUGE.values(), ids=_HUGE.keys())
def test_a_bomb_is_refused_by_its_header(make: Callable[[], bytes]) -> None:
    """Thirty thousand pixels a side are told by the first bytes, and nothing is decoded."""
    with pytest.raises(UnreadableUpload) as told:
        upright(make())
    assert str(told.value).startswith("The picture is too large: ")
    assert "At most 64 megapixels" in str(told.value)


def test_a_frame_larger_than_its_picture_is_refused() -> None:
    """A GIF may say that it is small and hold a frame that is not."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 30_000, 30_000, 0) + b"\x02\x02\x44\x01\x00"
    body = b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0x80, 0, 0) + bytes(6) + frame + b"\x3b"
    with pytest.raises(UnreadableUpload):
        upright(body)


def test_what_is_beside_the_picture_is_bounded() -> None:
    """Many parts, many frames, many passes and much beside it are refused; a text that unpacks without end is damage."""
    with pytest.raises(UnreadableUpload, match="too many parts"):
        upright(_png(8, 8, _chunk(b"tEXt", b"a\0b") * 20_001))
    with pytest.raises(UnreadableUpload, match="too many bytes beside the picture"):
        upright(_png(8, 8, _chunk(b"prVt", bytes(9 << 20))))
    with pytest.raises(UnreadableUpload, match="too many frames"):
        upright(_png(8, 8, _chunk(b"fcTL", bytes(26)) * 2_001))
    packed = _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50 << 20)))
    with pytest.raises(UnreadableUpload, match="cannot be decoded"):
        upright(_png(8, 8, packed))
    body = _file(_picture(), "JPEG", progressive=True)
    scan = body[body.index(b"\xff\xda") : body.rindex(b"\xff\xda")]
    with pytest.raises(UnreadableUpload, match="too many scans"):
        upright(body[:-2] + scan * 101 + body[-2:])


@pytest.mark.parametrize("format", _FORMATS)
@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 0.9])
def test_what_is_cut_off_is_damaged(format: str, share: float) -> None:
    """Half a picture is not shown as if it were one."""
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), np.uint8)
    body = _file(Image.fromarray(noise), format)
    with pytest.raises(UnreadableUpload) as told:
        upright(body[: int(len(body) * share)])
    assert "object at" not in str(told.value)


@pytest.mark.parametrize("format", _FORMATS)
def test_what_is_spoilt_is_told_or_opened(format: str) -> None:
    """Whatever stands at whatever place of a file, it is opened or is an error of that upload."""
    random = np.random.default_rng(2)
    body = _file(_picture(), format)
    for _ in range(60):
        spoilt = bytearray(body)
        for at in random.integers(4 if format != "HEIF" else 12, len(body), 4):
            spoilt[at] = random.integers(256)
        try:
            assert upright(bytes(spoilt)).ndim == 3
        except UnreadableUpload:
            continue


@pytest.mark.parametrize("body", [b"", b"%!PS-Adobe-3.0 EPSF", b"8BPS", b"II*\0", b"<svg/>", b"\xff\xd8\xff"])
def test_other_formats_reach_no_decoder(body: bytes) -> None:
    """What the shop's formats are not is not tried, whatever a library could open."""
    with pytest.raises(UnreadableUpload):
        upright(body + bytes(100))


async def test_it_works_within_the_walls(worker: Worker) -> None:
    """In the confined process, each format is opened and comes back bare."""
    for format in _FORMATS:
        kept = await worker.ask("picture:clean", Cleaning(longest=32), _file(_picture(), format), wall_s=20)
        with Image.open(io.BytesIO(kept)) as shown:
            assert (shown.format, shown.size) == ("JPEG", (32, 24))
    with pytest.raises(UnreadableUpload, match="too large"):
        await worker.ask("picture:clean", Cleaning(), _png(30_000, 30_000), wall_s=20)
