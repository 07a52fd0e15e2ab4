"""Follows the event table: which jobs something happened to since it was last asked."""

from ..events.storage import EventStorage
from ..jobs.models import Job
from ..jobs.storage import JobStorage

PAGE = 1000


class Following:
    """Reads on from where it stopped, so that it makes no difference which process wrote."""

    def __init__(self, storage: JobStorage, events: EventStorage) -> None:
        self._storage = storage
        self._events = events
        self._last: int | None = None

    @property
    def is_new(self) -> bool:
        return self._last is None

    def start_anew(self) -> None:
        self._last = None

    async def changed(self) -> list[Job]:
        """All jobs that wait or are under way at first, then those that something happened to."""
        if self._last is None:
            self._last = await self._events.last()
            return [*await self._storage.under_way(), *await self._waiting()]
        found, self._last = await self._storage.changed_since(self._last)
        return found

    async def _waiting(self) -> list[Job]:
        found: list[Job] = []
        while page := await self._storage.waiting(limit=PAGE, after=found[-1] if found else None):
            found += page
        return found
