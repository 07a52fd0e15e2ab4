"""Orchestrators hear of one another's changes, and one of them leads."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import pytest
from sqlalchemy import insert

from orchestrator.database import Database
from orchestrator.database.address import address_of
from orchestrator.database.bell import LISTENING, Bell
from orchestrator.database.shared_leadership import SharedLeadership
from orchestrator.nodes.tables import nodes
from studio_kit.events import Subscription

from ..postgres import Server
from .farm import DEADLINE

NODE = {"id": "n1", "name": "Alderaan", "url": "http://127.0.0.1:1", "enabled": True}


@asynccontextmanager
async def beside(work: Coroutine[Any, Any, None]) -> AsyncGenerator["asyncio.Task[None]"]:
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])


@asynccontextmanager
async def heard(url: str) -> AsyncGenerator[tuple[Bell, Subscription[str]]]:
    """A bell that listens, and what it has been told."""
    async with Bell.open(address_of(url)) as bell:
        with bell.rung.subscribe() as rung:
            async with asyncio.timeout(DEADLINE), beside(bell.run()):
                assert await rung.get() == LISTENING
                yield bell, rung


async def test_a_change_of_a_table_is_heard_when_it_is_committed(postgres_url: str):
    async with Database.open(postgres_url) as database, heard(postgres_url) as (_, rung):
        await database.transact(lambda c: c.execute(insert(nodes).values(**NODE)))
        assert await rung.get() == "nodes"


async def test_what_one_rings_all_hear(postgres_url: str):
    async with heard(postgres_url) as (bell, rung), heard(postgres_url) as (_, far):
        await bell.ring("wake")
        assert [await rung.get(), await far.get()] == ["wake", "wake"]


async def test_a_line_that_broke_is_opened_again_and_says_so(postgres: Server, postgres_url: str):
    async with heard(postgres_url) as (bell, rung):
        _break_all(postgres, postgres_url)
        assert await rung.get() == LISTENING
        await bell.ring("wake")
        assert await rung.get() == "wake"


async def test_one_leads_and_the_next_takes_over_when_its_line_breaks(postgres_url: str):
    first, second = (SharedLeadership(address_of(postgres_url)) for _ in range(2))
    began: asyncio.Queue[str] = asyncio.Queue()

    async with asyncio.timeout(DEADLINE), beside(first.run()) as leading:
        await first.lead(lambda: began.put("first"))
        async with beside(second.run()), beside(second.lead(lambda: began.put("second"))):
            assert await began.get() == "first"
            leading.cancel()
            assert await began.get() == "second"
            assert second.is_ours


async def test_who_lost_the_line_no_longer_leads(postgres: Server, postgres_url: str):
    leadership = SharedLeadership(address_of(postgres_url), prove_seconds=0.02)
    leading = asyncio.create_task(leadership.run())
    async with asyncio.timeout(DEADLINE):
        await leadership.lead(lambda: asyncio.sleep(0))
        _break_all(postgres, postgres_url)
        with pytest.raises(psycopg.OperationalError):
            await leading


def _break_all(postgres: Server, url: str) -> None:
    name = url.rpartition("/")[2]
    postgres.say(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
