"""Batches, their items and the items' jobs in the database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from ..database import Database
from ..jobs.models import Job, Status
from ..tables import jobs
from .models import Batch, BatchKeyReused, BatchNotFound, Item
from .tables import batch_items, batches


@dataclass(frozen=True)
class Standing:
    """A batch with its items in order and their jobs by id, as of one moment."""

    batch: Batch
    items: Sequence[Item]
    jobs: Mapping[str, Job]


class BatchStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self, batch_id: str) -> Standing:
        """Raises `BatchNotFound`."""
        return await self._database.read(lambda connection: _standing(connection, batch_id))

    async def by_key(self, key: str, submission_hash: str) -> str | None:
        """The id of the batch of an earlier call under this key. Raises `BatchKeyReused`."""
        return await self._database.read(lambda c: _by_key(c, key, submission_hash))

    async def recent(
        self, project_id: str | None, *, limit: int
    ) -> list[tuple[Batch, Counter[Status]]]:
        """The newest batches, and how many of their items have which status."""
        query = select(batches).order_by(batches.c.id.desc()).limit(limit)
        if project_id is not None:
            query = query.where(batches.c.project_id == project_id)

        def work(connection: Connection) -> list[tuple[Batch, Counter[Status]]]:
            found = [_batch(row) for row in connection.execute(query)]
            return [(batch, _counts(connection, batch.id)) for batch in found]

        return await self._database.read(work)

    async def stopped(self, batch_id: str, *, at: datetime) -> None:
        target = update(batches).where(batches.c.id == batch_id)
        await self._database.transact(lambda c: c.execute(target.values(cancelled_at=at)))

    async def change(self, batch_id: str, items: Sequence[Item]) -> None:
        await self._database.transact(lambda connection: rewrite(connection, batch_id, items))


class TakenBefore(Exception):
    """Another call under the same key was first; nothing is written."""


def write(connection: Connection, batch: Batch, items: Sequence[Item]) -> None:
    """In the transaction that stores the jobs. Raises `TakenBefore` and `BatchKeyReused`."""
    if batch.idempotency_key is not None and _by_key(
        connection, batch.idempotency_key, batch.submission_hash
    ):
        raise TakenBefore
    connection.execute(insert(batches).values(asdict(batch)))
    rows = [{"batch_id": batch.id, **asdict(item)} for item in items]
    connection.execute(insert(batch_items), rows)


def rewrite(connection: Connection, batch_id: str, items: Sequence[Item]) -> None:
    """What became of items that were refused before."""
    for item in items:
        target = update(batch_items).where(
            batch_items.c.batch_id == batch_id, batch_items.c.place == item.place
        )
        connection.execute(target.values(asdict(item)))


def _by_key(connection: Connection, key: str, submission_hash: str) -> str | None:
    row = connection.execute(select(batches).where(batches.c.idempotency_key == key)).one_or_none()
    if row is None:
        return None
    if row.submission_hash != submission_hash:
        raise BatchKeyReused(
            f"The idempotency key {key[:40]!r} was used for another batch, {row.id}; take a new "
            "key for a new batch."
        )
    return row.id


def _standing(connection: Connection, batch_id: str) -> Standing:
    row = connection.execute(select(batches).where(batches.c.id == batch_id)).one_or_none()
    if row is None:
        raise BatchNotFound(f"There is no batch {batch_id[:40]}.")
    items = select(batch_items).where(batch_items.c.batch_id == batch_id)
    found = connection.execute(items.order_by(batch_items.c.place))
    made = connection.execute(select(jobs).where(jobs.c.batch_id == batch_id))
    return Standing(
        batch=_batch(row),
        items=[_item(item) for item in found],
        jobs={job.id: job for job in map(Job.from_row, made)},
    )


def _counts(connection: Connection, batch_id: str) -> Counter[Status]:
    of_jobs = (
        select(jobs.c.status, func.count())
        .where(jobs.c.batch_id == batch_id)
        .group_by(jobs.c.status)
    )
    refused = (
        select(func.count())
        .select_from(batch_items)
        .where(batch_items.c.batch_id == batch_id, batch_items.c.job_id.is_(None))
    )
    counts = Counter({Status(status): count for status, count in connection.execute(of_jobs)})
    counts[Status.FAILED] += connection.scalar(refused) or 0
    return counts


def _batch(row: Any) -> Batch:
    return Batch(
        id=row.id,
        name=row.name,
        idempotency_key=row.idempotency_key,
        submission_hash=row.submission_hash,
        project_id=row.project_id,
        created_at=row.created_at,
        cancelled_at=row.cancelled_at,
    )


def _item(row: Any) -> Item:
    return Item(
        place=row.place,
        key=row.key,
        job_id=row.job_id,
        refusal=row.refusal,
        submission=row.submission,
    )
