"""Who is asking, decided once for each request, and what each route wants of them.

A route says what it needs with `needs`, beside its function; a route that says nothing needs `admin`. Whether a
caller may pass is one question, asked in one place: is that scope among the caller's?
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

Declared = TypeVar("Declared")
_NEED = "persea_need"


class Scope(StrEnum):
    """What a caller may do. The first seven are given to server keys; the rest follow from who somebody is."""

    CHAT = "chat"  # ask over the OpenAI-compatible API
    CATALOG_READ = "catalog:read"  # the shop, its search, products, texts
    CATALOG_WRITE = "catalog:write"  # prices and stock
    EVENTS_WRITE = "events:write"  # what shoppers did
    SHOPPERS_READ = "shoppers:read"  # what is known of a shopper
    SHOPPERS_WRITE = "shoppers:write"  # erase a shopper, take back their consent
    ADMIN = "admin"  # everything, and the metrics

    OWN = "own"  # turns and conversations of one's own
    INTERESTS = "interests"  # see one's own interests, and those of whom one may read
    LEAVE = "leave"  # erase oneself, and whom one may
    SESSION = "session"  # open an anonymous session on another site's page
    SIGN_IN = "sign-in"  # become a shopper whom the shop knows
    KNOWN = "known"  # be told that there is no such address
    EVERYBODY = "everybody"  # pages, pictures, health


GRANTED = (
    Scope.CHAT, Scope.CATALOG_READ, Scope.CATALOG_WRITE, Scope.EVENTS_WRITE, Scope.SHOPPERS_READ,
    Scope.SHOPPERS_WRITE, Scope.ADMIN,
)  # fmt: skip
"""What a server key can be given."""

_ALWAYS = frozenset({Scope.EVERYBODY, Scope.KNOWN})
_OWN = (Scope.OWN, Scope.INTERESTS, Scope.LEAVE)
_GIVEN_WITH = {
    Scope.OWN: Scope.CHAT,
    Scope.INTERESTS: Scope.SHOPPERS_READ,
    Scope.LEAVE: Scope.SHOPPERS_WRITE,
}
"""Which of those that can be given opens what follows from another."""
_VISITING = _ALWAYS | {Scope.CATALOG_READ, Scope.EVENTS_WRITE, *_OWN}
_ON_A_PAGE = _ALWAYS | {Scope.CATALOG_READ, Scope.EVENTS_WRITE, Scope.CHAT}


class Kind(StrEnum):
    """Which of the ways in a caller took."""

    OPEN = "open"  # loopback, and no key is set
    SERVER = "server"  # a server key
    PUBLISHABLE = "publishable"  # a publishable key, from a page of its origins
    SESSION = "session"  # an anonymous session on another site's page
    SHOPPER = "shopper"  # a token of the shop's own server
    VISITOR = "visitor"  # our own page, where the owner lets visitors in
    NOBODY = "nobody"


SCOPES: dict[Kind, frozenset[Scope]] = {
    Kind.OPEN: _ALWAYS | set(GRANTED) | set(_OWN),
    Kind.PUBLISHABLE: _ON_A_PAGE | {Scope.SESSION},
    Kind.SESSION: _ON_A_PAGE | set(_OWN),
    Kind.SHOPPER: _ON_A_PAGE | {*_OWN, Scope.SIGN_IN},
    Kind.VISITOR: _VISITING,
    Kind.NOBODY: frozenset({Scope.EVERYBODY}),
}
"""What everybody of a kind may do. A server key may do what it was given."""


def server_scopes(given: tuple[str, ...]) -> frozenset[Scope]:
    """`admin` stands for all that can be given; `chat` for what is the caller's own too."""
    granted = set(GRANTED) if Scope.ADMIN in given else {Scope(scope) for scope in given}
    own = set(_OWN) if Scope.CHAT in granted else set()
    others = {opened for opened, given_with in _GIVEN_WITH.items() if given_with in granted}
    return frozenset(_ALWAYS | granted | own | others)


def scope_for(scope: Scope) -> Scope | None:
    """Which scope a server key is to be given for what needs `scope`; None where no server key may."""
    return scope if scope in GRANTED else _GIVEN_WITH.get(scope)


@dataclass(frozen=True, slots=True)
class Caller:
    kind: Kind
    scopes: frozenset[Scope]
    key_id: str | None = None
    """Of the key that this came with, or that opened the session: for logs and limits."""
    shopper: UUID | None = None
    """Whose conversations these are; None until the first one begins."""
    per_minute: int | None = None
    """Requests that the key allows; None: as many as is usual."""


def caller_of_kind(
    kind: Kind, *, key_id: str | None = None, shopper: UUID | None = None, per_minute: int | None = None
) -> Caller:
    """With the scopes that everybody of that kind has."""
    return Caller(kind, SCOPES[kind], key_id, shopper, per_minute)


@dataclass(frozen=True, slots=True)
class Need:
    scope: Scope
    is_turn: bool = False
    """It makes an answer, which costs far more than anything else, and is limited apart."""
    takes_files: bool = False
    """Recordings, pictures or documents come with it: its body may be larger, take longer, and be a form."""
    in_json: bool = False
    """They come inside JSON: the body is nothing else."""


UNDECLARED = Need(Scope.ADMIN)


def needs(
    scope: Scope, *, is_turn: bool = False, takes_files: bool = False, in_json: bool = False
) -> Callable[[Declared], Declared]:
    """Declares what a route needs, on its function or on the application that is mounted."""

    def declare(endpoint: Declared) -> Declared:
        vars(endpoint)[_NEED] = Need(scope, is_turn, takes_files, in_json)
        return endpoint

    return declare


def need_of(endpoint: object) -> Need | None:
    """What `endpoint` declared; None where it declared nothing."""
    declared = vars(endpoint).get(_NEED)
    return declared if isinstance(declared, Need) else None
