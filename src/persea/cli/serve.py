"""persea serve: the server."""

from __future__ import annotations

import asyncio
import ipaddress
import resource
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Annotated

import structlog
import typer
import uvicorn

from persea.app import Persea, create_app
from persea.cart.sweep import sweeping
from persea.catalog.demo.fill import fill_products, fill_texts
from persea.channels.ongoing import end_all
from persea.channels.patience import PatientProtocol
from persea.channels.turn_stream import all_kept
from persea.cli.console import DataDir, app, load_settings, run, say, set_up_logs
from persea.cli.looking import looking_at_pictures
from persea.cli.schedule import schedule
from persea.errors import DatabaseError, FeedRefused, SettingsError
from persea.settings import Settings
from persea.store.keys import is_closed
from persea.store.postgres_place import has_cluster
from persea.store.terms import refresh_terms

_STREAMS_END_S = 5
_MOST_FILES = 65_536
_log = structlog.get_logger("persea.serve")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8000,
    data_dir: DataDir = None,
    demo: Annotated[
        bool, typer.Option("--demo/--no-demo", help="Fill an empty shop with the demo shop.")
    ] = True,
) -> None:
    """Start the server: the page, the API, the database and the built-in model."""
    settings = load_settings(data_dir)
    set_up_logs(settings.log_level)
    _allow_many_files()
    run(_serve(settings, host, port, demo, elsewhere=data_dir is not None))


async def _serve(settings: Settings, host: str, port: int, demo: bool, *, elsewhere: bool) -> None:
    may_have_keys = settings.database_url is not None or has_cluster(settings.data_dir)
    _check_address(host, has_keys=bool(settings.api_keys) or may_have_keys)
    listener = _listen(host, port)
    try:
        async with Persea.opened(settings, notify=say) as persea:
            async with persea.database.reading() as conn:
                has_keys = bool(settings.api_keys) or await is_closed(conn)
            _check_address(host, has_keys=has_keys)
            if demo:
                report = await fill_products(persea.database, persea.embedder.embed_products)
                if report is not None:
                    say(f"Loaded the demo shop: {report.read:,} products in {report.seconds:.1f} s")
            config = uvicorn.Config(
                create_app(persea, is_open=not has_keys),
                http=PatientProtocol,
                proxy_headers=False,  # the guard believes those that are named, and no other
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_STREAMS_END_S,
            )
            address = f"http://{_shown(host)}:{listener.getsockname()[1]}"

            def announce() -> None:
                say(f"Persea is ready: {address}", bold=True)
                if elsewhere:
                    say(f"Its data lies in {settings.data_dir}: other commands need the same --data-dir")
                if not has_keys:
                    say("No key is set: it answers everybody on this computer, and nobody else.")
                elif settings.visitors:
                    say("The page answers visitors without a key; everything else wants one.")
                else:
                    say("It wants a key, on the page too: PERSEA_VISITORS=on lets people in without one.")

            async with (
                schedule(persea.database, settings),
                persea.keeping_missed(),
                persea.forgetting_events(),
                sweeping(persea.database),
                persea.trying_models_out(),
                looking_at_pictures(persea),
                _beside(persea.warm, "the first turns will be slow"),
                _beside(lambda: fill_texts(persea.database), "the demo shop's texts are not in"),
                _beside(lambda: refresh_terms(persea.database), "products are not analysed anew"),
                _embeddings(persea),
            ):
                await _Server(config, announce).serve(sockets=[listener])
    finally:
        listener.close()


@asynccontextmanager
async def _beside(work: Callable[[], Awaitable[object]], failed: str) -> AsyncIterator[None]:
    """Does what is still to be done while people can ask already."""

    async def do() -> None:
        try:
            await work()
        except (DatabaseError, FeedRefused) as error:  # the shop went away, or became another meanwhile
            _log.warning(failed, error=str(error))

    doing = asyncio.create_task(do())
    try:
        yield
    finally:
        doing.cancel()
        with suppress(asyncio.CancelledError):
            await doing


@asynccontextmanager
async def _embeddings(persea: Persea) -> AsyncIterator[None]:
    """Keeps every product's embedding up, of the model that is chosen."""
    keeping = asyncio.create_task(persea.upkeep.keep())
    try:
        yield
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping


class _Server(uvicorn.Server):
    """Tells when it accepts connections. A signal ends it and not the process, so that all is closed in order."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        if self.server_state.tasks:  # cancelled, and not yet at their end
            await asyncio.wait(self.server_state.tasks, timeout=_STREAMS_END_S)
        await end_all()
        await all_kept()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {
            number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _allow_many_files() -> None:
    """An answer that streams holds two sockets, and a process may open 1,024 files until it asks for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Not without bound, where the hard limit has none: programs that we start may walk through all there are.
    most = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _check_address(host: str, *, has_keys: bool) -> None:
    """Without a key only this computer may ask."""
    if has_keys or _is_loopback(host):
        return
    raise SettingsError(
        "Persea does not listen beyond this computer without a key",
        value=host,
        fix="Make one with: persea key create NAME; or set PERSEA_API_KEY to a long random text",
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise SettingsError(
            f"Cannot listen on {host}:{port}",
            value=error.strerror or str(error),
            fix="Is another Persea running there? Choose another with --port",
        ) from error


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104  (only shown)
        return "localhost"
    return f"[{host}]" if ":" in host else host
