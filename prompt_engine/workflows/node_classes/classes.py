"""The node classes of one render node, or those that we know without one."""

from collections.abc import Iterator, Mapping
from typing import cast

from studio_kit.errors import Invalid

from .models import NodeClass, Origin
from .reading import read_node_class


class NotObjectInfo(Invalid):
    title = "Not what a render node tells of its classes"


class NodeClasses:
    """Class type -> node class. `origin` says who told: a node, or our own knowledge.

    A node tells thousands of classes and a workflow has a few: each is read when first asked for.
    """

    def __init__(self, declarations: Mapping[str, object], *, origin: Origin) -> None:
        self.origin: Origin = origin
        self._declarations = declarations
        self._read: dict[str, NodeClass | None] = {}

    def get(self, class_type: str) -> NodeClass | None:
        if class_type not in self._read:
            declaration = self._declarations.get(class_type)
            self._read[class_type] = read_node_class(class_type, declaration)
        return self._read[class_type]

    @property
    def of_older_page(self) -> bool:
        """Whether they are those of a node whose page is of 2025 or before.

        A later page treats what is muted with more consequence. The nodes of that time began to
        tell `search_aliases` of their classes.
        """
        first = next(iter(self._declarations.values()), None)
        return (
            self.origin == "node" and isinstance(first, Mapping) and "search_aliases" not in first
        )

    def __contains__(self, class_type: str) -> bool:
        return self.get(class_type) is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._declarations if name in self)

    def __len__(self) -> int:
        return len(self._declarations)


def read_object_info(document: object, *, origin: Origin = "node") -> NodeClasses:
    """What `GET /object_info` of a render node answered. Raises `NotObjectInfo`."""
    if not isinstance(document, Mapping):
        raise NotObjectInfo("object_info is an object of node classes by name; this is none.")
    return NodeClasses(cast("Mapping[str, object]", document), origin=origin)
