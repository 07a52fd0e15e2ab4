"""What stands before every route: the origin check, `OPTIONS`, and the limit of a body."""

import asyncio
import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .wire import as_text, empty


class TooLarge(Exception):
    """The body is longer than the limit."""


class Guard:
    """Middleware around the whole node. `limit` counts the bytes of a body."""

    def __init__(self, app: ASGIApp, *, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif await crosses_origin(Headers(scope=scope)):
            await self._refuse(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "OPTIONS":
            await empty()(scope, receive, send)
        else:
            await self._limited(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000, "reason": ""})
        else:
            await empty(403)(scope, receive, send)

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, self._counted(receive), send)
        except TooLarge:
            text = f"Maximum request body size {self._limit} exceeded."
            await as_text(text, 413)(scope, receive, send)

    def _counted(self, receive: Receive) -> Receive:
        seen = 0

        async def counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen <= self._limit:
                return message
            if message.get("more_body"):
                await _drain(receive)
            raise TooLarge

        return counting


async def _drain(receive: Receive) -> None:
    """Read the rest of a body and drop it, so that the client gets to read the answer."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return


async def crosses_origin(headers: Mapping[str, str]) -> bool:
    """Whether a page of another origin speaks to this node over a loopback name.

    As in ComfyUI 0.3.64: without `Origin`, or with a `Host` that is not loopback, nothing is
    checked; names are compared as text; a side without a port is compared without one.
    """
    host, origin = headers.get("host"), headers.get("origin")
    if not host or not origin:
        return False
    here, there = urlsplit(f"//{host.lower()}"), urlsplit(origin.lower())
    if not there.netloc or not await _is_loopback(here.hostname):
        return False
    if there.port is None or here.port is None:
        return here.hostname != there.hostname
    return here.netloc != there.netloc


async def _is_loopback(host: str | None) -> bool:
    if host is None:
        return False
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return await _resolves_to_loopback(host)


async def _resolves_to_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    return all(ipaddress.ip_address(entry[4][0]).is_loopback for entry in found)
