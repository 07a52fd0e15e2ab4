"""Every waiting job, kept in the order of service while jobs come and go. No I/O.

Jobs that the same nodes can run, that need the same models, and that are of one project and
priority are alike to the scheduler and stand in one line; it looks at the heads of the lines only.
So a decision costs as much as there are lines, however many jobs wait.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from heapq import merge
from typing import NamedTuple

from .models import WaitingJob
from .ordered import Ordered
from .shares import Shares, Ticket

BOUND = 128
"""So many later jobs may be given a node before a job that could have had it."""

TOLD_EVERY = 16
"""What overtook a job is told in such steps: one job can go before 50,000 others, and to write that
down for each of them, each time, would take longer than the render."""


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


class LineKey(NamedTuple):
    need: Need
    models: frozenset[str]
    project: str


@dataclass(eq=False)
class Entry:
    """A waiting job with what changes while it waits."""

    job: WaitingJob
    level: Level
    line: "Line"
    ticket: Ticket
    overtaken: int

    @property
    def turn(self) -> tuple[float, float, int]:
        """The order of service among jobs of one level."""
        return self.ticket.start, self.ticket.position, self.ticket.number

    @property
    def service(self) -> tuple[Level, tuple[float, float, int]]:
        return self.level, self.turn


def _turn(entry: Entry) -> tuple[float, float, int]:
    return entry.turn


class Line:
    """Jobs that are alike. `overdue` counts those that must not be overtaken any more."""

    def __init__(self, key: LineKey) -> None:
        self.key = key
        self.entries = Ordered[Entry](_turn)
        self.overdue = 0

    @property
    def head(self) -> Entry:
        return self.entries.first


class LevelQueue:
    def __init__(self) -> None:
        self.lines: dict[LineKey, Line] = {}
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
            lines = [line.entries for line in self._levels[level].lines.values()]
            yield from (entry.job for entry in merge(*lines, key=_turn))

    @property
    def levels(self) -> list[tuple[Level, LevelQueue]]:
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
        overtaken = max(job.overtaken, known.overtaken if known else 0)
        self._enter(job, overtaken)

    def drop(self, job_id: str) -> None:
        """The job waits no more; one that is unknown is none of ours."""
        self._remove(job_id, Shares.leave)

    def serve(self, job_id: str) -> None:
        """The job was given a node: its project has had its turn."""
        self._remove(job_id, Shares.serve)

    def overtake(self, entry: Entry, passes: Callable[[Line], bool]) -> None:
        """Count `entry` for every earlier job of the lines that it passes."""
        for level in self._order:
            if level > entry.level:
                return
            for line in self._levels[level].lines.values():
                if line is entry.line or not passes(line):
                    continue
                earlier = (
                    line.entries.before(entry.turn) if level == entry.level else list(line.entries)
                )
                self._count(line, earlier)

    def passed(self) -> dict[str, int]:
        """How often jobs were overtaken, where another `TOLD_EVERY` came together since the last
        call.
        """
        told, self._passed = self._passed, {}
        return told

    def _count(self, line: Line, entries: list[Entry]) -> None:
        for entry in entries:
            entry.overtaken += 1
            if entry.overtaken % TOLD_EVERY == 0:
                self._passed[entry.job.id] = entry.overtaken
            if entry.overtaken == self.bound:
                line.overdue += 1
            self.broken += entry.overtaken > self.bound

    def _enter(self, job: WaitingJob, overtaken: int) -> None:
        level = Level(0 if job.interactive else 1, -job.priority)
        key = LineKey(
            Need(job.capable, job.pinned_node, job.avoid, job.vram_floor),
            frozenset(job.models),
            job.project_id or "",
        )
        queue = self._queue(level)
        line = queue.lines.setdefault(key, Line(key))
        position = float(job.number) if job.position is None else job.position
        ticket = queue.shares.enter(
            key.project, position=position, number=job.number, seconds=job.seconds
        )
        entry = Entry(job, level, line, ticket, overtaken)
        line.entries.add(entry)
        line.overdue += overtaken >= self.bound
        self._entries[job.id] = entry
        self.work[key.models] = self.work.get(key.models, 0.0) + job.seconds

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
        line, queue = entry.line, self._levels[entry.level]
        part(queue.shares, line.key.project, entry.ticket)
        line.entries.remove(entry)
        line.overdue -= entry.overtaken >= self.bound
        if not line.entries:
            del queue.lines[line.key]
        self._less_work(line.key.models, entry.job.seconds)

    def _less_work(self, models: frozenset[str], seconds: float) -> None:
        left = self.work.pop(models, 0.0) - seconds
        if left > 0.001:
            self.work[models] = left
