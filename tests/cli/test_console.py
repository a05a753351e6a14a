"""How the command is put together: quick to list, and true to what it lists."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import persea.cli.console as console

_SLOW = ("fastapi", "openai", "psycopg", "uvicorn", "persea.app")
_HELP = f"""
import sys
from persea.cli import main
sys.argv = ["persea", *sys.argv[1:]]
try:
    main()
finally:
    print([name for name in {_SLOW} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["serv"]])
def test_listing_the_commands_imports_none(arguments: list[str]) -> None:
    """Help, the version and a slip of the pen are answered without what the server needs."""
    ended = subprocess.run(
        [sys.executable, "-c", _HELP, *arguments], capture_output=True, text=True, check=False
    )
    assert ended.stderr.splitlines()[-1] == "[]"
    assert ended.returncode == (2 if arguments == ["serv"] else 0)
    if arguments == ["serv"]:
        assert "Did you mean 'serve'" in ended.stderr


@pytest.mark.parametrize("name", ["key", "audit", "shop", "synonyms", "missed"])
def test_what_needs_the_database_alone_imports_no_server(name: str) -> None:
    """These commands are for scripts and impatient people, and start without web framework and models."""
    ended = subprocess.run(
        [sys.executable, "-c", _HELP, name, "--help"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0
    assert not {"fastapi", "openai", "uvicorn", "persea.app"} & set(
        ast.literal_eval(ended.stderr.splitlines()[-1])
    )


@pytest.mark.parametrize("name", console.COMMANDS)
def test_the_list_says_what_the_command_says(name: str) -> None:
    """The words in the list of commands are the first of the command's own help."""
    own = console.load_command(name)
    assert own.name == name
    assert " ".join(own.help.split("\n\n")[0].split()) == console.COMMANDS[name][1]


def test_every_command_is_listed() -> None:
    """Each module that registers a command is named in the list, so that it can be called."""
    folder = Path(console.__file__).parent
    registering = {
        file.stem
        for file in folder.glob("*.py")
        if any(
            mark in file.read_text()
            for mark in ("@app.command", "app.add_typer", "@imports.command", "@pictures.command")
        )
    }
    assert registering == {module for modules, _ in console.COMMANDS.values() for module in modules}
