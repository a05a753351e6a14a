"""Which route a request will meet, and what that needs: known before any of the request's body is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import BaseRoute, Mount, compile_path

from persea.identity.caller import UNDECLARED, Need, Scope, need_of


@dataclass(frozen=True, slots=True)
class Door:
    """One route, or everything that is mounted under one path."""

    path: str
    methods: frozenset[str]
    """Empty: all."""
    pattern: re.Pattern[str]
    need: Need | None
    """None: it declares none, and so stays shut to all but `admin`."""


_NOWHERE = Need(Scope.KNOWN)
_NO_PAGE = Need(Scope.EVERYBODY)


def doors_of(routes: Sequence[BaseRoute]) -> tuple[Door, ...]:
    """Those of an application, with what each declares, in the order in which it looks at them."""
    return tuple(door for route in iter_route_contexts(routes) for door in _doors(route))


def _doors(route: RouteContext) -> Iterator[Door]:
    original = route.original_route
    mounted = isinstance(original, Mount)
    path = route.path or ""
    behind = original.app if isinstance(original, Mount) else route.endpoint
    pattern, _, _ = compile_path(f"{path.rstrip('/')}/{{path:path}}" if mounted else path)
    yield Door(path, frozenset(route.methods or ()), pattern, None if behind is None else need_of(behind))


def need_at(doors: Iterable[Door], method: str, path: str, *, is_api: bool) -> Need:
    """What a request needs. Where only the method is wrong, what the route needs that has that path."""
    near: Door | None = None
    for door in doors:
        if door.pattern.match(path):
            if not door.methods or method in door.methods:
                return door.need or UNDECLARED
            near = near or door
    if near is not None:
        return near.need or UNDECLARED
    return _NOWHERE if is_api else _NO_PAGE
