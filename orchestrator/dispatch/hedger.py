"""Renders the straggler of a group a second time beside the first; the first whole result wins."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from ..jobs.filters import JobFilter
from ..jobs.models import Job, Status, WrongStatus
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..learning.service import Learning
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from ..queue.state import QueueState
from ..scheduling.hedge import Hedge, Straggler, hedges
from ..scheduling.models import Estimate
from .elsewhere import Elsewhere
from .run import JobRun
from .runs import Runs

Start = Callable[[Job, NodeLink], None]


class Hedger:
    """Looks now and then, and only where somebody renders. `start` sends a leased prompt."""

    def __init__(
        self,
        *,
        pool: NodePool,
        runs: Runs,
        states: JobStates,
        storage: JobStorage,
        learning: Learning,
        elsewhere: Elsewhere,
        queue: QueueState,
        pause: float,
        start: Start,
    ) -> None:
        self._pool = pool
        self._runs = runs
        self._states = states
        self._storage = storage
        self._learning = learning
        self._elsewhere = elsewhere
        self._queue = queue
        self._pause = pause
        self._start = start
        self._since: dict[str, datetime] = {}
        self._reserved: dict[str, float] = {}
        self.spent = 0.0

    async def run(self) -> None:
        while True:
            await asyncio.sleep(self._pause)
            late = () if self._queue.paused else self._late()
            stragglers = [await self._straggler(run) for run in late]
            rendered, spent = self._learning.totals.seconds, self.spent + self._promised
            for hedge in hedges(stragglers, rendered=rendered, spent=spent):
                with suppress(WrongStatus):  # it has ended meanwhile
                    await self._hedge(hedge)

    def ended(self, run: JobRun) -> None:
        """What the second try took in truth counts from now on."""
        if self._reserved.pop(run.prompt_id, None) is not None:
            self.spent += _seconds_since(self._since.pop(run.prompt_id))

    @property
    def _promised(self) -> float:
        return sum(self._reserved.values())

    # -- who is late

    def _late(self) -> Iterator[JobRun]:
        for run in self._runs.all:
            job, late_after = run.job, self._late_after(run)
            in_company = job.owner.group_id is not None or job.owner.batch_id is not None
            if run.standing.shared or not in_company or job.pinned_node is not None:
                continue
            if late_after is not None and _elapsed(job) > late_after:
                yield run

    def _late_after(self, run: JobRun) -> float | None:
        if run.job.status is not Status.RUNNING:
            return None
        return self._learning.late_after(run.job.signature, run.link.node.id)

    async def _straggler(self, run: JobRun) -> Straggler:
        job = run.job
        return Straggler(
            job_id=job.id,
            node_id=run.link.node.id,
            elapsed=_elapsed(job),
            late_after=self._late_after(run),
            waiting=await self._waiting(job),
            is_hedged=run.standing.shared,
            elsewhere=await self._idle(job),
        )

    async def _waiting(self, job: Job) -> int:
        """Whether jobs of its group still wait: then an idle node has better things to do."""
        owner = job.owner
        wanted = JobFilter(
            group_id=owner.group_id, batch_id=owner.batch_id, statuses=(Status.QUEUED,)
        )
        return len(await self._storage.ids(wanted, limit=1))

    async def _idle(self, job: Job) -> dict[str, Estimate]:
        """The nodes that have nothing to do and could run it, with what they should take."""
        graph, taken = await self._storage.graph(job.id), self._runs.seats()
        found: dict[str, Estimate] = {}
        for link in self._elsewhere.usable(job, graph):
            idle = not taken[link.node.id] and not link.state.queue_remaining
            if idle and not link.on_trial and (estimate := self._estimate(job, link.node.id)):
                found[link.node.id] = estimate
        return found

    def _estimate(self, job: Job, node_id: str) -> Estimate | None:
        durations = self._learning.durations
        curve = durations.curve(job.signature, node_id, models=job.models)
        if curve is None:
            return None
        cold = not set(job.models) <= set(self._learning.resident.held(node_id))
        load = durations.load(job.models, node_id) if cold else 0.0
        warm = curve.estimate()
        return Estimate(warm.seconds + load, warm.low + load, warm.high + load)

    # -- the second try

    async def _hedge(self, hedge: Hedge) -> None:
        run = next((run for run in self._runs.all if run.job.id == hedge.job_id), None)
        link = self._pool.find(hedge.node_id)
        if run is None or link is None:
            return
        prompt_id, job = str(uuid4()), run.job
        run.standing.shared = True
        await self._states.hedge(job, link.node, prompt_id=prompt_id, client_id=link.client_id)
        self._reserved[prompt_id], self._since[prompt_id] = hedge.seconds, datetime.now(UTC)
        self._start(replace(job, prompt_id=prompt_id, node_id=link.node.id), link)


def _elapsed(job: Job) -> float:
    return _seconds_since(job.started_at) if job.started_at else 0.0


def _seconds_since(moment: datetime) -> float:
    return (datetime.now(UTC) - moment).total_seconds()
