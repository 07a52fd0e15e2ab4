"""`/api/job` and `/api/jobs`."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Response, status
from pydantic import StringConstraints

from studio_kit import logs
from studio_kit.errors import Invalid, responses
from studio_kit.paths import NotAProject, OutsideProject

from ..nodes.models import NoNodeOnline
from ..outputs.models import FolderUnwritable
from ..wiring import JobsOf
from .admission import ModelMissing
from .changes import KeyReused
from .filters import JobFilter, Order
from .limits import QueueFull
from .models import Cause, JobNotFound, Reference, Status, Submission, WrongStatus
from .views import JobAnswer, JobMove, JobPage, JobPatch, JobView, Retry

router = APIRouter(prefix="/api", tags=["jobs"])

Limit = Annotated[int, Query(ge=1, le=200)]
Key = Annotated[str, StringConstraints(pattern=r"^[ -~]{1,128}$")]
Text = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]
Id = Annotated[Reference | None, Query()]
JobId = Annotated[Reference, Path()]

TAKEN = responses(
    NoNodeOnline,
    ModelMissing,
    FolderUnwritable,
    NotAProject,
    OutsideProject,
    KeyReused,
    QueueFull,
)
SUBMITTED: dict[int | str, dict[str, Any]] = {
    200: {"model": JobAnswer, "description": "The job was taken before"},
    **TAKEN,
}
FOUND = responses(JobNotFound)
CHANGED = responses(JobNotFound, WrongStatus)


class KeyedSubmission(Submission):
    """With an `idempotency_key`, or the header so named, a repeated call takes no second job."""

    idempotency_key: Key | None = None


def job_filter(
    project_id: Id = None,
    shot_id: Id = None,
    statuses: Annotated[list[Status] | None, Query(alias="status")] = None,
    cause: Cause | None = None,
    group_id: Id = None,
    batch_id: Id = None,
    run_id: Id = None,
    backend_id: Id = None,
    q: Annotated[Text | None, Query()] = None,
    deleted: bool = False,
) -> JobFilter:
    return JobFilter(
        project_id=project_id,
        shot_id=shot_id,
        statuses=tuple(dict.fromkeys(statuses or ())),
        cause=cause,
        group_id=group_id,
        batch_id=batch_id,
        run_id=run_id,
        backend_id=backend_id,
        text=q,
        deleted=deleted,
    )


Wanted = Annotated[JobFilter, Depends(job_filter)]


@router.post(
    "/job",
    status_code=status.HTTP_202_ACCEPTED,
    responses=SUBMITTED,
)
async def submit_job(
    submission: KeyedSubmission,
    jobs: JobsOf,
    response: Response,
    idempotency_key: Annotated[Key | None, Header()] = None,
) -> JobAnswer:
    key = idempotency_key or submission.idempotency_key
    answer, is_new = await jobs.submit(submission, key=key)
    logs.note(job_id=answer.job_id)
    if not is_new:
        response.status_code = status.HTTP_200_OK
    return answer


@router.get("/jobs")
async def list_jobs(
    jobs: JobsOf,
    wanted: Wanted,
    order: Order = Order.NEWEST,
    limit: Limit = 50,
    cursor: str | None = None,
) -> JobPage:
    """Newest first, or in the order of the queue: under way, then as they are served."""
    return await jobs.page(wanted, order=order, limit=limit, cursor=cursor)


@router.get("/jobs/{job_id}", responses=FOUND)
async def get_job(job_id: JobId, jobs: JobsOf) -> JobView:
    return await jobs.get(job_id)


@router.patch("/jobs/{job_id}", responses=CHANGED)
async def change_job(job_id: JobId, patch: JobPatch, jobs: JobsOf) -> JobView:
    return await jobs.change(job_id, patch)


@router.post("/jobs/{job_id}/front", responses=CHANGED)
async def move_job_to_front(job_id: JobId, jobs: JobsOf) -> JobView:
    return await jobs.front(job_id)


@router.post("/jobs/{job_id}/move", responses=CHANGED)
async def move_job(job_id: JobId, where: JobMove, jobs: JobsOf) -> JobView:
    if (where.before is None) == (where.after is None):
        raise Invalid("Say either before or after which job it goes.")
    return await jobs.move(job_id, before=where.before, after=where.after)


@router.post("/jobs/{job_id}/cancel", responses=CHANGED)
async def cancel_job(job_id: JobId, jobs: JobsOf) -> JobAnswer:
    return await jobs.cancel(job_id)


@router.post("/jobs/{job_id}/retry", responses=CHANGED)
async def retry_job(job_id: JobId, jobs: JobsOf, how: Retry | None = None) -> JobAnswer:
    return await jobs.retry(job_id, how or Retry())


@router.delete("/jobs/{job_id}", responses=CHANGED)
async def delete_job(job_id: JobId, jobs: JobsOf) -> JobAnswer:
    return await jobs.delete(job_id)


@router.post("/jobs/{job_id}/restore", responses=FOUND)
async def restore_job(job_id: JobId, jobs: JobsOf) -> JobAnswer:
    return await jobs.restore(job_id)
