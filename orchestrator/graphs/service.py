"""Starting, showing, stopping and resuming runs of job graphs."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import JsonValue
from ulid import ULID

from studio_kit.errors import StudioError

from ..jobs.admission import Admission
from ..jobs.live import LiveJobs
from ..jobs.models import Submission, WrongStatus
from ..jobs.service import JobService
from ..jobs.views import Retry
from .advance import first_states, unmended
from .check import StepProblem, problems
from .known import KnownRuns
from .models import (
    FanOutStep,
    GraphUnsound,
    InputStep,
    Run,
    RunRequest,
    RunStateWrong,
    RunStatus,
    StepState,
    StepStatus,
    WorkflowStep,
)
from .plan import Plan
from .runner import GraphRunner
from .slots import MEDIA
from .storage import RunStorage
from .submission import outline
from .views import CheckAnswer, RunPage, RunView, run_summary, run_view

GIVEN = "given"
"""A graph node that stands for what the run is given, to have its files looked at."""


class GraphService:
    def __init__(
        self,
        *,
        admission: Admission,
        jobs: JobService,
        storage: RunStorage,
        runs: KnownRuns,
        runner: GraphRunner,
        live: LiveJobs,
    ) -> None:
        self._admission = admission
        self._jobs = jobs
        self._storage = storage
        self._runs = runs
        self._runner = runner
        self._live = live

    async def check(self, request: RunRequest) -> CheckAnswer:
        """All that would keep the run from starting now. Stores nothing."""
        found = problems(request, self._admission.classes)
        if not found:
            _, found = await self._looked(request)
        return CheckAnswer(ok=not found, problems=found, order=_order(request))

    async def start(self, request: RunRequest) -> RunView:
        """Take a run; it is durable when this returns.

        Raises `GraphUnsound` with all `problems`, or what keeps a step's job from being taken.
        """
        found = problems(request, self._admission.classes)
        if not found:
            request, found = await self._looked(request)
        if found:
            raise _unsound(found)
        request = _with_bases(request)
        run = _new_run(request)
        await self._storage.create(run, request, _first(request))
        self._runner.wake(run.id)
        return await self.get(run.id)

    async def get(self, run_id: str) -> RunView:
        """Raises `RunNotFound`."""
        plan = (await self._runs.get(run_id)).plan
        return run_view(await self._storage.load(run_id), plan, self._live.fraction)

    async def page(self, project_id: str | None, *, cursor: str | None, limit: int) -> RunPage:
        found = await self._storage.page(project_id, before=cursor, limit=limit + 1)
        shown = found[:limit]
        return RunPage(
            runs=[run_summary(run) for run in shown],
            next_cursor=shown[-1].id if len(found) > limit else None,
        )

    async def cancel(self, run_id: str) -> RunView:
        """No step begins from now on; jobs under way are told to stop by their ids.

        Raises `RunNotFound` and `RunStateWrong`.
        """
        standing = await self._storage.load(run_id)
        if standing.run.status is not RunStatus.RUNNING:
            raise RunStateWrong(
                f"The run is already {standing.run.status}; there is nothing to cancel."
            )
        await self._storage.ask_to_cancel(run_id, at=datetime.now(UTC))
        self._runner.wake(run_id)
        return await self.get(run_id)

    async def resume(self, run_id: str) -> RunView:
        """Go on after a failure or a cancel: done steps stay as they are, failed jobs are tried
        again, all else waits for them. Raises `RunNotFound` and `RunStateWrong`.
        """
        standing = await self._storage.load(run_id)
        if standing.run.status not in (RunStatus.FAILED, RunStatus.CANCELLED):
            raise RunStateWrong(
                f"The run is {standing.run.status}; only one that failed or was cancelled resumes."
            )
        plan = (await self._runs.get(run_id)).plan
        lost = unmended(plan, standing.states)
        kept = [state for state in lost if state.job_id in standing.jobs]
        anew = [state.key for state in lost if state.job_id not in standing.jobs]
        await self._storage.reopen(run_id, anew)
        for state in kept:
            await self._retry(state.job_id or "")
        self._runner.wake(run_id)
        return await self.get(run_id)

    async def _retry(self, job_id: str) -> None:
        try:
            await self._jobs.retry(job_id, Retry())
        except WrongStatus:  # somebody was first
            return

    # -- before a run starts

    async def _looked(self, request: RunRequest) -> tuple[RunRequest, list[StepProblem]]:
        """The request with its files taken, and what keeps its jobs from being taken."""
        found: list[StepProblem] = []
        try:
            request = await self._taken(request)
        except StudioError as error:
            return request, [StepProblem(step=None, message=error.message)]
        for step in request.graph.steps:
            if isinstance(step, WorkflowStep):
                found += await self._refusals(step, request)
        return request, found

    async def _refusals(self, step: WorkflowStep, request: RunRequest) -> list[StepProblem]:
        try:
            draft = await self._admission.draft(outline(step, request))
            await self._admission.prove(draft)
        except StudioError as error:
            return [StepProblem(step=step.id, message=f"Step {step.id}: {error.message}")]
        return []

    async def _taken(self, request: RunRequest) -> RunRequest:
        """Files that the run is given are looked at, and kept where they came with the call."""
        files = _files(request)
        fields = {str(place): "" for place in range(len(files))}
        sources = {f"{GIVEN}.{place}": path for place, (_, _, path) in enumerate(files)}
        given = {GIVEN: {"class_type": GIVEN, "inputs": fields}}
        metadata = request.metadata.model_copy(update={"inputs": sources})
        draft = await self._admission.draft(Submission(workflow_json=given, metadata=metadata))
        kept = [draft.metadata.inputs[f"{GIVEN}.{place}"] for place in range(len(files))]
        inputs = _replaced(request, files, [str(source) for source in kept])
        settled = draft.metadata.model_copy(update={"inputs": {}})
        return request.model_copy(update={"inputs": inputs, "metadata": settled})


File = tuple[str, int | None, str]
"""The input step, the place in its list, and the file."""


def _files(request: RunRequest) -> list[File]:
    found: list[File] = []
    for step in request.graph.steps:
        if not isinstance(step, InputStep) or step.type not in MEDIA:
            continue
        value = request.inputs.get(step.id, step.default)
        if isinstance(value, list):
            found += ((step.id, place, str(item)) for place, item in enumerate(value))
        else:
            found.append((step.id, None, str(value)))
    return found


def _replaced(request: RunRequest, files: list[File], kept: list[str]) -> dict[str, JsonValue]:
    inputs = dict(request.inputs)
    lists: dict[str, list[JsonValue]] = {}
    for (key, place, _), path in zip(files, kept, strict=True):
        if place is None:
            inputs[key] = path
        else:
            lists.setdefault(key, []).append(path)
    return {**inputs, **lists}


def _with_bases(request: RunRequest) -> RunRequest:
    """Seeds that are left to us are drawn now, so that the run has the same ones for ever."""
    steps = [
        _with_base(step) if isinstance(step, FanOutStep) else step for step in request.graph.steps
    ]
    return request.model_copy(update={"graph": request.graph.model_copy(update={"steps": steps})})


def _with_base(step: FanOutStep) -> FanOutStep:
    if step.seeds is None or step.seeds.base_seed is not None:
        return step
    base = secrets.randbelow(step.seeds.maximum)
    return step.model_copy(update={"seeds": step.seeds.model_copy(update={"base_seed": base})})


def _new_run(request: RunRequest) -> Run:
    return Run(
        id=str(ULID()),
        status=RunStatus.RUNNING,
        name=request.graph.name,
        project_id=request.metadata.project_id,
        cancel_requested=False,
        created_at=datetime.now(UTC),
        completed_at=None,
    )


def _first(request: RunRequest) -> list[StepState]:
    """What is given is there from the start."""
    plan = Plan.of(request.graph)
    return [_given(state, plan, request.inputs) for state in first_states(plan)]


def _given(state: StepState, plan: Plan, inputs: Mapping[str, Any]) -> StepState:
    step = plan.steps[state.step]
    if not isinstance(step, InputStep):
        return state
    value = inputs.get(step.id, step.default)
    return state.model_copy(update={"status": StepStatus.DONE, "outputs": {"value": value}})


def _order(request: RunRequest) -> list[str]:
    try:
        return list(Plan.of(request.graph).order)
    except StudioError:  # a reference that cannot be read is among the problems
        return []


def _unsound(found: list[StepProblem]) -> GraphUnsound:
    facts = [problem.model_dump() for problem in found]
    more = f" There are {len(found) - 1} more problems." if len(found) > 1 else ""
    return GraphUnsound(f"{found[0].message}{more}", problems=facts)
