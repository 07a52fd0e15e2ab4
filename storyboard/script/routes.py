"""The earlier console's storyboard paths. Each change is on disk when it is answered."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from storyboard.board.room import BoardRoom
from storyboard.board.rooms import BoardRooms
from storyboard.projects.routes import ProjectsDep
from studio_kit.errors import Conflict, Invalid, NotFound, responses

from . import service
from .models import (
    BoardState,
    ClearResult,
    DeleteResult,
    FrameResult,
    PushedPrompt,
    PushResult,
    ShotToRestore,
)

router = APIRouter(
    prefix="/api/storyboard", tags=["storyboard"], responses=responses(NotFound, Conflict, Invalid)
)


async def room_of(
    request: Request,
    projects: ProjectsDep,
    project: Annotated[str | None, Query(max_length=4096)] = None,
) -> AsyncGenerator[BoardRoom]:
    """The board that the request means: `project` is an id or a path; left out, the open one."""
    rooms: BoardRooms = request.state.rooms
    async with rooms.enter(await projects.find(project)) as room:
        yield room


RoomDep = Annotated[BoardRoom, Depends(room_of)]


@router.post("/push_prompt")
async def push_prompt(pushed: PushedPrompt, room: RoomDep) -> PushResult:
    result = service.push_prompt(room.board, pushed)
    await room.save()
    return result


@router.get("/state")
async def state(room: RoomDep) -> BoardState:
    return service.state(room.board)


@router.get("/frame/{frame_index}")
async def frame(frame_index: int, room: RoomDep) -> FrameResult:
    return FrameResult(success=True, frame=service.frame_at(room.board, frame_index))


@router.delete("/frame/{frame_index}")
async def delete_frame(frame_index: int, room: RoomDep) -> DeleteResult:
    left = service.delete_frame(room.board, frame_index)
    await room.save()
    message = "The shot is in the trash; restore brings it back."
    return DeleteResult(success=True, message=message, total_frames=left)


@router.post("/clear")
async def clear(room: RoomDep) -> ClearResult:
    count = service.clear(room.board)
    await room.save()
    message = f"{count} shots are in the trash; restore brings each back."
    return ClearResult(success=True, message=message)


@router.post("/restore")
async def restore(wanted: ShotToRestore, room: RoomDep) -> PushResult:
    result = service.restore(room.board, wanted.frame_id)
    await room.save()
    return result
