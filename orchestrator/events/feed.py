"""Brings what any orchestrator of the farm wrote to the listeners of this one."""

from studio_kit.events import Broadcast

from ..database.bell import LISTENING, Bell
from .models import Event
from .storage import EventStorage

PAGE = 200
TOPICS = frozenset({LISTENING, "events"})


class EventFeed:
    """`last` is the number of the event after which it begins."""

    def __init__(
        self, *, storage: EventStorage, bell: Bell, told: Broadcast[Event], last: int
    ) -> None:
        self._storage = storage
        self._bell = bell
        self._told = told
        self._last = last

    async def run(self) -> None:
        """Until cancelled: each event once, in its order, this process's own among them."""
        with self._bell.rung.subscribe() as rung:
            async for topic in rung:
                if topic in TOPICS:
                    await self._publish_newer()

    async def _publish_newer(self) -> None:
        while True:
            page = await self._storage.after(self._last, limit=PAGE)
            for event in page.events:
                self._told.publish(event)
                self._last = event.sequence
            if len(page.events) < PAGE:
                return
