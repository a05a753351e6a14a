"""Tokens by which a shop's own server says who a shopper is."""

from __future__ import annotations

import base64
import json
import time

import jwt
import pytest

from persea.errors import Unauthorised
from persea.identity.shopper import key_named, looks_like_token, shopper_of, sign

SECRETS = {"sign_a": "a" * 48, "sign_b": "b" * 48}
NOW = time.time()  # as the tests are collected: limits below are far from it


def made(
    claims: dict[str, object],
    *,
    kid: str | None = "sign_a",
    secret: str = SECRETS["sign_a"],
    how: str = "HS256",
) -> str:
    headers = {} if kid is None else {"kid": kid}
    return jwt.encode(claims, secret, algorithm=how, headers=headers)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


@pytest.mark.parametrize("id", ["sign_a", "sign_b"])
def test_each_good_key_signs(id: str) -> None:
    """While a key is being replaced, tokens of the old one and of the new one are believed."""
    token = sign("customer-7", key_id=id, secret=SECRETS[id], lasts_s=600)
    assert looks_like_token(token)
    assert key_named(token) == id
    assert shopper_of(token, SECRETS) == "customer-7"


@pytest.mark.parametrize("audience", ["persea", ["shop", "persea"], None])
def test_an_audience_may_be_left_out(audience: object) -> None:
    """Where it is there, it must name persea."""
    claims = {"sub": "7", "exp": NOW + 7_200, **({} if audience is None else {"aud": audience})}
    assert shopper_of(made(claims), SECRETS) == "7"


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"sub": "7", "exp": NOW - 120}, "it has expired"),
        ({"sub": "7"}, "it has no exp"),
        ({"exp": NOW + 7_200}, "it has no sub"),
        ({"sub": "", "exp": NOW + 7_200}, "its sub is no id"),
        ({"sub": "x" * 201, "exp": NOW + 7_200}, "its sub is no id"),
        ({"sub": "a\x00b", "exp": NOW + 7_200}, "its sub is no id"),
        ({"sub": "a\nb", "exp": NOW + 7_200}, "its sub is no id"),
        ({"sub": "7", "exp": NOW + 180_000}, "it is good for longer than a day"),
        ({"sub": "7", "exp": NOW + 7_200, "aud": "somebody"}, "it is meant for another"),
        ({"sub": "7", "exp": NOW + 7_200, "aud": ["x"]}, "it is meant for another"),
        ({"sub": "7", "exp": NOW + 7_200, "nbf": NOW + 7_000}, "its signature or form is wrong"),
        ({"sub": 7, "exp": NOW + 7_200}, "its signature or form is wrong"),
        ({"sub": "7", "exp": float("inf")}, "its signature or form is wrong"),
        ({"sub": "7", "exp": "soon"}, "its signature or form is wrong"),
    ],
)
def test_a_token_that_says_the_wrong_thing_is_refused(claims: dict[str, object], why: str) -> None:
    """Each with its reason."""
    with pytest.raises(Unauthorised, match=f"The shopper token is refused: {why}"):
        shopper_of(made(claims), SECRETS)


@pytest.mark.parametrize(
    "token",
    [
        made({"sub": "7", "exp": NOW + 7_200}, secret="c" * 48),
        made({"sub": "7", "exp": NOW + 7_200}, kid="sign_b"),
        made({"sub": "7", "exp": NOW + 7_200}, kid="sign_c"),
        made({"sub": "7", "exp": NOW + 7_200}, kid=None),
        made({"sub": "7", "exp": NOW + 7_200}, how="HS384", secret="a" * 48),
        f"{part({'alg': 'none', 'kid': 'sign_a'})}.{part({'sub': '7', 'exp': NOW + 7_200})}.",
        f"{part({'alg': 'HS256', 'kid': ['sign_a']})}.{part({'sub': '7', 'exp': NOW + 7_200})}.abc",
        "eyJ.eyJ.x",
        "eyJhbGciOiJIUzI1NiJ9..",
        "eyJ\xe9.a.b",
    ],
    ids=range(10),
)
def test_a_forged_token_is_refused(token: str) -> None:
    """Another's secret, another key's name, no key, another algorithm, none at all, and rubbish."""
    assert looks_like_token(token)
    with pytest.raises(Unauthorised, match="The shopper token is refused"):
        shopper_of(token, SECRETS)


def test_a_changed_token_is_refused() -> None:
    """The signature holds the claims: another's id in its place is not believed."""
    head, _, signature = made({"sub": "7", "exp": NOW + 7_200}).split(".")
    with pytest.raises(Unauthorised):
        shopper_of(f"{head}.{part({'sub': '8', 'exp': NOW + 7_200})}.{signature}", SECRETS)


def test_a_refusal_repeats_nothing_of_the_token() -> None:
    """An error may end up in a log."""
    token = made({"sub": "very-private-id", "exp": NOW - 120})
    with pytest.raises(Unauthorised) as refused:
        shopper_of(token, SECRETS)
    for piece in (*token.split("."), "very-private-id", SECRETS["sign_a"]):
        assert piece not in str(refused.value)
