"""Adding, changing and trying nodes."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import replace

from studio_kit.errors import Conflict
from studio_kit.settings import Settings

from .comfy import ComfyNode
from .health import look
from .models import Node, NodeIsConfigured, NodeUnreachable
from .pool import NodePool
from .storage import NodeStorage
from .views import (
    BackendList,
    BackendPatch,
    BackendProbe,
    BackendView,
    NewBackend,
    backend_list,
    backend_view,
)


class AddressTaken(Conflict):
    title = "The address is taken"


async def known_nodes(settings: Settings, storage: NodeStorage) -> list[Node]:
    """The configured nodes with the changes made over REST, then those added over REST."""
    saved = {node.id: node for node in await storage.all()}
    configured = [
        replace(
            saved.pop(node.id, Node(node.id, node.name, node.url, node.enabled, True)),
            configured=True,
        )
        for node in settings.farm
    ]
    return [*configured, *saved.values()]


class NodeService:
    def __init__(self, pool: NodePool, storage: NodeStorage) -> None:
        self._pool = pool
        self._storage = storage

    def all(self) -> BackendList:
        return backend_list(self._pool.links)

    def get(self, node_id: str) -> BackendView:
        return backend_view(self._pool.get(node_id))

    async def add(self, new: NewBackend) -> BackendView:
        """Raises `AddressTaken` where a node with this address is known already."""
        self._refuse_taken(new.url)
        node_id = _free_id(new.name, (link.node.id for link in self._pool.links))
        node = Node(node_id, new.name, new.url, new.enabled, configured=False)
        await self._storage.save(node)
        return backend_view(self._pool.add(node))

    async def change(self, node_id: str, patch: BackendPatch) -> BackendView:
        before = self._pool.get(node_id).node
        changes = patch.model_dump(exclude_none=True)
        if "url" in changes:
            self._refuse_taken(changes["url"], apart_from=node_id)
        node = replace(before, **changes)
        await self._storage.save(node)
        self._pool.change(node)
        return self.get(node_id)

    async def remove(self, node_id: str) -> None:
        """Raises `NodeIsConfigured` for a node that the configuration would bring back."""
        link = self._pool.get(node_id)
        if link.node.configured:
            raise NodeIsConfigured(
                f"{link.node.name} stands in config/nodes.yaml; remove it there, or disable it."
            )
        await self._storage.delete(node_id)
        self._pool.remove(node_id)

    async def probe(self, url: str) -> BackendProbe:
        """Try an address before it is saved."""
        client = self._pool.client(url)
        state = await look(client)
        classes, error = 0, state.error
        if state.online:
            try:
                classes = len((await client.capabilities()).classes)
            except NodeUnreachable as fault:
                error = fault.message
        return BackendProbe(
            ok=error is None,
            url=url,
            version=state.stats.version,
            gpu_name=state.stats.gpu_name,
            classes=classes,
            error=error,
        )

    async def models(self, folder: str) -> list[str]:
        """The union over the nodes that are online, in alphabetical order."""
        links = [link for link in self._pool.links if link.state.online]
        found = await asyncio.gather(*(_models(link.client, folder) for link in links))
        return sorted({name for names in found for name in names}, key=str.casefold)

    def _refuse_taken(self, url: str, *, apart_from: str | None = None) -> None:
        for link in self._pool.links:
            if link.node.url == url and link.node.id != apart_from:
                raise AddressTaken(f"{url} is already known as {link.node.name}.")


async def _models(client: ComfyNode, folder: str) -> tuple[str, ...]:
    """A node that went away between two looks has none."""
    try:
        return await client.models(folder)
    except NodeUnreachable:
        return ()


def _free_id(name: str, taken: Iterable[str]) -> str:
    used = set(taken)
    base = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:48] or "node"
    candidates = (base, *(f"{base}-{number}" for number in range(2, len(used) + 3)))
    return next(candidate for candidate in candidates if candidate not in used)
