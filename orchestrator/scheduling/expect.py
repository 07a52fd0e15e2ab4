"""What to expect where nothing was learned."""

from .models import Estimate, WaitingJob

LOAD_SECONDS = 20.0
SPREAD = 2.5
"""An untold render takes between its guess divided and multiplied by this in 80 % of cases."""


class Guess:
    """Each job as long as it says, and the same load for all models."""

    def render(self, job: WaitingJob, node_id: str) -> Estimate:
        return Estimate(job.seconds, job.seconds / SPREAD, job.seconds * SPREAD)

    def load(self, models: tuple[str, ...], node_id: str) -> float:
        return LOAD_SECONDS if models else 0.0
