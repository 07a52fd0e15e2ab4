"""`/api/queue`, and what is done to many jobs at once."""

from typing import Annotated

from fastapi import APIRouter, Query

from ..jobs.models import Reference
from ..jobs.routes import (
    CHANGED,
    FOUND,
    SUBMITTED,
    cancel_job,
    delete_job,
    get_job,
    list_jobs,
    retry_job,
    submit_job,
)
from ..wiring import BulkOf, QueueOf
from .bodies import Bulk, Clear
from .views import BulkResults, Cleared, Failures, Forecast, QueueSummary

router = APIRouter(prefix="/api", tags=["queue"])

# A queue's jobs are the jobs: the same handlers, for programs that look for them here.
router.add_api_route("/queue/jobs", list_jobs, methods=["GET"])
router.add_api_route(
    "/queue/jobs", submit_job, methods=["POST"], status_code=202, responses=SUBMITTED
)
router.add_api_route("/queue/jobs/{job_id}", get_job, methods=["GET"], responses=FOUND)
router.add_api_route("/queue/jobs/{job_id}", delete_job, methods=["DELETE"], responses=CHANGED)
router.add_api_route("/queue/jobs/{job_id}/cancel", cancel_job, methods=["POST"], responses=CHANGED)
router.add_api_route("/queue/jobs/{job_id}/retry", retry_job, methods=["POST"], responses=CHANGED)

Project = Annotated[Reference | None, Query()]


@router.get("/queue")
async def get_queue(queue: QueueOf, project_id: Project = None) -> QueueSummary:
    return await queue.summary(project_id)


@router.get("/queue/status", name="get_queue_status")
async def queue_status(queue: QueueOf, project_id: Project = None) -> QueueSummary:
    """The same as `/api/queue`."""
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
