"""What became of the jobs since this process began: counted for Prometheus, and logged."""

from collections import Counter
from datetime import datetime

from studio_kit.events import Broadcast
from studio_kit.logs import logger

from .events.models import Event, EventType

HELD = 100_000
"""More than there are events between two turns of the loop, so that none is missed."""

OVER = frozenset(
    (EventType.JOB_QUEUED, EventType.JOB_DONE, EventType.JOB_FAILED, EventType.JOB_CANCELLED)
)
_log = logger("jobs")


class Ledger:
    """`wasted` are the seconds of renders that were begun and brought nothing home."""

    def __init__(self) -> None:
        self.ended: Counter[EventType] = Counter()
        self.retries = 0
        self.wasted = 0.0
        self._running_since: dict[str, datetime] = {}
        self._attempted: set[str] = set()

    async def run(self, told: Broadcast[Event]) -> None:
        with told.subscribe(HELD) as events:
            async for event in events:
                self.enter(event)
                _write(event)

    def enter(self, event: Event) -> None:
        match event.type:
            case EventType.JOB_LEASED:
                self._attempted.add(event.job_id)
            case EventType.JOB_RUNNING:
                self._running_since[event.job_id] = event.at
            case EventType.JOB_COLLECTING:
                self._running_since.pop(event.job_id, None)
            case kind if kind in OVER:
                self._close(event)
            case _:
                pass

    def _close(self, event: Event) -> None:
        """The attempt is over, and mostly the job with it."""
        if event.type is EventType.JOB_QUEUED:
            self.retries += event.job_id in self._attempted
        else:
            self.ended[event.type] += 1
            self._attempted.discard(event.job_id)
        since = self._running_since.pop(event.job_id, None)
        if since is not None:
            self.wasted += (event.at - since).total_seconds()


def _write(event: Event) -> None:
    facts = {"job_id": event.job_id, "project_id": event.project_id, "sequence": event.sequence}
    told = {key: event.data[key] for key in ("reason", "node_id", "cause") if key in event.data}
    _log.info(event.type.value, extra=facts | told)
