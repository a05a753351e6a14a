"""The one place where shop ids and matrix rows are converted into each other.

Ids are any text (a NUL, an emoji); the row of an id is its place. The order is the caller's: fitting numbers products
so that nothing depends on how a shop numbers them (`learn/numbering.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Numbering:
    """Distinct ids, each with its row. Raises ValueError where one is named twice."""

    ids: tuple[str, ...]
    _row: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        row = {one: at for at, one in enumerate(self.ids)}
        if len(row) != len(self.ids):
            raise ValueError(f"{len(self.ids) - len(row)} ids are named twice")
        object.__setattr__(self, "_row", row)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, one: str) -> bool:
        return one in self._row

    def row(self, one: str) -> int | None:
        """None for an id that is not known."""
        return self._row.get(one)

    def rows(self, ids: Iterable[str]) -> list[int]:
        """The rows of those of `ids` that are known."""
        return [self._row[one] for one in ids if one in self._row]

    def extended(self, more: Iterable[str]) -> Numbering:
        """With those of `more` that are not known, in their order, after these."""
        new = [one for one in dict.fromkeys(more) if one not in self._row]
        return Numbering((*self.ids, *new)) if new else self
