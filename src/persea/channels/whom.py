"""Whom a request under /api/me is about: who asks, or whom a server key names with `shopper=`."""

from __future__ import annotations

from uuid import UUID

from starlette.requests import Request

from persea.channels.guard import caller_of
from persea.errors import BadRequest, Forbidden, NotFound, RequestError
from persea.identity.caller import Caller, Kind, Scope
from persea.store.database import Connection
from persea.store.shoppers import find_shopper, shops_id_of


async def whom_of(conn: Connection, request: Request, named: str | None, scope: Scope) -> UUID | None:
    """The shopper; None for a visitor who has done nothing yet. `scope` is what it takes to name another.

    Raises BadRequest, Forbidden or NotFound.
    """
    caller = caller_of(request)
    if named is None:
        if caller.shopper is None and caller.kind is Kind.SERVER:
            raise _no_shopper(caller, scope)
        return caller.shopper
    if scope not in caller.scopes:
        is_shopper = caller.kind is Kind.SHOPPER and caller.shopper is not None
        if is_shopper and caller.shopper is not None and await shops_id_of(conn, caller.shopper) == named:
            return caller.shopper
        raise _may_not_name(caller, scope)
    found = await find_shopper(conn, named)
    if found is None:
        raise NotFound("There is no such shopper", value=named)
    return found


def nobody(caller: Caller) -> RequestError:
    """For what only a shopper can do for themselves."""
    if caller.kind is Kind.SERVER:
        return BadRequest("A server key is no shopper", fix="Ask with the shopper's session or shopper token")
    return NotFound(
        "Nobody is known here yet, and nothing is kept of them",
        fix="Ask with a session, a shopper token or our own page's cookie",
    )


def _no_shopper(caller: Caller, scope: Scope) -> BadRequest:
    if scope in caller.scopes:
        return BadRequest("No shopper is named", fix="Add ?shopper= with the shop's id of them")
    fix = f"Ask with a key that may name one: persea key create NAME --scope {scope}, and ?shopper= with the shop's id"
    return BadRequest("This key is no shopper, and may not name one", value=f"it lacks {scope}", fix=fix)


def _may_not_name(caller: Caller, scope: Scope) -> Forbidden:
    if caller.kind is Kind.SERVER:
        fix = f"persea key create NAME --scope {scope} makes one that may"
        return Forbidden("This key may not name a shopper", value=f"it lacks {scope}", fix=fix)
    return Forbidden(
        "Nobody but the shop's server may name a shopper", fix="Leave shopper out: it is about who asks"
    )
