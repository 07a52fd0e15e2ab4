"""Batches as programs and the page see them."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from ..groups.models import GroupStatus, overall_status
from ..groups.views import last_end
from ..jobs.models import ENDED, Job, Output, Status
from .models import Batch, Item
from .storage import Standing


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class BatchCounts(_View):
    """Refused items count as failed."""

    total: int
    done: int
    failed: int
    cancelled: int
    active: int

    @classmethod
    def of(cls, statuses: Counter[Status]) -> "BatchCounts":
        ended = sum(statuses[status] for status in ENDED)
        return cls(
            total=statuses.total(),
            done=statuses[Status.DONE],
            failed=statuses[Status.FAILED],
            cancelled=statuses[Status.CANCELLED],
            active=statuses.total() - ended,
        )


class BatchItemView(_View):
    """An item that was refused has no job, and `message` says why."""

    key: str
    job_id: str | None
    status: Status
    message: str
    progress: float
    shot: str | None
    shot_id: str | None
    outputs: list[Output]


class BatchSummary(_View):
    batch_id: str
    name: str
    status: GroupStatus
    counts: BatchCounts
    project_id: str | None
    created_at: datetime


class BatchView(BatchSummary):
    """`progress` is 0 to 1 over all items."""

    progress: float
    completed_at: datetime | None
    items: list[BatchItemView]


class BatchList(_View):
    batches: list[BatchSummary]


def batch_summary(batch: Batch, statuses: Counter[Status]) -> BatchSummary:
    return BatchSummary(
        batch_id=batch.id,
        name=batch.name,
        status=overall_status(list(statuses.elements()), is_stopped=batch.cancelled_at is not None),
        counts=BatchCounts.of(statuses),
        project_id=batch.project_id,
        created_at=batch.created_at,
    )


def batch_view(standing: Standing, fraction: Callable[[str], float]) -> BatchView:
    items = [_item_view(item, standing, fraction) for item in standing.items]
    summary = batch_summary(standing.batch, Counter(item.status for item in items))
    return BatchView(
        **dict(summary),
        progress=sum(item.progress for item in items) / len(items),
        completed_at=last_end(list(standing.jobs.values())),
        items=items,
    )


def _item_view(item: Item, standing: Standing, fraction: Callable[[str], float]) -> BatchItemView:
    job = standing.jobs.get(item.job_id or "")
    if job is None:
        return _without_job(item)
    over = job.status in ENDED
    return BatchItemView(
        key=item.key,
        job_id=job.id,
        status=job.status,
        message=job.error or f"The job is {job.status}.",
        progress=1.0 if over else fraction(job.id),
        shot=job.metadata.shot,
        shot_id=job.metadata.shot_id,
        outputs=list(job.outputs),
    )


def _without_job(item: Item) -> BatchItemView:
    """Refused, or its job is so old that it was forgotten."""
    return BatchItemView(
        key=item.key,
        job_id=None,
        status=Status.FAILED if item.refusal else Status.CANCELLED,
        message=item.refusal or "The job is forgotten; its takes are in the project.",
        progress=1.0,
        shot=None,
        shot_id=None,
        outputs=[],
    )


def job_of(item: Item, standing: Standing) -> Job | None:
    return standing.jobs.get(item.job_id or "")
