"""`/api/backends`: the console's word for render nodes. `/api/models`: what they hold."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response, status

from studio_kit.errors import responses
from studio_kit.keyrings import SecretsUnreadable

from ..wiring import JobsOf, NodesOf
from .models import (
    AddressTaken,
    NodeIsBusy,
    NodeIsConfigured,
    NodeNotFound,
    NodeNotRead,
    NodeUnreachable,
    UnknownAddress,
)
from .views import (
    BackendAddress,
    BackendList,
    BackendPatch,
    BackendProbe,
    BackendStatus,
    BackendView,
    FoundNodes,
    ModelList,
    ModelPlaces,
    NewBackend,
    NodeClasses,
    NodeModels,
    RestartAnswer,
    RestartWish,
    SearchPlaces,
)

router = APIRouter(prefix="/api", tags=["backends"])

Folder = Annotated[str, Query(pattern=r"^[A-Za-z0-9_\-]{1,64}$")]
Words = Annotated[str, Query(max_length=200)]


@router.get("/backends")
async def list_backends(nodes: NodesOf) -> BackendList:
    return nodes.all()


@router.post(
    "/backends",
    status_code=status.HTTP_201_CREATED,
    responses=responses(AddressTaken, SecretsUnreadable),
)
async def add_backend(new: NewBackend, nodes: NodesOf) -> BackendView:
    return await nodes.add(new)


@router.post("/backends/test")
async def test_backend(address: BackendAddress, nodes: NodesOf) -> BackendProbe:
    return await nodes.probe(address)


@router.post("/backends/discover", responses=responses(UnknownAddress))
async def discover_backends(places: SearchPlaces, nodes: NodesOf) -> FoundNodes:
    return await nodes.discover(places.addresses)


@router.get("/backends/models")
async def list_models(nodes: NodesOf, folder: Folder = "checkpoints") -> ModelList:
    return ModelList(models=await nodes.models(folder))


@router.get("/models")
async def browse_models(nodes: NodesOf, q: Words = "", folder: Folder | None = None) -> ModelPlaces:
    return await nodes.model_places(q=q, folder=folder)


@router.get("/backends/{backend_id}", responses=responses(NodeNotFound))
async def get_backend(backend_id: str, nodes: NodesOf) -> BackendView:
    return nodes.get(backend_id)


@router.get("/backends/{backend_id}/status", responses=responses(NodeNotFound))
async def get_backend_status(backend_id: str, nodes: NodesOf) -> BackendStatus:
    return nodes.status(backend_id)


@router.patch(
    "/backends/{backend_id}",
    responses=responses(NodeNotFound, NodeIsBusy, SecretsUnreadable),
)
async def change_backend(
    backend_id: str, patch: BackendPatch, nodes: NodesOf, jobs: JobsOf
) -> BackendView:
    if patch.url is not None and patch.url != nodes.get(backend_id).url:
        await jobs.refuse_busy_node(backend_id)
    return await nodes.change(backend_id, patch)


@router.delete(
    "/backends/{backend_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=responses(NodeNotFound, NodeIsConfigured),
)
async def remove_backend(backend_id: str, nodes: NodesOf, jobs: JobsOf) -> None:
    await jobs.refuse_busy_node(backend_id)
    await nodes.remove(backend_id)


@router.post("/backends/{backend_id}/restore", responses=responses(NodeNotFound, AddressTaken))
async def restore_backend(backend_id: str, nodes: NodesOf) -> BackendView:
    return await nodes.restore(backend_id)


@router.post("/backends/{backend_id}/refresh", responses=responses(NodeNotFound))
async def refresh_backend(backend_id: str, nodes: NodesOf) -> BackendView:
    return await nodes.refresh(backend_id)


@router.post("/backends/{backend_id}/release", responses=responses(NodeNotFound))
async def release_backend(backend_id: str, nodes: NodesOf) -> BackendView:
    return await nodes.release(backend_id)


@router.post("/backends/{backend_id}/restart", responses=responses(NodeNotFound, NodeUnreachable))
async def restart_backend(
    backend_id: str, nodes: NodesOf, wish: RestartWish | None = None
) -> RestartAnswer:
    return await nodes.restart(backend_id, wish or RestartWish())


@router.get("/backends/{backend_id}/classes", responses=responses(NodeNotFound, NodeNotRead))
async def list_classes(backend_id: str, nodes: NodesOf, q: Words = "") -> NodeClasses:
    return nodes.classes(backend_id, q)


@router.get(
    "/backends/{backend_id}/object_info",
    response_model=dict[str, Any],
    responses=responses(NodeNotFound, NodeNotRead),
)
def read_object_info(
    backend_id: str, nodes: NodesOf, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """What the node told of its classes when it was read last.

    Answers 304 to the tag of an answer that is still true.
    """
    told = nodes.object_info(backend_id)
    headers = {"etag": told.etag, "cache-control": "no-cache"}
    if if_none_match is not None and told.etag in if_none_match:
        return Response(status_code=304, headers=headers)
    return Response(told.body, media_type="application/json", headers=headers)


@router.get("/backends/{backend_id}/models", responses=responses(NodeNotFound, NodeUnreachable))
async def list_models_of_backend(backend_id: str, nodes: NodesOf) -> NodeModels:
    return await nodes.models_of(backend_id)
