"""Job groups as programs see them, over HTTP and over the socket."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from ..jobs.models import ENDED, Job, Output, Status
from .models import Group, GroupStatus, overall_status
from .sequences import SeedStrategy


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class ChildView(_View):
    """`backend_id` is the node that it must go to, or the one that it is on."""

    job_id: str
    backend_id: str | None
    seed: int | None
    status: Status
    progress: float
    error_message: str | None

    @classmethod
    def of(cls, job: Job, fraction: float) -> "ChildView":
        return cls(
            job_id=job.id,
            backend_id=job.pinned_node or job.node_id,
            seed=job.metadata.seed,
            status=job.status,
            progress=1.0 if job.status is Status.DONE else fraction,
            error_message=job.error,
        )


class GroupView(_View):
    """`failed_count` counts those that failed, `cancelled_count` those that were stopped."""

    job_group_id: str
    status: GroupStatus
    child_jobs: list[ChildView]
    total_count: int
    completed_count: int
    failed_count: int
    cancelled_count: int
    seed_strategy: SeedStrategy
    base_seed: int
    timeout_seconds: float | None
    created_at: datetime
    completed_at: datetime | None


class GroupStopped(_View):
    """How many children waited and are cancelled, were told to stop, and had ended before."""

    cancelled: int
    interrupted: int
    already_complete: int


def group_view(group: Group, jobs: list[Job], fraction: Callable[[str], float]) -> GroupView:
    statuses = [job.status for job in jobs]
    return GroupView(
        job_group_id=group.id,
        status=overall_status(statuses, is_stopped=group.cancelled_at is not None),
        child_jobs=[ChildView.of(job, fraction(job.id)) for job in jobs],
        total_count=group.total,
        completed_count=statuses.count(Status.DONE),
        failed_count=statuses.count(Status.FAILED),
        cancelled_count=statuses.count(Status.CANCELLED),
        seed_strategy=group.strategy,
        base_seed=group.base_seed,
        timeout_seconds=group.time_limit,
        created_at=group.created_at,
        completed_at=last_end(jobs),
    )


def last_end(jobs: list[Job]) -> datetime | None:
    """When the last of them ended; None while one has not."""
    if not all(job.status in ENDED for job in jobs):
        return None
    return max((job.completed_at for job in jobs if job.completed_at), default=None)


# The text frames of the socket.


class InitialState(_View):
    type: Literal["initial_state"]
    job_group_id: str
    status: GroupStatus
    child_jobs: list[ChildView]


class ChildProgress(_View):
    """`progress` is 0 to 1; `current_step` such as "KSampler 3/20"."""

    type: Literal["child_progress"]
    job_id: str
    backend_id: str | None
    progress: float
    current_step: str | None


class ChildCompleted(_View):
    type: Literal["child_completed"]
    job_id: str
    backend_id: str | None
    seed: int | None
    outputs: list[Output]
    completed_at: datetime | None


class ChildFailed(_View):
    type: Literal["child_failed"]
    job_id: str
    backend_id: str | None
    error: str
    error_type: str


class ChildTimeout(_View):
    type: Literal["child_timeout"]
    job_id: str
    backend_id: str | None
    timeout_seconds: float | None


class ChildCancelled(_View):
    type: Literal["child_cancelled"]
    job_id: str
    backend_id: str | None


class ChildResult(_View):
    job_id: str
    status: Status
    outputs: list[Output]
    error: str | None


class GroupComplete(_View):
    type: Literal["group_complete"]
    job_group_id: str
    total: int
    succeeded: int
    failed: int
    results: list[ChildResult]


class Pong(_View):
    type: Literal["pong"]


GroupMessage = (
    InitialState
    | ChildProgress
    | ChildCompleted
    | ChildFailed
    | ChildTimeout
    | ChildCancelled
    | GroupComplete
    | Pong
)


class GroupText(RootModel[Annotated[GroupMessage, Field(discriminator="type")]]):
    """A text frame of `/ws/job-groups/{id}`."""
