"""What the jobs of a run say of its steps. Pure."""

from collections.abc import Iterator
from datetime import datetime

from ..jobs.models import ACTIVE, Job, Status
from .models import StepState, StepStatus
from .storage import Change, Standing
from .submission import made

FOLLOWED = (StepStatus.RUNNING, StepStatus.FAILED, StepStatus.CANCELLED)
"""A failed job may have been tried again by itself."""


def changes(standing: Standing, *, now: datetime) -> Iterator[Change]:
    """Steps whose jobs have gone on since."""
    for state in standing.states.values():
        if state.job_id is None or state.status not in FOLLOWED:
            continue
        job = standing.jobs.get(state.job_id)
        after = _forgotten(state, now) if job is None else _after(state, job, now)
        if after.status is not state.status:
            yield Change(after, was=state.status)


def _after(state: StepState, job: Job, now: datetime) -> StepState:
    if job.status in ACTIVE:
        again = {"status": StepStatus.RUNNING, "reason": None, "ended_at": None}
        return state.model_copy(update=again)
    ended = {"ended_at": job.completed_at or now, "reason": job.error}
    if job.status is Status.DONE:
        done = {**ended, "status": StepStatus.DONE, "outputs": made(job)}
        return state.model_copy(update=done)
    status = StepStatus.FAILED if job.status is Status.FAILED else StepStatus.CANCELLED
    return state.model_copy(update={**ended, "status": status})


def _forgotten(state: StepState, now: datetime) -> StepState:
    if state.status is not StepStatus.RUNNING:
        return state
    lost = {"status": StepStatus.FAILED, "reason": "Its job is forgotten.", "ended_at": now}
    return state.model_copy(update=lost)
