"""Takes over HTTP. Each change is on disk when it is answered."""

from fastapi import APIRouter

from storyboard.neighbours import FilesRefused, GalleryAway
from storyboard.projects.rooms import ProjectRoom
from storyboard.renaming.routes import GalleryDep
from studio_kit.errors import NotFound, responses

from . import service
from .models import RestoredTake, ThrownTake

router = APIRouter(
    prefix="/api/projects/{project_id}/takes/{take_id}",
    tags=["shots"],
    responses=responses(NotFound, FilesRefused, GalleryAway),
)


@router.post("/trash")
async def trash_take(take_id: str, room: ProjectRoom, gallery: GalleryDep) -> ThrownTake:
    """Into the gallery's trash, from where it comes back with its record, stars and notes."""
    return await service.throw_away(room, take_id, gallery)


@router.post("/restore")
async def restore_take(take_id: str, room: ProjectRoom, gallery: GalleryDep) -> RestoredTake:
    return await service.restore(room, take_id, gallery)
