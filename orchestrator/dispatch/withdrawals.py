"""Asks nodes to let go of prompts."""

import asyncio

from ..nodes.link import NodeLink
from ..nodes.models import Ended, NodeUnreachable, Place

SETTLE_SECONDS = 0.3
LET_GO_SECONDS = 1.5
"""A cancel is answered within two seconds; what takes the node longer goes on beside."""

STRAY_SECONDS = 5.0


class Withdrawals:
    """Remembers when a node was asked. It interrupts whatever runs in the moment when the wish
    gets through: that may already be the prompt behind.
    """

    def __init__(self) -> None:
        self._asked: dict[str, tuple[str, float]] = {}

    async def ask(self, link: NodeLink, prompt_id: str) -> bool:
        """Whether the node has surely let go of it. Raises `NodeUnreachable`."""
        self._asked[link.node.id] = prompt_id, _clock()
        await link.client.withdraw(prompt_id)
        found = await link.client.find(prompt_id)
        return found is Place.ABSENT or isinstance(found, Ended)

    async def let_go(self, link: NodeLink, prompt_id: str) -> bool:
        """The same, asked again and again as long as a person waits for the answer."""
        try:
            async with asyncio.timeout(LET_GO_SECONDS):
                # Asking the node is the only way to learn that it has let go.
                while not await self.ask(link, prompt_id):  # noqa: ASYNC110
                    await asyncio.sleep(SETTLE_SECONDS)
        except (NodeUnreachable, TimeoutError):
            return False
        return True

    def may_have_hit(self, link: NodeLink, prompt_id: str) -> bool:
        """Whether an interrupt of ours that was meant for another prompt can have stopped it."""
        meant, asked_at = self._asked.get(link.node.id, (prompt_id, 0.0))
        return meant != prompt_id and _clock() - asked_at < STRAY_SECONDS


def _clock() -> float:
    return asyncio.get_running_loop().time()
