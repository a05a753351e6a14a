"""persea chat: talk to the shop in a terminal, or ask once."""

from __future__ import annotations

import re
import sys
import uuid
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from persea.app import Persea
from persea.channels.perceived_wire import perceived_json
from persea.channels.wire import card_json
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, say
from persea.cli.handed import MOST_FILES, hand_over, in_words, titles_of
from persea.errors import BadRequest, RequestError, printable
from persea.settings import Settings
from persea.store.records import count_products
from persea.store.shoppers import known_shopper
from persea.turn import run_turn
from persea.values import (
    Account,
    Card,
    Cards,
    Done,
    Effort,
    Failed,
    Lane,
    Memory,
    Message,
    Mode,
    Perceived,
    Role,
    Routed,
    Text,
    Thought,
    ToolStep,
    Turn,
    Usage,
    Wished,
)


@app.command()
def chat(
    message: Annotated[
        str | None,
        typer.Argument(help="Ask this and end. Without it, talk line by line.", show_default=False),
    ] = None,
    mode: Annotated[
        Literal["auto", "fast", "thinking", "contemplating", "shopping"],
        typer.Option(help="How answers are worked out; /mode NAME changes it in a talk."),
    ] = "auto",
    effort: Annotated[
        Literal["none", "low", "medium", "high"] | None,
        typer.Option(help="How long the model may think; /effort NAME changes it.", show_default=False),
    ] = None,
    shopper: Annotated[
        str | None,
        typer.Option(
            help="Talk as this shopper, by the shop's id: what they say of themselves is remembered and obeyed.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        list[Path] | None,
        typer.Option(
            help="Hand over a recording, a picture, a document or a clip, up to four; /file PATH does it in a talk.",
            show_default=False,
        ),
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Ask the shop something. Without a message it reads lines, from you or from a pipe."""
    talk = _Talk(_mode(mode), None if effort is None else Effort(effort), as_json, waiting=list(file or []))
    run(_chat(load_settings(data_dir), message, shopper, talk))


@dataclass(slots=True)
class _Talk:
    """One talk as it goes on."""

    mode: Mode | None
    effort: Effort | None
    as_json: bool
    shopper: str | None = None
    """Whom the shop knows by the id that was given."""
    history: list[Message] = field(default_factory=list)
    waiting: list[Path] = field(default_factory=list)
    """Files that were named and not looked at yet."""
    handed_over: list[Perceived] = field(default_factory=list)
    """What was made out of files, for the next message."""
    ended: bool = False

    def obey(self, line: str) -> bool:
        """Whether `line` is a command ("/mode thinking"), which is followed then."""
        command = _COMMAND.fullmatch(line)
        if command is None:
            return False
        what, name = command["what"].lower(), (command["name"] or "").lower()
        if what in ("quit", "exit"):
            self.ended = True
        elif what == "help":
            say(_HELP)
        elif what == "file" and command["name"]:
            self.waiting.append(Path(command["name"]).expanduser())
        elif what in ("mode", "effort"):
            self._set(what, name)
        else:
            say(f"There is no command /{what}. {_HELP}")
        return True

    def _set(self, what: str, name: str) -> None:
        """The mode or the effort; without a `name` it tells which one holds."""
        names = ["auto", *(Mode if what == "mode" else Effort)]
        if not name:
            now = self.mode if what == "mode" else self.effort
            say(f"The {what} is {now or 'auto'}. There are: {', '.join(names)}.")
        elif name not in names:
            say(f"There is no {what} {name}. There are: {', '.join(names)}.")
        elif what == "mode":
            self.mode = _mode(name)
            say(f"From now on: {name}.")
        else:
            self.effort = None if name == "auto" else Effort(name)
            say(f"From now on with {name} effort.")


_COMMAND = re.compile(r"/(?P<what>\w+)(?:\s+(?P<name>.*?))?\s*")
_HELP = (
    "Commands: /file PATH (hands it over with what you say next), /mode NAME, /effort NAME (without a name they tell which "
    "one holds), /help, /quit. "
    "An empty line or Ctrl-D ends it, too."
)


def _mode(name: str) -> Mode | None:
    return None if name == "auto" else Mode(name)


async def _chat(settings: Settings, message: str | None, named: str | None, talk: _Talk) -> None:
    async with Persea.opened(settings, notify=say) as persea:
        await _say_if_empty(persea)
        talk.shopper = None if named is None else await _known(persea, named)
        await _look(persea, talk, is_strict=True)
        if message is not None:
            await _ask(persea, message, talk)
            return
        person = sys.stdin.isatty()
        if person:
            say("Ask away; /help tells the commands; an empty line or Ctrl-D ends it.")
        while not talk.ended and ((line := _next_line(person)) or talk.handed_over):
            if not talk.obey(line):
                await _ask(persea, line, talk)
            await _look(persea, talk, is_strict=False)


async def _say_if_empty(persea: Persea) -> None:
    """A server with another data folder may hold the shop that is meant."""
    async with persea.database.reading() as conn:
        if not await count_products(conn):
            say(
                f"This shop has no products yet ({persea.settings.data_dir}): import a catalogue, or name the folder of"
                " the server that has them with --data-dir."
            )


async def _look(persea: Persea, talk: _Talk, *, is_strict: bool) -> None:
    """Makes out what the files that were named hold, and says it. In a talk, what cannot be read is said and passed over."""
    while talk.waiting:
        path = talk.waiting.pop(0)
        house = await persea.house()
        try:
            if len(talk.handed_over) == MOST_FILES:
                raise BadRequest("Too many files for one message", fix=f"At most {MOST_FILES}")
            perceived = await hand_over(path, house)
        except RequestError as error:
            if is_strict:
                raise
            say(str(error))
            continue
        talk.handed_over.append(perceived)
        for line in in_words(perceived, await titles_of(perceived, house)):
            say(f"[{path.name}] {line}")


async def _known(persea: Persea, named: str) -> str:
    async with persea.database.connection() as conn:
        return str(await known_shopper(conn, named))


def _next_line(person: bool) -> str:
    if person:
        typer.secho("you> ", err=True, nl=False, bold=True)
    return sys.stdin.readline().strip()


async def _ask(persea: Persea, message: str, talk: _Talk) -> None:
    """One turn; prints it and adds both sides to the history. What is thought on the way goes to stderr."""
    house = await persea.house()
    turn = Turn(
        str(uuid.uuid4()), datetime.now(UTC), house.shop.currency, persea.settings.public_url or "", talk.shopper,
        mode=talk.mode, effort=talk.effort, memory=Memory.OFF if talk.shopper is None else Memory.ON,
    )  # fmt: skip
    asked, text = Message(Role.USER, message, perceived=tuple(talk.handed_over)), ""
    talk.handed_over = []
    cards: tuple[Card, ...] = ()
    wishes: list[Wished] = []
    usage, failed, mode = Usage(), None, None
    routed, account = None, None
    thinks = False
    async for event in run_turn(turn, asked, talk.history, house):
        if thinks and not isinstance(event, Thought):
            typer.echo("", err=True)  # what comes next begins on a line of its own
        thinks = isinstance(event, Thought) and (thinks or not event.lane)
        match event:
            case Text(delta):
                text += delta
                if not talk.as_json:
                    typer.echo(delta, nl=False)
            case Thought(delta, ""):
                typer.secho(printable(delta), err=True, nl=False, dim=True)
            case ToolStep():
                say(f"[{event.tool}: {event.asked} = {event.gave}]")
            case Lane():
                say(f"[{event.role}: {event.state}{f', {event.answer}' if event.answer else ''}]")
            case Account():
                account = event
                say(event.note)
            case Routed():
                routed = event
                if talk.mode is not None and not event.by_person:
                    say(event.why)
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
    if talk.as_json:
        out(
            {
                "text": text,
                "cards": [card_json(card, turn.base_url) for card in cards],
                "wishes": [asdict(wish) for wish in wishes],
                "mode": mode,
                "routed": asdict(routed) if routed else None,
                "account": asdict(account) if account else None,
                "turn_id": turn.id,
                "perceived": await perceived_json(asked.perceived, house.database, turn.base_url),
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
    talk.history += [asked, Message(Role.ASSISTANT, text, tuple(card.record.id for card in cards))]


def _line(card: Card) -> str:
    record = card.record
    price = str(record.price) if record.price else "no price"
    start = "from " if record.highest_price else ""
    stock = "" if record.in_stock else "  (out of stock)"
    return f"{record.title}  {start}{price}{stock}" + (f"  {card.reason}" if card.reason else "")
