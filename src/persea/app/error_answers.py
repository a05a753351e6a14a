"""How errors leave the server: as JSON that says what was wrong, and never as a trace."""

from __future__ import annotations

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from persea.channels.wire import error_json
from persea.errors import BadRequest, DatabaseUnavailable, NotFound, PerseaError, RequestError

_log = structlog.get_logger("persea.app")


def add_error_answers(app: FastAPI) -> None:
    @app.exception_handler(PerseaError)
    async def of_ours(request: Request, error: PerseaError) -> JSONResponse:
        status = error.status if isinstance(error, RequestError) else 500
        if isinstance(error, DatabaseUnavailable):
            status = 503
        if status >= 500:
            _log.error("request failed", path=request.url.path, error=str(error))
        return JSONResponse(error_json(error), status)

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            problem = BadRequest(
                "The body is not JSON", value=f"{first['ctx']['error']} at character {first['loc'][-1]}"
            )
            return JSONResponse(error_json(problem), 400)
        place = ".".join(str(part) for part in first["loc"] if part != "body") or "the body"
        return JSONResponse(
            error_json(BadRequest(f"{place}: {first['msg']}", value=_shown(first.get("input")))), 400
        )

    @app.exception_handler(HTTPException)
    async def of_the_framework(request: Request, error: HTTPException) -> JSONResponse:
        cause = error.__cause__  # FastAPI wraps what reading the body raised
        if isinstance(cause, RequestError):
            return JSONResponse(error_json(cause), cause.status)
        if error.status_code == 400 and cause is not None:
            return JSONResponse(
                error_json(BadRequest("The body cannot be read", fix="Send JSON in UTF-8")), 400
            )
        problem = (
            NotFound("No such address", value=request.url.path)
            if error.status_code == 404
            else BadRequest(str(error.detail))
        )
        return JSONResponse(error_json(problem), error.status_code)

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> JSONResponse:
        _log.exception("unforeseen failure", path=request.url.path)
        return JSONResponse(error_json(PerseaError("Something went wrong here; it has been logged")), 500)


def _shown(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) else None
