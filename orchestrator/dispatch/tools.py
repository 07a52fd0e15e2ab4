"""What every run is given."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ..inputs.service import Inputs
from ..jobs.live import LiveJobs
from ..jobs.models import Job
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..learning.service import Learning
from ..nodes.link import NodeLink
from ..outputs.collect import Collector
from .elsewhere import Elsewhere
from .failures import FailureKind
from .judge import Judge
from .patience import Patience
from .withdrawals import Withdrawals


async def left_to_the_planner(_: Job, __: NodeLink) -> None:
    """A job that waits is given a node as any other."""


@dataclass(frozen=True)
class RunTools:
    """`wake` says that a waiting job may get a node now; `still_ours`, asked right before a POST,
    whether no other process has taken the job over; `again` has a job that waits rendered once
    more on a node that was made ready for it.
    """

    states: JobStates
    storage: JobStorage
    collector: Collector
    live: LiveJobs
    inputs: Inputs
    learning: Learning
    elsewhere: Elsewhere
    judge: Judge
    failures: tuple[FailureKind, ...]
    withdrawals: Withdrawals
    patience: Patience
    wake: Callable[[], None]
    still_ours: Callable[[Job], Awaitable[bool]]
    again: Callable[[Job, NodeLink], Awaitable[None]]
