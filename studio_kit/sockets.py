"""A conversation over a socket: one side talks, the other is listened to."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import BaseModel

from studio_kit.errors import StudioError

Send = Callable[[BaseModel | bytes | str], Awaitable[None]]
Talk = Callable[[Send], Coroutine[Any, Any, None]]
Hear = Callable[[str, Send], Awaitable[bool]]
"""Answers a text of the other side; False ends the conversation."""


class SocketOnly(StudioError):
    status = 426
    title = "This is a socket"


async def serve(socket: WebSocket, talk: Talk, hear: Hear | None = None) -> None:
    """Talk until it is said, or until the other side leaves: only a read notices that."""
    turn = asyncio.Lock()

    async def send(message: BaseModel | bytes | str) -> None:
        # To somebody who has just left nothing can be said; `_listen` ends the talk.
        async with turn:
            with suppress(WebSocketDisconnect):
                await _say(socket, message)

    talking = asyncio.create_task(talk(send))
    listening = asyncio.create_task(_listen(socket, send, hear))
    try:
        await asyncio.wait((talking, listening), return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (talking, listening):
            task.cancel()
        await asyncio.wait((talking, listening))
    await _finish(socket, talking, listening)


async def _say(socket: WebSocket, message: BaseModel | bytes | str) -> None:
    match message:
        case bytes():
            await socket.send_bytes(message)
        case str():
            await socket.send_text(message)
        case _:
            await socket.send_text(message.model_dump_json())


async def _listen(socket: WebSocket, send: Send, hear: Hear | None) -> bool:
    """True when the other side has left, False when it is we who should close."""
    while (message := await socket.receive())["type"] != "websocket.disconnect":
        text = message.get("text")
        if hear is not None and text is not None and not await hear(text, send):
            return False
    return True


async def _finish(
    socket: WebSocket, talking: "asyncio.Task[None]", listening: "asyncio.Task[bool]"
) -> None:
    if not talking.cancelled():
        talking.result()
    elif listening.cancelled() or listening.result():
        return
    with suppress(WebSocketDisconnect):
        await socket.close()
