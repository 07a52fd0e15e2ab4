"""Another slate over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from storyboard.neighbours import FilesRefused, Gallery, GalleryAway, Queue
from storyboard.projects.rooms import ProjectRoom
from storyboard.shots.models import NewCode
from studio_kit.errors import NotFound, responses

from . import service
from .models import Renamed

router = APIRouter(prefix="/api/projects/{project_id}", tags=["shots"])


def gallery_of(request: Request) -> Gallery:
    return request.state.gallery


def queue_of(request: Request) -> Queue:
    return request.state.queue


GalleryDep = Annotated[Gallery, Depends(gallery_of)]
QueueDep = Annotated[Queue, Depends(queue_of)]


@router.put("/shots/{shot_id}/code", responses=responses(NotFound, FilesRefused, GalleryAway))
async def rename_shot(
    shot_id: str, wanted: NewCode, room: ProjectRoom, gallery: GalleryDep, queue: QueueDep
) -> Renamed:
    """Another slate for a shot and its alternates; the folders of their takes go along, with all
    that is in them, in one step that the gallery can undo. Refused while the shot renders.
    """
    return await service.rename(room, shot_id, wanted.code, gallery=gallery, queue=queue)
