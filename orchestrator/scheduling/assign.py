"""Jobs and nodes -> assignments with reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .models import Assignment, NodeSeats, Plan, WaitingJob

SEATS = 2
"""One prompt runs and one waits on each node: the GPU never idles between two jobs, and the
order of all others stays ours to change."""


def assign(jobs: Iterable[WaitingJob], nodes: Sequence[NodeSeats]) -> Plan:
    """By priority, then in order of arrival; each job to the least loaded node that can run it.

    A node that failed the job is avoided while another can run it.
    """
    seats = {node.id: node for node in nodes}
    assignments: list[Assignment] = []
    waits: dict[str, str] = {}
    for job in sorted(jobs, key=lambda job: (-job.priority, job.number)):
        able = _able(job, list(seats.values()))
        free = [node for node in able if node.free > 0]
        if not free:
            waits[job.id] = _wait_reason(job, able)
            continue
        chosen = min(free, key=lambda node: (node.load, node.id))
        seats[chosen.id] = replace(chosen, free=chosen.free - 1, load=chosen.load + 1)
        assignments.append(Assignment(job.id, chosen.id, _reason(job, chosen, able)))
    return Plan(tuple(assignments), waits)


def _able(job: WaitingJob, nodes: list[NodeSeats]) -> list[NodeSeats]:
    able = [node for node in nodes if node.id in job.capable]
    if job.pinned_node is not None:
        return [node for node in able if node.id == job.pinned_node]
    able = [node for node in able if not node.is_sketch] or able
    return [node for node in able if node.id not in job.avoid] or able


def _reason(job: WaitingJob, chosen: NodeSeats, able: Sequence[NodeSeats]) -> str:
    if job.pinned_node is not None:
        return f"pinned to {chosen.name}"
    if len(able) == 1:
        return f"{chosen.name} is the only node that can run it now"
    return f"{chosen.name} has the least work of {len(able)} nodes"


def _wait_reason(job: WaitingJob, able: Sequence[NodeSeats]) -> str:
    if able:
        return f"waits for a free place on {', '.join(node.name for node in able)}"
    if job.pinned_node is not None:
        return f"waits until {job.pinned_node} is online and can run it"
    return "waits until a node that can run it is online"
