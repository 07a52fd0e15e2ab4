"""Whether the queue gives out work. Durable: a pause outlives a restart."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from studio_kit.events import Broadcast

from ..database import Database
from ..tables import queue_state

THE_ROW = 1


class QueueState:
    """While `paused`, no job is given to a node; what runs already runs on."""

    def __init__(self, database: Database) -> None:
        self.changes = Broadcast[bool]()
        self._database = database
        self._paused = False

    @property
    def paused(self) -> bool:
        return self._paused

    async def refresh(self) -> None:
        """Read it again: at the start, and when another orchestrator may have changed it."""
        query = select(queue_state.c.paused).where(queue_state.c.id == THE_ROW)
        self._become(bool(await self._database.read(lambda c: c.scalar(query))))

    async def change(self, *, paused: bool) -> None:
        values = {"paused": paused, "changed_at": datetime.now(UTC)}

        def work(connection: Connection) -> None:
            changed = update(queue_state).where(queue_state.c.id == THE_ROW).values(values)
            if connection.execute(changed).rowcount == 0:
                connection.execute(insert(queue_state).values(id=THE_ROW, **values))

        await self._database.transact(work)
        self._become(paused)

    def _become(self, paused: bool) -> None:
        if paused == self._paused:
            return
        self._paused = paused
        self.changes.publish(paused)
