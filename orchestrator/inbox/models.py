"""What lies in the inbox and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Outcome(StrEnum):
    PROCESSED = "processed"  # it is a job; the manifest lies in processed/
    FAILED = "failed"  # it can be no job; the manifest lies in failed/, the reason beside it
    WAITING = "waiting"  # time or a person may mend what keeps it from being a job


@dataclass(frozen=True)
class Dropped:
    """A manifest in the folder as it was when last looked at; `modified` in nanoseconds."""

    name: str
    size: int
    modified: int


class InboxItem(BaseModel):
    """`reason` is a sentence for what waits or failed, `job_id` what a processed one became."""

    model_config = ConfigDict(frozen=True)

    name: str
    outcome: Outcome
    job_id: str | None
    reason: str | None
    at: datetime


class InboxView(BaseModel):
    """`recent`: what was settled since the start, newest first."""

    model_config = ConfigDict(frozen=True)

    folder: str
    waiting: list[InboxItem]
    recent: list[InboxItem]
