"""Whether a job could be given to another node than its own."""

from ..jobs.models import Graph, Job
from ..nodes.pool import NodePool
from .proofs import Proofs


class Elsewhere:
    def __init__(self, pool: NodePool, proofs: Proofs) -> None:
        self._pool = pool
        self._proofs = proofs

    def __call__(self, job: Job, graph: Graph) -> bool:
        """Whether one that is usable now is proved able to run it."""
        if job.pinned_node is not None:
            return False
        others = (link for link in self._pool.links if link.usable and link.node.id != job.node_id)
        return any(not self._proofs.missing(graph, job.required_classes, link) for link in others)
