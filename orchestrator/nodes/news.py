"""What viewers are told of the nodes: the whole list, when something in it is new."""

import asyncio
from collections.abc import AsyncGenerator, Callable

from .pool import NodePool
from .showing import backend_list
from .views import BackendList

PAUSE_SECONDS = 0.5
NODES_A_SECOND = 200
"""A farm of a thousand nodes is told every five seconds: half a megabyte to each viewer."""


async def node_news(pool: NodePool, *, wanted: Callable[[], bool]) -> AsyncGenerator[BackendList]:
    """Until cancelled. While nobody wants any the nodes are left in peace: they are asked more
    often when their readings are listened to.
    """
    while True:
        while not wanted():  # noqa: ASYNC110
            await asyncio.sleep(PAUSE_SECONDS)
        async for listed in _news(pool, wanted):
            yield listed


async def _news(pool: NodePool, wanted: Callable[[], bool]) -> AsyncGenerator[BackendList]:
    """What only says that a node was seen again is no news."""
    last: list[object] = []
    with pool.readings.subscribe(1) as readings:
        while wanted():
            listed = backend_list(pool.links)
            if _without_clocks(listed) != last:
                last = _without_clocks(listed)
                yield listed
                await asyncio.sleep(max(PAUSE_SECONDS, listed.total / NODES_A_SECOND))
            await readings.get()


def _without_clocks(listed: BackendList) -> list[object]:
    quiet = {"last_seen": None, "latency_ms": None}
    return [view.model_copy(update=quiet) for view in listed.backends]
