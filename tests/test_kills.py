"""The whole server killed at random moments while people talk to it: nothing acknowledged is lost, nothing is left."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

import httpx2
import pytest

from persea_server import running_server, shared_folder

ROUNDS = 10
READY_WITHIN_S = 10
TALKERS = 3
TEXTS = (
    "waterproof hiking boots under $120", "lighter ones", "which of these is cheapest?", "what is the capital of France?",
    "headphones", "the second one", "thanks!", "compare the first two", "why is the sky blue?", "yoga mats on sale",
)  # fmt: skip


@dataclass
class Talker:
    """A browser that goes on asking, whatever becomes of the server, and remembers what was done."""

    rng: Random
    done: list[tuple[str, str, str]] = field(default_factory=list)
    """(conversation, question, answer) of each turn whose `done` arrived."""
    url: str = ""
    cookies: httpx2.Cookies = field(default_factory=httpx2.Cookies)
    conversation: str | None = None

    def talk(self, over: threading.Event) -> None:
        while not over.is_set():
            with suppress(httpx2.HTTPError):
                self._ask(self.rng.choice(TEXTS))
            over.wait(self.rng.uniform(0, 0.05))

    def _ask(self, text: str) -> None:
        body = {"text": text, "conversation": self.conversation}
        with httpx2.Client(base_url=self.url, timeout=30, cookies=self.cookies) as http:
            with http.stream("POST", "/api/turns", json=body) as response:
                assert response.status_code in (200, 503)
                self.cookies.update(response.cookies)
                name, answer, conversation = "", "", ""
                for line in response.iter_lines():
                    if line.startswith("event: "):
                        name = line.removeprefix("event: ")
                    elif line.startswith("data: "):
                        data = json.loads(line.removeprefix("data: "))
                        if name == "start":
                            conversation = data["conversation"]
                        elif name == "text":
                            answer += data["delta"]
                        elif name == "done":
                            self.done.append((conversation, text, answer))
                            self.conversation = conversation if self.rng.random() < 0.8 else None


Process = tuple[int, int]
"""A pid and the moment its process began, in clock ticks since boot: together they name one for good."""


def stat_of(pid: int) -> list[str] | None:
    """The fields of /proc/PID/stat after the name: [0] is the state, [1] the parent, [19] the beginning."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def lives(process: Process) -> bool:
    stat = stat_of(process[0])
    return stat is not None and stat[0] != "Z" and int(stat[19]) == process[1]


def belonging_to(server: int, data_dir: Path) -> dict[Process, str]:
    """The server's descendants, and every process that names the data folder, with their command lines."""
    stats = {
        int(path.name): stat_of(int(path.name)) for path in Path("/proc").iterdir() if path.name.isdigit()
    }
    found: dict[Process, str] = {}
    for pid, stat in stats.items():
        if stat is None or pid == server:
            continue
        with suppress(FileNotFoundError, ProcessLookupError):
            words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            above = pid
            while above not in (0, 1, server):
                above = int((stats.get(above) or ["", "0"])[1])
            if above == server or str(data_dir) in words:
                found[pid, int(stat[19])] = words
    return found


def gone(processes: Iterable[Process], within_s: float = 60) -> set[Process]:
    """Those that still live in the end."""
    left, deadline = set(processes), time.monotonic() + within_s
    while left and time.monotonic() < deadline:
        left = {process for process in left if lives(process)}
        time.sleep(0.05)
    return left


def killed_while_starting(data_dir: Path, rng: Random) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "persea", "serve", "--port", "0", "--data-dir", str(data_dir)],
        stderr=subprocess.DEVNULL,
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(rng.uniform(0.5, 5))
    process.kill()
    process.wait()


@pytest.mark.full
def test_ten_kills_lose_nothing_and_leave_nothing() -> None:
    """Ten times the server is killed in mid-turn: it is back within ten seconds, every turn that was done is
    in its conversation word for word, and in the end no process of it lives."""
    seed = time.time_ns()
    rng = Random(seed)
    print("seed", seed)
    folder = shared_folder()
    data_dir = folder / "data"
    with running_server(data_dir):
        pass  # the first start makes the database and loads the demo shop
    talkers = [Talker(Random(rng.random())) for _ in range(TALKERS)]
    known: dict[Process, str] = {}
    children: set[Process] = set()
    try:
        for _ in range(ROUNDS):
            if rng.random() < 0.4:
                killed_while_starting(data_dir, rng)
            begun = time.monotonic()
            with running_server(data_dir) as server:
                assert time.monotonic() - begun < READY_WITHIN_S
                assert gone(children) == set(), "a model of a killed server lives on"
                over = threading.Event()
                threads = []
                for talker in talkers:
                    talker.url = server.url
                    threads.append(threading.Thread(target=talker.talk, args=(over,)))
                    threads[-1].start()
                time.sleep(rng.uniform(0.3, 6))
                now = belonging_to(server.process.pid, data_dir)
                known |= now
                children = {process for process, words in now.items() if "embedded_child" in words}
                server.process.send_signal(signal.SIGKILL)
                server.process.wait()
                over.set()
                for thread in threads:
                    thread.join()
        assert any("embedded_child" in words for words in known.values())
        assert any("postgres" in words for words in known.values())
        left = gone(known)
        assert not left, [known[process] for process in left]
        with running_server(data_dir) as server:
            everything_is_there(server.url, talkers)
            known = belonging_to(server.process.pid, data_dir)
        assert gone(known) == set()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def everything_is_there(url: str, talkers: list[Talker]) -> None:
    """Every turn that was called done is in its conversation, question and answer, once."""
    assert sum(len(talker.done) for talker in talkers) > ROUNDS
    for talker in talkers:
        with httpx2.Client(base_url=url, timeout=30, cookies=talker.cookies) as http:
            for conversation in {conversation for conversation, *_ in talker.done}:
                response = http.get(f"/api/conversations/{conversation}")
                assert response.status_code == 200
                messages = response.json()["messages"]
                said = [(message["role"], message["text"], message["failed"]) for message in messages]
                pairs = list(pairwise(said))
                assert not any(one[0] == two[0] == "assistant" for one, two in pairs), (
                    "an answer was kept twice"
                )
                done = Counter((asked, answer) for of, asked, answer in talker.done if of == conversation)
                kept = Counter(
                    (question[1], answer[1])
                    for question, answer in pairs
                    if (question[0], answer[0], answer[2]) == ("user", "assistant", None)
                )
                # One more may be there: kept, and killed before it could be called done.
                assert not done - kept
