"""Connections that go to no address but one that was just looked at.

A name is looked up once a connection, every answer is judged, and the connection goes to one of these very
answers, so that a name that answers differently the second time gains nothing. TLS is still spoken with the
name. What it does not do: know of requests, redirects or proxies; there is no proxy here, whatever the
environment says.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address

import httpcore2
import httpx2

from persea.catalog.web.addresses import Address
from persea.errors import FetchFailed, FetchRefused

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""A host's name and the port to the addresses it has now. Raises OSError where it has none."""
Allowed = Callable[[Address], bool]

_MAX_TRIED = 4
_MAX_CONNECTIONS = 16
_KEEP_ALIVE_S = 15.0
_SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


async def system_resolver(host: str, port: int) -> Sequence[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class CheckedTransport(httpx2.AsyncBaseTransport):
    """What httpx2 sends requests through. Raises FetchRefused for an address that is not `allowed`."""

    def __init__(self, resolve: Resolver, allowed: Allowed, tls: ssl.SSLContext) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=_MAX_CONNECTIONS,
            keepalive_expiry=_KEEP_ALIVE_S,
            network_backend=_CheckedNetwork(resolve, allowed),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._answer.aiter_stream()

    async def aclose(self) -> None:
        await self._answer.aclose()


class _CheckedNetwork(httpcore2.AsyncNetworkBackend):
    def __init__(self, resolve: Resolver, allowed: Allowed) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._network = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._checked(host, port)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(f"{host} could not be looked up in {timeout} s") from error
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in addresses[:_MAX_TRIED]:
            try:
                return await self._network.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[Address]:
        """The addresses of `host`. One that is not allowed spoils them all."""
        try:
            addresses = [ip_address(host)]
        except ValueError:
            addresses = await self._looked_up(host, port)
        for address in addresses:
            if not self._allowed(address):
                raise FetchRefused(
                    f"{host} is not on the open internet",
                    value=str(address),
                    fix="Add --allow-private where this is your own shop on your own network",
                )
        return addresses

    async def _looked_up(self, host: str, port: int) -> list[Address]:
        try:
            found = await self._resolve(host, port)
            return [ip_address(address) for address in dict.fromkeys(found)]
        except (OSError, ValueError) as error:  # ValueError: a name that IDNA cannot spell, as well
            if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
                raise httpcore2.ConnectError(f"{host} could not be looked up just now") from error
            raise FetchFailed(
                "There is no such host", value=host, fix="Look for a misspelling; try it in a browser"
            ) from error
