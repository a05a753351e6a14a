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
    ├── TooSlow                 408
    ├── TooLarge                413
    ├── TooManyRequests         429; carries how long to wait
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


class TooLarge(RequestError):
    code = "too_large"
    status = 413


class TooSlow(RequestError):
    code = "too_slow"
    status = 408


class TooManyRequests(RequestError):
    code = "rate_limit_exceeded"
    status = 429

    def __init__(self, what: str, *, value: object = None, fix: str = "", retry_after_s: int) -> None:
        super().__init__(what, value=value, fix=fix)
        self.retry_after_s = retry_after_s


class TookTooLong(RequestError):
    code = "took_too_long"
    status = 504
