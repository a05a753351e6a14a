"""Makes the words that vectors of pictures are told in: src/persea/perceive/jobs/picture_words.npz.

    python bench/sensing/picture_words.py FOLDER_OF_PHOTOGRAPHS OUT.npz

The words that are shipped were made so, of 67 tiles of wallpapers and 88 drawings. From photographs, which are to be others than those that are measured, and drawings of the demo shop. Other words make all
vectors of before incomparable: count up FORM in jobs/picture_points.py with them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from persea.catalog.demo.draw.raster import png
from persea.catalog.demo.shop import picture, picture_names
from persea.perceive.jobs.picture_points import SIDE, points_of

_WORDS, _DIRECTIONS = 32, 32
_MOST = 25_000


def main(folder: Path, out: Path) -> None:
    pictures = []
    for path in sorted(folder.rglob("*.jpg")):
        with Image.open(path) as opened:
            opened.thumbnail((SIDE, SIDE))
            pictures.append(np.asarray(opened.convert("RGB"), dtype=np.uint8))
    for name in [name for name in picture_names() if "." not in name][::16]:
        drawn = picture(name)
        assert drawn is not None
        data = cv2.imdecode(np.frombuffer(png(drawn, 480), np.uint8), cv2.IMREAD_COLOR)
        pictures.append(np.ascontiguousarray(data[..., ::-1]))
    seen = np.concatenate([points_of(one, most=300).descriptors for one in pictures]).astype(np.float32) / 512
    seen = seen[np.random.default_rng(1).permutation(len(seen))[:_MOST]]
    mean = seen.mean(axis=0)
    directions = np.linalg.svd(seen - mean, full_matrices=False)[2][:_DIRECTIONS].T
    cv2.setRNGSeed(7)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 60, 1e-5)
    reduced = ((seen - mean) @ directions).astype(np.float32)
    _, _, words = cv2.kmeans(reduced, _WORDS, None, stop, 3, cv2.KMEANS_PP_CENTERS)
    np.savez_compressed(
        out, mean=mean.astype("f2"), directions=directions.astype("f2"), words=words.astype("f2")
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
