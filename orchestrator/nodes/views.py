"""Nodes as programs and the page see them; the console's word for a node is backend."""

from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from studio_kit.addresses import BasicAuth, HeaderMap, HttpAddress
from studio_kit.settings import Identifier, Tag

NodeName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Tags = Annotated[list[Tag], Field(max_length=16)]

Status = Literal["idle", "busy", "draining", "quarantined", "unauthorised", "offline", "disabled"]

MOST_ADDRESSES = 32


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class QuarantineView(_View):
    """`probe_at` is when the node is looked at again; null while one job may prove it."""

    reason: str
    since: AwareDatetime
    probe_at: AwareDatetime | None
    on_trial: bool


class DeviceView(_View):
    """Memory in bytes, load in percent, temperature in °C; null where the node does not tell."""

    name: str
    type: str
    vram_total: int | None
    vram_free: int | None
    gpu_load: float | None
    gpu_temperature: float | None


class BackendView(_View):
    """Memory in bytes, loads in percent, temperatures in °C, latency in milliseconds.

    `gpu_name`, `vram_*`, `gpu_load` and `gpu_temperature` are those of the first device.
    `queue_ours` of the prompts in its queue are ours. `is_sketch`: the built-in node, whose
    pictures are drawings. `error` says why it is away.
    """

    id: str
    name: str
    url: str
    enabled: bool
    online: bool
    status: Status
    tags: list[str]
    draining: bool
    quarantine: QuarantineView | None
    queue_pending: int
    queue_running: int
    queue_ours: int
    current_job_id: str | None
    devices: list[DeviceView]
    gpu_name: str | None
    gpu_load: float | None
    gpu_temperature: float | None
    vram_total: int | None
    vram_free: int | None
    ram_total: int | None
    ram_free: int | None
    cpu_load: float | None
    version: str | None
    is_sketch: bool
    configured: bool
    has_credentials: bool
    verify_tls: bool
    last_seen: AwareDatetime | None
    latency_ms: float | None
    error: str | None


class BackendList(_View):
    backends: list[BackendView]
    total: int
    online: int
    offline: int


class BackendStatus(BackendView):
    """One node in the words of the earlier console besides ours; memory in bytes."""

    host: str
    port: int
    queue_depth: int
    gpu_memory_total: int
    gpu_memory_used: int
    gpu_memory_free: int
    gpu_memory_percent: float
    gpu_utilization: float
    cpu_utilization: float
    ram_used: int


class BackendProbe(_View):
    """What stands at an address; `error` says why it cannot be used."""

    ok: bool
    url: str
    version: str | None
    gpu_name: str | None
    classes: int
    latency_ms: float | None
    error: str | None


class RestartAnswer(_View):
    """What was done: the jobs whose prompts were stopped go back to the queue."""

    success: bool
    message: str
    backend_id: str
    interrupted: list[str]
    freed: bool


class FoundNode(_View):
    """`known` is the id of the node that has this address already."""

    url: str
    version: str | None
    gpu_name: str | None
    known: str | None
    needs_credentials: bool


class FoundNodes(_View):
    found: list[FoundNode]


class NodeClass(_View):
    name: str
    display_name: str
    category: str


class NodeClasses(_View):
    """`total` is the number of classes that the node has; `classes` those that were asked for."""

    classes: list[NodeClass]
    total: int


class ModelFile(_View):
    name: str
    folder: str


class NodeModels(_View):
    models: list[ModelFile]


class ModelPlace(_View):
    name: str
    folder: str
    backend_ids: list[str]


class ModelPlaces(_View):
    """`unread` are the nodes that did not answer: what they hold is not in the list."""

    models: list[ModelPlace]
    unread: list[str]


class ModelList(_View):
    models: list[str]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Credentials(_Body):
    """What the node asks for; kept encrypted, never answered."""

    headers: HeaderMap | None = None
    basic_auth: BasicAuth | None = None

    @model_validator(mode="after")
    def one_authorization(self) -> Self:
        named = {name.lower() for name in self.headers or {}}
        if self.basic_auth is not None and "authorization" in named:
            raise ValueError("give basic_auth or an Authorization header, not both")
        return self


class NewBackend(_Credentials):
    name: NodeName
    url: HttpAddress
    enabled: bool = True
    tags: Tags = []
    verify_tls: bool = True


class BackendPatch(_Credentials):
    """What is left out stays. `headers: {}` and `basic_auth: null` take them away."""

    name: NodeName | None = None
    url: HttpAddress | None = None
    enabled: bool | None = None
    draining: bool | None = None
    tags: Tags | None = None
    verify_tls: bool | None = None


class BackendAddress(_Credentials):
    """With `backend_id` the secrets of that node are used where none are given, as long as the
    address leads to the same host.
    """

    url: HttpAddress = Field(description="Where the node answers, such as http://192.168.1.5:8188")
    verify_tls: bool = True
    backend_id: Identifier | None = None


class RestartWish(_Body):
    interrupt_jobs: bool = True
    free_memory: bool = True


class SearchPlaces(_Body):
    """Hosts or addresses to look at besides the usual ports of this machine."""

    addresses: Annotated[
        list[Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]],
        Field(max_length=MOST_ADDRESSES),
    ] = []
