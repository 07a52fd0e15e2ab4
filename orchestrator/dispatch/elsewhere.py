"""Whether a job could be given to another node than its own."""

from collections.abc import Iterator, Sequence

from ..jobs.models import Graph, Job
from ..nodes.capabilities import Gap
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from .proofs import Proofs


class Elsewhere:
    def __init__(self, pool: NodePool, proofs: Proofs) -> None:
        self._pool = pool
        self._proofs = proofs

    def __call__(self, job: Job, graph: Graph) -> bool:
        """Whether one that is usable now is proved able to run it."""
        return any(self.usable(job, graph))

    def usable(self, job: Job, graph: Graph) -> Iterator[NodeLink]:
        """Those that could be given it now."""
        return (link for link in self._others(job, graph) if link.usable)

    def untried(self, job: Job, graph: Graph) -> bool:
        """The same of one that the job does not avoid."""
        return any(link.node.id not in job.avoid for link in self.usable(job, graph))

    def roomier(self, job: Job, graph: Graph, *, than: int) -> bool:
        """Whether any node that we know, away or not, can run it in more than so many bytes."""
        return any((_vram(link) or 0) > than for link in self._others(job, graph))

    def largest(self, job: Job, graph: Graph, own: NodeLink) -> NodeLink:
        """Of the nodes that can run it the one with the most video memory."""
        return max((own, *self._others(job, graph)), key=lambda link: _vram(link) or 0)

    def missing(self, job: Job, graph: Graph, link: NodeLink) -> Sequence[Gap]:
        """What keeps the node from running it, by its own lists."""
        return self._proofs.missing(graph, job.required_classes, link)

    def _others(self, job: Job, graph: Graph) -> Iterator[NodeLink]:
        if job.pinned_node is not None:
            return
        for link in self._pool.links:
            known = link.node.enabled and link.capabilities is not None
            if known and link.node.id != job.node_id and not self.missing(job, graph, link):
                yield link


def _vram(link: NodeLink) -> int | None:
    return link.state.stats.vram_total
