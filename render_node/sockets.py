"""The sockets of clients: who hears what, in the order in which it was said."""

import asyncio
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from .controls import Controls
from .events import dumps

LONGEST_OUTBOX = 20_000
"""Messages that may wait for one client before it is let go; a sleeping page stays behind."""

PICTURES_BEHIND = 200
"""With more than this waiting, a client is sent no pictures: they are large, and only hints."""


@dataclass(eq=False)
class _Client:
    """One socket. `flags` is what it said that it understands."""

    outbox: asyncio.Queue[str | bytes | None] = field(
        default_factory=lambda: asyncio.Queue[str | bytes | None](LONGEST_OUTBOX)
    )
    flags: Mapping[str, Any] = field(default_factory=dict[str, Any])
    sent: int = 0

    def put(self, message: str | bytes | None) -> None:
        """Queue a message; None breaks the socket, as does a full outbox."""
        if isinstance(message, bytes) and self.outbox.qsize() > PICTURES_BEHIND:
            return
        if self.outbox.full():
            while not self.outbox.empty():
                self.outbox.get_nowait()
            message = None
        self.outbox.put_nowait(message)


class SocketHub:
    """Sockets by client id. `tell` and `show` may be called from any thread.

    As in ComfyUI an id has one socket: a newer one takes its place, and when the older one
    closes later, the registration goes with it and the newer socket hears nothing any more.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, controls: Controls, features: Mapping[str, Any]
    ) -> None:
        self._loop = loop
        self._controls = controls
        self._features = features
        self._clients: dict[str, _Client] = {}
        self._all: set[_Client] = set()
        self._lock = threading.Lock()

    def tell(self, event: str, data: Mapping[str, Any], client: str | None) -> None:
        self._soon(dumps({"type": event, "data": data}), client)

    def show(self, event: int, frame: bytes, client: str | None) -> None:
        self._soon(event.to_bytes(4, "big") + frame, client)

    def wants_metadata(self, client: str | None) -> bool:
        with self._lock:
            found = self._clients.get(client or "")
        return bool(found and found.flags.get("supports_preview_metadata"))

    def listens(self, client: str | None) -> bool:
        with self._lock:
            return bool(self._clients) if client is None else client in self._clients

    def drop_all(self) -> None:
        """Break every socket without a close frame."""
        self._loop.call_soon_threadsafe(self._drop_all)

    async def serve(self, socket: WebSocket, greet: Callable[[str], list[str]]) -> None:
        """One socket from its acceptance to its end; `greet` makes the first messages."""
        await socket.accept()
        client_id = socket.query_params.get("clientId") or uuid4().hex
        client = _Client()
        self._register(client_id, client)
        for message in greet(client_id):
            self._put(client, message)
        try:
            async with asyncio.TaskGroup() as tasks:
                reading = tasks.create_task(self._read(socket, client))
                writing = tasks.create_task(self._write(socket, client))
                await asyncio.wait({reading, writing}, return_when=asyncio.FIRST_COMPLETED)
                reading.cancel()
                writing.cancel()
        finally:
            self._unregister(client_id, client)

    def _register(self, client_id: str, client: _Client) -> None:
        with self._lock:
            self._clients[client_id] = client
            self._all.add(client)

    def _unregister(self, client_id: str, client: _Client) -> None:
        with self._lock:
            self._clients.pop(client_id, None)
            self._all.discard(client)

    async def _read(self, socket: WebSocket, client: _Client) -> None:
        first = True
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            data = _parsed(message.get("text"))
            if data is None:
                continue
            if first and data.get("type") == "feature_flags":
                client.flags = data.get("data") or {}
                reply = {"type": "feature_flags", "data": self._features}
                self._put(client, dumps(reply))
            first = False

    async def _write(self, socket: WebSocket, client: _Client) -> None:
        while (message := await client.outbox.get()) is not None:
            try:
                await _send(socket, message)
            except (WebSocketDisconnect, RuntimeError):
                return

    def _soon(self, message: str | bytes, client: str | None) -> None:
        try:
            self._loop.call_soon_threadsafe(self._deliver, message, client)
        except RuntimeError:
            # The loop has ended, and every socket with it.
            return

    def _deliver(self, message: str | bytes, client: str | None) -> None:
        with self._lock:
            found = list(self._clients.values()) if client is None else [self._clients.get(client)]
        for one in found:
            if one is not None:
                self._put(one, message)

    def _put(self, client: _Client, message: str | bytes) -> None:
        faults = self._controls.faults
        if faults.deaf_sockets:
            return
        client.put(message)
        client.sent += 1
        if faults.drop_sockets_every and client.sent % faults.drop_sockets_every == 0:
            client.put(None)

    def _drop_all(self) -> None:
        for client in list(self._all):
            client.put(None)


async def _send(socket: WebSocket, message: str | bytes) -> None:
    if isinstance(message, bytes):
        await socket.send_bytes(message)
    else:
        await socket.send_text(message)


def _parsed(text: str | None) -> dict[str, Any] | None:
    """A JSON object that a client sent; None for anything else, which is passed over."""
    try:
        data = json.loads(text) if text is not None else None
    except ValueError:
        return None
    return cast("dict[str, Any]", data) if isinstance(data, dict) else None
