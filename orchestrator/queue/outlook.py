"""When jobs start and end as things stand. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..jobs.models import Attempt, Job, Status
from ..scheduling.models import Estimate

OVERRUN = 0.25
"""What runs longer than it should is expected to run on for so much of the time it took."""

TELLING = 0.05
"""From so much progress on, the pace so far says something."""


@dataclass(frozen=True)
class Stay:
    """A job on a node, in seconds from the moment of the outlook; what runs started before it.

    `low` and `high` bound `ends_in` in 80 % of cases.
    """

    job: Job
    node_id: str
    starts_in: float
    ends_in: float
    low: float
    high: float

    def later(self, seconds: float) -> Estimate:
        """What is left of it so many seconds after the outlook was made."""
        return Estimate(*(max(end - seconds, 0.0) for end in (self.ends_in, self.low, self.high)))


@dataclass(frozen=True)
class UnderWay:
    """A job that a node has, with what its attempt was thought to take and how far it is."""

    job: Job
    attempt: Attempt
    whole: Estimate
    fraction: float = 0.0

    def left(self, now: datetime) -> Estimate:
        """Of its own render: by what was foreseen at first, then more and more by its pace."""
        if self.attempt.started_at is None:
            return self.whole
        if self.job.status is Status.COLLECTING:
            return Estimate(0.0, 0.0, 0.0)
        elapsed = max((now - self.attempt.started_at).total_seconds(), 0.0)
        foreseen = max(self.whole.seconds - elapsed, elapsed * OVERRUN)
        seconds = foreseen
        if self.fraction >= TELLING:
            paced = elapsed * (1 - self.fraction) / self.fraction
            seconds = (1 - self.fraction) * foreseen + self.fraction * paced
        return scaled(self.whole, seconds)


def scaled(shape: Estimate, seconds: float) -> Estimate:
    """`seconds` with the range that `shape` has, in proportion."""
    if shape.seconds <= 0:
        return Estimate(seconds, seconds, seconds)
    factor = seconds / shape.seconds
    return Estimate(seconds, shape.low * factor, shape.high * factor)


def on_nodes(under_way: Sequence[UnderWay], now: datetime) -> list[Stay]:
    """One after the other on each node, in the order in which the node got them."""
    stays: list[Stay] = []
    through: dict[str, float] = {}
    for item in sorted(under_way, key=lambda item: _turn_on_node(item.attempt)):
        node_id = item.attempt.node_id
        before, own = through.get(node_id, 0.0), item.left(now)
        started = item.attempt.started_at
        starts_in = -(now - started).total_seconds() if started else before
        begins = 0.0 if started else before
        through[node_id] = begins + own.seconds
        stays.append(
            Stay(
                item.job,
                node_id,
                starts_in,
                begins + own.seconds,
                begins + own.low,
                begins + own.high,
            )
        )
    return stays


def _turn_on_node(attempt: Attempt) -> tuple[bool, datetime]:
    return attempt.started_at is None, attempt.started_at or attempt.leased_at


def busy(stays: Sequence[Stay]) -> Mapping[str, float]:
    """Seconds until each node is through with what it has."""
    until: dict[str, float] = {}
    for stay in stays:
        until[stay.node_id] = max(until.get(stay.node_id, 0.0), stay.ends_in)
    return until


def time_left(stays: Sequence[Stay], *, waiting: int, foreseen: int) -> Estimate | None:
    """Until all of `stays` are through and, at the same pace, all that wait unforeseen."""
    if not stays:
        return None
    last = max(stays, key=lambda stay: stay.ends_in)
    seconds = last.ends_in * max(waiting / foreseen, 1.0) if foreseen else last.ends_in
    return scaled(Estimate(last.ends_in, last.low, last.high), seconds)
