"""The farm's figures for Prometheus, and whether it can work.

Of several orchestrators on one database each tells the whole farm: ask one, or take the maximum.
"""

from collections import Counter
from datetime import UTC, datetime
from typing import get_args

from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from studio_kit.readiness import NotReady

from .database import Database
from .jobs.models import Status
from .learning.service import Learning
from .ledger import Ledger
from .nodes.pool import NodePool
from .nodes.showing import state_of
from .nodes.views import Status as NodeState
from .queue.storage import QueueStorage
from .tables import jobs

NODE_STATES: tuple[str, ...] = get_args(NodeState)


class FarmMeasures:
    def __init__(
        self, *, database: Database, pool: NodePool, learning: Learning, ledger: Ledger
    ) -> None:
        self._database = database
        self._queue = QueueStorage(database)
        self._pool = pool
        self._learning = learning
        self._ledger = ledger

    async def check_database(self) -> None:
        """Raises `NotReady`."""
        try:
            await self._database.read(lambda connection: connection.execute(text("SELECT 1")))
        except SQLAlchemyError as error:
            raise NotReady("The database does not answer.") from error

    async def tell(self) -> list[Metric]:
        now = datetime.now(UTC)
        counts = (await self._queue.counts(None, since=now)).by_status
        oldest = await self._database.read(_oldest)
        waited = (now - oldest).total_seconds() if oldest else 0.0
        return [
            _by("studio_jobs", "Jobs by state.", "state", {s: counts[s] for s in Status}),
            GaugeMetricFamily("studio_queue_age_seconds", "Wait of the oldest job.", waited),
            *self._work(),
            _by("studio_nodes", "Render nodes by state.", "state", self._nodes()),
        ]

    def _work(self) -> list[Metric]:
        totals, ledger = self._learning.totals, self._ledger
        ended = {kind.value.removeprefix("job_"): n for kind, n in ledger.ended.items()}
        score = self._learning.score()
        figures: list[Metric] = [
            _total("studio_render_seconds", "Seconds of renders that ended well.", totals.seconds),
            _total("studio_renders", "Renders that ended well.", totals.renders),
            _total("studio_reloads", "Renders that had to load models.", totals.loads),
            _total("studio_retries", "Attempts given up for another one.", ledger.retries),
            _total("studio_wasted_seconds", "Seconds of renders in vain.", ledger.wasted),
            _by_total("studio_jobs_ended", "Jobs that ended.", "outcome", ended),
        ]
        if score.error is not None:
            help_text = "Mean error of the last estimates, as a share."
            figures.append(GaugeMetricFamily("studio_estimate_error", help_text, score.error))
        return figures

    def _nodes(self) -> dict[str, int]:
        states = Counter(state_of(link) for link in self._pool.links)
        return {state: states[state] for state in NODE_STATES}


def _oldest(connection: Connection) -> datetime | None:
    waiting = (jobs.c.status == Status.QUEUED, jobs.c.deleted_at.is_(None))
    return connection.scalar(select(func.min(jobs.c.created_at)).where(*waiting))


def _by(name: str, told: str, label: str, values: dict[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, told, labels=[label])
    for value, number in values.items():
        family.add_metric([str(value)], number)
    return family


def _by_total(name: str, told: str, label: str, values: dict[str, int]) -> CounterMetricFamily:
    family = CounterMetricFamily(name, told, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family


def _total(name: str, told: str, value: float) -> CounterMetricFamily:
    return CounterMetricFamily(name, told, value=value)
