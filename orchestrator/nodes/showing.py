"""A link as its view. Pure."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from .link import NodeLink
from .models import Device, GpuLoad, Load
from .views import (
    BackendList,
    BackendStatus,
    BackendView,
    DeviceView,
    QuarantineView,
    Status,
)


def backend_view(link: NodeLink) -> BackendView:
    state, stats, access = link.state, link.state.stats, link.node.access
    devices = _devices(stats.devices, state.load, online=state.online)
    first = devices[0] if devices else None
    return BackendView(
        id=link.node.id,
        name=link.node.name,
        url=link.node.url,
        enabled=link.node.enabled,
        online=state.online,
        status=state_of(link),
        tags=list(link.node.tags),
        draining=link.conduct.draining,
        quarantine=_quarantine(link),
        queue_pending=state.queue.pending,
        queue_running=state.queue.running,
        queue_ours=_ours(link),
        current_job_id=link.current_job,
        devices=devices,
        gpu_name=first.name if first else None,
        gpu_load=first.gpu_load if first else None,
        gpu_temperature=first.gpu_temperature if first else None,
        vram_total=first.vram_total if first else None,
        vram_free=first.vram_free if first else None,
        ram_total=stats.ram_total,
        ram_free=stats.ram_free if state.online else None,
        cpu_load=state.load.cpu if state.load else None,
        version=stats.version,
        is_sketch=state.is_sketch,
        configured=link.node.configured,
        has_credentials=access.is_needed,
        verify_tls=access.verify_tls,
        last_seen=state.seen_at,
        latency_ms=_milliseconds(state.latency),
        error=state.error,
    )


def backend_list(links: Iterable[NodeLink]) -> BackendList:
    views = [backend_view(link) for link in links]
    online = sum(view.online for view in views)
    return BackendList(backends=views, total=len(views), online=online, offline=len(views) - online)


def backend_status(link: NodeLink) -> BackendStatus:
    """The earlier console said 0 for what it did not know."""
    view, address = backend_view(link), urlsplit(link.node.url)
    total, free = view.vram_total or 0, view.vram_free or 0
    used = total - free if view.vram_free is not None else 0
    return BackendStatus(
        **dict(view),
        host=address.hostname or "",
        port=address.port or (443 if address.scheme == "https" else 80),
        queue_depth=view.queue_running + view.queue_pending,
        gpu_memory_total=total,
        gpu_memory_used=used,
        gpu_memory_free=free,
        gpu_memory_percent=round(100 * used / total, 1) if total else 0.0,
        gpu_utilization=view.gpu_load or 0.0,
        cpu_utilization=view.cpu_load or 0.0,
        ram_used=max((view.ram_total or 0) - (view.ram_free or 0), 0) if view.ram_free else 0,
    )


def state_of(link: NodeLink) -> Status:
    quarantine = link.conduct.quarantine
    if not link.node.enabled:
        return "disabled"
    if not link.state.online:
        return "unauthorised" if link.state.unauthorised else "offline"
    if quarantine is not None:
        return "quarantined"
    if link.conduct.draining:
        return "draining"
    return "busy" if link.state.queue.remaining or link.prompts else "idle"


def _quarantine(link: NodeLink) -> QuarantineView | None:
    quarantine = link.conduct.quarantine
    if quarantine is None:
        return None
    return QuarantineView(
        reason=quarantine.reason,
        since=quarantine.since,
        probe_at=quarantine.probe_at,
        on_trial=quarantine.on_trial,
    )


def _ours(link: NodeLink) -> int:
    ours, queue = link.prompts, link.state.queue
    if queue.ids is None:
        return min(len(ours), queue.remaining)
    return len(queue.ids & ours.keys())


def _devices(devices: tuple[Device, ...], load: Load | None, *, online: bool) -> list[DeviceView]:
    gpus = load.gpus if load else ()
    return [
        _device(device, _gpu(gpus, device, place=place), online=online)
        for place, device in enumerate(devices)
    ]


def _gpu(gpus: tuple[GpuLoad, ...], device: Device, *, place: int) -> GpuLoad:
    """The load of a device by its number; an only GPU is the one, whatever its number."""
    if device.type == "cpu":
        return GpuLoad()
    if len(gpus) == 1:
        return gpus[0]
    index = place if device.index is None else device.index
    return gpus[index] if 0 <= index < len(gpus) else GpuLoad()


def _device(device: Device, load: GpuLoad, *, online: bool) -> DeviceView:
    return DeviceView(
        name=device.name,
        type=device.type,
        vram_total=device.vram_total,
        vram_free=device.vram_free if online else None,
        gpu_load=load.load,
        gpu_temperature=load.temperature,
    )


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds * 1000, 1)
