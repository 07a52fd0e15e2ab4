"""What a socket is told: the durable events without a gap, and hints as far as it can follow."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from pydantic import BaseModel

from studio_kit.events import Subscription

from ..jobs.models import ENDED
from ..jobs.service import JobService
from .mailbox import Mailbox
from .messages import JobMessage
from .models import EventPage
from .storage import EventStorage
from .teller import Frame, Teller

REPLAY = 200
FRAMES_KEPT = 256
"""A viewer that falls further behind reads the rest from the log, when it can."""

Send = Callable[[BaseModel | bytes | str], Awaitable[None]]


@dataclass(frozen=True)
class Of:
    """What a viewer wants to hear of: one job, one project, or everything."""

    job_id: str | None = None
    project_id: str | None = None

    def wants(self, job_id: str | None, project_id: str | None) -> bool:
        """A note that concerns no job concerns those who look at all of them."""
        if self.job_id is not None:
            return job_id == self.job_id
        return self.project_id in (None, project_id) or job_id is None


class Stream:
    def __init__(self, *, storage: EventStorage, jobs: JobService, teller: Teller) -> None:
        self._storage = storage
        self._jobs = jobs
        self._teller = teller

    async def page(self, *, after: int, limit: int) -> EventPage:
        return await self._storage.after(after, limit=limit)

    async def events(self, send: Send, *, after: int | None, project_id: str | None) -> None:
        """Until cancelled: everything after `after`, or from now on where it is None."""
        of = Of(project_id=project_id)
        with (
            self._teller.frames.subscribe(FRAMES_KEPT) as frames,
            self._teller.notes.opened() as notes,
        ):
            start = await self._storage.last() if after is None else after
            async with asyncio.TaskGroup() as group:
                group.create_task(self._send_events(send, frames, start, of))
                group.create_task(_send_notes(send, notes, of))

    async def job(self, send: Send, job_id: str) -> None:
        """The job as it is, then what happens to it, until it has ended. Raises `JobNotFound`."""
        of = Of(job_id=job_id)
        with (
            self._teller.frames.subscribe(FRAMES_KEPT) as frames,
            self._teller.notes.opened() as notes,
        ):
            start = await self._storage.last()
            view = await self._jobs.get(job_id)
            await send(JobMessage(type="job", job=view))
            if view.status in ENDED:
                return
            noting = asyncio.create_task(_send_notes(send, notes, of))
            try:
                await self._send_events(send, frames, start, of)
            finally:
                noting.cancel()
                await asyncio.wait([noting])

    async def _send_events(
        self, send: Send, frames: Subscription[Frame], last: int, of: Of
    ) -> None:
        """Ends with the end of the one job, where it is one. Where frames were missed, the log
        has them.
        """
        missed = -1
        while True:
            if frames.missed != missed:
                missed = frames.missed
                last, ended = await self._replay(send, last, of)
                if ended:
                    return
            frame = await frames.get()
            if frames.missed != missed or frame.sequence <= last:
                continue
            last = frame.sequence
            if of.wants(frame.job_id, frame.project_id):
                await send(frame.text)
                if frame.ends and of.job_id is not None:
                    return

    async def _replay(self, send: Send, last: int, of: Of) -> tuple[int, bool]:
        """All that the log has after `last`; the last number, and whether the one job ended."""
        while True:
            page = await self._storage.after(
                last, limit=REPLAY, job_id=of.job_id, project_id=of.project_id
            )
            for frame in await self._teller.worded(page.events):
                await send(frame.text)
                if frame.ends and of.job_id is not None:
                    return frame.sequence, True
            if len(page.events) < REPLAY:
                return max(last, page.last), False
            last = page.events[-1].sequence


async def _send_notes(send: Send, notes: Mailbox, of: Of) -> None:
    while True:
        note = await notes.get()
        if of.wants(note.job_id, note.project_id):
            await send(note.payload)
