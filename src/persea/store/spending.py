"""What each shopper and each address has used of a language model today.

It is noted in memory and written every few seconds, so that no answer waits for it. Yesterday's rows are deleted. What a
private turn used counts until this process ends, and is never written.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from persea.store.database import Connection, Database

ADDRESS_SHARE = 10
"""How many shoppers' days one address may use: an office, or a street, may share one."""
_ADDRESS = "address:"


@dataclass(frozen=True, slots=True)
class Spent:
    tokens: int = 0
    cost_micros: int = 0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.tokens + other.tokens, self.cost_micros + other.cost_micros)


_NOTHING = Spent()


def payers(shopper: UUID | None, address: str) -> tuple[str, ...]:
    """Those that a turn counts for. The address is kept as a digest of it and the day."""
    today = datetime.now(UTC).date().isoformat()
    digest = hashlib.sha256(f"{today} {address}".encode()).hexdigest()[:32]
    by_address = f"{_ADDRESS}{digest}"
    return (by_address,) if shopper is None else (f"shopper:{shopper}", by_address)


class Spending:
    """Notes what was used; `flush` writes it down."""

    def __init__(self) -> None:
        self._noted: dict[tuple[date, str], Spent] = {}
        self._unwritten: dict[tuple[date, str], Spent] = {}

    def note(self, payers: tuple[str, ...], spent: Spent, *, is_written: bool = True) -> None:
        today = datetime.now(UTC).date()
        for payer in payers:
            if is_written:
                self._add((today, payer), spent)
            else:
                self._unwritten = {key: one for key, one in self._unwritten.items() if key[0] == today}
                self._unwritten[today, payer] = self._unwritten.get((today, payer), _NOTHING) + spent

    async def today(self, conn: Connection, payers: tuple[str, ...]) -> Spent:
        """The most that one of `payers` has used of a shopper's day, which is a tenth of an address's."""
        today = datetime.now(UTC).date()
        cursor = await conn.execute(
            "SELECT payer, tokens, cost_micros FROM spent_today WHERE day = %s AND payer = ANY(%s)",
            (today, list(payers)),
        )
        written = {payer: Spent(tokens, cost) async for payer, tokens, cost in cursor}
        shares = [
            _share(
                payer,
                written.get(payer, _NOTHING)
                + self._noted.get((today, payer), _NOTHING)
                + self._unwritten.get((today, payer), _NOTHING),
            )
            for payer in payers
        ]
        return Spent(
            max((share.tokens for share in shares), default=0),
            max((share.cost_micros for share in shares), default=0),
        )

    async def flush(self, database: Database) -> None:
        """Writes what was noted, and drops yesterday. Raises a DatabaseError, and then keeps it for later."""
        if not self._noted:
            return
        noted, self._noted = self._noted, {}
        try:
            async with database.connection() as conn:
                await _write(conn, noted)
        except BaseException:
            for key, spent in noted.items():
                self._add(key, spent)
            raise

    def _add(self, key: tuple[date, str], spent: Spent) -> None:
        self._noted[key] = self._noted.get(key, _NOTHING) + spent


def _share(payer: str, spent: Spent) -> Spent:
    if not payer.startswith(_ADDRESS):
        return spent
    return Spent(spent.tokens // ADDRESS_SHARE, spent.cost_micros // ADDRESS_SHARE)


async def _write(conn: Connection, noted: dict[tuple[date, str], Spent]) -> None:
    rows = [
        (day, payer, spent.tokens, spent.cost_micros)
        for (day, payer), spent in sorted(noted.items(), key=_key)
    ]
    days, names, tokens, costs = (list(column) for column in zip(*rows, strict=True))
    await conn.execute(
        "INSERT INTO spent_today (day, payer, tokens, cost_micros)"
        " SELECT * FROM unnest(%s::date[], %s::text[], %s::bigint[], %s::bigint[])"
        " ON CONFLICT (day, payer) DO UPDATE SET tokens = spent_today.tokens + excluded.tokens,"
        " cost_micros = spent_today.cost_micros + excluded.cost_micros",
        (days, names, tokens, costs),
    )
    await conn.execute("DELETE FROM spent_today WHERE day < %s", (datetime.now(UTC).date(),))


def _key(item: tuple[tuple[date, str], Spent]) -> tuple[date, str]:
    return item[0]
