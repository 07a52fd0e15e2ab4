"""Which nodes there are: those of config/nodes.yaml as changed over REST, and those added there."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from studio_kit.settings import NodeSettings, Settings

from .access import Access, plain_headers, plain_password
from .conduct import Conduct
from .models import Node
from .storage import NodeStorage, SavedNode

BEFORE_CHANGES_WERE_KEPT = frozenset(("name", "url", "enabled"))
"""What a saved row of a configured node stood for, as long as it did not say what was changed."""


async def known_nodes(settings: Settings, storage: NodeStorage) -> list[tuple[Node, Conduct]]:
    await storage.purge()
    saved = {item.node.id: item for item in await storage.all()}
    conducts = await storage.conducts()
    configured = [merged(node, saved.get(node.id)) for node in settings.farm]
    added = _added(saved.values(), {node.id for node in configured})
    return [(node, conducts.get(node.id, Conduct())) for node in (*configured, *added)]


def from_settings(node: NodeSettings) -> Node:
    return Node(
        id=node.id,
        name=node.name,
        url=node.url,
        enabled=node.enabled,
        configured=True,
        tags=node.tags,
        access=Access(
            headers=plain_headers(node.headers),
            password=plain_password(node.basic_auth),
            verify_tls=node.verify_tls,
        ),
    )


def merged(configured: NodeSettings, saved: SavedNode | None) -> Node:
    """The file's node with what was changed over REST, and nothing else, in its place."""
    node = from_settings(configured)
    if saved is None:
        return node
    changed = BEFORE_CHANGES_WERE_KEPT if saved.changed is None else saved.changed
    fields: dict[str, Any] = {name: getattr(saved.node, name) for name in changed}
    return replace(node, **fields)


def _added(saved: Iterable[SavedNode], configured: set[str]) -> list[Node]:
    """A changed node that has left the file is gone; one that was added over REST stays."""
    return [
        item.node
        for item in saved
        if item.node.id not in configured and item.changed is None and item.removed_at is None
    ]
