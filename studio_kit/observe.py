"""Each request counted, timed, logged and given an id; the figures for Prometheus."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from logging import DEBUG, INFO, WARNING, makeLogRecord
from time import perf_counter
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio_kit.logs import bound, logger

Measures = Callable[[], Awaitable[Sequence[Metric]]]
"""What a service tells of itself: the lifespan's state may have one under `measures`."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
UNKNOWN_ROUTE = "unknown"
SLOW_SECONDS = 1.0
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUEST_ID = b"x-request-id"
_PLAIN_ID = re.compile(rb"[A-Za-z0-9_-]{1,64}")
_log = logger("access")
_TAKEN = frozenset(vars(makeLogRecord({}))) | {"message", "asctime"}


class RequestMetrics:
    """By route and never by address: the values of a label are as many as there are routes."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._count = Counter(
            "studio_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "studio_request_seconds",
            "Seconds from a request to the end of its answer.",
            ("method", "route"),
            buckets=SECONDS,
            registry=self.registry,
        )
        ProcessCollector(registry=self.registry)

    def add(self, method: str, route: str, *, status: int, seconds: float) -> None:
        method = method if method in METHODS else "other"
        self._count.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)


class Observed:
    """The outermost layer: also what the inner ones refuse is counted and logged."""

    def __init__(self, app: ASGIApp, *, metrics: RequestMetrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        with bound(request_id=request_id):
            if scope["type"] == "websocket":
                await self._app(scope, receive, send)
            else:
                await self._answer(scope, receive, send, request_id)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        status, began = 500, perf_counter()

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (REQUEST_ID, request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        finally:
            self._note(scope, status=status, seconds=perf_counter() - began)

    def _note(self, scope: Scope, *, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", UNKNOWN_ROUTE)
        self._metrics.add(scope["method"], route, status=status, seconds=seconds)
        level = _level(scope["method"], status=status, seconds=seconds)
        if _log.isEnabledFor(level):
            facts = {
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
                **_tellable(scope.get("path_params", {})),
            }
            _log.log(level, "%s %s", scope["method"], scope["path"], extra=facts)


def metrics_router(metrics: RequestMetrics) -> APIRouter:
    router = APIRouter()

    @router.get("/metrics", include_in_schema=False)
    async def tell(request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]
        measures: Measures | None = getattr(request.state, "measures", None)
        own = generate_latest(metrics.registry)
        more = generate_latest(_registry(await measures())) if measures else b""
        return Response(own + more, media_type=CONTENT_TYPE_PLAIN_0_0_4)

    return router


class _Ready(Collector):
    def __init__(self, families: Iterable[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterable[Metric]:
        return self._families


def _registry(families: Iterable[Metric]) -> CollectorRegistry:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Ready(families))
    return registry


def _tellable(named: Mapping[str, object]) -> dict[str, object]:
    """What stands in a path, by names that a log's record does not have itself."""
    return {f"{key}_" if key in _TAKEN else key: value for key, value in named.items()}


def _level(method: str, *, status: int, seconds: float) -> int:
    """What only reads, quickly and well, is told to those alone who debug."""
    if status >= 400:
        return WARNING
    return INFO if method not in ("GET", "HEAD", "OPTIONS") or seconds > SLOW_SECONDS else DEBUG


def _request_id(scope: Scope) -> str:
    """The caller's, where it is one that a log can hold."""
    given = next((value for key, value in scope["headers"] if key == REQUEST_ID), b"")
    return given.decode() if _PLAIN_ID.fullmatch(given) else uuid4().hex
