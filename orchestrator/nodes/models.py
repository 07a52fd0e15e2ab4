"""What we know of a render node."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Conflict, Invalid, NotFound, StudioError, Unavailable

SKETCH_DEVICE = "Storyboard sketch"
"""The built-in render node's device name begins so: its pictures are drawings, not renders."""


class NodeNotFound(NotFound):
    title = "No such node"


class NoNodeOnline(Conflict):
    title = "No render node is online"


class UnknownNode(Invalid):
    title = "No such node"


class NodeIsConfigured(Conflict):
    title = "The node stands in the configuration"


class NodeIsBusy(Conflict):
    title = "The node has work"


class NodeUnreachable(Unavailable):
    """The node gave no answer. `sent` is False where the request surely never left."""

    title = "The node does not answer"

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent


class NodeUnauthorised(NodeUnreachable):
    title = "Authentication failed"


class NodeFault(NodeUnreachable):
    """The node answered with an error of its own; what it did before is unknown."""

    title = "The node failed"


class ArtifactMissing(NotFound):
    title = "The node no longer has the file"


class GraphRefused(StudioError):
    """The node's own check refused the graph (HTTP 400)."""

    status = 422
    title = "The node refused the graph"


@dataclass(frozen=True)
class Node:
    """A ComfyUI server. `configured` means that it stands in `config/nodes.yaml`."""

    id: str
    name: str
    url: str
    enabled: bool
    configured: bool


@dataclass(frozen=True)
class NodeStats:
    """What `/system_stats` tells; video memory in bytes."""

    version: str | None = None
    gpu_name: str | None = None
    vram_total: int | None = None
    vram_free: int | None = None


@dataclass(frozen=True)
class NodeState:
    """How the node was when last looked at."""

    online: bool = False
    error: str | None = None
    queue_remaining: int = 0
    stats: NodeStats = NodeStats()

    @property
    def is_sketch(self) -> bool:
        return (self.stats.gpu_name or "").startswith(SKETCH_DEVICE)


class Artifact(BaseModel):
    """A file that a graph node reported, as `/view` wants it."""

    model_config = ConfigDict(frozen=True)

    graph_node: str
    filename: str
    subfolder: str
    type: str


class Place(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    ABSENT = "absent"


@dataclass(frozen=True)
class GraphError:
    """Where and why a graph failed while it ran."""

    graph_node: str | None
    class_type: str | None
    message: str
    traceback: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ended:
    """A prompt's entry in the node's history."""

    artifacts: tuple[Artifact, ...]
    error: GraphError | None = None
    interrupted: bool = False


@dataclass(frozen=True)
class Accepted:
    """The node took the prompt; `dropped` are sentences on outputs that it left out."""

    dropped: tuple[str, ...] = ()


# What the socket tells. All of it is a hint: status is read over HTTP.


@dataclass(frozen=True)
class Started:
    prompt_id: str


@dataclass(frozen=True)
class Cached:
    prompt_id: str
    graph_nodes: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """Progress of one graph node: `value` of `maximum` steps."""

    prompt_id: str
    graph_node: str
    value: float
    maximum: float
    finished: bool


@dataclass(frozen=True)
class Preview:
    """A picture of a render under way; `prompt_id` is None where the node did not say whose."""

    prompt_id: str | None
    mime: str
    data: bytes


@dataclass(frozen=True)
class Finished:
    prompt_id: str


@dataclass(frozen=True)
class QueueChanged:
    remaining: int


@dataclass(frozen=True)
class SocketLost:
    """The connection ended; whatever happens now is seen over HTTP only."""


@dataclass(frozen=True)
class Nudge:
    """Look now: a person asked for something, or the node came back."""


Hint = Started | Cached | Step | Preview | Finished | QueueChanged | SocketLost | Nudge


@dataclass(frozen=True)
class Capabilities:
    """What a node can run: its `/object_info` by class."""

    classes: Mapping[str, Any] = field(default_factory=dict[str, Any])
