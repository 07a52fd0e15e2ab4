"""What we know of a render node."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Conflict, Invalid, NotFound, StudioError, Unavailable

from .access import Access

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


class NodeNotRead(Conflict):
    title = "The node was never online"


class UnknownAddress(Invalid):
    title = "No address"


class AddressTaken(Conflict):
    title = "The address is taken"


class NodeUnreachable(Unavailable):
    """The node gave no answer. `sent` is False where the request surely never left.

    `silent`: nothing came in time, which a node under heavy load may do once.
    """

    title = "The node does not answer"

    def __init__(self, message: str, *, sent: bool = True, silent: bool = False) -> None:
        super().__init__(message)
        self.sent = sent
        self.silent = silent


class NodeUnauthorised(NodeUnreachable):
    """`why` adds to the bare fact, such as that a login page was answered."""

    title = "Authentication failed"

    def __init__(self, url: str, *, why: str = "") -> None:
        super().__init__(f"Authentication failed at {url}{why and ': '}{why}.")
        self.why = why


class NodeFault(NodeUnreachable):
    """The node answered with an error of its own; what it did before is unknown."""

    title = "The node failed"


class ArtifactMissing(NotFound):
    title = "The node no longer has the file"


class UploadTooLarge(Invalid):
    title = "Too large for the node"


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
    tags: tuple[str, ...] = ()
    access: Access = field(default_factory=Access)


@dataclass(frozen=True)
class Device:
    """What a node computes on; memory in bytes. `index` is the node's own number for it."""

    name: str
    type: str
    index: int | None = None
    vram_total: int | None = None
    vram_free: int | None = None


@dataclass(frozen=True)
class NodeStats:
    """What `/system_stats` tells; memory in bytes. The first device speaks for the node."""

    version: str | None = None
    devices: tuple[Device, ...] = ()
    ram_total: int | None = None
    ram_free: int | None = None

    @property
    def gpu_name(self) -> str | None:
        return self.devices[0].name if self.devices else None

    @property
    def vram_total(self) -> int | None:
        return self.devices[0].vram_total if self.devices else None

    @property
    def vram_free(self) -> int | None:
        return self.devices[0].vram_free if self.devices else None


@dataclass(frozen=True)
class GpuLoad:
    """Percent and °C; None where the node does not tell."""

    load: float | None = None
    temperature: float | None = None


@dataclass(frozen=True)
class Load:
    """How hard a node works, as an extension of it tells over the socket. Percent."""

    cpu: float | None
    gpus: tuple[GpuLoad, ...]


@dataclass(frozen=True)
class Queue:
    """The prompts on a node, of everybody; `ids` are None where only the numbers are known."""

    running: int = 0
    pending: int = 0
    ids: frozenset[str] | None = None

    @property
    def remaining(self) -> int:
        return self.running + self.pending


@dataclass(frozen=True)
class NodeState:
    """How the node was when last looked at. `latency` is what one answer took, in seconds."""

    online: bool = False
    error: str | None = None
    unauthorised: bool = False
    silent: bool = False
    queue: Queue = Queue()
    stats: NodeStats = NodeStats()
    load: Load | None = None
    seen_at: datetime | None = None
    latency: float | None = None

    @property
    def queue_remaining(self) -> int:
        return self.queue.remaining

    @property
    def is_sketch(self) -> bool:
        return (self.stats.gpu_name or "").startswith(SKETCH_DEVICE)


class Artifact(BaseModel):
    """A file that a graph node reported, as `/view` wants it; with `text`, words without a file."""

    model_config = ConfigDict(frozen=True)

    graph_node: str
    filename: str
    subfolder: str
    type: str
    text: str | None = None


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
    exception_type: str = ""


@dataclass(frozen=True)
class Ended:
    """A prompt's entry in the node's history; `seconds` it worked, by the node's own clock."""

    artifacts: tuple[Artifact, ...]
    error: GraphError | None = None
    interrupted: bool = False
    seconds: float | None = None


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


Hint = Started | Cached | Step | Preview | Finished | QueueChanged | Load | SocketLost | Nudge


@dataclass(frozen=True)
class Capabilities:
    """What a node can run: its `/object_info` by class.

    `digest` is the SHA-256 of the answer: an equal one is the same object, in the whole pool.
    """

    classes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    digest: str = ""
