"""Scenes for older programs. Each change is on disk when it is answered."""

from fastapi import APIRouter

from studio_kit.errors import Conflict, Invalid, NotFound, responses

from . import scenes
from .routes import RoomDep
from .scene_models import (
    LorasUpdate,
    MetadataUpdate,
    PromptsUpdate,
    SceneList,
    SceneResult,
    SceneToSave,
)

router = APIRouter(
    prefix="/api/storyboard", tags=["storyboard"], responses=responses(NotFound, Conflict, Invalid)
)


@router.get("/list_scenes")
async def list_scenes(room: RoomDep) -> SceneList:
    """In board order, with the prompts of their shots."""
    return scenes.list_scenes(room.content())


@router.post("/update_prompts")
async def update_prompts(update: PromptsUpdate, room: RoomDep) -> SceneResult:
    result = scenes.update_prompts(room, update)
    await room.save()
    return result


@router.post("/update_metadata")
async def update_metadata(update: MetadataUpdate, room: RoomDep) -> SceneResult:
    """Picture files are never touched."""
    result = scenes.update_metadata(room, update)
    await room.save()
    return result


@router.post("/update_loras")
async def update_loras(update: LorasUpdate, room: RoomDep) -> SceneResult:
    """Every shot of the scene gets them."""
    result = scenes.update_loras(room, update)
    await room.save()
    return result


@router.post("/save_metadata")
async def save_metadata(wanted: SceneToSave, room: RoomDep) -> SceneResult:
    """The scene's own file says what the board says when this is answered."""
    result = scenes.saved(room, wanted.scene_id)
    await room.snapshot()
    return result
