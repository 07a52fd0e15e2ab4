"""What each node was given and has not finished, and when it should be through. No clock."""

from dataclasses import dataclass, replace

from .models import IMAGE_SECONDS

OVERRUN = 0.25
"""A prompt that runs longer than it should is expected to run on for so much of what it ran."""


@dataclass(frozen=True)
class Given:
    """A prompt on a node. Times are seconds of the caller's clock."""

    node_id: str
    models: tuple[str, ...]
    seconds: float
    started: float | None = None

    def left(self, now: float) -> float:
        if self.started is None:
            return self.seconds
        elapsed = now - self.started
        return max(self.seconds - elapsed, elapsed * OVERRUN)


class Occupancy:
    """Keyed by job id, in the order in which the jobs were given."""

    def __init__(self) -> None:
        self._given: dict[str, dict[str, Given]] = {}
        self._node_of: dict[str, str] = {}

    def given(self, job_id: str, node_id: str, *, models: tuple[str, ...], seconds: float) -> None:
        if self._node_of.get(job_id) == node_id:
            return
        self.ended(job_id)
        self._node_of[job_id] = node_id
        self._given.setdefault(node_id, {})[job_id] = Given(node_id, models, seconds)

    def started(self, job_id: str, now: float) -> None:
        prompts = self._given.get(self._node_of.get(job_id, ""), {})
        if job_id in prompts and prompts[job_id].started is None:
            prompts[job_id] = replace(prompts[job_id], started=now)

    def ended(self, job_id: str) -> Given | None:
        """What it was; None where it was on no node."""
        return self._given.get(self._node_of.pop(job_id, ""), {}).pop(job_id, None)

    def models(self, node_id: str) -> list[tuple[str, ...]]:
        """What the node loads one after the other."""
        return [prompt.models for prompt in self._given.get(node_id, {}).values()]

    def busy(self, node_id: str, now: float, *, load: int) -> float:
        """Seconds until the node is through with `load` prompts, ours among them."""
        ours = self._given.get(node_id, {}).values()
        others = max(load - len(ours), 0)
        return sum(prompt.left(now) for prompt in ours) + others * IMAGE_SECONDS
