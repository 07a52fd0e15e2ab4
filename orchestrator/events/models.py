"""What happened, numbered without gaps in the order in which it became durable."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict


class EventType(StrEnum):
    JOB_QUEUED = "job_queued"
    JOB_LEASED = "job_leased"
    JOB_RUNNING = "job_running"
    JOB_COLLECTING = "job_collecting"
    JOB_DONE = "job_done"
    JOB_FAILED = "job_failed"
    JOB_CANCELLED = "job_cancelled"
    JOB_CHANGED = "job_changed"  # its place, priority or node
    JOB_DELETED = "job_deleted"
    JOB_RESTORED = "job_restored"
    TAKE_WRITTEN = "take_written"


class Event(BaseModel):
    """`take_written` carries `{project_path, take}`; the others the reason where there is one."""

    model_config = ConfigDict(frozen=True)

    sequence: int
    at: datetime
    type: EventType
    job_id: str
    project_id: str | None
    # Of a job of a run also its `run_id`.
    data: dict[str, Any]


class EventPage(BaseModel):
    """`last` is the newest sequence number there is; ask on from the last event that you got."""

    model_config = ConfigDict(frozen=True)

    events: list[Event]
    last: int
