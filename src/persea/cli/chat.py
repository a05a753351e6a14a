"""persea chat: talk to the shop in a terminal, or ask once."""

from __future__ import annotations

import sys
import uuid
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from persea.app import Persea
from persea.channels.wire import card_json
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, say
from persea.settings import Settings
from persea.store.shoppers import known_shopper
from persea.turn import run_turn
from persea.values import Card, Cards, Done, Failed, Memory, Message, Role, Text, Turn, Usage, Wished


@app.command()
def chat(
    message: Annotated[
        str | None,
        typer.Argument(help="Ask this and end. Without it, talk line by line.", show_default=False),
    ] = None,
    shopper: Annotated[
        str | None,
        typer.Option(
            help="Talk as this shopper, by the shop's id: what they say of themselves is remembered and obeyed.",
            show_default=False,
        ),
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Ask the shop something. Without a message it reads lines, from you or from a pipe."""
    run(_chat(load_settings(data_dir), message, shopper, as_json))


async def _chat(settings: Settings, message: str | None, named: str | None, as_json: bool) -> None:
    async with Persea.opened(settings, notify=say) as persea:
        shopper = None if named is None else await _known(persea, named)
        history: list[Message] = []
        if message is not None:
            await _ask(persea, message, history, shopper, as_json)
            return
        person = sys.stdin.isatty()
        if person:
            say("Ask away; an empty line or Ctrl-D ends it.")
        while line := _next_line(person):
            await _ask(persea, line, history, shopper, as_json)


async def _known(persea: Persea, named: str) -> str:
    async with persea.database.connection() as conn:
        return str(await known_shopper(conn, named))


def _next_line(person: bool) -> str:
    if person:
        typer.secho("you> ", err=True, nl=False, bold=True)
    return sys.stdin.readline().strip()


async def _ask(
    persea: Persea, message: str, history: list[Message], shopper: str | None, as_json: bool
) -> None:
    """One turn; prints it and adds both sides to `history`."""
    house = await persea.house()
    turn = Turn(
        str(uuid.uuid4()), datetime.now(UTC), house.shop.currency, persea.settings.public_url or "", shopper,
        memory=Memory.OFF if shopper is None else Memory.ON,
    )  # fmt: skip
    asked, text = Message(Role.USER, message), ""
    cards: tuple[Card, ...] = ()
    wishes: list[Wished] = []
    usage, failed, mode = Usage(), None, None
    async for event in run_turn(turn, asked, history, house):
        match event:
            case Text(delta):
                text += delta
                if not as_json:
                    typer.echo(delta, nl=False)
            case Cards(shown):
                cards = shown
            case Wished():
                wishes.append(event)
            case Usage():
                usage = event
            case Done():
                mode = event.mode.value
            case Failed():
                failed = event
    if as_json:
        out(
            {
                "text": text,
                "cards": [card_json(card, turn.base_url) for card in cards],
                "wishes": [asdict(wish) for wish in wishes],
                "mode": mode,
                "turn_id": turn.id,
                "usage": asdict(usage),
                "error": asdict(failed) if failed else None,
            }
        )
    else:
        typer.echo("")
        for place, card in enumerate(cards, 1):
            typer.echo(f"  {place}. {_line(card)}")
        for wish in wishes:
            kind = "never " if wish.stance == "never" else "size " if wish.facet == "size" else ""
            say(f"  Remembered: {kind}{wish.value}. “Forget that” takes it back.")
        if failed:
            say(failed.message)
    history += [asked, Message(Role.ASSISTANT, text, tuple(card.record.id for card in cards))]


def _line(card: Card) -> str:
    record = card.record
    price = str(record.price) if record.price else "no price"
    start = "from " if record.highest_price else ""
    stock = "" if record.in_stock else "  (out of stock)"
    return f"{record.title}  {start}{price}{stock}" + (f"  {card.reason}" if card.reason else "")
