"""Brings what any orchestrator of the farm wrote to the listeners of this one."""

from studio_kit.events import Broadcast

from ..database.bell import LISTENING, Bell
from .models import Event
from .storage import EventStorage

PAGE = 200
TOPICS = frozenset({LISTENING, "events"})


class EventFeed:
    def __init__(self, *, storage: EventStorage, bell: Bell, told: Broadcast[Event]) -> None:
        self._storage = storage
        self._bell = bell
        self._told = told

    async def run(self) -> None:
        """Until cancelled: each event once, in its order, this process's own among them."""
        with self._bell.rung.subscribe() as rung:
            last = await self._storage.last()
            async for topic in rung:
                if topic in TOPICS:
                    last = await self._publish_after(last)

    async def _publish_after(self, last: int) -> int:
        while True:
            page = await self._storage.after(last, limit=PAGE)
            for event in page.events:
                self._told.publish(event)
                last = event.sequence
            if len(page.events) < PAGE:
                return last
