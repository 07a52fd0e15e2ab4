"""What the storyboard's tests stand on: a running service, a board client, takes on disk."""

import asyncio
import hashlib
import json
import socket
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from pycrdt import (
    TransactionEvent,
    create_sync_message,  # pyright: ignore[reportUnknownVariableType]
    create_update_message,
    handle_sync_message,  # pyright: ignore[reportUnknownVariableType]
)
from starlette.types import ASGIApp
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from storyboard.board.content import Content
from storyboard.board.document import Board, new_board, read_content
from studio_kit.paths import ProjectRoot
from studio_kit.project import Take, write_take
from studio_kit.serve import server_config
from studio_kit.settings import Ports, Settings
from tests.ports import free_port

HERE = "http://127.0.0.1"
DEADLINE = 60.0
"""Seconds after which what a test waits for is given up: only what is broken takes so long."""

NOBODY_LISTENS = 1
"""A port with nothing behind it."""


def settings_in(folder: Path, *, orchestrator: int = NOBODY_LISTENS) -> Settings:
    ports = Ports(orchestrator=orchestrator)
    return Settings(data=folder / "data", projects=folder / "projects", ports=ports)


@asynccontextmanager
async def serving(app: ASGIApp, *, port: int | None = None) -> AsyncGenerator[int]:
    """Serve an app as the services are served, on a free port by default; yields the port."""
    port = port or free_port()
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        server = uvicorn.Server(server_config(app, host="127.0.0.1", port=port))
        running = asyncio.create_task(server.serve(sockets=[listening]))
        await until(lambda: server.started or running.done())
        try:
            yield port
        finally:
            server.should_exit = True
            await running


def client_of(port: int) -> httpx.AsyncClient:
    """Speaks with a service of this machine, as patiently as a busy one needs."""
    return httpx.AsyncClient(base_url=f"{HERE}:{port}", trust_env=False, timeout=DEADLINE)


async def until(fact: Callable[[], object], *, seconds: float = DEADLINE) -> None:
    """Wait for a fact to become true, and fail when it does not."""
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "It did not become true in time."
        await asyncio.sleep(0.002)


@contextmanager
def files_no_longer_than(size: int) -> Generator[None]:
    """Let writing beyond `size` bytes fail half-way, as on a full disk."""
    resource = pytest.importorskip("resource")
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


class BoardClient:
    """A program at a board: its own document, kept equal over a socket."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.board: Board = new_board()
        self.synced = asyncio.Event()
        self.presence: list[bytes] = []
        self._hearing = False
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue()
        self._subscription = self.board.doc.observe(self._speak)

    def content(self) -> Content:
        return read_content(self.board)

    def _speak(self, event: TransactionEvent) -> None:
        if not self._hearing:
            self._outbox.put_nowait(create_update_message(event.update))

    async def talk(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._send())
            tasks.create_task(self._hear())

    async def _send(self) -> None:
        await self.connection.send(create_sync_message(self.board.doc))
        while True:
            await self.connection.send(await self._outbox.get())

    async def _hear(self) -> None:
        async for frame in self.connection:
            assert isinstance(frame, bytes)
            if frame[0] == 0:
                await self._hear_sync(frame)
            else:
                self.presence.append(frame)

    async def _hear_sync(self, frame: bytes) -> None:
        self._hearing = True
        answer = handle_sync_message(frame[1:], self.board.doc)
        self._hearing = False
        if answer:
            await self.connection.send(answer)
        if frame[1] == 1:
            self.synced.set()


@asynccontextmanager
async def at_board(port: int, project_id: str, **options: Any) -> AsyncGenerator[BoardClient]:
    """A client that has been told everything; gone, as by a lost line, when the block ends.

    The line may also end before, such as when the service is killed.
    """
    address = f"ws://127.0.0.1:{port}/ws/board/{project_id}"
    kept: dict[str, Any] = {"max_size": None, "open_timeout": DEADLINE, **options}
    line = connect(address, compression=None, proxy=None, **kept)
    async with line as connection:
        client = BoardClient(connection)
        talking = asyncio.create_task(client.talk())
        synced = asyncio.create_task(client.synced.wait())
        try:
            await asyncio.wait([talking, synced], return_when=asyncio.FIRST_COMPLETED)
            if talking.done():
                talking.result()  # why the line ended before all was told
            yield client
        finally:
            synced.cancel()
            talking.cancel()
            with suppress(asyncio.CancelledError):
                await _until_the_line_ends(talking)


async def _until_the_line_ends(talking: "asyncio.Task[None]") -> None:
    try:
        await talking
    except* ConnectionClosed:
        pass


def take_record(take_id: str, *, shot_id: str | None, code: str = "1A", **changes: Any) -> Take:
    values: dict[str, Any] = {
        "schema_version": 1,
        "id": take_id,
        "owner": {"kind": "shot", "id": shot_id, "name": code},
        "kind": "image",
        "version": 1,
        "variant": 1,
        "stage": "final",
        "path": f"{code}/{take_id}.png",
        "sha256": hashlib.sha256(take_id.encode()).hexdigest(),
        "size": 4,
        "width": 64,
        "height": 32,
        "duration_seconds": None,
        "frames": None,
        "prompt": "a wall",
        "negative_prompt": "",
        "seed": 7,
        "template_id": "sketch",
        "values": {"steps": 20},
        "graph": {"1": {"class_type": "SaveImage", "inputs": {}}},
        "graph_hash": "0" * 64,
        "models": [],
        "node_id": "sketch",
        "node_name": "Storyboard sketch",
        "queued_at": "2026-01-01T10:00:00Z",
        "started_at": None,
        "finished_at": "2026-01-01T10:00:00Z",
        "job_id": "job",
        "attempt": 1,
        "fingerprint": None,
        "created_at": "2026-01-01T10:00:00Z",
    }
    return Take.model_validate(values | changes)


def put_on_disk(root: ProjectRoot, take: Take) -> None:
    path = root.path / take.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG")
    write_take(root, take)


@dataclass
class EventLog:
    """The orchestrator's event log as an ASGI app: an HTTP page and a socket."""

    events: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    asked_after: list[int] = field(default_factory=list[int])
    sockets: int = 0

    def write(self, data: dict[str, Any], *, type: str = "take_written") -> None:
        sequence = len(self.events) + 1
        common = {"at": "2026-01-01T10:00:00Z", "job_id": "job", "project_id": None}
        self.events.append({"sequence": sequence, "type": type, "data": data, **common})

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, send)
        elif scope["type"] == "websocket":
            await self._follow(scope, receive, send)

    async def _answer(self, scope: Any, send: Any) -> None:
        after = _after(scope)
        self.asked_after.append(after)
        body = json.dumps({"events": self.events[after:], "last": len(self.events)}).encode()
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _follow(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        self.sockets += 1
        await send({"type": "websocket.send", "bytes": b"\0\0\0\2{}preview"})
        leaving = asyncio.ensure_future(receive())
        sent = _after(scope)
        while not leaving.done():
            for event in self.events[sent:]:
                text = json.dumps({"type": "event", "event": event, "job": {}})
                await send({"type": "websocket.send", "text": text})
            sent = len(self.events)
            await asyncio.wait([leaving], timeout=0.005)
        self.sockets -= 1


def _after(scope: Any) -> int:
    query = dict(pair.split("=") for pair in scope["query_string"].decode().split("&") if pair)
    return int(query.get("after", 0))


async def _live(receive: Any, send: Any) -> None:
    for stage in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{stage}.complete"})
