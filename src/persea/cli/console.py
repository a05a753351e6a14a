"""What every command shares: the list of them, the data folder option, running async code, and how errors look.

A command's module is imported when the command is called, and not before: what the server needs takes seconds to
import, and `persea --help` needs nothing of it. Results go to stdout, everything else to stderr, so that `--json` output is alone on stdout.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Coroutine
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import structlog
import typer
import uvloop
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from persea import __version__
from persea.errors import PerseaError, SettingsError, printable
from persea.settings import Settings
from persea.store.postgres_place import has_cluster

T = TypeVar("T")

COMMANDS = {
    "serve": (("serve",), "Start the server: the page, the API, the database and the built-in model."),
    "import": (("imports", "import_texts", "import_events"), "Bring a shop's data in."),
    "sync": (("sync",), "Read a feed again and again while the server runs."),
    "shop": (("shop",), "Show or change what the shop is called and how it is read."),
    "model": (("model",), "Show or choose the language model."),
    "embedding": (("embedding",), "Show or choose the embedding model."),
    "pictures": (
        ("pictures", "picture_model"),
        "Show how far the shop's pictures are looked at.",
    ),
    "synonyms": (
        ("synonyms",),
        "Show or replace the shop's own synonyms: words by which shoppers ask for what it calls otherwise.",
    ),
    "placement": (
        ("placement",),
        "Show or replace what the shop wants of its lists: boost, bury, pin, hide, sponsored.",
    ),
    "key": (("key",), "Make, list and revoke the keys that this server answers to."),
    "audit": (
        ("audit",),
        "List what was done to the shop, by whom, the newest first: keys, imports, settings.",
    ),
    "events": (("events",), "Look at what came in of shoppers' events."),
    "impressions": (("impressions",), "Look at what was shown to shoppers, and what came of it."),
    "shopper": (("shopper",), "Export, erase or let go of what is kept of a shopper."),
    "fit": (
        ("fit",),
        "Learn from the shop's events what shoppers want next. A running server uses it at its next request.",
    ),
    "missed": (
        ("missed",),
        "List the searches that found nothing, the most frequent first: what to stock, or which synonym is missing.",
    ),
    "feedback": (
        ("feedback",),
        "List what people thought of answers, the newest first: thumbs, why, and what was asked. Not who.",
    ),
    "withheld": (
        ("withheld",),
        "List what the model said that no record bears out, and what was shown instead, the newest first.",
    ),
    "chat": (
        ("chat",),
        "Ask the shop something. Without a message it reads lines, from you or from a pipe.",
    ),
    "bench": (("bench",), "Measure Persea on data of your own, beside others."),
    "doctor": (
        ("doctor",),
        "Look at this installation and say what is missing. Ends with 1 where something is.",
    ),
    "demo": (
        ("demo",),
        "Write the demo shop into OUT: catalogue, reviews, posts, knowledge, shoppers, a year of events, pictures.",
    ),
}
"""Each command's modules in this folder, which register it with `app`, and the words of its help."""


class _Commands(TyperGroup):
    """Lists the commands without importing them; the one that is called is taken from its module."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.registered = self.commands  # by the modules that are imported so far
        self.commands = {name: TyperCommand(name, help=text) for name, (_, text) in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, listed, rest = super().resolve_command(ctx, args)
        return name, listed if name is None else load_command(name), rest


def load_command(name: str) -> Any:
    """The command of that name, with its options; one of Typer's own values."""
    for module in COMMANDS[name][0]:
        import_module(f"persea.cli.{module}")
    group = get_group(app)
    assert isinstance(group, _Commands), "app is made of it"
    return group.registered[name]


app = typer.Typer(
    name="persea",
    cls=_Commands,
    help="An open, self-hosted assistant that knows your shop.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        help="Folder for everything Persea keeps.",
        show_default=False,
        dir_okay=True,
        file_okay=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Machine-readable output on stdout.")]


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def load_settings(data_dir: Path | None) -> Settings:
    """Settings of this process, or a clean end with the error. Logs go to stderr from here on."""
    set_up_logs("warning")
    try:
        return Settings.load(data_dir=data_dir)
    except PerseaError as error:
        fail(error)


def settings_of_shop(data_dir: Path | None) -> Settings:
    """Settings for a command that only reads: where there is no shop, a clean end that makes none."""
    settings = load_settings(data_dir)
    if settings.database_url is None and not has_cluster(settings.data_dir):
        folder = settings.data_dir
        fix = f"Start the server with: persea serve --data-dir {folder}; or name the folder that it uses"
        fail(SettingsError("No shop in this folder yet", value=str(folder), fix=fix))
    return settings


def run(work: Coroutine[Any, Any, T]) -> T:
    """Runs `work` to its end; a PerseaError ends the process with its words and exit code 1."""
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(work)
    except PerseaError as error:
        fail(error)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def fail(error: PerseaError, code: int = 1) -> NoReturn:
    say(f"persea: {error}", bold=True)
    raise typer.Exit(code)


def say(text: str, *, bold: bool = False) -> None:
    """One line for a person, on stderr."""
    typer.secho(printable(text), err=True, bold=bold and sys.stderr.isatty())


def out(value: object) -> None:
    """A result as JSON, on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))


def has_person() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


class _Stderr:
    """Writes each line to what stderr is at that moment: whoever runs a command within a program may put another in its
    place, and close it afterwards."""

    def msg(self, message: str) -> None:
        sys.stderr.write(f"{message}\n")
        sys.stderr.flush()

    debug = info = warning = error = critical = log = msg


def _stderr(*_: object) -> _Stderr:
    return _Stderr()


def set_up_logs(level: str) -> None:
    """Structured logs as JSON lines on stderr; readable ones where a person looks on."""
    number = getattr(logging, level.upper())
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=_stderr,
        cache_logger_on_first_use=True,
    )
