"""Scenes over HTTP. Each change is on disk when it is answered."""

from fastapi import APIRouter, Response

from storyboard.board.listing import IfNoneMatch
from storyboard.board.room import BoardRoom
from storyboard.projects.rooms import ProjectRoom
from studio_kit.errors import NotFound, responses

from . import service, views
from .models import NoSuchScene, Scene, SceneChanges, SceneMove, Scenes

router = APIRouter(
    prefix="/api/projects/{project_id}/scenes", tags=["scenes"], responses=responses(NotFound)
)


@router.get("", response_model=Scenes)
async def list_scenes(room: ProjectRoom, if_none_match: IfNoneMatch = None) -> Response:
    return room.kept(views.SceneList).listed(room.content()).answer(if_none_match)


@router.post("", status_code=201)
async def add_scene(wanted: SceneChanges, room: ProjectRoom) -> Scene:
    """Behind all others; without a name it is called after its number."""
    return await _saved(room, service.add(room.board, wanted))


@router.get("/{scene_id}", responses=responses(NoSuchScene))
async def read_scene(scene_id: str, room: ProjectRoom) -> Scene:
    return views.read_scene(room.content(), scene_id)


@router.patch("/{scene_id}", responses=responses(NoSuchScene))
async def change_scene(scene_id: str, wanted: SceneChanges, room: ProjectRoom) -> Scene:
    """Only what is given changes."""
    service.change(room.board, scene_id, wanted)
    return await _saved(room, scene_id)


@router.post("/{scene_id}/move", responses=responses(NoSuchScene))
async def move_scene(scene_id: str, wanted: SceneMove, room: ProjectRoom) -> Scenes:
    """Shots go along and keep their codes."""
    service.move(room.board, scene_id, before=wanted.before)
    await room.save()
    return views.list_scenes(room.content())


@router.post("/{scene_id}/duplicate", status_code=201, responses=responses(NoSuchScene))
async def duplicate_scene(scene_id: str, room: ProjectRoom) -> Scene:
    """With copies of its shots, without their takes."""
    return await _saved(room, service.duplicate(room.board, scene_id))


@router.post("/{scene_id}/alternates", status_code=201, responses=responses(NoSuchScene))
async def add_alternate(scene_id: str, room: ProjectRoom) -> Scene:
    """Another scene of the same slot with copies of its shots, without their takes; it stands on
    the board from now on.
    """
    return await _saved(room, service.add_alternate(room.board, scene_id))


@router.post("/{scene_id}/choose", responses=responses(NoSuchScene))
async def choose_alternate(scene_id: str, room: ProjectRoom) -> Scene:
    """This alternate stands on the board and in the film, with its shots."""
    service.choose_alternate(room.board, scene_id)
    return await _saved(room, scene_id)


@router.delete("/{scene_id}", status_code=204, responses=responses(NoSuchScene))
async def delete_scene(scene_id: str, room: ProjectRoom) -> None:
    """With its shots into the project's trash; their takes stay on disk."""
    service.throw_away(room.board, scene_id)
    await room.save()


@router.post("/{scene_id}/restore", responses=responses(NoSuchScene))
async def restore_scene(scene_id: str, room: ProjectRoom) -> Scene:
    service.restore(room.board, scene_id)
    return await _saved(room, scene_id)


async def _saved(room: BoardRoom, scene_id: str) -> Scene:
    await room.save()
    return views.read_scene(room.content(), scene_id)
