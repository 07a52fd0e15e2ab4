"""What the viewers of a group are told. Any number may watch; each is told by itself."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from studio_kit.events import Broadcast, Subscription
from studio_kit.sockets import Send

from ..dispatch.progress import Stage
from ..events.models import Event
from ..jobs.live import LiveJobs, PreviewHint, ProgressHint
from ..jobs.models import ENDED, Cause, Job, Status
from .service import GroupService
from .views import (
    ChildCancelled,
    ChildCompleted,
    ChildFailed,
    ChildProgress,
    ChildResult,
    ChildTimeout,
    GroupComplete,
    GroupMessage,
    GroupView,
    InitialState,
    Pong,
)

HINTS_KEPT = 64
"""A slow viewer loses older hints of progress; it never loses an end."""

LONGEST_ECHO = 1000

Hint = ProgressHint | PreviewHint


@dataclass(frozen=True)
class Shown:
    """What a viewer was last told of a child; a retried child ends a second time."""

    status: Status
    completed_at: datetime | None

    @classmethod
    def of(cls, job: Job) -> "Shown":
        return cls(job.status, job.completed_at)


class GroupWatch:
    def __init__(self, *, groups: GroupService, told: Broadcast[Event], live: LiveJobs) -> None:
        self._groups = groups
        self._told = told
        self._live = live

    async def talk(self, send: Send, group_id: str) -> None:
        """The group as it is, then each change of a child. Raises `GroupNotFound`."""
        with (
            self._told.subscribe() as told,
            self._live.hints.subscribe(HINTS_KEPT) as hints,
        ):
            _, jobs = await self._groups.load(group_id)
            view = await self._groups.get(group_id)
            await send(_initial(view))
            viewer = _Viewer(self._groups, group_id, jobs, send)
            await viewer.complete()
            hinting = asyncio.create_task(viewer.hear_hints(hints))
            try:
                await viewer.hear_events(told)
            finally:
                hinting.cancel()
                await asyncio.wait([hinting])


class _Viewer:
    """Tells how the children stand whenever one may have changed: what was missed while it was
    slow shows in the next look.
    """

    def __init__(self, groups: GroupService, group_id: str, jobs: list[Job], send: Send) -> None:
        self._groups = groups
        self._group_id = group_id
        self._jobs = {job.id: job for job in jobs}
        self._shown = {job.id: Shown.of(job) for job in jobs}
        self._is_complete = False
        self._send = send

    async def hear_events(self, told: Subscription[Event]) -> None:
        missed = 0
        while True:
            turned = {event.job_id for event in await told.several()} & self._jobs.keys()
            if told.missed != missed:
                missed, turned = told.missed, set(self._jobs)
            if turned:
                await self._look(turned)

    async def hear_hints(self, hints: Subscription[Hint]) -> None:
        async for hint in hints:
            job = self._jobs.get(hint.job_id)
            if job is not None and isinstance(hint, ProgressHint):
                await self._send(_progress(job, hint.progress, hint.stage))

    async def complete(self) -> None:
        jobs = list(self._jobs.values())
        over = all(job.status in ENDED for job in jobs)
        if over and not self._is_complete:
            await self._send(_complete(self._group_id, jobs))
        self._is_complete = over

    async def _look(self, job_ids: Collection[str]) -> None:
        for job in await self._groups.children(job_ids):
            self._jobs[job.id] = job
            if self._shown.get(job.id) != Shown.of(job):
                self._shown[job.id] = Shown.of(job)
                if message := _changed(job):
                    await self._send(message)
        await self.complete()


async def hear(text: str, send: Send) -> bool:
    """What a viewer says: ping is answered, close ends it, all else comes back."""
    if text == "close":
        return False
    await send(Pong(type="pong") if text == "ping" else text[:LONGEST_ECHO])
    return True


def _initial(view: GroupView) -> InitialState:
    return InitialState(
        type="initial_state",
        job_group_id=view.job_group_id,
        status=view.status,
        child_jobs=view.child_jobs,
    )


def _changed(job: Job) -> GroupMessage | None:
    node = job.pinned_node or job.node_id
    match job.status:
        case Status.RUNNING:
            return _progress(job, 0.0, None)
        case Status.DONE:
            return ChildCompleted(
                type="child_completed",
                job_id=job.id,
                backend_id=node,
                seed=job.metadata.seed,
                outputs=list(job.outputs),
                completed_at=job.completed_at,
            )
        case Status.FAILED if job.cause is Cause.TIMED_OUT:
            return ChildTimeout(
                type="child_timeout",
                job_id=job.id,
                backend_id=node,
                timeout_seconds=job.time_limit,
            )
        case Status.FAILED:
            return ChildFailed(
                type="child_failed",
                job_id=job.id,
                backend_id=node,
                error=job.error or "",
                error_type=(job.cause or Cause.OTHER).value,
            )
        case Status.CANCELLED:
            return ChildCancelled(type="child_cancelled", job_id=job.id, backend_id=node)
        case _:
            return None


def _progress(job: Job, progress: float, stage: Stage | None) -> ChildProgress:
    step = f"{stage.class_type} {stage.value:g}/{stage.max:g}" if stage else None
    return ChildProgress(
        type="child_progress",
        job_id=job.id,
        backend_id=job.pinned_node or job.node_id,
        progress=progress,
        current_step=step,
    )


def _complete(group_id: str, jobs: list[Job]) -> GroupComplete:
    statuses = [job.status for job in jobs]
    return GroupComplete(
        type="group_complete",
        job_group_id=group_id,
        total=len(jobs),
        succeeded=statuses.count(Status.DONE),
        failed=len(jobs) - statuses.count(Status.DONE),
        results=[
            ChildResult(
                job_id=job.id, status=job.status, outputs=list(job.outputs), error=job.error
            )
            for job in jobs
        ],
    )
