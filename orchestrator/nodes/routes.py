"""`/api/backends`: the console's word for render nodes."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from studio_kit.errors import responses

from ..wiring import JobsOf, NodesOf
from .models import NodeIsBusy, NodeIsConfigured, NodeNotFound
from .service import AddressTaken
from .views import (
    BackendAddress,
    BackendList,
    BackendPatch,
    BackendProbe,
    BackendView,
    ModelList,
    NewBackend,
)

router = APIRouter(prefix="/api/backends", tags=["backends"])

Folder = Annotated[str, Query(pattern=r"^[A-Za-z0-9_\-]{1,64}$")]


@router.get("")
async def list_backends(nodes: NodesOf) -> BackendList:
    return nodes.all()


@router.post("", status_code=status.HTTP_201_CREATED, responses=responses(AddressTaken))
async def add_backend(new: NewBackend, nodes: NodesOf) -> BackendView:
    return await nodes.add(new)


@router.post("/test")
async def test_backend(address: BackendAddress, nodes: NodesOf) -> BackendProbe:
    return await nodes.probe(address.url)


@router.get("/models")
async def list_models(nodes: NodesOf, folder: Folder = "checkpoints") -> ModelList:
    return ModelList(models=await nodes.models(folder))


@router.get("/{backend_id}", responses=responses(NodeNotFound))
@router.get("/{backend_id}/status", responses=responses(NodeNotFound), include_in_schema=False)
async def get_backend(backend_id: str, nodes: NodesOf) -> BackendView:
    return nodes.get(backend_id)


@router.patch("/{backend_id}", responses=responses(NodeNotFound, NodeIsBusy))
async def change_backend(
    backend_id: str, patch: BackendPatch, nodes: NodesOf, jobs: JobsOf
) -> BackendView:
    if patch.url is not None:
        await jobs.refuse_busy_node(backend_id)
    return await nodes.change(backend_id, patch)


@router.delete(
    "/{backend_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=responses(NodeNotFound, NodeIsConfigured),
)
async def remove_backend(backend_id: str, nodes: NodesOf, jobs: JobsOf) -> None:
    await jobs.refuse_busy_node(backend_id)
    await nodes.remove(backend_id)
