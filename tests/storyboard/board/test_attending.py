"""A listener whose line is lost in the middle of everything."""

import asyncio
from typing import Any

import pytest
from starlette.websockets import WebSocket

from storyboard.board.document import new_board
from storyboard.board.listeners import Listeners
from storyboard.board.sockets import attend


class LostLine:
    """Garbage comes over it, and it is lost: for who speaks at the same time, or for the close."""

    def __init__(self, lost_for: str) -> None:
        self._lost_for = lost_for
        self._events = [{"type": "websocket.connect"}]
        self._is_spoken_to = asyncio.Event()
        self._is_lost = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        if self._events:
            return self._events.pop()
        await self._is_spoken_to.wait()
        self._is_lost.set()
        return {"type": "websocket.receive", "text": "garbage"}

    async def send(self, message: Any) -> None:
        self._is_spoken_to.set()
        if message["type"] == self._lost_for:
            await self._is_lost.wait()
            raise OSError("The line is lost.")


@pytest.mark.parametrize("lost_for", ["websocket.send", "websocket.close"])
async def test_a_line_lost_with_garbage_on_it_ends_in_silence(lost_for: str) -> None:
    listeners = Listeners(new_board().doc, asked=lambda: None)
    line = LostLine(lost_for)
    socket = WebSocket({"type": "websocket"}, line.receive, line.send)
    await socket.accept()
    await attend(socket, listeners)
    assert len(listeners) == 0
