"""Snapshots and branches of a project's board. Each change is on disk when it is answered."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import APIRouter, Depends, Request

from storyboard.board.room import BoardRoom
from storyboard.board.rooms import BoardRooms
from storyboard.projects.routes import ProjectsDep
from studio_kit.errors import Conflict, Invalid, NotFound, responses

from . import branches, snapshots
from .models import (
    BoardThen,
    Branch,
    BranchList,
    ByWhom,
    MergeResult,
    NewBranch,
    NewSnapshot,
    Snapshot,
    SnapshotList,
    WantedMerge,
    WentBack,
)

router = APIRouter(
    prefix="/api/projects/{project_id}",
    tags=["history"],
    responses=responses(NotFound, Conflict, Invalid),
)


async def room_of(
    project_id: str, request: Request, projects: ProjectsDep
) -> AsyncGenerator[BoardRoom]:
    rooms: BoardRooms = request.state.rooms
    async with rooms.enter(await projects.root(project_id)) as room:
        yield room


RoomDep = Annotated[BoardRoom, Depends(room_of)]


@router.get("/snapshots")
async def list_snapshots(room: RoomDep) -> SnapshotList:
    return SnapshotList(snapshots=await asyncio.to_thread(snapshots.listed, room.root))


@router.post("/snapshots", status_code=201)
async def take_snapshot(wanted: NewSnapshot, room: RoomDep) -> Snapshot:
    return await snapshots.take_now(room, wanted)


@router.get("/snapshots/{snapshot_id}/board")
async def board_then(snapshot_id: str, room: RoomDep) -> BoardThen:
    return await snapshots.preview(room, snapshot_id)


@router.post("/snapshots/{snapshot_id}/restore")
async def go_back(snapshot_id: str, wanted: ByWhom, room: RoomDep) -> WentBack:
    return await snapshots.go_back(room, snapshot_id, by=wanted.by)


@router.delete("/snapshots/{snapshot_id}", status_code=204)
async def delete_snapshot(snapshot_id: str, room: RoomDep) -> None:
    await snapshots.delete(room, snapshot_id)


@router.get("/branches")
async def list_branches(room: RoomDep) -> BranchList:
    return await branches.listed(room)


@router.post("/branches", status_code=201)
async def create_branch(wanted: NewBranch, room: RoomDep) -> Branch:
    return await branches.create(room, wanted)


@router.post("/branches/{branch_id}/switch")
async def switch_branch(branch_id: str, wanted: ByWhom, room: RoomDep) -> BranchList:
    return await branches.switch(room, branch_id, by=wanted.by)


@router.post("/branches/{branch_id}/merge")
async def merge_branch(branch_id: str, wanted: WantedMerge, room: RoomDep) -> MergeResult:
    return await branches.merge_into_current(room, branch_id, wanted)


@router.delete("/branches/{branch_id}", status_code=204)
async def delete_branch(branch_id: str, room: RoomDep) -> None:
    await branches.delete(room, branch_id)
