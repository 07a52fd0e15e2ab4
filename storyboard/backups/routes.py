"""Backups over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from storyboard.projects.models import ProjectPlace
from storyboard.projects.unpacking import ArchiveUnusable
from studio_kit.errors import Forbidden, NotFound, responses

from .models import Backup, BackupList, RestoreWanted
from .service import Backups

router = APIRouter(prefix="/api/projects/{project_id}/backups", tags=["projects"])


def backups_of(request: Request) -> Backups:
    return request.state.backups


BackupsDep = Annotated[Backups, Depends(backups_of)]


@router.get("")
async def listed(project_id: str, backups: BackupsDep) -> BackupList:
    """The newest first. Made once a day of what is worked on, and when asked for."""
    return await backups.listed(project_id)


@router.post("", status_code=201, responses=responses(NotFound, Forbidden))
async def make(project_id: str, backups: BackupsDep) -> Backup:
    return await backups.make(project_id)


@router.post(
    "/{name}/restore",
    status_code=201,
    responses=responses(NotFound, Forbidden, ArchiveUnusable),
)
async def restore(
    project_id: str, name: str, wanted: RestoreWanted, backups: BackupsDep
) -> ProjectPlace:
    """As a new project in a folder of its own; nothing that is there is touched."""
    return await backups.restore(project_id, name, wanted)
