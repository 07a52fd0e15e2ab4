"""Every node that we know, each with its link."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

import httpx

from studio_kit.events import Broadcast

from .access import Access
from .comfy import ComfyNode, tls_context
from .conduct import Conduct, probed, quarantined
from .health import fault
from .link import NodeLink
from .models import Node, NodeNotFound
from .rhythm import Rhythm, Shared

Connect = Callable[[str, httpx.AsyncClient, Access], ComfyNode]

KEEPALIVE_SECONDS = 30.0
"""Longer than the pause between two looks, so that a look needs no new connection."""

KEPT_CONNECTIONS = 4


class ConductKeeper(Protocol):
    """Where it is kept whether a node may work, so that a restart forgets no quarantine."""

    async def save_conduct(self, node_id: str, conduct: Conduct) -> None: ...


class NodePool:
    """Owns one task per node. `changes` carries the ids of nodes that came, went or changed,
    `readings` of those whose figures are new.
    """

    def __init__(
        self, connect: Connect, group: asyncio.TaskGroup, keeper: ConductKeeper, shared: Shared
    ) -> None:
        self._connect = connect
        self._group = group
        self._keeper = keeper
        self._shared = shared
        self._judging = asyncio.Lock()
        self._links: dict[str, NodeLink] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._open: dict[str, AsyncExitStack] = {}

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        nodes: Iterable[tuple[Node, Conduct]],
        *,
        keeper: ConductKeeper,
        connect: Connect = ComfyNode,
        rhythm: Rhythm | None = None,
    ) -> AsyncGenerator["NodePool"]:
        async with asyncio.TaskGroup() as group:
            pool = cls(connect, group, keeper, Shared(rhythm or Rhythm()))
            for node, conduct in nodes:
                pool.add(node, conduct)
            probing = group.create_task(pool._probe_when_due(), name="node-probes")
            try:
                yield pool
            finally:
                for task in (probing, *pool._tasks.values()):
                    task.cancel()

    @property
    def changes(self) -> Broadcast[str]:
        return self._shared.changes

    @property
    def readings(self) -> Broadcast[str]:
        return self._shared.readings

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

    @asynccontextmanager
    async def client(self, url: str, access: Access) -> AsyncGenerator[ComfyNode]:
        """A connection to an address that is not (yet) one of ours."""
        async with _http(url, access) as http:
            yield self._connect(url, http, access)

    def follow(self, known: Iterable[tuple[Node, Conduct]]) -> None:
        """Become as the storage says, where another orchestrator may have changed it."""
        wanted = {node.id: (node, conduct) for node, conduct in known}
        for node_id in [key for key in self._links if key not in wanted]:
            self.remove(node_id)
        for node, conduct in wanted.values():
            link = self.add(node, conduct)
            if link.node != node:
                self.change(node)
            if link.conduct != conduct:
                self.get(node.id).conduct = conduct
                self._shared.tell(node.id)

    def add(self, node: Node, conduct: Conduct) -> NodeLink:
        """A node that is there already, because its change was heard of first, stays."""
        if link := self._links.get(node.id):
            return link
        self._open[node.id] = AsyncExitStack()
        link = NodeLink(node, self._speak(node), self._shared, conduct)
        self._links[node.id] = link
        self._tasks[node.id] = self._group.create_task(
            _run(link, self._open[node.id]), name=f"node-{node.id}"
        )
        self._shared.tell(node.id)
        return link

    def change(self, node: Node) -> None:
        """Take over what was changed. Another address is another node to its work; another
        password is not.
        """
        link = self.get(node.id)
        if link.node.url != node.url:
            self.remove(node.id)
            self.add(node, link.conduct)
            return
        if link.node.access != node.access:
            link.reconnect(self._speak(node))
        link.node = node
        self._shared.tell(node.id)

    def _speak(self, node: Node) -> ComfyNode:
        """A connection that is closed when the node is let go."""
        http = _http(node.url, node.access)
        self._open[node.id].push_async_callback(http.aclose)
        return self._connect(node.url, http, node.access)

    def remove(self, node_id: str) -> None:
        if node_id not in self._links:
            return
        del self._links[node_id], self._open[node_id]
        self._tasks.pop(node_id).cancel()
        self._shared.tell(node_id)

    # -- whether a node is given work

    async def drain(self, node_id: str, *, draining: bool) -> None:
        """A draining node gets nothing new and finishes what it has."""
        await self._judge(self.get(node_id), lambda conduct: replace(conduct, draining=draining))

    async def quarantine(self, node_id: str, reason: str) -> None:
        """Give the node no more work until it was probed. For one that fails many jobs, or its
        trial; each time the pause grows.
        """
        if link := self.find(node_id):
            await self._judge(link, lambda conduct: _quarantined(conduct, reason))

    async def trust(self, node_id: str) -> None:
        """End a quarantine: a job went well there, or a person said so."""
        link = self.find(node_id)
        if link is not None and link.conduct.quarantine is not None:
            await self._judge(link, lambda conduct: replace(conduct, quarantine=None))

    async def _probe_when_due(self) -> None:
        while True:
            now = datetime.now(UTC)
            due = [link for link in self.links if _is_due(link, now)]
            await asyncio.gather(*(self._probe(link) for link in due))
            await asyncio.sleep(self._shared.rhythm.look)

    async def _probe(self, link: NodeLink) -> None:
        found = await fault(link.client)
        await self._judge(link, lambda conduct: _probed(conduct, found))

    async def _judge(self, link: NodeLink, change: Callable[[Conduct], Conduct]) -> None:
        """One after the other: a person who drains a node and a job that fails on it may come at
        once, and each changes what the other one left.
        """
        async with self._judging:
            conduct = change(link.conduct)
            if conduct != link.conduct:
                await self._keeper.save_conduct(link.node.id, conduct)
                link.conduct = conduct
            self._shared.tell(link.node.id)


def _quarantined(conduct: Conduct, reason: str) -> Conduct:
    verdict = quarantined(conduct.quarantine, reason, now=datetime.now(UTC))
    return replace(conduct, quarantine=verdict)


def _probed(conduct: Conduct, found: str | None) -> Conduct:
    quarantine = conduct.quarantine
    if quarantine is None or quarantine.on_trial:  # somebody released it meanwhile
        return conduct
    return replace(conduct, quarantine=probed(quarantine, fault=found, now=datetime.now(UTC)))


def _is_due(link: NodeLink, now: datetime) -> bool:
    quarantine = link.conduct.quarantine
    return quarantine is not None and quarantine.probe_at is not None and quarantine.probe_at <= now


def _http(url: str, access: Access) -> httpx.AsyncClient:
    """Each node has connections of its own: a pool of a thousand is searched at each request."""
    limits = httpx.Limits(
        max_keepalive_connections=KEPT_CONNECTIONS, keepalive_expiry=KEEPALIVE_SECONDS
    )
    tls = tls_context(verify=access.verify_tls and url.startswith("https"))
    # Proxies of the environment are for the internet, not for the machines of a farm.
    transport = httpx.AsyncHTTPTransport(verify=tls, limits=limits, trust_env=False)
    return httpx.AsyncClient(
        transport=transport, headers=access.sent, trust_env=False, follow_redirects=False
    )


async def _run(link: NodeLink, connections: AsyncExitStack) -> None:
    async with connections:
        await link.run()
