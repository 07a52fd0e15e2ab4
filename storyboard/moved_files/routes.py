"""Moved files over HTTP: the gallery tells, open boards follow at once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from studio_kit.errors import Conflict, Forbidden, NotFound, responses

from .models import FilesFollowed, FilesMoved
from .service import MovedFiles

router = APIRouter(prefix="/api", tags=["projects"])


def moved_files_of(request: Request) -> MovedFiles:
    return request.state.moved_files


@router.post("/projects/files-moved", responses=responses(NotFound, Forbidden, Conflict))
async def files_moved(
    moved: FilesMoved, boards: Annotated[MovedFiles, Depends(moved_files_of)]
) -> FilesFollowed:
    """Takes keep their files under their new names; one in the trash leaves the board."""
    return FilesFollowed(takes=await boards.follow(moved))
