"""Whether a straggler is rendered a second time beside the first; the first result wins."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Estimate

EXTRA = 0.05
"""At most so much of all rendering may go into second tries."""


@dataclass(frozen=True)
class Straggler:
    """A running job. `late_after` is the 95th percentile of its signature on that node, in
    seconds, None where too little is known; `waiting` is how many jobs of its group still wait.
    `elsewhere` are the idle nodes that could run it, with what they should take.
    """

    job_id: str
    node_id: str
    elapsed: float
    late_after: float | None
    waiting: int
    is_hedged: bool
    elsewhere: dict[str, Estimate]


@dataclass(frozen=True)
class Hedge:
    job_id: str
    node_id: str
    seconds: float
    reason: str


def hedges(running: Iterable[Straggler], *, rendered: float, spent: float) -> list[Hedge]:
    """`rendered` seconds in all, of which `spent` went into second tries already.

    A node takes one second try; the latest job gets the best node.
    """
    left = rendered * EXTRA - spent
    taken: set[str] = set()
    made: list[Hedge] = []
    for straggler in sorted(running, key=_lateness, reverse=True):
        hedge = _hedge(straggler, taken)
        if hedge is not None and hedge.seconds <= left:
            left -= hedge.seconds
            taken.add(hedge.node_id)
            made.append(hedge)
    return made


def _lateness(straggler: Straggler) -> float:
    return straggler.elapsed / straggler.late_after if straggler.late_after else 0.0


def _hedge(straggler: Straggler, taken: set[str]) -> Hedge | None:
    late = straggler.late_after
    if straggler.is_hedged or straggler.waiting or late is None or straggler.elapsed <= late:
        return None
    free = {key: value for key, value in straggler.elsewhere.items() if key not in taken}
    if not free:
        return None
    node_id = min(free, key=lambda key: (free[key].seconds, key))
    reason = f"runs for {straggler.elapsed:.0f} s, longer than 95 of 100 like it ({late:.0f} s)"
    return Hedge(straggler.job_id, node_id, free[node_id].seconds, reason)
