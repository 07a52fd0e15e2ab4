"""What a dispatch is made of, the same whether one process dispatches or many."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ..jobs.live import LiveJobs
from ..jobs.models import Job
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..nodes.pool import NodePool
from ..outputs.collect import Collector
from .elsewhere import Elsewhere
from .planner import Planner, Taken
from .planning import Planning
from .proofs import Proofs
from .retractor import Retractor
from .run import RunTools


@dataclass(frozen=True)
class Parts:
    pool: NodePool
    storage: JobStorage
    states: JobStates
    collector: Collector
    live: LiveJobs
    proofs: Proofs
    planning: Planning

    def tools(
        self, *, wake: Callable[[], None], still_ours: Callable[[Job], Awaitable[bool]]
    ) -> RunTools:
        return RunTools(
            states=self.states,
            storage=self.storage,
            collector=self.collector,
            live=self.live,
            wake=wake,
            elsewhere=Elsewhere(self.pool, self.proofs),
            still_ours=still_ours,
        )

    def planner(self, taken: Taken) -> Planner:
        return Planner(pool=self.pool, states=self.states, planning=self.planning, taken=taken)

    def retractor(self, is_posting: Callable[[str], bool]) -> Retractor:
        return Retractor(
            pool=self.pool, storage=self.storage, states=self.states, is_posting=is_posting
        )
