"""The queue as a whole: is it given out, how long is it, what went wrong, what comes next."""

from collections.abc import Sequence

from ..dispatch.needs import Needs
from ..dispatch.port import Dispatch
from ..jobs.live import LiveJobs
from ..jobs.models import Attempt, Job, Status
from ..jobs.storage import JobStorage
from ..learning.service import Learning
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from .day import midnight
from .foresight import Foresight, Outlook
from .models import Failure, NodeFacts
from .outlook import Stay, time_left
from .state import QueueState
from .storage import QueueStorage
from .triage import Group, Texts, explained, grouped
from .views import Failures, Forecast, ForecastJob, Lane, QueueSummary, TimeLeft

ON_NODES = (Status.LEASED, Status.RUNNING, Status.COLLECTING)
PROVED_OF_A_GROUP = 20
"""So many jobs of a group are asked which nodes could run them; they failed alike."""


class QueueService:
    def __init__(
        self,
        *,
        state: QueueState,
        storage: QueueStorage,
        jobs: JobStorage,
        dispatch: Dispatch,
        foresight: Foresight,
        needs: Needs,
        pool: NodePool,
        live: LiveJobs,
        learning: Learning,
        causes: Texts,
    ) -> None:
        self._state = state
        self._storage = storage
        self._jobs = jobs
        self._dispatch = dispatch
        self._foresight = foresight
        self._needs = needs
        self._pool = pool
        self._live = live
        self._learning = learning
        self._causes = causes

    async def summary(self, project_id: str | None) -> QueueSummary:
        counts = await self._storage.counts(project_id, since=midnight())
        outlook = await self._foresight.look()
        return QueueSummary(
            paused=self._state.paused,
            counts={status: counts.by_status[status] for status in Status},
            waiting=counts.by_status[Status.QUEUED],
            running=sum(counts.by_status[status] for status in ON_NODES),
            failed=counts.by_status[Status.FAILED],
            done_today=counts.done_since,
            eta=_time_left(outlook, project_id, waiting=counts.by_status[Status.QUEUED]),
            estimate_error=self._learning.score().error,
        )

    async def pause(self, *, paused: bool) -> QueueSummary:
        """Running jobs run on; nothing new is given to a node until the queue is resumed."""
        await self._state.change(paused=paused)
        self._dispatch.wake()
        return await self.summary(None)

    async def forecast(self) -> Forecast:
        outlook = await self._foresight.look()
        lanes: dict[str, list[ForecastJob]] = {link.node.id: [] for link in self._pool.links}
        for stay in sorted(outlook.stays, key=lambda stay: stay.starts_in):
            lanes.setdefault(stay.node_id, []).append(self._foreseen(stay))
        return Forecast(lanes=[Lane(backend_id=key, jobs=jobs) for key, jobs in lanes.items()])

    async def failures(self, project_id: str | None) -> Failures:
        failed = await self._storage.failed(project_id)
        attempts = await self._jobs.attempts([job.id for job in failed])
        groups = grouped([_failure(job, attempts[job.id]) for job in failed], self._causes)
        nodes = [_node_facts(link) for link in self._pool.links if link.node.enabled]
        self._needs.look_at(self._pool.links)
        proved = [await self._proved(group) for group in groups]
        counts = await self._storage.counts(project_id, since=midnight())
        return Failures(
            total=counts.by_status[Status.FAILED],
            groups=[explained(group, nodes, self._causes) for group in proved],
            recovered=await self._storage.recovered(project_id, since=midnight()),
        )

    async def _proved(self, group: Group) -> Group:
        looked_at, rest = group[:PROVED_OF_A_GROUP], group[PROVED_OF_A_GROUP:]
        fits = [await self._needs.fit(failure.job) for failure in looked_at]
        proved = [
            failure.with_capable(fit.capable) for failure, fit in zip(looked_at, fits, strict=True)
        ]
        return [*proved, *rest]

    def _foreseen(self, stay: Stay) -> ForecastJob:
        return ForecastJob(
            job_id=stay.job.id,
            shot=stay.job.metadata.shot,
            status=stay.job.status,
            starts_in=stay.starts_in,
            ends_in=stay.ends_in,
            waits_for=self._live.waits_for(stay.job.id),
        )


def _time_left(outlook: Outlook, project_id: str | None, *, waiting: int) -> TimeLeft | None:
    stays = [
        stay
        for stay in outlook.stays
        if project_id is None or stay.job.metadata.project_id == project_id
    ]
    foreseen = sum(stay.job.status is Status.QUEUED for stay in stays)
    left = time_left(stays, waiting=waiting, foreseen=foreseen)
    return TimeLeft(seconds=left.seconds, low=left.low, high=left.high) if left else None


def _failure(job: Job, attempts: Sequence[Attempt]) -> Failure:
    failed = [attempt for attempt in attempts if attempt.cause is not None]
    name = failed[-1].node_name if failed else None
    return Failure(job, frozenset(attempt.node_id for attempt in failed), name, None)


def _node_facts(link: NodeLink) -> NodeFacts:
    total = link.state.stats.vram_total
    return NodeFacts(link.node.id, link.node.name, usable=link.usable, vram_total=total)
