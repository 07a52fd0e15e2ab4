"""The only writer of a job's status. Every change writes its event in the same transaction."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from studio_kit.events import Broadcast
from studio_kit.project import Take

from ..database import Database, Work
from ..events.models import Event
from ..nodes.models import Artifact, Node
from ..scheduling.models import Estimate
from ..tables import attempts, jobs
from .changes import (
    Change,
    begin_attempt,
    change_attempt,
    end_attempt,
    end_other_attempts,
    exchange_parts,
    load,
    move,
    moved_or_none,
    next_number,
    now,
    output_of,
    reason_of,
    set_values,
    storable,
    take_in,
    tell,
    tell_take,
)
from .models import ACTIVE, MAX_FAILURES, ON_A_NODE, Cause, Job, NewJob, Status, WrongStatus

UNDER_WAY = ON_A_NODE | {Status.COLLECTING}


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
        """All of them or none, in one transaction with what `within` writes down.

        A job that came before under the same key stands in the place of its repetition.
        """

        def work(connection: Connection) -> list[Change]:
            if within is not None:
                within(connection)
            return [take_in(connection, item) for item in new]

        changes = await self._database.transact(work)
        for event in (event for _, happened in changes for event in happened):
            self._told.publish(event)
        return [job for job, _ in changes]

    # -- attempts

    async def lease(
        self,
        job_id: str,
        node: Node,
        *,
        prompt_id: str,
        reason: str,
        client_id: str | None = None,
        estimate: Estimate | None = None,
    ) -> Job:
        """Give a queued job to a node under a prompt id that is on disk before it is sent."""

        def work(connection: Connection) -> Change:
            values = {
                "node_id": node.id,
                "prompt_id": prompt_id,
                "attempt": next_number(connection, job_id),
            }
            job = move(connection, job_id, (Status.QUEUED,), Status.LEASED, values)
            begin_attempt(connection, job, node, prompt_id, client_id=client_id, estimate=estimate)
            data = {"backend_id": node.id, "backend_name": node.name, "reason": reason}
            return job, [tell(connection, job, data)]

        return await self._commit(work)

    async def hedge(
        self,
        job: Job,
        node: Node,
        *,
        prompt_id: str,
        client_id: str | None = None,
        estimate: Estimate | None = None,
    ) -> None:
        """Begin a second attempt beside the one that counts; the job stays where it is."""

        def work(connection: Connection) -> None:
            number = next_number(connection, job.id)
            target = update(jobs).where(
                jobs.c.id == job.id,
                jobs.c.prompt_id == job.prompt_id,
                jobs.c.status.in_(ON_A_NODE),
            )
            if connection.execute(target.values(attempt=jobs.c.attempt)).rowcount == 0:
                status = load(connection, job.id).status
                raise WrongStatus(f"The job is {status}; there is nothing to hedge.")
            begin_attempt(
                connection,
                job,
                node,
                prompt_id,
                number=number,
                hedge=True,
                client_id=client_id,
                estimate=estimate,
            )

        await self._database.transact(work)

    async def promote(
        self, job: Job, prompt_id: str, *, reason: str | None = None, cause: Cause | None = None
    ) -> Job:
        """Let the attempt `prompt_id`, which runs beside the one that counts, count instead.

        With a `reason` the former one has ended, and its node is made to let go of it; without, it
        runs on beside.
        """
        allowed = ON_A_NODE if reason is None else UNDER_WAY

        def work(connection: Connection) -> Job:
            found = select(attempts).where(
                attempts.c.prompt_id == prompt_id, attempts.c.ended_at.is_(None)
            )
            rival = connection.execute(found).one_or_none()
            if rival is None:
                raise WrongStatus("The other attempt has ended; the first one still counts.")
            values: dict[str, Any] = {
                "node_id": rival.node_id,
                "prompt_id": prompt_id,
                "attempt": rival.number,
                "started_at": rival.started_at,
                "artifacts": [],
            }
            to = Status.RUNNING if rival.started_at else Status.LEASED
            promoted = move(connection, job.id, allowed, to, values, prompt_id=job.prompt_id)
            exchange_parts(connection, job.prompt_id, prompt_id)
            if reason is not None:
                end_attempt(connection, job.prompt_id, reason, cause=cause, retract=True)
            return promoted

        return await self._database.transact(work)

    async def start_beside(self, prompt_id: str) -> None:
        """The node works on an attempt that does not count; the job stays where it is."""
        values = {"started_at": now()}
        await self._database.transact(lambda c: change_attempt(c, prompt_id, values))

    async def end_attempt(
        self, prompt_id: str, reason: str, *, cause: Cause | None = None, retract: bool = False
    ) -> None:
        """A hedge came to nothing; the job goes on with the attempt that counts."""

        def work(connection: Connection) -> None:
            end_attempt(connection, prompt_id, reason, cause=cause, retract=retract)

        await self._database.transact(work)

    async def posted(
        self, prompt_id: str, *, warning: str | None = None, client_id: str | None = None
    ) -> None:
        """The node has confirmed that it took the prompt. No status changes."""
        values: dict[str, Any] = {"posted_at": now(), "reason": storable(warning)}
        if client_id is not None:
            values["client_id"] = client_id
        await self._database.transact(lambda c: change_attempt(c, prompt_id, values))

    async def retracted(self, prompt_id: str) -> None:
        """The node has surely let go of an unwanted prompt."""
        await self._database.transact(lambda c: change_attempt(c, prompt_id, {"retract": False}))

    # -- on the node

    async def start(self, job: Job) -> Job:
        def work(connection: Connection) -> Change:
            values = {"started_at": now()}
            allowed = (Status.LEASED,)
            started = move(
                connection, job.id, allowed, Status.RUNNING, values, prompt_id=job.prompt_id
            )
            change_attempt(connection, job.prompt_id, {"started_at": started.started_at})
            return started, [tell(connection, started, {})]

        return await self._commit(work)

    async def collect(self, job: Job, artifacts: Sequence[Artifact]) -> Job:
        """The node is finished; what it made is written down, so that it outlives its history."""
        values: dict[str, Any] = {"artifacts": [item.model_dump() for item in artifacts]}
        values["started_at"] = job.started_at or now()

        def work(connection: Connection) -> Change:
            moved = move(
                connection,
                job.id,
                ON_A_NODE,
                Status.COLLECTING,
                values,
                prompt_id=job.prompt_id,
            )
            return moved, [tell(connection, moved, {})]

        return await self._commit(work)

    # -- ends

    async def finish(self, job: Job, takes: Sequence[Take], *, project_path: str) -> Job:
        """All files are on disk: the takes are told with the end of the job, or not at all."""
        outputs = [output_of(take).model_dump() for take in takes]

        def work(connection: Connection) -> Change:
            warning = reason_of(connection, job.prompt_id)
            values = {"outputs": outputs, "completed_at": now(), "error": warning}
            allowed = (Status.COLLECTING,)
            done = move(connection, job.id, allowed, Status.DONE, values, prompt_id=job.prompt_id)
            end_attempt(connection, job.prompt_id, warning)
            end_other_attempts(connection, done)
            told = [tell_take(connection, done, take, project_path) for take in takes]
            return done, [*told, tell(connection, done, {})]

        return await self._commit(work)

    async def fail(
        self,
        job: Job,
        reason: str,
        *,
        cause: Cause = Cause.OTHER,
        retract: bool = False,
        **facts: Any,
    ) -> Job:
        """Give the job up. `facts` go into its event."""

        def work(connection: Connection) -> Change:
            values = {"error": storable(reason), "cause": cause, "completed_at": now()}
            failed = move(
                connection, job.id, ACTIVE, Status.FAILED, values, prompt_id=job.prompt_id
            )
            end_attempt(connection, job.prompt_id, reason, cause=cause, retract=retract)
            end_other_attempts(connection, failed)
            data = {"reason": reason, "cause": cause, **facts}
            return failed, [tell(connection, failed, data)]

        return await self._commit(work)

    async def requeue(
        self,
        job: Job,
        reason: str,
        *,
        cause: Cause = Cause.OTHER,
        counts: bool = True,
        avoid_node: bool = True,
        retract: bool = False,
        vram_floor: int | None = None,
    ) -> Job:
        """End this attempt and let the job wait again, or fail when it failed too often.

        `counts` is False where the prompt never reached the node. `retract` keeps the prompt on
        the list of those to be withdrawn, because the node may still have it. `vram_floor` is the
        video memory in bytes that the next node must have. A wish to cancel is fulfilled instead.
        """
        failures = job.failures + counts
        if failures >= MAX_FAILURES:
            text = f"Given up after {failures} attempts. The last: {reason}"
            return await self.fail(job, text, cause=cause, retract=retract)
        avoided = {job.node_id} if avoid_node and job.node_id else set[str]()
        values: dict[str, Any] = {
            "failures": failures,
            "avoid": sorted(job.avoid | avoided),
            "node_id": None,
            "prompt_id": None,
            "started_at": None,
            "artifacts": [],
            "vram_floor": max(job.vram_floor or 0, vram_floor or 0) or None,
        }

        def work(connection: Connection) -> Change:
            moved = move(
                connection, job.id, UNDER_WAY, Status.QUEUED, values, prompt_id=job.prompt_id
            )
            end_attempt(connection, job.prompt_id, reason, cause=cause, retract=retract)
            end_other_attempts(connection, moved)
            if moved.cancel_requested:
                gone = {"completed_at": now()}
                moved = move(connection, job.id, (Status.QUEUED,), Status.CANCELLED, gone)
            return moved, [tell(connection, moved, {"reason": reason, "cause": cause})]

        return await self._commit(work)

    async def request_cancel(self, job_id: str) -> Job:
        """A waiting job is cancelled at once; of another the wish is written down."""

        def work(connection: Connection) -> Change:
            values = {"completed_at": now(), "cancel_requested": True}
            gone = moved_or_none(connection, job_id, (Status.QUEUED,), Status.CANCELLED, values)
            if gone is not None:
                return gone, [tell(connection, gone, {})]
            job = load(connection, job_id)
            if job.status not in ACTIVE:
                raise WrongStatus(f"The job is already {job.status}; there is nothing to cancel.")
            return set_values(connection, job_id, {"cancel_requested": True}), []

        return await self._commit(work)

    async def cancelled(self, job: Job, *, retract: bool = False) -> Job:
        """The node has let go of the prompt, or will be made to (`retract`)."""

        def work(connection: Connection) -> Change:
            gone = move(
                connection,
                job.id,
                ACTIVE,
                Status.CANCELLED,
                {"completed_at": now()},
                prompt_id=job.prompt_id,
            )
            end_attempt(connection, job.prompt_id, "cancelled", retract=retract)
            end_other_attempts(connection, gone)
            return gone, [tell(connection, gone, {})]

        return await self._commit(work)

    async def retry(
        self, job_id: str, *, avoid: Collection[str] = (), changes: dict[str, Any] | None = None
    ) -> Job:
        """Queue a failed or cancelled job again, with all its attempts still on record.

        `changes` are further columns, such as another pinned node.
        """
        values: dict[str, Any] = {
            "failures": 0,
            "avoid": sorted(avoid),
            "cancel_requested": False,
            "error": None,
            "cause": None,
            "node_id": None,
            "prompt_id": None,
            "artifacts": [],
            "started_at": None,
            "completed_at": None,
            "deleted_at": None,
            **(changes or {}),
        }

        def work(connection: Connection) -> Change:
            ended = (Status.FAILED, Status.CANCELLED)
            job = move(connection, job_id, ended, Status.QUEUED, values)
            return job, [tell(connection, job, {})]

        return await self._commit(work)

    async def _commit(self, work: Work[Change]) -> Job:
        job, happened = await self._database.transact(work)
        for event in happened:
            self._told.publish(event)
        return job
