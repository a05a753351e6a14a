"""The one frozen Settings. The environment is read here and nowhere else.

| variable | meaning | default |
|---|---|---|
| PERSEA_DATA_DIR | folder for everything Persea keeps | ./data of a checkout, else ~/.local/share/persea |
| PERSEA_DATABASE_URL | a PostgreSQL server with pgvector | the embedded one |
| PERSEA_SHOP | which shop of that database: its PostgreSQL schema | shop |
| PERSEA_API_KEY | bearer key(s) that the API asks for, comma separated | none (loopback only) |
| PERSEA_VISITORS | on: the page answers visitors without a key, where keys are set | off |
| PERSEA_TRUSTED_PROXIES | addresses and networks whose X-Forwarded-For and -Proto are believed | none |
| PERSEA_PUBLIC_URL | how people reach this server, for links | from each request |
| PERSEA_MODEL_URL / _KEY / _NAME | an OpenAI-compatible endpoint (with /v1), its key, the model | the built-in model |
| PERSEA_MODEL_PRICE_IN / _OUT | what a million tokens of it cost, read and written | unknown |
| PERSEA_TURN_TOKENS / _SECONDS / _COST | what one answer may use of the model at most; 0 sets no limit | 60000, 240, 0 |
| PERSEA_DAY_TOKENS / _COST | the same for all answers of one shopper on one day | 500000, 0 |
| PERSEA_MODEL_PROBE | off: a server does not try out by itself what a model can do | on |
| PERSEA_EMBEDDING_URL / _KEY / _NAME | the same for the embedding model | the built-in one |
| PERSEA_EMBEDDING_DIMENSIONS | length of its vectors, where the model can shorten them | the model's |
| PERSEA_EMBEDDING_QUERY_PREFIX / _DOCUMENT_PREFIX | what the model wants before a request, before a product | none |
| PERSEA_IMAGE_EMBEDDING_URL / _KEY / _NAME | an endpoint (with /v1) that embeds pictures, its key, the model | none |
| PERSEA_PICTURE_INDEX | off: a server does not look at the shop's product pictures by itself, to find products by photos | on |
| PERSEA_TRANSCRIBE_URL / _KEY / _NAME | an OpenAI-compatible endpoint (with /v1) that writes down speech, its key, the model | the chat model if it hears, else the built-in one |
| PERSEA_TRANSCRIBE_PATH | a model that does so here: a whisper.cpp file, or a folder of sherpa-onnx | none |
| PERSEA_EVENTS_KEPT_DAYS | how long is kept what shoppers did: 1 to 3650 | 400 |
| PERSEA_IMPRESSIONS_KEPT_DAYS | how long is kept what was shown to shoppers, and why: 0 (nothing is logged) to 3650 | 180 |
| PERSEA_EXPLORE | the share of ranked lists in which neighbours may change places, to learn from: 0 to 0.5 | 0 |
| PERSEA_CHECKOUT_URL | the shop's cart as an address with a part for each line, such as https://shop.example/cart/{variant_id}:{quantity},… | none |
| PERSEA_CHECKOUT_WEBHOOK / _SECRET | an address that a cart is sent to as JSON, and what its signature is made with | none |
| PERSEA_ALLOWED_HOSTS | further Host names this server answers to, comma separated | none |
| PERSEA_LOG_LEVEL | debug, info, warning, error | info |
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

from persea.errors import SettingsError
from persea.seams import CheckoutChoice, EmbeddingChoice, ModelChoice, Price, TranscriptionChoice
from persea.values import Budget


def default_data_dir(environ: Mapping[str, str]) -> Path:
    """./data of the checkout that the package runs from, else the XDG data folder."""
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / "script" / "server").is_file():
        return checkout / "data"
    xdg = environ.get("XDG_DATA_HOME")
    return (Path(xdg) if xdg else Path.home() / ".local" / "share") / "persea"


@dataclass(frozen=True, slots=True)
class Settings:
    data_dir: Path
    database_url: str | None = field(default=None, repr=False)
    """None: the embedded PostgreSQL."""
    shop: str = "shop"
    api_keys: tuple[str, ...] = field(default=(), repr=False)
    visitors: bool = False
    """Whether the page answers people who have no key, where keys are set."""
    trusted_proxies: tuple[str, ...] = ()
    public_url: str | None = None
    model: ModelChoice | None = None
    """From the environment; None leaves the stored choice, or the built-in model."""
    model_probe: bool = True
    """Whether a server tries out by itself what a model can do."""
    embedding: EmbeddingChoice | None = None
    """From the environment; None leaves the stored choice, or the built-in model."""
    image_embedding: EmbeddingChoice | None = None
    """From the environment; None leaves the stored choice, or none."""
    picture_index: bool = True
    """Whether a server looks at the shop's product pictures by itself."""
    transcription: TranscriptionChoice | None = None
    """None: the model that answers, where it hears, else the built-in transcriber."""
    turn_budget: Budget = Budget(tokens=60_000, wall_s=240.0)  # noqa: RUF009 - frozen
    """What one answer may use of the language model."""
    day_budget: Budget = Budget(tokens=500_000)  # noqa: RUF009 - frozen
    """What all answers of one shopper may use on one day."""
    events_kept: timedelta = timedelta(days=400)
    """What shoppers did longer ago is deleted."""
    impressions_kept: timedelta = timedelta(days=180)
    """What was shown longer ago is deleted; none: it is not logged."""
    explore: float = 0.0
    """The share of ranked lists in which neighbours may change places."""
    checkout: CheckoutChoice | None = None
    """None: a cart is bought through its products' own links."""
    allowed_hosts: tuple[str, ...] = ()
    log_level: str = "info"

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, *, data_dir: Path | None = None) -> Settings:
        """Reads `environ` (the process's own by default). Raises SettingsError with the variable's name."""
        env = os.environ if environ is None else environ
        shop = env.get("PERSEA_SHOP", "shop")
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", shop) or shop.startswith("pg_") or shop == "public":
            raise SettingsError(
                "PERSEA_SHOP must be lower-case letters, digits and _ (not public, not pg_…)", value=shop
            )
        level = env.get("PERSEA_LOG_LEVEL", "info").lower()
        if level not in ("debug", "info", "warning", "error"):
            raise SettingsError("PERSEA_LOG_LEVEL must be debug, info, warning or error", value=level)
        given = env.get("PERSEA_DATA_DIR")
        folder = data_dir or (Path(given) if given else default_data_dir(env))
        public_url = env.get("PERSEA_PUBLIC_URL")
        return cls(
            data_dir=folder.expanduser().absolute(),
            database_url=_url(env, "PERSEA_DATABASE_URL", ("postgresql", "postgres")),
            shop=shop,
            api_keys=_list(env, "PERSEA_API_KEY"),
            visitors=_switch(env, "PERSEA_VISITORS", default=False),
            trusted_proxies=_proxies(env),
            public_url=public_url.rstrip("/") if public_url else None,
            model=_model(env),
            model_probe=_switch(env, "PERSEA_MODEL_PROBE", default=True),
            embedding=_embedding(env),
            image_embedding=_image_embedding(env),
            picture_index=_switch(env, "PERSEA_PICTURE_INDEX", default=True),
            transcription=_transcription(env),
            turn_budget=Budget(
                tokens=_limit(env, "PERSEA_TURN_TOKENS", 60_000),
                wall_s=_limit(env, "PERSEA_TURN_SECONDS", 240),
                cost_micros=_cost(env, "PERSEA_TURN_COST"),
            ),
            day_budget=Budget(
                tokens=_limit(env, "PERSEA_DAY_TOKENS", 500_000), cost_micros=_cost(env, "PERSEA_DAY_COST")
            ),
            events_kept=_kept(env, "PERSEA_EVENTS_KEPT_DAYS", 400, least=1),
            impressions_kept=_kept(env, "PERSEA_IMPRESSIONS_KEPT_DAYS", 180, least=0),
            explore=_share(env, "PERSEA_EXPLORE", most=0.5),
            checkout=_checkout(env),
            allowed_hosts=tuple(host.lower() for host in _list(env, "PERSEA_ALLOWED_HOSTS")),
            log_level=level,
        )


def _list(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in env.get(name, "").split(",") if part.strip())


def _switch(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    given = env.get(name, "").lower() or ("on" if default else "off")
    if given not in ("on", "off"):
        raise SettingsError(f"{name} must be on or off", value=given)
    return given == "on"


def _proxies(env: Mapping[str, str]) -> tuple[str, ...]:
    texts = _list(env, "PERSEA_TRUSTED_PROXIES")
    for text in texts:
        try:
            ipaddress.ip_network(text, strict=False)
        except ValueError as error:
            raise SettingsError(
                "PERSEA_TRUSTED_PROXIES must list addresses or networks",
                value=text,
                fix="Write them like 127.0.0.1, 10.0.0.0/8",
            ) from error
    return texts


def _kept(env: Mapping[str, str], name: str, usual: int, *, least: int) -> timedelta:
    days = env.get(name, str(usual))
    if not (days.isascii() and days.isdigit() and least <= int(days) <= 3650):
        raise SettingsError(f"{name} must be a whole number from {least} to 3650", value=days)
    return timedelta(days=int(days))


def _share(env: Mapping[str, str], name: str, *, most: float) -> float:
    value = env.get(name) or "0"
    if not re.fullmatch(r"[01](?:\.\d{1,6})?", value, re.ASCII) or float(value) > most:
        raise SettingsError(
            f"{name} must be a number from 0 to {most}", value=value, fix="0.05 is one list of 20"
        )
    return float(value)


def _limit(env: Mapping[str, str], name: str, usual: int) -> int | None:
    """A whole number; None where it is 0, which sets no limit."""
    value = env.get(name, str(usual))
    if not (value.isascii() and value.isdigit() and len(value) <= 12):
        raise SettingsError(f"{name} must be a whole number", value=value, fix="0 sets no limit")
    return int(value) or None


def _cost(env: Mapping[str, str], name: str) -> int | None:
    """In millionths; None where it is 0, which sets no limit."""
    return int(_amount(env, name, Decimal(0)) * 1_000_000) or None


def _amount(env: Mapping[str, str], name: str, usual: Decimal) -> Decimal:
    value = env.get(name)
    if not value:
        return usual
    if not re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value, re.ASCII):
        raise SettingsError(f"{name} must be an amount of money", value=value, fix="Write it such as 0.05")
    return Decimal(value)


def _url(env: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str | None:
    value = env.get(name)
    if not value:
        return None
    if urlsplit(value).scheme not in schemes:
        shown = value.split("@")[-1]  # never the password
        raise SettingsError(f"{name} must start with {schemes[0]}://", value=shown)
    return value


def _model(env: Mapping[str, str]) -> ModelChoice | None:
    url, name, key = _endpoint(env, "PERSEA_MODEL")
    if url is None:
        return None
    price = None
    if env.get("PERSEA_MODEL_PRICE_IN") or env.get("PERSEA_MODEL_PRICE_OUT"):
        price = Price(*(_amount(env, f"PERSEA_MODEL_PRICE_{end}", Decimal(0)) for end in ("IN", "OUT")))
    return ModelChoice(url=url, name=name, key=key, price=price)


def _embedding(env: Mapping[str, str]) -> EmbeddingChoice | None:
    url, name, key = _endpoint(env, "PERSEA_EMBEDDING")
    if url is None:
        return None
    dimensions = env.get("PERSEA_EMBEDDING_DIMENSIONS")
    if dimensions and not (dimensions.isascii() and dimensions.isdigit() and 0 < int(dimensions) <= 4000):
        raise SettingsError(
            "PERSEA_EMBEDDING_DIMENSIONS must be a whole number from 1 to 4000", value=dimensions
        )
    return EmbeddingChoice(
        url=url,
        name=name,
        key=key,
        dimensions=int(dimensions) if dimensions else None,
        query_prefix=env.get("PERSEA_EMBEDDING_QUERY_PREFIX", ""),
        document_prefix=env.get("PERSEA_EMBEDDING_DOCUMENT_PREFIX", ""),
    )


def _image_embedding(env: Mapping[str, str]) -> EmbeddingChoice | None:
    url, name, key = _endpoint(env, "PERSEA_IMAGE_EMBEDDING")
    return None if url is None else EmbeddingChoice(url=url, name=name, key=key)


def _transcription(env: Mapping[str, str]) -> TranscriptionChoice | None:
    url, name, key = _endpoint(env, "PERSEA_TRANSCRIBE")
    path = env.get("PERSEA_TRANSCRIBE_PATH") or None
    if url and path:
        raise SettingsError(
            "PERSEA_TRANSCRIBE_URL and PERSEA_TRANSCRIBE_PATH are both set", fix="Unset one of them"
        )
    return TranscriptionChoice(url, name, key, path) if url or path else None


def _checkout(env: Mapping[str, str]) -> CheckoutChoice | None:
    template = _url(env, "PERSEA_CHECKOUT_URL", ("http", "https"))
    webhook = _url(env, "PERSEA_CHECKOUT_WEBHOOK", ("http", "https"))
    secret = env.get("PERSEA_CHECKOUT_SECRET") or ""
    if template and webhook:
        raise SettingsError(
            "PERSEA_CHECKOUT_URL and PERSEA_CHECKOUT_WEBHOOK are both set", fix="Unset one of them"
        )
    if secret and not webhook:
        raise SettingsError(
            "PERSEA_CHECKOUT_SECRET needs PERSEA_CHECKOUT_WEBHOOK", fix="Set it to an address"
        )
    if template is None and webhook is None:
        return None
    return CheckoutChoice(template, webhook, secret)


def _endpoint(env: Mapping[str, str], prefix: str) -> tuple[str | None, str | None, str | None]:
    """Address, name and key."""
    url = _url(env, f"{prefix}_URL", ("http", "https"))
    name, key = env.get(f"{prefix}_NAME") or None, env.get(f"{prefix}_KEY") or None
    if url is None and name:
        raise SettingsError(
            f"{prefix}_NAME needs {prefix}_URL",
            fix="Set it to the endpoint's address, such as http://127.0.0.1:11434/v1",
        )
    return url.rstrip("/") if url else None, name, key
