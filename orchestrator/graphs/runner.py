"""Takes runs on, from the events of the jobs' table alone: nothing is asked now and then.

All that is known of a run is in the database, so that a restart takes up where it was, and so
that several orchestrators may look at one run: each change is made by whoever is first.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from studio_kit.errors import StudioError
from studio_kit.events import Broadcast, Subscription

from ..events.models import Event, EventType
from ..jobs.admission import Admission, ClassUnknown, ModelMissing
from ..jobs.limits import QueueFull
from ..jobs.models import NewJob, Owner, WrongStatus
from ..jobs.service import JobService
from ..nodes.models import NoNodeOnline
from .advance import Fail, Finish, Move, Skip, Submit, moves, run_status
from .follow import changes
from .known import Known, KnownRuns
from .models import RunStatus, StepState, StepStatus, WorkflowStep
from .storage import Change, RunStorage, Standing, StepTaken, claim
from .submission import submission

TURNS = frozenset(
    (EventType.JOB_QUEUED, EventType.JOB_DONE, EventType.JOB_FAILED, EventType.JOB_CANCELLED)
)
"""What may take a run on: a job has ended, or is tried again."""


class GraphRunner:
    """`changed` tells the ids of runs that were looked at and may stand differently now."""

    def __init__(
        self,
        *,
        storage: RunStorage,
        runs: KnownRuns,
        jobs: JobService,
        admission: Admission,
        told: Broadcast[Event],
    ) -> None:
        self.changed = Broadcast[str]()
        self._storage = storage
        self._runs = runs
        self._jobs = jobs
        self._admission = admission
        self._told = told
        self._due: dict[str, None] = {}
        self._held: set[str] = set()
        self._wake = asyncio.Event()

    def wake(self, run_id: str) -> None:
        self._due[run_id] = None
        self._wake.set()

    async def run(self) -> None:
        with self._told.subscribe() as told:
            await self._wake_all()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._listen(told))
                while True:
                    await self._wake.wait()
                    self._wake.clear()
                    while self._due:
                        run_id = next(iter(self._due))
                        del self._due[run_id]
                        await self._advance(run_id)

    # -- what happens to jobs

    async def _listen(self, told: Subscription[Event]) -> None:
        missed = 0
        while True:
            turned = [event for event in await told.several() if event.type in TURNS]
            if told.missed != missed:
                missed = told.missed
                await self._wake_all()
            if turned:
                of_runs = (event.data["run_id"] for event in turned if "run_id" in event.data)
                for run_id in (*of_runs, *self._held):
                    self.wake(run_id)

    async def _wake_all(self) -> None:
        for run_id in await self._storage.under_way():
            self.wake(run_id)

    # -- one run

    async def _advance(self, run_id: str) -> None:
        """Until nothing can be done before another job ends."""
        self._held.discard(run_id)
        known = await self._runs.get(run_id)
        while True:
            standing = await self._storage.load(run_id)
            if due := list(changes(standing, now=_now())):
                await self._storage.apply(run_id, due)
                continue
            if standing.run.cancel_requested:
                await self._stop_jobs(standing)
                break
            found = [] if run_id in self._held else moves(known.plan, standing.states)
            if not found:
                break
            await self._make(standing, known, found)
        held = run_id in self._held
        status = RunStatus.RUNNING if held else run_status(known.plan, standing.states)
        await self._settle(standing, status)
        self.changed.publish(run_id)

    async def _settle(self, standing: Standing, status: RunStatus) -> None:
        if status is RunStatus.FAILED and standing.run.cancel_requested:
            status = RunStatus.CANCELLED
        if status is not standing.run.status:
            ended = None if status is RunStatus.RUNNING else _now()
            await self._storage.settle(standing.run.id, status, at=ended)

    async def _stop_jobs(self, standing: Standing) -> None:
        jobs = (
            standing.jobs.get(state.job_id or "")
            for state in standing.states.values()
            if state.status is StepStatus.RUNNING
        )
        wanted = [job.id for job in jobs if job is not None and not job.cancel_requested]
        await asyncio.gather(*map(self._stop, reversed(wanted)))

    async def _stop(self, job_id: str) -> None:
        try:
            await self._jobs.cancel(job_id)
        except WrongStatus:  # it ended a moment ago
            return

    # -- making moves

    async def _make(self, standing: Standing, known: Known, found: Sequence[Move]) -> None:
        own = [move for move in found if not isinstance(move, Submit)]
        changed = [_changed(standing.states[move.key], move) for move in own]
        await self._storage.apply(standing.run.id, changed)
        for change in changed:
            if change.was is StepStatus.RUNNING and change.state.job_id is not None:
                await self._stop(change.state.job_id)
        await self._submit(standing, known, [move for move in found if isinstance(move, Submit)])

    async def _submit(self, standing: Standing, known: Known, found: Sequence[Submit]) -> None:
        drafts: list[NewJob] = []
        failed: list[Change] = []
        look_again = True
        for move in found:
            try:
                draft = await self._draft(standing, known, move)
                await self._prove(draft, look_again=look_again)
            except StudioError as error:
                look_again = look_again and not isinstance(error, ModelMissing | ClassUnknown)
                fail = Fail(move.key, error.message)
                failed.append(_changed(standing.states[move.key], fail))
            else:
                drafts.append(draft)
        await self._storage.apply(standing.run.id, failed)
        await self._take(standing.run.id, drafts)

    async def _draft(self, standing: Standing, known: Known, move: Submit) -> NewJob:
        state = standing.states[move.key]
        step = known.plan.steps[state.step]
        assert isinstance(step, WorkflowStep)
        sent = submission(
            step,
            move.values,
            request=known.request,
            given=known.types.given[step.id],
            classes=self._admission.classes,
        )
        owner = Owner(run_id=standing.run.id, step=move.key)
        new = await self._admission.draft(sent, owner=owner)
        return replace(new, time_limit=step.timeout_seconds)

    async def _prove(self, draft: NewJob, *, look_again: bool) -> None:
        """In the middle of a run a node that is away is waited for."""
        try:
            await self._admission.prove(draft, look_again=look_again)
        except NoNodeOnline:
            return

    async def _take(self, run_id: str, drafts: Sequence[NewJob]) -> None:
        """As many as the queue has room for; the run goes on with the rest when a job ends."""
        if not drafts or run_id in self._held:
            return
        try:
            await self._jobs.take(drafts, within=lambda connection: _claim(connection, drafts))
        except StepTaken:  # another orchestrator was first; the next look shows what is left
            return
        except QueueFull:
            if len(drafts) == 1:
                self._held.add(run_id)
                return
            middle = len(drafts) // 2
            await self._take(run_id, drafts[:middle])
            await self._take(run_id, drafts[middle:])


def _claim(connection: Connection, drafts: Sequence[NewJob]) -> None:
    for draft in drafts:
        run_id, key = draft.owner.run_id, draft.owner.step
        assert run_id is not None
        assert key is not None
        claim(connection, run_id, key, job_id=draft.id, at=_now())


def _changed(state: StepState, move: Finish | Skip | Fail) -> Change:
    values: dict[str, Any] = {"ended_at": _now()}
    match move:
        case Finish(outputs=outputs):
            values |= {"status": StepStatus.DONE, "outputs": outputs, "reason": None}
        case Skip(reason=reason):
            values |= {"status": StepStatus.SKIPPED, "reason": reason}
        case Fail(reason=reason):
            values |= {"status": StepStatus.FAILED, "reason": reason}
    opened = move.opened if isinstance(move, Finish) else ()
    return Change(state.model_copy(update=values), was=state.status, opened=opened)


def _now() -> datetime:
    return datetime.now(UTC)
