"""Shots over HTTP. Each change is on disk when it is answered."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from storyboard.board.listing import IfNoneMatch
from storyboard.board.room import BoardRoom
from storyboard.projects.rooms import ProjectRoom
from studio_kit.errors import NotFound, responses

from . import service, views
from .models import NewShot, Shot, ShotChanges, ShotMove, Shots

router = APIRouter(
    prefix="/api/projects/{project_id}/shots", tags=["shots"], responses=responses(NotFound)
)


@router.get("", response_model=Shots)
async def list_shots(
    room: ProjectRoom,
    scene_id: Annotated[str | None, Query(max_length=200)] = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """All alternates of all scenes, or of one."""
    shots = room.kept(views.ShotList).listed(room.content(), scene_id=scene_id)
    return shots.answer(if_none_match)


@router.post("", status_code=201)
async def add_shot(wanted: NewShot, room: ProjectRoom) -> Shot:
    return await _saved(room, service.add(room.board, wanted))


@router.get("/{shot_id}")
async def read_shot(shot_id: str, room: ProjectRoom) -> Shot:
    return views.read_shot(room.content(), shot_id)


@router.patch("/{shot_id}")
async def change_shot(shot_id: str, wanted: ShotChanges, room: ProjectRoom) -> Shot:
    """Only what is given changes; who types in another field meanwhile is not disturbed."""
    service.change(room.board, shot_id, wanted)
    return await _saved(room, shot_id)


@router.post("/{shot_id}/move")
async def move_shot(shot_id: str, wanted: ShotMove, room: ProjectRoom) -> Shot:
    """Within its scene or to another one, with its alternates; the code stays."""
    service.move(room.board, shot_id, wanted)
    return await _saved(room, shot_id)


@router.post("/{shot_id}/duplicate", status_code=201)
async def duplicate_shot(shot_id: str, room: ProjectRoom) -> Shot:
    """A shot of its own, without takes."""
    return await _saved(room, service.duplicate(room.board, shot_id))


@router.post("/{shot_id}/alternates", status_code=201)
async def add_alternate(shot_id: str, room: ProjectRoom) -> Shot:
    """Another shot of the same slot, without takes; it stands on the board from now on."""
    return await _saved(room, service.add_alternate(room.board, shot_id))


@router.post("/{shot_id}/choose")
async def choose_alternate(shot_id: str, room: ProjectRoom) -> Shot:
    """This alternate stands on the board and in the film."""
    service.choose_alternate(room.board, shot_id)
    return await _saved(room, shot_id)


@router.delete("/{shot_id}", status_code=204)
async def delete_shot(shot_id: str, room: ProjectRoom) -> None:
    """Into the project's trash; its takes stay on disk. Another alternate stands then."""
    service.delete(room.board, shot_id)
    await room.save()


@router.post("/{shot_id}/restore")
async def restore_shot(shot_id: str, room: ProjectRoom) -> Shot:
    service.restore(room.board, shot_id)
    return await _saved(room, shot_id)


async def _saved(room: BoardRoom, shot_id: str) -> Shot:
    await room.save()
    return views.read_shot(room.content(), shot_id)
