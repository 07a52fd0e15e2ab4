"""Puts nodes that fail their jobs into quarantine, and trusts them again."""

from ..jobs.models import Cause, Job
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from .blame import FAILURES_IN_A_ROW, OF_THE_NODE, Blame


class Judge:
    def __init__(self, pool: NodePool) -> None:
        self._pool = pool
        self._blame = Blame()

    async def failed(self, link: NodeLink, job: Job, cause: Cause, reason: str) -> None:
        """A job of a healthy node may fail; three different ones in a row may not, and of a node
        on trial not even one.
        """
        against = self._blame.failed(link.node.id, job.id, job.signature, cause)
        if link.on_trial and cause in OF_THE_NODE:
            await self._pool.quarantine(link.node.id, f"Its trial job failed. {reason}")
        elif against >= FAILURES_IN_A_ROW and link.conduct.quarantine is None:
            said = f"{against} different jobs in a row failed on it. The last: {reason}"
            await self._pool.quarantine(link.node.id, said)

    async def succeeded(self, link: NodeLink, job: Job) -> None:
        self._blame.succeeded(link.node.id, job.signature)
        if link.on_trial:
            await self._pool.trust(link.node.id)
