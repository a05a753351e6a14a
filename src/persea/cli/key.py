"""persea key: the keys by which programs, pages and the shop's own server are known. Each is shown once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated

import typer

from persea.cli.console import AsJson, DataDir, app, load_settings, out, run, say, settings_of_shop
from persea.cli.deeds import note
from persea.cli.durations import duration, shown
from persea.cli.opened import opened
from persea.errors import BadRequest
from persea.identity.caller import GRANTED, Scope
from persea.identity.keys import PUBLISHABLE_PREFIX, SERVER_PREFIX, mint, new_id, origin_of
from persea.identity.shopper import LONGEST_S
from persea.settings import Settings
from persea.store.keys import (
    ApiKey,
    SigningKey,
    add_key,
    add_signing_key,
    has_good_key,
    list_keys,
    list_signing_keys,
    revoke_key,
)

key = typer.Typer(help="Make, list and revoke the keys that this server answers to.", no_args_is_help=True)
app.add_typer(key, name="key")

_USUAL = (Scope.CHAT.value, Scope.CATALOG_READ.value)


class _Kind(StrEnum):
    SERVER = "server"
    PUBLISHABLE = "publishable"


@key.command()
def create(
    name: Annotated[str, typer.Argument(help="What it is for; by this it is revoked.", show_default=False)],
    kind: Annotated[
        _Kind, typer.Option(help="server: a secret of a program. publishable: stands in a page.")
    ] = _Kind.SERVER,
    scope: Annotated[
        list[str] | None,
        typer.Option(
            help=f"What a server key may do, once for each: {', '.join(GRANTED)}.",
            show_default=" ".join(_USUAL),
        ),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(
            help="Whose pages a publishable key is for: https://shop.example, once for each.",
            show_default=False,
        ),
    ] = None,
    expires: Annotated[
        str | None, typer.Option(help="In how long it ends: 90d.", show_default="never")
    ] = None,
    per_minute: Annotated[
        int | None,
        typer.Option(min=1, help="How many requests it may make in a minute.", show_default="6000"),
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Make a key. It is printed once, on stdout, and kept only as a hash."""
    if not name.strip() or len(name) > 100 or not name.isprintable():
        raise typer.BadParameter("give it a name of 1 to 100 printable characters", param_hint="NAME")
    scopes, origins = _scopes(kind, scope), _origins(kind, origin)
    now = datetime.now(UTC)
    minted = mint(SERVER_PREFIX if kind is _Kind.SERVER else PUBLISHABLE_PREFIX)
    made = ApiKey(
        id=new_id("key"),
        kind=kind.value,
        name=name,
        hint=minted.hint,
        scopes=scopes,
        origins=origins,
        per_minute=per_minute,
        created_at=now,
        expires_at=None if expires is None else now + duration(expires, "--expires"),
        last_used_at=None,
        revoked_at=None,
    )
    settings = load_settings(data_dir)
    is_first = run(_add(settings, made, minted.hash))
    if as_json:
        out({**_json(made), "key": minted.text})
        return
    typer.echo(minted.text)
    say(f"Key {made.id} ({name}): {_rights(made)}. It is not shown again.")
    if is_first and not settings.api_keys:
        say("It is the first: a server that is running open stays so until it is started again.")


@key.command(name="list")
def list_all(
    every: Annotated[bool, typer.Option("--all", help="Those that have ended, too.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List the keys, what each may do, and when it was last used. None is shown itself."""
    keys, signing = run(_listed(settings_of_shop(data_dir)))
    now = datetime.now(UTC)
    keys = [one for one in keys if every or one.is_good(now)]
    if as_json:
        out({"keys": [_json(one) for one in keys], "signing_keys": [_json(one) for one in signing]})
        return
    if not keys:
        say("No key yet. Make one with: persea key create NAME")
    for one in keys:
        typer.echo(f"{one.id}  {one.hint}…  {one.name}")
        typer.echo(f"    {_rights(one)}")
        typer.echo(f"    {_life(one, now)}")
    for sign in signing:
        until = "current" if sign.ends_at is None else f"believed until {sign.ends_at:%Y-%m-%d %H:%M} UTC"
        typer.echo(f"{sign.id}  signs shopper tokens, {until}")


@key.command()
def revoke(
    name: Annotated[str, typer.Argument(help="Its name or id.", show_default=False)], data_dir: DataDir = None
) -> None:
    """End a key, and all sessions that it opened. The next request with it is refused."""
    settings = load_settings(data_dir)

    async def work() -> Sequence[ApiKey]:
        async with opened(settings) as database, database.connection() as conn:
            ended = await revoke_key(conn, name)
            for one in ended:
                await note(conn, "key.revoke", one.id, one.name)
            return ended

    for one in run(work()):
        typer.echo(f"Revoked {one.id} ({one.name})")


@key.command(name="rotate-signing")
def rotate_signing(
    keep: Annotated[
        str, typer.Option(help="How long tokens that the key before signed are still believed.")
    ] = "1d",
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Not at all: the key before has leaked. Shoppers sign in again.")
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Make the secret by which the shop's own server signs shopper tokens, in the place of the one before."""
    rest = timedelta(0) if at_once else duration(keep, "--keep")
    settings = load_settings(data_dir)
    id, secret = new_id("sign"), secrets.token_urlsafe(32)

    async def work() -> None:
        async with opened(settings) as database, database.connection() as conn:
            await add_signing_key(conn, id, secret, others_end_in=rest)
            await note(conn, "key.rotate-signing", id, f"the ones before end in {shown(rest)}")

    run(work())
    if as_json:
        out({"kid": id, "secret": secret, "algorithm": "HS256", "longest_s": LONGEST_S})
    else:
        typer.echo(f"kid     {id}")
        typer.echo(f"secret  {secret}")
        say("Sign by HS256, with that kid in the header, sub and exp in the claims. It is not shown again.")


def _scopes(kind: _Kind, given: list[str] | None) -> tuple[str, ...]:
    if kind is _Kind.PUBLISHABLE:
        if given:
            raise typer.BadParameter("is for server keys; what pages may do is fixed", param_hint="--scope")
        return ()
    for scope in given or ():
        if scope not in GRANTED:
            raise typer.BadParameter(f"{scope!r} is none of {', '.join(GRANTED)}", param_hint="--scope")
    return tuple(dict.fromkeys(given or _USUAL))


def _origins(kind: _Kind, given: list[str] | None) -> tuple[str, ...]:
    if kind is _Kind.SERVER:
        if given:
            raise typer.BadParameter("is for publishable keys: add --kind publishable", param_hint="--origin")
        return ()
    if not given:
        raise typer.BadParameter(
            "a publishable key needs one, such as https://shop.example", param_hint="--origin"
        )
    try:
        return tuple(dict.fromkeys(origin_of(text) for text in given))
    except BadRequest as error:
        raise typer.BadParameter(str(error), param_hint="--origin") from error


async def _add(settings: Settings, made: ApiKey, key_hash: bytes) -> bool:
    """Whether it is the first server key. Raises BadRequest for a name that is taken."""
    async with opened(settings) as database, database.connection() as conn:
        if await has_good_key(conn, name=made.name):
            raise BadRequest(
                "A key of that name is there",
                value=made.name,
                fix="Take another name, or revoke that one first",
            )
        is_first = made.kind == "server" and not await has_good_key(conn, kind="server")
        await add_key(conn, made, key_hash)
        await note(conn, "key.create", made.id, f"{made.name}, {_rights(made)}")
    return is_first


async def _listed(settings: Settings) -> tuple[list[ApiKey], list[SigningKey]]:
    async with opened(settings) as database, database.reading() as conn:
        return list(await list_keys(conn)), list(await list_signing_keys(conn))


def _rights(one: ApiKey) -> str:
    limit = f", {one.per_minute:,} requests a minute" if one.per_minute else ""
    if one.kind == "server":
        return f"server key, may {', '.join(one.scopes)}{limit}"
    return f"publishable key, for pages of {', '.join(one.origins)}{limit}"


def _life(one: ApiKey, now: datetime) -> str:
    used = f"last used {one.last_used_at:%Y-%m-%d %H:%M} UTC" if one.last_used_at else "never used"
    if one.revoked_at:
        return f"REVOKED {one.revoked_at:%Y-%m-%d}; {used}"
    if one.expires_at is None:
        return f"made {one.created_at:%Y-%m-%d}; {used}"
    return f"{'EXPIRED' if one.expires_at <= now else 'ends'} {one.expires_at:%Y-%m-%d %H:%M} UTC; {used}"


def _json(one: ApiKey | SigningKey) -> dict[str, object]:
    """Times as ISO 8601. Neither holds its secret."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(one).items()
    }
