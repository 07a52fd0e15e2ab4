"""Every node that we know, each with its link."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager

import httpx

from studio_kit.events import Broadcast

from .comfy import ComfyNode
from .link import NodeLink
from .models import Node, NodeNotFound

Connect = Callable[[str, httpx.AsyncClient], ComfyNode]


class NodePool:
    """Owns one task per node. `changes` carries the ids of nodes that came, went or changed."""

    def __init__(self, connect: Connect, http: httpx.AsyncClient, group: asyncio.TaskGroup) -> None:
        self.changes = Broadcast[str]()
        self._connect = connect
        self._http = http
        self._group = group
        self._links: dict[str, NodeLink] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    @classmethod
    @asynccontextmanager
    async def open(
        cls, nodes: Iterable[Node], *, connect: Connect = ComfyNode
    ) -> AsyncGenerator["NodePool"]:
        # Proxies of the environment are for the internet, not for the machines of a farm.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=256)
        async with (
            httpx.AsyncClient(trust_env=False, limits=limits) as http,
            asyncio.TaskGroup() as group,
        ):
            pool = cls(connect, http, group)
            for node in nodes:
                pool.add(node)
            try:
                yield pool
            finally:
                for task in pool._tasks.values():
                    task.cancel()

    @property
    def links(self) -> tuple[NodeLink, ...]:
        return tuple(self._links.values())

    def get(self, node_id: str) -> NodeLink:
        """Raises `NodeNotFound`."""
        link = self._links.get(node_id)
        if link is None:
            raise NodeNotFound(f"There is no node {node_id}; GET /api/backends lists them.")
        return link

    def find(self, node_id: str | None) -> NodeLink | None:
        return self._links.get(node_id) if node_id is not None else None

    def client(self, url: str) -> ComfyNode:
        """A connection to an address that is not (yet) one of ours."""
        return self._connect(url, self._http)

    def add(self, node: Node) -> NodeLink:
        link = NodeLink(node, self.client(node.url), self.changes)
        self._links[node.id] = link
        self._tasks[node.id] = self._group.create_task(link.run(), name=f"node-{node.id}")
        self.changes.publish(node.id)
        return link

    def change(self, node: Node) -> None:
        """Take over another name or switch; another address means another connection."""
        link = self.get(node.id)
        if link.node.url != node.url:
            self.remove(node.id)
            self.add(node)
            return
        link.node = node
        self.changes.publish(node.id)

    def remove(self, node_id: str) -> None:
        del self._links[node_id]
        self._tasks.pop(node_id).cancel()
        self.changes.publish(node_id)
