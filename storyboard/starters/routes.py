"""Beginning a project with more than an empty board, over HTTP."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request

from storyboard.board.rooms import BoardRooms
from storyboard.projects.models import ProjectPlace
from storyboard.projects.routes import ProjectsDep
from studio_kit.errors import Forbidden, Invalid, responses

from .models import StartedProject, Starter, StarterList
from .service import StarterUnknown, start_project, starter_named, view_of

router = APIRouter(prefix="/api", tags=["projects"])


def starters_of(request: Request) -> Mapping[str, Starter]:
    return request.state.starters


StartersDep = Annotated[Mapping[str, Starter], Depends(starters_of)]


@router.get("/starters")
async def starters(starters: StartersDep) -> StarterList:
    """What a new project can begin with, besides an empty board."""
    return StarterList(starters=tuple(view_of(starter) for starter in starters.values()))


@router.post(
    "/starters/{starter_id}/projects",
    status_code=201,
    responses=responses(StarterUnknown, Forbidden, Invalid),
)
async def start(
    starter_id: str,
    wanted: StartedProject,
    starters: StartersDep,
    projects: ProjectsDep,
    request: Request,
) -> ProjectPlace:
    """A new project with the starter's scenes and shots, its frame and its rate."""
    rooms: BoardRooms = request.state.rooms
    return await start_project(projects, rooms, starter_named(starters, starter_id), wanted)
