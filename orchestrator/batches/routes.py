"""`/api/batches`."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response, status

from studio_kit.errors import responses

from ..jobs.limits import QueueFull
from ..wiring import BatchesOf
from .models import BatchKeyReused, BatchNotFound, BatchRequest, Key
from .views import BatchList, BatchView

router = APIRouter(prefix="/api/batches", tags=["batches"])

FOUND = responses(BatchNotFound)
Project = Annotated[str | None, Query(max_length=64)]
Limit = Annotated[int, Query(ge=1, le=100)]


@router.post(
    "",
    status_code=status.HTTP_202_ACCEPTED,
    responses={
        200: {"model": BatchView, "description": "The batch was taken before"},
        **responses(BatchKeyReused, QueueFull),
    },
)
async def submit_batch(
    request: BatchRequest,
    batches: BatchesOf,
    response: Response,
    idempotency_key: Annotated[Key | None, Header()] = None,
) -> BatchView:
    """At most 1,000 items. An item that is refused has no job and a message; the others run."""
    view, is_new = await batches.submit(request, key=idempotency_key)
    if not is_new:
        response.status_code = status.HTTP_200_OK
    return view


@router.get("")
async def list_batches(
    batches: BatchesOf, project_id: Project = None, limit: Limit = 20
) -> BatchList:
    """The newest first."""
    return await batches.recent(project_id, limit=limit)


@router.get("/{batch_id}", responses=FOUND)
async def get_batch(batch_id: str, batches: BatchesOf) -> BatchView:
    return await batches.get(batch_id)


@router.post("/{batch_id}/retry-failed", responses=responses(BatchNotFound, QueueFull))
async def retry_failed_of_batch(batch_id: str, batches: BatchesOf) -> BatchView:
    return await batches.retry_failed(batch_id)


@router.post("/{batch_id}/cancel", responses=FOUND)
async def cancel_batch(batch_id: str, batches: BatchesOf) -> BatchView:
    return await batches.cancel(batch_id)
