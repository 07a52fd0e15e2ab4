"""Small jobs and nodes for tests of the scheduler."""

from typing import Any

from orchestrator.scheduling.models import NodeSeats, WaitingJob

BOTH = frozenset(("a", "b"))


def job(number: int, **facts: Any) -> WaitingJob:
    values: dict[str, Any] = {"priority": 0, "capable": BOTH, **facts}
    return WaitingJob(id=f"j{number}", number=number, **values)


def node(name: str, *, free: int = 2, load: int = 0, **facts: Any) -> NodeSeats:
    return NodeSeats(name, name.upper(), free, load, **facts)
