"""The queues of leased prompts on a real PostgreSQL."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from sqlalchemy import Connection, text

from orchestrator.database import Database
from orchestrator.database.address import address_of
from orchestrator.dispatch.lease_queue import Entry, LeaseQueue
from orchestrator.dispatch.queue_schema import prepare
from tests.orchestrator.farm import DEADLINE

ENTRY = Entry("job1", "prompt1", "node1", is_fresh=True)


class Worker:
    """Holds what it is given until told to let go."""

    def __init__(self, queue: LeaseQueue) -> None:
        self.queue = queue
        self.begun: asyncio.Queue[Entry] = asyncio.Queue()
        self.stopped: asyncio.Queue[Entry] = asyncio.Queue()
        self.done = asyncio.Event()
        self._working = asyncio.create_task(queue.work(self))

    def begin(self, entry: Entry) -> asyncio.Task[None]:
        self.begun.put_nowait(entry)
        return asyncio.create_task(self._hold())

    def stop(self, entry: Entry) -> None:
        self.stopped.put_nowait(entry)
        self.done.set()

    async def _hold(self) -> None:
        await self.done.wait()

    async def leave(self) -> None:
        self._working.cancel()
        await asyncio.wait([self._working])


@pytest.fixture
async def queues(postgres_url: str) -> AsyncGenerator["Queues"]:
    async with Database.open(postgres_url) as database, AsyncExitStack() as stack:
        await database.transact(prepare)
        yield Queues(postgres_url, database, stack)


class Queues:
    """Several orchestrators' ends of the same queues."""

    def __init__(self, url: str, database: Database, stack: AsyncExitStack) -> None:
        self._url = url
        self._stack = stack
        self.database = database

    async def one(self) -> LeaseQueue:
        return await self._stack.enter_async_context(LeaseQueue.open(address_of(self._url)))

    async def worker(self) -> Worker:
        worker = Worker(await self.one())
        self._stack.push_async_callback(worker.leave)
        return worker


@asynccontextmanager
async def in_time() -> AsyncGenerator[None]:
    async with asyncio.timeout(DEADLINE):
        yield


async def gone(queue: LeaseQueue) -> None:
    """Wait until no entry is left."""
    async with in_time():
        while await queue.prompts():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_an_entry_is_worked_off_and_forgotten(queues: Queues):
    worker = await queues.worker()
    async with in_time():
        await worker.queue.put(ENTRY)
        assert await worker.begun.get() == ENTRY
        assert await worker.queue.prompts() == {"prompt1"}
        worker.done.set()
        await gone(worker.queue)


async def test_a_prompt_is_seen_through_by_one_orchestrator_at_a_time(queues: Queues):
    one, other = await queues.worker(), await queues.worker()
    async with in_time():
        for _ in range(2):
            await one.queue.put(ENTRY)
        holder = await _first_of(one, other)
        free = other if holder is one else one
        await free.queue.put(ENTRY)  # again, while it is worked on
        assert await holder.queue.holds("prompt1")
        assert not await free.queue.holds("prompt1")
        assert free.begun.empty()


async def test_a_wish_to_stop_reaches_whoever_works_on_it(queues: Queues):
    one, asking = await queues.worker(), await queues.one()
    async with in_time():
        await asking.put(ENTRY)
        await one.begun.get()
        await asking.abort("prompt1")
        assert await one.stopped.get() == ENTRY
        await gone(asking)


async def test_what_an_orchestrator_leaves_at_its_end_is_anothers_and_no_longer_fresh(
    queues: Queues,
):
    leaving = await queues.worker()
    async with in_time():
        await leaving.queue.put(ENTRY)
        await leaving.begun.get()
        staying = await queues.worker()
        await leaving.leave()
        taken = await staying.begun.get()
    assert (taken.prompt_id, taken.is_fresh) == ("prompt1", False)


async def test_what_a_silent_orchestrator_held_goes_back_to_the_queue(queues: Queues):
    dead = await queues.worker()
    async with in_time():
        await dead.queue.put(ENTRY)
        await dead.begun.get()
        living = await queues.worker()
        assert await living.queue.revive() == []
        # It is alive in truth: a heartbeat of its own may come between.
        while not (revived := await _revived_when_silent(queues, living.queue)):
            pass
        holder = await _first_of(dead, living)
        other = dead if holder is living else living
        assert not await other.queue.holds("prompt1")
    assert revived == ["prompt1"]
    assert not holder.begun.get_nowait().is_fresh


async def _revived_when_silent(queues: Queues, living: LeaseQueue) -> list[str]:
    await queues.database.transact(_silence_the_first)
    return await living.revive()


async def test_the_engines_tables_are_made_once_and_noted(queues: Queues):
    await queues.database.transact(prepare)
    noted = await queues.database.read(
        lambda c: c.scalar(text("SELECT count(*) FROM procrastinate.studio_migrations"))
    )
    assert noted


async def test_a_migration_that_a_newer_engine_brings_is_applied(queues: Queues):
    """As if the last one of those shipped had come with an update."""
    newest = "SELECT max(name) FROM procrastinate.studio_migrations"
    forget = f"DELETE FROM procrastinate.studio_migrations WHERE name = ({newest})"

    def set_back(connection: Connection) -> str:
        name = str(connection.scalar(text(newest)))
        connection.execute(text(forget))
        return name

    name = await queues.database.transact(set_back)
    await queues.database.transact(prepare)
    assert await queues.database.read(lambda c: c.scalar(text(newest))) == name


def _silence_the_first(connection: Connection) -> None:
    """As if the orchestrator that came first had sent no heartbeat for a minute."""
    connection.execute(
        text(
            "UPDATE procrastinate.procrastinate_workers "
            "SET last_heartbeat = now() - interval '1 minute' "
            "WHERE id = (SELECT min(id) FROM procrastinate.procrastinate_workers)"
        )
    )


async def _first_of(*workers: Worker) -> Worker:
    while True:
        for worker in workers:
            if not worker.begun.empty():
                return worker
        await asyncio.sleep(0.005)
