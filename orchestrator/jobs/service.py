"""Taking jobs, showing them, moving and stopping them."""

from collections.abc import Collection, Sequence

from ..database import Work
from ..dispatch.port import Dispatch
from ..nodes.models import NodeIsBusy
from ..queue.foresight import Foresight
from .admission import Admission, submission_hash
from .edits import JobEdits
from .filters import Cursor, JobFilter, Order, parsed
from .limits import QueueLimits
from .live import LiveJobs
from .models import Job, NewJob, Status, Submission, WrongStatus
from .states import JobStates
from .storage import JobStorage
from .views import JobAnswer, JobPage, JobPatch, JobView, Retry, job_view


class JobService:
    def __init__(
        self,
        *,
        admission: Admission,
        limits: QueueLimits,
        storage: JobStorage,
        states: JobStates,
        edits: JobEdits,
        dispatch: Dispatch,
        live: LiveJobs,
        foresight: Foresight,
    ) -> None:
        self._admission = admission
        self._limits = limits
        self._storage = storage
        self._states = states
        self._edits = edits
        self._dispatch = dispatch
        self._live = live
        self._foresight = foresight

    # -- taking

    async def submit(
        self, submission: Submission, *, key: str | None = None
    ) -> tuple[JobAnswer, bool]:
        """Take a job; it is durable when this returns, and does not wait for its render.

        The second value is False where an earlier call under the same `key` took it. Raises what
        `Admission.prepare` raises, `QueueFull` and `KeyReused`, with nothing stored.
        """
        if key is not None and (before := await self._before(submission, key)):
            return before, False
        new = await self._admission.prepare(submission, key=key)
        [job] = await self.take([new])
        return _answer(job, "The job is queued."), job.id == new.id

    async def take(self, new: Sequence[NewJob], *, within: Work[None] | None = None) -> list[Job]:
        """Store prepared jobs, all or none, in one transaction with what `within` writes.

        Raises `QueueFull`.
        """
        await self._limits.refuse_too_many(new)
        jobs = await self._states.submit_all(new, within=within)
        self._dispatch.wake()
        return jobs

    async def _before(self, submission: Submission, key: str) -> JobAnswer | None:
        job = await self._storage.by_key(key, submission_hash(submission))
        return _answer(job, "The job was taken before.") if job else None

    # -- showing

    async def get(self, job_id: str) -> JobView:
        return (await self.views([await self._storage.get(job_id)]))[0]

    async def several(self, job_ids: Collection[str]) -> dict[str, JobView]:
        """Those of the jobs that there are, by id."""
        found = await self._storage.several(job_ids)
        return {view.job_id: view for view in await self.views(list(found.values()))}

    async def page(
        self, wanted: JobFilter, *, order: Order, limit: int, cursor: str | None
    ) -> JobPage:
        found = await self._storage.page(
            wanted, order=order, limit=limit + 1, cursor=parsed(cursor, order)
        )
        shown = found[:limit]
        more = str(Cursor.after(shown[-1], order)) if len(found) > limit else None
        return JobPage(jobs=await self.views(shown), next_cursor=more)

    async def views(self, jobs: Sequence[Job]) -> list[JobView]:
        attempts = await self._storage.attempts([job.id for job in jobs])
        places = await self._storage.places(jobs)
        left = await self._foresight.left(jobs)
        return [
            job_view(
                job,
                attempts[job.id],
                fraction=self._live.fraction(job.id),
                stage=self._live.stage(job.id),
                place=places.get(job.id),
                waits_for=self._live.waits_for(job.id),
                left=left.get(job.id),
            )
            for job in jobs
        ]

    # -- stopping and trying again

    async def cancel(self, job_id: str) -> JobAnswer:
        job = await self._states.request_cancel(job_id)
        self._dispatch.cancel(job_id)
        self._live.go_on(job_id)
        if job.status is Status.CANCELLED:
            return _answer(job, "The job is cancelled.")
        return _answer(job, "The node is told to stop.")

    async def retry(self, job_id: str, how: Retry) -> JobAnswer:
        """Raises `UnknownNode` for a node that there is not."""
        changes: dict[str, str | None] = {}
        if how.pinned_node is not None:
            changes["pinned_node"] = self._admission.pinned(how.pinned_node)
        job = await self._states.retry(job_id, avoid=set(how.avoid), changes=changes)
        self._dispatch.wake()
        return _answer(job, "The job is queued again.")

    # -- its place and its node

    async def change(self, job_id: str, patch: JobPatch) -> JobView:
        changes = patch.changes()
        if "pinned_node" in changes:
            changes["pinned_node"] = self._admission.pinned(changes["pinned_node"])
        return await self._changed(await self._edits.change(job_id, changes))

    async def front(self, job_id: str) -> JobView:
        return await self._changed(await self._edits.front(job_id))

    async def move(self, job_id: str, *, before: str | None, after: str | None) -> JobView:
        if before is not None:
            return await self._changed(await self._edits.move(job_id, "before", before))
        return await self._changed(await self._edits.move(job_id, "after", after or ""))

    async def _changed(self, job: Job) -> JobView:
        self._dispatch.wake()
        return (await self.views([job]))[0]

    # -- out of sight and back

    async def delete(self, job_id: str) -> JobAnswer:
        """Hide an ended job, until it is restored or forgotten. A second time changes nothing."""
        job = await self._storage.get(job_id)
        if job.is_active:
            raise WrongStatus(f"The job is {job.status}; cancel it before you delete it.")
        await self._edits.delete([job_id])
        return _answer(job, "The job is deleted; it can be restored.")

    async def restore(self, job_id: str) -> JobAnswer:
        job = await self._storage.get(job_id)
        await self._edits.restore([job_id])
        return _answer(job, "The job is shown again.")

    async def refuse_busy_node(self, node_id: str) -> None:
        """Raises `NodeIsBusy` while unfinished jobs are on the node or wait for it alone."""
        if count := await self._storage.count_on(node_id):
            raise NodeIsBusy(f"{count} unfinished jobs are on this node; cancel them first.")


def _answer(job: Job, message: str) -> JobAnswer:
    return JobAnswer(job_id=job.id, status=job.status, message=message, backend_id=job.node_id)
