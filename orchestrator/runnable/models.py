"""What is asked about graphs, and what is answered for each node."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

MOST_GRAPHS = 500

Key = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class GraphsToProve(BaseModel):
    """Graphs in API form under keys of the caller's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    graphs: Annotated[dict[Key, dict[str, Any]], Field(max_length=MOST_GRAPHS)]


class MissingFile(_Frozen):
    """A value that the list of an input does not hold on a node.

    `folder` is ComfyUI's name of where such a model file lies, null where it is not known.
    """

    graph_node: str
    class_type: str
    input: str
    value: str
    folder: str | None
    nearest: str | None


class NodeVerdict(_Frozen):
    """`runs` is null for a node that was never read, so that nothing is known of it.

    An offline node that `runs` would do so if it were online. `missing_values` are other values
    than model files, such as a sampler that a node does not know.
    """

    backend_id: str
    name: str
    online: bool
    runs: bool | None
    missing_classes: list[str]
    missing_models: list[MissingFile]
    missing_values: list[MissingFile]


class ProvedGraphs(_Frozen):
    """`refused` are the graphs that no node would take, each with the reason."""

    graphs: dict[str, list[NodeVerdict]]
    refused: dict[str, str]
