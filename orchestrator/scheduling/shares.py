"""Fair shares between projects, in seconds of rendering.

Start-time fair queueing (Goyal, Vin and Cheng, 1996): a job begins, in virtual time, where its
project's job before it ends, and not before the virtual time of its arrival. Jobs of all projects
in the order of their starts share the farm evenly, and an idle project saves nothing up.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .ordered import Ordered

LEAD_SECONDS = 300.0
"""A project may be ahead of another by so much rendering for the sake of models that are loaded:
else two projects with different models would have them loaded in turn, job by job."""


@dataclass(frozen=True)
class Ticket:
    """A job's place within its project, and its span in virtual time."""

    position: float
    number: int
    start: float
    finish: float


def _place(ticket: Ticket) -> tuple[float, int]:
    return ticket.position, ticket.number


class Turns:
    """The tickets of one project."""

    def __init__(self) -> None:
        self.tickets = Ordered[Ticket](_place)
        self.finish = 0.0

    def ticket(self, position: float, number: int, *, seconds: float, now: float) -> Ticket:
        """A job that is moved ahead shares the turn of the one that it stands before."""
        following = self.tickets.at_or_after((position, number))
        start = max(self.finish, now) if following is None else following.start
        ticket = Ticket(position, number, start, start + seconds)
        self.tickets.add(ticket)
        if following is None:
            self.finish = ticket.finish
        return ticket


class Shares:
    """Who comes next between projects, of jobs of one priority."""

    def __init__(self) -> None:
        self._turns: dict[str, Turns] = {}
        self._used: dict[str, float] = {}
        self._now = 0.0

    def enter(self, project: str, *, position: float, number: int, seconds: float) -> Ticket:
        if project not in self._turns:
            least = min((self._used[name] for name in self._turns), default=0.0)
            self._used[project] = max(self._used.get(project, 0.0), least)
            self._turns[project] = Turns()
        return self._turns[project].ticket(position, number, seconds=seconds, now=self._now)

    def leave(self, project: str, ticket: Ticket) -> None:
        turns = self._turns[project]
        turns.tickets.remove(ticket)
        if not turns.tickets:
            del self._turns[project]

    def serve(self, project: str, ticket: Ticket) -> None:
        """The job was given a node."""
        self._now = max(self._now, ticket.start)
        self._used[project] += ticket.finish - ticket.start
        self.leave(project, ticket)

    def in_turn(self, projects: Iterable[str]) -> set[str]:
        """Those of the projects that have not had much more than the least served of them."""
        used = {project: self._used[project] for project in projects}
        limit = min(used.values(), default=0.0) + LEAD_SECONDS
        return {project for project, seconds in used.items() if seconds <= limit}
