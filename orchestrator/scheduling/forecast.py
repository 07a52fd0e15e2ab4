"""Where the waiting jobs would go as things stand."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .backlog import Backlog
from .expect import Guess
from .models import Assignment, Expect, NodeSeats, WaitingJob
from .scheduler import Scheduler
from .seats import SEATS

FORESEEN = 200


@dataclass(frozen=True)
class Slot:
    """A job's stay on a node, in seconds from now."""

    job_id: str
    node_id: str
    starts_in: float
    ends_in: float


def forecast(
    jobs: Iterable[WaitingJob],
    nodes: Sequence[NodeSeats],
    *,
    expect: Expect | None = None,
    limit: int = FORESEEN,
) -> list[Slot]:
    """The next `limit` stays, by their start. Only as many jobs are looked at as can matter."""
    backlog = Backlog()
    for job in _first(jobs, limit * 2):
        backlog.put(job)
    return _Future(backlog, nodes, expect or Guess()).slots(limit)


def _first(jobs: Iterable[WaitingJob], count: int) -> list[WaitingJob]:
    return [job for job, _ in zip(jobs, range(count), strict=False)]


class _Future:
    """Runs the scheduler ahead of the clock: each job takes exactly what it should."""

    def __init__(self, backlog: Backlog, nodes: Sequence[NodeSeats], expect: Expect) -> None:
        self._scheduler = Scheduler(backlog, expect)
        self._jobs = {job.id: job for job in backlog}
        self._nodes = {node.id: node for node in nodes}
        self._seats = {node.id: max(node.free, SEATS) for node in nodes}
        self._until = {node.id: node.busy for node in nodes}
        self._ends = [(node.busy, node.id, node.load) for node in nodes]
        self._now = 0.0

    def slots(self, limit: int) -> list[Slot]:
        slots: list[Slot] = []
        heapq.heapify(self._ends)
        while len(slots) < limit:
            made = self._scheduler.plan([self._at_now(node) for node in self._nodes.values()])
            slots.extend(self._take(item) for item in made)
            if not self._ends:
                break
            self._now, node_id, prompts = heapq.heappop(self._ends)
            self._free(node_id, prompts)
        return sorted(slots[:limit], key=lambda slot: (slot.starts_in, slot.job_id))

    def _at_now(self, node: NodeSeats) -> NodeSeats:
        return replace(node, busy_seconds=max(self._until[node.id] - self._now, 0.0))

    def _take(self, item: Assignment) -> Slot:
        node, job = self._nodes[item.node_id], self._jobs[item.job_id]
        starts = max(self._until[node.id], self._now)
        ends = self._until[node.id] = starts + item.estimate.seconds
        heapq.heappush(self._ends, (ends, node.id, 1))
        resident = job.models or node.resident
        self._nodes[node.id] = replace(
            node, free=node.free - 1, load=node.load + 1, resident=resident
        )
        return Slot(job.id, node.id, starts, ends)

    def _free(self, node_id: str, prompts: int) -> None:
        node = self._nodes[node_id]
        free = min(node.free + prompts, self._seats[node_id])
        self._nodes[node_id] = replace(node, free=free, load=node.load - prompts)
