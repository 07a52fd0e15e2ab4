"""One round of planning: who of the waiting jobs gets a node now. Nothing is started here."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from ..jobs.models import ON_A_NODE, Job, Status, WrongStatus
from ..jobs.states import JobStates
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from ..scheduling.models import IMAGE_SECONDS, Assignment, NodeSeats
from ..scheduling.seats import SEATS, SPARE_SEATS
from .needs import Fit, Key, waiting_job
from .overtaken import UNTOLD
from .planning import Planning

Taken = Callable[[], Awaitable[Mapping[str, int]]]
"""How many of our prompts each node has, by node id."""

AT_ONCE = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Leased:
    """A job that was just given to a node, under a prompt id that is on disk."""

    job: Job
    link: NodeLink


class Planner:
    """Keeps the queue in memory and follows the event table, so that a round costs by what has
    changed and not by what waits, and so that another process may take over at any time.
    """

    def __init__(
        self, *, pool: NodePool, states: JobStates, planning: Planning, taken: Taken
    ) -> None:
        self._pool = pool
        self._states = states
        self._taken = taken
        self._tools = planning
        self._backlog = planning.scheduler.backlog
        self._waiting: dict[str, Job] = {}
        self._alike: dict[Key, dict[str, None]] = {}
        self._fits: dict[Key, Fit] = {}

    async def round(self) -> AsyncGenerator[Leased]:
        """Lease until no node has room or no waiting job can be given one."""
        finished = False
        try:
            while not finished:
                leases = await self._lease_all(self._tools.scheduler.plan(await self._ready()))
                for leased in leases:
                    if leased is not None:
                        yield leased
                finished = None not in leases
        finally:
            if not finished:  # what was planned and not leased is found again in the tables
                self._tools.following.start_anew()

    async def _lease_all(self, planned: list[Assignment]) -> list[Leased | None]:
        """None stands for a place that is free again. Of two on one node the first stays first."""
        proved = [await self._proved(chosen) for chosen in planned]
        leases = await asyncio.gather(*map(self._lease, planned, proved))
        await self._tools.overtaken.write(self._backlog.passed())
        if self._backlog.broken:
            log.error("A job was overtaken more than %s times.", self._backlog.bound)
        return leases

    async def _proved(self, chosen: Assignment) -> NodeLink | None:
        """The node, if it is there and surely can run the job."""
        link, job = self._pool.find(chosen.node_id), self._waiting[chosen.job_id]
        if link is not None and await self._tools.needs.proved(job, link):
            return link
        await self._wait(job)
        return None

    async def _lease(self, chosen: Assignment, link: NodeLink | None) -> Leased | None:
        if link is None:
            return None
        job = self._waiting[chosen.job_id]
        try:
            job = await self._states.lease(
                job.id,
                link.node,
                prompt_id=str(uuid4()),
                reason=chosen.reason,
                client_id=link.client_id,
                estimate=chosen.estimate,
            )
        except WrongStatus:  # cancelled a moment ago
            return None
        self._tools.occupancy.given(
            job.id, link.node.id, models=job.models, seconds=chosen.estimate.seconds
        )
        return Leased(job, link)

    async def _ready(self) -> list[NodeSeats]:
        """What is free, with the queue as it is. A seat counts that was free before the queue was
        read: of one that was given back since, the job may not be known to wait, and would be
        overtaken.
        """
        before = Counter(await self._taken())
        await self._follow()
        return self._seats(before | Counter(await self._taken()))

    # -- the queue in memory

    async def _follow(self) -> None:
        is_new = self._tools.following.is_new
        if is_new:
            for job_id in list(self._waiting):
                self._forget(job_id)
        moved = self._tools.needs.look_at(self._pool.links)
        for index, job in enumerate(await self._tools.following.changed()):
            await self._note(job, overtaken=job.overtaken + UNTOLD if is_new else job.overtaken)
            if index % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0)  # others have their turn while a long queue is taken in
        if moved:
            await self._judge_anew()

    async def _judge_anew(self) -> None:
        """The nodes have changed: so have, of a few graphs, those that can run them."""
        for key, waiting in list(self._alike.items()):
            fit = await self._tools.needs.fit(self._waiting[next(iter(waiting))])
            if fit != self._fits.get(key):
                for job_id in list(waiting):
                    await self._wait(self._waiting[job_id])

    async def _note(self, job: Job, *, overtaken: int) -> None:
        if job.status is Status.QUEUED:
            self._left(job.id)
            await self._wait(job, overtaken=min(overtaken, self._backlog.bound))
            return
        self._forget(job.id)
        if job.status in ON_A_NODE and job.node_id is not None:
            self._noted_on_node(job, job.node_id)
        else:
            self._left(job.id, ran=job.status in (Status.COLLECTING, Status.DONE))

    async def _wait(self, job: Job, *, overtaken: int | None = None) -> None:
        self._forget_kind(job.id)
        key, fit = self._tools.needs.key(job), await self._tools.needs.fit(job)
        self._waiting[job.id], self._fits[key] = job, fit
        self._alike.setdefault(key, {})[job.id] = None
        learning = self._tools.learning
        typical = learning.durations.typical(job.signature, models=job.models)
        floors = [floor for floor in (job.vram_floor, learning.vram_floor(job.signature)) if floor]
        self._backlog.put(
            waiting_job(
                job,
                fit,
                seconds=typical or fit.seconds,
                vram_floor=max(floors, default=None),
                overtaken=job.overtaken if overtaken is None else overtaken,
            )
        )

    def _forget(self, job_id: str) -> None:
        self._forget_kind(job_id)
        self._backlog.drop(job_id)

    def _forget_kind(self, job_id: str) -> None:
        job = self._waiting.pop(job_id, None)
        if job is None:
            return
        for key in (self._tools.needs.key(job), self._tools.needs.common_key(job)):
            waiting = self._alike.get(key, {})
            waiting.pop(job_id, None)
            if not waiting:
                self._alike.pop(key, None)
                self._fits.pop(key, None)

    def _noted_on_node(self, job: Job, node_id: str) -> None:
        durations = self._tools.learning.durations
        seconds = durations.typical(job.signature, models=job.models)
        occupancy = self._tools.occupancy
        occupancy.given(job.id, node_id, models=job.models, seconds=seconds or IMAGE_SECONDS)
        if job.status is Status.RUNNING:
            occupancy.started(job.id, _clock())

    def _left(self, job_id: str, *, ran: bool = False) -> None:
        given = self._tools.occupancy.ended(job_id)
        if given is not None and ran:
            self._tools.learning.resident.ran(given.node_id, given.models)

    # -- the nodes

    def _seats(self, taken: Mapping[str, int]) -> list[NodeSeats]:
        return [
            self._node(link, taken.get(link.node.id, 0))
            for link in self._pool.links
            if self._is_open(link)
        ]

    def _is_open(self, link: NodeLink) -> bool:
        if not link.state.online:  # whatever it held may be gone when it is back
            self._tools.learning.emptied(link.node.id)
        return link.usable

    def _node(self, link: NodeLink, taken: int) -> NodeSeats:
        node_id, occupancy = link.node.id, self._tools.occupancy
        load = max(taken, link.state.queue_remaining)
        return NodeSeats(
            id=node_id,
            name=link.node.name,
            free=max((1 if link.on_trial else SEATS) - taken, 0),
            spare=0 if link.on_trial else SPARE_SEATS - max(taken - SEATS, 0),
            load=load,
            is_sketch=link.state.is_sketch,
            resident=self._tools.learning.resident.held(node_id, occupancy.models(node_id)),
            vram_total=link.state.stats.vram_total,
            busy_seconds=occupancy.busy(node_id, _clock(), load=load),
        )


def _clock() -> float:
    return asyncio.get_running_loop().time()
