"""Puts what happens into words once, however many sockets are told."""

import asyncio
import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from studio_kit.events import Broadcast

from ..jobs.live import LiveJobs, PreviewHint, ProgressHint
from ..jobs.models import ENDED, JobNotFound
from ..jobs.service import JobService
from ..jobs.views import JobView
from ..nodes.news import node_news
from ..nodes.pool import NodePool
from ..queue.state import QueueState
from .mailbox import Mailboxes, Note
from .messages import BackendsMessage, EventMessage, ProgressMessage, QueueMessage
from .models import Event
from .storage import EventStorage

PAGE = 200
HINTS_KEPT = 1024
PROJECTS_KEPT = 1024


@dataclass(frozen=True)
class Frame:
    """An event as a socket gets it. `ends`: the job has come to its end with it."""

    sequence: int
    job_id: str
    project_id: str | None
    ends: bool
    text: str


class Teller:
    """Runs until cancelled. Nothing is worded while nobody listens."""

    def __init__(
        self,
        *,
        told: Broadcast[Event],
        storage: EventStorage,
        jobs: JobService,
        live: LiveJobs,
        pool: NodePool,
        queue: QueueState,
    ) -> None:
        self.frames = Broadcast[Frame]()
        self.notes = Mailboxes()
        self._told = told
        self._storage = storage
        self._jobs = jobs
        self._live = live
        self._pool = pool
        self._queue = queue
        self._projects: dict[str, str | None] = {}

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._tell_events())
            group.create_task(self._tell_hints())
            group.create_task(self._tell_nodes())
            group.create_task(self._tell_pauses())

    async def worded(self, events: Sequence[Event]) -> list[Frame]:
        """With each job as it is now; what happened to forgotten jobs is left out."""
        views = await self._jobs.several({event.job_id for event in events})
        return [_frame(event, views[event.job_id]) for event in events if event.job_id in views]

    async def _tell_events(self) -> None:
        """The log is the truth, and what is `told` only says when to look into it."""
        with self._told.subscribe(1) as told:
            last = await self._storage.last()
            while True:
                event = await told.get()
                if self.frames.has_listeners:
                    last = await self._tell_after(last)
                else:  # who begins to listen from here on reads the log first
                    last = max(last, event.sequence)

    async def _tell_after(self, last: int) -> int:
        while True:
            page = await self._storage.after(last, limit=PAGE)
            for frame in await self.worded(page.events):
                self.frames.publish(frame)
            last = page.events[-1].sequence if page.events else last
            if len(page.events) < PAGE:
                return last

    async def _tell_hints(self) -> None:
        with self._live.hints.subscribe(HINTS_KEPT) as hints:
            async for hint in hints:
                if len(self.notes):
                    self.notes.put(_note(hint, await self._project(hint.job_id)))

    async def _project(self, job_id: str) -> str | None:
        if job_id not in self._projects:
            if len(self._projects) >= PROJECTS_KEPT:
                self._projects.clear()
            try:
                view = await self._jobs.get(job_id)
            except JobNotFound:
                return None
            self._projects[job_id] = view.metadata.project_id
        return self._projects[job_id]

    async def _tell_nodes(self) -> None:
        async for listed in node_news(self._pool, wanted=lambda: len(self.notes) > 0):
            message = BackendsMessage(type="backends", **dict(listed))
            self.notes.put(Note(("backends",), message.model_dump_json()))

    async def _tell_pauses(self) -> None:
        with self._queue.changes.subscribe() as changes:
            async for paused in changes:
                message = QueueMessage(type="queue", paused=paused)
                self.notes.put(Note(("queue",), message.model_dump_json()))


def _frame(event: Event, view: JobView) -> Frame:
    message = EventMessage(type="event", event=event, job=view)
    ends = view.status in ENDED and event.type == f"job_{view.status}"
    text = message.model_dump_json()
    return Frame(event.sequence, event.job_id, event.project_id, ends, text)


def _note(hint: ProgressHint | PreviewHint, project_id: str | None) -> Note:
    if isinstance(hint, ProgressHint):
        message = ProgressMessage(
            type="progress", job_id=hint.job_id, progress=hint.progress, stage=hint.stage
        )
        key = ("progress", hint.job_id)
        return Note(key, message.model_dump_json(), hint.job_id, project_id)
    head = json.dumps({"job_id": hint.job_id, "mime": hint.mime}).encode()
    picture = struct.pack(">I", len(head)) + head + hint.data
    return Note(("preview", hint.job_id), picture, hint.job_id, project_id)
