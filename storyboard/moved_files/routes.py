"""Moved files over HTTP: the gallery tells, open boards follow at once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from storyboard.board.rooms import BoardRooms
from storyboard.projects.routes import ProjectsDep
from studio_kit.errors import Conflict, Forbidden, NotFound, responses

from .models import FilesFollowed, FilesMoved
from .service import follow

router = APIRouter(prefix="/api", tags=["projects"])


def rooms_of(request: Request) -> BoardRooms:
    return request.state.rooms


@router.post("/projects/files-moved", responses=responses(NotFound, Forbidden, Conflict))
async def files_moved(
    moved: FilesMoved, projects: ProjectsDep, rooms: Annotated[BoardRooms, Depends(rooms_of)]
) -> FilesFollowed:
    """Takes keep their files under their new names; one in the trash leaves the board."""
    return FilesFollowed(takes=await follow(moved, projects, rooms))
