"""Runs and their steps in the database. A step changes only from the status it was seen in, so
that a change is made once, whoever makes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from ..database import Database
from ..jobs.models import Job
from ..tables import jobs
from .models import Run, RunNotFound, RunRequest, RunStatus, StepState, StepStatus
from .tables import graph_runs, graph_steps

LIGHT = [column for column in graph_runs.c if column is not graph_runs.c.request]
"""All but the request, which is read only where it is needed."""


@dataclass(frozen=True)
class Standing:
    """A run with its steps in order and the jobs of those, by their ids, as of one moment."""

    run: Run
    states: Mapping[str, StepState]
    jobs: Mapping[str, Job]


@dataclass(frozen=True)
class Change:
    """A step's new state, the status it must have had, and the steps that it opens."""

    state: StepState
    was: StepStatus
    opened: Sequence[StepState] = ()


class StepTaken(Exception):
    """Somebody else was first; nothing is written."""


class RunStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, run: Run, request: RunRequest, states: Sequence[StepState]) -> None:
        def work(connection: Connection) -> None:
            values = {**run.model_dump(), "request": request.model_dump(mode="json")}
            connection.execute(insert(graph_runs).values(values))
            _insert_steps(connection, run.id, states)

        await self._database.transact(work)

    async def load(self, run_id: str) -> Standing:
        """Raises `RunNotFound`."""
        return await self._database.read(lambda connection: _standing(connection, run_id))

    async def request(self, run_id: str) -> RunRequest:
        """Raises `RunNotFound`."""
        query = select(graph_runs.c.request).where(graph_runs.c.id == run_id)
        found = await self._database.read(lambda connection: connection.scalar(query))
        if found is None:
            raise _unknown(run_id)
        return RunRequest.model_validate(found)

    async def page(self, project_id: str | None, *, before: str | None, limit: int) -> list[Run]:
        """The newest first, of those older than `before`."""
        query = select(*LIGHT).order_by(graph_runs.c.id.desc()).limit(limit)
        if project_id is not None:
            query = query.where(graph_runs.c.project_id == project_id)
        if before is not None:
            query = query.where(graph_runs.c.id < before)
        return await self._database.read(
            lambda connection: [_run(row) for row in connection.execute(query)]
        )

    async def under_way(self) -> list[str]:
        """The ids of runs that a restart must take up."""
        query = select(graph_runs.c.id).where(graph_runs.c.status == RunStatus.RUNNING)
        return await self._ids(query)

    async def apply(self, run_id: str, changes: Sequence[Change]) -> None:
        """Those that are still due."""
        if not changes:
            return
        await self._database.transact(lambda c: [_apply(c, run_id, change) for change in changes])

    async def settle(self, run_id: str, status: RunStatus, *, at: datetime | None) -> None:
        target = update(graph_runs).where(graph_runs.c.id == run_id)
        await self._database.transact(
            lambda c: c.execute(target.values(status=status, completed_at=at))
        )

    async def ask_to_cancel(self, run_id: str, *, at: datetime) -> None:
        """From now on no step begins, whatever happens to us."""
        run = update(graph_runs).where(graph_runs.c.id == run_id).values(cancel_requested=True)
        steps = update(graph_steps).where(
            graph_steps.c.run_id == run_id, graph_steps.c.status == StepStatus.WAITING
        )

        def work(connection: Connection) -> None:
            connection.execute(run)
            connection.execute(steps.values(status=StepStatus.CANCELLED, ended_at=at))

        await self._database.transact(work)

    async def reopen(self, run_id: str, keys: Sequence[str]) -> None:
        """The run goes on, and these steps wait again."""
        run = update(graph_runs).where(graph_runs.c.id == run_id)
        steps = update(graph_steps).where(
            graph_steps.c.run_id == run_id, graph_steps.c.key.in_(keys)
        )
        values = {"status": StepStatus.WAITING, "reason": None, "job_id": None, "ended_at": None}

        def work(connection: Connection) -> None:
            connection.execute(
                run.values(status=RunStatus.RUNNING, cancel_requested=False, completed_at=None)
            )
            connection.execute(steps.values(values))

        await self._database.transact(work)

    async def _ids(self, query: Select[Any]) -> list[str]:
        return await self._database.read(lambda connection: list(connection.scalars(query)))


def claim(connection: Connection, run_id: str, key: str, *, job_id: str, at: datetime) -> None:
    """In the transaction that stores the step's job. Raises `StepTaken`."""
    target = update(graph_steps).where(
        graph_steps.c.run_id == run_id,
        graph_steps.c.key == key,
        graph_steps.c.status == StepStatus.WAITING,
    )
    values = {"status": StepStatus.RUNNING, "job_id": job_id, "started_at": at, "reason": None}
    if connection.execute(target.values(values)).rowcount != 1:
        raise StepTaken


def _apply(connection: Connection, run_id: str, change: Change) -> None:
    state = change.state
    target = update(graph_steps).where(
        graph_steps.c.run_id == run_id,
        graph_steps.c.key == state.key,
        graph_steps.c.status == change.was,
    )
    values = state.model_dump(include={"status", "outputs", "reason", "started_at", "ended_at"})
    changed = connection.execute(target.values(values)).rowcount
    if changed and change.opened:
        _insert_steps(connection, run_id, change.opened)


def _insert_steps(connection: Connection, run_id: str, states: Sequence[StepState]) -> None:
    last = select(func.max(graph_steps.c.place)).where(graph_steps.c.run_id == run_id)
    first = (connection.scalar(last) or 0) + 1
    rows = [
        {**state.model_dump(), "run_id": run_id, "place": place}
        for place, state in enumerate(states, start=first)
    ]
    connection.execute(insert(graph_steps), rows)


def _standing(connection: Connection, run_id: str) -> Standing:
    row = connection.execute(select(*LIGHT).where(graph_runs.c.id == run_id)).one_or_none()
    if row is None:
        raise _unknown(run_id)
    query = select(graph_steps).where(graph_steps.c.run_id == run_id)
    steps = [_state(step) for step in connection.execute(query.order_by(graph_steps.c.place))]
    # The job of a step that is done has nothing more to tell.
    told = select(jobs).join(graph_steps, graph_steps.c.job_id == jobs.c.id)
    open_ones = told.where(
        graph_steps.c.run_id == run_id,
        graph_steps.c.status.in_((StepStatus.RUNNING, StepStatus.FAILED, StepStatus.CANCELLED)),
    )
    made = (Job.from_row(job) for job in connection.execute(open_ones))
    return Standing(_run(row), {step.key: step for step in steps}, {job.id: job for job in made})


def _run(row: Any) -> Run:
    return Run.model_validate(row, from_attributes=True)


def _state(row: Any) -> StepState:
    return StepState.model_validate(row, from_attributes=True)


def _unknown(run_id: str) -> RunNotFound:
    return RunNotFound(f"There is no run {run_id[:40]}.")
