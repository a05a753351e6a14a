"""persea doctor: what was found, and how to mend what is missing."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from persea import __version__
from persea.app import Persea
from persea.cli.abilities import summary
from persea.cli.console import AsJson, DataDir, app, load_settings, out, run
from persea.cli.model import _try
from persea.errors import PerseaError
from persea.llm.probe import find_local_models
from persea.seams import ModelChoice
from persea.settings import Settings
from persea.store.capabilities import load_capabilities
from persea.store.language_model import load_choice
from persea.store.records import count_products
from persea.store.shop import load_shop
from persea.values import Capabilities

_WANTED_CPU = ("avx2", "fma", "f16c")  # llama.cpp as shipped needs them on x86-64
_EXTRAS = (("torch", "training of ranking models", "pip install torch"),)


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    state: str
    """ok, missing or note."""
    detail: str
    fix: str = ""


@app.command()
def doctor(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Look at this installation and say what is missing. Ends with 1 where something is."""
    settings = load_settings(data_dir)
    findings = run(_examine(settings))
    if as_json:
        out({"version": __version__, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            mark = {"ok": "ok     ", "missing": "MISSING", "note": "note   "}[finding.state]
            typer.echo(
                f"{mark} {finding.what}: {finding.detail}"
                + (f"\n        {finding.fix}" if finding.fix else "")
            )
    if any(finding.state == "missing" for finding in findings):
        raise typer.Exit(1)


async def _examine(settings: Settings) -> list[Finding]:
    findings = [
        Finding("persea", "ok", f"{__version__} on Python {platform.python_version()}, {platform.machine()}"),
        _cpu(),
        _data_dir(settings.data_dir),
    ]
    choice, known = settings.model or ModelChoice(), None
    try:
        async with Persea.opened(settings) as persea:
            async with persea.database.connection() as conn:
                row = await (
                    await conn.execute(
                        "SELECT current_setting('server_version'), extversion FROM pg_extension WHERE extname = 'vector'"
                    )
                ).fetchone()
                shop, products = await load_shop(conn), await count_products(conn)
                choice = settings.model or await load_choice(conn) or ModelChoice()
                known = await load_capabilities(conn, choice)
            kind = "external" if settings.database_url else "embedded"
            versions = f"PostgreSQL {row[0]}, pgvector {row[1]}" if row else "PostgreSQL"
            findings.append(Finding("database", "ok", f"{kind}, {versions}"))
            demo = ", the demo shop" if shop.is_demo else ""
            empty = "" if products else "Import a feed: persea import catalog FILE"
            findings.append(
                Finding(
                    "shop",
                    "ok" if products else "note",
                    f"{shop.name or 'not named yet'}, {products:,} products{demo}",
                    empty,
                )
            )
    except PerseaError as error:
        findings.append(Finding("database", "missing", _reason(error), error.fix))
    findings.append(await _model(settings, choice))
    findings.append(_abilities(known))
    for endpoint in await find_local_models():
        if endpoint.url != choice.url:
            findings.append(
                Finding(
                    endpoint.kind,
                    "note",
                    f"at {endpoint.url}",
                    f"To use it: persea model use --url {endpoint.url}",
                )
            )
    findings += [_extra(*extra) for extra in _EXTRAS]
    return findings


def _cpu() -> Finding:
    flags: set[str] = set()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        line = next((line for line in info.read_text().splitlines() if line.startswith("flags")), "")
        flags = set(line.partition(":")[2].split())
    cores = len(os.sched_getaffinity(0))
    lacking = [flag for flag in _WANTED_CPU if flag not in flags] if platform.machine() == "x86_64" else []
    if lacking:
        return Finding(
            "cpu", "missing", f"{cores} cores, without {', '.join(lacking)}",
            "The built-in model may not run here: connect another with persea model use --url",
        )  # fmt: skip
    return Finding("cpu", "ok", f"{cores} cores" + (f", {', '.join(_WANTED_CPU)}" if flags else ""))


def _data_dir(folder: Path) -> Finding:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(there, os.W_OK):
        return Finding(
            "data folder", "missing", f"{folder} cannot be written", "Choose another with --data-dir"
        )
    stat = os.statvfs(there)
    free_gib = stat.f_bavail * stat.f_frsize / 2**30
    state = "ok" if free_gib >= 1 else "missing"
    return Finding(
        "data folder", state, f"{folder}, {free_gib:.0f} GiB free", "" if state == "ok" else "Make room"
    )


async def _model(settings: Settings, choice: ModelChoice) -> Finding:
    name = choice.url or choice.gguf_path or "built in"
    try:
        speed = await _try(settings, choice)
    except PerseaError as error:
        return Finding("language model", "missing", f"{name}: {_reason(error)}", error.fix)
    rate = f", {speed.tokens_per_s:.0f} tokens/s" if speed.tokens_per_s else ""
    return Finding("language model", "ok", f"{name}, first word after {speed.first_token_s:.1f} s{rate}")


def _abilities(known: Capabilities | None) -> Finding:
    if known is None or known.probed_at is None:
        return Finding("what it can do", "note", "not tried out yet", "To try it out: persea model probe")
    return Finding("what it can do", "ok", f"{summary(known)}; tried out on {known.probed_at:%Y-%m-%d}")


def _reason(error: PerseaError) -> str:
    """All that an error says but the remedy, which has its own place."""
    return str(PerseaError(error.what, value=error.value))


def _extra(module: str, purpose: str, fix: str) -> Finding:
    if importlib.util.find_spec(module) is None:
        return Finding(module, "note", f"not installed; only for {purpose}", fix)
    return Finding(module, "ok", importlib.metadata.version(module))
