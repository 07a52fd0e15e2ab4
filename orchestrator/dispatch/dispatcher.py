"""Gives waiting jobs to nodes the moment that either changes, and owns every run."""

import asyncio
from collections import Counter
from uuid import uuid4

from ..jobs.live import LiveJobs
from ..jobs.models import Graph, Job, WrongStatus
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..nodes.link import NodeLink
from ..nodes.models import Ended, NodeUnreachable, Place
from ..nodes.pool import NodePool
from ..outputs.collect import Collector
from ..scheduling.assign import SEATS, assign
from ..scheduling.models import Assignment, NodeSeats, Plan, WaitingJob
from .proofs import Proofs
from .run import JobRun, RunTools

PAGE = 64
RETRACT_SECONDS = 0.5


class Dispatcher:
    """Idle until woken: there is no polling, neither of the queue nor of the nodes."""

    def __init__(
        self,
        *,
        pool: NodePool,
        storage: JobStorage,
        states: JobStates,
        collector: Collector,
        live: LiveJobs,
        proofs: Proofs,
    ) -> None:
        self._pool = pool
        self._storage = storage
        self._states = states
        self._live = live
        self._proofs = proofs
        self._runs: dict[str, JobRun] = {}
        self._retracting: set[str] = set()
        self._wake = asyncio.Event()
        self._tools = RunTools(states, collector, live, self._wake.set, self._runs_elsewhere)

    def wake(self) -> None:
        self._wake.set()

    def cancel(self, job_id: str) -> None:
        if run := self._runs.get(job_id):
            run.cancel()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch_nodes(group))
            await self._take_up(group)
            while True:
                await self._dispatch(group)
                await self._wake.wait()
                self._wake.clear()

    # -- after a restart

    async def _take_up(self, group: asyncio.TaskGroup) -> None:
        for job in await self._storage.under_way():
            link = self._pool.find(job.node_id)
            if link is None:
                await self._states.requeue(job, "Its node is no longer known.", counts=False)
                continue
            attempt = await self._storage.attempt(job.prompt_id or "")
            await self._start(group, job, link, posted=True if attempt.posted_at else None)

    # -- every round

    async def _dispatch(self, group: asyncio.TaskGroup) -> None:
        offset = 0
        while any(seats.free for seats in self._seats()):
            page = await self._storage.waiting(limit=PAGE, offset=offset)
            if not page:
                return
            plan = await self._plan(page)
            await asyncio.gather(*(self._lease(group, item) for item in plan.assignments))
            offset += len(page) - len(plan.assignments)
            if len(page) < PAGE:
                return

    async def _plan(self, page: list[Job]) -> Plan:
        links = [link for link in self._pool.links if link.usable]
        waiting = [await self._waiting(job, links) for job in page]
        plan = assign(waiting, self._seats())
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

    def _seats(self) -> list[NodeSeats]:
        ours = Counter(run.link.node.id for run in self._runs.values() if run.holds_seat)
        return [
            NodeSeats(
                id=link.node.id,
                name=link.node.name,
                free=max(SEATS - ours[link.node.id], 0),
                load=max(ours[link.node.id], link.state.queue_remaining),
                is_sketch=link.state.is_sketch,
            )
            for link in self._pool.links
            if link.usable
        ]

    async def _lease(self, group: asyncio.TaskGroup, chosen: Assignment) -> None:
        link = self._pool.find(chosen.node_id)
        if link is None:
            return
        try:
            job = await self._states.lease(
                chosen.job_id, link.node, prompt_id=str(uuid4()), reason=chosen.reason
            )
        except WrongStatus:  # cancelled a moment ago
            return
        await self._start(group, job, link, posted=False)

    async def _start(
        self, group: asyncio.TaskGroup, job: Job, link: NodeLink, *, posted: bool | None
    ) -> None:
        self._live.forget(job.id)
        graph = await self._storage.graph(job.id)
        run = JobRun(job, graph, link, tools=self._tools, posted=posted)
        self._runs[job.id] = run
        group.create_task(self._see_through(group, run), name=f"job-{job.id}")

    async def _see_through(self, group: asyncio.TaskGroup, run: JobRun) -> None:
        try:
            await run.run()
            group.create_task(self._retract_leftovers(run.link))
        finally:
            if self._runs.get(run.job.id) is run:  # it may have been leased again already
                del self._runs[run.job.id]
                self._live.forget(run.job.id)
            self._wake.set()

    def _runs_elsewhere(self, job: Job, graph: Graph) -> bool:
        if job.pinned_node is not None:
            return False
        others = (link for link in self._pool.links if link.usable and link.node.id != job.node_id)
        return any(not self._proofs.missing(graph, job.required_classes, link) for link in others)

    # -- nodes that come and go

    async def _watch_nodes(self, group: asyncio.TaskGroup) -> None:
        with self._pool.changes.subscribe() as changes:
            for link in self._pool.links:
                group.create_task(self._retract_leftovers(link))
            async for node_id in changes:
                self._wake.set()
                link = self._pool.find(node_id)
                if link is not None and link.state.online:
                    group.create_task(self._retract_leftovers(link))

    async def _retract_leftovers(self, link: NodeLink) -> None:
        """Take back the prompts that were given up while their node could not be told."""
        if link.node.id in self._retracting:
            return
        self._retracting.add(link.node.id)
        try:
            # Asking the node is the only way to learn that it has let go.
            while link.state.online and not await self._retracted_all(link):  # noqa: ASYNC110
                await asyncio.sleep(RETRACT_SECONDS)
        finally:
            self._retracting.discard(link.node.id)

    async def _retracted_all(self, link: NodeLink) -> bool:
        left = await self._storage.to_retract(link.node.id)
        for prompt_id in list(left):
            try:
                await link.client.withdraw(prompt_id)
                found = await link.client.find(prompt_id)
            except NodeUnreachable:
                return False
            if found is Place.ABSENT or isinstance(found, Ended):
                await self._states.retracted(prompt_id)
                left.remove(prompt_id)
        return not left
