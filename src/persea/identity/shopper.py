"""Shopper tokens: a JWT by which the shop's own server says who a shopper is.

    header  {"alg": "HS256", "kid": "sign_…"}
    claims  {"sub": "the shop's own id of the shopper", "exp": seconds since 1970, at most a day ahead}

Signed with the secret of `persea key rotate-signing`. Only HS256 is taken: what a header asks for never decides how
it is checked. https://www.rfc-editor.org/rfc/rfc7519, https://www.rfc-editor.org/rfc/rfc8725
"""

from __future__ import annotations

import time
from collections.abc import Mapping

import jwt

from persea.errors import Unauthorised

LONGEST_S = 86_400  # ahead: a token cannot be called back, only its signing key can
_LEEWAY_S = 60  # between two clocks
_LONGEST_ID = 200
_AUDIENCE = "persea"


def looks_like_token(text: str) -> bool:
    """Whether `text` has the form of a JWT, whatever it says."""
    return text.startswith("eyJ") and text.count(".") == 2


def key_named(token: str) -> str | None:
    """The id of the signing key that `token` names; None where it names none that could be one."""
    try:
        name = jwt.get_unverified_header(token).get("kid")
    except jwt.InvalidTokenError:
        return None
    return name if isinstance(name, str) and name.isprintable() else None


def shopper_of(token: str, secrets: Mapping[str, str], *, now_s: float | None = None) -> str:
    """The shop's own id of the shopper. Raises Unauthorised for a token that cannot be believed.

    `secrets` are those of the signing keys that are still good, by id.
    """
    secret = secrets.get(key_named(token) or "")
    if secret is None:
        raise _refused("it names no signing key that is known", "Sign with the newest of persea key list")
    try:
        claims = jwt.decode(
            token,
            secret,
            algorithms=["HS256"],
            leeway=_LEEWAY_S,
            options={"require": ["exp", "sub"], "verify_aud": False},
        )
    except jwt.ExpiredSignatureError as error:
        raise _refused("it has expired", "Have the shop make a new one") from error
    except jwt.MissingRequiredClaimError as error:
        raise _refused(f"it has no {error.claim}", "It needs sub and exp") from error
    except (jwt.InvalidTokenError, OverflowError) as error:  # of an exp without end
        raise _refused("its signature or form is wrong", "Sign it by HS256 with that key's secret") from error
    audience, subject, ends_s = claims.get("aud", _AUDIENCE), claims["sub"], float(claims["exp"])
    if _AUDIENCE not in (audience if isinstance(audience, list) else [audience]):
        raise _refused("it is meant for another", f'Leave aud out, or make it "{_AUDIENCE}"')
    if not subject or len(subject) > _LONGEST_ID or not subject.isprintable():
        raise _refused("its sub is no id", f"Give 1 to {_LONGEST_ID} printable characters")
    if ends_s > (time.time() if now_s is None else now_s) + LONGEST_S + _LEEWAY_S:
        raise _refused("it is good for longer than a day", "Make exp at most 86400 seconds ahead")
    return str(subject)


def sign(shopper_id: str, *, key_id: str, secret: str, lasts_s: int) -> str:
    """A token for `shopper_id`, as the shop's own server makes it."""
    claims = {"sub": shopper_id, "aud": _AUDIENCE, "exp": int(time.time()) + lasts_s}
    return jwt.encode(claims, secret, algorithm="HS256", headers={"kid": key_id})


def _refused(why: str, fix: str) -> Unauthorised:
    return Unauthorised(f"The shopper token is refused: {why}", fix=fix)
