"""`/api/events` and the two sockets."""

from typing import Annotated

from fastapi import APIRouter, Query, WebSocket

from studio_kit.errors import responses
from studio_kit.sockets import SocketOnly, serve

from ..jobs.models import JobNotFound
from ..wiring import StreamOf
from .messages import StreamText
from .models import EventPage

router = APIRouter(tags=["events"])

After = Annotated[int, Query(ge=0, lt=2**63)]
Limit = Annotated[int, Query(ge=1, le=1000)]


@router.get("/api/events")
async def list_events(stream: StreamOf, after: After = 0, limit: Limit = 200) -> EventPage:
    return await stream.page(after=after, limit=limit)


@router.get("/ws/events", responses=responses(SocketOnly))
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
    await serve(socket, lambda send: stream.events(send, after=after, project_id=project_id))


@router.websocket("/ws/jobs/{job_id}")
async def job_socket(socket: WebSocket, job_id: str, stream: StreamOf) -> None:
    await socket.accept()
    try:
        await serve(socket, lambda send: stream.job(send, job_id))
    except JobNotFound as error:
        await socket.close(4404, error.message)
