"""Every service is made here, so that all of them answer alike."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any, Literal

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio_kit import __version__
from studio_kit.errors import (
    PROBLEM_JSON,
    DiskFull,
    Forbidden,
    Problem,
    TooLarge,
    add_error_handlers,
    problem,
    responses,
)
from studio_kit.observe import Observed, RequestMetrics, metrics_router
from studio_kit.plain_json import DEEPEST_NESTING, ODD_SPELLING, refuse_deep, refuse_unwritable
from studio_kit.readiness import Check, NotReady, faults, folder_checks
from studio_kit.settings import Settings

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

MULTIPART_FRAME = 64 * 1024
"""Bytes that a form may add to the file in it."""


class Health(BaseModel):
    model_config = ConfigDict(frozen=True)

    status: Literal["ok"]
    service: str
    version: str


class Service(FastAPI):
    """Describes a refused request as it is answered: FastAPI would write it down as plain JSON.

    Where it `writes` in people's folders, whatever is no mere reading may find their disk full.
    """

    writes = False

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            for method, operation in _operations(super().openapi()):
                if self.writes and method.upper() not in SAFE_METHODS:
                    _add_full_disk(operation["responses"])
                content = operation["responses"].get("422", {}).get("content", {})
                if "application/json" in content:
                    content[PROBLEM_JSON] = content.pop("application/json")
        return super().openapi()


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in schema["paths"].values():
        yield from methods.items()


def _add_full_disk(answers: dict[str, Any]) -> None:
    for status, answer in responses(DiskFull).items():
        answers.setdefault(str(status), answer)


def create_service(
    title: str,
    *,
    name: str,
    routers: Sequence[APIRouter],
    settings: Settings,
    lifespan: Lifespan | None = None,
    uploads: re.Pattern[str] | None = None,
    writes: bool = False,
) -> FastAPI:
    """A FastAPI application with the house's errors, health, origins, limits and `/api/v1` twins.

    Paths in which `uploads` is found take files of `max_input_bytes`. `name` is the service's
    package, such as `gallery`; one that `writes` keeps people's work in their folders. What
    `lifespan` yields becomes `request.state`: of it `checks` are asked by `/ready` and `measures`
    told by `/metrics`.
    """
    app = Service(
        title=title,
        version=__version__,
        lifespan=lifespan,
        generate_unique_id_function=_operation_id,
        responses={422: {"model": Problem, "description": "Not valid"}},
        dependencies=[Depends(refuse_unspeakable)],
    )
    app.writes = writes
    add_error_handlers(app)
    metrics = RequestMetrics()
    for router in (_health_router(name, settings), metrics_router(metrics), *routers):
        app.include_router(router)
    app.add_middleware(VersionedPaths)
    app.add_middleware(
        BodyLimit,
        limit=settings.max_body_bytes,
        uploads=uploads,
        upload_limit=settings.max_input_bytes + MULTIPART_FRAME,
    )
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(settings.page_origins),
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=["ETag", "Retry-After"],
        max_age=600,
    )
    app.add_middleware(
        KnownCallers, hosts=settings.known_hosts, origins=frozenset(settings.page_origins)
    )
    app.add_middleware(Observed, metrics=metrics)
    return app


def _operation_id(route: APIRoute) -> str:
    tag = str(route.tags[0]) if route.tags else "service"
    return f"{tag}-{route.name}"


def _health_router(name: str, settings: Settings) -> APIRouter:
    router = APIRouter(tags=["health"])
    answer = Health(status="ok", service=name, version=__version__)

    @router.get("/health")
    @router.get("/api/health", include_in_schema=False)
    async def health() -> Health:  # pyright: ignore[reportUnusedFunction]
        return answer

    @router.get("/ready", responses=responses(NotReady))
    @router.get("/api/ready", include_in_schema=False)
    async def ready(request: Request) -> Health:  # pyright: ignore[reportUnusedFunction]
        more: Mapping[str, Check] = getattr(request.state, "checks", {})
        if reasons := await faults({**folder_checks(settings.data), **more}):
            raise NotReady(f"{name} is not ready: {' '.join(reasons.values())}", reasons=reasons)
        return answer

    return router


async def refuse_unspeakable(connection: HTTPConnection) -> None:
    """A body that nothing behind us can hold, see `plain_json`.

    Raises `Invalid` before anything is stored.
    """
    if not isinstance(connection, Request) or "json" not in connection.headers.get(
        "content-type", ""
    ):
        return
    body = await connection.body()
    is_odd = ODD_SPELLING.search(body) is not None
    if not is_odd and body.count(b"[") + body.count(b"{") <= DEEPEST_NESTING:
        return
    try:
        content = await connection.json()  # parsed once: the route gets the same object
    except (ValueError, RecursionError):  # the route says so in its own words
        return
    refuse_deep(content, name="body")
    if is_odd:
        refuse_unwritable(content)


class VersionedPaths:
    """Answers `/api/v1/x` with what stands at `/api/x`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and scope["path"].startswith("/api/v1/"):
            # In place, so that whoever counts requests outside learns the route.
            scope["path"] = "/api/" + scope["path"].removeprefix("/api/v1/")
        await self._app(scope, receive, send)


class KnownCallers:
    """Refuses other web pages: by the host they call, and by the origin they come from.

    A page that rebinds its own name to this machine is told apart by `Host`; any other page by
    `Origin`, when it changes something or opens a socket. Programs send no `Origin` and pass.
    Plain reading from another origin is left to CORS: without the header a browser keeps the
    answer from the page that asked.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], origins: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403, "reason": refusal})
        else:
            await problem(403, Forbidden.title, refusal)(scope, receive, send)

    def _refusal(self, scope: Scope) -> str | None:
        host = (header(scope, b"host") or "").rpartition(":")[0] or header(scope, b"host") or ""
        if host not in self._hosts:
            return f"This service is called {' or '.join(sorted(self._hosts))}, not {host}."
        if self._is_foreign(scope):
            return "This address may not be changed from another web page."
        return None

    def _is_foreign(self, scope: Scope) -> bool:
        origin = header(scope, b"origin")
        if origin is None or origin in self._origins:
            return False
        return scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS


class BodyLimit:
    """Refuses a body over `limit` bytes before it is read, or as soon as it grows past it."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        limit: int,
        uploads: re.Pattern[str] | None = None,
        upload_limit: int = 0,
    ) -> None:
        self._app = app
        self._limit = limit
        self._uploads = uploads
        self._upload_limit = upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit_of(scope)
        if int(header(scope, b"content-length") or 0) > limit:
            await _too_large(limit)(scope, receive, send)
        else:
            await self._watched(limit, scope, receive, send)

    def _limit_of(self, scope: Scope) -> int:
        is_upload = self._uploads is not None and self._uploads.search(scope["path"])
        return self._upload_limit if is_upload else self._limit

    async def _watched(self, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
        """A body of unannounced length is cut off at the limit, and the answer is ours."""
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            return message if size <= limit else {"type": "http.disconnect"}

        async def unless_refused(message: Message) -> None:
            if size <= limit:
                await send(message)

        with suppress(ClientDisconnect):
            await self._app(scope, counted, unless_refused)
        if size > limit:
            await _too_large(limit)(scope, receive, send)


def _too_large(limit: int) -> ASGIApp:
    sentence = f"The body is larger than {limit // (1024 * 1024)} MB; send a smaller one."
    return problem(413, TooLarge.title, sentence)


def header(scope: Scope, name: bytes) -> str | None:
    """A request header's value, `name` in lower case; None where it is not sent."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value, "latin-1")
    return None
