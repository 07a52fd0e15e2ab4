"""One round of planning: who of the waiting jobs gets a node now. Nothing is started here."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from ..jobs.live import LiveJobs
from ..jobs.models import Job, WrongStatus
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from ..scheduling.assign import SEATS, assign
from ..scheduling.models import Assignment, NodeSeats, Plan, WaitingJob
from .proofs import Proofs

PAGE = 64

Taken = Callable[[], Awaitable[Mapping[str, int]]]
"""How many of our prompts each node has, by node id."""


@dataclass(frozen=True)
class Leased:
    """A job that was just given to a node, under a prompt id that is on disk."""

    job: Job
    link: NodeLink


class Planner:
    def __init__(
        self,
        *,
        pool: NodePool,
        storage: JobStorage,
        states: JobStates,
        live: LiveJobs,
        proofs: Proofs,
        taken: Taken,
    ) -> None:
        self._pool = pool
        self._storage = storage
        self._states = states
        self._live = live
        self._proofs = proofs
        self._taken = taken

    async def round(self) -> AsyncGenerator[Leased]:
        """Lease until no node has room or no waiting job can be given one."""
        taken = Counter(await self._taken())
        offset = 0
        while any(seats.free for seats in self._seats(taken)):
            page = await self._storage.waiting(limit=PAGE, offset=offset)
            plan = await self._plan(page, self._seats(taken))
            leases = await asyncio.gather(*map(self._lease, plan.assignments))
            for leased in filter(None, leases):
                taken[leased.link.node.id] += 1
                yield leased
            offset += len(page) - len(plan.assignments)
            if len(page) < PAGE:
                return

    async def _plan(self, page: list[Job], seats: list[NodeSeats]) -> Plan:
        links = [link for link in self._pool.links if link.usable]
        plan = assign([await self._waiting(job, links) for job in page], seats)
        for job_id, reason in plan.waits.items():
            self._live.wait(job_id, reason)
        return plan

    async def _waiting(self, job: Job, links: list[NodeLink]) -> WaitingJob:
        return WaitingJob(
            id=job.id,
            number=job.number,
            priority=job.priority,
            capable=await self._proofs.capable(job, links),
            pinned_node=job.pinned_node,
            avoid=job.avoid,
        )

    def _seats(self, taken: Mapping[str, int]) -> list[NodeSeats]:
        return [
            _seats(link, taken.get(link.node.id, 0)) for link in self._pool.links if link.usable
        ]

    async def _lease(self, chosen: Assignment) -> Leased | None:
        link = self._pool.find(chosen.node_id)
        if link is None:
            return None
        try:
            job = await self._states.lease(
                chosen.job_id, link.node, prompt_id=str(uuid4()), reason=chosen.reason
            )
        except WrongStatus:  # cancelled a moment ago
            return None
        return Leased(job, link)


def _seats(link: NodeLink, taken: int) -> NodeSeats:
    return NodeSeats(
        id=link.node.id,
        name=link.node.name,
        free=max((1 if link.on_trial else SEATS) - taken, 0),
        load=max(taken, link.state.queue_remaining),
        is_sketch=link.state.is_sketch,
    )
