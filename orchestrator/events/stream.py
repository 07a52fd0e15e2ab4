"""What a socket is told: the durable events without a gap, and hints as far as it can follow."""

import asyncio
import json
import struct
from collections.abc import Awaitable, Callable

from studio_kit.events import Broadcast, Subscription

from ..jobs.live import LiveJobs, PreviewHint, ProgressHint
from ..jobs.models import ENDED
from ..jobs.service import JobService
from ..jobs.views import JobView
from ..nodes.news import node_news
from ..nodes.pool import NodePool
from .messages import (
    BackendsMessage,
    EventMessage,
    JobMessage,
    ProgressMessage,
    StreamMessage,
)
from .models import Event, EventPage
from .storage import EventStorage

REPLAY = 200
HINTS_KEPT = 8
"""A slow reader loses older hints; it never loses an event."""

Send = Callable[[StreamMessage | bytes], Awaitable[None]]
Hint = ProgressHint | PreviewHint


class Stream:
    def __init__(
        self,
        *,
        told: Broadcast[Event],
        storage: EventStorage,
        jobs: JobService,
        live: LiveJobs,
        pool: NodePool,
    ) -> None:
        self._told = told
        self._storage = storage
        self._jobs = jobs
        self._live = live
        self._pool = pool

    async def page(self, *, after: int, limit: int) -> EventPage:
        return await self._storage.after(after, limit=limit)

    async def events(self, send: Send, *, after: int | None, project_id: str | None) -> None:
        """Until cancelled: everything after `after`, or from now on where it is None."""
        with (
            self._told.subscribe() as told,
            self._live.hints.subscribe(HINTS_KEPT) as hints,
        ):
            start = await self._storage.last() if after is None else after
            async with asyncio.TaskGroup() as group:
                group.create_task(self._send_events(send, told, start, project_id=project_id))
                group.create_task(self._send_hints(send, hints, project_id=project_id))
                group.create_task(self._send_changes(send))

    async def job(self, send: Send, job_id: str) -> None:
        """The job as it is, then what happens to it, until it has ended. Raises `JobNotFound`."""
        with (
            self._told.subscribe() as told,
            self._live.hints.subscribe(HINTS_KEPT) as hints,
        ):
            start = await self._storage.last()
            view = await self._jobs.get(job_id)
            await send(JobMessage(type="job", job=view))
            if view.status in ENDED:
                return
            hinting = asyncio.create_task(self._send_hints(send, hints, job_id=job_id))
            try:
                await self._send_events(send, told, start, job_id=job_id)
            finally:
                hinting.cancel()
                await asyncio.wait([hinting])

    async def _send_events(
        self,
        send: Send,
        told: Subscription[Event],
        last: int,
        *,
        job_id: str | None = None,
        project_id: str | None = None,
    ) -> None:
        """Replays from the log whenever the numbers show that something was missed."""
        while True:
            page = await self._storage.after(
                last, limit=REPLAY, job_id=job_id, project_id=project_id
            )
            for event in page.events:
                view = await self._jobs.get(event.job_id)
                await send(EventMessage(type="event", event=event, job=view))
                last = event.sequence
                if job_id is not None and view.status in ENDED and _is_end(event, view):
                    return
            if len(page.events) < REPLAY:
                last = max(last, page.last)
                await _newer(told, last)

    async def _send_hints(
        self,
        send: Send,
        hints: Subscription[Hint],
        *,
        job_id: str | None = None,
        project_id: str | None = None,
    ) -> None:
        projects: dict[str, str | None] = {}
        async for hint in hints:
            if job_id is not None and hint.job_id != job_id:
                continue
            if project_id is not None:
                if hint.job_id not in projects:
                    view = await self._jobs.get(hint.job_id)
                    projects[hint.job_id] = view.metadata.project_id
                if projects[hint.job_id] != project_id:
                    continue
            await send(_frame(hint))

    async def _send_changes(self, send: Send) -> None:
        async for listed in node_news(self._pool):
            await send(BackendsMessage(type="backends", **dict(listed)))


async def _newer(told: Subscription[Event], last: int) -> None:
    """Wait until there is an event after `last`."""
    async for event in told:
        if event.sequence > last:
            return


def _is_end(event: Event, view: JobView) -> bool:
    return event.type == f"job_{view.status}"


def _frame(hint: Hint) -> StreamMessage | bytes:
    if isinstance(hint, ProgressHint):
        return ProgressMessage(
            type="progress", job_id=hint.job_id, progress=hint.progress, stage=hint.stage
        )
    head = json.dumps({"job_id": hint.job_id, "mime": hint.mime}).encode()
    return struct.pack(">I", len(head)) + head + hint.data
