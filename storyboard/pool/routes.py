"""The pool over HTTP. Each change is on disk when it is answered."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from storyboard.board.rooms import BoardRooms
from storyboard.projects.routes import ProjectsDep
from studio_kit.errors import Conflict, Forbidden, Invalid, NotFound, responses
from studio_kit.media import MediaKind

from .items import Wanted
from .models import (
    Added,
    Application,
    Applied,
    DeletedItems,
    ItemChange,
    NewItems,
    PoolItemView,
    PoolPage,
    Tag,
)
from .service import ProjectPool

router = APIRouter(
    prefix="/api/projects/{project_id}/pool",
    tags=["pool"],
    responses=responses(NotFound, Forbidden, Conflict, Invalid),
)


async def pool_of(
    project_id: str, request: Request, projects: ProjectsDep
) -> AsyncGenerator[ProjectPool]:
    rooms: BoardRooms = request.state.rooms
    async with rooms.enter(await projects.root(project_id)) as room:
        yield ProjectPool(room)


PoolDep = Annotated[ProjectPool, Depends(pool_of)]


@router.get("")
async def list_items(
    pool: PoolDep,
    type: Annotated[MediaKind | None, Query()] = None,
    tags: Annotated[list[Tag] | None, Query(max_length=50)] = None,
    q: Annotated[str, Query(max_length=1000)] = "",
    cursor: Annotated[str | None, Query(max_length=40)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> PoolPage:
    """With all of `tags` and every word of `q`, whatever their case."""
    return await pool.page(Wanted(type, tags or (), q), cursor=cursor, limit=limit)


@router.post("", status_code=201)
async def add_items(wanted: NewItems, pool: PoolDep) -> Added:
    """Files of the project, each with its take's metadata and automatic tags; all or none."""
    return await pool.add(wanted.files)


@router.get("/deleted")
async def list_deleted(pool: PoolDep) -> DeletedItems:
    """What was deleted in the last 30 days and can be brought back."""
    return await pool.deleted()


@router.get("/{item_id}")
async def read_item(item_id: str, pool: PoolDep) -> PoolItemView:
    return await pool.item(item_id)


@router.patch("/{item_id}")
async def change_item(item_id: str, change: ItemChange, pool: PoolDep) -> PoolItemView:
    return await pool.change(item_id, change)


@router.delete("/{item_id}", status_code=204)
async def delete_item(item_id: str, pool: PoolDep) -> None:
    """The file stays, and so do the takes that were made from it."""
    await pool.delete(item_id)


@router.post("/{item_id}/restore")
async def restore_item(item_id: str, pool: PoolDep) -> PoolItemView:
    """Brings a deleted item back, for 30 days."""
    return await pool.restore(item_id)


@router.post("/{item_id}/apply", status_code=201)
async def apply_to_shot(item_id: str, wanted: Application, pool: PoolDep) -> Applied:
    """A copy of the file becomes the shot's chosen take; what the shot says stays as it is."""
    return await pool.apply(item_id, wanted.shot_id)
