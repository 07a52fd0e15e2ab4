"""One room per open project, opened on demand and closed when nobody has needed it for a while."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from types import TracebackType

from studio_kit.paths import ProjectRoot

from .opening import ProjectInUse
from .room import BoardRoom, Keeper, Pace, open_room
from .trash import forget_old

IDLE_SECONDS = 30.0
PATIENCE_SECONDS = 10.0
"""How long guests of a room that is to be closed may finish what they do."""

log = logging.getLogger(__name__)


class _Place:
    """Where the room of one folder is, or will be once somebody needs it."""

    def __init__(self) -> None:
        self.opening = asyncio.Lock()
        self.room: BoardRoom | None = None
        self.closing: BoardRoom | None = None  # nobody enters it, but it knows more than the disk
        self.keeper: asyncio.Task[None] | None = None
        self.guests = 0
        self.inside = 0  # of them those who have the room already
        self.freed = asyncio.Event()


class BoardRooms:
    """`async with BoardRooms() as rooms`, then `async with rooms.enter(root) as room`.

    On leaving, every room is saved and closed. What lies in a board's trash for `keep_trash_days`
    is deleted for good when the board is opened; 0 keeps it.
    """

    def __init__(
        self,
        *,
        pace: Pace | None = None,
        idle_seconds: float = IDLE_SECONDS,
        keeper: Keeper | None = None,
        keep_trash_days: float = 0,
    ) -> None:
        self._keep_trash_days = keep_trash_days
        self._pace = pace or Pace()
        self._keeper = keeper
        self._idle_seconds = idle_seconds
        self._places: dict[Path, _Place] = {}
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "BoardRooms":
        self._tasks = await self._stack.enter_async_context(asyncio.TaskGroup())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for place in self._places.values():
            if place.keeper:
                place.keeper.cancel()
        await self._stack.__aexit__(kind, error, trace)
        for room in self.open_rooms():  # one whose keeper was cancelled before it began
            await _close(room)

    @asynccontextmanager
    async def enter(self, root: ProjectRoot) -> AsyncGenerator[BoardRoom]:
        """The room of a project, open for as long as the block runs and a while longer."""
        place = self._places.setdefault(root.path, _Place())
        place.guests += 1
        try:
            room = await self._room(place, root)
            place.inside += 1
            try:
                yield room
            finally:
                place.inside -= 1
        finally:
            place.guests -= 1
            place.freed.set()

    @asynccontextmanager
    async def closed(self, root: ProjectRoot) -> AsyncGenerator[None]:
        """All is saved and nobody gets in while the block runs, so that the folder may move.

        Listeners are sent away. Raises `ProjectInUse` where a guest does not leave.
        """
        place = self._places.setdefault(root.path, _Place())
        async with place.opening:
            if place.room:
                place.room.listeners.dismiss()
            await self._emptied(place, root)
            if place.keeper:
                await asyncio.sleep(0)  # one that was made just now is to begin before it ends
                place.keeper.cancel()
                await asyncio.wait([place.keeper])
            yield

    async def _emptied(self, place: _Place, root: ProjectRoot) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while place.inside:
                    place.freed.clear()
                    await place.freed.wait()
        except TimeoutError as error:
            raise ProjectInUse(f"{root.path} is being worked on; try again in a moment.") from error

    def find(self, folder: Path) -> BoardRoom | None:
        """The room of a folder if it is open now, or not yet all on disk."""
        place = self._places.get(folder)
        return (place.room or place.closing) if place else None

    def open_rooms(self) -> list[BoardRoom]:
        return [place.room for place in self._places.values() if place.room]

    async def _room(self, place: _Place, root: ProjectRoot) -> BoardRoom:
        async with place.opening:
            if place.room is None:
                if place.keeper:
                    await asyncio.wait([place.keeper])  # the former room is still being saved
                place.room = await open_room(root, pace=self._pace, keeper=self._keeper)
                forget_old(place.room.board, days=self._keep_trash_days)
                place.keeper = self._tasks.create_task(self._keep(place, place.room))
            return place.room

    async def _keep(self, place: _Place, room: BoardRoom) -> None:
        try:
            async with asyncio.TaskGroup() as tasks:
                running = tasks.create_task(room.run())
                await self._until_idle(place)
                running.cancel()
        finally:
            place.room, place.closing = None, room
            await _to_its_end(_close(room))
            place.closing = None

    async def _until_idle(self, place: _Place) -> None:
        """Return when nobody has been there for a while; from then on nobody gets this room."""
        while place.room:
            while place.guests:
                place.freed.clear()
                await place.freed.wait()
            await asyncio.sleep(self._idle_seconds)
            if place.guests == 0:
                place.room, place.closing = None, place.room


async def _to_its_end(deed: Coroutine[None, None, None]) -> None:
    """Wait until it is done, also where whoever waits is to stop: it would be cut off half-way."""
    doing = asyncio.ensure_future(deed)
    try:
        await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise


async def _close(room: BoardRoom) -> None:
    try:
        await room.close()
    except OSError as error:
        log.error("The last edits of %s could not be saved: %s", room.root.path, error)
