"""persea feedback: what people thought of answers."""

from __future__ import annotations

from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, out, run, say, settings_of_shop
from persea.cli.durations import duration
from persea.cli.opened import opened
from persea.errors import printable
from persea.settings import Settings
from persea.store.feedback import list_feedback

_SHOWN = 100  # characters of a question


@app.command()
def feedback(
    since: Annotated[str, typer.Option(help="How far back: 30d, 12h.")] = "30d",
    most: Annotated[int, typer.Option("--most", min=1, max=10_000, help="How many to list.")] = 50,
    bad: Annotated[bool, typer.Option("--bad", help="Only what was found no good.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List what people thought of answers, the newest first: thumbs, why, and what was asked. Not who."""
    run(_feedback(settings_of_shop(data_dir), since, most, bad, as_json))


async def _feedback(settings: Settings, since: str, most: int, bad: bool, as_json: bool) -> None:
    async with opened(settings) as database, database.reading() as conn:
        listed = await list_feedback(conn, since=duration(since, "--since"), most=most, bad_only=bad)
    if as_json:
        out([
            {
                "at": one.at.isoformat(), "turn_id": str(one.turn_id), "rating": "up" if one.is_good else "down",
                "reason": one.reason, "note": one.note, "question": one.question, "answer": one.answer, "mode": one.mode,
            }
            for one in listed
        ])  # fmt: skip
        return
    if not listed:
        say("Nobody has said what they think of an answer in that time.")
    for one in listed:
        why = ", ".join(filter(None, [one.reason, one.note]))
        question = " ".join(one.question.split())[:_SHOWN]
        typer.echo(
            printable(
                f"{one.at:%Y-%m-%d %H:%M}  {'+' if one.is_good else '-'}  {question}{f'  ({why})' if why else ''}"
            )
        )
