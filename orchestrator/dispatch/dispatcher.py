"""The dispatch of one process: plans when something changed, and owns every run."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from ..jobs.models import Cause, Job, Status
from ..nodes.link import NodeLink
from .beginning import begin_in
from .leased_again import leased_again
from .parts import NODE_UNKNOWN, Parts
from .run import JobRun
from .runs import Runs


class Dispatcher:
    """Idle until woken: there is no polling, neither of the queue nor of the nodes."""

    def __init__(self, parts: Parts) -> None:
        self._pool = parts.pool
        self._storage = parts.storage
        self._states = parts.states
        self._queue = parts.queue
        self._wake = asyncio.Event()
        tools = parts.tools(wake=self._wake.set, still_ours=_always, again=self._again)
        self._runs = Runs(tools, ended=self._ended)
        self._retractor = parts.retractor(self._runs.is_posting)
        self._hedger = parts.hedger(self._runs, self._start_beside)
        self._planner = parts.planner(self._taken)
        self._group: asyncio.TaskGroup | None = None

    def wake(self) -> None:
        self._wake.set()

    def cancel(self, job_id: str) -> None:
        self._runs.cancel(job_id)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as self._group:
            self._group.create_task(self._retractor.run())
            self._group.create_task(self._hedger.run())
            self._group.create_task(self._watch_nodes())
            await self._take_up()
            while True:
                await self._plan()
                await self._wake.wait()
                self._wake.clear()

    async def _plan(self) -> None:
        if self._queue.paused:
            return
        async for leased in self._planner.round():
            self._start(leased.job, leased.link, posted=False)

    # -- after a restart

    async def _take_up(self) -> None:
        """What an earlier process left under way: of each node what it works on comes first."""
        jobs = await self._storage.under_way()
        for job in sorted(jobs, key=lambda job: (job.status is Status.LEASED, job.number)):
            await self._adopt(job)
        for beside in await self._storage.hedges():
            job = await self._storage.get(beside.job_id)
            await self._adopt(replace(job, prompt_id=beside.prompt_id, node_id=beside.node_id))

    async def _adopt(self, job: Job) -> None:
        link = self._pool.find(job.node_id)
        attempt = await self._storage.attempt(job.prompt_id or "")
        if link is not None:
            self._start(job, link, posted=True if attempt.posted_at else None)
        elif attempt.hedge:
            await self._states.end_attempt(attempt.prompt_id, NODE_UNKNOWN, cause=Cause.NODE_GONE)
        else:
            await self._states.requeue(job, NODE_UNKNOWN, cause=Cause.NODE_GONE, counts=False)

    # -- runs

    def _start(self, job: Job, link: NodeLink, *, posted: bool | None) -> None:
        assert self._group is not None
        run = self._runs.add(job, link, posted=posted)
        begin_in(self._group, self._runs.see_through(run), name=f"job-{job.id}")

    def _ended(self, run: JobRun) -> None:
        """A job that was on two nodes leaves something to take back on the other one."""
        self._hedger.ended(run)
        if run.left_nothing:
            return
        for link in self._pool.links if run.standing.shared else (run.link,):
            self._retractor.look(link)
        self._wake.set()

    def _start_beside(self, job: Job, link: NodeLink) -> None:
        self._start(job, link, posted=False)

    async def _again(self, job: Job, link: NodeLink) -> None:
        if leased := await leased_again(self._states, job, link, client_id=link.client_id):
            self._start(leased, link, posted=False)

    async def _taken(self) -> Mapping[str, int]:
        return self._runs.seats()

    async def _watch_nodes(self) -> None:
        with self._pool.changes.subscribe() as changes:
            async for node_id in changes:
                self._wake.set()
                if link := self._pool.find(node_id):
                    self._retractor.look(link)


async def _always(_: Job) -> bool:
    """A process that shares its jobs with no other owns them until it ends."""
    return True
