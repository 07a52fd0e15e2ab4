"""What is asked of many jobs at once."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ..jobs.models import ENDED, Cause, Reference, Status

MOST_JOBS = 10_000
"""As many as one call changes, and as many as it clears, so that all of it can be undone."""


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Action(StrEnum):
    CANCEL = "cancel"
    RETRY = "retry"
    DELETE = "delete"
    RESTORE = "restore"
    FRONT = "front"


class Bulk(_Body):
    """Either `job_ids`, or all jobs that `project_id`, `status` and `cause` let through.

    `pinned_node` and `avoid` are for a retry. Jobs brought to the front keep their order.
    """

    action: Action
    job_ids: list[Reference] | None = Field(default=None, max_length=MOST_JOBS)
    project_id: Reference | None = None
    status: list[Status] = Field(default_factory=list[Status])
    cause: Cause | None = None
    pinned_node: Reference | None = None
    avoid: list[Reference] = Field(default_factory=list, max_length=1000)

    @model_validator(mode="after")
    def says_which_jobs(self) -> Self:
        described = self.project_id is not None or bool(self.status) or self.cause is not None
        if described == (self.job_ids is not None):
            raise ValueError("say which jobs: either job_ids, or project_id, status or cause")
        return self


class Clear(_Body):
    status: list[Status] = Field(min_length=1)
    project_id: Reference | None = None

    @model_validator(mode="after")
    def takes_ended_jobs_only(self) -> Self:
        if unended := [status for status in self.status if status not in ENDED]:
            raise ValueError(f"only ended jobs are cleared; leave out {', '.join(unended)}")
        return self
