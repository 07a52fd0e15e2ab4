"""Jobs as programs and the page see them. The field names are the console's, kept stable."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ..dispatch.progress import Stage
from ..scheduling.models import Estimate
from .models import Attempt, Cause, Job, JobMetadata, Output, Reference, Status, TextOutput


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class JobPatch(_Body):
    """What is left out stays. `pinned_node` null or "auto" lets any node take the job."""

    priority: int = Field(default=0, ge=-100, le=100)
    interactive: bool = False
    pinned_node: Reference | None = None

    def changes(self) -> dict[str, Any]:
        return self.model_dump(include=self.model_fields_set)


class JobMove(_Body):
    """One of the two: the job beside which this one is put."""

    before: Reference | None = None
    after: Reference | None = None


class Retry(_Body):
    """`pinned_node` is kept where it is left out; "auto" lets any node take the job."""

    pinned_node: Reference | None = None
    avoid: list[Reference] = Field(default_factory=list, max_length=1000)


class EstimateView(_View):
    """Seconds that are still to go; the range holds 80 % of cases."""

    seconds: float
    low: float
    high: float
    ready_at: datetime

    @classmethod
    def of(cls, left: Estimate) -> "EstimateView":
        ready_at = datetime.now(UTC) + timedelta(seconds=left.seconds)
        return cls(seconds=left.seconds, low=left.low, high=left.high, ready_at=ready_at)


class AttemptView(_View):
    """`hedge`: it ran beside another attempt that took too long."""

    number: int
    backend_id: str
    backend_name: str
    leased_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    reason: str | None
    cause: Cause | None
    hedge: bool

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
            cause=attempt.cause,
            hedge=attempt.hedge,
        )


class JobView(_View):
    """`progress` is 0 to 1; `place` counts from 1 among the jobs that still wait for a node.

    `waits_for` says why a job waits; `error_message` why it failed, or, of a job that is done,
    what the node left out. `position` is its order within its priority. `deleted_at` is set while
    the job is hidden and can be restored.
    """

    job_id: str
    status: Status
    progress: float
    stage: Stage | None
    place: int | None
    waits_for: str | None
    estimate: EstimateView | None
    outputs: list[Output]
    texts: list[TextOutput]
    error_message: str | None
    cause: Cause | None
    backend_id: str | None
    backend_name: str | None
    metadata: JobMetadata
    attempts: list[AttemptView]
    priority: int
    interactive: bool
    position: float
    pinned_node: str | None
    group_id: str | None
    batch_id: str | None
    run_id: str | None
    step: str | None
    signature: str
    models: list[str]
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    deleted_at: datetime | None


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
    left: Estimate | None = None,
) -> JobView:
    return JobView(
        job_id=job.id,
        status=job.status,
        progress=1.0 if job.status is Status.DONE else fraction,
        stage=stage,
        place=place,
        waits_for=waits_for,
        estimate=EstimateView.of(left) if left else None,
        outputs=list(job.outputs),
        texts=job.texts,
        error_message=job.error,
        cause=job.cause,
        backend_id=job.node_id,
        backend_name=_node_name(job, attempts),
        metadata=job.metadata,
        attempts=[AttemptView.of(attempt) for attempt in attempts],
        priority=job.priority,
        interactive=job.interactive,
        position=job.position,
        pinned_node=job.pinned_node,
        group_id=job.owner.group_id,
        batch_id=job.owner.batch_id,
        run_id=job.owner.run_id,
        step=job.owner.step,
        signature=job.signature,
        models=list(job.models),
        created_at=job.created_at,
        started_at=job.started_at,
        completed_at=job.completed_at,
        deleted_at=job.deleted_at,
    )


def _node_name(job: Job, attempts: list[Attempt]) -> str | None:
    if job.node_id is None:
        return None
    counts = (attempt.node_name for attempt in attempts if attempt.prompt_id == job.prompt_id)
    return next(counts, None)
