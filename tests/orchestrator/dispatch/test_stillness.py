"""A process that stood still gives up what others may have taken over."""

import asyncio
import time

import pytest

from orchestrator.dispatch.stillness import StoodStill, watch


async def test_a_process_that_stood_still_ends_itself():
    watching = asyncio.create_task(watch(step=0.01, longest=1.0))
    await asyncio.sleep(0.03)
    assert not watching.done()
    time.sleep(1.1)  # noqa: ASYNC251  the freeze itself
    with pytest.raises(StoodStill, match="stood still"):
        await watching
