"""The statements that change a job, for `states.py` and `edits.py`. Each takes the transaction."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, Update, bindparam, func, insert, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from studio_kit.errors import Conflict
from studio_kit.project import Take

from ..events.models import Event, EventType
from ..events.storage import append
from ..nodes.models import Node
from ..scheduling.models import Estimate
from ..tables import attempts, job_graphs, jobs
from .models import Cause, Job, JobNotFound, NewJob, Output, Status, WrongStatus
from .order import lane_of
from .search import search_text

EVENTS = {
    Status.QUEUED: EventType.JOB_QUEUED,
    Status.LEASED: EventType.JOB_LEASED,
    Status.RUNNING: EventType.JOB_RUNNING,
    Status.COLLECTING: EventType.JOB_COLLECTING,
    Status.DONE: EventType.JOB_DONE,
    Status.FAILED: EventType.JOB_FAILED,
    Status.CANCELLED: EventType.JOB_CANCELLED,
}
OUTRUN = "Another attempt at the job was first."

Change = tuple[Job, list[Event]]


def _with(target: Update, table: Table, *columns: str) -> Update:
    """The update with a parameter for each of the columns, of its name."""
    return target.values({name: bindparam(name, type_=table.c[name].type) for name in columns})


_JOB = select(jobs).where(jobs.c.id == bindparam("job_id"))
_LAST_NUMBER = select(func.max(attempts.c.number)).where(attempts.c.job_id == bindparam("job_id"))
_TAKE_IN, _TAKE_GRAPH, _BEGIN_ATTEMPT = insert(jobs), insert(job_graphs), insert(attempts)
# A new job stands behind all others: its number is known only once it is written.
_LAST_IN_LINE = (
    update(jobs)
    .where(jobs.c.id == bindparam("is_job"))
    .values(position=jobs.c.number)
    .returning(*jobs.c)
)
_OTHERS = update(attempts).where(
    attempts.c.job_id == bindparam("is_job"),
    attempts.c.prompt_id != bindparam("is_prompt"),
    attempts.c.ended_at.is_(None),
)
_END_OTHERS = _with(_OTHERS, attempts, "ended_at", "reason", "retract")
_REASON = select(attempts.c.reason).where(attempts.c.prompt_id == bindparam("is_prompt"))


class KeyReused(Conflict):
    title = "The key was used for another job"


def storable(text: str | None) -> str | None:
    """What a node said, as a database takes it: PostgreSQL holds no NUL in a text."""
    return text.replace("\0", " ") if text else text


def now() -> datetime:
    return datetime.now(UTC)


def take_in(connection: Connection, new: NewJob) -> Change:
    """Write a new job down; a job that came before under the same key is given back instead.

    Raises `KeyReused`.
    """
    if new.key is not None and (before := by_key(connection, new.key, new.submission_hash)):
        return before, []
    connection.execute(_TAKE_IN, _columns(new))
    connection.execute(_TAKE_GRAPH, {"job_id": new.id, "graph": new.graph})
    job = Job.from_row(connection.execute(_LAST_IN_LINE, {"is_job": new.id}).one())
    data = {} if new.refusal is None else {"reason": new.refusal}
    return job, [tell(connection, job, data)]


def by_key(connection: Connection, key: str, submission_hash: str | None) -> Job | None:
    """The job of an earlier call under this key. Raises `KeyReused` where it was another one."""
    row = connection.execute(select(jobs).where(jobs.c.idempotency_key == key)).one_or_none()
    if row is None:
        return None
    if row.submission_hash != submission_hash:
        raise KeyReused(
            f"The idempotency key {key[:40]!r} was used for another submission, job {row.id}; "
            "take a new key for a new job."
        )
    return Job.from_row(row)


def move(
    connection: Connection,
    job_id: str,
    allowed: Collection[Status],
    to: Status,
    values: dict[str, Any],
    *,
    prompt_id: str | None = None,
) -> Job:
    """Change the status if it still is one of `allowed`, of the attempt `prompt_id` if given."""
    moved = moved_or_none(connection, job_id, allowed, to, values, prompt_id=prompt_id)
    if moved is None:
        status = load(connection, job_id).status
        raise WrongStatus(f"The job is {status} and cannot become {to}.", status_now=status)
    return moved


def moved_or_none(
    connection: Connection,
    job_id: str,
    allowed: Collection[Status],
    to: Status,
    values: dict[str, Any],
    *,
    prompt_id: str | None = None,
) -> Job | None:
    moving = _moving(frozenset(values), fenced=prompt_id is not None)
    found = {"is_job": job_id, "is_status": list(allowed)}
    fence = {} if prompt_id is None else {"is_prompt": prompt_id}
    row = connection.execute(moving, {"status": to, **values, **found, **fence}).one_or_none()
    return Job.from_row(row) if row else None


@cache
def _moving(columns: frozenset[str], *, fenced: bool) -> ReturningUpdate[Any]:
    """Built once for each kind of move: building it took longer than running it."""
    target = update(jobs).where(
        jobs.c.id == bindparam("is_job"),
        jobs.c.status.in_(bindparam("is_status", expanding=True)),
    )
    if fenced:
        target = target.where(jobs.c.prompt_id == bindparam("is_prompt"))
    return _with(target, jobs, "status", *sorted(columns)).returning(*jobs.c)


def set_values(connection: Connection, job_id: str, values: dict[str, Any]) -> Job:
    """Raises `JobNotFound`."""
    target = update(jobs).where(jobs.c.id == job_id).values(values)
    row = connection.execute(target.returning(*jobs.c)).one_or_none()
    if row is None:
        raise _not_found(job_id)
    return Job.from_row(row)


def load(connection: Connection, job_id: str) -> Job:
    """Raises `JobNotFound`."""
    row = connection.execute(_JOB, {"job_id": job_id}).one_or_none()
    if row is None:
        raise _not_found(job_id)
    return Job.from_row(row)


def _not_found(job_id: str) -> JobNotFound:
    return JobNotFound(f"There is no job {job_id[:40]}.")


def next_number(connection: Connection, job_id: str) -> int:
    """The number of the job's next attempt."""
    return (connection.scalar(_LAST_NUMBER, {"job_id": job_id}) or 0) + 1


def begin_attempt(
    connection: Connection,
    job: Job,
    node: Node,
    prompt_id: str,
    *,
    number: int | None = None,
    hedge: bool = False,
    client_id: str | None = None,
    estimate: Estimate | None = None,
) -> None:
    """Write an attempt down before its prompt is sent."""
    values = {
        "job_id": job.id,
        "number": number or job.attempt,
        "node_id": node.id,
        "node_name": node.name,
        "prompt_id": prompt_id,
        "leased_at": now(),
        "retract": False,
        "hedge": hedge,
        "client_id": client_id,
        "estimate": estimate.seconds if estimate else None,
        "estimate_low": estimate.low if estimate else None,
        "estimate_high": estimate.high if estimate else None,
    }
    connection.execute(_BEGIN_ATTEMPT, values)


def end_attempt(
    connection: Connection,
    prompt_id: str | None,
    reason: str | None,
    *,
    cause: Cause | None = None,
    retract: bool = False,
) -> None:
    """`retract` keeps the prompt on the list of those that its node must let go of."""
    if prompt_id is None:
        return
    text = storable(reason)
    values = {"ended_at": now(), "reason": text, "cause": cause, "retract": retract}
    change_attempt(connection, prompt_id, values)


def change_attempt(connection: Connection, prompt_id: str | None, values: dict[str, Any]) -> None:
    """Of no attempt where there is no prompt."""
    connection.execute(_attempt_with(frozenset(values)), {"is_prompt": prompt_id, **values})


@cache
def _attempt_with(columns: frozenset[str]) -> Update:
    target = update(attempts).where(attempts.c.prompt_id == bindparam("is_prompt"))
    return _with(target, attempts, *sorted(columns))


def reason_of(connection: Connection, prompt_id: str | None) -> str | None:
    """What was said of an attempt, such as which outputs its node left out."""
    return connection.scalar(_REASON, {"is_prompt": prompt_id})


def exchange_parts(connection: Connection, former: str | None, now_counting: str) -> None:
    """Of two attempts at one job, by prompt id: the one that ran beside counts from now on."""
    for prompt_id, beside in ((former, True), (now_counting, False)):
        target = update(attempts).where(attempts.c.prompt_id == prompt_id)
        connection.execute(target.values(hedge=beside))


def end_other_attempts(connection: Connection, job: Job) -> None:
    """The job went its way with the attempt that counts: whatever runs beside it is withdrawn."""
    values = {"ended_at": now(), "reason": OUTRUN, "retract": True}
    # No prompt has an empty id: without one, all others are all.
    said = {"is_job": job.id, "is_prompt": job.prompt_id or ""}
    connection.execute(_END_OTHERS, {**said, **values})


def tell(
    connection: Connection, job: Job, data: dict[str, Any], *, kind: EventType | None = None
) -> Event:
    """Without a `kind` the event is that of the job's new status."""
    of_run = {"run_id": job.owner.run_id} if job.owner.run_id else {}
    return append(
        connection,
        kind or EVENTS[job.status],
        at=now(),
        job_id=job.id,
        project_id=job.metadata.project_id,
        data={**data, **of_run},
    )


def tell_take(connection: Connection, job: Job, take: Take, project: str) -> Event:
    data = {"project_path": project, "take": take.mirror()}
    return tell(connection, job, data, kind=EventType.TAKE_WRITTEN)


def output_of(take: Take) -> Output:
    return Output(
        path=take.path,
        kind=take.kind,
        take_id=take.id,
        sha256=take.sha256,
        width=take.width,
        height=take.height,
    )


def _columns(new: NewJob) -> dict[str, Any]:
    refused = new.refusal is not None
    return {
        "id": new.id,
        "status": Status.FAILED if refused else Status.QUEUED,
        "error": new.refusal,
        "cause": Cause.REFUSED if refused else None,
        "completed_at": now() if refused else None,
        "created_at": now(),
        "attempt": 0,
        "failures": 0,
        "avoid": [],
        "cancel_requested": False,
        "artifacts": [],
        "outputs": [],
        "overtaken": 0,
        **_content(new),
        **_place(new),
        **asdict(new.owner),
    }


def _content(new: NewJob) -> dict[str, Any]:
    metadata = new.metadata.model_dump(mode="json")
    return {
        "metadata": metadata,
        "project_id": new.metadata.project_id,
        "shot_id": new.metadata.shot_id,
        "shot": new.metadata.shot,
        "search_text": search_text(new.id, metadata),
        "graph_hash": new.graph_hash,
        "required_classes": list(new.required_classes),
        "signature": new.signature,
        "models": list(new.models),
        "idempotency_key": new.key,
        "submission_hash": new.submission_hash,
        "time_limit": new.time_limit,
    }


def _place(new: NewJob) -> dict[str, Any]:
    return {
        "pinned_node": new.pinned_node,
        "priority": new.priority,
        "interactive": new.interactive,
        "lane": lane_of(interactive=new.interactive, priority=new.priority),
        "position": 0,
    }
