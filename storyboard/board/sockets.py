"""A listener's socket: what is told goes out, what is heard goes in, garbage ends it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from .listeners import Listener, Listeners
from .protocol import GarbageFrame

GARBAGE = 4400
TOO_SLOW = 1013


async def attend(socket: WebSocket, listeners: Listeners) -> None:
    """Keep an accepted socket in the conversation until it leaves, or has to."""
    listener = Listener()
    listeners.join(listener)
    try:
        await _converse(socket, listeners, listener)
    except WebSocketDisconnect:
        pass
    finally:
        listeners.leave(listener)


async def _converse(socket: WebSocket, listeners: Listeners, listener: Listener) -> None:
    try:
        await _first_to_end(
            _tell(socket, listener), _hear(socket, listeners, listener), listener.too_slow.wait()
        )
    except GarbageFrame as error:
        await socket.close(GARBAGE, str(error))
    else:
        if listener.too_slow.is_set():
            await socket.close(TOO_SLOW, "Too far behind; connect again.")


async def _first_to_end(*works: Coroutine[Any, Any, object]) -> None:
    """Run all until one ends, then end the others. Raises what the first one raised, and of
    several that fail at once the one that was named first.
    """
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    for task in tasks:
        if task in done:
            task.result()


async def _tell(socket: WebSocket, listener: Listener) -> None:
    while True:
        await socket.send_bytes(await listener.outbox.get())


async def _hear(socket: WebSocket, listeners: Listeners, listener: Listener) -> None:
    while True:
        event = await socket.receive()
        if event["type"] == "websocket.disconnect":
            return
        frame = event.get("bytes")
        if frame is None:
            raise GarbageFrame("The board is spoken to in binary frames.")
        listeners.receive(listener, frame)
