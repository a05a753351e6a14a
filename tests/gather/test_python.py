"""The tool `python`: what programs may do, and what becomes of those that try more."""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persea.errors import ToolError
from persea.gather.python import RunPython
from persea.gather.sandbox.process import Sandbox, find_monty
from persea.values import Turn

TURN = Turn(id="t", started_at=datetime(2026, 11, 28, 13, tzinfo=UTC), currency="USD")
SECRET = "swordfish-8841"
SECRET_FILE = Path("/tmp") / f"persea-sandbox-secret-{os.getpid()}"
WRITTEN_FILE = Path("/tmp") / f"persea-sandbox-written-{os.getpid()}"


@pytest.fixture(scope="module", autouse=True)
def secrets() -> Iterator[int]:
    """A secret in the server's environment, one in a file that everybody may read, and a port that listens."""
    os.environ["PERSEA_TEST_SECRET"] = SECRET
    SECRET_FILE.write_text(SECRET)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening.getsockname()[1]
        with pytest.raises(TimeoutError):
            listening.accept()  # nobody came
    SECRET_FILE.unlink()
    del os.environ["PERSEA_TEST_SECRET"]
    assert not WRITTEN_FILE.exists()


@pytest.fixture
def tool() -> RunPython:
    monty = find_monty()
    assert monty is not None
    return RunPython(Sandbox(monty))


async def _said(tool: RunPython, code: str) -> str:
    return (await tool.run(json.dumps({"code": code}), TURN)).text


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("1 + 1", "2"),
        ("print('a')\nprint('b')", "a\nb"),
        ("print('a')\n[n * n for n in range(4)]", "a\n[0, 1, 4, 9]"),
        ("import math\nmath.isqrt(10**20)", "10000000000"),
        ("def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(15)", "610"),
        ("import json\njson.dumps({'a': [1, 2]})", '{"a": [1, 2]}'),
        ("import re\nre.findall('[0-9]+', 'a1b22')", "['1', '22']"),
        ("from datetime import date\n(date(2027, 6, 1) - date(2027, 3, 3)).days", "90"),
    ],
)
async def test_programs_run(tool: RunPython, code: str, told: str) -> None:
    """A program says what it prints, and then the value of its last line."""
    assert await _said(tool, code) == told


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("x = 1\nx / 0", "The program failed: ZeroDivisionError: division by zero (line 2)"),
        (
            "def f():\n    return [][3]\nf()",
            "The program failed: IndexError: list index out of range (line 2)",
        ),
        (
            "import os\nimport numpy",
            "The program failed: ModuleNotFoundError: No module named 'numpy' (line 2)",
        ),
    ],
)
async def test_failures_say_what_and_where(tool: RunPython, code: str, why: str) -> None:
    """A program that fails is told what it was and in which line, so that it can be mended."""
    with pytest.raises(ToolError) as failed:
        await _said(tool, code)
    assert str(failed.value).startswith(why)
    assert failed.value.retry_differently


DUNDER = "().__class__.__base__.__subclasses__()"
ESCAPES = {
    "subclasses of object": DUNDER,
    "class of a class": "(1).__class__.__mro__[-1].__subclasses__()",
    "globals of a function": "def f(): pass\nf.__globals__",
    "closure of a function": "def f(x):\n    return lambda: x\nf(1).__closure__[0].cell_contents",
    "code object": "def f(): pass\nf.__code__.co_code",
    "replacing a code object": "def f(): pass\ndef g(): return 1\nf.__code__ = g.__code__\nf()",
    "making a code object": "import types\ntypes.CodeType(0, 0, 0, 0, 0, 0, b'', (), (), (), '', '', '', 0, b'', b'')",
    "builtins": "__builtins__.__import__('os').system('id')",
    "builtins overwritten": "__builtins__['len'] = 3\nlen([])",
    "import builtins": "import builtins\nbuiltins.open('/etc/passwd')",
    "__import__": "__import__('os').system('id')",
    "importlib": "import importlib\nimportlib.import_module('subprocess')",
    "os.system": "import os\nos.system('id')",
    "os.popen": "import os\nprint(os.popen('id').read())",
    "os.fork": "import os\nwhile True: os.fork()",
    "os.kill": "import os\nos.kill(os.getppid(), 9)",
    "os.listdir": "import os\nprint(os.listdir('/'))",
    "os.environ": "import os\nprint(os.environ)",
    "os.getenv": "import os\nprint(os.getenv('PERSEA_TEST_SECRET', 'none'))\n1/0",
    "subprocess": "import subprocess\nsubprocess.run(['id'])",
    "socket": "import socket\nsocket.create_connection(('127.0.0.1', PORT))",
    "urllib": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:PORT/')",
    "http over asyncio": "import asyncio\nasync def f():\n    await asyncio.open_connection('127.0.0.1', PORT)\nasyncio.run(f())",
    "ctypes": "import ctypes\nctypes.string_at(0)",
    "signal handlers": "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)",
    "threads": "import threading\nthreading.Thread(target=print).start()",
    "multiprocessing": "import multiprocessing\nmultiprocessing.Process().start()",
    "pickle": "import pickle\npickle.loads(b\"cos\\nsystem\\n(S'id'\\ntR.\")",
    "marshal": "import marshal\nmarshal.loads(b'')",
    "gc": "import gc\ngc.get_objects()",
    "inspect": "import inspect\ninspect.currentframe().f_back.f_globals",
    "sys.modules": "import sys\nsys.modules['os']",
    "sys._getframe": "import sys\nsys._getframe(0).f_globals",
    "sys.settrace": "import sys\nsys.settrace(lambda *a: None)",
    "sys.setrecursionlimit": "import sys\nsys.setrecursionlimit(10**9)",
    "reading a file": "open('SECRET_FILE').read()",
    "reading a file with pathlib": "from pathlib import Path\nPath('SECRET_FILE').read_text()",
    "/etc/passwd": "open('/etc/passwd').read()",
    "/proc/self/environ": "open('/proc/self/environ', 'rb').read()",
    "the server's memory": "open('/proc/1/mem', 'rb').read()",
    "file descriptors": "open(3).read()",
    "up the tree": "open('../../../../SECRET_FILE').read()",
    "writing a file": "open('WRITTEN_FILE', 'w').write('x')",
    "writing with pathlib": "from pathlib import Path\nPath('WRITTEN_FILE').write_text('x')",
    "deleting a file": "from pathlib import Path\nPath('SECRET_FILE').unlink()",
    "eval of builtins": "eval(\"__import__('os').system('id')\")",
    "exec of an import": "exec('import subprocess')",
    "compile": "compile('1', 'x', 'exec').co_consts",
    "format string": "'{0.__class__.__init__.__globals__}'.format(ValueError())",
    "format_map": "'{a.__class__.__mro__}'.format_map({'a': 1})",
    "f-string": "x = ValueError()\nf'{x.__init__.__globals__}'",
    "generator frame": "g = (i for i in [1])\ng.gi_frame.f_back.f_globals",
    "coroutine frame": "async def f(): pass\nf().cr_frame.f_globals",
    "traceback to frame": "try:\n    1/0\nexcept ZeroDivisionError as e:\n    t = e.__traceback__\nt.tb_frame.f_globals",
    "exception context": "try:\n    1/0\nexcept ZeroDivisionError as e:\n    x = e\nx.__context__.__traceback__.tb_frame",
    "type() with three arguments": "type('X', (object,), {'__init__': lambda s: open('/etc/passwd')})()",
    "metaclass": "class M(type):\n    def __call__(cls): return open('/etc/passwd')\nclass X(metaclass=M): pass\nX()",
    "__del__": "class X:\n    def __del__(self): open('WRITTEN_FILE', 'w')\nx = X()\ndel x\n1/0",
    "__getattr__ trick": "class X:\n    def __getattr__(self, n): return open\nX().anything('/etc/passwd')",
    "getattr of a dunder": "getattr((), '__cl' + 'ass__').__base__.__subclasses__()",
    "unicode identifiers": "().__ｃｌａｓｓ__.__ｂａｓｅ__.__ｓｕｂｃｌａｓｓｅｓ__()",
    "unicode import": "__ｉｍｐｏｒｔ__('os').system('id')",
    "decorator call": "@eval\n@'__import__(\"os\")'.format\ndef f(): pass",
    "help": "help()",
    "input": "input()",
    "breakpoint": "breakpoint()",
    "exit": "exit(0)",
    "SystemExit": "raise SystemExit(0)",
    "KeyboardInterrupt": "raise KeyboardInterrupt",
    "infinite loop": "while True: pass",
    "loop that catches everything": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "loop in finally": "try:\n    1/0\nfinally:\n    while True: pass",
    "recursion": "def f(): return f()\nf()",
    "recursion in repr": "class X:\n    def __repr__(self): return repr(self)\nrepr(X())",
    "recursion in a list": "a = []\nfor _ in range(10**6): a = [a]\nrepr(a)",
    "deep nesting": "(" * 4900 + "1" + ")" * 4900,
    "deep lists": "[" * 900 + "]" * 900 + "[0]",
    "deep operators": "-" * 5000 + "'a'",
    "big power": "10**10**10",
    "big shift": "1 << (1 << 40)",
    "big digits": "str(9**(10**7))",
    "big factorial": "import math\nmath.factorial(10**8)",
    "string multiplication": "'a' * 10**11",
    "list multiplication": "[0] * 10**11",
    "bytes": "bytes(10**11)",
    "doubling": "x = [1]\nwhile True: x = x + x",
    "growing dict": "d = {}\ni = 0\nwhile True:\n    d[i] = 'x' * 1000\n    i += 1",
    "format width": "'{:>99999999999}'.format(1)",
    "percent width": "'%099999999999d' % 1",
    "replace bomb": "('a' * 10**6).replace('a', 'b' * 10**6)",
    "join bomb": "','.join(['a' * 10**6] * 10**6)",
    "itertools bomb": "import itertools\nlist(itertools.product(range(1000), repeat=5))",
    "regex bomb": "import re\nre.match('(a|a)*(a|a)*$', 'a' * 40 + 'b')\nre.match('(?:(a+)+)+\\\\1$', 'a' * 60 + 'b')\n1/0",
    "endless iterator": "class I:\n    def __iter__(self): return self\n    def __next__(self): return 1\nlist(I())",
    "endless sum": "import itertools\nsum(itertools.count())",
    "giant output": "print('x' * 10**7)",
    "endless output": "while True: print('x' * 1000)",
    "slow flood": "for i in range(10**7): print(i)",
    "sleep forever": "import time\nwhile True: time.sleep(1000)",
    "asyncio sleep forever": "import asyncio\nasync def f():\n    while True: await asyncio.sleep(1000)\nasyncio.run(f())",
    "NUL in the source": "1\0",
    "lone surrogate": "'\ud800'.foo",
    "no code": "#",
    "not python": "SELECT * FROM shop;",
}  # fmt: skip


@pytest.mark.parametrize("name", ESCAPES)
async def test_escapes_are_contained(tool: RunPython, secrets: int, name: str) -> None:
    """Each attempt ends within seconds in a ToolError that holds no secret, and the next program runs."""
    code = ESCAPES[name].replace("PORT", str(secrets))
    code = code.replace("SECRET_FILE", str(SECRET_FILE)).replace("WRITTEN_FILE", str(WRITTEN_FILE))
    before = _own_memory()
    async with asyncio.timeout(8):
        with pytest.raises(ToolError) as refused:
            pytest.fail(f"it said {await _said(tool, code)!r}")
    told = str(refused.value)
    assert SECRET not in told
    assert "root:" not in told
    assert "/work" not in told
    assert SECRET_FILE.read_text() == SECRET
    assert not WRITTEN_FILE.exists()
    assert _own_memory() - before < 20_000_000
    assert _children() == []
    assert await _said(tool, "6 * 7") == "42"


@pytest.mark.parametrize(
    "code",
    [
        "try:\n    print(open('SECRET_FILE').read())\nexcept BaseException as e:\n    print(type(e))",
        "import os\ntry:\n    print(os.environ['PERSEA_TEST_SECRET'])\nexcept BaseException as e:\n    print(type(e))",
        "import os\nprint(os.getenv('PERSEA_TEST_SECRET'))",
        "import os\nprint(os.getcwd())",
        "print(__file__)",
        "import sys\nprint(sys.version, sys.platform, sys.path if hasattr(sys, 'path') else '')",
        "from pathlib import Path\nprint(Path('SECRET_FILE').exists())\nprint(list(Path('/').iterdir()))",
        "print(dir())\nprint(dir(print))",
        "print(globals())",
        "print(vars())",
        "import os\nprint(dir(os))",
    ],
)
async def test_what_looks_around_sees_nothing(tool: RunPython, code: str) -> None:
    """A program that swallows its failures learns nothing of the machine either."""
    try:
        told = await _said(tool, code.replace("SECRET_FILE", str(SECRET_FILE)))
    except ToolError as error:
        told = str(error)
    for private in (SECRET, "root:", str(Path.cwd()), "PERSEA", "/home", "/root", os.uname().nodename):
        assert private not in told.replace("PERSEA_TEST_SECRET'", "")


async def test_process_has_no_rights(tool: RunPython) -> None:
    """While a program runs, its process has no environment, no files of ours, no new privileges, and its limits."""
    kept = os.open(SECRET_FILE, os.O_RDONLY)
    os.set_inheritable(kept, True)
    running = asyncio.create_task(_said(tool, "while True: pass"))
    await asyncio.sleep(0.7)
    (child,) = _children()
    proc = Path("/proc") / str(child)
    status = dict(
        line.split(":\t", 1) for line in (proc / "status").read_text().splitlines() if ":\t" in line
    )
    assert status["NoNewPrivs"] == "1"
    assert int(status["CapEff"], 16) == 0
    assert (proc / "environ").read_bytes() == b""
    files = {entry.name: str(entry.readlink()) for entry in (proc / "fd").iterdir()}
    assert sorted(files, key=int)[:3] == ["0", "1", "2"]
    assert len(files) == 4
    assert sum("memfd:program" in file for file in files.values()) == 1
    limits = (proc / "limits").read_text()
    assert "Max file size             0                    0" in limits
    assert "Max core file size        0                    0" in limits
    assert f"Max address space         {1 << 29}" in limits
    assert os.getpgid(child) == child != os.getpgid(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    os.close(kept)
    assert not proc.exists()
    assert await _said(tool, "1") == "1"


async def test_programs_run_beside_many_open_files(tool: RunPython) -> None:
    """A busy server has many files open, and the program's gets a high number."""
    opened = [os.open("/dev/null", os.O_RDONLY) for _ in range(400)]
    try:
        assert await _said(tool, "6 * 7") == "42"
    finally:
        for file in opened:
            os.close(file)


async def test_deadline_ends_a_program_that_does_not_end_itself() -> None:
    """What the interpreter's own limit does not end, the server ends by its own clock."""
    monty = find_monty()
    assert monty is not None
    tool = RunPython(Sandbox(monty, wall_s=0.5))
    with pytest.raises(ToolError, match=r"ran longer than 0\.5 s"):
        await _said(tool, "while True: pass")
    assert _children() == []


async def test_one_at_a_time_and_few_wait(tool: RunPython) -> None:
    """Many at once run one after another; those over the few that may wait are told so."""
    given = await asyncio.gather(*(_said(tool, str(n)) for n in range(20)), return_exceptions=True)
    assert [told for told in given if isinstance(told, str)] == [str(n) for n in range(8)]
    assert all(isinstance(told, str | ToolError) for told in given)


async def test_program_that_cannot_start() -> None:
    """Where the interpreter cannot be run, that is said, and is nothing to try again."""
    tool = RunPython(Sandbox(Path("/nonexistent/monty")))
    with pytest.raises(ToolError, match="cannot be run"):
        await _said(tool, "1")


def _children() -> list[int]:
    """Of this process, but for those that other tests keep (a database's are not monty's)."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            if b"monty" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(int(child))
    return found


def _own_memory() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
