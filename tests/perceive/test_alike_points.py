"""The points of a picture, how they are packed, and whether two pictures show the same thing."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from sights import as_jpeg, label, photo_of

from persea.errors import UnreadableUpload
from persea.perceive.jobs.alike import (
    LEAST_MATCHES,
    Comparing,
    Features,
    Looking,
    Matches,
    compare,
    features,
    same_view,
)
from persea.perceive.jobs.picture_points import VECTOR_LENGTH, packed, points_of, unpacked, vector


def _points(picture: NDArray[np.uint8], most: int = 300):  # type: ignore[no-untyped-def]
    return points_of(picture, most=most)


def test_what_is_packed_is_unpacked_as_it_was() -> None:
    """Places keep a hundredth of a pixel; colours and descriptors are bytes, and stay."""
    points = _points(label(1))
    assert len(points) == 300
    back = unpacked(packed(points))
    assert (back.width, back.height) == (points.width, points.height)
    assert np.abs(back.places - points.places).max() < 0.02
    assert (back.tints == points.tints).all()
    assert (back.descriptors == points.descriptors).all()
    assert len(packed(points)) == 7 + 300 * 134


@pytest.mark.parametrize("data", [b"", b"\x01\0", b"\x02" + bytes(6), b"\x01\x10\0\x10\0\x05\0" + bytes(10)])
def test_what_was_not_packed_here_is_refused(data: bytes) -> None:
    """Nothing is read behind its end, or as points of another form."""
    with pytest.raises(ValueError, match="bytes"):
        unpacked(data)


def test_a_picture_without_anything_on_it_has_no_points() -> None:
    """Its vector is all zeros, and it is the same as nothing."""
    plain = _points(np.full((400, 300, 3), 200, np.uint8))
    assert len(plain) == 0
    assert not vector(plain.descriptors).any()
    assert same_view(_points(label(1)), plain) is None
    assert same_view(plain, _points(label(1))) is None


def test_vectors_have_length_one_and_tell_the_same_thing_from_others() -> None:
    """A turned, smaller, darker photo is nearer to its own picture than to any other's."""
    pictures = [vector(_points(label(seed)).descriptors) for seed in range(6)]
    assert all(one.shape == (VECTOR_LENGTH,) and abs(np.linalg.norm(one) - 1) < 1e-5 for one in pictures)
    photo = vector(_points(photo_of(label(2), degrees=15, share=0.8), 1000).descriptors)
    assert int(np.argmax([one @ photo for one in pictures])) == 2


@pytest.mark.parametrize(
    ("degrees", "share", "light"), [(0, 1.0, 1.0), (20, 0.7, 0.6), (180, 0.8, 1.0), (-40, 0.6, 1.2)]
)
def test_the_same_thing_is_known_however_it_is_held(degrees: float, share: float, light: float) -> None:
    """Turned, smaller, darker: many points agree, and the box is where it stands in the photo."""
    view = same_view(
        _points(photo_of(label(3), degrees=degrees, share=share, light=light), 1000), _points(label(3))
    )
    assert view is not None
    assert view.matches >= 2 * LEAST_MATCHES
    left, top, right, bottom = view.box
    assert abs((left + right) / 2 - 0.5) < 0.06
    assert abs((top + bottom) / 2 - 0.5) < 0.06
    assert 0 <= left < right <= 1


def test_another_thing_is_not_taken_for_it() -> None:
    """Labels of the same make, with other print on them."""
    photo = _points(photo_of(label(3), degrees=10, share=0.8), 1000)
    assert [same_view(photo, _points(label(seed))) for seed in range(10, 22)] == [None] * 12


def test_a_mirrored_picture_is_not_the_same() -> None:
    """No camera sees a thing so."""
    photo = _points(photo_of(label(3)[:, ::-1].copy(), degrees=0, share=0.9), 1000)
    assert same_view(photo, _points(label(3))) is None


def test_colours_tell_twins_apart() -> None:
    """The same print in another colour agrees in as many points, and lies further off in colour."""
    photo = _points(photo_of(label(3), degrees=5, share=0.9), 1000)
    own, other = (
        same_view(photo, _points(label(3))),
        same_view(photo, _points(label(3, ground=(60, 90, 200)))),
    )
    assert own is not None
    assert other is not None
    assert own.off_tint + 10 < other.off_tint


def test_the_jobs_take_pictures_and_give_points() -> None:
    """Features of a photo come with vectors of its parts; compared, they tell which of the pictures it shows."""
    photo = Features.model_validate_json(
        features(
            Looking(most=1000, parts=True).model_dump_json(),
            as_jpeg(photo_of(label(5), degrees=8, share=0.7)),
        )
    )
    assert 2 <= len(photo.vectors) <= 6
    assert all(len(base64.b64decode(one)) == 2 * VECTOR_LENGTH for one in photo.vectors)
    pictures = [packed(_points(label(seed))) for seed in (4, 5, 6)]
    parts = [base64.b64decode(photo.points), *pictures]
    request = Comparing(sizes=[len(part) for part in parts]).model_dump_json()
    found = Matches.model_validate_json(compare(request, b"".join(parts))).found
    assert [match.index for match in found] == [1]


def test_a_damaged_picture_is_the_uploads_fault() -> None:
    """Half a JPEG has no points."""
    written = io.BytesIO()
    Image.fromarray(label(1)).save(written, "JPEG")
    with pytest.raises(UnreadableUpload):
        features(Looking(most=10).model_dump_json(), written.getvalue()[:2000])
