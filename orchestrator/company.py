"""Who else works on the farm: nobody, or the other orchestrators of a shared database."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from studio_kit.events import Broadcast

from .database.leadership import Leadership, SoleLeadership
from .dispatch.dispatcher import Dispatcher
from .dispatch.parts import Parts
from .dispatch.port import Dispatch
from .events.models import Event
from .events.storage import EventStorage

Refresh = Callable[[], Awaitable[None]]


class Company(Protocol):
    @property
    def leadership(self) -> Leadership:
        """For what must be done once for the whole farm."""
        ...

    def voice(self, told: Broadcast[Event]) -> Broadcast[Event]:
        """Where this process's own events go, on their way to `told`."""
        ...

    def dispatch(self, parts: Parts) -> Dispatch: ...

    async def follow(
        self, told: Broadcast[Event], events: EventStorage, refreshing: Mapping[str, Refresh]
    ) -> None:
        """Until cancelled: hear what others write, and read again what they change. `refreshing`
        is what to do by the name of the table that was changed.
        """
        ...


class Alone:
    """The only orchestrator of its farm."""

    leadership = SoleLeadership()

    def voice(self, told: Broadcast[Event]) -> Broadcast[Event]:
        return told

    def dispatch(self, parts: Parts) -> Dispatch:
        return Dispatcher(parts)

    async def follow(
        self, told: Broadcast[Event], events: EventStorage, refreshing: Mapping[str, Refresh]
    ) -> None:
        await asyncio.get_running_loop().create_future()
