"""The queue as a whole: is it given out, how long is it, what went wrong."""

from datetime import UTC, datetime

from ..dispatch.port import Dispatch
from ..jobs.models import Status
from .state import QueueState
from .storage import QueueStorage
from .views import QueueSummary

ON_NODES = (Status.LEASED, Status.RUNNING, Status.COLLECTING)


class QueueService:
    def __init__(self, *, state: QueueState, storage: QueueStorage, dispatch: Dispatch) -> None:
        self._state = state
        self._storage = storage
        self._dispatch = dispatch

    async def summary(self, project_id: str | None) -> QueueSummary:
        counts = await self._storage.counts(project_id, since=midnight())
        return QueueSummary(
            paused=self._state.paused,
            counts={status: counts.by_status[status] for status in Status},
            waiting=counts.by_status[Status.QUEUED],
            running=sum(counts.by_status[status] for status in ON_NODES),
            failed=counts.by_status[Status.FAILED],
            done_today=counts.done_since,
            eta=None,
        )

    async def pause(self, *, paused: bool) -> QueueSummary:
        """Running jobs run on; nothing new is given to a node until the queue is resumed."""
        await self._state.change(paused=paused)
        self._dispatch.wake()
        return await self.summary(None)


def midnight() -> datetime:
    """The beginning of today where this machine stands."""
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return today.astimezone(UTC)
