"""Many submissions in one call: those that are right are taken together, the others named."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from ulid import ULID

from studio_kit.errors import StudioError

from ..jobs.admission import Admission, ClassUnknown, ModelMissing
from ..jobs.live import LiveJobs
from ..jobs.models import ENDED, NewJob, Owner, Status, Submission, WrongStatus
from ..jobs.service import JobService
from ..jobs.views import Retry
from .models import Batch, BatchItem, BatchRefused, BatchRequest, Item
from .storage import BatchStorage, Standing, TakenBefore, rewrite, write
from .views import BatchList, BatchView, batch_summary, batch_view, job_of

KEY_LENGTH = 128


class BatchService:
    def __init__(
        self, *, admission: Admission, jobs: JobService, storage: BatchStorage, live: LiveJobs
    ) -> None:
        self._admission = admission
        self._jobs = jobs
        self._storage = storage
        self._live = live

    async def submit(
        self, request: BatchRequest, *, key: str | None = None
    ) -> tuple[BatchView, bool]:
        """Take a batch; the second value is False where an earlier call under the key took it.

        Raises `BatchRefused` where no item can be taken, `BatchKeyReused` and `QueueFull`, with
        nothing stored.
        """
        batch = _new_batch(request, key)
        if before := await self._before(batch):
            return await self.get(before), False
        items, new = await self._items(batch.id, request.items)
        if not new:
            raise _refused(items)
        batch = replace(batch, project_id=_project(new))
        try:
            await self._jobs.take(new, within=lambda connection: write(connection, batch, items))
        except TakenBefore:
            return await self.get(await self._before(batch) or batch.id), False
        return await self.get(batch.id), True

    async def get(self, batch_id: str) -> BatchView:
        """Raises `BatchNotFound`."""
        return batch_view(await self._storage.load(batch_id), self._live.fraction)

    async def recent(self, project_id: str | None, *, limit: int) -> BatchList:
        found = await self._storage.recent(project_id, limit=limit)
        return BatchList(batches=[batch_summary(batch, counts) for batch, counts in found])

    async def retry_failed(self, batch_id: str) -> BatchView:
        """Only what failed: failed jobs wait again, and refused items are looked at anew.

        Raises `BatchNotFound` and `QueueFull`.
        """
        standing = await self._storage.load(batch_id)
        await self._take_refused(standing)
        jobs = (job_of(item, standing) for item in standing.items)
        failed = [job.id for job in jobs if job is not None and job.status is Status.FAILED]
        await asyncio.gather(*map(self._retry, failed))
        return await self.get(batch_id)

    async def cancel(self, batch_id: str) -> BatchView:
        """Stop each job that has not ended; asking again is harmless. Raises `BatchNotFound`."""
        standing = await self._storage.load(batch_id)
        # All at once: one by one, each that goes would let the next one in.
        active = [job.id for job in standing.jobs.values() if job.status not in ENDED]
        await asyncio.gather(*(self._stop(job_id) for job_id in reversed(active)))
        await self._storage.stopped(batch_id, at=datetime.now(UTC))
        return await self.get(batch_id)

    async def _before(self, batch: Batch) -> str | None:
        if batch.idempotency_key is None:
            return None
        return await self._storage.by_key(batch.idempotency_key, batch.submission_hash)

    async def _retry(self, job_id: str) -> None:
        try:
            await self._jobs.retry(job_id, Retry())
        except WrongStatus:  # somebody else was first
            return

    async def _stop(self, job_id: str) -> None:
        try:
            await self._jobs.cancel(job_id)
        except WrongStatus:  # it ended a moment ago
            return

    # -- items

    async def _items(
        self, batch_id: str, sent: Sequence[dict[str, Any]]
    ) -> tuple[list[Item], list[NewJob]]:
        items: list[Item] = []
        new: list[NewJob] = []
        keys: set[str] = set()
        looker = _Looker(self._admission, batch_id)
        for place, body in enumerate(sent):
            item, job = await looker.item(place, body, taken=keys)
            keys.add(item.key)
            items.append(item)
            new += [job] if job else []
        return items, new

    async def _take_refused(self, standing: Standing) -> None:
        batch_id = standing.batch.id
        looker = _Looker(self._admission, batch_id)
        refused = [item for item in standing.items if item.job_id is None and item.submission]
        looked = [await looker.item(i.place, i.submission or {}, taken=set()) for i in refused]
        changed = [item for item, _ in looked]
        new = [job for _, job in looked if job is not None]
        if new:
            await self._jobs.take(new, within=lambda c: rewrite(c, batch_id, changed))
        elif changed:
            await self._storage.change(batch_id, changed)


class _Looker:
    """Looks at items one by one; the nodes are asked anew once, not for each that is missing."""

    def __init__(self, admission: Admission, batch_id: str) -> None:
        self._admission = admission
        self._owner = Owner(batch_id=batch_id)
        self._look_again = True

    async def item(
        self, place: int, body: dict[str, Any], *, taken: set[str]
    ) -> tuple[Item, NewJob | None]:
        said = body.get("key")
        key = said[:KEY_LENGTH] if isinstance(said, str) and said else str(place)
        try:
            item = BatchItem.model_validate({**body, "key": key if said is None else said})
            new = await self._new(item, taken)
        except ValidationError as error:
            return Item(place, key, None, _sentence(error), body), None
        except StudioError as error:
            return Item(place, key, None, error.message, body), None
        return Item(place, key, new.id, None, None), new

    async def _new(self, item: BatchItem, taken: set[str]) -> NewJob:
        if item.key in taken:
            raise BatchRefused(f"The key {item.key[:40]!r} is there twice in the batch.")
        submission = Submission.model_validate(item.model_dump(exclude={"key"}))
        new = await self._admission.draft(submission, owner=self._owner)
        try:
            await self._admission.prove(new, look_again=self._look_again)
        except (ClassUnknown, ModelMissing):
            self._look_again = False
            raise
        return new


def _new_batch(request: BatchRequest, key: str | None) -> Batch:
    said = request.model_dump_json(exclude={"idempotency_key"})
    return Batch(
        id=str(ULID()),
        name=request.name,
        idempotency_key=key or request.idempotency_key,
        submission_hash=hashlib.sha256(said.encode()).hexdigest(),
        project_id=None,
        created_at=datetime.now(UTC),
        cancelled_at=None,
    )


def _project(new: Sequence[NewJob]) -> str | None:
    """The project that all jobs are of."""
    projects = {job.metadata.project_id for job in new}
    return projects.pop() if len(projects) == 1 else None


def _refused(items: Sequence[Item]) -> BatchRefused:
    facts = [{"key": item.key, "message": item.refusal} for item in items]
    first = items[0].refusal
    return BatchRefused(f"None of the {len(items)} items can be taken. {first}", items=facts)


def _sentence(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in fault["loc"]) or "item"
    return f"{place}: {fault['msg'].removeprefix('Value error, ').rstrip('.')}."
