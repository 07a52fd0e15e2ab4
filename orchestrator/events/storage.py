"""The event table: append within the caller's transaction, replay after a number."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from ..database import Database
from ..tables import events
from .models import Event, EventPage, EventType


async def append(
    connection: AsyncConnection,
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
    answer = await connection.execute(insert(events).values(values))
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
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(events.c.sequence).limit(limit))
            page = [Event.model_validate(row) for row in rows.mappings()]
            last = await connection.scalar(select(func.max(events.c.sequence)))
        return EventPage(events=page, last=last or 0)

    async def last(self) -> int:
        async with self._database.read() as connection:
            return await connection.scalar(select(func.max(events.c.sequence))) or 0
