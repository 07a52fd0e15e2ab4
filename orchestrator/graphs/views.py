"""Runs of job graphs as programs and the page see them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, RootModel

from .advance import SETTLED, instance_key
from .check import StepProblem
from .models import OutputStep, Run, RunStatus, StepState, StepStatus
from .plan import Plan
from .storage import Standing

Fraction = Callable[[str], float]
NAMED = 4


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class CheckAnswer(_View):
    """`ok` means that the run would start now; `order` are the steps after what they need."""

    ok: bool
    problems: list[StepProblem]
    order: list[str]


class StepView(_View):
    """One instance of a step; `item` counts the items of its fan-out, from 0.

    `message` says why it failed or was left out, or what it waits for. `outputs` are what it
    hands on: `files`, `seed` and `job_id` of a workflow, `items` of a fan-out or a merge, `value`
    of the others.
    """

    key: str
    step: str
    item: int | None
    kind: str
    title: str
    status: StepStatus
    message: str | None
    progress: float
    job_id: str | None
    outputs: dict[str, JsonValue]
    started_at: datetime | None
    ended_at: datetime | None


class RunSummary(_View):
    run_id: str
    name: str
    status: RunStatus
    project_id: str | None
    created_at: datetime
    completed_at: datetime | None


class RunView(RunSummary):
    """`progress` is 0 to 1 over the jobs that are known so far; `outputs` by output step."""

    progress: float
    steps: list[StepView]
    outputs: dict[str, JsonValue]


class RunPage(_View):
    """`next_cursor` is None on the last page."""

    runs: list[RunSummary]
    next_cursor: str | None


def run_summary(run: Run) -> RunSummary:
    return RunSummary(
        run_id=run.id,
        name=run.name,
        status=run.status,
        project_id=run.project_id,
        created_at=run.created_at,
        completed_at=run.completed_at,
    )


def run_view(standing: Standing, plan: Plan, fraction: Fraction) -> RunView:
    states = standing.states
    steps = [_step_view(state, plan, states, fraction) for state in states.values()]
    jobs = [step for step in steps if step.kind == "workflow"]
    ended = sum(step.progress for step in jobs)
    return RunView(
        **dict(run_summary(standing.run)),
        progress=ended / len(jobs) if jobs else 0.0,
        steps=steps,
        outputs=_outputs(plan, states),
    )


def _step_view(
    state: StepState, plan: Plan, states: Mapping[str, StepState], fraction: Fraction
) -> StepView:
    step = plan.steps[state.step]
    waits = state.status is StepStatus.WAITING
    return StepView(
        key=state.key,
        step=state.step,
        item=state.item,
        kind=step.kind,
        title=step.title,
        status=state.status,
        message=_waits_for(state, plan, states) if waits else state.reason,
        progress=_progress(state, fraction),
        job_id=state.job_id,
        outputs=state.outputs,
        started_at=state.started_at,
        ended_at=state.ended_at,
    )


def _progress(state: StepState, fraction: Fraction) -> float:
    if state.status in SETTLED:
        return 1.0
    is_running = state.status is StepStatus.RUNNING and state.job_id is not None
    return fraction(state.job_id or "") if is_running else 0.0


def _waits_for(state: StepState, plan: Plan, states: Mapping[str, StepState]) -> str | None:
    broken: dict[str, None] = {}
    unready: dict[str, None] = {}
    for need in plan.needs[state.step]:
        name = need.reference.step
        source = states.get(name) or states.get(instance_key(name, state.item))
        if source is None or source.status in (StepStatus.WAITING, StepStatus.RUNNING):
            unready[name] = None
        elif source.status not in SETTLED:
            broken[name] = None
    if broken:
        return f"Cannot go on: {_named(broken)} did not end well."
    return f"Waits for {_named(unready)}." if unready else None


def _named(names: Mapping[str, None]) -> str:
    more = len(names) - NAMED
    return ", ".join(list(names)[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _outputs(plan: Plan, states: Mapping[str, StepState]) -> dict[str, Any]:
    return {
        key: states[key].outputs.get("value")
        for key, step in plan.steps.items()
        if isinstance(step, OutputStep) and key in states and states[key].status is StepStatus.DONE
    }


# The text frames of the socket.


class RunMessage(_View):
    """The first frame, and the last."""

    type: Literal["run"]
    run: RunView


class StepsMessage(_View):
    """Steps that stand differently now, or are new."""

    type: Literal["steps"]
    status: RunStatus
    steps: list[StepView]


class StepProgress(_View):
    type: Literal["progress"]
    key: str
    job_id: str
    progress: float


RunSocketMessage = RunMessage | StepsMessage | StepProgress


class RunText(RootModel[Annotated[RunSocketMessage, Field(discriminator="type")]]):
    """A text frame of `/ws/graphs/{run_id}`."""
