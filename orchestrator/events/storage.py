"""The event table: append within the caller's transaction, replay after a number."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from ..database import Database
from ..tables import events
from .models import Event, EventPage, EventType

_APPEND = insert(events)


def append(
    connection: Connection,
    kind: EventType,
    *,
    at: datetime,
    job_id: str,
    project_id: str | None,
    data: dict[str, Any],
) -> Event:
    """Write an event in the transaction of the change that it tells of."""
    values: dict[str, Any] = {
        "at": at,
        "type": kind,
        "job_id": job_id,
        "project_id": project_id,
        "data": data,
    }
    answer = connection.execute(_APPEND, values)
    key = answer.inserted_primary_key
    assert key is not None
    return Event(sequence=key[0], **values)


class EventStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def after(
        self, sequence: int, *, limit: int, job_id: str | None = None, project_id: str | None = None
    ) -> EventPage:
        """At most `limit` events that came after `sequence`, oldest first."""
        query = select(events).where(events.c.sequence > sequence)
        if job_id is not None:
            query = query.where(events.c.job_id == job_id)
        if project_id is not None:
            query = query.where(events.c.project_id == project_id)
        page = query.order_by(events.c.sequence).limit(limit)

        def work(connection: Connection) -> EventPage:
            rows = connection.execute(page).mappings()
            found = [Event.model_validate(row) for row in rows]
            return EventPage(events=found, last=_last(connection))

        return await self._database.read(work)

    async def last(self) -> int:
        return await self._database.read(_last)


def _last(connection: Connection) -> int:
    return connection.scalar(select(func.max(events.c.sequence))) or 0
