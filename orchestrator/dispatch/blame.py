"""Whether a node fails its jobs, or the jobs fail on any node. Pure."""

from collections import OrderedDict

from ..jobs.models import Cause

FAILURES_IN_A_ROW = 3
SIGNATURES_REMEMBERED = 1024

OF_THE_NODE = frozenset((Cause.RUNTIME_ERROR, Cause.NODE_GONE, Cause.UNREADABLE_OUTPUT))
"""What a broken node may cause. Too little memory and missing files only say what it is not for."""


class Blame:
    """Counts, per node, the different jobs that failed there one after another.

    A graph that failed on two nodes is at fault itself, and speaks against neither of them.
    """

    def __init__(self) -> None:
        self._in_a_row: dict[str, dict[str, str]] = {}
        self._failed_on: OrderedDict[str, set[str]] = OrderedDict()

    def failed(self, node_id: str, job_id: str, signature: str, cause: Cause) -> int:
        """How many jobs now speak against the node."""
        if cause not in OF_THE_NODE:
            return 0
        self._remember(signature, node_id)
        row = self._in_a_row.setdefault(node_id, {})
        row[job_id] = signature
        return sum(len(self._failed_on.get(kind, ())) < 2 for kind in row.values())

    def succeeded(self, node_id: str, signature: str) -> None:
        self._in_a_row.pop(node_id, None)
        self._failed_on.pop(signature, None)

    def _remember(self, signature: str, node_id: str) -> None:
        self._failed_on.setdefault(signature, set()).add(node_id)
        self._failed_on.move_to_end(signature)
        if len(self._failed_on) > SIGNATURES_REMEMBERED:
            self._failed_on.popitem(last=False)
