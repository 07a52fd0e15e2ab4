"""One action on many jobs, each with its own answer."""

import asyncio
from collections.abc import Sequence

from studio_kit.errors import StudioError

from ..database import LARGEST_BATCH
from ..jobs.edits import JobEdits
from ..jobs.filters import JobFilter
from ..jobs.models import Status
from ..jobs.service import JobService
from ..jobs.storage import CHUNK, JobStorage, batched
from ..jobs.views import Retry
from .bodies import MOST_JOBS, Action, Bulk, Clear
from .views import BulkResult, BulkResults, Cleared

FITTING = {
    Action.CANCEL: (Status.QUEUED, Status.LEASED, Status.RUNNING, Status.COLLECTING),
    Action.RETRY: (Status.FAILED, Status.CANCELLED),
    Action.DELETE: (Status.DONE, Status.FAILED, Status.CANCELLED),
    Action.RESTORE: (Status.DONE, Status.FAILED, Status.CANCELLED),
    Action.FRONT: (Status.QUEUED,),
}
"""Where jobs are described and not named, those are meant that the action is for."""

SHOWN = {
    Action.DELETE: "The job is deleted; it can be restored.",
    Action.RESTORE: "The job is shown again.",
}


class BulkService:
    def __init__(self, *, jobs: JobService, storage: JobStorage, edits: JobEdits) -> None:
        self._jobs = jobs
        self._storage = storage
        self._edits = edits

    async def act(self, bulk: Bulk) -> BulkResults:
        """Jobs that there are not and those whose status forbids it say so; the rest is done.

        As many at a time as the database makes durable together; one by one where the order counts.
        """
        at_once = 1 if bulk.action is Action.FRONT else LARGEST_BATCH
        ids = await self._ids(bulk)
        shown = await self._show(bulk.action, ids)
        results = {job_id: _done(job_id, SHOWN[bulk.action]) for job_id in shown}
        for part in batched((job_id for job_id in ids if job_id not in shown), at_once):
            answers = await asyncio.gather(*(self._one(bulk, job_id) for job_id in part))
            results.update({answer.job_id: answer for answer in answers})
        return BulkResults(results=[results[job_id] for job_id in ids])

    async def _show(self, action: Action, ids: Sequence[str]) -> set[str]:
        """Hides or shows as many as can be, hundreds at a time."""
        if action not in SHOWN:
            return set()
        change = self._edits.delete if action is Action.DELETE else self._edits.restore
        return {job.id for part in batched(ids, CHUNK) for job in await change(part)}

    async def clear(self, clear: Clear) -> Cleared:
        """Hide ended jobs, at most `MOST_JOBS` at once."""
        wanted = JobFilter(project_id=clear.project_id, statuses=tuple(clear.status))
        found = await self._storage.ids(wanted, limit=MOST_JOBS)
        hidden: list[str] = []
        for part in batched(found, CHUNK):
            hidden += [job.id for job in await self._edits.delete(part)]
        return Cleared(job_ids=hidden)

    async def _ids(self, bulk: Bulk) -> Sequence[str]:
        if bulk.job_ids is not None:
            ids = list(dict.fromkeys(bulk.job_ids))
        elif wanted := _described(bulk):
            ids = await self._storage.ids(wanted, limit=MOST_JOBS)
        else:
            ids = []
        return ids[::-1] if bulk.action is Action.FRONT and bulk.job_ids is not None else ids

    async def _one(self, bulk: Bulk, job_id: str) -> BulkResult:
        try:
            message = await self._do(bulk, job_id)
        except StudioError as error:
            return BulkResult(job_id=job_id, ok=False, message=error.message)
        return _done(job_id, message)

    async def _do(self, bulk: Bulk, job_id: str) -> str:
        match bulk.action:
            case Action.CANCEL:
                return (await self._jobs.cancel(job_id)).message
            case Action.RETRY:
                how = Retry(pinned_node=bulk.pinned_node, avoid=bulk.avoid)
                return (await self._jobs.retry(job_id, how)).message
            case Action.DELETE:
                return (await self._jobs.delete(job_id)).message
            case Action.RESTORE:
                return (await self._jobs.restore(job_id)).message
            case Action.FRONT:
                await self._jobs.front(job_id)
                return "The job is at the front."


def _done(job_id: str, message: str) -> BulkResult:
    return BulkResult(job_id=job_id, ok=True, message=message)


def _described(bulk: Bulk) -> JobFilter | None:
    """None where the action is for none of the statuses."""
    statuses = [status for status in FITTING[bulk.action] if status in (bulk.status or Status)]
    if not statuses:
        return None
    return JobFilter(
        project_id=bulk.project_id,
        statuses=tuple(statuses),
        cause=bulk.cause,
        deleted=bulk.action is Action.RESTORE,
    )
