"""Which nodes can run what waits, and in words why none can."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..jobs.models import Graph, Job
from ..jobs.storage import JobStorage
from ..nodes.capabilities import Gap, MissingClass, gaps
from ..nodes.link import NodeLink
from ..nodes.models import Capabilities
from ..scheduling.models import IMAGE_SECONDS, WaitingJob

VIDEO_SECONDS = 120.0
"""What a render with video in it is thought to take before anything was learned."""

REMEMBERED = 4096

Key = tuple[str, tuple[str, ...], str]
"""Signature, required classes, and the graph's own hash where the signature did not tell all."""


@dataclass(frozen=True)
class Fit:
    """`capable` are ids of nodes, online or not; `seconds` is a guess by the kind of the graph."""

    capable: frozenset[str]
    obstacle: str | None
    seconds: float


class Needs:
    """Graphs of one signature differ in what no node checks, in seeds, texts and pictures. So one
    of them is proved for all, and each one again when it is about to be sent.
    """

    def __init__(self, storage: JobStorage) -> None:
        self._storage = storage
        self._graphs: dict[Key, tuple[str, Graph]] = {}
        self._fits: dict[Key, Fit] = {}
        self._proofs: dict[tuple[Key, int], tuple[Capabilities, bool]] = {}
        self._odd: set[str] = set()
        self._links: Sequence[NodeLink] = ()
        self._farm: tuple[tuple[str, int, bool], ...] = ()

    def key(self, job: Job) -> Key:
        if job.graph_hash in self._odd:
            return (*self.common_key(job)[:2], job.graph_hash)
        return self.common_key(job)

    def common_key(self, job: Job) -> Key:
        """The key while nothing odd was found in the job's graph."""
        return job.signature or job.graph_hash, job.required_classes, ""

    def look_at(self, links: Sequence[NodeLink]) -> bool:
        """Whether the nodes, or what they can run, have changed since the last call."""
        farm = tuple((link.node.id, id(link.capabilities), link.usable) for link in links)
        changed = farm != self._farm
        self._links, self._farm = links, farm
        if changed:
            self._fits.clear()
            if len(self._proofs) > REMEMBERED:
                self._proofs.clear()
        return changed

    async def fit(self, job: Job) -> Fit:
        key = self.key(job)
        if key not in self._fits:
            if len(self._graphs) > REMEMBERED:
                self._graphs.clear()
            if key not in self._graphs:
                self._graphs[key] = job.graph_hash, await self._storage.graph(job.id)
            self._fits[key] = self._judge(key, self._graphs[key][1])
        return self._fits[key]

    async def proved(self, job: Job, link: NodeLink) -> bool:
        """Whether this very graph runs there; else its kind is looked at apart from now on."""
        key = self.key(job)
        known = self._graphs.get(key)
        if known is not None and known[0] == job.graph_hash:
            proved = self._can_run(key, known[1], link)
        else:
            graph = await self._storage.graph(job.id)
            proved = not _gaps(graph, job.required_classes, link)
        if proved:
            return True
        self._odd.add(job.graph_hash)
        return False

    def _judge(self, key: Key, graph: Graph) -> Fit:
        capable = frozenset(link.node.id for link in self._links if self._can_run(key, graph, link))
        usable = [link for link in self._links if link.usable]
        stuck = not any(link.node.id in capable for link in usable)
        obstacle = _obstacle(graph, key[1], usable, capable, self._links) if stuck else None
        return Fit(capable, obstacle, _seconds(graph))

    def _can_run(self, key: Key, graph: Graph, link: NodeLink) -> bool:
        if link.capabilities is None:
            return False
        known = self._proofs.get((key, id(link.capabilities)))
        if known is not None and known[0] is link.capabilities:
            return known[1]
        can = not _gaps(graph, key[1], link)
        self._proofs[key, id(link.capabilities)] = link.capabilities, can
        return can


def waiting_job(
    job: Job, fit: Fit, *, seconds: float, vram_floor: int | None, overtaken: int
) -> WaitingJob:
    """A job of the queue as the scheduler sees it."""
    return WaitingJob(
        id=job.id,
        number=job.number,
        priority=job.priority,
        capable=fit.capable,
        pinned_node=job.pinned_node,
        avoid=job.avoid,
        project_id=job.metadata.project_id,
        interactive=job.interactive,
        position=job.position,
        models=job.models,
        signature=job.signature,
        vram_floor=vram_floor,
        overtaken=overtaken,
        seconds=seconds,
        obstacle=fit.obstacle,
    )


def _gaps(graph: Graph, required: Sequence[str], link: NodeLink) -> tuple[Gap, ...]:
    return gaps(graph, link.capabilities or Capabilities(), required=required)


def _seconds(graph: Graph) -> float:
    classes = (str(node["class_type"]).lower() for node in graph.values())
    return VIDEO_SECONDS if any("video" in name for name in classes) else IMAGE_SECONDS


def _obstacle(
    graph: Graph,
    required: Sequence[str],
    usable: Sequence[NodeLink],
    capable: frozenset[str],
    links: Sequence[NodeLink],
) -> str:
    away = [link.node.name for link in links if link.node.id in capable]
    if away:
        return f"{', '.join(away)} can run it and cannot be given work now"
    if not usable:
        return "no node is online"
    lacking = {link.node.name: _gaps(graph, required, link) for link in usable}
    return "; ".join(_sentences(lacking))


def _sentences(lacking: dict[str, tuple[Gap, ...]]) -> Iterator[str]:
    """What all lack is told once; else what each one lacks."""
    names = [{_name(gap) for gap in found} for found in lacking.values()]
    everywhere = set[str].intersection(*names)
    if not everywhere:
        for node, found in lacking.items():
            yield f"{node} has no {_quoted(found[0])}"
        return
    for name in sorted(everywhere):
        yield f"no online node has `{name}`"
        for node, found in lacking.items():
            nearest = next((gap.nearest for gap in found if _name(gap) == name), None)
            if nearest is not None:
                yield f"nearest on {node}: `{nearest}`"
                break


def _name(gap: Gap) -> str:
    return gap.class_type if isinstance(gap, MissingClass) else gap.value


def _quoted(gap: Gap) -> str:
    return f"`{_name(gap)}`"
