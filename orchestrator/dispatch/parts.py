"""What a dispatch is made of, the same whether one process dispatches or many."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from ..inputs.service import Inputs
from ..jobs.live import LiveJobs
from ..jobs.models import Job
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..nodes.link import NodeLink
from ..nodes.pool import NodePool
from ..outputs.collect import Collector
from ..queue.state import QueueState
from .elsewhere import Elsewhere
from .failures import FailureKind, failure_kinds
from .hedger import Hedger, Start
from .judge import Judge
from .patience import Patience
from .planner import Planner, Taken
from .planning import Planning
from .proofs import Proofs
from .retractor import Retractor
from .runs import Runs
from .tools import RunTools, left_to_the_planner
from .withdrawals import Withdrawals

NODE_UNKNOWN = "Its node is no longer known."


@dataclass(frozen=True)
class Parts:
    pool: NodePool
    storage: JobStorage
    states: JobStates
    collector: Collector
    live: LiveJobs
    proofs: Proofs
    planning: Planning
    inputs: Inputs
    judge: Judge
    queue: QueueState
    failures: tuple[FailureKind, ...] = field(default_factory=failure_kinds)
    patience: Patience = field(default_factory=Patience)
    withdrawals: Withdrawals = field(default_factory=Withdrawals)

    def tools(
        self,
        *,
        wake: Callable[[], None],
        still_ours: Callable[[Job], Awaitable[bool]],
        again: Callable[[Job, NodeLink], Awaitable[None]] = left_to_the_planner,
    ) -> RunTools:
        return RunTools(
            states=self.states,
            storage=self.storage,
            collector=self.collector,
            live=self.live,
            inputs=self.inputs,
            learning=self.planning.learning,
            elsewhere=Elsewhere(self.pool, self.proofs),
            judge=self.judge,
            failures=self.failures,
            withdrawals=self.withdrawals,
            patience=self.patience,
            wake=wake,
            still_ours=still_ours,
            again=again,
        )

    def planner(self, taken: Taken) -> Planner:
        return Planner(pool=self.pool, states=self.states, planning=self.planning, taken=taken)

    def hedger(self, runs: Runs, start: Start) -> Hedger:
        return Hedger(
            pool=self.pool,
            runs=runs,
            states=self.states,
            storage=self.storage,
            learning=self.planning.learning,
            elsewhere=Elsewhere(self.pool, self.proofs),
            queue=self.queue,
            pause=self.patience.straggler,
            start=start,
        )

    def retractor(self, is_posting: Callable[[str], bool]) -> Retractor:
        return Retractor(
            pool=self.pool,
            storage=self.storage,
            states=self.states,
            withdrawals=self.withdrawals,
            is_posting=is_posting,
        )
