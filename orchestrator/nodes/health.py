"""How a node is, asked over HTTP."""

from .comfy import ComfyNode
from .models import NodeState, NodeUnauthorised, NodeUnreachable


async def look(client: ComfyNode) -> NodeState:
    """Never raises: a node that does not answer is a state, with the sentence that says why."""
    try:
        stats = await client.stats()
        remaining = await client.queue_remaining()
    except NodeUnauthorised:
        return NodeState(online=False, error="authentication failed")
    except NodeUnreachable as error:
        return NodeState(online=False, error=error.message)
    return NodeState(online=True, queue_remaining=remaining, stats=stats)
