"""Takes away for good what was deleted long ago: at the start of the service, then once a day."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from storyboard.board.rooms import BoardRooms
from storyboard.board.trash import forget_old

from .deleted import DeletedProjects

A_DAY = 24 * 3600.0

Clock = Callable[[], datetime]
Rest = Callable[[float], Awaitable[None]]
"""Waits so many seconds."""


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def purging(
    deleted: DeletedProjects,
    rooms: BoardRooms,
    *,
    trash_days: float,
    clock: Clock = _now,
    rest: Rest = asyncio.sleep,
) -> AsyncGenerator[None]:
    """As long as the block runs. A board that is closed is looked through when it is opened."""

    async def keep_purging() -> None:
        while True:
            await asyncio.to_thread(deleted.remove_old, at=clock())
            for room in rooms.open_rooms():
                forget_old(room.board, days=trash_days, at=clock())
            await rest(A_DAY)

    async with asyncio.TaskGroup() as tasks:
        purger = tasks.create_task(keep_purging())
        yield
        purger.cancel()
