"""Which jobs are asked for, and where a page of them ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Any

from sqlalchemy import ColumnElement, Select, tuple_

from studio_kit.errors import Invalid

from ..tables import jobs
from .models import Cause, Job, Status
from .order import LANES_OF_A_KIND
from .search import pattern

IN_QUEUE = (
    Status.COLLECTING,
    Status.RUNNING,
    Status.LEASED,
    Status.QUEUED,
    Status.FAILED,
    Status.CANCELLED,
    Status.DONE,
)
"""As a person reads a queue: what is nearly there first, what is over last."""

turn = tuple_(jobs.c.lane, jobs.c.position, jobs.c.number)
"""What the order of service is made of; compared as one, so that an index is read along."""

LARGEST_NUMBER = 2**31 - 1


class Order(StrEnum):
    NEWEST = "newest"
    QUEUE = "queue"  # by status, then as they are served


@dataclass(frozen=True)
class JobFilter:
    """None and an empty tuple let everything through. Without `deleted`, deleted jobs are left
    out; with it they are all that is shown.
    """

    project_id: str | None = None
    shot_id: str | None = None
    statuses: tuple[Status, ...] = ()
    cause: Cause | None = None
    group_id: str | None = None
    batch_id: str | None = None
    run_id: str | None = None
    backend_id: str | None = None
    text: str | None = None
    deleted: bool = False

    @property
    def possible(self) -> tuple[Status, ...]:
        """The statuses that jobs may have; empty where any. Only failed jobs have a cause."""
        if self.cause is None or self.statuses:
            return self.statuses
        return (Status.FAILED,)

    def conditions(self) -> Iterable[ColumnElement[bool]]:
        """All but the status: pages are read for each status alone, along an index."""
        wanted = {
            jobs.c.project_id: self.project_id,
            jobs.c.shot_id: self.shot_id,
            jobs.c.cause: self.cause,
            jobs.c.group_id: self.group_id,
            jobs.c.batch_id: self.batch_id,
            jobs.c.run_id: self.run_id,
            jobs.c.node_id: self.backend_id,
        }
        yield from (column == value for column, value in wanted.items() if value is not None)
        yield jobs.c.deleted_at.is_not(None) if self.deleted else jobs.c.deleted_at.is_(None)
        if self.text:
            yield jobs.c.search_text.like(pattern(self.text), escape="\\")


@dataclass(frozen=True)
class Cursor:
    """The last job of a page. `lane` and `position` count in the order of the queue only."""

    number: int
    status: Status | None = None
    lane: int = 0
    position: float = 0.0

    @classmethod
    def after(cls, job: Job, order: Order) -> "Cursor":
        if order is Order.NEWEST:
            return cls(job.number)
        return cls(job.number, job.status, job.lane, job.position)

    def __str__(self) -> str:
        if self.status is None:
            return str(self.number)
        return f"{self.status}_{self.lane}_{self.position.hex()}_{self.number}"


def parsed(text: str | None, order: Order) -> Cursor | None:
    """Raises `Invalid` for a cursor that no page of this order gave out."""
    if text is None:
        return None
    try:
        if order is Order.NEWEST:
            return Cursor(_number(text))
        status, lane, position, number = text.split("_")
        return Cursor(_number(number), Status(status), _lane(lane), _finite(position))
    except (ValueError, OverflowError):
        raise Invalid(
            f"The cursor is not one that a page of jobs in the order {order} gave."
        ) from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > LARGEST_NUMBER:
        raise ValueError(text)
    return int(text)


def _lane(text: str) -> int:
    lane = int(text)
    if abs(lane) > 2 * LANES_OF_A_KIND:
        raise ValueError(text)
    return lane


def _finite(text: str) -> float:
    value = float.fromhex(text)
    if not isfinite(value):
        raise ValueError(text)
    return value


def turn_of(job: "Job | Cursor") -> tuple[int, float, int]:
    return job.lane, job.position, job.number


def behind(query: Select[*tuple[Any, ...]], cursor: Cursor | None) -> Select[*tuple[Any, ...]]:
    """In the order of service, the rest after the cursor."""
    rest = query.where(turn > turn_of(cursor)) if cursor else query
    return rest.order_by(jobs.c.lane, jobs.c.position, jobs.c.number)
