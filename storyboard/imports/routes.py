"""Files from elsewhere over HTTP."""

import asyncio

from fastapi import APIRouter

from storyboard.inputs.models import FileTooLarge
from storyboard.projects.rooms import ProjectRoom
from storyboard.projects.routes import ProjectsDep, SettingsDep
from studio_kit.errors import Conflict, Forbidden, Invalid, NotFound, responses

from . import service
from .models import ImportedTake, Paste, Pasted, TakeImport

router = APIRouter(prefix="/api/projects/{project_id}", tags=["imports"])


@router.post(
    "/shots/{shot_id}/imports",
    status_code=201,
    responses=responses(NotFound, Forbidden, Conflict, Invalid),
)
async def import_take(
    shot_id: str, wanted: TakeImport, room: ProjectRoom, projects: ProjectsDep
) -> ImportedTake:
    """A copy of a file, of this project or another, becomes the shot's chosen take.

    A shot that a browser has just made may still be on its way: it is waited for, 1 s at most.
    """
    source = room.root if wanted.project is None else await projects.root(wanted.project)
    return await service.import_take(room, shot_id, wanted.path, source=source)


@router.post("/paste", responses=responses(NotFound, Forbidden, Conflict, FileTooLarge))
async def paste_files(
    project_id: str, wanted: Paste, projects: ProjectsDep, settings: SettingsDep
) -> Pasted:
    """Copies of files that shots from another project need here, each content once."""
    root = await projects.root(project_id)
    source = await projects.root(wanted.from_project)
    return await asyncio.to_thread(
        service.paste_files, root, source, wanted.paths, largest=settings.max_input_bytes
    )
