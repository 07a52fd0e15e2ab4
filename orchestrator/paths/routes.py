"""`/api/path-mappings` and `/api/translate-path`."""

from fastapi import APIRouter, status

from studio_kit.errors import responses

from ..wiring import PlacesOf
from .models import (
    NewPlace,
    PathAnswer,
    PathQuestion,
    PlaceAnswer,
    PlaceIsConfigured,
    PlaceList,
    PlaceNotFound,
)

router = APIRouter(prefix="/api", tags=["paths"])


@router.get("/path-mappings")
async def list_path_mappings(places: PlacesOf) -> PlaceList:
    return places.all()


@router.post("/path-mappings", status_code=status.HTTP_201_CREATED)
async def add_path_mapping(new: NewPlace, places: PlacesOf) -> PlaceAnswer:
    return await places.add(new)


@router.put("/path-mappings/{mapping_id}", responses=responses(PlaceNotFound))
async def change_path_mapping(mapping_id: str, new: NewPlace, places: PlacesOf) -> PlaceAnswer:
    return await places.change(mapping_id, new)


@router.delete(
    "/path-mappings/{mapping_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=responses(PlaceNotFound, PlaceIsConfigured),
)
async def remove_path_mapping(mapping_id: str, places: PlacesOf) -> None:
    await places.remove(mapping_id)


@router.post("/translate-path")
async def translate_path(question: PathQuestion, places: PlacesOf) -> PathAnswer:
    """The path as another system names it; unchanged where no place holds it."""
    return places.translated(question.path, question.target_os)
