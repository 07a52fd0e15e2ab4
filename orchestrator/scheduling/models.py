"""What the scheduler decides over."""

from dataclasses import dataclass
from typing import Protocol

IMAGE_SECONDS = 30.0
"""What a render is thought to take before anything was learned."""


@dataclass(frozen=True)
class Estimate:
    """Seconds, with the range that should hold 80 % of cases."""

    seconds: float
    low: float
    high: float


@dataclass(frozen=True)
class WaitingJob:
    """A queued job.

    `capable` are the ids of the nodes that are proved able to run it, and `obstacle` says in
    words why there are none. `position` is its place among the jobs of its project; None means
    its `number`. `models` are the files that its graph loads. `vram_floor` is in bytes.
    `overtaken` counts the later jobs that were given a node on which it could have run.
    `seconds` is what it should take on a typical node: its share of the farm.
    """

    id: str
    number: int
    priority: int
    capable: frozenset[str]
    pinned_node: str | None = None
    avoid: frozenset[str] = frozenset()
    project_id: str | None = None
    interactive: bool = False
    position: float | None = None
    models: tuple[str, ...] = ()
    signature: str = ""
    vram_floor: int | None = None
    overtaken: int = 0
    seconds: float = IMAGE_SECONDS
    obstacle: str | None = None


@dataclass(frozen=True)
class NodeSeats:
    """A node that may be given work: online, enabled, neither draining nor quarantined.

    `free` places for our prompts, and `spare` more for those that are through in a moment; `load`
    prompts that it has already. `resident` are the models that it will hold when those are
    through. `busy_seconds` is when that should be; None where nobody knows more than the number
    of prompts. `vram_total` is in bytes.
    The sketch node takes a job only where no real node can, or where it is asked for by name.
    """

    id: str
    name: str
    free: int
    load: int
    is_sketch: bool = False
    resident: tuple[str, ...] = ()
    vram_total: int | None = None
    busy_seconds: float | None = None
    spare: int = 0

    @property
    def busy(self) -> float:
        known = self.busy_seconds
        return self.load * IMAGE_SECONDS if known is None else known


class Expect(Protocol):
    """What history lets us expect."""

    def render(self, job: WaitingJob, node_id: str) -> Estimate:
        """With the models in memory already."""
        ...

    def load(self, models: tuple[str, ...], node_id: str) -> float:
        """Seconds that loading the models adds."""
        ...


@dataclass(frozen=True)
class Assignment:
    """`cold` says that the node has to load models first; the estimate has that in it."""

    job_id: str
    node_id: str
    reason: str
    estimate: Estimate
    cold: bool


@dataclass(frozen=True)
class Plan:
    """Who goes where, and of the rest why they wait, by job id."""

    assignments: tuple[Assignment, ...]
    waits: dict[str, str]
