"""How a node is, asked over HTTP."""

from datetime import UTC, datetime
from time import perf_counter

from .comfy import ComfyNode
from .models import NodeState, NodeUnauthorised, NodeUnreachable

UNAUTHORISED = "authentication failed"


async def look(client: ComfyNode) -> NodeState:
    """Never raises: a node that does not answer is a state, with the sentence that says why."""
    began = perf_counter()
    try:
        stats = await client.stats()
        latency = perf_counter() - began
        queue = await client.queue()
    except NodeUnauthorised as error:
        sentence = f"{UNAUTHORISED}{error.why and ': '}{error.why}"
        return NodeState(online=False, unauthorised=True, error=sentence)
    except NodeUnreachable as error:
        return NodeState(online=False, silent=error.silent, error=error.message)
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
