"""Learns from every render, and tells the scheduler and the page what to expect."""

from collections import deque
from datetime import UTC, datetime, timedelta
from typing import Self

from ..jobs.models import Job
from ..scheduling.models import Estimate
from ..scheduling.residency import Residency
from .durations import Durations
from .models import Render, Score, Totals
from .storage import LearningStorage

SCORED = 200
"""The score is of so many of the last renders."""

FORGET_EVERY = 500

CLOCKS_APART = timedelta(minutes=1)
"""So far the clocks of two orchestrators may differ, and be taken for one."""

A_LITTLE_MORE = 1 << 20
"""Bytes: a node must have more memory than the one that ran out of it."""


class Learning:
    """`resident` is what the scheduler believes to be in the nodes' memory."""

    def __init__(self, storage: LearningStorage) -> None:
        self.durations = Durations()
        self.resident = Residency()
        self.totals = Totals()
        self._storage = storage
        self._ran = Residency()
        self._floors: dict[str, int] = {}
        self._scored: deque[Render] = deque(maxlen=SCORED)

    @classmethod
    async def open(cls, storage: LearningStorage) -> Self:
        """With all that was learned before."""
        learning = cls(storage)
        learning._floors = await storage.floors()
        for render in await storage.renders():
            learning._learn(render)
            learning.resident.ran(render.node_id, render.models)
        return learning

    async def refresh(self) -> None:
        """Learn what other orchestrators of the farm have learned since."""
        self._floors = await self._storage.floors()
        newest = max((render.ended_at for render in self._scored), default=None)
        for render in await self._storage.renders(since=newest and newest - CLOCKS_APART):
            if not self._is_known(render):
                self._learn(render)

    async def rendered(self, job: Job, seconds: float) -> None:
        """The job's current attempt ended well after so many seconds of work on its node."""
        if job.prompt_id is None or job.node_id is None:
            return
        render = Render(
            prompt_id=job.prompt_id,
            signature=job.signature,
            node_id=job.node_id,
            models=job.models,
            seconds=seconds,
            cold=not set(job.models) <= set(self._ran.held(job.node_id)),
            foreseen=None,
            ended_at=datetime.now(UTC),
        )
        if render := await self._storage.add(render):
            if not self._is_known(render):
                self._learn(render)
            self._count(render)
            if self.totals.renders % FORGET_EVERY == 0:
                await self._storage.forget_old()

    async def ran_out_of_memory(self, signature: str, *, vram_total: int | None) -> int | None:
        """The bytes that a node needs for such a graph from now on; None where nobody knows how
        much the node has that ran out of it.
        """
        if vram_total is None:
            return self._floors.get(signature)
        floor = max(vram_total + A_LITTLE_MORE, self._floors.get(signature, 0))
        self._floors[signature] = floor
        await self._storage.set_floor(signature, floor)
        return floor

    def vram_floor(self, signature: str) -> int | None:
        return self._floors.get(signature)

    def emptied(self, node_id: str) -> None:
        """The node was restarted, told to free its memory, or ran out of it."""
        self.resident.emptied(node_id)
        self._ran.emptied(node_id)

    def late_after(self, signature: str, node_id: str) -> float | None:
        """Seconds that 95 of 100 such renders stay under on the node; None while unknown."""
        return self.durations.late_after(signature, node_id)

    def score(self) -> Score:
        """Of the estimates that were given when nodes were chosen."""
        pairs = [(item.seconds, item.foreseen) for item in self._scored if item.foreseen]
        if not pairs:
            return Score(0, None, None)
        missed = sum(abs(seconds - foreseen.seconds) for seconds, foreseen in pairs)
        within = sum(_holds(foreseen, seconds) for seconds, foreseen in pairs)
        total = sum(seconds for seconds, _ in pairs)
        return Score(len(pairs), missed / total if total else 0.0, within / len(pairs))

    def _is_known(self, render: Render) -> bool:
        return any(known.prompt_id == render.prompt_id for known in self._scored)

    def _learn(self, render: Render) -> None:
        self._ran.ran(render.node_id, render.models)
        self._scored.append(render)
        self.durations.add(
            render.signature,
            render.node_id,
            models=render.models,
            seconds=render.seconds,
            cold=render.cold,
        )

    def _count(self, render: Render) -> None:
        before = self.totals
        self.totals = Totals(
            before.renders + 1, before.seconds + render.seconds, before.loads + render.cold
        )


def _holds(estimate: Estimate, seconds: float) -> bool:
    return estimate.low <= seconds <= estimate.high
