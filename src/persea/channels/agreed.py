"""What somebody has agreed to, as a request says it. Global Privacy Control is believed before every consent."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request

from persea.errors import BadRequest
from persea.interests.intake.told import named_purposes
from persea.store.events import Purpose


def agreed_to(request: Request, named: str, more: Iterable[Purpose] = ()) -> frozenset[Purpose]:
    """`named` as in an address ("personalization,analytics"). Raises BadRequest for what is no purpose."""
    try:
        purposes = named_purposes(named) | frozenset(more)
    except ValueError as error:
        raise BadRequest(f"consent: {error}") from error
    if request.headers.get("sec-gpc") == "1":
        purposes -= {Purpose.PERSONALIZATION, Purpose.MARKETING}
    return purposes
