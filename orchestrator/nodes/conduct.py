"""Whether a node is given work: drained by a person, or in quarantine after failures. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True)
class Quarantine:
    """`probe_at` is when the node is looked at again; None while one job may prove it.

    `probes` counts the quarantines and vain probes since the node was last trusted.
    """

    reason: str
    since: datetime
    probe_at: datetime | None
    probes: int

    @property
    def on_trial(self) -> bool:
        return self.probe_at is None


@dataclass(frozen=True)
class Conduct:
    draining: bool = False
    quarantine: Quarantine | None = None


def pause(probes: int) -> timedelta:
    """1, 2, 4 ... minutes, an hour at most."""
    return min(FIRST_PAUSE * 2 ** min(probes, 16), LONGEST_PAUSE)


def quarantined(before: Quarantine | None, reason: str, *, now: datetime) -> Quarantine:
    """A node that failed; one that failed its trial waits longer than before."""
    probes = before.probes + 1 if before else 0
    since = before.since if before else now
    return Quarantine(reason, since=since, probe_at=now + pause(probes), probes=probes)


def probed(before: Quarantine, *, fault: str | None, now: datetime) -> Quarantine:
    """After a look: a node without fault may try one job, another waits longer."""
    if fault is None:
        return replace(before, probe_at=None)
    probes = before.probes + 1
    return replace(before, probe_at=now + pause(probes), probes=probes)
