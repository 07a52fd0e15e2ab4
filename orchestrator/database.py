"""The database: SQLite in WAL, migrated when it is opened, one writer."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]

MIGRATIONS = Path(__file__).parent / "migrations"
LARGEST_BATCH = 64


@dataclass(frozen=True)
class _Order:
    work: Work[Any]
    answer: asyncio.Future[Any]


class Database:
    """Many readers beside one writer, which makes waiting transactions durable together.

    A transaction is never torn by a caller that is cancelled: the writer ends it.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._orders: asyncio.Queue[_Order] = asyncio.Queue()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncGenerator["Database"]:
        """Create what is missing, migrate to the newest shape, serve until the block ends."""
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = _engine(path)
        async with engine.connect() as connection:
            await connection.run_sync(_migrate)
        database = cls(engine)
        writer = asyncio.create_task(database._serve(), name="database-writer")
        try:
            yield database
        finally:
            await database._orders.join()
            writer.cancel()
            with suppress(asyncio.CancelledError):
                await writer
            await engine.dispose()

    async def transact(self, work: Work[T]) -> T:
        """Run `work` in a transaction of its own and return when it is on disk.

        What `work` raises rolls its own changes back and is raised here.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._orders.put_nowait(_Order(work, answer))
        return await answer

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        async with self._engine.connect() as connection:
            yield connection

    async def _serve(self) -> None:
        async with self._engine.connect() as connection:
            while True:
                orders = [await self._orders.get(), *self._waiting()]
                await self._commit(connection, orders)
                for _ in orders:
                    self._orders.task_done()

    def _waiting(self) -> list[_Order]:
        waiting: list[_Order] = []
        while len(waiting) < LARGEST_BATCH - 1 and not self._orders.empty():
            waiting.append(self._orders.get_nowait())
        return waiting

    async def _commit(self, connection: AsyncConnection, orders: list[_Order]) -> None:
        try:
            results = [await _attempt(connection, order.work) for order in orders]
            await connection.commit()
        except Exception as error:  # the callers raise it: a full disk, a locked file
            await connection.rollback()
            results = [error] * len(orders)
        for order, result in zip(orders, results, strict=True):
            _deliver(order.answer, result)


async def _attempt(connection: AsyncConnection, work: Work[Any]) -> Any:
    try:
        async with connection.begin_nested():
            return await work(connection)
    except Exception as error:  # handed to the caller, who raises it
        return error


def _deliver(answer: asyncio.Future[Any], result: Any) -> None:
    if answer.cancelled():
        return
    if isinstance(result, Exception):
        answer.set_exception(result)
    else:
        answer.set_result(result)


def _engine(path: Path) -> AsyncEngine:
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}")
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    # The driver must not begin transactions by itself: it would do so for some statements only.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _migrate(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    command.upgrade(config, "head")
    connection.commit()
