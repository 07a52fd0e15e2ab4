"""Workflows and the board over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from storyboard.board.rooms import BoardRooms
from storyboard.projects.routes import ProjectsDep
from storyboard.script.routes import RoomDep
from studio_kit.errors import Conflict, NotFound, responses

from . import service
from .models import ImportedShot, LastPictures
from .prompt_engine import PromptEngine, PromptEngineAway, WorkflowNotUnderstood

router = APIRouter(prefix="/api")


def engine_of(request: Request) -> PromptEngine:
    return request.state.prompt_engine


EngineDep = Annotated[PromptEngine, Depends(engine_of)]


@router.post(
    "/storyboard/import_workflow",
    tags=["storyboard"],
    responses=responses(NotFound, Conflict, WorkflowNotUnderstood, PromptEngineAway),
)
async def import_workflow(
    workflow: dict[str, Any],
    room: RoomDep,
    engine: EngineDep,
    frame_index: Annotated[int | None, Query(ge=0)] = None,
    extract_prompts: bool = True,
) -> ImportedShot:
    """A shot of a workflow, in API form or as ComfyUI's page saves it.

    It changes the shot at `frame_index` (from 0 in board order), or adds one. A workflow that no
    template has is kept as a template of one's own.
    """
    imported = await service.import_workflow(
        room.board, engine, workflow, index=frame_index, with_prompts=extract_prompts
    )
    await room.save()
    return imported


@router.get(
    "/projects/{project_id}/last-pictures", tags=["projects"], responses=responses(NotFound)
)
async def last_pictures(project_id: str, projects: ProjectsDep, request: Request) -> LastPictures:
    """What each template drew last in this project."""
    rooms: BoardRooms = request.state.rooms
    async with rooms.enter(await projects.root(project_id)) as room:
        return LastPictures(pictures=service.last_pictures(room.board))
