"""Nodes as programs and the page see them; the console's word for a node is backend."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from studio_kit.addresses import HttpAddress

from .link import NodeLink

NodeName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class BackendView(_View):
    """`status` is busy, idle, offline or disabled; video memory in bytes.

    `is_sketch`: the built-in node, whose pictures are drawings.
    """

    id: str
    name: str
    url: str
    enabled: bool
    online: bool
    status: Literal["idle", "busy", "offline", "disabled"]
    queue_pending: int
    queue_running: int
    gpu_name: str | None
    vram_total: int | None
    vram_free: int | None
    version: str | None
    is_sketch: bool
    configured: bool
    error: str | None


class BackendList(_View):
    backends: list[BackendView]
    total: int
    online: int
    offline: int


class BackendProbe(_View):
    """What stands at an address; `error` says why it cannot be used."""

    ok: bool
    url: str
    version: str | None
    gpu_name: str | None
    classes: int
    error: str | None


class ModelList(_View):
    models: list[str]


class NewBackend(_View):
    name: NodeName
    url: HttpAddress
    enabled: bool = True


class BackendPatch(_View):
    name: NodeName | None = None
    url: HttpAddress | None = None
    enabled: bool | None = None


class BackendAddress(_View):
    url: HttpAddress = Field(description="Where the node answers, such as http://192.168.1.5:8188")


def backend_view(link: NodeLink) -> BackendView:
    state, stats = link.state, link.state.stats
    running = min(state.queue_remaining, 1) if state.online else 0
    return BackendView(
        id=link.node.id,
        name=link.node.name,
        url=link.node.url,
        enabled=link.node.enabled,
        online=state.online,
        status=_status(link),
        queue_pending=max(state.queue_remaining - 1, 0) if state.online else 0,
        queue_running=running,
        gpu_name=stats.gpu_name,
        vram_total=stats.vram_total,
        vram_free=stats.vram_free,
        version=stats.version,
        is_sketch=state.is_sketch,
        configured=link.node.configured,
        error=state.error,
    )


def backend_list(links: tuple[NodeLink, ...]) -> BackendList:
    views = [backend_view(link) for link in links]
    online = sum(view.online for view in views)
    return BackendList(backends=views, total=len(views), online=online, offline=len(views) - online)


def _status(link: NodeLink) -> Literal["idle", "busy", "offline", "disabled"]:
    if not link.node.enabled:
        return "disabled"
    if not link.state.online:
        return "offline"
    return "busy" if link.state.queue_remaining else "idle"
