"""Looks ahead now and then, and answers from the last look in between."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from ..dispatch.needs import Needs, waiting_job
from ..jobs.live import LiveJobs
from ..jobs.models import Attempt, Job
from ..jobs.storage import JobStorage
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from ..scheduling.forecast import FORESEEN, forecast
from ..scheduling.models import Estimate, Expect, NodeSeats, WaitingJob
from ..scheduling.residency import Residency
from ..scheduling.seats import SEATS
from .outlook import Stay, UnderWay, busy, on_nodes

SHARE = 0.1
"""Of a core, at most, is spent on looking ahead: an answer is given again so much longer than it
took to find.
"""


@dataclass(frozen=True)
class Outlook:
    """As of `at`, in seconds of the clock, and good until `good_until`."""

    at: float
    good_until: float
    stays: tuple[Stay, ...]
    by_job: Mapping[str, Stay]


class Foresight:
    def __init__(
        self,
        *,
        pool: NodePool,
        storage: JobStorage,
        needs: Needs,
        live: LiveJobs,
        expect: Expect,
        resident: Residency,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._pool = pool
        self._storage = storage
        self._needs = needs
        self._live = live
        self._expect = expect
        self._resident = resident
        self._clock = clock
        self._looking = asyncio.Lock()
        self._last: Outlook | None = None

    async def look(self) -> Outlook:
        async with self._looking:
            if self._last is None or self._clock() > self._last.good_until:
                self._last = await self._look()
            return self._last

    async def left(self, jobs: Sequence[Job]) -> dict[str, Estimate]:
        """What each of the jobs has to go, where it can be foreseen."""
        if not any(job.is_active for job in jobs):
            return {}
        outlook = await self.look()
        since = self._clock() - outlook.at
        stays = (outlook.by_job.get(job.id) for job in jobs if job.is_active)
        return {stay.job.id: stay.later(since) for stay in stays if stay is not None}

    async def _look(self) -> Outlook:
        at, now = self._clock(), datetime.now(UTC)
        self._needs.look_at(self._pool.links)
        there = on_nodes(await self._under_way(), now)
        waiting = await self._storage.waiting(limit=FORESEEN)
        links = [link for link in self._pool.links if link.usable]
        foreseen = await self._foreseen(waiting, links, there)
        stays = (*there, *foreseen)
        found = self._clock()
        good_until = found + (found - at) / SHARE
        return Outlook(at, good_until, stays, {stay.job.id: stay for stay in stays})

    async def _under_way(self) -> list[UnderWay]:
        jobs = await self._storage.under_way()
        attempts = await self._storage.attempts([job.id for job in jobs])
        pairs = [
            (job, attempt)
            for job in jobs
            for attempt in attempts[job.id]
            if attempt.prompt_id == job.prompt_id
        ]
        return [
            UnderWay(job, attempt, await self._whole(job, attempt), self._live.fraction(job.id))
            for job, attempt in pairs
        ]

    async def _whole(self, job: Job, attempt: Attempt) -> Estimate:
        """As it was foreseen when the job got its node."""
        if (
            attempt.estimate is None
            or attempt.estimate_low is None
            or attempt.estimate_high is None
        ):
            return self._expect.render(await self._waiting(job), attempt.node_id)
        return Estimate(attempt.estimate, attempt.estimate_low, attempt.estimate_high)

    async def _waiting(self, job: Job) -> WaitingJob:
        fit = await self._needs.fit(job)
        return waiting_job(
            job, fit, seconds=fit.seconds, vram_floor=job.vram_floor, overtaken=job.overtaken
        )

    async def _foreseen(
        self, waiting: Sequence[Job], links: Sequence[NodeLink], there: Sequence[Stay]
    ) -> list[Stay]:
        jobs = {job.id: job for job in waiting}
        able = {job.id: await self._waiting(job) for job in waiting}
        seats = _seats(links, there, self._resident)
        slots = await asyncio.to_thread(forecast, able.values(), seats, expect=self._expect)
        stays: list[Stay] = []
        for slot in slots:
            job = jobs[slot.job_id]
            own = self._expect.render(able[job.id], slot.node_id)
            shape = own.low / own.seconds, own.high / own.seconds
            low, high = (slot.ends_in * factor for factor in shape)
            stays.append(Stay(job, slot.node_id, slot.starts_in, slot.ends_in, low, high))
        return stays


def _seats(
    links: Sequence[NodeLink], there: Sequence[Stay], resident: Residency
) -> list[NodeSeats]:
    until = busy(there)
    given = {
        link.node.id: [stay.job.models for stay in there if stay.node_id == link.node.id]
        for link in links
    }
    return [
        NodeSeats(
            id=link.node.id,
            name=link.node.name,
            free=max(SEATS - len(given[link.node.id]), 0),
            load=len(given[link.node.id]),
            is_sketch=link.state.is_sketch,
            resident=resident.held(link.node.id, given[link.node.id]),
            vram_total=link.state.stats.vram_total,
            busy_seconds=until.get(link.node.id, 0.0),
        )
        for link in links
    ]
