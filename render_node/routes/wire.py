"""Answers as aiohttp gives them, and routes that exist twice: `/x` and `/api/x`."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from render_node.node import RenderNode

Handler = Callable[[Request], Awaitable[Response]]

TROUBLE = "500 Internal Server Error\n\nServer got itself in trouble"
"""What ComfyUI answers to a body that it cannot read, among other things."""


class ServerInTrouble(Exception):
    """A request of the wrong shape, which ComfyUI answers with 500."""


def node_of(request: Request) -> RenderNode:
    return request.state.node


def as_json(data: Any, status: int = 200) -> Response:
    body = json.dumps(data)
    return Response(body, status, {"content-type": "application/json; charset=utf-8"})


def as_text(text: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    typed = {"content-type": "text/plain; charset=utf-8", **(headers or {})}
    return Response(text, status, typed)


def empty(status: int = 200) -> Response:
    return Response(status_code=status)


async def body_of(request: Request) -> Any:
    """The JSON body, whatever its content type. Raises `ServerInTrouble` where there is none."""
    try:
        return json.loads(await request.body())
    except ValueError as error:
        raise ServerInTrouble from error


async def object_of(request: Request) -> dict[str, Any]:
    """The JSON body, which must be an object."""
    data = await body_of(request)
    if not isinstance(data, dict):
        raise ServerInTrouble
    return cast("dict[str, Any]", data)


def whole(text: str) -> int:
    """A number in a query. Raises `ServerInTrouble` for anything else."""
    try:
        return int(text)
    except ValueError as error:
        raise ServerInTrouble from error


def route(
    path: str, *, prefixes: tuple[str, ...] = ("", "/api"), **methods: Handler
) -> list[Route]:
    """One route per prefix that answers every given method, so that 405 names them all."""
    handlers = {method.upper(): handler for method, handler in methods.items()}

    async def answer(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await handlers[method](request)

    return [Route(prefix + path, answer, methods=list(handlers)) for prefix in prefixes]


async def trouble(_: Request, __: Exception) -> Response:
    return as_text(TROUBLE, 500)


async def refused(request: Request, error: Exception) -> Response:
    """404 and 405, which in ComfyUI come from the route that serves the page's files."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and request.method in ("GET", "HEAD"):
        return Response(status_code=404, headers={"content-type": "application/octet-stream"})
    if error.status_code in (404, 405):
        named = (error.headers or {}).get("Allow", "GET, HEAD")
        allow = ",".join(sorted(method.strip() for method in named.split(",")))
        return as_text("405: Method Not Allowed", 405, {"allow": allow})
    return empty(error.status_code)
