"""The only writer of a job's status. Every change writes its event in the same transaction."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, insert, select, update

from studio_kit.events import Broadcast
from studio_kit.project import Take

from ..database import Database, Work
from ..events.models import Event, EventType
from ..events.storage import append
from ..nodes.models import Artifact, Node
from ..tables import attempts, jobs
from .models import (
    ACTIVE,
    MAX_FAILURES,
    ON_A_NODE,
    Job,
    JobNotFound,
    NewJob,
    Output,
    Status,
    WrongStatus,
)

EVENTS = {
    Status.QUEUED: EventType.JOB_QUEUED,
    Status.LEASED: EventType.JOB_LEASED,
    Status.RUNNING: EventType.JOB_RUNNING,
    Status.COLLECTING: EventType.JOB_COLLECTING,
    Status.DONE: EventType.JOB_DONE,
    Status.FAILED: EventType.JOB_FAILED,
    Status.CANCELLED: EventType.JOB_CANCELLED,
}

Change = tuple[Job, list[Event]]


def _now() -> datetime:
    return datetime.now(UTC)


class JobStates:
    """Each method is one transition. `WrongStatus` means that somebody else was first."""

    def __init__(self, database: Database, told: Broadcast[Event]) -> None:
        self._database = database
        self._told = told

    async def submit(self, new: NewJob) -> Job:
        return (await self.submit_all([new]))[0]

    async def submit_all(
        self, new: Sequence[NewJob], *, within: Work[None] | None = None
    ) -> list[Job]:
        """All of them or none, in one transaction with what `within` writes down."""

        def work(connection: Connection) -> list[Change]:
            if within is not None:
                within(connection)
            return [_insert(connection, item) for item in new]

        changes = await self._database.transact(work)
        for event in (event for _, happened in changes for event in happened):
            self._told.publish(event)
        return [job for job, _ in changes]

    async def lease(self, job_id: str, node: Node, *, prompt_id: str, reason: str) -> Job:
        """Give a queued job to a node under a prompt id that is on disk before it is sent."""

        def work(connection: Connection) -> Change:
            values = {"node_id": node.id, "prompt_id": prompt_id, "attempt": jobs.c.attempt + 1}
            job = _move(connection, job_id, (Status.QUEUED,), Status.LEASED, values)
            connection.execute(
                insert(attempts).values(
                    job_id=job_id,
                    number=job.attempt,
                    node_id=node.id,
                    node_name=node.name,
                    prompt_id=prompt_id,
                    leased_at=_now(),
                    retract=False,
                    hedge=False,
                )
            )
            data = {"backend_id": node.id, "backend_name": node.name, "reason": reason}
            return job, [_tell(connection, job, data)]

        return await self._commit(work)

    async def posted(self, prompt_id: str, *, warning: str | None = None) -> None:
        """The node has confirmed that it took the prompt. No status changes."""

        def work(connection: Connection) -> None:
            target = update(attempts).where(attempts.c.prompt_id == prompt_id)
            connection.execute(target.values(posted_at=_now(), reason=warning))

        await self._database.transact(work)

    async def start(self, job: Job) -> Job:
        def work(connection: Connection) -> Change:
            started = _move(
                connection,
                job.id,
                (Status.LEASED,),
                Status.RUNNING,
                {"started_at": _now()},
                prompt_id=job.prompt_id,
            )
            target = update(attempts).where(attempts.c.prompt_id == job.prompt_id)
            connection.execute(target.values(started_at=started.started_at))
            return started, [_tell(connection, started, {})]

        return await self._commit(work)

    async def collect(self, job: Job, artifacts: Sequence[Artifact]) -> Job:
        """The node is finished; what it made is written down, so that it outlives its history."""
        values: dict[str, Any] = {"artifacts": [item.model_dump() for item in artifacts]}
        values["started_at"] = job.started_at or _now()

        def work(connection: Connection) -> Change:
            moved = _move(
                connection,
                job.id,
                ON_A_NODE,
                Status.COLLECTING,
                values,
                prompt_id=job.prompt_id,
            )
            return moved, [_tell(connection, moved, {})]

        return await self._commit(work)

    async def finish(self, job: Job, takes: Sequence[Take], *, project_path: str) -> Job:
        """All files are on disk: the takes are told with the end of the job, or not at all."""
        outputs = [_output(take).model_dump() for take in takes]

        def work(connection: Connection) -> Change:
            warning = connection.scalar(
                select(attempts.c.reason).where(attempts.c.prompt_id == job.prompt_id)
            )
            values = {"outputs": outputs, "completed_at": _now(), "error": warning}
            done = _move(
                connection,
                job.id,
                (Status.COLLECTING,),
                Status.DONE,
                values,
                prompt_id=job.prompt_id,
            )
            _end_attempt(connection, job, warning)
            told = [_tell_take(connection, done, take, project_path) for take in takes]
            return done, [*told, _tell(connection, done, {})]

        return await self._commit(work)

    async def fail(self, job: Job, reason: str, *, retract: bool = False, **facts: Any) -> Job:
        """Give the job up. `facts` go into its event."""

        def work(connection: Connection) -> Change:
            values = {"error": reason, "completed_at": _now()}
            failed = _move(
                connection, job.id, ACTIVE, Status.FAILED, values, prompt_id=job.prompt_id
            )
            _end_attempt(connection, job, reason, retract=retract)
            return failed, [_tell(connection, failed, {"reason": reason, **facts})]

        return await self._commit(work)

    async def requeue(
        self, job: Job, reason: str, *, counts: bool = True, retract: bool = False
    ) -> Job:
        """End this attempt and let the job wait again, or fail when it failed too often.

        `counts` is False where the prompt never reached the node. `retract` keeps the prompt on
        the list of those to be withdrawn, because the node may still have it.
        """
        failures = job.failures + counts
        if failures >= MAX_FAILURES:
            text = f"Given up after {failures} attempts. The last: {reason}"
            return await self.fail(job, text, retract=retract)
        values: dict[str, Any] = {
            "failures": failures,
            "avoid": sorted({*job.avoid, *([job.node_id] if job.node_id else [])}),
            "node_id": None,
            "prompt_id": None,
            "started_at": None,
            "artifacts": [],
        }

        def work(connection: Connection) -> Change:
            moved = _move(
                connection,
                job.id,
                ON_A_NODE | {Status.COLLECTING},
                Status.QUEUED,
                values,
                prompt_id=job.prompt_id,
            )
            _end_attempt(connection, job, reason, retract=retract)
            return moved, [_tell(connection, moved, {"reason": reason})]

        return await self._commit(work)

    async def request_cancel(self, job_id: str) -> Job:
        """A waiting job is cancelled at once; of another the wish is written down."""

        def work(connection: Connection) -> Change:
            job = _load(connection, job_id)
            if job.status not in ACTIVE:
                raise WrongStatus(f"The job is already {job.status}; there is nothing to cancel.")
            if job.status is not Status.QUEUED:
                _set(connection, job_id, {"cancel_requested": True})
                return _load(connection, job_id), []
            values = {"completed_at": _now(), "cancel_requested": True}
            gone = _move(connection, job_id, (Status.QUEUED,), Status.CANCELLED, values)
            return gone, [_tell(connection, gone, {})]

        return await self._commit(work)

    async def cancelled(self, job: Job, *, retract: bool = False) -> Job:
        """The node has let go of the prompt, or will be made to (`retract`)."""

        def work(connection: Connection) -> Change:
            gone = _move(
                connection,
                job.id,
                ACTIVE,
                Status.CANCELLED,
                {"completed_at": _now()},
                prompt_id=job.prompt_id,
            )
            _end_attempt(connection, job, "cancelled", retract=retract)
            return gone, [_tell(connection, gone, {})]

        return await self._commit(work)

    async def retry(self, job_id: str) -> Job:
        """Queue a failed or cancelled job again, with all its attempts still on record."""
        values: dict[str, Any] = {
            "failures": 0,
            "avoid": [],
            "cancel_requested": False,
            "error": None,
            "node_id": None,
            "prompt_id": None,
            "artifacts": [],
            "started_at": None,
            "completed_at": None,
        }

        def work(connection: Connection) -> Change:
            ended = (Status.FAILED, Status.CANCELLED)
            job = _move(connection, job_id, ended, Status.QUEUED, values)
            return job, [_tell(connection, job, {})]

        return await self._commit(work)

    async def retracted(self, prompt_id: str) -> None:
        """The node has surely let go of an unwanted prompt."""

        def work(connection: Connection) -> None:
            target = update(attempts).where(attempts.c.prompt_id == prompt_id)
            connection.execute(target.values(retract=False))

        await self._database.transact(work)

    async def _commit(self, work: Any) -> Job:
        job, happened = await self._database.transact(work)
        for event in happened:
            self._told.publish(event)
        return job


def _insert(connection: Connection, new: NewJob) -> Change:
    connection.execute(insert(jobs).values(_columns(new)))
    # Behind all others: the number is known only now.
    _set(connection, new.id, {"position": jobs.c.number})
    job = _load(connection, new.id)
    data = {} if new.refusal is None else {"reason": new.refusal}
    return job, [_tell(connection, job, data)]


def _move(
    connection: Connection,
    job_id: str,
    allowed: Collection[Status],
    to: Status,
    values: dict[str, Any],
    *,
    prompt_id: str | None = None,
) -> Job:
    """Change the status if it still is one of `allowed`, of the attempt `prompt_id` if given."""
    target = update(jobs).where(jobs.c.id == job_id, jobs.c.status.in_(allowed))
    if prompt_id is not None:
        target = target.where(jobs.c.prompt_id == prompt_id)
    changed = target.values(status=to, **values)
    row = connection.execute(changed.returning(*light_columns())).one_or_none()
    if row is None:
        status = _load(connection, job_id).status
        raise WrongStatus(f"The job is {status} and cannot become {to}.", status_now=status)
    return Job.from_row(row)


def _set(connection: Connection, job_id: str, values: dict[str, Any]) -> None:
    connection.execute(update(jobs).where(jobs.c.id == job_id).values(values))


def _load(connection: Connection, job_id: str) -> Job:
    rows = connection.execute(select(*light_columns()).where(jobs.c.id == job_id))
    row = rows.one_or_none()
    if row is None:
        raise JobNotFound(f"There is no job {job_id}.")
    return Job.from_row(row)


def light_columns() -> list[Column[Any]]:
    """All but the graph, which can be megabytes and is read only where it is needed."""
    return [column for column in jobs.c if column is not jobs.c.graph]


def _end_attempt(
    connection: Connection, job: Job, reason: str | None, *, retract: bool = False
) -> None:
    if job.prompt_id is None:
        return
    target = update(attempts).where(attempts.c.prompt_id == job.prompt_id)
    connection.execute(target.values(ended_at=_now(), reason=reason, retract=retract))


def _tell(connection: Connection, job: Job, data: dict[str, Any]) -> Event:
    project = job.metadata.project_id
    kind = EVENTS[job.status]
    return append(connection, kind, at=_now(), job_id=job.id, project_id=project, data=data)


def _tell_take(connection: Connection, job: Job, take: Take, project: str) -> Event:
    return append(
        connection,
        EventType.TAKE_WRITTEN,
        at=_now(),
        job_id=job.id,
        project_id=job.metadata.project_id,
        data={"project_path": project, "take": take.mirror()},
    )


def _output(take: Take) -> Output:
    return Output(
        path=take.path,
        kind=take.kind,
        take_id=take.id,
        sha256=take.sha256,
        width=take.width,
        height=take.height,
    )


def _columns(new: NewJob) -> dict[str, Any]:
    now = _now()
    return {
        "id": new.id,
        "status": Status.QUEUED if new.refusal is None else Status.FAILED,
        "priority": new.priority,
        "project_id": new.metadata.project_id,
        "metadata": new.metadata.model_dump(mode="json"),
        "graph": new.graph,
        "graph_hash": new.graph_hash,
        "pinned_node": new.pinned_node,
        "required_classes": list(new.required_classes),
        "attempt": 0,
        "failures": 0,
        "avoid": [],
        "cancel_requested": False,
        "artifacts": [],
        "outputs": [],
        "error": new.refusal,
        "created_at": now,
        "completed_at": None if new.refusal is None else now,
        "position": 0,
        "interactive": new.interactive,
        "signature": new.signature,
        "models": list(new.models),
        "overtaken": 0,
        "time_limit": new.time_limit,
        **asdict(new.owner),
    }
