"""The one error tree. Foreign errors are translated into it once, at the edge where they appear.

PerseaError                     what went wrong, with which value, and what to do
├── SettingsError               a setting or an option that cannot be used
├── DatabaseError
│   ├── DatabaseUnavailable     no server, or it went away
│   └── MigrationFailed         the stored schema and this version do not fit
├── CatalogError
│   ├── FeedUnreadable          the file as a whole cannot be understood
│   ├── FeedRefused             understood, but importing it would do harm
│   ├── FetchFailed             an address gave nothing usable; carries the HTTP status, where there was one
│   └── FetchRefused            an address that is not asked: it leads where nobody may send Persea
├── ModelError                  carries `retryable`
│   ├── ModelUnavailable        nobody answers at that address, or the process died
│   ├── ModelTimeout            nothing came within the time allowed
│   ├── ModelRateLimited        429
│   ├── ModelRejected           the endpoint refused the request (401, 403, 404, 400)
│   ├── ModelInterrupted        the stream broke after text had already come
│   ├── CutShort                what the turn may use is used up; carries which `limit` it was
│   └── ModelBadReply           an answer that does not follow the wire format
├── ToolError                   a tool could not do what it was asked; carries `retry_differently`
├── InterestsError
│   ├── EventsUnreadable        a file of events, or of attributes, cannot be understood
│   └── ModelFileUnreadable     a saved model of interests is damaged, or of another version
└── RequestError                a caller's mistake; carries an HTTP status
    ├── BadRequest              400
    ├── Unauthorised            401
    ├── Forbidden               403
    ├── NotFound                404
    ├── NotSellable             409; something that cannot be put in a cart, or bought, as it was asked
    │   ├── OptionsOpen         which variant is meant is not said; carries the options to choose
    │   └── NotEnough           there are not so many; carries how many are left
    ├── TooSlow                 408
    ├── TooLarge                413
    ├── UnknownUpload           415; of a kind that cannot be read here
    ├── UnreadableUpload        422; a recording, picture or document that is damaged, locked or not what it seems
    ├── TooManyRequests         429; carries how long to wait
    ├── SensesBusy              503; others are being read, or what reads cannot be started
    ├── HandoverFailed          502; the shop's own checkout did not take the cart
    └── TookTooLong             504
"""

from __future__ import annotations

from typing import ClassVar


class PerseaError(Exception):
    """`what` went wrong, the `value` it went wrong with, and the `fix` a person can apply."""

    code: ClassVar[str] = "persea_error"

    def __init__(self, what: str, *, value: object = None, fix: str = "") -> None:
        self.what = what
        self.value = value
        self.fix = fix
        super().__init__(what)

    def __str__(self) -> str:
        shown = "" if self.value is None else f": {_short(self.value)}"
        mend = f". {self.fix}" if self.fix else ""
        return printable(f"{self.what}{shown}{mend}")


def printable(text: str) -> str:
    """`text` without what a terminal would obey: errors quote files and servers. Line ends stay."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in "\n\t\u00a0\u202f" else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def _short(value: object, limit: int = 200) -> str:
    text = value if isinstance(value, str) else repr(value)
    text = text.replace("\n", "\\n")
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text)} characters)"


class SettingsError(PerseaError):
    code = "settings"


class DatabaseError(PerseaError):
    code = "database"


class DatabaseUnavailable(DatabaseError):
    code = "database_unavailable"


class MigrationFailed(DatabaseError):
    code = "migration_failed"


class CatalogError(PerseaError):
    code = "catalog"


class FeedUnreadable(CatalogError):
    code = "feed_unreadable"


class FeedRefused(CatalogError):
    code = "feed_refused"


class FetchFailed(CatalogError):
    code = "fetch_failed"

    def __init__(self, what: str, *, value: object = None, fix: str = "", status: int | None = None) -> None:
        super().__init__(what, value=value, fix=fix)
        self.status = status
        """Of the answer that ended it; None where none came, or where a good one could not be used."""


class FetchRefused(CatalogError):
    code = "fetch_refused"


class ToolError(PerseaError):
    """`retry_differently`: other arguments may do; otherwise the person is to be told."""

    code = "tool"

    def __init__(
        self, what: str, *, value: object = None, fix: str = "", retry_differently: bool = False
    ) -> None:
        super().__init__(what, value=value, fix=fix)
        self.retry_differently = retry_differently


class InterestsError(PerseaError):
    code = "interests"


class EventsUnreadable(InterestsError):
    code = "events_unreadable"


class ModelFileUnreadable(InterestsError):
    code = "model_file_unreadable"


class ModelError(PerseaError):
    code = "model"
    retryable: ClassVar[bool] = False


class ModelUnavailable(ModelError):
    code = "model_unavailable"
    retryable = True


class ModelTimeout(ModelError):
    code = "model_timeout"
    retryable = True


class ModelRateLimited(ModelError):
    code = "model_rate_limited"
    retryable = True


class ModelRejected(ModelError):
    code = "model_rejected"


class ModelInterrupted(ModelError):
    code = "model_interrupted"
    retryable = True


class CutShort(ModelError):
    """`limit`: "tokens", "time", "cost" or "day". What has come by then stands."""

    code = "cut_short"

    def __init__(self, limit: str) -> None:
        super().__init__("What this answer may use is used up", value=limit)
        self.limit = limit


class ModelBadReply(ModelError):
    code = "model_bad_reply"


class RequestError(PerseaError):
    code = "bad_request"
    status: ClassVar[int] = 400


class BadRequest(RequestError):
    pass


class Unauthorised(RequestError):
    code = "unauthorised"
    status = 401


class Forbidden(RequestError):
    code = "forbidden"
    status = 403


class NotFound(RequestError):
    code = "not_found"
    status = 404


class NotSellable(RequestError):
    """`title` and `variant_id` of what it is about, where one is meant."""

    code = "not_sellable"
    status = 409

    def __init__(
        self,
        what: str,
        *,
        value: object = None,
        fix: str = "",
        title: str = "",
        variant_id: str | None = None,
    ) -> None:
        super().__init__(what, value=value, fix=fix)
        self.title = title
        self.variant_id = variant_id


class OptionsOpen(NotSellable):
    """`options`: by name, the values of which something can be had."""

    code = "options_open"

    def __init__(self, title: str, product_id: str, options: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        names = " and ".join(name for name, _ in options)
        left = "; ".join(f"{name}: {', '.join(values)}" for name, values in options)
        super().__init__(f"{title} comes in several; choose {names}", value=left, fix="Send them as options")
        self.title = title
        self.product_id = product_id
        self.options = options


class NotEnough(NotSellable):
    """`left` can be had at most, of which `in_cart` are in the cart; 0: it is sold out."""

    code = "not_enough"

    def __init__(self, title: str, variant_id: str, *, asked: int, left: int, in_cart: int = 0) -> None:
        some = f"Only {left} of {title} left" if left else f"{title} is sold out"
        fix = f"Ask for at most {left} in all" if left else "Watch its stock, or choose another"
        super().__init__(some, value=f"{asked} asked for", fix=fix, title=title, variant_id=variant_id)
        self.left = left
        self.in_cart = in_cart


class TooLarge(RequestError):
    code = "too_large"
    status = 413


class UnknownUpload(RequestError):
    code = "unknown_upload"
    status = 415


class UnreadableUpload(RequestError):
    code = "unreadable_upload"
    status = 422


class SensesBusy(RequestError):
    code = "senses_busy"
    status = 503


class TooSlow(RequestError):
    code = "too_slow"
    status = 408


class TooManyRequests(RequestError):
    code = "rate_limit_exceeded"
    status = 429

    def __init__(self, what: str, *, value: object = None, fix: str = "", retry_after_s: int) -> None:
        super().__init__(what, value=value, fix=fix)
        self.retry_after_s = retry_after_s


class HandoverFailed(RequestError):
    code = "checkout_failed"
    status = 502


class TookTooLong(RequestError):
    code = "took_too_long"
    status = 504
