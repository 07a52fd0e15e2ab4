"""Our own client, connected to simulated nodes instead of to a network."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx

from orchestrator.nodes.access import Access
from orchestrator.nodes.comfy import ComfyNode
from orchestrator.nodes.models import Hint, NodeUnreachable

from .node import SimNode


class SimTransport(httpx.AsyncBaseTransport):
    def __init__(self, node: SimNode) -> None:
        self._node = node

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return await self._node.answer(request)


class SimClient(ComfyNode):
    """Everything over HTTP is ComfyNode's; the socket is a queue."""

    def __init__(self, node: SimNode) -> None:
        http = httpx.AsyncClient(transport=SimTransport(node), trust_env=False)
        super().__init__(f"http://{node.plan.id}", http)
        self._node = node

    @asynccontextmanager
    async def listen(self, client_id: str) -> AsyncGenerator[AsyncIterator[Hint]]:
        await asyncio.sleep(0.01)
        if self._node.is_away:
            raise NodeUnreachable(f"The socket of {self._node.plan.id} cannot be opened.")
        socket = self._node.sockets[client_id] = asyncio.Queue()
        try:
            yield _hints(socket)
        finally:
            if self._node.sockets.get(client_id) is socket:
                del self._node.sockets[client_id]


async def _hints(socket: asyncio.Queue[Hint | None]) -> AsyncIterator[Hint]:
    while (hint := await socket.get()) is not None:
        yield hint


class Wire:
    """`NodePool`'s `connect`: finds the simulated node by its address."""

    def __init__(self, nodes: Mapping[str, SimNode]) -> None:
        self._clients = {f"http://{key}": SimClient(node) for key, node in nodes.items()}

    def __call__(self, url: str, http: httpx.AsyncClient, access: Access) -> ComfyNode:
        return self._clients[url]
