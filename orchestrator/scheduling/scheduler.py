"""Rounds of scheduling over one backlog, and why what waits does so."""

from collections.abc import Sequence

from .backlog import Backlog
from .models import Assignment, Expect, NodeSeats
from .placement import Held, Round
from .reasons import waiting_reason
from .seats import Eligible


class Scheduler:
    def __init__(self, backlog: Backlog, expect: Expect) -> None:
        self.backlog = backlog
        self.expect = expect
        self._eligible = Eligible()
        self._names: dict[str, str] = {}
        self._held: dict[Held, list[str]] = {}

    def plan(self, nodes: Sequence[NodeSeats]) -> list[Assignment]:
        """Fill the free places. What was given leaves the backlog; put it back if it fails.

        `nodes` are all that may be given work, full ones too: jobs may be worth holding for them.
        """
        filling = Round(self.backlog, nodes, expect=self.expect, eligible=self._eligible)
        made = filling.fill()
        self._names = {node.id: node.name for node in nodes}
        self._held = filling.held
        return made

    def reason(self, job_id: str) -> str | None:
        """Why the job waits, as of the last round; None for one that does not."""
        entry = self.backlog.entry(job_id)
        if entry is None:
            return None
        need = entry.group.need
        able = self._named(self._eligible.meets(need))
        wider = self._eligible.meets(need._replace(vram_floor=None))
        held = self._held.get((entry.group, entry.models), [])
        return waiting_reason(entry.job, able, held=held, floor_met=bool(able) or not wider)

    def _named(self, node_ids: frozenset[str]) -> list[str]:
        return [name for node_id, name in self._names.items() if node_id in node_ids]
