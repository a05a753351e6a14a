"""The server killed at random moments while events come in: what was acknowledged is there, and once."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any

import httpx2
import pytest

from persea.store.opened import opened_database
from persea_server import running_server, shared_folder

ROUNDS = 20
TELLERS = 3
A_BATCH = 100


@dataclass
class Teller:
    """A shop's server that sends a batch again until it is told that it was taken."""

    name: str
    rng: Random
    url: str = ""
    sent: int = 0
    """Batches begun: all but the last have been acknowledged."""
    waiting: bytes | None = None
    acknowledged: list[bytes] = field(default_factory=list)
    doubts: int = 0
    """Batches that were sent again."""

    def tell(self, over: threading.Event) -> None:
        with httpx2.Client(timeout=30) as http:
            while not over.is_set():
                if self.waiting is None:
                    self.waiting = self._batch()
                try:
                    response = http.post(
                        f"{self.url}/api/events",
                        content=self.waiting,
                        headers={"content-type": "application/json"},
                    )
                except httpx2.HTTPError:
                    self.doubts += 1
                    return  # it is dead
                assert response.status_code in (202, 503), response.text
                if response.status_code == 202:
                    assert response.json()["rejected"] == 0, response.text
                    self.acknowledged.append(self.waiting)
                    self.waiting = None

    def _batch(self) -> bytes:
        """Half with consent and ids, of shoppers who share devices; half without either."""
        self.sent += 1
        moment = datetime.now(UTC).isoformat()
        events: list[dict[str, Any]] = []
        for number in range(A_BATCH):
            one: dict[str, Any] = {"event": "view", "product": f"p{self.rng.randrange(50)}", "time": moment}
            if number % 2:
                shopper = self.rng.randrange(20)
                one |= {
                    "id": f"{self.name}-{self.sent}-{number}", "shopper": f"s{shopper}",
                    "device": f"d{shopper % 7}", "consent": ["personalization"],
                }  # fmt: skip
            else:
                one |= {"sku": f"{self.name}-{self.sent}-{number}"}
            events.append(one)
        self.rng.shuffle(events)
        return json.dumps(events).encode()


@pytest.mark.full
def test_twenty_kills_lose_and_double_no_event() -> None:
    """Each acknowledged batch is there in full, the unacknowledged at most once, and none in part."""
    seed = time.time_ns()
    print("seed", seed)
    rng = Random(seed)
    folder = shared_folder()
    tellers = [Teller(f"t{number}", Random(rng.random())) for number in range(TELLERS)]
    try:
        for _ in range(ROUNDS):
            with running_server(folder / "data", "--no-demo") as server:
                over, threads = threading.Event(), []
                for teller in tellers:
                    teller.url = server.url
                    threads.append(threading.Thread(target=teller.tell, args=(over,)))
                    threads[-1].start()
                time.sleep(rng.uniform(0.1, 2))
                server.process.send_signal(signal.SIGKILL)
                server.process.wait()
                over.set()
                for thread in threads:
                    thread.join()
        acknowledged = sum(len(teller.acknowledged) for teller in tellers)
        in_doubt = sum(teller.waiting is not None for teller in tellers)
        print("acknowledged", acknowledged, "sent again", sum(teller.doubts for teller in tellers))
        assert acknowledged > ROUNDS
        total, known = asyncio.run(counts(folder / "data"))
        batches, part = divmod(total, A_BATCH)
        assert part == 0, "a batch is in only in part"
        assert acknowledged <= batches <= acknowledged + in_doubt
        assert known == batches * A_BATCH // 2
        with running_server(folder / "data", "--no-demo") as server:
            for teller in tellers:
                for batch in teller.acknowledged:
                    response = httpx2.post(
                        f"{server.url}/api/events",
                        content=batch,
                        headers={"content-type": "application/json"},
                    )
                    assert response.json()["duplicates"] == A_BATCH, "an acknowledged event was lost"
        assert asyncio.run(counts(folder / "data")) == (total, known)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def counts(data_dir: Any) -> tuple[int, int]:
    """All events, and those of a person."""
    async with opened_database(None, "shop", data_dir, notify=print) as database, database.reading() as conn:
        row = await (await conn.execute("SELECT count(*), count(shopper_key) FROM event")).fetchone()
        assert row is not None
        return int(row[0]), int(row[1])
