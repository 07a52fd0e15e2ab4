"""Reading a page of jobs and their places in the queue, each along an index."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, TextClause, func, select

from ..tables import WAITING, jobs
from .filters import IN_QUEUE, Cursor, JobFilter, Order, behind, turn, turn_of
from .models import ENDED, Job, Status

CLOSE_TOGETHER = 2000
"""So many jobs are rather read than counted again for each one that is asked for."""


def read_page(
    connection: Connection,
    wanted: JobFilter,
    order: Order,
    *,
    limit: int,
    cursor: Cursor | None,
) -> list[Job]:
    if order is Order.NEWEST:
        rows = _newest(connection, wanted, limit=limit, cursor=cursor)
    else:
        rows = _as_served(connection, wanted, limit=limit, cursor=cursor)
    return [Job.from_row(row) for row in rows]


def _newest(
    connection: Connection, wanted: JobFilter, *, limit: int, cursor: Cursor | None
) -> list[Any]:
    """Several statuses are read one by one and merged: together they would be sorted first."""
    query = _latest(select(jobs).where(*wanted.conditions()), cursor).limit(limit)
    if not wanted.possible:
        return list(connection.execute(query))
    parts = (connection.execute(query.where(_has(status))) for status in wanted.possible)
    merged = sorted((row for part in parts for row in part), key=_newest_first)
    return merged[:limit]


def _as_served(
    connection: Connection, wanted: JobFilter, *, limit: int, cursor: Cursor | None
) -> list[Any]:
    rows: list[Any] = []
    for status, start in _statuses(wanted, cursor):
        query = select(jobs).where(*wanted.conditions(), _has(status))
        ordered = _latest(query, start) if status in ENDED else behind(query, start)
        rows += connection.execute(ordered.limit(limit - len(rows)))
        if len(rows) == limit:
            break
    return rows


def _statuses(wanted: JobFilter, cursor: Cursor | None) -> Iterable[tuple[Status, Cursor | None]]:
    """The statuses that are still to be read, the first of them from the cursor on."""
    statuses = [status for status in IN_QUEUE if status in (wanted.possible or IN_QUEUE)]
    if cursor is None or cursor.status is None:
        return [(status, None) for status in statuses]
    here = IN_QUEUE.index(cursor.status)
    return [
        (status, cursor if status is cursor.status else None)
        for status in statuses
        if IN_QUEUE.index(status) >= here
    ]


def _latest(query: Select[*tuple[Any, ...]], cursor: Cursor | None) -> Select[*tuple[Any, ...]]:
    older = query.where(jobs.c.number < cursor.number) if cursor else query
    return older.order_by(jobs.c.number.desc())


def _has(status: Status) -> ColumnElement[bool] | TextClause:
    return WAITING if status is Status.QUEUED else jobs.c.status == status


def _newest_first(row: Any) -> int:
    return -row.number


def read_places(connection: Connection, waiting: Sequence[Job]) -> dict[str, int]:
    """From 1, in the order of service. Jobs that wait close together are read in one go."""
    ordered = sorted(waiting, key=turn_of)
    first, last = ordered[0], ordered[-1]
    place = connection.scalar(_count(upto=first)) or 0
    span = connection.scalar(_count(after=first, upto=last)) or 0
    if span > CLOSE_TOGETHER:
        return {first.id: place, **_places_apart(connection, ordered, place)}
    rest = select(jobs.c.number).where(WAITING, turn > turn_of(first), turn <= turn_of(last))
    numbers = connection.scalars(rest.order_by(jobs.c.lane, jobs.c.position, jobs.c.number))
    found = {first.number: place} | {number: at for at, number in enumerate(numbers, place + 1)}
    return {job.id: found[job.number] for job in ordered if job.number in found}


def _places_apart(connection: Connection, ordered: Sequence[Job], place: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for before, job in pairwise(ordered):
        place += connection.scalar(_count(after=before, upto=job)) or 0
        places[job.id] = place
    return places


def _count(*, upto: Job, after: Job | None = None) -> Select[int]:
    """How many jobs wait behind `after`, up to and with `upto`."""
    counted = select(func.count()).select_from(jobs).where(WAITING, turn <= turn_of(upto))
    return counted.where(turn > turn_of(after)) if after else counted
