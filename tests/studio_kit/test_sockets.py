"""A conversation whose other side leaves when it likes."""

import asyncio
from typing import Any

from starlette.websockets import WebSocket

from studio_kit.sockets import Send, serve


class Leaver:
    """Hears one word, and is gone before it can be told that this was all."""

    def __init__(self) -> None:
        self._events = [{"type": "websocket.connect"}]
        self.told: list[Any] = []

    async def receive(self) -> dict[str, Any]:
        return self._events.pop() if self._events else await asyncio.Future()

    async def send(self, message: Any) -> None:
        if message["type"] == "websocket.close":
            raise OSError("Nobody is there any more.")
        self.told.append(message.get("text"))


async def test_who_leaves_just_before_the_end_is_no_fault() -> None:
    async def talk(send: Send) -> None:
        await send("hello")

    leaver = Leaver()
    socket = WebSocket({"type": "websocket"}, leaver.receive, leaver.send)
    await socket.accept()
    await serve(socket, talk)
    assert leaver.told == [None, "hello"]
