"""The widget's own files, for pages of any site: /widget.js, the modules in /widget, and those of /page that it shares.

Modules that another site's page loads come by CORS. They are the same for everybody and tell nothing, so that every page may
read them; what the widget then asks goes the way of any publishable key (identity/ways_in.py).
"""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as AsgiScope

from persea.identity.caller import Scope, needs

_HERE = Path(__file__).parent
FOR_ANY_PAGE = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
# Asked for again each time, and answered with 304: after an upgrade no old module meets a new one.
FRESH = {"cache-control": "no-cache"}


class ModuleFiles(StaticFiles):
    """Files of a folder, whose modules any page may load."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers.update(FRESH)
        if response.media_type in ("text/javascript", "application/javascript"):
            response.headers.update(FOR_ANY_PAGE)
        return response


def packed(files: ASGIApp) -> ASGIApp:
    """`files`, gzipped where the browser takes it; HEAD says of them what GET does."""
    zipped = GZipMiddleware(files, minimum_size=500)

    async def given(scope: AsgiScope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await zipped(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {"type": "http.response.body", "more_body": message.get("more_body", False)}
            await send(message)

        await zipped({**scope, "method": "GET"}, receive, without_body)

    return needs(Scope.EVERYBODY)(given)


class _Packed(Response):
    """`inner`, packed."""

    def __init__(self, inner: Response) -> None:
        super().__init__()
        self._inner = inner

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        await packed(self._inner)(scope, receive, send)


def widget_routes() -> tuple[APIRouter, ASGIApp]:
    """`/widget.js`, and the files for mounting at /widget."""
    api = APIRouter()
    files = ModuleFiles(directory=_HERE)

    @api.api_route("/widget.js", methods=["GET", "HEAD"], include_in_schema=False, response_model=None)
    @needs(Scope.EVERYBODY)
    async def script(request: Request) -> Response:
        return _Packed(await files.get_response("widget.js", request.scope))

    return api, packed(ModuleFiles(directory=_HERE / "widget"))
