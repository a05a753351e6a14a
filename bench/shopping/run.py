"""Conversations with the demo shop whose answers can be checked. Run it with script/bench shopping.

    script/bench shopping                            no model at all: what the shop's own records answer
    script/bench shopping --built-in                 the built-in model
    script/bench shopping --model-url URL --model NAME [--api-key KEY]   any endpoint
    script/bench shopping --url URL [--key KEY]      a running Persea that holds the demo shop
    script/bench shopping --only set --only cart     some intents; --id ID one conversation; --repeat 3
    script/bench shopping --failures FILE            each failing check as a JSON line: said, expected, seen
    script/bench shopping --transcripts FILE         everything that was said
    script/bench shopping --lint                     only reads the conversations, against the catalogue
    script/bench shopping FILE …                     conversations of your own

Ends with 1 where less than --at-least of the conversations are right (0.95), with 2 where they cannot be held.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import httpx2
from rich.console import Console
from rich.progress import Progress

from persea.catalog.demo.files import write_demo
from servers import demo_folder, persea_server
from shopping.catalogue import Catalogue, read_catalogue
from shopping.lint import doubts
from shopping.report import failure_lines, failures, share_right, table, transcripts
from shopping.talking import Held, hold
from shopping.talks import INTENTS, BadTalk, Talk, read_talks

TALKS = Path(__file__).parent / "talks"
_NOBODY = "http://127.0.0.1:9/v1"  # the discard port: an endpoint that never answers
_AT_ONCE = {
    "none": 4,
    "some": 2,
}  # without a model most of a turn is waiting for the endpoint that never answers
_TURN_S = {"none": 30.0, "some": 240.0}
_TEXTS_S = 120


@cache
def demo_catalogue(seed: int = 1) -> Catalogue:
    """As the demo shop's file tells it today."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="persea-talks-") as folder:
        next(
            write_demo(Path(folder), seed=seed, until=now, pictures="none")
        )  # the catalogue is written first
        return read_catalogue(Path(folder) / "catalog.jsonl", now)


async def held_all(
    talks: Sequence[Talk],
    url: str,
    catalogue: Catalogue,
    *,
    turn_s: float,
    at_once: int = 2,
    key: str | None = None,
) -> list[Held]:
    """All of them, some at once, in their order."""
    await _texts_are_in(url, key)
    room = asyncio.Semaphore(at_once)
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("talking", total=len(talks))

        async def one(talk: Talk) -> Held:
            async with room:
                held = await hold(talk, url, catalogue, turn_s=turn_s, key=key)
            bar.advance(task)
            return held

        return list(await asyncio.gather(*(one(talk) for talk in talks)))


async def _texts_are_in(url: str, key: str | None) -> None:
    """A fresh shop's reviews, posts and pages come after its products."""
    headers = {"authorization": f"Bearer {key}"} if key else {}
    async with asyncio.timeout(_TEXTS_S), httpx2.AsyncClient(base_url=url, headers=headers) as http:
        while (await http.get("/api/guides/returns")).status_code != 200:
            await asyncio.sleep(0.3)


def chosen(talks: Sequence[Talk], only: Sequence[str], ids: Sequence[str], repeat: int) -> list[Talk]:
    kept = [talk for talk in talks if (not only or talk.intent in only) and (not ids or talk.id in ids)]
    return [talk for talk in kept for _ in range(repeat)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "files", nargs="*", type=Path, help="conversations; all of talks/ where none is named"
    )
    parser.add_argument("--built-in", action="store_true", help="with the built-in model")
    parser.add_argument("--model-url", help="with the model of this endpoint (with /v1)")
    parser.add_argument("--model", default="", help="its name there")
    parser.add_argument("--api-key", default="", help="its key")
    parser.add_argument("--url", help="a running Persea; without it one is started")
    parser.add_argument("--key", help="its key")
    parser.add_argument(
        "--only", action="append", default=[], choices=INTENTS, help="an intent; may be repeated"
    )
    parser.add_argument("--id", action="append", default=[], help="a conversation; may be repeated")
    parser.add_argument("--repeat", type=int, default=1, help="each conversation so often (1)")
    parser.add_argument("--at-once", type=int, help="conversations at once (4; 2 with a model)")
    parser.add_argument("--turn-s", type=float, help="how long an answer may take (30; 240 with a model)")
    parser.add_argument("--failures", type=Path, help="a file for the failing checks, a JSON line each")
    parser.add_argument(
        "--transcripts", type=Path, help="a file for all that was said, a JSON line a conversation"
    )
    parser.add_argument("--log", type=Path, default=Path(os.devnull), help="a file for what the server says")
    parser.add_argument("--quiet", action="store_true", help="the table alone, without the failures")
    parser.add_argument(
        "--lint", action="store_true", help="only read the conversations, against the catalogue"
    )
    parser.add_argument("--at-least", type=float, default=0.95, help="share that must be right (0.95)")
    args = parser.parse_args()
    catalogue = demo_catalogue()
    try:
        read = [talk for path in args.files or sorted(TALKS.glob("*.jsonl")) for talk in read_talks(path)]
    except (BadTalk, OSError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    talks = chosen(read, args.only, args.id, args.repeat)
    if args.lint or not talks:
        found = [f"{talk.id}: {doubt}" for talk in talks for doubt in doubts(talk, catalogue)]
        print("\n".join([*found, f"{len(talks)} conversations, {len(found)} doubts"]))
        sys.exit(2 if found or not talks else 0)
    has_model = bool(args.built_in or args.model_url or args.url)
    setting = "some" if has_model else "none"
    turn_s, at_once = args.turn_s or _TURN_S[setting], args.at_once or _AT_ONCE[setting]
    with ExitStack() as started:
        url = args.url
        if url is None:
            model_url = None if args.built_in else args.model_url or _NOBODY
            url = started.enter_context(
                persea_server(
                    started.enter_context(demo_folder()),
                    model_url,
                    model=args.model or "none",
                    key=args.api_key,
                    log=args.log,
                )
            )
        held = asyncio.run(
            held_all(talks, url.rstrip("/"), catalogue, turn_s=turn_s, at_once=at_once, key=args.key)
        )
    for file, lines in ((args.failures, failures(held)), (args.transcripts, transcripts(held))):
        if file:
            file.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines), "utf-8")
    if not args.quiet and (told := failure_lines(held)):
        print(f"{told}\n")
    print(table(held))
    sys.exit(0 if share_right(held) >= args.at_least else 1)


if __name__ == "__main__":
    main()
