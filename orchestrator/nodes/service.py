"""Adding, changing, trying and restarting nodes."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from studio_kit.settings import Settings

from . import browse
from .access import Access, plain_headers, plain_password
from .comfy import ComfyNode
from .conduct import Conduct
from .discover import discover
from .health import look
from .known import from_settings
from .link import NodeLink
from .models import (
    AddressTaken,
    Node,
    NodeIsConfigured,
    NodeNotFound,
    NodeState,
    NodeUnreachable,
)
from .pool import NodePool
from .showing import backend_list, backend_status, backend_view
from .storage import NodeStorage
from .views import (
    BackendAddress,
    BackendList,
    BackendPatch,
    BackendProbe,
    BackendStatus,
    BackendView,
    FoundNodes,
    ModelPlaces,
    NewBackend,
    NodeClasses,
    NodeModels,
    RestartAnswer,
    RestartWish,
)

PLAIN = ("name", "url", "enabled")
"""Fields of a change that are taken over as they are."""

SECRET = ("headers", "basic_auth", "verify_tls")


class NodeService:
    def __init__(self, pool: NodePool, storage: NodeStorage, settings: Settings) -> None:
        self._pool = pool
        self._storage = storage
        self._changing = asyncio.Lock()  # a node is looked up and written down in one go
        self._configured = {node.id: from_settings(node) for node in settings.farm}

    def all(self) -> BackendList:
        return backend_list(self._pool.links)

    def get(self, node_id: str) -> BackendView:
        return backend_view(self._pool.get(node_id))

    def status(self, node_id: str) -> BackendStatus:
        return backend_status(self._pool.get(node_id))

    async def add(self, new: NewBackend) -> BackendView:
        """Raises `AddressTaken` where a node with this address is known already."""
        async with self._changing:
            return backend_view(await self._added(new))

    async def _added(self, new: NewBackend) -> NodeLink:
        self._refuse_taken(new.url)
        saved = await self._storage.all()
        taken = {link.node.id for link in self._pool.links} | {item.node.id for item in saved}
        node = Node(
            id=_free_id(new.name, taken),
            name=new.name,
            url=new.url,
            enabled=new.enabled,
            configured=False,
            tags=tuple(dict.fromkeys(new.tags)),
            access=_access(new, verify_tls=new.verify_tls),
        )
        await self._storage.save(node)
        return self._pool.add(node, Conduct())

    async def change(self, node_id: str, patch: BackendPatch) -> BackendView:
        async with self._changing:
            await self._change(node_id, patch)
        return self.get(node_id)

    async def _change(self, node_id: str, patch: BackendPatch) -> None:
        before = self._pool.get(node_id).node
        if patch.url is not None:
            self._refuse_taken(patch.url, apart_from=node_id)
        node = _changed(before, patch)
        if node != before:
            await self._storage.save(node, changed=self._changed_fields(node))
            self._pool.change(node)
        if patch.draining is not None:
            await self._pool.drain(node_id, draining=patch.draining)

    async def remove(self, node_id: str) -> None:
        """Raises `NodeIsConfigured` for a node that the configuration would bring back."""
        link = self._pool.get(node_id)
        if link.node.configured:
            raise NodeIsConfigured(
                f"{link.node.name} stands in config/nodes.yaml; remove it there, or disable it."
            )
        async with self._changing:
            await self._storage.remove(node_id)
            self._pool.remove(node_id)

    async def restore(self, node_id: str) -> BackendView:
        """Bring a removed node back as it was, secrets included. Raises `NodeNotFound`."""
        async with self._changing:
            await self._restore(node_id)
        return self.get(node_id)

    async def _restore(self, node_id: str) -> None:
        if self._pool.find(node_id) is None:
            saved = [item for item in await self._storage.all() if item.node.id == node_id]
            if not saved or saved[0].removed_at is None:
                raise NodeNotFound(f"No node {node_id} was removed, or it is too long ago.")
            self._refuse_taken(saved[0].node.url)
            await self._storage.save(saved[0].node)
            self._pool.add(saved[0].node, Conduct())

    async def refresh(self, node_id: str) -> BackendView:
        """Look at the node now, and read again what it can run."""
        link = self._pool.get(node_id)
        link.look_now()
        await link.refresh()
        return backend_view(link)

    async def release(self, node_id: str) -> BackendView:
        self._pool.get(node_id)
        await self._pool.trust(node_id)
        return self.get(node_id)

    async def restart(self, node_id: str, wish: RestartWish) -> RestartAnswer:
        """What can be done over HTTP: our prompts stopped by their ids, its memory freed.

        Raises `NodeUnreachable`, where maybe a part was done.
        """
        link = self._pool.get(node_id)
        stopped = await link.empty() if wish.interrupt_jobs else ()
        if wish.free_memory:
            await link.client.free_memory()
        link.look_now()
        return RestartAnswer(
            success=True,
            message=_restart_sentence(link.node.name, wish, stopped=len(stopped)),
            backend_id=node_id,
            interrupted=list(stopped),
            freed=wish.free_memory,
        )

    async def probe(self, address: BackendAddress) -> BackendProbe:
        """Try an address before it is saved."""
        access = self._access_for(address)
        async with self._pool.client(address.url, access) as client:
            state = await look(client)
            count, error = await _count_classes(client, state)
        return BackendProbe(
            ok=error is None,
            url=address.url,
            version=state.stats.version,
            gpu_name=state.stats.gpu_name,
            classes=count,
            latency_ms=None if state.latency is None else round(state.latency * 1000, 1),
            error=error,
        )

    async def discover(self, addresses: list[str]) -> FoundNodes:
        return FoundNodes(found=await discover(self._pool, addresses))

    def classes(self, node_id: str, q: str) -> NodeClasses:
        return browse.classes(self._pool.get(node_id), q)

    def object_info(self, node_id: str) -> browse.ObjectInfo:
        return browse.object_info(self._pool.get(node_id))

    async def models_of(self, node_id: str) -> NodeModels:
        return await browse.models_of(self._pool.get(node_id))

    async def model_places(self, *, q: str, folder: str | None) -> ModelPlaces:
        links = [link for link in self._pool.links if link.node.enabled]
        return await browse.model_places(links, q=q, folder=folder)

    async def models(self, folder: str) -> list[str]:
        """The union over the nodes that are online, in alphabetical order."""
        links = [link for link in self._pool.links if link.state.online]
        found = await asyncio.gather(*(_models(link.client, folder) for link in links))
        return sorted({name for names in found for name in names}, key=str.casefold)

    def _refuse_taken(self, url: str, *, apart_from: str | None = None) -> None:
        for link in self._pool.links:
            if link.node.url == url and link.node.id != apart_from:
                raise AddressTaken(f"{url} is already known as {link.node.name}.")

    def _changed_fields(self, node: Node) -> list[str] | None:
        """Of a configured node, where it now differs from the file; None for any other."""
        file = self._configured.get(node.id)
        if file is None:
            return None
        fields = (*PLAIN, "tags", "access")
        return [name for name in fields if getattr(node, name) != getattr(file, name)]

    def _access_for(self, address: BackendAddress) -> Access:
        """What is given, else what the node of that id has: never for another host."""
        link = self._pool.find(address.backend_id)
        given = {"headers", "basic_auth"} & address.model_fields_set
        if link is None or given or not _is_same_host(link, address.url):
            return _access(address, verify_tls=address.verify_tls)
        return replace(link.node.access, verify_tls=address.verify_tls)


def _access(given: NewBackend | BackendAddress, *, verify_tls: bool) -> Access:
    return Access(
        headers=plain_headers(given.headers or {}),
        password=plain_password(given.basic_auth),
        verify_tls=verify_tls,
    )


def _changed(node: Node, patch: BackendPatch) -> Node:
    """The node with what the patch names; a secret that it does not name stays."""
    given = patch.model_fields_set
    fields: dict[str, Any] = {
        name: getattr(patch, name) for name in PLAIN if getattr(patch, name) is not None
    }
    if patch.tags is not None:
        fields["tags"] = tuple(dict.fromkeys(patch.tags))
    if given & set(SECRET):
        fields["access"] = _changed_access(node.access, patch)
    return replace(node, **fields)


def _changed_access(before: Access, patch: BackendPatch) -> Access:
    given = patch.model_fields_set
    secrets_given = bool(given & {"headers", "basic_auth"})
    return Access(
        headers=plain_headers(patch.headers or {}) if "headers" in given else before.headers,
        password=plain_password(patch.basic_auth) if "basic_auth" in given else before.password,
        verify_tls=before.verify_tls if patch.verify_tls is None else patch.verify_tls,
        damage=None if secrets_given else before.damage,
    )


def _restart_sentence(name: str, wish: RestartWish, *, stopped: int) -> str:
    done: list[str] = []
    if wish.interrupt_jobs:
        done.append(f"stopped {stopped} prompt{'' if stopped == 1 else 's'} of ours")
    if wish.free_memory:
        done.append("asked it to free its memory")
    told = f"{name}: {' and '.join(done) or 'nothing was asked for'}."
    return f"{told} ComfyUI itself goes on running: it cannot be restarted over HTTP."


def _is_same_host(link: NodeLink, url: str) -> bool:
    ours, theirs = urlsplit(link.node.url), urlsplit(url)
    return (ours.scheme, ours.hostname) == (theirs.scheme, theirs.hostname)


async def _count_classes(client: ComfyNode, state: NodeState) -> tuple[int, str | None]:
    if not state.online:
        return 0, state.error
    try:
        return len((await client.capabilities()).classes), None
    except NodeUnreachable as error:
        return 0, error.message


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
