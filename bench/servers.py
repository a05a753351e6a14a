"""Starts what a benchmark asks: a Persea on loopback, and the scripted model, each a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from persea.llm.script import Script

_START_S = 120
_END_S = 30


@contextmanager
def demo_folder() -> Iterator[Path]:
    """A data folder that is removed afterwards, where the database's unprivileged user can reach it."""
    folder = Path(tempfile.mkdtemp(prefix="persea-bench-"))
    folder.chmod(0o755)
    try:
        yield folder / "data"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def scripted_model(script: Script, folder: Path) -> Iterator[str]:
    """Its URL, with /v1."""
    file = folder / "script.json"
    file.write_text(script.model_dump_json(), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "persea.llm.scripted", "--script", file], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["url"]
    finally:
        _end(process)


@contextmanager
def persea_server(
    data_dir: Path,
    model_url: str | None,
    *options: str,
    model: str = "scripted",
    key: str = "",
    log: Path = Path(os.devnull),
) -> Iterator[str]:
    """Its URL; without `model_url` it has the built-in model. What it says goes to stderr if it does not start, and later
    to `log`."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PERSEA_MODEL_")}
    env |= {"PERSEA_MODEL_PROBE": "off", "PERSEA_PICTURE_INDEX": "off"}  # neither is what is measured
    if model_url is not None:
        env |= {"PERSEA_MODEL_URL": model_url, "PERSEA_MODEL_NAME": model}
    if key:
        env["PERSEA_MODEL_KEY"] = key
    process = subprocess.Popen(
        [sys.executable, "-m", "persea", "serve", "--port", "0", "--data-dir", data_dir, *options],
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    )
    said: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        assert process.stderr is not None
        with log.open("w") as kept:
            for line in process.stderr:
                if ready.is_set():
                    kept.write(line)
                    kept.flush()
                else:
                    said.append(line)
                if "Persea is ready: " in line:
                    ready.set()
        ready.set()

    threading.Thread(target=listen, daemon=True).start()
    try:
        ready.wait(_START_S)
        address = next((line for line in said if "Persea is ready: " in line), None)
        if address is None:
            sys.exit(f"The server did not start:\n{''.join(said)}")
        yield address.split("ready: ")[1].strip()
    finally:
        _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
