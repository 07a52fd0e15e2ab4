"""`/api/job` and `/api/jobs`."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from studio_kit.errors import responses
from studio_kit.paths import NotAProject, OutsideProject

from ..nodes.models import NoNodeOnline
from ..outputs.models import FolderUnwritable
from ..wiring import JobsOf
from .models import JobNotFound, Status, Submission, WrongStatus
from .service import ModelMissing
from .views import JobAnswer, JobPage, JobView

router = APIRouter(prefix="/api", tags=["jobs"])

Limit = Annotated[int, Query(ge=1, le=200)]
JobStatus = Annotated[Status | None, Query(alias="status")]


@router.post(
    "/job",
    status_code=status.HTTP_202_ACCEPTED,
    responses=responses(NoNodeOnline, ModelMissing, FolderUnwritable, NotAProject, OutsideProject),
)
async def submit_job(submission: Submission, jobs: JobsOf) -> JobAnswer:
    return await jobs.submit(submission)


@router.get("/jobs")
async def list_jobs(
    jobs: JobsOf,
    project_id: str | None = None,
    job_status: JobStatus = None,
    limit: Limit = 50,
    cursor: str | None = None,
) -> JobPage:
    return await jobs.page(project_id=project_id, status=job_status, limit=limit, cursor=cursor)


@router.get("/jobs/{job_id}", responses=responses(JobNotFound))
async def get_job(job_id: str, jobs: JobsOf) -> JobView:
    return await jobs.get(job_id)


@router.post("/jobs/{job_id}/cancel", responses=responses(JobNotFound, WrongStatus))
async def cancel_job(job_id: str, jobs: JobsOf) -> JobAnswer:
    return await jobs.cancel(job_id)


@router.post("/jobs/{job_id}/retry", responses=responses(JobNotFound, WrongStatus))
async def retry_job(job_id: str, jobs: JobsOf) -> JobAnswer:
    return await jobs.retry(job_id)
