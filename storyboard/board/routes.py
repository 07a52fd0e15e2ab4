"""The board's socket: the y-websocket protocol, one document per project."""

from fastapi import APIRouter, WebSocket

from storyboard.projects.service import Projects
from studio_kit.errors import NotFound, StudioError

from .rooms import BoardRooms
from .sockets import attend

UNKNOWN = 4404
NOT_OPENED = 4409
LONGEST_REASON = 123
"""Bytes that a close frame has for its reason (RFC 6455, 5.5.1)."""

router = APIRouter(tags=["board"])


@router.websocket("/ws/board/{project_id}")
async def board(socket: WebSocket, project_id: str) -> None:
    projects: Projects = socket.state.projects
    rooms: BoardRooms = socket.state.rooms
    await socket.accept()
    try:
        async with rooms.enter(await projects.root(project_id)) as room:
            await attend(socket, room.listeners)
    except NotFound as error:
        await socket.close(UNKNOWN, _reason(error))
    except StudioError as error:
        await socket.close(NOT_OPENED, _reason(error))


def _reason(error: StudioError) -> str:
    return error.message.encode()[:LONGEST_REASON].decode(errors="ignore")
