"""How a node is, asked over HTTP."""

import asyncio
from datetime import UTC, datetime
from time import perf_counter

from .comfy import ComfyNode
from .models import NodeState, NodeUnauthorised, NodeUnreachable

UNAUTHORISED = "authentication failed"


ANSWER_SECONDS = 3.5
"""How long a look takes at most; see `Rhythm`."""


async def look(client: ComfyNode, *, seconds: float = ANSWER_SECONDS) -> NodeState:
    """Never raises: a node that does not answer is a state, with the sentence that says why."""
    began = perf_counter()
    try:
        async with asyncio.timeout(seconds):
            stats = await client.stats()
            latency = perf_counter() - began
            queue = await client.queue()
    except TimeoutError:
        return NodeState(silent=True, error=f"It accepts calls and does not answer in {seconds} s.")
    except NodeUnauthorised as error:
        sentence = f"{UNAUTHORISED}{error.why and ': '}{error.why}"
        return NodeState(unauthorised=True, error=sentence)
    except NodeUnreachable as error:
        return NodeState(silent=error.silent, error=error.message)
    return NodeState(
        online=True, queue=queue, stats=stats, latency=latency, seen_at=datetime.now(UTC)
    )


async def fault(client: ComfyNode) -> str | None:
    """What keeps the node from being given work; None where it answers all that we ask."""
    state = await look(client)
    if state.error is not None:
        return state.error
    try:
        await client.capabilities()
    except NodeUnreachable as error:
        return error.message
    return None
