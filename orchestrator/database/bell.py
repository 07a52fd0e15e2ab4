"""Tells every orchestrator at once which tables another has changed."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from sqlalchemy import URL

from studio_kit.events import Broadcast

from .engines import session_options

CHANNEL = "studio"
"""Triggers notify it with the name of their table, in the transaction of the change."""

LISTENING = "listening"
"""Said whenever the line is open anew: what was changed meanwhile was not heard."""

FIRST_PAUSE_SECONDS = 0.2
TRIES = 5


def conninfo(url: URL) -> str:
    """The address as libpq takes it, password included."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def connection_options() -> dict[str, Any]:
    """For connections that lie open: each side notices the other's death within seconds."""
    return {
        "options": session_options(),
        "connect_timeout": 5,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
    }


class Bell:
    """`rung` carries topics: the name of a changed table, or what `ring` was given."""

    def __init__(self, url: URL) -> None:
        self.rung = Broadcast[str]()
        self._url = url
        self._ringing: psycopg.AsyncConnection | None = None

    @classmethod
    @asynccontextmanager
    async def open(cls, url: URL) -> AsyncGenerator["Bell"]:
        bell = cls(url)
        try:
            yield bell
        finally:
            if bell._ringing is not None:
                await bell._ringing.close()

    async def run(self) -> None:
        """Listen until cancelled. Raises psycopg's error when the server stays away."""
        failures = 0
        while True:
            try:
                async with await self._connect() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}".encode())
                    failures = 0
                    self.rung.publish(LISTENING)
                    async for heard in connection.notifies():
                        self.rung.publish(heard.payload)
            except psycopg.OperationalError:
                failures += 1
                if failures == TRIES:
                    raise
                await asyncio.sleep(FIRST_PAUSE_SECONDS * 2**failures)

    async def ring(self, topic: str) -> None:
        """Tell all orchestrators, this one too."""
        if self._ringing is None or self._ringing.closed:
            self._ringing = await self._connect()
        await self._ringing.execute("SELECT pg_notify(%s, %s)", (CHANNEL, topic))

    async def _connect(self) -> psycopg.AsyncConnection:
        return await psycopg.AsyncConnection.connect(
            conninfo(self._url), autocommit=True, **connection_options()
        )
