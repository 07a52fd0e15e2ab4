"""`/api/events` and the two sockets."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect

from studio_kit.errors import StudioError

from ..jobs.models import JobNotFound
from ..wiring import StreamOf
from .messages import StreamMessage, StreamText
from .models import EventPage
from .stream import Send

router = APIRouter(tags=["events"])

After = Annotated[int, Query(ge=0, lt=2**63)]
Limit = Annotated[int, Query(ge=1, le=1000)]


class SocketOnly(StudioError):
    status = 426
    title = "This is a socket"


@router.get("/api/events")
async def list_events(stream: StreamOf, after: After = 0, limit: Limit = 200) -> EventPage:
    return await stream.page(after=after, limit=limit)


@router.get("/ws/events")
async def describe_socket() -> StreamText:
    """The text frames of the sockets; connect with a WebSocket."""
    raise SocketOnly("Connect to this address with a WebSocket.")


@router.websocket("/ws/events")
async def events_socket(
    socket: WebSocket,
    stream: StreamOf,
    project_id: str | None = None,
    after: After | None = None,
) -> None:
    await socket.accept()
    await _serve(socket, lambda send: stream.events(send, after=after, project_id=project_id))


@router.websocket("/ws/jobs/{job_id}")
async def job_socket(socket: WebSocket, job_id: str, stream: StreamOf) -> None:
    await socket.accept()
    try:
        await _serve(socket, lambda send: stream.job(send, job_id))
    except JobNotFound as error:
        await socket.close(4404, error.message)


async def _serve(socket: WebSocket, talk: Callable[[Send], Coroutine[Any, Any, None]]) -> None:
    """Talk until it is said, or until the other side leaves: only a read notices that."""
    turn = asyncio.Lock()

    async def send(message: StreamMessage | bytes) -> None:
        # To somebody who has just left nothing can be said; `_left` ends the talk.
        async with turn:
            with suppress(WebSocketDisconnect):
                await _say(socket, message)

    talking = asyncio.create_task(talk(send))
    leaving = asyncio.create_task(_left(socket))
    try:
        await asyncio.wait((talking, leaving), return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (talking, leaving):
            task.cancel()
        await asyncio.wait((talking, leaving))
    await _finish(socket, talking)


async def _say(socket: WebSocket, message: StreamMessage | bytes) -> None:
    if isinstance(message, bytes):
        await socket.send_bytes(message)
    else:
        await socket.send_text(message.model_dump_json())


async def _left(socket: WebSocket) -> None:
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def _finish(socket: WebSocket, talking: "asyncio.Task[None]") -> None:
    if talking.cancelled():
        return
    talking.result()
    await socket.close()
