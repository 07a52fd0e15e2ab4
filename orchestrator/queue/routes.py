"""`/api/queue`, and what is done to many jobs at once."""

from typing import Annotated

from fastapi import APIRouter, Query

from ..jobs.models import Reference
from ..wiring import BulkOf, QueueOf
from .bodies import Bulk, Clear
from .views import BulkResults, Cleared, Failures, Forecast, QueueSummary

router = APIRouter(prefix="/api", tags=["queue"])

Project = Annotated[Reference | None, Query()]


@router.get("/queue")
async def get_queue(queue: QueueOf, project_id: Project = None) -> QueueSummary:
    return await queue.summary(project_id)


@router.get("/queue/failures")
async def list_failures(queue: QueueOf, project_id: Project = None) -> Failures:
    """Failed jobs that nobody has dismissed, by cause, with what can be done."""
    return await queue.failures(project_id)


@router.get("/queue/forecast")
async def forecast_queue(queue: QueueOf) -> Forecast:
    """Where the scheduler would put the waiting jobs as things stand."""
    return await queue.forecast()


@router.post("/queue/pause")
async def pause_queue(queue: QueueOf) -> QueueSummary:
    return await queue.pause(paused=True)


@router.post("/queue/resume")
async def resume_queue(queue: QueueOf) -> QueueSummary:
    return await queue.pause(paused=False)


@router.post("/jobs/bulk")
async def change_jobs(bulk: Bulk, service: BulkOf) -> BulkResults:
    return await service.act(bulk)


@router.post("/jobs/clear")
async def clear_jobs(clear: Clear, service: BulkOf) -> Cleared:
    return await service.clear(clear)
