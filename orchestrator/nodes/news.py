"""What viewers are told of the nodes: the whole list, when something in it is new."""

import asyncio
from collections.abc import AsyncIterator

from .pool import NodePool
from .showing import backend_list
from .views import BackendList

PAUSE_SECONDS = 0.5
NODES_A_SECOND = 200
"""A farm of a thousand nodes is told every five seconds: half a megabyte to each viewer."""


async def node_news(pool: NodePool) -> AsyncIterator[BackendList]:
    """Until cancelled. What only says that a node was seen again is no news."""
    last = _without_clocks(backend_list(pool.links))
    with pool.readings.subscribe(1) as readings:
        async for _ in readings:
            listed = backend_list(pool.links)
            if _without_clocks(listed) != last:
                last = _without_clocks(listed)
                yield listed
                await asyncio.sleep(max(PAUSE_SECONDS, listed.total / NODES_A_SECOND))


def _without_clocks(listed: BackendList) -> list[object]:
    quiet = {"last_seen": None, "latency_ms": None}
    return [view.model_copy(update=quiet) for view in listed.backends]
