"""The node classes of render nodes, or those that we know without one."""

from collections import ChainMap
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
    `of_older_page`: the page that belongs to them treats what is muted with less consequence.
    """

    def __init__(
        self, declarations: Mapping[str, object], *, origin: Origin, of_older_page: bool = False
    ) -> None:
        self.origin: Origin = origin
        self.of_older_page = of_older_page
        self._declarations = declarations
        self._read: dict[str, NodeClass | None] = {}

    def get(self, class_type: str) -> NodeClass | None:
        if class_type not in self._read:
            declaration = self._declarations.get(class_type)
            self._read[class_type] = read_node_class(class_type, declaration)
        return self._read[class_type]

    def or_else(self, *others: "NodeClasses") -> "NodeClasses":
        """These, and from `others` those that are not among them, the first first."""
        layers = [dict_like(each) for each in (self, *others)]
        return NodeClasses(ChainMap(*layers), origin=self.origin, of_older_page=self.of_older_page)

    def __contains__(self, class_type: str) -> bool:
        return self.get(class_type) is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._declarations if name in self)

    def __len__(self) -> int:
        return len(self._declarations)

    @property
    def declarations(self) -> Mapping[str, object]:
        """As `GET /object_info` has them."""
        return self._declarations


def read_object_info(document: object) -> NodeClasses:
    """What `GET /object_info` of a render node answered. Raises `NotObjectInfo`."""
    if not isinstance(document, Mapping):
        raise NotObjectInfo("object_info is an object of node classes by name; this is none.")
    declarations = cast("Mapping[str, object]", document)
    return NodeClasses(declarations, origin="node", of_older_page=_is_older(declarations))


def dict_like(classes: NodeClasses) -> dict[str, object]:
    # ChainMap only ever reads it, but asks for a mapping that could be written.
    return cast("dict[str, object]", classes.declarations)


def _is_older(declarations: Mapping[str, object]) -> bool:
    """Nodes began to tell `search_aliases` of classes a little before their page changed."""
    first = next(iter(declarations.values()), None)
    return isinstance(first, Mapping) and "search_aliases" not in first
