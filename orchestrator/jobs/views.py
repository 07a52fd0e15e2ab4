"""Jobs as programs and the page see them. The field names are the console's, kept stable."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from ..dispatch.progress import Stage
from .models import Attempt, Job, JobMetadata, Output, Status


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class AttemptView(_View):
    number: int
    backend_id: str
    backend_name: str
    leased_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    reason: str | None

    @classmethod
    def of(cls, attempt: Attempt) -> "AttemptView":
        return cls(
            number=attempt.number,
            backend_id=attempt.node_id,
            backend_name=attempt.node_name,
            leased_at=attempt.leased_at,
            started_at=attempt.started_at,
            ended_at=attempt.ended_at,
            reason=attempt.reason,
        )


class JobView(_View):
    """`progress` is 0 to 1; `place` counts from 1 among the jobs that still wait for a node.

    `waits_for` says why a job waits; `error_message` why it failed, or, of a job that is done,
    what the node left out.
    """

    job_id: str
    status: Status
    progress: float
    stage: Stage | None
    place: int | None
    waits_for: str | None
    outputs: list[Output]
    error_message: str | None
    backend_id: str | None
    backend_name: str | None
    metadata: JobMetadata
    attempts: list[AttemptView]
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None


class JobPage(_View):
    """`next_cursor` is None on the last page."""

    jobs: list[JobView]
    next_cursor: str | None


class JobAnswer(_View):
    job_id: str
    status: Status
    message: str
    backend_id: str | None


def job_view(
    job: Job,
    attempts: list[Attempt],
    *,
    fraction: float,
    stage: Stage | None,
    place: int | None,
    waits_for: str | None,
) -> JobView:
    return JobView(
        job_id=job.id,
        status=job.status,
        progress=1.0 if job.status is Status.DONE else fraction,
        stage=stage,
        place=place,
        waits_for=waits_for,
        outputs=list(job.outputs),
        error_message=job.error,
        backend_id=job.node_id,
        backend_name=_node_name(job, attempts),
        metadata=job.metadata,
        attempts=[AttemptView.of(attempt) for attempt in attempts],
        created_at=job.created_at,
        started_at=job.started_at,
        completed_at=job.completed_at,
    )


def _node_name(job: Job, attempts: list[Attempt]) -> str | None:
    return attempts[-1].node_name if job.node_id is not None and attempts else None
