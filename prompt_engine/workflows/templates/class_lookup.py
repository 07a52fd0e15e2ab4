"""Which node classes a template's graph is filled by."""

from dataclasses import dataclass

from ..node_classes.classes import NodeClasses
from ..node_classes.source import NodeClassSource
from .models import Template

ANY_NODE = "auto"
"""How a shot says that it names no node."""


def named_node(backend_id: str | None) -> str | None:
    return None if backend_id in (None, "", ANY_NODE) else backend_id


@dataclass(frozen=True)
class ClassLookup:
    """`known` by us, without asking anybody; `source` asks the render nodes."""

    known: NodeClasses
    source: NodeClassSource

    async def of(self, template: Template, backend_id: str | None) -> NodeClasses:
        """A node is asked where one is named, or where we do not know a class of the graph.

        Raises `UnknownBackend` and `ClassesNotTold` for a node that is named.
        """
        named = named_node(backend_id)
        classes = (node["class_type"] for node in template.graph.values())
        if named is None and all(self.known.get(name) is not None for name in classes):
            return self.known
        return await self.source.of(named)

    async def told(self, backend_id: str | None) -> list[NodeClasses]:
        """What the nodes online say themselves, or the one that is named.

        Raises `UnknownBackend` and `ClassesNotTold` for a node that is named.
        """
        return await self.source.told(named_node(backend_id))
