"""This orchestrator's place among those that share a PostgreSQL."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

from sqlalchemy import URL

from studio_kit.events import Broadcast

from .company import Refresh
from .database import Database
from .database.address import address_of
from .database.bell import LISTENING, Bell
from .database.shared_leadership import SharedLeadership
from .dispatch.lease_queue import LeaseQueue
from .dispatch.parts import Parts
from .dispatch.queue_schema import prepare
from .dispatch.shared import SharedDispatch
from .dispatch.under_way import UnderWay
from .events.feed import EventFeed
from .events.models import Event
from .events.storage import EventStorage


class SharedFarm:
    def __init__(
        self, url: URL, database: Database, *, queue: LeaseQueue, bell: Bell, last: int
    ) -> None:
        self.leadership = SharedLeadership(url)
        self._under_way = UnderWay(database)
        self._last = last
        self._queue = queue
        self._bell = bell

    @classmethod
    @asynccontextmanager
    async def open(cls, where: str, database: Database) -> AsyncGenerator["SharedFarm"]:
        url = address_of(where)
        await database.transact(prepare)
        last = await EventStorage(database).last()
        async with LeaseQueue.open(url) as queue, Bell.open(url) as bell:
            yield cls(url, database, queue=queue, bell=bell, last=last)

    def voice(self, told: Broadcast[Event]) -> Broadcast[Event]:
        """Our own events come back with everybody's, in their order: nobody hears them before."""
        return Broadcast[Event]()

    def dispatch(self, parts: Parts) -> SharedDispatch:
        return SharedDispatch(
            parts,
            under_way=self._under_way,
            queue=self._queue,
            bell=self._bell,
            leadership=self.leadership,
        )

    async def follow(
        self, told: Broadcast[Event], events: EventStorage, refreshing: Mapping[str, Refresh]
    ) -> None:
        feed = EventFeed(storage=events, bell=self._bell, told=told, last=self._last)
        async with asyncio.TaskGroup() as group:
            group.create_task(feed.run())
            group.create_task(self._refresh(refreshing))
            group.create_task(self.leadership.run(), name="leadership")
            group.create_task(self._bell.run(), name="bell")

    async def _refresh(self, refreshing: Mapping[str, Refresh]) -> None:
        with self._bell.rung.subscribe() as rung:
            async for topic in rung:
                if topic == LISTENING:
                    await asyncio.gather(*(refresh() for refresh in refreshing.values()))
                elif topic in refreshing:
                    await refreshing[topic]()
