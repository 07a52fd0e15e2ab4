"""Every waiting job, kept in the order of service while jobs come and go. No I/O.

Jobs that the same nodes can run, that need the same models, and that are of one project and
priority are alike to the scheduler and stand in one line; it looks at the heads of the lines only.
So a decision costs as much as there are kinds of jobs, however many of them wait. To count who is
overtaken costs as much as there are those, and none is overtaken more often than the bound.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import merge
from operator import attrgetter
from typing import NamedTuple

from .models import WaitingJob
from .ordered import Ordered
from .shares import Shares, Ticket

BOUND = 128
"""So many later jobs may be given a node before a job that could have had it."""

TOLD_EVERY = 16
"""What overtook a job is told in such steps: one job can go before 50,000 others, and to write that
down for each of them, each time, would take longer than the render."""


Turn = tuple[float, float, int]


class Level(NamedTuple):
    """The director lane before all, then by priority: the least comes first."""

    lane: int
    priority: int


class Need(NamedTuple):
    """What decides which nodes may run a job."""

    capable: frozenset[str]
    pinned_node: str | None
    avoid: frozenset[str]
    vram_floor: int | None


@dataclass(eq=False)
class Entry:
    """A waiting job with what changes while it waits."""

    job: WaitingJob
    level: Level
    group: "Group"
    models: frozenset[str]
    project: str
    ticket: Ticket
    overtaken: int

    def __post_init__(self) -> None:
        # The order of service among jobs of one level.
        self.turn: Turn = (self.ticket.start, self.ticket.position, self.ticket.number)


_turn = attrgetter("turn")


class Group:
    """Jobs of one level that the same nodes can run, in lines by models and project.

    `overdue` are those that must not be overtaken any more.
    """

    def __init__(self, need: Need) -> None:
        self.need = need
        self.entries = Ordered[Entry](_turn)
        self.overdue = Ordered[Entry](_turn)
        self.lines: dict[frozenset[str], dict[str, Ordered[Entry]]] = {}
        self.projects: Counter[str] = Counter()

    def add(self, entry: Entry) -> None:
        self.entries.add(entry)
        lines = self.lines.setdefault(entry.models, {})
        lines.setdefault(entry.project, Ordered(_turn)).add(entry)
        self.projects[entry.project] += 1

    def remove(self, entry: Entry) -> None:
        self.entries.remove(entry)
        lines = self.lines[entry.models]
        lines[entry.project].remove(entry)
        if not lines[entry.project]:
            del lines[entry.project]
        if not lines:
            del self.lines[entry.models]
        self.projects[entry.project] -= 1
        if not self.projects[entry.project]:
            del self.projects[entry.project]


class LevelQueue:
    def __init__(self) -> None:
        self.groups: dict[Need, Group] = {}
        self.shares = Shares()


class Backlog:
    """`bound` is the number of later jobs that may overtake one; `broken` counts how often that
    did not hold, which is an error of ours and should stay 0.
    """

    def __init__(self, bound: int = BOUND) -> None:
        self.bound = bound
        self.broken = 0
        self.work: dict[frozenset[str], float] = {}
        self._entries: dict[str, Entry] = {}
        self._levels: dict[Level, LevelQueue] = {}
        self._order: list[Level] = []
        self._passed: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, job_id: str) -> bool:
        return job_id in self._entries

    def __iter__(self) -> Iterator[WaitingJob]:
        """In the order of service, were no node better for one than for another."""
        for level in self._order:
            groups = [group.entries for group in self._levels[level].groups.values()]
            yield from (entry.job for entry in merge(*groups, key=_turn))

    @property
    def levels(self) -> list[tuple[Level, LevelQueue]]:
        """The most urgent first."""
        return [(level, self._levels[level]) for level in self._order]

    def entry(self, job_id: str) -> Entry | None:
        return self._entries.get(job_id)

    def put(self, job: WaitingJob) -> None:
        """Add a job, or let it wait on with other facts. It keeps what overtook it."""
        known = self._entries.get(job.id)
        if known is not None:
            if replace(job, overtaken=known.job.overtaken) == known.job:
                return
            self.drop(job.id)
        self._enter(job, max(job.overtaken, known.overtaken if known else 0))

    def drop(self, job_id: str) -> None:
        """The job waits no more; one that is unknown is none of ours."""
        self._remove(job_id, Shares.leave)

    def serve(self, job_id: str) -> None:
        """The job was given a node: its project has had its turn."""
        self._remove(job_id, Shares.serve)

    def overtake(self, entry: Entry, passes: Callable[[Need], bool]) -> None:
        """Count `entry` for every earlier job whose need `passes`."""
        for level in self._order:
            if level > entry.level:
                return
            for group in self._levels[level].groups.values():
                if passes(group.need):
                    here = level == entry.level
                    self._count(group, group.entries.before(entry.turn) if here else group.entries)

    def passed(self) -> dict[str, int]:
        """How often jobs were overtaken, where another `TOLD_EVERY` came together since the last
        call.
        """
        told, self._passed = self._passed, {}
        return told

    def _count(self, group: Group, entries: Iterable[Entry]) -> None:
        for entry in entries:
            entry.overtaken += 1
            if entry.overtaken % TOLD_EVERY == 0:
                self._passed[entry.job.id] = entry.overtaken
            if entry.overtaken == self.bound:
                group.overdue.add(entry)
            self.broken += entry.overtaken > self.bound

    def _enter(self, job: WaitingJob, overtaken: int) -> None:
        level = Level(0 if job.interactive else 1, -job.priority)
        queue = self._queue(level)
        need = Need(job.capable, job.pinned_node, job.avoid, job.vram_floor)
        group = queue.groups.setdefault(need, Group(need))
        project, models = job.project_id or "", frozenset(job.models)
        position = float(job.number) if job.position is None else job.position
        ticket = queue.shares.enter(
            project, position=position, number=job.number, seconds=job.seconds
        )
        entry = Entry(job, level, group, models, project, ticket, overtaken)
        group.add(entry)
        if overtaken >= self.bound:
            group.overdue.add(entry)
        self._entries[job.id] = entry
        self.work[models] = self.work.get(models, 0.0) + job.seconds

    def _queue(self, level: Level) -> LevelQueue:
        if level not in self._levels:
            self._levels[level] = LevelQueue()
            self._order = sorted(self._levels)
        return self._levels[level]

    def _remove(self, job_id: str, part: Callable[[Shares, str, Ticket], None]) -> None:
        entry = self._entries.pop(job_id, None)
        if entry is None:
            return
        self._passed.pop(job_id, None)
        group, queue = entry.group, self._levels[entry.level]
        part(queue.shares, entry.project, entry.ticket)
        group.remove(entry)
        if entry.overtaken >= self.bound:
            group.overdue.remove(entry)
        if not group.entries:
            del queue.groups[group.need]
        self._less_work(entry.models, entry.job.seconds)

    def _less_work(self, models: frozenset[str], seconds: float) -> None:
        left = self.work.pop(models, 0.0) - seconds
        if left > 0.001:
            self.work[models] = left
