"""The database: SQLite in WAL, migrated when it is opened, one writer."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event

T = TypeVar("T")
Work = Callable[[Connection], T]

MIGRATIONS = Path(__file__).parent / "migrations"
LARGEST_BATCH = 64
READERS = 4


@dataclass(frozen=True)
class _Order:
    work: Work[Any]
    answer: asyncio.Future[Any]


class Database:
    """Readers beside one writer, which makes waiting transactions durable together.

    A whole transaction is one trip to the writer's thread: with a trip per statement, as an
    asynchronous driver does it, a claim took three times as long. A caller that is cancelled
    never tears a transaction.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._orders: asyncio.Queue[_Order] = asyncio.Queue()
        self._writer = ThreadPoolExecutor(1, "database-writer")
        self._readers = ThreadPoolExecutor(READERS, "database-reader")

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncGenerator["Database"]:
        """Create what is missing, migrate to the newest shape, serve until the block ends."""
        engine = await asyncio.to_thread(_prepared, path)
        database = cls(engine)
        serving = asyncio.create_task(database._serve(), name="database-writer")
        try:
            yield database
        finally:
            await database._orders.join()
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving
            await asyncio.to_thread(database._close)

    async def transact(self, work: Work[T]) -> T:
        """Run `work` in a transaction of its own and return when it is on disk.

        What `work` raises rolls its own changes back and is raised here.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._orders.put_nowait(_Order(work, answer))
        return await answer

    async def read(self, work: Work[T]) -> T:
        def within() -> T:
            with self._engine.connect() as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(self._readers, within)

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            orders = [await self._orders.get(), *self._waiting()]
            works = [order.work for order in orders]
            results = await loop.run_in_executor(self._writer, _commit, self._engine, works)
            for order, result in zip(orders, results, strict=True):
                _deliver(order.answer, result)
                self._orders.task_done()

    def _waiting(self) -> list[_Order]:
        waiting: list[_Order] = []
        while len(waiting) < LARGEST_BATCH - 1 and not self._orders.empty():
            waiting.append(self._orders.get_nowait())
        return waiting

    def _close(self) -> None:
        self._writer.shutdown()
        self._readers.shutdown()
        self._engine.dispose()


def _commit(engine: Engine, works: list[Work[Any]]) -> list[Any]:
    """The results of all works, or the failure of each, after one commit for all of them."""
    with engine.connect() as connection:
        try:
            results = [_attempt(connection, work) for work in works]
            connection.commit()
        except Exception as error:  # the callers raise it: a full disk, a locked file
            connection.rollback()
            return [error] * len(works)
    return results


def _attempt(connection: Connection, work: Work[Any]) -> Any:
    try:
        with connection.begin_nested():
            return work(connection)
    except Exception as error:  # handed to the caller, who raises it
        return error


def _deliver(answer: asyncio.Future[Any], result: Any) -> None:
    if answer.cancelled():
        return
    if isinstance(result, Exception):
        answer.set_exception(result)
    else:
        answer.set_result(result)


def _prepared(path: Path) -> Engine:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    with engine.connect() as connection:
        _migrate(connection)
    return engine


def _configure(connection: Any, _: Any) -> None:
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
