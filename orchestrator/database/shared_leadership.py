"""Leadership among the orchestrators that share a PostgreSQL. Apart, for it loads the driver."""

import asyncio
from collections.abc import Awaitable, Callable

import psycopg
from sqlalchemy import URL

from .bell import connection_options, conninfo
from .engines import LEADER_LOCK

APPLY_SECONDS = 1.0
PROVE_SECONDS = 2.0


class SharedLeadership:
    """Whoever holds the lock leads until its process ends: it never leads again halfway.

    The lock is its session's: PostgreSQL lets it go when the leader's line breaks.
    """

    def __init__(self, url: URL, *, prove_seconds: float = PROVE_SECONDS) -> None:
        self._url = url
        self._prove_seconds = prove_seconds
        self._leading = asyncio.Event()

    @property
    def is_ours(self) -> bool:
        return self._leading.is_set()

    async def lead(self, work: Callable[[], Awaitable[None]]) -> None:
        await self._leading.wait()
        await work()

    async def run(self) -> None:
        """Raises psycopg's error when the line breaks: another may lead from then on."""
        async with await psycopg.AsyncConnection.connect(
            conninfo(self._url), autocommit=True, **connection_options()
        ) as connection:
            # Asked again and again: a query that waits for the lock would keep its snapshot, and
            # with it all rows that have died since.
            while not await _granted(connection):  # noqa: ASYNC110
                await asyncio.sleep(APPLY_SECONDS)
            self._leading.set()
            while True:
                await asyncio.sleep(self._prove_seconds)
                await connection.execute("SELECT 1")


async def _granted(connection: psycopg.AsyncConnection) -> bool:
    cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", (LEADER_LOCK,))
    row = await cursor.fetchone()
    return row is not None and bool(row[0])
