"""A group that ends takes no more work."""

import asyncio
import inspect

import pytest

from orchestrator.dispatch.beginning import begin_in


async def work() -> None:
    await asyncio.sleep(0)


async def test_work_is_begun_in_its_group() -> None:
    async with asyncio.TaskGroup() as group:
        task = begin_in(group, work(), name="job-1")
    assert (task.get_name(), task.done()) == ("job-1", True)


async def test_a_group_that_is_over_lets_go_of_work_that_it_cannot_begin() -> None:
    async with asyncio.TaskGroup() as group:
        pass
    unbegun = work()
    with pytest.raises(RuntimeError):
        begin_in(group, unbegun, name="job-1")
    assert inspect.getcoroutinestate(unbegun) == inspect.CORO_CLOSED
