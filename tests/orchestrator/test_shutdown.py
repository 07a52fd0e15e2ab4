"""The end of the service: it waits for nobody, and nothing that runs is given up."""

import asyncio
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from .fakes import FakeNode
from .farm import DEADLINE, farm

pytestmark = pytest.mark.integration


async def test_a_stop_with_work_and_listeners_waits_for_neither_and_loses_nothing(tmp_path: Path):
    async with FakeNode().serve() as node:
        node.gate.clear()
        async with farm(tmp_path, node) as console:
            job_id = await console.submit()
            await console.becomes(job_id, "running")
            address = f"ws{console.url.removeprefix('http')}/ws/jobs/{job_id}"
            listener = await connect(address, proxy=None, open_timeout=DEADLINE)
            await listener.recv()
        await listener.close()
        node.gate.set()
        async with farm(tmp_path, node) as console:
            await console.becomes(job_id, "done")
    assert len(node.posts) == 1


async def test_tasks_of_the_service_end_with_it(tmp_path: Path):
    async with FakeNode().serve() as node:
        before = asyncio.all_tasks()
        async with farm(tmp_path, node) as console:
            await console.becomes(await console.submit(), "done")
        left = {task.get_name() for task in asyncio.all_tasks() - before if not task.done()}
    assert not [name for name in left if name.startswith(("job-", "node-", "database-"))]
