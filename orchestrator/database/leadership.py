"""One orchestrator at a time does what must be done once for the whole farm."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol


class Leadership(Protocol):
    async def lead(self, work: Callable[[], Awaitable[None]]) -> None:
        """Run `work` as soon as this process leads; several may be led."""
        ...

    async def run(self) -> None:
        """Apply for it, and hold it, until cancelled."""
        ...


class SoleLeadership:
    """Of the only process there is."""

    async def lead(self, work: Callable[[], Awaitable[None]]) -> None:
        await work()

    async def run(self) -> None:
        await asyncio.get_running_loop().create_future()
