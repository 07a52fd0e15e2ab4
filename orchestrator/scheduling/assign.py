"""Jobs and nodes -> assignments with reasons."""

from collections.abc import Iterable, Sequence

from .backlog import BOUND, Backlog
from .expect import Guess
from .models import Expect, NodeSeats, Plan, WaitingJob
from .scheduler import Scheduler
from .seats import SEATS

__all__ = ["SEATS", "assign"]


def assign(
    jobs: Iterable[WaitingJob],
    nodes: Sequence[NodeSeats],
    *,
    expect: Expect | None = None,
    bound: int = BOUND,
) -> Plan:
    """One round over all of the jobs; `Scheduler` is for those that know the next round too."""
    backlog = Backlog(bound)
    for job in sorted(jobs, key=_arrival):
        backlog.put(job)
    scheduler = Scheduler(backlog, expect or Guess())
    assignments = tuple(scheduler.plan(nodes))
    waits = {job.id: scheduler.reason(job.id) or "" for job in backlog}
    return Plan(assignments, waits)


def _arrival(job: WaitingJob) -> tuple[float, int]:
    return (job.number if job.position is None else job.position), job.number
