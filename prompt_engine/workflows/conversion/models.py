"""What a workflow of ComfyUI's page becomes."""

from dataclasses import dataclass

from studio_kit.graph import Graph


@dataclass(frozen=True)
class Remark:
    """Something that could not be known. `graph_node` is the page's id of it, such as `12:5`."""

    graph_node: str | None
    message: str


@dataclass(frozen=True)
class MissingClass:
    """A node class that nobody told of, and the graph nodes that are of it."""

    class_type: str
    graph_nodes: tuple[str, ...]


@dataclass(frozen=True)
class Conversion:
    """`graph` is what ComfyUI's own page would send, as far as the classes are known."""

    graph: Graph
    warnings: tuple[Remark, ...]
    missing: tuple[MissingClass, ...]
