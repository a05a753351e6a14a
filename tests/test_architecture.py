"""Keeps the rules of the house: who may import whom, and what a module may look like.

The rules read the source through `ast`, in functions that take a folder, so that each is also tried here on a
small package that breaks it. What the rules cannot see (a name built at run time) they do not judge.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_SRC = _ROOT / "src"

_EVERYONE = {
    "",
    "origin",
    "values",
    "findings",
    "errors",
    "seams",
}  # "" is persea itself, which holds its version
_STAGES = {"perceive", "understand", "gather", "compose"}
_NOUNS = {"cart", "catalog", "interests", "identity", "language", "llm", "ranking", "store"}
_AWAY = {"learn", "evaluate"}
_WITHIN = _EVERYONE | _STAGES | _NOUNS | _AWAY | {"settings", "modes", "house", "hearing", "turn", "channels"}

# Room to the rooms it may import besides itself. A new room is entered here, on purpose.
_MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "origin": set(),
    "values": {"errors", "origin"},
    "findings": {"values"},
    "seams": {"errors", "values"},
    "settings": _EVERYONE,
    "store": _EVERYONE,
    **{noun: _EVERYONE | {"store"} for noun in _NOUNS - {"store"}},
    **dict.fromkeys(_STAGES, _EVERYONE | _NOUNS),
    "modes": _EVERYONE | _NOUNS | _STAGES,
    "house": _EVERYONE | _NOUNS | _STAGES,
    "hearing": _EVERYONE | _NOUNS | _STAGES | {"house"},
    "turn": _EVERYONE | _NOUNS | _STAGES | {"modes", "house", "hearing"},
    "channels": _EVERYONE | _NOUNS | {"turn", "gather"},  # a tool may be offered as it is: the search API
    **{room: _EVERYONE | _NOUNS | {"turn"} for room in _AWAY},
    "app": _WITHIN,
    "cli": _WITHIN | {"app"},
    "__main__": {"cli"},
}
_FORBIDDEN_NAMES = {
    *("utils", "util", "helpers", "helper", "managers", "manager", "services", "service"),
    *("core", "base", "common", "misc"),
}
_MAX_LINES = 500


# ---------------------------------------------------------------- reading a package


@dataclass(frozen=True, slots=True)
class Module:
    name: str
    file: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return _room(self.name)


def _room(module_name: str) -> str:
    """The part after the package's name: "store" of persea.store.catalog, "" of persea itself."""
    return [*module_name.split("."), ""][1]


def _modules(src: Path) -> dict[str, Module]:
    found = {}
    for file in sorted((src / "persea").rglob("*.py")):
        parts = file.relative_to(src).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = file.read_text(encoding="utf-8")
        found[name] = Module(name, file, text, ast.parse(text, filename=str(file)))
    return found


def _imports(module: Module, modules: dict[str, Module]) -> Iterator[tuple[int, str]]:
    """(line, imported module of the package), wherever it stands: for types only, in a function."""
    package = module.name if module.file.name == "__init__.py" else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            members = [f"{origin}.{alias.name}" for alias in node.names]
            targets = [member if member in modules else origin for member in members]
        else:
            continue
        for target in dict.fromkeys(targets):
            if target.split(".")[0] == "persea":
                yield node.lineno, target


# ---------------------------------------------------------------- the rules, each a list of what breaks it


def _forbidden_imports(modules: dict[str, Module]) -> list[str]:
    broken = []
    for module in modules.values():
        if module.room not in _MAY_IMPORT:
            broken.append(f"{module.file}:1: {module.room} is a room that _MAY_IMPORT does not know")
            continue
        for line, target in _imports(module, modules):
            room = _room(target)
            if room != module.room and room not in _MAY_IMPORT[module.room]:
                may = ", ".join(sorted(_MAY_IMPORT[module.room] - {""})) or "nothing"
                broken.append(
                    f"{module.file}:{line}: {module.name} imports {target}; {module.room} may see {may}"
                )
    return broken


def _circles(modules: dict[str, Module]) -> list[str]:
    graph = {name: {t for _, t in _imports(module, modules)} - {name} for name, module in modules.items()}
    broken, done = [], set()

    def follow(name: str, path: list[str]) -> None:
        if name in path:
            broken.append(" imports ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for target in sorted(graph.get(name, ())):
                follow(target, [*path, name])
            done.add(name)

    for name in graph:
        follow(name, [])
    return broken


def _environment_reads(modules: dict[str, Module]) -> list[str]:
    names = {"environ", "environb", "getenv", "getenvb"}
    broken = []
    for module in modules.values():
        if module.name == "persea.settings":
            continue
        nodes = list(ast.walk(module.tree))
        # Setting a variable, for a library that reads it, is no reading.
        set_in = {id(n.value) for n in nodes if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store)}
        for node in nodes:
            by_attribute = isinstance(node, ast.Attribute) and node.attr in names and id(node) not in set_in
            by_name = isinstance(node, ast.ImportFrom) and names & {alias.name for alias in node.names}
            if by_attribute or by_name:
                broken.append(f"{module.file}:{node.lineno}: only settings.py reads the environment")
    return broken


def _ill_formed(modules: dict[str, Module]) -> list[str]:
    broken = []
    for module in modules.values():
        bad_names = _FORBIDDEN_NAMES & set(module.name.split("."))
        if bad_names:
            broken.append(f"{module.file}:1: {bad_names.pop()} names no purpose")
        lines = module.text.count("\n")
        if lines > _MAX_LINES:
            broken.append(
                f"{module.file}:{lines}: over {_MAX_LINES} lines; which part is a module of its own?"
            )
        if module.tree.body and not ast.get_docstring(module.tree):
            broken.append(f"{module.file}:1: a module opens with its purpose, in a docstring")
    return broken


def _own_names_patched(tests: Path) -> list[str]:
    broken = []
    for file in sorted(tests.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            if called in ("patch", "setattr", "delattr") and str(node.args[0].value).startswith("persea"):
                broken.append(f"{file}:{node.lineno}: tests never patch our own names; pass another value in")
    return broken


# Runs in a process of its own. An effect counts as ours where the nearest module that is being imported
# (the nearest frame of that name) is ours: other packages open sockets of their own while imported.
_IMPORT_EVERYTHING = """
import importlib, io, json, os, sys, threading
src, names = sys.argv[1], sys.argv[2:]
effects = {
    "subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.fork", "os.forkpty", "os.putenv",
    "os.unsetenv", "socket.__new__", "socket.bind", "socket.connect", "_thread.start_new_thread",
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.chown", "os.link", "os.symlink",
    "os.truncate", "os.chdir", "sqlite3.connect",
}
seen = []
def watch(event, args):
    if event == "open":
        writes = isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if event in effects or (event == "open" and writes):
        frame = sys._getframe(1)
        while frame and frame.f_code.co_name != "<module>":
            frame = frame.f_back
        if frame and frame.f_code.co_filename.startswith(src):
            seen.append(f"{frame.f_code.co_filename}:{frame.f_lineno}: {event} while being imported")
sys.addaudithook(watch)
out, sys.stdout = sys.stdout, io.StringIO()
for name in names:
    importlib.import_module(name)
if sys.stdout.getvalue():
    seen.append("printed while being imported: " + sys.stdout.getvalue())
if threading.active_count() > 1:
    seen.append(f"threads left running: {threading.enumerate()}")
json.dump(seen, out)
"""


def _effects_of_importing(src: Path, modules: dict[str, Module]) -> list[str]:
    names = [name for name in modules if not name.endswith("__main__")]
    done = subprocess.run(
        [sys.executable, "-B", "-c", _IMPORT_EVERYTHING, str(src), *names],
        env={**os.environ, "PYTHONPATH": str(src)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return [done.stderr]
    effects: list[str] = json.loads(done.stdout)
    return effects


# ---------------------------------------------------------------- the rules on Persea


@pytest.fixture(scope="module")
def persea() -> dict[str, Module]:
    return _modules(_SRC)


def _none(broken: list[str]) -> None:
    assert not broken, "\n" + "\n".join(line.replace(f"{_ROOT}/", "") for line in broken)


def test_rooms_import_only_what_they_may_see(persea: dict[str, Module]) -> None:
    """Stages see nouns and not one another, nouns see the store, and only app and cli see everything."""
    _none(_forbidden_imports(persea))


def test_no_circles(persea: dict[str, Module]) -> None:
    """No module reaches itself by its imports, those for types and in functions included."""
    _none(_circles(persea))


def test_environment_is_read_in_one_place(persea: dict[str, Module]) -> None:
    """Only settings.py reads the environment."""
    _none(_environment_reads(persea))


def test_modules_are_well_formed(persea: dict[str, Module]) -> None:
    """Every module has a telling name, says its purpose, and is short enough to be read at once."""
    _none(_ill_formed(persea))


def test_importing_has_no_effects(persea: dict[str, Module]) -> None:
    """Importing every module starts no thread or process, opens no socket, writes no file, prints nothing."""
    _none(_effects_of_importing(_SRC, persea))


def test_own_names_are_never_patched() -> None:
    """No test replaces a name of ours: what varies is passed in."""
    _none(_own_names_patched(_ROOT / "tests"))


# ---------------------------------------------------------------- the rules themselves


def _package(folder: Path, files: dict[str, str]) -> dict[str, Module]:
    for path, text in {"__init__.py": "", **files}.items():
        file = folder / "persea" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return _modules(folder)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("compose/write.py", "from persea.gather.search import search"),
        ("compose/write.py", "from ..gather import search"),
        ("compose/write.py", "def f():\n    import persea.gather.search"),
        ("gather/search.py", "from persea.settings import Settings"),
        ("store/orders.py", "from persea.catalog import load"),
        ("catalog/load.py", "from persea.llm import embedding"),
        ("llm/probe.py", "from persea.compose import lock"),
        ("values.py", "from persea.store import database"),
        ("channels/web.py", "from persea.compose import lock"),
        ("turn.py", "from persea.channels import web"),
        ("modes/fast.py", "from persea import turn"),
        ("learn/tune.py", "from persea.evaluate import metrics"),
        ("app.py", "if TYPE_CHECKING:\n    from persea.cli import main"),
        ("plugins/one.py", "x = 1"),
    ],
)
def test_forbidden_imports_are_found(tmp_path: Path, path: str, text: str) -> None:
    """An import that its room may not make is found, however it is written, with its file."""
    rooms = ("gather/search", "catalog/load", "llm/embedding", "compose/lock", "channels/web", "turn")
    files = dict.fromkeys((f"{room}.py" for room in rooms), "") | {path: text}
    (broken,) = _forbidden_imports(_package(tmp_path, files))
    assert broken.startswith(f"{tmp_path}/persea/{path}:")


def test_allowed_imports_pass(tmp_path: Path) -> None:
    """Modes join stages, stages use nouns and their own room, nouns use the store, app sees everything."""
    files = {
        "modes/fast.py": "from persea.gather import search\nfrom persea.compose import write",
        "gather/search.py": "from persea.llm.embedding import BuiltInEmbedder\nfrom persea.values import Record",
        "gather/cart.py": "from . import search",
        "llm/embedding.py": "from persea.store.database import Connection",
        "store/database.py": "from persea.errors import DatabaseError",
        "app.py": "from persea.settings import Settings\nfrom persea import __version__, turn",
        "compose/write.py": "import numpy",
        "turn.py": "",
    }
    assert _forbidden_imports(_package(tmp_path, files)) == []


def test_circles_are_found(tmp_path: Path) -> None:
    """A circle is shown by its members in order, once; a diamond is none."""
    files = {
        "store/a.py": "from persea.store import b, c",
        "store/b.py": "from persea.store.d import x",
        "store/c.py": "def late():\n    from persea.store import d",
        "store/d.py": "",
    }
    assert _circles(_package(tmp_path, files)) == []
    files["store/d.py"] = "import persea.store.a"
    assert _circles(_package(tmp_path, files)) == [
        "persea.store.a imports persea.store.b imports persea.store.d imports persea.store.a"
    ]


@pytest.mark.parametrize(
    "text", ["import os\nos.environ['A']", "import os\nos.getenv('A')", "from os import environ"]
)
def test_reading_the_environment_is_found(tmp_path: Path, text: str) -> None:
    """Reading the environment is found in any of Python's ways, except in settings.py; setting it is not."""
    sets = "import os\nos.environ['A'] = 'b'"
    modules = _package(tmp_path, {"store/a.py": text, "settings.py": text, "store/b.py": sets})
    (broken,) = _environment_reads(modules)
    assert broken.startswith(f"{tmp_path}/persea/store/a.py:")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("store/utils.py", '"""Purpose."""'),
        ("helpers/text.py", '"""Purpose."""'),
        ("store/long.py", '"""Purpose."""\n' + "x = 1\n" * _MAX_LINES),
        ("store/silent.py", "x = 1"),
    ],
)
def test_ill_formed_modules_are_found(tmp_path: Path, path: str, text: str) -> None:
    """A name without a purpose, too long a module, one without a docstring are found; an empty one is not."""
    modules = _package(tmp_path, {path: text, "store/__init__.py": ""})
    (broken,) = _ill_formed(modules)
    assert broken.startswith(f"{tmp_path}/persea/{path}:")


@pytest.mark.parametrize(
    "text",
    [
        "import threading\nthreading.Thread(target=print).start()",
        "import subprocess\nsubprocess.run(['true'])",
        "import socket\nsocket.socket()",
        "from pathlib import Path\nPath(__file__).with_suffix('.new').write_text('')",
        "from pathlib import Path\nPath(__file__).with_suffix('').mkdir()",
        "import os\nos.environ['PERSEA_X'] = '1'",
        "print('hello')",
        "raise RuntimeError('hello')",
    ],
)
def test_effects_of_importing_are_found(tmp_path: Path, text: str) -> None:
    """What a module does while it is imported is found, and so is that it cannot be imported."""
    (broken,) = _effects_of_importing(tmp_path, _package(tmp_path, {"store/loud.py": text}))
    assert "imported" in broken or "RuntimeError: hello" in broken


def test_quiet_modules_pass(tmp_path: Path) -> None:
    """Reading a file while imported is no effect, nor is what a function would do, were it called."""
    text = "from pathlib import Path\nHERE = Path(__file__).read_text()\ndef f():\n    print(HERE)"
    assert _effects_of_importing(tmp_path, _package(tmp_path, {"store/quiet.py": text})) == []


def test_patches_are_found(tmp_path: Path) -> None:
    """Replacing a name of ours by its path is found; replacing somebody else's is not."""
    replace = '.setattr("persea.app.now", 1)'
    (tmp_path / "test_a.py").write_text(f'monkeypatch{replace}\nmonkeypatch.setattr("time.time", 1)\n')
    (tmp_path / "test_b.py").write_text('with mock.patch("per' + 'sea.turn.answer"):\n    pass\n')
    assert [line.split(": ")[0] for line in _own_names_patched(tmp_path)] == [
        f"{tmp_path}/test_a.py:1",
        f"{tmp_path}/test_b.py:1",
    ]
