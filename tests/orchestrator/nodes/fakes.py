"""A fake node behind a proxy, with what newer versions and extensions add."""

import asyncio
import base64
import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.orchestrator.fakes import FakeNode

LOGIN_PAGE = "<html><form>Please sign in <input type=password></form></html>"


def basic(user: str, password: str) -> str:
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


@dataclass
class ProxiedNode(FakeNode):
    """`wants` are the headers without which it refuses, in the way of `refuses_by`."""

    wants: dict[str, str] = field(default_factory=dict[str, str])
    refuses_by: Literal["status", "page"] | str = "status"  # any other: leads on to that address
    prefix: str = ""
    folders: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    has_jobs: bool = False
    certificate: tuple[Path, Path] | None = None
    devices: list[dict[str, Any]] | None = None
    asked: list[str] = field(default_factory=list[str])  # the paths of all requests

    def __post_init__(self) -> None:
        super().__post_init__()
        self.breathes = asyncio.Event()  # while clear, it accepts and never answers
        self.breathes.set()

    @property
    def url(self) -> str:
        scheme = "http" if self.certificate is None else "https"
        return f"{scheme}://127.0.0.1:{self.port}{self.prefix}"

    def _app(self) -> Starlette:
        inner = Starlette(routes=[*self._newer_routes(), *super()._app().routes])
        routes = [Mount(self.prefix, inner)] if self.prefix else inner.routes
        return Starlette(routes=routes, middleware=[Middleware(_Door, node=self)])

    def _newer_routes(self) -> list[Route]:
        models = [Route("/models", self._folders), Route("/models/{folder}", self._files)]
        jobs = [
            Route("/api/jobs", self._jobs),
            Route("/api/jobs/{id}", self._job),
            Route("/api/jobs/{id}/cancel", self._cancel, methods=["POST"]),
        ]
        return [*(models if self.folders else ()), *(jobs if self.has_jobs else ())]

    async def _stats(self, _: Request) -> Response:
        if self.devices is None:
            return await super()._stats(_)
        system = {"comfyui_version": "0.3.64", "ram_total": 64 << 30, "ram_free": 32 << 30}
        return JSONResponse({"system": system, "devices": self.devices})

    async def _folders(self, _: Request) -> Response:
        return JSONResponse(list(self.folders))

    async def _files(self, request: Request) -> Response:
        names = self.folders.get(request.path_params["folder"])
        return Response(status_code=404) if names is None else JSONResponse(names)

    async def _jobs(self, _: Request) -> Response:
        return JSONResponse({"jobs": self._listed(), "pagination": {"total": 1}})

    async def _job(self, request: Request) -> Response:
        prompt_id = request.path_params["id"]
        ended = [{"id": prompt_id, "status": "completed"}] if prompt_id in self.history else []
        found = [job for job in (*self._listed(), *ended) if job["id"] == prompt_id]
        if not found:
            return JSONResponse({"error": "Job not found"}, status_code=404)
        return JSONResponse(found[0])

    async def _cancel(self, request: Request) -> Response:
        prompt_id = request.path_params["id"]
        self.interrupts.append(prompt_id)
        self.pending = [prompt for prompt in self.pending if prompt.id != prompt_id]
        if self.running is not None and self.running.id == prompt_id:
            self.running.stopped = True
        return JSONResponse({"cancelled": True})

    def _listed(self) -> list[dict[str, Any]]:
        running = [{"id": self.running.id, "status": "in_progress"}] if self.running else []
        return [*running, *({"id": prompt.id, "status": "pending"} for prompt in self.pending)]

    def _config(self) -> uvicorn.Config:
        config = super()._config()
        if self.certificate is not None:
            config.ssl_certfile, config.ssl_keyfile = self.certificate
        return config

    async def offline(self) -> None:
        self.breathes.set()
        await super().offline()

    async def say(self, kind: str, data: dict[str, Any]) -> None:
        """A message to every socket, as an extension sends it."""
        for connection in list(self._sockets.values()):
            with suppress(RuntimeError, WebSocketDisconnect):
                await connection.send_text(json.dumps({"type": kind, "data": data}))


class _Door:
    """Lets in who brings what the node wants; a socket like any other request."""

    def __init__(self, app: ASGIApp, node: ProxiedNode) -> None:
        self._app = app
        self._node = node

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        self._node.asked.append(scope["path"])
        await self._node.breathes.wait()
        given = {key.decode(): value.decode() for key, value in scope["headers"]}
        if all(given.get(name.lower()) == value for name, value in self._node.wants.items()):
            return await self._app(scope, receive, send)
        if scope["type"] == "websocket":
            return await WebSocket(scope, receive, send).send_denial_response(self._refusal("ws"))
        await self._refusal("http")(scope, receive, send)

    def _refusal(self, scheme: str) -> Response:
        match self._node.refuses_by:
            case "status":
                return Response(status_code=401)
            case "page":
                return HTMLResponse(LOGIN_PAGE)
            case place:
                return RedirectResponse(place.replace("http:", f"{scheme}:"))


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Certificate and key of a server on this machine that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "node.crt", folder / "node.key"
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate_file, key_file
