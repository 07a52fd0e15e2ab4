"""Which nodes are proved able to run a job."""

from collections.abc import Sequence

from ..jobs.models import Graph, Job
from ..jobs.storage import JobStorage
from ..nodes.capabilities import Gap, gaps
from ..nodes.link import NodeLink
from ..nodes.models import Capabilities

PROOFS_KEPT = 4096


class Proofs:
    """Remembers what was proved of a graph and a node, until the node's abilities change."""

    def __init__(self, storage: JobStorage) -> None:
        self._storage = storage
        self._known: dict[tuple[str, tuple[str, ...], str], tuple[Capabilities, bool]] = {}

    async def capable(self, job: Job, links: Sequence[NodeLink]) -> frozenset[str]:
        """The ids of those of the nodes that can run the job."""
        unknown = [link for link in links if self._proof(job, link) is None]
        if unknown:
            graph = await self._storage.graph(job.id)
            for link in unknown:
                self._prove(job, graph, link)
        return frozenset(link.node.id for link in links if self._proof(job, link))

    def missing(self, graph: Graph, required: Sequence[str], link: NodeLink) -> tuple[Gap, ...]:
        """What `link` lacks; a node that was never reached can prove nothing."""
        return gaps(graph, link.capabilities or Capabilities(), required=required)

    def _proof(self, job: Job, link: NodeLink) -> bool | None:
        known = self._known.get(_key(job, link))
        return known[1] if known and known[0] is link.capabilities else None

    def _prove(self, job: Job, graph: Graph, link: NodeLink) -> None:
        if link.capabilities is None:
            return
        if len(self._known) >= PROOFS_KEPT:
            self._known.clear()
        proved = not self.missing(graph, job.required_classes, link)
        self._known[_key(job, link)] = (link.capabilities, proved)


def _key(job: Job, link: NodeLink) -> tuple[str, tuple[str, ...], str]:
    return job.graph_hash, job.required_classes, link.node.id
