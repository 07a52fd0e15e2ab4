"""The queues of leased prompts: one per node, worked off by every orchestrator of the farm.

The engine (Procrastinate on PostgreSQL) has the heartbeats, the wake-ups, the requests to stop and
the list of those who are dead. It knows nothing of nodes: an entry says which prompt is to be seen
through, and an entry that comes back to the queue is seen through by somebody else.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol, cast

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.job_context import AbortReason
from procrastinate.jobs import Job as QueueJob
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from sqlalchemy import URL

from studio_kit.errors import Unavailable

from ..database.bell import conninfo
from ..database.engines import session_options
from .queue_schema import SCHEMA

TASK = "see_through"
HEARTBEAT_SECONDS = 2.0
STALLED_SECONDS = 8.0
"""So long an orchestrator may be silent before its prompts are another's."""

FETCH_SECONDS = 1.0
"""A new entry wakes at once; one that was given back is found by looking."""

MOST_AT_ONCE = 4096
"""Entries of one orchestrator: each is a waiting task, not a thread."""


class QueueBroken(Unavailable):
    title = "The queue of prompts broke off"


@dataclass(frozen=True)
class Entry:
    """A leased prompt. `is_fresh`: it was surely never sent to its node."""

    job_id: str
    prompt_id: str
    node_id: str
    is_fresh: bool


class Hands(Protocol):
    """Who works off the queue in this process."""

    def begin(self, entry: Entry) -> "asyncio.Task[None]":
        """See the prompt through; the task ends when there is nothing left to do for it."""
        ...

    def stop(self, entry: Entry) -> None:
        """Somebody wants the work on it to end."""
        ...


class LeaseQueue:
    def __init__(self, app: App) -> None:
        self._app = app
        self._held: dict[str, QueueJob] = {}
        app.task(name=TASK, pass_context=True, retry=_HandOver())(self._work)

    @classmethod
    @asynccontextmanager
    async def open(cls, url: URL) -> AsyncGenerator["LeaseQueue"]:
        options = f"{session_options()} -c search_path={SCHEMA}"
        connector = PsycopgConnector(
            conninfo=conninfo(url), kwargs={"options": options}, min_size=1, max_size=4, timeout=5
        )
        app = App(connector=connector)
        async with app.open_async():
            yield cls(app)

    async def put(self, entry: Entry) -> None:
        """Queue a prompt at its node. What waits there already is not queued twice."""
        # The lock is the prompt and not the node: a node has two prompts by design, and those
        # whose files are being collected besides.
        task = self._app.configure_task(
            TASK, queue=entry.node_id, lock=entry.prompt_id, queueing_lock=entry.prompt_id
        )
        try:
            await task.defer_async(**asdict(entry))
        except AlreadyEnqueued:
            return

    async def abort(self, prompt_id: str) -> None:
        """Whoever works on the prompt is told to stop. Who begins later sees the wish by itself."""
        for job in await self._app.job_manager.list_jobs_async(lock=prompt_id, status="doing"):
            if job.id is not None:
                await self._app.job_manager.cancel_job_by_id_async(job.id, abort=True)

    async def holds(self, prompt_id: str) -> bool:
        """Whether the prompt is this process's to send, as the database says now."""
        held = self._held.get(prompt_id)
        if held is None:
            return False
        found = await self._app.job_manager.list_jobs_async(
            id=held.id, status="doing", worker_id=held.worker_id
        )
        return any(True for _ in found)

    async def prompts(self) -> set[str]:
        """Those that wait or are worked on, here or elsewhere."""
        found: set[str] = set()
        for status in ("todo", "doing"):
            jobs = await self._app.job_manager.list_jobs_async(status=status)
            found |= {job.lock for job in jobs if job.lock is not None}
        return found

    async def revive(self) -> list[str]:
        """Give what dead orchestrators held back to the queue; the prompts' ids."""
        manager = self._app.job_manager
        stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS)
        for job in stalled:
            if job.id is not None:
                await manager.retry_job_by_id_async(job.id, retry_at=datetime.now(UTC))
        return [job.lock for job in stalled if job.lock is not None]

    async def sweep(self) -> None:
        """Forget entries that ended otherwise than by being done."""
        await self._app.job_manager.delete_old_jobs(
            1, include_failed=True, include_cancelled=True, include_aborted=True
        )

    async def work(self, hands: Hands) -> None:
        """Until cancelled; then what is unfinished goes back to the queue. Raises `QueueBroken`."""
        await self._app.run_worker_async(
            concurrency=MOST_AT_ONCE,
            additional_context={"hands": hands},
            fetch_job_polling_interval=FETCH_SECONDS,
            abort_job_polling_interval=HEARTBEAT_SECONDS,
            shutdown_graceful_timeout=0,
            delete_jobs="always",
            install_signal_handlers=False,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
        )
        raise QueueBroken("The connection to the queue of prompts was lost.")

    async def _work(self, context: JobContext, **said: Any) -> None:
        entry = Entry(**said)
        if context.job.attempts:
            entry = replace(entry, is_fresh=False)
        self._held[entry.prompt_id] = context.job
        try:
            await self._until_done(context, entry)
        finally:
            self._held.pop(entry.prompt_id, None)

    async def _until_done(self, context: JobContext, entry: Entry) -> None:
        """A request to stop comes as a cancellation, and the work ends in its own good time."""
        hands = cast(Hands, context.additional_context["hands"])
        working = hands.begin(entry)
        while not working.done():
            try:
                await asyncio.shield(working)
            except asyncio.CancelledError:
                if context.abort_reason() is not AbortReason.USER_REQUEST or working.done():
                    working.cancel()
                    await asyncio.wait([working])
                    raise
                _forget_cancellation()
                hands.stop(entry)


def _forget_cancellation() -> None:
    if (task := asyncio.current_task()) is not None:
        task.uncancel()


class _HandOver(BaseRetryStrategy):
    """Work that this process had to leave is somebody else's at once."""

    def get_retry_decision(
        self, *, exception: BaseException, job: QueueJob
    ) -> RetryDecision | None:
        left = isinstance(exception, asyncio.CancelledError)
        return RetryDecision(retry_at=datetime.now(UTC)) if left else None
