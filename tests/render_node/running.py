"""A node on a real port, and a client that writes down what it hears."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import uvicorn
import websockets
from starlette.applications import Starlette

Json = dict[str, Any]

DEADLINE = 60.0
"""Seconds after which what a test waits for is given up."""


@asynccontextmanager
async def running(app: Starlette) -> AsyncGenerator[str]:
    """The address of `app` while it runs under uvicorn on a free loopback port."""
    config = uvicorn.Config(
        app,
        port=0,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_level="critical",
        lifespan="on",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            await task
        await asyncio.sleep(0.005)
    try:
        # uvicorn's own socket: one made here would lack TCP_NODELAY, 40 ms on every answer.
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


@dataclass
class Listener:
    """One socket. `heard` has text messages as objects and binary ones as bytes."""

    connection: websockets.ClientConnection
    client_id: str
    heard: list[Json | bytes] = field(default_factory=list[Json | bytes])

    async def next(self, seconds: float = DEADLINE) -> Json | bytes:
        raw = await asyncio.wait_for(self.connection.recv(), seconds)
        message: Json | bytes = raw if isinstance(raw, bytes) else json.loads(raw)
        self.heard.append(message)
        return message

    async def until(self, kind: str, **facts: Any) -> Json:
        """Listen until a message of a type whose data has these facts."""
        while True:
            message = await self.next()
            if isinstance(message, bytes) or message["type"] != kind:
                continue
            if all(message["data"].get(name) == value for name, value in facts.items()):
                return message["data"]

    async def until_idle(self, prompt_id: str) -> None:
        await self.until("executing", node=None, prompt_id=prompt_id)

    async def say(self, message: Json) -> None:
        await self.connection.send(json.dumps(message))

    def kinds(self) -> list[str]:
        """The types heard, in order; pictures as `picture 1` and `picture 4`."""
        return [
            f"picture {int.from_bytes(message[:4], 'big')}"
            if isinstance(message, bytes)
            else str(message["type"])
            for message in self.heard
        ]

    def forget(self) -> None:
        self.heard.clear()


def opened(address: str, **options: Any) -> websockets.connect:
    return websockets.connect(address, max_size=None, proxy=None, open_timeout=DEADLINE, **options)


@asynccontextmanager
async def listening(
    url: str, client_id: str | None = None, *, metadata: bool = False
) -> AsyncGenerator[Listener]:
    """A socket that has heard its first status."""
    client_id = uuid4().hex if client_id is None else client_id
    address = url.replace("http", "ws", 1) + f"/ws?clientId={client_id}"
    async with opened(address) as connection:
        listener = Listener(connection, client_id)
        if metadata:
            flags = {"supports_preview_metadata": True}
            await listener.say({"type": "feature_flags", "data": flags})
        await listener.until("status")
        if metadata:
            await listener.until("feature_flags")
        yield listener


@dataclass(frozen=True)
class Client:
    """Speaks with one node as a script would."""

    url: str
    http: httpx.AsyncClient

    async def post(self, graph: Json, client_id: str | None = None, **more: Any) -> Json:
        body: Json = {"prompt": graph, **more}
        if client_id is not None:
            body["client_id"] = client_id
        answer = await self.http.post("/prompt", json=body)
        answer.raise_for_status()
        return answer.json()

    async def render(self, graph: Json, listener: Listener, **more: Any) -> str:
        """Post a graph and wait for its end; its id."""
        posted = await self.post(graph, listener.client_id, **more)
        await listener.until_idle(posted["prompt_id"])
        return posted["prompt_id"]

    async def history(self, prompt_id: str) -> Json:
        return (await self.http.get(f"/history/{prompt_id}")).json()[prompt_id]

    async def outputs(self, graph: Json, listener: Listener, **more: Any) -> Json:
        return (await self.history(await self.render(graph, listener, **more)))["outputs"]

    async def file(self, entry: Json) -> bytes:
        names = ("filename", "subfolder", "type")
        answer = await self.http.get("/view", params={name: entry[name] for name in names})
        answer.raise_for_status()
        return answer.content

    async def counts(self) -> Json:
        return (await self.http.get("/storyboard-sketch/counts")).json()

    async def faults(self, **faults: Any) -> None:
        (await self.http.post("/storyboard-sketch/faults", json=faults)).raise_for_status()


@asynccontextmanager
async def client_of(app: Starlette) -> AsyncGenerator[Client]:
    async with (
        running(app) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, timeout=DEADLINE) as http,
    ):
        yield Client(url, http)
