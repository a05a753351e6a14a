"""Keeps the pinned packages what they are said to be: installed as pinned, named once, free to ship."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).resolve().parents[1]
_BUILD_TOOLS = {"hatchling", "editables"}  # script/setup installs the project itself with them
_NEVER = {"torch", "llama-cpp-python", "opencv-python"}

# May be shipped with, and linked into, an Apache-2.0 project without a condition that reaches our users.
_FREE = {
    *("MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Zlib", "Apache-2.0"),
    *("PSF-2.0", "Python-2.0", "Unlicense", "CC0-1.0", "MIT-CMU"),
}
# Older metadata says the same in words.
_IN_WORDS = {
    "MIT License": "MIT",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "PSFL": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# Looked at one by one. The licence is part of the entry, so that a change is looked at again.
_REVIEWED = {
    "certifi": "MPL-2.0",  # a list of certificates, installed unchanged; binds changes to its own files only
    "pathspec": "MPL-2.0",  # a build tool's; the same
    "tqdm": "MPL-2.0 AND MIT",  # the same
    # The database driver: a library of its own, installed unchanged, imported, and free to be replaced.
    "psycopg": "LGPL-3.0-only",
    "psycopg-binary": "LGPL-3.0-only",
    "psycopg-pool": "LGPL-3.0-only",
    # Compiles the fitting of interests, beside LLVM, which it carries: the exception lifts what Apache-2.0 asks of binaries.
    "llvmlite": "BSD-2-Clause AND Apache-2.0 WITH LLVM-exception",
    "numba": "BSD",  # the LICENSE file in its wheel is the BSD-2-Clause text
    "pypdfium2": "BSD-3-Clause, Apache-2.0, dependency licenses",  # of PDFium's parts: BSD, MIT, Zlib and alike
    # The LICENSE file in its wheel is the BSD-3-Clause text; beside it those of what it carries, BSD and the like, and of
    # the GCC runtime, which its exception lets be carried along.
    "scipy": "Copyright (c) 2001-2002 Enthought, Inc. 2003, SciPy Developers.",
    "resvg-py": "",  # states none in its metadata; the LICENSE file in its wheel is the MIT text
}


def _pins(set_name: str) -> list[Requirement]:
    text = (_ROOT / "requirements" / f"{set_name}.txt").read_text(encoding="utf-8")
    lines = text.replace("\\\n", " ").splitlines()
    return [
        Requirement(line.split(" --hash=")[0])
        for line in lines
        if line.strip() and not line.lstrip().startswith("#")
    ]


def _named(set_name: str) -> set[str]:
    """The names in the .in file, normalised."""
    lines = (_ROOT / "requirements" / f"{set_name}.in").read_text(encoding="utf-8").splitlines()
    return {_spelled(Requirement(line)) for line in lines if line and not line.startswith(("#", "-"))}


def _spelled(requirement: Requirement) -> str:
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    return canonicalize_name(requirement.name) + extras


def _installed_here(set_name: str) -> list[Requirement]:
    return [pin for pin in _pins(set_name) if pin.marker is None or pin.marker.evaluate()]


def _licence(package: str) -> str:
    """The SPDX expression of an installed package, declared or from its older fields; "" where unclear."""
    metadata = importlib.metadata.metadata(package)
    declared = metadata.get("License-Expression")
    if declared:
        return str(declared)
    first_line = str(metadata.get("License") or "").strip().split("\n")[0].strip()
    if first_line:
        return _IN_WORDS.get(first_line, first_line)
    classifiers = [text.split(" :: ") for text in metadata.get_all("Classifier") or []]
    return " AND ".join(_IN_WORDS.get(path[-1], path[-1]) for path in classifiers if path[0] == "License")


def _is_free(expression: str) -> bool:
    """True where one alternative of an SPDX expression is free in all parts. With brackets: where all are."""
    if "(" in expression:
        return set(re.findall(r"[^\s()]+", expression)) - {"AND", "OR"} <= _FREE
    return any(set(part.split(" AND ")) <= _FREE for part in expression.split(" OR "))


@pytest.mark.parametrize(
    ("expression", "free"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("BSD-3-Clause AND 0BSD AND Zlib", True),
        ("(MIT OR Apache-2.0) AND BSD-2-Clause", True),
        ("(MIT OR Apache-2.0) AND AGPL-3.0-only", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_licence_expressions_are_judged(expression: str, free: bool) -> None:
    """A choice is free where one alternative is, a combination where every part is, the unclear never."""
    assert _is_free(expression) is free


@pytest.mark.parametrize("package", [pin.name for pin in _installed_here("base")])
def test_every_licence_is_free_or_reviewed(package: str) -> None:
    """Everything that Persea installs may be shipped with an Apache-2.0 project, or was looked at."""
    licence = _licence(package)
    assert _is_free(licence) or _REVIEWED.get(package) == licence, (
        f"{package}: {licence or 'no clear licence'}"
    )


def test_reviews_are_of_pinned_packages() -> None:
    """No review outlives the package it was made for."""
    assert set(_REVIEWED) <= {pin.name for pin in _installed_here("base")}


@pytest.mark.parametrize("set_name", ["pip", "base", "dev"])
def test_pinned_versions_are_installed(set_name: str) -> None:
    """Every pinned package that applies to this machine is installed, in exactly its version."""
    wrong = []
    for pin in _installed_here(set_name):
        try:
            version = importlib.metadata.version(pin.name)
        except importlib.metadata.PackageNotFoundError:
            version = "nothing"
        if not pin.specifier.contains(version, prereleases=True):
            wrong.append(f"{pin} is pinned, {version} is installed")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("set_name", ["pip", "base", "dev", "bench"])
def test_pins_are_exact_and_hashed(set_name: str) -> None:
    """Every pin is one exact version with the hashes of its files, and does not say where they come from."""
    text = (_ROOT / "requirements" / f"{set_name}.txt").read_text(encoding="utf-8")
    entries = [
        line for line in text.replace("\\\n", " ").splitlines() if line and not line.lstrip().startswith("#")
    ]
    assert entries
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [^;]+?)?( +--hash=sha256:[0-9a-f]{64})+ *", entry), entry[
            :200
        ]


@pytest.mark.parametrize(("one", "other"), [("base", "dev"), ("base", "bench"), ("dev", "bench")])
def test_sets_agree(one: str, other: str) -> None:
    """A package pinned for running, for the tests and for the benchmarks has the same version in all: they share an
    environment, and installing one set changes nothing of another."""
    pinned = {(pin.name, str(pin.marker)): pin.specifier for pin in _pins(one)}
    shared = [pin for pin in _pins(other) if (pin.name, str(pin.marker)) in pinned]
    assert shared
    assert [pin for pin in shared if pinned[pin.name, str(pin.marker)] != pin.specifier] == []


def test_project_names_what_is_pinned() -> None:
    """pyproject.toml depends on what requirements/base.in names beside the build tools, and all is pinned."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_spelled(Requirement(text)) for text in project["dependencies"]}
    assert declared == _named("base") - _BUILD_TOOLS
    pinned = {pin.name for pin in _installed_here("base")}
    assert {name.partition("[")[0] for name in declared | _BUILD_TOOLS} <= pinned


@pytest.mark.parametrize("machine", ["x86_64", "aarch64", "arm64"])
@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_heavy_packages_stay_out(system: str, machine: str) -> None:
    """Nothing that compiles for minutes, weighs gigabytes or needs a desktop comes along on any machine."""
    environment = {**default_environment(), "sys_platform": system, "platform_machine": machine}
    environment["platform_system"] = system.capitalize()
    pins = [*_pins("base"), *_pins("dev")]
    here = {pin.name for pin in pins if pin.marker is None or pin.marker.evaluate(environment)}
    assert here & _NEVER == set()
