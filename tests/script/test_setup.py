"""script/setup on a copy of the checkout: what it says and does where something is missing or broken.

The long tests install the pinned packages, from the package cache or the network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("script", "requirements", "pyproject.toml", "README.md", "LICENSE", "src/persea/__init__.py")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy without .venv, of what the installation reads, in a folder whose name holds a space."""
    return _copied(tmp_path / "my persea")


def _copied(folder: Path) -> Path:
    for part in _PARTS:
        target = folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if (_ROOT / part).is_dir():
            shutil.copytree(_ROOT / part, target)
        else:
            shutil.copy2(_ROOT / part, target)
    return folder


def _start(checkout: Path, *args: str, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [checkout / "script" / "setup", *args],
        cwd="/",
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _setup(checkout: Path, *args: str, **env: str) -> tuple[int, str]:
    """Exit status, and what it said on stderr; stdout is other programs' and stays empty."""
    process = _start(checkout, *args, **env)
    out, err = process.communicate()
    assert out == ""
    return process.returncode, err


def _works(checkout: Path) -> bool:
    code = "import fastapi, psycopg, xllamacpp, persea; print(persea.__file__)"
    found = subprocess.run(
        [checkout / ".venv/bin/python", "-c", code], capture_output=True, text=True, check=True
    )
    return found.stdout.strip() == str(checkout / "src/persea/__init__.py")


def test_unknown_option(checkout: Path) -> None:
    """An option it does not know stops it with the usage, before anything is made."""
    assert _setup(checkout, "--devel") == (1, "setup: usage: script/setup [--dev | --bench]\n")
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("python", ["/bin/true", "/no/such/python"])
def test_named_python_must_run(checkout: Path, python: str) -> None:
    """A PERSEA_PYTHON that is no Python stops it, and is named."""
    status, said = _setup(checkout, PERSEA_PYTHON=python)
    assert status == 1
    assert said == f"setup: PERSEA_PYTHON must be a Python 3.11, 3.12 or 3.13 that runs: {python}\n"


def test_no_python_on_path(checkout: Path, tmp_path: Path) -> None:
    """Without a Python that fits on PATH it says which it needs, and what it found instead."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "cat", "dirname", "readlink", "sha256sum", "mktemp", "rm", "flock"):
        (programs / name).symlink_to(str(shutil.which(name)))
    too_old = programs / "python3"
    too_old.write_text('#!/bin/sh\n[ "$*" != --version ] || echo Python 3.9.2\n')
    too_old.chmod(0o755)
    status, said = _setup(checkout, PATH=str(programs), PERSEA_PYTHON="")
    assert status == 1
    assert "Python 3.11, 3.12 or 3.13 must be on PATH" in said
    assert "there is Python 3.9.2" in said


@pytest.mark.full
def test_from_nothing_to_current(checkout: Path) -> None:
    """It makes a working .venv from any folder, then is silent until something changes, here or by a move."""
    # What a user may have set must not reach the installation.
    odd = {"PIP_USER": "1", "PIP_REQUIRE_VIRTUALENV": "1", "PYTHONPATH": "/no/such/folder"}
    status, said = _setup(checkout, **odd)
    assert (status, _works(checkout)) == (0, True), said
    made = (checkout / ".venv/pyvenv.cfg").stat().st_mtime_ns
    assert _setup(checkout) == (0, "")

    with (checkout / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    status, said = _setup(checkout)
    assert status == 0
    assert "installing" in said
    assert "making .venv" not in said
    assert (checkout / ".venv/pyvenv.cfg").stat().st_mtime_ns == made

    moved = checkout.rename(checkout.parent / "elsewhere")
    status, said = _setup(moved)
    assert (status, _works(moved)) == (0, True), said
    assert "making .venv" in said
    assert _setup(moved) == (0, "")


@pytest.mark.full
@pytest.mark.parametrize(
    "sight", [".venv/bin", ".venv/lib/*/site-packages/pip", ".venv/lib/*/site-packages/numpy"]
)
def test_killed_in_the_middle(checkout: Path, sight: str) -> None:
    """Killed at any moment with all it started, it leaves nothing that the next run takes for finished."""
    process = _start(checkout)
    while process.poll() is None and not list(checkout.glob(sight)):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert not (checkout / ".venv/setup-base").exists()
    status, said = _setup(checkout)
    assert (status, _works(checkout)) == (0, True), said
    assert _setup(checkout) == (0, "")


@pytest.mark.full
def test_two_at_once(checkout: Path) -> None:
    """Of two at the same time one works and one waits for it; both end well, with one .venv made."""
    both = [_start(checkout), _start(checkout)]
    said = "".join(process.communicate()[1] for process in both)
    assert [process.returncode for process in both] == [0, 0], said
    assert said.count("making .venv") == 1
    assert said.count("waiting for it") == 1
    assert _works(checkout)
