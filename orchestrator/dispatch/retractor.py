"""Takes prompts back that were given up while their node could not be told."""

import asyncio
from collections.abc import Callable

from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..nodes.link import NodeLink
from ..nodes.models import NodeUnreachable
from ..nodes.pool import NodePool
from .withdrawals import Withdrawals

RETRACT_SECONDS = 0.5


class Retractor:
    """`is_posting` says of a prompt that it may be on its way: its absence proves nothing yet."""

    def __init__(
        self,
        *,
        pool: NodePool,
        storage: JobStorage,
        states: JobStates,
        withdrawals: Withdrawals,
        is_posting: Callable[[str], bool],
    ) -> None:
        self._pool = pool
        self._storage = storage
        self._states = states
        self._withdrawals = withdrawals
        self._is_posting = is_posting
        self._nodes: asyncio.Queue[NodeLink] = asyncio.Queue()
        self._busy: set[str] = set()
        self._again: set[str] = set()

    def look(self, link: NodeLink) -> None:
        """There may be something to take back from this node."""
        self._nodes.put_nowait(link)

    async def run(self) -> None:
        for link in self._pool.links:
            self.look(link)
        async with asyncio.TaskGroup() as group:
            while True:
                link = await self._nodes.get()
                if link.node.id in self._busy:
                    self._again.add(link.node.id)
                elif self._is_there(link):
                    self._busy.add(link.node.id)
                    group.create_task(self._retract(link), name=f"retract-{link.node.id}")

    async def _retract(self, link: NodeLink) -> None:
        try:
            # Asking the node is the only way to learn that it has let go.
            while self._is_there(link) and not await self._retracted_all(link):  # noqa: ASYNC110
                await asyncio.sleep(RETRACT_SECONDS)
        finally:
            self._busy.discard(link.node.id)
            if link.node.id in self._again:
                self._again.discard(link.node.id)
                self.look(self._pool.find(link.node.id) or link)

    def _is_there(self, link: NodeLink) -> bool:
        """A node that was given another address has another link, and the old one tells no more."""
        return self._pool.find(link.node.id) is link and link.state.online

    async def _retracted_all(self, link: NodeLink) -> bool:
        left = await self._storage.to_retract(link.node.id)
        for prompt_id in list(left):
            try:
                gone = await self._withdrawals.ask(link, prompt_id)
            except NodeUnreachable:
                return False
            if gone and not self._is_posting(prompt_id):
                await self._states.retracted(prompt_id)
                left.remove(prompt_id)
        return not left
