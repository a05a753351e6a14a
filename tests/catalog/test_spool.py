"""Bringing together what stands apart, in memory that does not grow."""

from __future__ import annotations

import os
import random
import resource
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persea.catalog.spool import Spool
from persea.errors import CatalogError
from persea.values import Money


def grouped(spool: Spool[int]) -> list[tuple[str, list[int]]]:
    return [(key, list(members)) for key, members in spool.groups()]


def test_order() -> None:
    """Groups come in the order of their first members, and members in the order in which they were added."""
    with Spool[int]() as spool:
        for number, key in enumerate("bacabcb"):
            spool.add(key, number)
        assert grouped(spool) == [("b", [0, 4, 6]), ("a", [1, 3]), ("c", [2, 5])]


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"]), max_size=3), st.integers())))
def test_like_a_dict(given_members: list[tuple[str, int]]) -> None:
    """Any members in any order are grouped as a dict of lists would group them."""
    expected: dict[str, list[int]] = {}
    with Spool[int]() as spool:
        for key, number in given_members:
            spool.add(key, number)
            expected.setdefault(key, []).append(number)
        assert grouped(spool) == list(expected.items())


def test_values_come_back_equal() -> None:
    """Our own values come back as they were."""
    with Spool[Money]() as spool:
        spool.add("a", Money(1990, "EUR"))
        assert [list(members) for _, members in spool.groups()] == [[Money(1990, "EUR")]]


def test_unread_members() -> None:
    """Members that nobody reads do not disturb the next group."""
    with Spool[int]() as spool:
        for number in range(2_000):
            spool.add(str(number % 2), number)
        assert [(key, next(members)) for key, members in spool.groups()] == [("0", 0), ("1", 1)]


def test_several_threads() -> None:
    """One thread may put in what another takes out, as an import's threads do."""
    with Spool[int]() as spool:
        with ThreadPoolExecutor(1) as other:
            other.submit(lambda: [spool.add("a", number) for number in range(600)]).result()
        assert grouped(spool) == [("a", list(range(600)))]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files, as Linux shows them")
def test_leaves_nothing_behind(tmp_path: Path) -> None:
    """What does not fit into memory goes to a file without a name, which is gone with the spool."""

    def open_files() -> set[str]:
        names = set()
        for path in Path("/proc/self/fd").iterdir():
            if path.is_symlink():
                names.add(str(path.readlink()))
        return {name for name in names if "etilqs" in name}

    assert open_files() == set()
    with Spool[bytes]() as spool:
        for number in range(200):
            spool.add(str(number), os.urandom(100_000))  # 20 MB, more than the cache
        assert len(list(spool.groups())) == 200
        (file,) = open_files()
        assert file.endswith("(deleted)")
        assert not Path(file.removesuffix(" (deleted)")).exists()
    assert open_files() == set()


def _fill(spool: Spool[bytes]) -> None:
    for number in range(1_000):
        spool.add(str(number), bytes(100_000))


def test_no_room() -> None:
    """Where the temporary file cannot grow, the error says what to do."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with Spool[bytes]() as spool:
            with pytest.raises(CatalogError, match="Make room in the temporary folder"):
                _fill(spool)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.full
def test_many_rows_in_any_order() -> None:
    """200,000 members of 50,000 groups in shuffled order are grouped right, in under 8 MB of Python's memory."""
    numbers = list(range(200_000))
    random.Random(7).shuffle(numbers)
    tracemalloc.start()
    try:
        with Spool[tuple[int, str]]() as spool:
            for number in numbers:
                spool.add(f"group {number % 50_000}", (number, "x" * 200))
            first_seen = []
            for key, members in spool.groups():
                own = [number for number, _ in members]
                assert len(own) == 4
                assert {f"group {number % 50_000}" for number in own} == {key}
                first_seen.append(own[0])
            _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(first_seen) == 50_000
    place = {number: at for at, number in enumerate(numbers)}
    assert [place[number] for number in first_seen] == sorted(place[number] for number in first_seen)
    # The list of what was seen first is 50,000 numbers of it; all members would be 60 MB.
    assert peak_bytes < 8_000_000
