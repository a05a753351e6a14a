"""Who fetches into a folder has it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from persea.catalog.web.own_folder import own_folder
from persea.errors import CatalogError


def test_one_at_a_time(tmp_path: Path) -> None:
    """A second one is told that the folder is in use; it is free afterwards, and made where it is missing."""
    folder = tmp_path / "new" / "er"
    with own_folder(folder), pytest.raises(CatalogError, match="by another process"), own_folder(folder):
        pass
    with own_folder(folder):
        assert folder.is_dir()
