"""The dispatch of one process: plans when something changed, and owns every run."""

import asyncio
from collections.abc import Mapping

from ..jobs.models import Job
from ..nodes.link import NodeLink
from .parts import Parts
from .runs import Runs


class Dispatcher:
    """Idle until woken: there is no polling, neither of the queue nor of the nodes."""

    def __init__(self, parts: Parts) -> None:
        self._pool = parts.pool
        self._storage = parts.storage
        self._states = parts.states
        self._wake = asyncio.Event()
        tools = parts.tools(wake=self._wake.set, still_ours=_always)
        self._runs = Runs(tools, ended=self._ended)
        self._retractor = parts.retractor(self._runs.is_posting)
        self._planner = parts.planner(self._taken)

    def wake(self) -> None:
        self._wake.set()

    def cancel(self, job_id: str) -> None:
        self._runs.cancel(job_id)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._retractor.run())
            group.create_task(self._watch_nodes())
            await self._take_up(group)
            while True:
                async for leased in self._planner.round():
                    self._start(group, leased.job, leased.link, posted=False)
                await self._wake.wait()
                self._wake.clear()

    async def _take_up(self, group: asyncio.TaskGroup) -> None:
        """What an earlier process left under way."""
        for job in await self._storage.under_way():
            link = self._pool.find(job.node_id)
            if link is None:
                await self._states.requeue(job, "Its node is no longer known.", counts=False)
                continue
            attempt = await self._storage.attempt(job.prompt_id or "")
            self._start(group, job, link, posted=True if attempt.posted_at else None)

    def _start(
        self, group: asyncio.TaskGroup, job: Job, link: NodeLink, *, posted: bool | None
    ) -> None:
        run = self._runs.add(job, link, posted=posted)
        group.create_task(self._runs.see_through(run), name=f"job-{job.id}")

    def _ended(self, link: NodeLink) -> None:
        self._retractor.look(link)
        self._wake.set()

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
