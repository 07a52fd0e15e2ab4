"""One interface to the tables: SQLite on one machine, PostgreSQL for a farm that many share.

Works are functions of a connection. On both, one transaction writes at a time and a read sees one
moment, so that a slice is written once and right on both.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from .address import address_of
from .engines import READERS, Engines, opened
from .faults import in_words

T = TypeVar("T")
Work = Callable[[Connection], T]

LARGEST_BATCH = 64


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

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._orders: asyncio.Queue[_Order] = asyncio.Queue()
        self._writer = ThreadPoolExecutor(1, "database-writer")
        self._readers = ThreadPoolExecutor(READERS, "database-reader")

    @classmethod
    @asynccontextmanager
    async def open(cls, where: Path | str) -> AsyncGenerator["Database"]:
        """Create what is missing, migrate to the newest shape, serve until the block ends.

        `where` is SQLite's file or a `postgresql://` URL. Raises `DatabaseUnreachable`.
        """
        engines = await asyncio.to_thread(opened, address_of(where))
        database = cls(engines)
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

        What `work` raises rolls its own changes back and is raised here. It may be run again, when
        one that shares its commit fails: it changes the tables and nothing else.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._orders.put_nowait(_Order(work, answer))
        return await answer

    async def read(self, work: Work[T]) -> T:
        """Run `work` on the tables as they are at one moment."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, _look, self._engines.reading, work)

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            orders = [await self._orders.get(), *self._waiting()]
            works = [order.work for order in orders]
            writing = self._engines.writing
            results = await loop.run_in_executor(self._writer, _commit, writing, works)
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
        self._engines.close()


def _look(engine: Engine, work: Work[T]) -> T:
    """A connection that turns out to be lost is replaced once: reading twice does no harm."""
    for again in (True, False):
        try:
            with engine.connect() as connection:
                return work(connection)
        except DBAPIError as error:
            if not (again and error.connection_invalidated):
                raise in_words(error) from error
    raise AssertionError  # the second round returns or raises


def _commit(engine: Engine, works: list[Work[Any]]) -> list[Any]:
    """The results of all works, or the failure of each, after one commit for all of them."""
    try:
        with _turn(engine) as connection:
            results = _results(connection, works)
            connection.commit()
    except Exception as error:  # the callers raise it: a full disk, a lost server
        return [in_words(error)] * len(works)
    return results


def _turn(engine: Engine) -> Connection:
    """A connection whose transaction has begun; one that was lost while it lay idle is replaced."""
    for again in (True, False):
        connection = engine.connect()
        try:
            connection.begin()
            return connection
        except DBAPIError as error:
            connection.close()
            if not (again and error.connection_invalidated):
                raise
    raise AssertionError  # the second round returns or raises


def _results(connection: Connection, works: list[Work[Any]]) -> list[Any]:
    """Of all works, one after another. When one fails, all are done anew, each so that it can be
    undone apart: hardly any fails, and a savepoint each cost as much as a work.
    """
    try:
        return [work(connection) for work in works]
    except Exception:
        if len(works) == 1:  # it alone is undone, with the transaction
            raise
        connection.rollback()
        connection.begin()
        return [_attempt(connection, work) for work in works]


def _attempt(connection: Connection, work: Work[Any]) -> Any:
    try:
        with connection.begin_nested():
            return work(connection)
    except Exception as error:  # handed to the caller, who raises it
        return in_words(error)


def _deliver(answer: asyncio.Future[Any], result: Any) -> None:
    if answer.cancelled():
        return
    if isinstance(result, Exception):
        answer.set_exception(result)
    else:
        answer.set_result(result)
