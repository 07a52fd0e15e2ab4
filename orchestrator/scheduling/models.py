"""What the scheduler decides over."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WaitingJob:
    """A queued job. `capable` are the ids of the nodes that are proved able to run it."""

    id: str
    number: int
    priority: int
    capable: frozenset[str]
    pinned_node: str | None = None
    avoid: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NodeSeats:
    """An online node: `free` places for our prompts, `load` prompts that it has already.

    The sketch node takes a job only where no real node can, or where it is asked for by name.
    """

    id: str
    name: str
    free: int
    load: int
    is_sketch: bool = False


@dataclass(frozen=True)
class Assignment:
    job_id: str
    node_id: str
    reason: str


@dataclass(frozen=True)
class Plan:
    """Who goes where, and of the rest why they wait, by job id."""

    assignments: tuple[Assignment, ...]
    waits: dict[str, str]
