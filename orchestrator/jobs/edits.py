"""Changes that leave a job's status alone: its place, its node, and whether it is shown."""

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Connection, select, update

from studio_kit.errors import Invalid
from studio_kit.events import Broadcast

from ..database import Database, Work
from ..events.models import Event, EventType
from ..tables import WAITING, jobs
from .changes import Change, load, now, set_values, tell
from .filters import behind, turn, turn_of
from .models import ENDED, Job, Status, WrongStatus
from .order import STEP, between, lane_of, spread

Side = Literal["before", "after"]


class JobEdits:
    """Every change writes its event in the same transaction."""

    def __init__(self, database: Database, told: Broadcast[Event]) -> None:
        self._database = database
        self._told = told

    async def change(self, job_id: str, changes: dict[str, Any]) -> Job:
        """Another `priority`, `interactive` or `pinned_node` for a job that waits."""

        def work(connection: Connection) -> Change:
            job = _waiting(connection, job_id)
            lane = lane_of(
                interactive=changes.get("interactive", job.interactive),
                priority=changes.get("priority", job.priority),
            )
            changed = set_values(connection, job_id, {**changes, "lane": lane})
            return changed, [tell(connection, changed, changes, kind=EventType.JOB_CHANGED)]

        return await self._commit(work)

    async def front(self, job_id: str) -> Job:
        """Before all that wait, in the lane of the first of them."""

        def work(connection: Connection) -> Change:
            job = _waiting(connection, job_id)
            order = behind(select(jobs).where(WAITING), None)
            first = Job.from_row(connection.execute(order.limit(1)).one())
            return (job, []) if first.id == job.id else _put(connection, job, "before", first)

        return await self._commit(work)

    async def move(self, job_id: str, side: Side, neighbour_id: str) -> Job:
        """Directly to one side of another job that waits, in that job's lane."""

        def work(connection: Connection) -> Change:
            job, neighbour = _waiting(connection, job_id), _waiting(connection, neighbour_id)
            if neighbour.id == job.id:
                raise Invalid("A job cannot be moved beside itself; name another one.")
            return _put(connection, job, side, neighbour)

        return await self._commit(work)

    async def delete(self, job_ids: Sequence[str]) -> list[Job]:
        """Hide ended jobs; `restore` shows them again. Gives those that were hidden now."""
        kind = EventType.JOB_DELETED
        return await self._show(job_ids, kind=kind, deleted_at=now())

    async def restore(self, job_ids: Sequence[str]) -> list[Job]:
        return await self._show(job_ids, kind=EventType.JOB_RESTORED, deleted_at=None)

    async def _show(self, job_ids: Sequence[str], *, kind: EventType, deleted_at: Any) -> list[Job]:
        shown = jobs.c.deleted_at.is_(None)
        target = update(jobs).where(
            jobs.c.id.in_(job_ids), jobs.c.status.in_(ENDED), shown if deleted_at else ~shown
        )

        def work(connection: Connection) -> tuple[list[Job], list[Event]]:
            changed = target.values(deleted_at=deleted_at).returning(*jobs.c)
            found = [Job.from_row(row) for row in connection.execute(changed)]
            return found, [tell(connection, job, {}, kind=kind) for job in found]

        found, happened = await self._database.transact(work)
        for event in happened:
            self._told.publish(event)
        return found

    async def _commit(self, work: Work[Change]) -> Job:
        job, happened = await self._database.transact(work)
        for event in happened:
            self._told.publish(event)
        return job


def _waiting(connection: Connection, job_id: str) -> Job:
    """Raises `JobNotFound`, and `WrongStatus` for a job that has its node already or has ended."""
    job = load(connection, job_id)
    if job.status is not Status.QUEUED:
        raise WrongStatus(
            f"Only a job that waits can be changed or moved; {job.id} is {job.status}.",
            status_now=job.status,
        )
    return job


def _put(connection: Connection, job: Job, side: Side, neighbour: Job) -> Change:
    position = _position(connection, job, side, neighbour)
    if position is None:
        _spread_out(connection, job, neighbour.lane)
        neighbour = load(connection, neighbour.id)
        position = _position(connection, job, side, neighbour)
    assert position is not None
    place = {"priority": neighbour.priority, "interactive": neighbour.interactive}
    values = {**place, "lane": neighbour.lane, "position": position}
    moved = set_values(connection, job.id, values)
    told = {side: neighbour.id, **place}
    return moved, [tell(connection, moved, told, kind=EventType.JOB_CHANGED)]


def _position(connection: Connection, job: Job, side: Side, neighbour: Job) -> float | None:
    beyond = _beyond(connection, job, side, neighbour)
    if side == "before":
        return between(beyond, neighbour.position)
    return between(neighbour.position, beyond)


def _beyond(connection: Connection, job: Job, side: Side, neighbour: Job) -> float | None:
    """The position of the job that is on that side of the neighbour now, within its lane."""
    others = select(jobs.c.position).where(
        WAITING, jobs.c.lane == neighbour.lane, jobs.c.id != job.id
    )
    if side == "before":
        nearer = others.where(turn < turn_of(neighbour))
        order = nearer.order_by(jobs.c.lane.desc(), jobs.c.position.desc(), jobs.c.number.desc())
    else:
        nearer = others.where(turn > turn_of(neighbour))
        order = nearer.order_by(jobs.c.lane, jobs.c.position, jobs.c.number)
    return connection.scalar(order.limit(1))


def _spread_out(connection: Connection, job: Job, lane: int) -> None:
    """Make room between the jobs of a lane where many moves have used it up."""
    others = select(jobs.c.number, jobs.c.position).where(
        WAITING, jobs.c.lane == lane, jobs.c.id != job.id
    )
    rows = connection.execute(others.order_by(jobs.c.position, jobs.c.number)).all()
    first = rows[0].position
    last = max(rows[-1].position, first + STEP * len(rows))
    for row, position in zip(rows, spread(len(rows), first, last), strict=True):
        connection.execute(
            update(jobs).where(jobs.c.number == row.number).values(position=position)
        )
