"""Keeping what was learned."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from ..database import Database
from ..database.upsert import upsert
from ..scheduling.models import Estimate
from ..tables import attempts
from .models import Render
from .tables import memory_floors, renders

RENDERS_KEPT = 20_000

_ADD = insert(renders)
_KNOWN = select(renders.c.prompt_id).where(renders.c.prompt_id == bindparam("prompt_id"))
_FORESEEN = select(attempts.c.estimate, attempts.c.estimate_low, attempts.c.estimate_high).where(
    attempts.c.prompt_id == bindparam("prompt_id")
)


class LearningStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def renders(self, *, since: datetime | None = None) -> list[Render]:
        """All that are kept, or that ended after a moment, oldest first."""
        query = select(renders).order_by(renders.c.ended_at)
        if since is not None:
            query = query.where(renders.c.ended_at > since)
        return await self._database.read(
            lambda connection: [_render(row) for row in connection.execute(query)]
        )

    async def floors(self) -> dict[str, int]:
        """Bytes of video memory that a node must have, by signature."""
        query = select(memory_floors.c.signature, memory_floors.c.floor)

        def work(connection: Connection) -> dict[str, int]:
            return {row.signature: row.floor for row in connection.execute(query)}

        return await self._database.read(work)

    async def add(self, render: Render) -> Render | None:
        """With what was foreseen of it when its node was chosen; None where the attempt is on
        record already.
        """

        def work(connection: Connection) -> Render | None:
            prompt = {"prompt_id": render.prompt_id}
            if connection.scalar(_KNOWN, prompt) is not None:
                return None
            row = connection.execute(_FORESEEN, prompt).one_or_none()
            told = replace(render, foreseen=_estimate(row) if row else None)
            connection.execute(_ADD, _columns(told))
            return told

        return await self._database.transact(work)

    async def forget_old(self) -> None:
        """Keep the newest only."""

        def work(connection: Connection) -> None:
            count = connection.scalar(select(func.count()).select_from(renders)) or 0
            if count <= RENDERS_KEPT:
                return
            newest = select(renders.c.ended_at).order_by(renders.c.ended_at.desc())
            oldest_kept = connection.scalar(newest.offset(RENDERS_KEPT - 1).limit(1))
            connection.execute(delete(renders).where(renders.c.ended_at < oldest_kept))

        await self._database.transact(work)

    async def set_floor(self, signature: str, floor: int) -> None:
        values = {"signature": signature, "floor": floor, "learned_at": datetime.now(UTC)}
        await self._database.transact(
            lambda connection: upsert(connection, memory_floors, values, key=("signature",))
        )


def _columns(render: Render) -> dict[str, Any]:
    foreseen = render.foreseen
    return {
        "prompt_id": render.prompt_id,
        "signature": render.signature,
        "node_id": render.node_id,
        "models": list(render.models),
        "seconds": render.seconds,
        "cold": render.cold,
        "estimate": foreseen.seconds if foreseen else None,
        "estimate_low": foreseen.low if foreseen else None,
        "estimate_high": foreseen.high if foreseen else None,
        "ended_at": render.ended_at,
    }


def _render(row: Any) -> Render:
    return Render(
        prompt_id=row.prompt_id,
        signature=row.signature,
        node_id=row.node_id,
        models=tuple(row.models),
        seconds=row.seconds,
        cold=row.cold,
        foreseen=_estimate(row),
        ended_at=row.ended_at,
    )


def _estimate(row: Any) -> Estimate | None:
    if row.estimate is None:
        return None
    return Estimate(row.estimate, row.estimate_low, row.estimate_high)
