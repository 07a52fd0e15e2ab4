"""Puts every take that the orchestrator writes onto its shot, also those written while away.

The event log is followed by number: first what was missed, over HTTP, then the socket. The number
of the last event dealt with is kept in the machine's data. Dealing with one twice does no harm.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from storyboard.board.rooms import BoardRooms
from storyboard.board.takes import put_take
from storyboard.neighbours import neighbour
from storyboard.projects.service import Projects
from studio_kit.errors import StudioError
from studio_kit.files import write_atomically
from studio_kit.logs import logger
from studio_kit.project import TakeOwner
from studio_kit.settings import Settings

CURSOR_FILE = "takes-seen.json"
PAGE = 500
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0  # seconds
OPEN_TIMEOUT = 10.0

log = logger("takes")


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


class Event(_Read):
    sequence: int
    type: str
    data: dict[str, Any]


class EventPage(_Read):
    events: list[Event]
    last: int


class WrittenTake(_Read):
    """What the mirror must find in a take; the rest is kept as it is."""

    id: str
    owner: TakeOwner
    path: str
    created_at: str


class TakeWritten(_Read):
    project_path: str
    take: WrittenTake


class EventsUnusable(StudioError):
    """The orchestrator answered something that is no event log."""


class Cursor:
    """The number of the last event dealt with, kept in a file. Begins at 0."""

    def __init__(self, data: Path) -> None:
        self._path = data / CURSOR_FILE
        self.sequence = self._read()

    def _read(self) -> int:
        try:
            return int(json.loads(self._path.read_bytes())["sequence"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0  # replaying from the start is harmless

    def keep(self, sequence: int) -> None:
        self.sequence = sequence
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, json.dumps({"sequence": sequence}).encode())


class TakeWatch:
    """Follows one orchestrator's events until cancelled."""

    def __init__(self, settings: Settings, projects: Projects, rooms: BoardRooms) -> None:
        self._address = settings.url("orchestrator")
        self._projects = projects
        self._rooms = rooms
        self._cursor = Cursor(settings.data)

    async def run(self) -> None:
        pause = FIRST_PAUSE
        while True:
            before = self._cursor.sequence
            try:
                await self._follow()
            except (OSError, WebSocketException, httpx.HTTPError, EventsUnusable) as error:
                log.info("The orchestrator's events cannot be followed now: %r", error)
            pause = FIRST_PAUSE if self._cursor.sequence > before else pause
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _follow(self) -> None:
        async with neighbour(self._address) as client:
            await self._catch_up(client)
            async for event in self._socket_events():
                if event.sequence > self._cursor.sequence + 1:
                    await self._catch_up(client)  # the socket drops what a slow reader leaves
                await self._deal_with(event)

    async def _catch_up(self, client: httpx.AsyncClient) -> None:
        while True:
            page = await self._page(client)
            if page.last < self._cursor.sequence:
                self._cursor.keep(0)  # the orchestrator has begun a new log
                continue
            for event in page.events:
                await self._deal_with(event)
            if not page.events:
                return

    async def _page(self, client: httpx.AsyncClient) -> EventPage:
        query = {"after": self._cursor.sequence, "limit": PAGE}
        answer = await client.get("/api/events", params=query)
        try:
            return EventPage.model_validate(answer.raise_for_status().json())
        except ValueError as error:
            raise EventsUnusable("The orchestrator's answer is no page of events.") from error

    async def _socket_events(self) -> AsyncIterator[Event]:
        address = f"ws{self._address.removeprefix('http')}/ws/events?after={self._cursor.sequence}"
        async with connect(
            address, open_timeout=OPEN_TIMEOUT, compression=None, proxy=None, max_size=None
        ) as socket:
            async for message in socket:
                event = _event(message)
                if event:
                    yield event

    async def _deal_with(self, event: Event) -> None:
        if event.sequence <= self._cursor.sequence:
            return
        if event.type == "take_written":
            await self._put(event)
            await asyncio.to_thread(self._cursor.keep, event.sequence)
        self._cursor.sequence = event.sequence

    async def _put(self, event: Event) -> None:
        try:
            written = TakeWritten.model_validate(event.data)
            root = await self._projects.known_folder(written.project_path)
            if root is None:
                return
            async with self._rooms.enter(root) as room:
                put_take(room.board, event.data["take"])
                await room.save()
            log.info("take_on_board", extra={"job_id": event.data["take"].get("job_id")})
        except (StudioError, ValidationError) as error:
            # Its sidecar lies beside the picture: opening the project finds it.
            log.warning("The take of event %s waits for its project: %s", event.sequence, error)


def _event(message: str | bytes) -> Event | None:
    """The event in a socket message; None for progress, previews and what we do not know."""
    if isinstance(message, bytes):
        return None
    try:
        content = json.loads(message)
        return Event.model_validate(content["event"]) if content["type"] == "event" else None
    except (ValueError, KeyError, TypeError) as error:
        raise EventsUnusable("The orchestrator's socket says no events.") from error


@asynccontextmanager
async def following_takes(
    settings: Settings, projects: Projects, rooms: BoardRooms
) -> AsyncGenerator[None]:
    """Watch for takes while the block runs."""
    async with asyncio.TaskGroup() as tasks:
        watch = tasks.create_task(TakeWatch(settings, projects, rooms).run())
        yield
        watch.cancel()
