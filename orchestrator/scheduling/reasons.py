"""Decisions in words."""

from collections.abc import Collection, Sequence

from .backlog import Entry
from .models import WaitingJob
from .seats import Seat

NAMED = 3
"""So many nodes are named; of the others the number is told."""


def chosen_reason(entry: Entry, seat: Seat, *, able: int, cold: bool, overdue: bool) -> str:
    name = seat.node.name
    if entry.job.pinned_node is not None:
        return f"pinned to {name}"
    if able == 1:
        return f"{name} is the only node that can run it now"
    if overdue:
        return f"{entry.overtaken} later jobs went before it; {name} takes it first of all now"
    if entry.job.models and not cold:
        return f"{name} holds its models already"
    return f"{name} should finish it first of {able} nodes"


def waiting_reason(
    job: WaitingJob, able: Collection[str], *, held: Sequence[str], floor_met: bool
) -> str:
    """`able` and `held` are names of nodes: those that could run the job, and those for which it
    waits because they hold its models.
    """
    if held:
        return f"waits for {listed(held)}, sooner done there than with its models loaded anew"
    if able:
        return f"waits for a free place on {listed(able)}"
    if not floor_met and job.vram_floor is not None:
        return f"waits: it needs a node with {gigabytes(job.vram_floor)} of video memory"
    if job.obstacle is not None:
        return f"waits: {job.obstacle}"
    if job.pinned_node is not None:
        return f"waits until {job.pinned_node} is online and can run it"
    return "waits until a node that can run it is online"


def listed(names: Collection[str]) -> str:
    shown = list(names)[:NAMED]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def gigabytes(size: int) -> str:
    return f"{size / (1 << 30):.3g} GB"
