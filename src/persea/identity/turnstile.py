"""What of a request is counted, for whom, and when: first whom it comes from, then who it is, then what it wants.

On the open server nobody is counted but who came by a publishable key or a shopper token.
"""

from __future__ import annotations

from persea.identity.caller import Caller, Kind, Need, Scope
from persea.identity.limits import Buckets, Limits, Rate

_REQUESTS = "requests from this address"
_WRONG_KEYS = "wrong keys from this address"


class Turnstile:
    """Each method raises TooManyRequests where a limit is reached. `address` is as limited_as names it."""

    def __init__(self, limits: Limits, *, is_open: bool) -> None:
        self._limits = limits
        self._is_open = is_open
        self._buckets = Buckets()

    def count_address(self, address: str) -> None:
        self._buckets.take(_REQUESTS, address, self._limits.address)

    def count_look_up(self, address: str, *, with_secret: bool) -> None:
        """Before anybody asks the database who this is; `with_secret` where a server key is shown."""
        if self._is_open:
            return
        if with_secret:
            self._buckets.check(_WRONG_KEYS, address, self._limits.refused)
        else:
            self.count_address(address)

    def count_wrong_key(self, address: str) -> None:
        self._buckets.take(_WRONG_KEYS, address, self._limits.refused)

    def count(self, address: str, caller: Caller, need: Need) -> None:
        """Once it is known who asks, and for what."""
        if caller.kind is Kind.OPEN:
            return
        take, limits = self._buckets.take, self._limits
        if caller.key_id is not None:
            of_key = caller.per_minute
            rate = limits.key if of_key is None else Rate(of_key, min(of_key, limits.key.burst))
            take("requests with this key", caller.key_id, rate)
        if caller.kind is Kind.SERVER:
            return
        if need.scope is Scope.EVERYBODY:
            take(_REQUESTS, f"files {address}", limits.address_files)
            return
        if self._is_open:  # else it has been counted already
            self.count_address(address)
        if need.is_turn:
            take("questions from this address", address, limits.address_turns)
            take("questions", str(caller.shopper or address), limits.session_turns)
        if need.scope is Scope.SESSION or (need.is_turn and caller.shopper is None):
            take("new sessions from this address", address, limits.new_sessions)
